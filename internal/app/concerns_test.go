package app_test

import (
	"strings"
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
)

const disclosed = "zarquon"

func (d *desk) concern() *care.Concern {
	d.t.Helper()
	c := &care.Concern{Meta: d.of(d.amara), On: "2026-11-24", At: "14:10", Words: "He said " + disclosed + " again", Heard: "Ruth Okafor"}
	d.save(c)
	return c
}

func told(c *care.Concern) *care.ConcernAddition {
	return &care.ConcernAddition{Meta: record.Meta{PersonID: c.PersonID}, ConcernID: c.ID, What: "told", Told: "Duty desk", How: "phone", On: "2026-11-24", Reference: "MS-1"}
}

func TestConcernIsLockedAndOutsideUndo(t *testing.T) {
	d := newDesk(t)
	jo := d.person("Jo")
	d.contact(d.amara, "A chat")
	before, _, err := d.UndoLabels(ctx)
	must(t, err)
	c := d.concern()
	if c.Writer != "Ruth Okafor" || c.WrittenOn != "2026-11-24" || c.WrittenAt == "" {
		t.Errorf("signed %q on %q at %q", c.Writer, c.WrittenOn, c.WrittenAt)
	}
	d.save(told(c))
	if after, _, err := d.UndoLabels(ctx); err != nil || after != before {
		t.Errorf("Undo would do %q, before it %q, %v", after, before, err)
	}
	changed := *c
	changed.Words = "nothing"
	d.refused(func() error { return d.Save(ctx, &changed) }, "locked once it is saved")
	d.refused(func() error { return d.Remove(ctx, "concern", c.ID) }, "locked once it is saved")
	d.refused(func() error { return d.Move(ctx, "concern", c.ID, jo.ID) }, "stays where it was written")
	if _, err := importCSV(ctx, d.App, "concern", "words\nx\n", d.amara.ID); fault.CodeOf(err) != fault.Refused {
		t.Errorf("read from a file: %v", err)
	}
	// saved together with something that can be undone, neither is a step
	d.save(&care.Contact{Meta: d.of(d.amara), On: "2026-11-24", Mode: "phone"}, &care.Concern{Meta: d.of(d.amara), On: "2026-11-24", Words: "more", Heard: "Ruth Okafor"})
	for {
		label, _, err := d.UndoLabels(ctx)
		must(t, err)
		if label == "" || strings.HasPrefix(label, "made") || strings.HasPrefix(label, "added Amara") {
			break
		}
		if _, err := d.Undo(ctx); err != nil {
			break
		}
	}
	if list, err := d.Concerns(ctx, d.amara.ID); err != nil || len(list) != 2 || list[1].Concern.Words != c.Words && list[0].Concern.Words != c.Words {
		t.Errorf("after every undo: %d concerns, %v", len(list), err)
	}
	d.whole()
}

func TestConcernStaysDueUntilSomebodyIsTold(t *testing.T) {
	d := newDesk(t)
	c := d.concern()
	due := func() (state rules.State) {
		h, err := d.Home(ctx)
		must(t, err)
		one, err := d.Dues(ctx, d.amara.ID)
		must(t, err)
		n := 0
		for _, x := range append(h.Dues, one...) {
			if x.Rule == rules.ConcernRule {
				n++
				state = x.State
				if strings.Contains(x.Thing+x.Line(), disclosed) {
					t.Error("the line says what was said")
				}
			}
		}
		if n != 0 && n != 2 {
			t.Errorf("%d lines, want one on the first page and one beside the person", n)
		}
		return state
	}
	if s := due(); s != rules.Soon {
		t.Errorf("on the day: %q", s)
	}
	d.clock.Step(24 * time.Hour)
	if s := due(); s != rules.Overdue {
		t.Errorf("the day after: %q", s)
	}
	d.save(&care.ConcernAddition{Meta: d.of(d.amara), ConcernID: c.ID, What: "note", On: "2026-11-25", Note: "Asked again"})
	if s := due(); s != rules.Overdue {
		t.Errorf("a note is not telling somebody: %q", s)
	}
	must(t, d.ClosePerson(ctx, d.amara.ID, "moved_on", "2026-11-25"))
	if s := due(); s != rules.Overdue {
		t.Errorf("a closed record: %q", s)
	}
	d.save(told(c))
	if s := due(); s != "" {
		t.Errorf("told, and still %q", s)
	}
}

func TestConcernIsNeverAnywhereElse(t *testing.T) {
	d := newDesk(t)
	before := d.finds(disclosed, "")
	c := d.concern()
	add := told(c)
	add.Note = disclosed
	d.save(add)
	if d.finds(disclosed, "") != before || d.finds(disclosed, d.amara.ID) != 0 {
		t.Error("search finds it")
	}
	f, err := d.File(ctx, d.amara.ID)
	must(t, err)
	f.Each(func(r record.Record) {
		if care.SpecOf(r).Apart {
			t.Error("the file holds it, and with it every print-out could")
		}
	})
	// every print-out, for every reader that may have it
	for _, kind := range d.PrintKinds() {
		for _, reader := range d.PrintReaders(kind.Code) {
			got, err := d.Print(ctx, app.PrintRequest{Kind: kind.Code, PersonID: d.amara.ID, Audience: record.Audience(reader.Code), ForWhom: "x", Purpose: "x", Format: "txt"})
			if err != nil {
				continue // this one needs more to be made
			}
			if text := strings.ToLower(string(got.Bytes)); strings.Contains(text, disclosed) || strings.Contains(text, "safeguarding concern") {
				t.Errorf("%s for %s holds it", kind.Code, reader.Code)
			}
		}
	}
	out, err := d.Export(ctx, d.amara.ID, "Jo")
	must(t, err)
	if text := string(out.Bytes); strings.Contains(text, disclosed) || strings.Contains(text, c.ID) || strings.Contains(text, `"concern`) {
		t.Error("the copy of everything holds it")
	}
	open := &care.Concern{Meta: d.of(d.amara), On: "2026-11-24", Words: disclosed, Heard: "Ruth Okafor"}
	d.save(open)
	if cal, err := d.Calendar(ctx, d.amara.ID, "Jo"); err == nil && strings.Contains(strings.ToLower(string(cal.Bytes)), "safeguarding") {
		t.Error("the calendar holds it")
	}
	if list, err := d.Unrecorded(ctx, ""); err != nil || strings.Contains(strings.ToLower(strings.Join(texts(list), " ")), disclosed) {
		t.Errorf("what is not on the council's record holds it, or %v", err)
	}

	unfinished := app.Draft{Kind: "concern", PersonID: d.amara.ID, Fields: map[string]string{"words": disclosed}}
	must(t, d.KeepDraft(ctx, unfinished))
	if kept, err := d.DraftOf(ctx, "concern", "", d.amara.ID); err != nil || kept == nil {
		t.Errorf("an unfinished concern is not kept: %v", err)
	}

	must(t, d.HandOver(ctx, d.amara.ID))
	if kept, err := d.DraftOf(ctx, "concern", "", d.amara.ID); err != nil || kept != nil {
		t.Errorf("an unfinished concern can be read while the keyboard is handed over: %+v, %v", kept, err)
	}
	if all, err := d.Drafts(ctx); err != nil || len(all) != 0 {
		t.Errorf("among the unfinished: %+v, %v", all, err)
	}
	unfinished.Fields = nil
	d.refused(func() error { return d.KeepDraft(ctx, unfinished) }, "handed over")
	d.refused(func() error { _, err := d.Concerns(ctx, d.amara.ID); return err }, "handed over")
	d.refused(func() error { _, err := d.List(ctx, "concern", app.Filter{}); return err }, "handed over")
	d.refused(func() error { _, err := d.Get(ctx, "concern", c.ID); return err }, "handed over")
	d.refused(func() error {
		return d.Save(ctx, &care.Concern{Meta: d.of(d.amara), On: "2026-11-24", Words: "x", Heard: "y"})
	}, "handed over")
	list, err := d.History(ctx, app.HistoryFilter{Limit: 1000})
	must(t, err)
	for _, h := range list {
		if strings.HasPrefix(h.Kind, "concern") {
			t.Error("history shows it while the keyboard is handed over")
		}
	}
	h, err := d.Home(ctx)
	must(t, err)
	if len(h.Drafts) != 0 {
		t.Error("the first page counts the unfinished concern while the keyboard is handed over")
	}
	for _, x := range h.Dues {
		if x.Rule == rules.ConcernRule {
			t.Error("the line stands there while the keyboard is handed over")
		}
	}
}

func texts(list []app.Unrecorded) (out []string) {
	for _, u := range list {
		out = append(out, u.Line)
	}
	return out
}

func TestConcernIsRefusedWithASentence(t *testing.T) {
	d := newDesk(t)
	c := d.concern()
	for _, row := range []struct {
		r    record.Record
		want string
	}{
		{&care.Concern{Meta: d.of(d.amara), On: "2026-11-24", Heard: "Ruth"}, "Write the exact words"},
		{&care.Concern{Meta: d.of(d.amara), On: "2026-11-24", Words: "x"}, "Name who heard the words."},
		{&care.Concern{Meta: d.of(d.amara), Words: "x", Heard: "Ruth"}, "Type the day"},
		{&care.Concern{Meta: d.of(d.amara), On: "2027-11-24", Words: "x", Heard: "Ruth"}, "has not come yet"},
		{&care.ConcernAddition{Meta: d.of(d.amara), ConcernID: c.ID, What: "told", On: "2026-11-24", How: "phone"}, "Name who was told."},
		{&care.ConcernAddition{Meta: d.of(d.amara), ConcernID: c.ID, What: "told", On: "2026-11-24", Told: "Duty desk"}, "Say how they were told."},
		{&care.ConcernAddition{Meta: d.of(d.amara), ConcernID: c.ID, What: "note", On: "2026-11-24"}, "Write what is to be added."},
	} {
		if err := d.Save(ctx, row.r); err == nil || !strings.Contains(fault.Sentence(err), row.want) {
			t.Errorf("want %q, got %v", row.want, err)
		}
	}
}
