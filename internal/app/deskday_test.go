package app_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/value"
)

func TestDeskDayWhoCameAndWhoIsStillHere(t *testing.T) {
	d := newDesk(t)
	today := value.Date("2026-11-24")
	c := &care.Contact{Meta: d.of(d.amara), On: today, At: "13:05", Mode: "dropin", Talked: value.Yes, Here: value.Yes, Topics: "housing"}
	tried := &care.Contact{Meta: d.of(d.amara), On: today, At: "09:05", Mode: "phone", Talked: value.No}
	v := &care.Visitor{On: today, At: "14:10", FirstName: "Ellis", Adviser: "Dee Marsh", Here: value.Yes, RingBack: "01632 960 417", Topics: "money"}
	tally := &care.Tally{On: today, At: "13:30", Here: value.Yes, Topics: "food"}
	d.save(c)
	d.save(tried)
	d.save(v)
	d.save(tally)
	d.save(&care.Tally{On: today, Topics: care.CCard, Beside: value.Yes})
	d.save(&care.Visitor{On: "2026-11-20", FirstName: "Wren"})
	d.save(&care.Visitor{On: "2026-11-19", FirstName: "Lou", Passed: "2026-11-19"})
	d.save(&care.Contact{Meta: d.of(d.amara), On: "2026-11-23", At: "13:05", Mode: "dropin", Talked: value.Yes, Here: value.Yes})
	day, err := d.Desk(ctx, today)
	must(t, err)
	got := ""
	for _, l := range day.Lines {
		got += fmt.Sprintf("%s %s %v %s;", l.Kind, l.Name, l.Here, l.About)
	}
	name := "Amara " + canary
	if want := "visitor Ellis true Visitor for Dee Marsh, Money;tally  true Food and essentials;contact " + name + " true Housing;contact " + name + " false No answer;"; got != want {
		t.Errorf("the day: %s\nwant     %s", got, want)
	}
	if day.People != 3 || day.Here != 3 {
		t.Errorf("%d people, %d still here; want 3 and 3", day.People, day.Here)
	}
	if len(day.Waiting) != 1 || day.Waiting[0].FirstName != "Wren" {
		t.Errorf("waiting: %v", day.Waiting)
	}

	d.clock.Step(20 * time.Minute)
	must(t, d.LeftNow(ctx, "contact", c.ID))
	must(t, d.LeftNow(ctx, "visitor", v.ID))
	must(t, d.LeftNow(ctx, "tally", tally.ID))
	if day, err = d.Desk(ctx, today); err != nil || day.Here != 0 || day.People != 3 || day.Lines[0].Left != "14:50" {
		t.Errorf("after they left: %d here, %d people, left at %q, %v", day.Here, day.People, day.Lines[0].Left, err)
	}
	d.refused(func() error { return d.LeftNow(ctx, "contact", c.ID) }, "left at 2:50pm")
	d.refused(func() error { return d.LeftNow(ctx, "contact", tried.ID) }, "stayed on")
	d.refused(func() error { return d.LeftNow(ctx, "person", d.amara.ID) }, "Only a visit")
	if what, err := d.Undo(ctx); err != nil || what != "wrote down that somebody left" {
		t.Errorf("undo: %q, %v", what, err)
	}
	if day, err = d.Desk(ctx, today); err != nil || day.Here != 1 {
		t.Errorf("undone: %d here, %v", day.Here, err)
	}
	d.clock.Step(24 * time.Hour)
	d.refused(func() error { return d.LeftNow(ctx, "tally", tally.ID) }, "was not today")
}

func TestVisitorIsJoinedToAYoungPersonAndUndone(t *testing.T) {
	d := newDesk(t)
	d.refuse(&care.Visitor{On: "2026-11-24"}, "first name")
	d.refuse(&care.Visitor{On: "2026-11-25", FirstName: "Ellis"}, "has not come yet")
	d.refuse(&care.Visitor{On: "2026-11-24", FirstName: "Ellis", At: "14:00", Left: "13:00"}, "left before they came")
	d.refuse(&care.Visitor{On: "2026-11-24", FirstName: "Ellis", RingBy: "2026-11-27"}, "how they are to be rung back")
	v := &care.Visitor{On: "2026-11-24", At: "13:25", Left: "13:50", Here: value.Yes, Place: "No. 4", FirstName: "Ellis", Adviser: "Dee Marsh", Topics: "health,money", With: "Ruth Okafor", RingBack: "01632 960 417", RingBy: "2026-11-27"}
	d.save(v)
	c, err := d.JoinVisitor(ctx, v.ID, d.amara.ID)
	must(t, err)
	if c.On != v.On || c.At != v.At || c.Left != v.Left || c.Mode != "dropin" || c.Topics != "health,money" || c.With != v.With || c.FollowUp != "Ring back: 01632 960 417" || c.FollowBy != v.RingBy || !c.TwoWay() {
		t.Errorf("the contact: %+v", c)
	}
	count := func(kind string, want int) {
		t.Helper()
		if list, err := d.List(ctx, kind, app.Filter{}); err != nil || len(list) != want {
			t.Errorf("%d of %s, want %d, %v", len(list), kind, want, err)
		}
	}
	count("visitor", 0)
	count("contact", 1)
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	count("visitor", 1)
	count("contact", 0)
	if r, err := d.Get(ctx, "visitor", v.ID); err != nil || r.(*care.Visitor).RingBack != v.RingBack {
		t.Errorf("undone: %+v, %v", r, err)
	}
	d.refused(func() error { _, err := d.JoinVisitor(ctx, v.ID, "nobody"); return err }, "not in these records")
	d.whole()
}

func TestSlipSaysWhoCameAndNothingElse(t *testing.T) {
	d := newDesk(t)
	v := &care.Visitor{On: "2026-11-24", At: "13:25", FirstName: "Ellis", Adviser: "Dee Marsh", Topics: "health,housing", With: "Ruth Okafor", RingBack: "01632 960 417", RingBy: "2026-11-27"}
	d.save(v)
	p, err := d.VisitorSlip(ctx, v.ID, "txt")
	must(t, err)
	for _, want := range []string{"For Dee Marsh", "Ellis", "1:25pm", "Health, Housing", "01632 960 417, by Friday 27 November 2026", "only the visit is kept"} {
		if !strings.Contains(string(p.Bytes), want) {
			t.Errorf("%q is not on the slip:\n%s", want, p.Bytes)
		}
	}
	passed := func() value.Date {
		r, err := d.Get(ctx, "visitor", v.ID)
		must(t, err)
		return r.(*care.Visitor).Passed
	}
	if passed() != "" {
		t.Error("the slip counts as given before it is saved")
	}
	list, err := d.History(ctx, app.HistoryFilter{Limit: 1})
	if err != nil || len(list) != 1 || list[0].Act != "print" || list[0].Fields["for_whom"][1] != "Dee Marsh" {
		t.Errorf("the history: %+v, %v", list, err)
	}
	must(t, d.SlipGiven(ctx, v.ID))
	if passed() != "2026-11-24" {
		t.Error("the slip is saved and does not count as given")
	}
	if _, err := d.VisitorSlip(ctx, v.ID, "docx"); err == nil {
		t.Error("a slip in an unknown form was made")
	}
	if a, err := d.VisitorSlip(ctx, v.ID, "pdf"); err != nil || !strings.HasPrefix(string(a.Bytes), "%PDF-") || a.FileName != "visitor-slip-2026-11-24.pdf" {
		t.Errorf("as a PDF: %v", err)
	}
}

func TestHandOverNoteStandsUntilItIsRead(t *testing.T) {
	d := newDesk(t)
	d.refuse(&care.DeskNote{On: "2026-11-24"}, "Write the note")
	n := &care.DeskNote{On: "2026-11-24", At: "17:50", Text: "The kettle is broken.", By: "Marek Lis"}
	d.save(n)
	d.clock.Step(24 * time.Hour)
	day, err := d.Desk(ctx, d.Today())
	must(t, err)
	if len(day.Notes) != 1 || day.Notes[0].Text != n.Text {
		t.Fatalf("notes: %v", day.Notes)
	}
	must(t, d.ReadDeskNote(ctx, n.ID))
	if day, err = d.Desk(ctx, d.Today()); err != nil || len(day.Notes) != 0 {
		t.Errorf("read, and still there: %v, %v", day.Notes, err)
	}
	if r, err := d.Get(ctx, "desk_note", n.ID); err != nil || r.(*care.DeskNote).ReadBy != "Ruth Okafor" || r.(*care.DeskNote).ReadOn != "2026-11-25" {
		t.Errorf("who read it: %+v, %v", r, err)
	}
	d.refused(func() error { return d.ReadDeskNote(ctx, n.ID) }, "read already")
}

// Health advice at the drop-in is attendance only (domain brief 5.1; strategy P5.3b, P5.3c).
func TestHealthAdviceIsAttendanceOnly(t *testing.T) {
	d := newDesk(t)
	at := func(mode, topics string, agreed value.Tri, said string) *care.Contact {
		return &care.Contact{Meta: d.of(d.amara), On: "2026-11-24", Mode: mode, Topics: topics, NoteAgreed: agreed, Said: said, Talked: value.Yes}
	}
	for _, row := range []struct {
		c    *care.Contact
		want string // in the refusal; "" = kept
	}{
		{at("dropin", "health", "", ""), ""},
		{at("dropin", "health", "", "Asked about a rash"), "only the visit is kept"},
		{at("dropin", "health", value.No, "Asked about a rash"), "only the visit is kept"},
		{at("dropin", "health", value.Yes, "Asked about a rash"), ""},
		{at("dropin", "housing,health", "", "Boiler"), "only the visit is kept"},
		{at("dropin", "housing", "", "Boiler"), ""},
		{at("home", "health", "", "Dentist found"), ""},
		{at("dropin", "ccard", "", ""), "counted without a name"},
		{at("home", "ccard", "", ""), "counted without a name"},
		{at("dropin", "ccard", value.Yes, ""), ""},
		{&care.Contact{Meta: d.of(d.amara), On: "2026-11-24", Mode: "dropin", Topics: "health", Talked: value.Yes, Referral: "Clinic"}, "only the visit is kept"},
		{&care.Contact{Meta: d.of(d.amara), On: "2026-11-24", Mode: "dropin", Topics: "health", Talked: value.Yes, FollowUp: "Ring back"}, ""},
	} {
		if row.want == "" {
			d.save(row.c)
		} else {
			d.refuse(row.c, row.want)
		}
	}
	// nor through a spreadsheet
	d.refused(func() error {
		_, err := importCSV(ctx, d.App, "contact", "on_day,mode,talked,topics,said\n2026-11-24,dropin,yes,health,A rash\n", d.amara.ID)
		return err
	}, "only the visit is kept")
	// taking the agreement back takes the note with it
	c := at("dropin", "health", value.Yes, "Asked about a rash")
	d.save(c)
	c.NoteAgreed = value.No
	d.refuse(c, "only the visit is kept")
	c.Said = ""
	d.save(c)
}

func TestConfidentialNotesOfOldAreNeverPrinted(t *testing.T) {
	d := newDesk(t)
	const secret = "zarquonitis"
	c := &care.Contact{Meta: d.of(d.amara), On: "2026-11-20", Mode: "home", Topics: "health,ccard", Said: secret, NoteAgreed: value.Yes, Talked: value.Yes}
	d.save(c)
	log := func() string {
		t.Helper()
		p, err := d.Print(ctx, app.PrintRequest{Kind: "contact-log", PersonID: d.amara.ID, Audience: record.Staff, ForWhom: "x", Format: "txt"})
		must(t, err)
		return string(p.Bytes)
	}
	if text := log(); !strings.Contains(text, secret) || !strings.Contains(text, "C-Card") {
		t.Error("what they agreed to is not printed")
	}
	old := *c // as a record from before there was the question
	old.Meta, old.NoteAgreed, old.Said = d.of(d.amara), "", "again "+secret
	if shown := old.ToShow(); shown.Said != "" || shown.Topics != "health" || old.Said == "" || strings.Contains(care.ContactSpec.LineOf(&old), secret) {
		t.Errorf("shown: %+v", shown)
	}
	must(t, d.Lock(ctx))
	s, err := store.UnlockWithIdentity(ctx, d.dir, d.identity, caretest.Options(d.clock))
	must(t, err)
	must(t, s.Write(ctx, caretest.Ruth, "", func(tx *store.Tx) error { return tx.Insert(ctx, &old) }))
	must(t, s.Lock(ctx))
	d.unlock()
	if text := log(); strings.Contains(text, "again "+secret) || strings.Count(text, "C-Card") != 1 {
		t.Errorf("printed without their word:\n%s", text)
	}
	// unchanged the note may stay while something else is changed; a new word is refused
	old.OnRecord = "2026-11-24"
	d.save(&old)
	old.Said += " and more"
	d.refuse(&old, "only the visit is kept")
	// a visit at home that becomes one at the drop-in
	home := &care.Contact{Meta: d.of(d.amara), On: "2026-11-20", Mode: "home", Topics: "health", Said: "Dentist found", Talked: value.Yes}
	d.save(home)
	home.Mode = "dropin"
	d.refuse(home, "only the visit is kept")
}

func TestDeskIsClosedWhileTheKeyboardIsHandedOver(t *testing.T) {
	d := newDesk(t)
	v := &care.Visitor{On: "2026-11-24", FirstName: "Ellis"}
	d.save(v)
	must(t, d.HandOver(ctx, d.amara.ID))
	for name, do := range map[string]func() error{
		"the day":  func() error { _, err := d.Desk(ctx, d.Today()); return err },
		"left":     func() error { return d.LeftNow(ctx, "visitor", v.ID) },
		"join":     func() error { _, err := d.JoinVisitor(ctx, v.ID, d.amara.ID); return err },
		"the slip": func() error { _, err := d.VisitorSlip(ctx, v.ID, "txt"); return err },
		"the note": func() error { return d.ReadDeskNote(ctx, v.ID) },
	} {
		if err := do(); err == nil || !strings.Contains(err.Error(), "handed over") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDeskHoldsNoConcern(t *testing.T) {
	d := newDesk(t)
	c := d.concern()
	add := told(c)
	add.Note = disclosed
	d.save(add)
	day, err := d.Desk(ctx, "2026-11-24")
	must(t, err)
	if text, err := json.Marshal(day); err != nil || len(day.Lines) != 0 || day.People != 0 || strings.Contains(string(text), disclosed) {
		t.Errorf("the desk: %s, %v", text, err)
	}
}

// A visitor can be taken back after the slip was made; that it was made stays in the history.
func TestUndoAfterTheSlip(t *testing.T) {
	d := newDesk(t)
	v := &care.Visitor{On: "2026-11-24", FirstName: "Ellis"}
	d.save(v)
	_, err := d.VisitorSlip(ctx, v.ID, "txt")
	must(t, err)
	must(t, d.SlipGiven(ctx, v.ID))
	if what, err := d.Undo(ctx); err != nil || what != "added visitor" {
		t.Fatalf("undo: %q, %v", what, err)
	}
	if _, err := d.Get(ctx, "visitor", v.ID); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("undone, and still there: %v", err)
	}
	list, err := d.History(ctx, app.HistoryFilter{Limit: 10})
	must(t, err)
	if !slices.ContainsFunc(list, func(c app.Change) bool { return c.Act == "print" }) {
		t.Error("that the slip was made is forgotten")
	}
	if _, err := d.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	if r, err := d.Get(ctx, "visitor", v.ID); err != nil || r.(*care.Visitor).FirstName != "Ellis" {
		t.Errorf("done again: %+v, %v", r, err)
	}
	d.whole()
}
