package app_test

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/vault"
)

func (d *desk) contact(p *care.Person, said string) *care.Contact {
	d.t.Helper()
	c := &care.Contact{Meta: d.of(p), On: "2026-11-20", Mode: "text", Talked: value.Yes, With: "Ruth Okafor", Said: said}
	d.save(c)
	return c
}

func (d *desk) finds(text, person string) int {
	d.t.Helper()
	hits, err := d.Search(ctx, text, person)
	must(d.t, err)
	return len(hits)
}

func TestWrongPersonMove(t *testing.T) {
	d := newDesk(t)
	jo := d.person("Jo")
	c := d.contact(d.amara, "Talked about the trombone.")
	must(t, d.Move(ctx, "contact", c.ID, jo.ID))
	if d.finds("trombone", d.amara.ID) != 0 || d.finds("trombone", jo.ID) != 1 || d.finds("trombone", "") != 1 {
		t.Error("search does not follow the move")
	}
	list, err := d.History(ctx, app.HistoryFilter{Person: d.amara.ID, Limit: 1000})
	must(t, err)
	out := 0
	for _, h := range list {
		if h.Act == "moved_out" {
			out++
		}
		for _, w := range h.Words() {
			if strings.Contains(w, "trombone") {
				t.Errorf("the wrong person's history says %q", w)
			}
		}
	}
	if out != 1 {
		t.Errorf("%d lines of \"moved out\"", out)
	}
	if f, err := d.File(ctx, d.amara.ID); err != nil || len(f.Contacts) != 0 {
		t.Errorf("the wrong person still has %d contacts (%v)", len(f.Contacts), err)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if d.finds("trombone", d.amara.ID) != 1 {
		t.Error("undo did not move it back")
	}
	d.refused(func() error { return d.Move(ctx, "contact", c.ID, "nobody") }, "not in these records")
	d.refused(func() error { return d.Move(ctx, "contact", c.ID, d.amara.ID) }, "already")
	d.whole()
}

func TestMerge(t *testing.T) {
	d := newDesk(t)
	twin := d.person("Ammara")
	d.contact(d.amara, "First half.")
	d.contact(twin, "Second half.")
	if like, err := d.LikeNames(ctx, twin); err != nil || len(like) != 1 || like[0].ID != d.amara.ID {
		t.Errorf("no warning of a like name: %v, %v", like, err)
	}
	must(t, d.Merge(ctx, d.amara.ID, twin.ID))
	f, err := d.File(ctx, d.amara.ID)
	must(t, err)
	if len(f.Contacts) != 2 {
		t.Errorf("%d contacts after joining", len(f.Contacts))
	}
	other, err := d.File(ctx, twin.ID)
	must(t, err)
	if other.Person.ClosedWhy != "merged" || len(other.Contacts) != 0 {
		t.Errorf("the other record is %+v", other.Person)
	}
	d.refused(func() error { return d.Merge(ctx, d.amara.ID, d.amara.ID) }, "two different")
	d.refused(func() error { return d.Merge(ctx, "nobody", twin.ID) })
	d.whole()
}

func TestDraftsAndUndoSurviveALock(t *testing.T) {
	d := newDesk(t)
	c := d.contact(d.amara, "Before.")
	c.Said = "After."
	d.save(c)
	draft := app.Draft{Kind: "contact", PersonID: d.amara.ID, Fields: map[string]string{"said": "Half a sentence about " + canary}}
	must(t, d.KeepDraft(ctx, draft))
	d.relock()
	got, err := d.DraftOf(ctx, "contact", "", d.amara.ID)
	must(t, err)
	if got == nil || got.Fields["said"] != draft.Fields["said"] {
		t.Fatalf("the draft is %+v", got)
	}
	what, err := d.Undo(ctx)
	must(t, err)
	if what != "changed contact" {
		t.Errorf("undid %q", what)
	}
	d.relock()
	r, err := d.Get(ctx, "contact", c.ID)
	must(t, err)
	if r.(*care.Contact).Said != "Before." {
		t.Errorf("after undo it says %q", r.(*care.Contact).Said)
	}
	if _, err := d.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	draft.Fields = nil
	must(t, d.KeepDraft(ctx, draft))
	if list, err := d.Drafts(ctx); err != nil || len(list) != 0 {
		t.Errorf("drafts left: %v, %v", list, err)
	}
	d.whole()
}

func (d *desk) notice(key string) string {
	d.t.Helper()
	h, err := d.Home(ctx)
	must(d.t, err)
	for _, n := range h.Notices {
		if n.Key == key {
			return n.Text
		}
	}
	return ""
}

func TestHomeNotices(t *testing.T) {
	d := newDesk(t)
	if d.notice("copy") != "" {
		t.Error("asks for a copy on the first day")
	}
	if d.notice("sheet") == "" {
		t.Error("does not ask for the recovery sheet")
	}
	key, err := d.NewRecoveryKey(ctx)
	must(t, err)
	d.refused(func() error { return d.SheetSeen(ctx, key, "0000") }, "box 7")
	beginning, boxes := app.RecoveryBoxes(key)
	if beginning != "AGE-SECRET-KEY-1" || beginning+strings.Join(boxes, "") != key || len(boxes[6]) != 4 {
		t.Errorf("the sheet shows %q and the boxes %q", beginning, boxes)
	}
	must(t, d.SheetSeen(ctx, key, strings.ToLower(boxes[6])))
	if d.notice("sheet") != "" {
		t.Error("asks for the sheet although box 7 was typed")
	}
	d.clock.Step(6 * 24 * time.Hour)
	if d.notice("copy") != "" {
		t.Error("asks for a copy after six days")
	}
	d.clock.Step(24 * time.Hour)
	if !strings.Contains(d.notice("copy"), "No copy outside this computer since") {
		t.Errorf("says %q after seven days", d.notice("copy"))
	}
	if _, err := d.Backup(ctx); err != nil {
		t.Fatal(err)
	}
	if d.notice("copy") == "" {
		t.Error("a backup inside the vault's folder counts as a copy outside")
	}
	d.refused(func() error { _, err := d.CopyOut(ctx, filepath.Join(d.dir, "backups"), ""); return err }, "inside")
	d.refused(func() error { _, err := d.CopyOut(ctx, d.dir, ""); return err }, "inside")
	stick := t.TempDir()
	b, err := d.CopyOut(ctx, stick, "Red stick")
	must(t, err)
	if d.notice("copy") != "" {
		t.Errorf("after a copy it says %q", d.notice("copy"))
	}
	if undo, _, err := d.UndoLabels(ctx); err != nil || strings.Contains(undo, "backup") {
		t.Errorf("Undo would forget the copy: %q, %v", undo, err)
	}
	if rep, err := d.TrialRestore(ctx, b.Path, []byte(caretest.Passphrase)); err != nil || rep.Tables["person"] != 1 {
		t.Errorf("the copy does not open: %+v, %v", rep, err)
	}
	noCanary(t, stick)
	if d.notice("drafts") != "" {
		t.Error("speaks of drafts")
	}
	must(t, d.KeepDraft(ctx, app.Draft{Kind: "contact", PersonID: d.amara.ID, Fields: map[string]string{"said": "x"}}))
	if d.notice("drafts") != "1 unfinished entry." {
		t.Errorf("says %q", d.notice("drafts"))
	}
}

func TestFileAt(t *testing.T) {
	d := newDesk(t)
	c := d.contact(d.amara, "First wording.")
	d.clock.Step(48 * time.Hour)
	c.Said = "Second wording."
	d.save(c)
	d.contact(d.amara, "A later one.")
	f, err := d.FileAt(ctx, d.amara.ID, caretest.Today)
	must(t, err)
	if len(f.Contacts) != 1 || f.Contacts[0].Said != "First wording." {
		t.Errorf("as it stood: %+v", f.Contacts)
	}
	if f, err := d.FileAt(ctx, d.amara.ID, caretest.Today.AddDays(-1)); err != nil || f != nil {
		t.Errorf("before they were in the records: %v, %v", f, err)
	}
}

func TestDeathStopsEveryClock(t *testing.T) {
	d := newDesk(t)
	d.save(&care.CarePeriod{Meta: d.of(d.amara), From: "2020-01-05", Basis: "co", ShortBreak: value.No}, &care.Status{Meta: d.of(d.amara), Code: "eligible", From: "2025-03-04", Reason: "Age and time in care", ConfirmedBy: "Ruth"})
	due := func() int {
		t.Helper()
		of, err := d.Dues(ctx, d.amara.ID)
		must(t, err)
		all, err := d.Dues(ctx, "")
		must(t, err)
		n := 0
		for _, x := range all {
			if x.PersonID == d.amara.ID {
				n++
			}
		}
		if n != len(of) {
			t.Errorf("home says %d, the page %d", n, len(of))
		}
		return n
	}
	if due() == 0 {
		t.Fatal("nothing is due for somebody in care with nothing recorded")
	}
	must(t, d.ClosePerson(ctx, d.amara.ID, "died", "2026-11-20"))
	if n := due(); n != 0 {
		t.Errorf("%d clocks run after a death", n)
	}
	h, err := d.Home(ctx)
	must(t, err)
	if h.Closed != 1 || len(h.Everyone) != 0 {
		t.Errorf("home shows %d, closed %d", len(h.Everyone), h.Closed)
	}
	must(t, d.ReopenPerson(ctx, d.amara.ID))
	if due() == 0 {
		t.Error("reopened, and nothing is due")
	}
	d.whole()
}

func TestImportAllOrNone(t *testing.T) {
	d := newDesk(t)
	acc := d.account()
	head := "account_id,entry_kind,on_day,amount_pence,expected_pence,evidence,purpose,agreed_by\n"
	line := func(kind, day, amount string) string {
		return acc.ID + "," + kind + "," + day + "," + amount + ",,Slip,Trainers,Amara and Ruth\n"
	}
	in := func(text string) (int, error) { return importCSV(ctx, d.App, "savings_entry", text, d.amara.ID) }
	good := head + line("gift", "2026-03-02", "2500") + line("gift", "02/04/2026", "£12.50")
	d.refused(func() error {
		_, err := in(head + line("gift", "2026-03-02", "2500") + line("gift", "soon", "10"))
		return err
	}, "Line 3")
	d.refused(func() error {
		_, err := in(head + line("gift", "2026-03-02", "2500") + line("withdrawal", "2026-03-03", "-2501"))
		return err
	}, "Line 3", "below £0.00")
	d.refused(func() error { _, err := in(head + "nobody" + line("gift", "2026-03-02", "2500")); return err }, "Line 2")
	d.refused(func() error { _, err := in(""); return err })
	before := d.lines()
	if n, err := in(good); err != nil || n != 2 || d.lines() == before {
		t.Fatal(n, err)
	}
	list, err := d.List(ctx, "savings_entry", app.Filter{Person: d.amara.ID})
	must(t, err)
	if len(list) != 2 || list[0].(*care.Entry).Amount != 2500 || list[1].(*care.Entry).Amount != 1250 {
		t.Errorf("imported %+v", list)
	}
	if undo, _, err := d.UndoLabels(ctx); err != nil || undo != "imported 2 savings ledger" && !strings.HasPrefix(undo, "imported 2") {
		t.Errorf("undo says %q, %v", undo, err)
	}
	d.whole()
}

func TestExportHoldsEverythingAboutOnePerson(t *testing.T) {
	d := newDesk(t)
	jo := d.person("Jo")
	d.contact(d.amara, "About the trombone.")
	d.contact(jo, "About the cello.")
	d.refused(func() error { _, err := d.Export(ctx, d.amara.ID, ""); return err }, "who will receive")
	p, err := d.Export(ctx, d.amara.ID, "Amara")
	must(t, err)
	if s := string(p.Bytes); !strings.Contains(s, "trombone") || strings.Contains(s, "cello") {
		t.Error("the export holds too little or too much")
	}
	var out struct {
		Records map[string][]map[string]any
		History []map[string]any
	}
	must(t, json.Unmarshal(p.Bytes, &out))
	if len(out.Records["person"]) != 1 || len(out.History) < 2 {
		t.Errorf("%d people, %d lines", len(out.Records["person"]), len(out.History))
	}
	list, err := d.History(ctx, app.HistoryFilter{Person: d.amara.ID, Acts: []string{"export"}})
	must(t, err)
	if len(list) != 1 || p.Paper.ID == "" {
		t.Error("the export is not recorded")
	}
}

func TestObject(t *testing.T) {
	for _, s := range care.Specs() {
		o := app.Object(caretest.Sample(s, "p", 3))
		if _, ok := o["id"]; !ok {
			t.Errorf("%s has no id", s.Kind)
		}
		for _, f := range s.Fields {
			v, ok := o[f.Key]
			if !ok {
				t.Errorf("%s.%s is missing", s.Kind, f.Key)
			}
			_, text := v.(string)
			if (f.Kind == record.Money || f.Kind == record.Int) && text {
				t.Errorf("%s.%s is text, not a number", s.Kind, f.Key)
			}
			if f.Kind == record.Date && text && v != "" && !value.Date(v.(string)).Valid() {
				t.Errorf("%s.%s is %v", s.Kind, f.Key, v)
			}
		}
	}
}

func TestLockedRefusesEverything(t *testing.T) {
	d := newDesk(t)
	id := d.amara.ID
	must(t, d.Lock(ctx))
	for name, use := range useCases(d, id) {
		if err := use(ctx); fault.CodeOf(err) != fault.Refused {
			t.Errorf("%s while locked: %v", name, err)
		}
	}
	d.unlock()
}

func TestTwoAppsOnOneVault(t *testing.T) {
	d := newDesk(t)
	second := app.New(app.Options{Now: d.clock.Now})
	err := second.UnlockWithIdentity(ctx, d.dir, d.identity)
	if !errors.Is(err, vault.ErrAlreadyOpen) {
		t.Fatalf("a second window: %v", err)
	}
	if second.Unlocked() || second.Wait() != 0 {
		t.Error("the second window is open, or counts a wrong passphrase")
	}
	if err := d.UnlockWithIdentity(ctx, d.dir, d.identity); fault.CodeOf(err) != fault.Conflict {
		t.Errorf("unlocked twice in one window: %v", err)
	}
	if err := second.Restore(ctx, d.dir, filepath.Join(d.dir, "backups", "x")); err == nil {
		t.Error("restored under an open window")
	}
	d.contact(d.amara, "Still works.")
	must(t, d.Lock(ctx))
	must(t, second.UnlockWithIdentity(ctx, d.dir, d.identity))
	must(t, second.Lock(ctx))
	d.unlock()
	d.whole()
}
