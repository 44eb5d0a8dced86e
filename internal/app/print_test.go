package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/internal/value"
)

func TestPrintIsRecorded(t *testing.T) {
	d := newDesk(t)
	req := app.PrintRequest{Kind: "review-pack", PersonID: d.amara.ID, Audience: record.Meeting, ForWhom: "the people at the review", Purpose: "Review"}
	first, err := d.Print(ctx, req)
	must(t, err)
	second, err := d.Print(ctx, req)
	must(t, err)
	if first.Paper.Number != "1" || second.Paper.Number != "2" || first.Paper.Check == second.Paper.Check || len(first.Paper.Check) != 4 {
		t.Errorf("numbers %s and %s, check letters %s and %s", first.Paper.Number, second.Paper.Number, first.Paper.Check, second.Paper.Check)
	}
	if strings.Contains(first.FileName, canary) || strings.Contains(first.FileName, "Amara") {
		t.Errorf("a file is named after a person: %s", first.FileName)
	}
	list, err := d.History(ctx, app.HistoryFilter{Person: d.amara.ID, Acts: []string{"print"}})
	must(t, err)
	if len(list) != 2 || list[0].Fields["number"][1] != "2" || list[0].Fields["check"][1] != second.Paper.Check || list[0].Fields["digest"][1] != second.Paper.Digest {
		t.Errorf("history says %+v", list)
	}
	if undo, _, err := d.UndoLabels(ctx); err != nil || strings.Contains(undo, "print") {
		t.Errorf("Undo would take a print-out back: %q, %v", undo, err)
	}

	out := filepath.Join(t.TempDir(), first.FileName)
	must(t, os.WriteFile(out, first.Bytes, 0o600))
	must(t, d.Saved(ctx, first.Paper, out))
	d.clock.Step(6 * 24 * time.Hour)
	if d.notice("files") != "" {
		t.Error("names the file before seven days")
	}
	d.clock.Step(24 * time.Hour)
	if n := d.notice("files"); !strings.Contains(n, "Review pack in "+filepath.Dir(out)) {
		t.Errorf("after seven days it says %q", d.notice("files"))
	}
	still, err := d.StillThere(ctx)
	must(t, err)
	if len(still) != 1 || !still[0].There {
		t.Fatalf("still there: %+v", still)
	}
	must(t, d.EraseOutside(ctx, still[0].Paper))
	if _, err := os.Stat(out); !errors.Is(err, os.ErrNotExist) {
		t.Error("the file is still there")
	}
	if d.notice("files") != "" {
		t.Error("names an erased file")
	}
	r, err := d.Get(ctx, "paper", first.Paper.ID)
	must(t, err)
	if r.(*care.Paper).Erased != d.Today() {
		t.Error("the day of erasing is not kept")
	}
	// a file that somebody else removed already is recorded all the same
	must(t, d.Saved(ctx, second.Paper, out))
	must(t, d.EraseOutside(ctx, second.Paper))

	for name, bad := range map[string]app.PrintRequest{
		"nobody named": {Kind: "review-pack", PersonID: d.amara.ID}, "no such kind": {Kind: "poster", PersonID: d.amara.ID, ForWhom: "x"},
		"no such person": {Kind: "review-pack", PersonID: "x", ForWhom: "x"}, "no such format": {Kind: "review-pack", PersonID: d.amara.ID, ForWhom: "x", Format: "docx"},
		"a password for a text": {Kind: "review-pack", PersonID: d.amara.ID, ForWhom: "x", Format: "txt", Password: "abc"},
		"no such reader":        {Kind: "review-pack", PersonID: d.amara.ID, ForWhom: "x", Audience: "neighbour"},
	} {
		t.Run(name, func(t *testing.T) {
			d.t = t
			d.refused(func() error { _, err := d.Print(ctx, bad); return err })
		})
	}
	d.t = t
}

// What a copy leaves out can be ticked in, for every print-out that offers it, and the tick changes what is printed.
func TestPrivateThingsCanBeTicked(t *testing.T) {
	d := newDesk(t)
	acc := d.account()
	d.save(d.pay(acc, "2026-03-02", "gift", 2500),
		&care.PlanPart{Meta: d.of(d.amara), Part: "9", WorkingWell: "Knows the inhaler.", By: "Ruth", On: caretest.Today},
		&care.HealthFact{Meta: d.of(d.amara), Block: "sexual", Fact: value.KnownFact("Knows the clinic"), Checked: caretest.Today, Privacy: care.Privacy{Private: value.Yes}},
		&care.HealthCheck{Meta: d.of(d.amara), Kind: "sdq", State: "done", Booked: "2026-10-01", Done: "2026-10-01", Total: "14"})
	d.contact(d.amara, "Talked about the trombone.")
	for _, c := range []struct {
		kind     string
		audience record.Audience
		keys     []string
	}{
		{"review-pack", record.Guest, []string{"part:9", "savings"}},
		{"contact-log", record.Young, []string{"notes"}},
		{"health-passport", record.Young, []string{"block:sexual", "*"}},
	} {
		t.Run(c.kind, func(t *testing.T) {
			req := app.PrintRequest{Kind: c.kind, PersonID: d.amara.ID, Audience: c.audience, ForWhom: "somebody", Format: "txt", Show: map[string]bool{}}
			p, err := d.PreparePrint(ctx, req)
			must(t, err)
			if len(p.Private) != len(c.keys) {
				t.Fatalf("offered %+v, wanted %v", p.Private, c.keys)
			}
			without, err := d.Print(ctx, req)
			must(t, err)
			for i, it := range p.Private {
				if it.Shown || it.Label == "" || c.keys[i] != "*" && it.Key != c.keys[i] {
					t.Errorf("offered %+v, wanted %s", it, c.keys[i])
				}
				req.Show[it.Key] = true
				p, err := d.PreparePrint(ctx, req)
				must(t, err)
				if !p.Private[i].Shown {
					t.Errorf("%s is ticked and not shown as ticked", it.Key)
				}
				with, err := d.Print(ctx, req)
				must(t, err)
				if len(with.Bytes) <= len(without.Bytes) {
					t.Errorf("ticking %s printed nothing more", it.Key)
				}
				delete(req.Show, it.Key)
			}
		})
	}
}

// What has changed since a pack is told from the instant it was made, on the same day too, and a pack can be compared with an earlier one.
func TestSincePack(t *testing.T) {
	d := newDesk(t)
	part := &care.PlanPart{Meta: d.of(d.amara), Part: "4", HowMet: "Ruth rings the college.", By: "Ruth", On: caretest.Today}
	d.save(part)
	d.clock.Step(time.Minute)
	req := app.PrintRequest{Kind: "review-pack", PersonID: d.amara.ID, Audience: record.Meeting, ForWhom: "the meeting", Format: "txt"}
	_, err := d.Print(ctx, req)
	must(t, err)
	if got, err := d.SincePack(ctx, d.amara.ID, "1"); err != nil || len(got.Changes) != 0 {
		t.Fatalf("at once %+v differs, %v", got, err)
	}
	d.clock.Step(time.Hour)
	part.HowMet = "Ruth rings the college and goes along."
	d.save(part, &care.Action{Meta: d.of(d.amara), Part: "4", What: "Send the form", Who: "Ruth", By: "2026-12-18", State: "not_started"})
	got, err := d.SincePack(ctx, d.amara.ID, "1")
	must(t, err)
	if got.Pack.Number != "1" || len(got.Changes) != 2 {
		t.Fatalf("%d changes: %+v", len(got.Changes), got.Changes)
	}
	req.Options = map[string]string{"since": "pack-1"}
	p, err := d.Print(ctx, req)
	must(t, err)
	if text := string(p.Bytes); !strings.Contains(text, "Since pack 1") || !strings.Contains(text, "Send the form") {
		t.Errorf("pack 2 does not say what is different from pack 1:\n%s", text)
	}
	req.Options["since"] = "pack-9"
	d.refused(func() error { _, err := d.Print(ctx, req); return err })
	d.refused(func() error { _, err := d.SincePack(ctx, d.amara.ID, "9"); return err })
}
