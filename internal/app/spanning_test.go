package app_test

import (
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/value"
)

func TestBalanceNeverBelowZero(t *testing.T) {
	d := newDesk(t)
	acc := d.account()
	d.save(d.pay(acc, "2026-03-02", "carer", 2000))
	d.save(d.pay(acc, "2026-06-01", "carer", 5000))
	d.refuse(d.pay(acc, "2026-07-01", "withdrawal", -7001), "below £0.00", "1 July 2026")
	d.refuse(d.pay(acc, "2026-04-01", "withdrawal", -2500), "below £0.00", "1 April 2026") // enough today, not enough then
	d.save(d.pay(acc, "2026-07-01", "withdrawal", -7000))
	d.refuse(d.pay(acc, "2026-05-05", "withdrawal", -1), "1 July 2026") // takes the balance of a later day below zero
	d.whole()
}

func TestReversing(t *testing.T) {
	d := newDesk(t)
	acc := d.account()
	e := d.pay(acc, "2026-03-02", "gift", 2500)
	d.save(e)
	d.refused(func() error { return d.Reverse(ctx, e.ID, "") })
	must(t, d.Reverse(ctx, e.ID, "Typed twice"))
	d.refused(func() error { return d.Reverse(ctx, e.ID, "Again") }, "reversed already")
	list, err := d.List(ctx, "savings_entry", app.Filter{Person: d.amara.ID})
	must(t, err)
	if len(list) != 2 {
		t.Fatalf("%d lines, both should stay", len(list))
	}
	back := list[1].(*care.Entry)
	if back.Amount != -2500 || back.Reverses != e.ID || back.Reason != "Typed twice" {
		t.Errorf("the reversing line is %+v", back)
	}
	d.refused(func() error { return d.Reverse(ctx, back.ID, "No") }, "reversal already")
	d.refused(func() error { return d.Remove(ctx, "savings_entry", e.ID) }, "never removed")
	changed := *e
	changed.Amount = 1
	d.refuse(&changed, "never changed")
}

func TestReversingMayNotTakeTheBalanceBelowZero(t *testing.T) {
	d := newDesk(t)
	acc := d.account()
	in := d.pay(acc, "2026-03-02", "gift", 2500)
	d.save(in)
	d.save(d.pay(acc, "2026-03-05", "withdrawal", -2000))
	d.refused(func() error { return d.Reverse(ctx, in.ID, "Not theirs") }, "below £0.00", caretest.Today.Long())
}

func TestClosedAccount(t *testing.T) {
	d := newDesk(t)
	acc := d.account()
	acc.Closed = "2026-08-01"
	d.save(acc)
	d.refuse(d.pay(acc, "2026-08-02", "gift", 500), "closed on 1 August 2026")
	d.save(d.pay(acc, "2026-08-01", "gift", 500))
}

func TestThreeLiveGoals(t *testing.T) {
	d := newDesk(t)
	goal := func(what string) *care.Goal {
		return &care.Goal{Meta: d.of(d.amara), Skill: "MO02", What: what, Helps: "Sian", State: "live", By: "2027-03-01", Set: caretest.Today}
	}
	first := goal("A budget for January")
	d.save(first, goal("Five main meals"), goal("Book an eye test"))
	d.refuse(goal("A fourth"), "Three goals")
	d.refused(func() error { return d.Save(ctx, goal("One more"), &care.Tally{On: caretest.Today}) }, "Three goals") // all of a step or nothing
	first.What = "A budget for the whole of January"
	d.save(first)
	first.State = "reached"
	d.save(first)
	d.save(goal("A fourth"))
	first.State = "live"
	d.refuse(first, "Three goals")
	// another young person's goals do not count, and arriving by a move counts
	jo := d.person("Jo")
	other := goal("Jo's own")
	other.Meta = d.of(jo)
	d.save(other)
	d.refused(func() error { return d.Move(ctx, "skill_goal", other.ID, d.amara.ID) }, "Three goals")
}

func TestOneTextAPart(t *testing.T) {
	d := newDesk(t)
	part := &care.PlanPart{Meta: d.of(d.amara), Part: "8", WorkingWell: "Saves a little.", By: "Ruth", On: caretest.Today}
	d.save(part)
	d.refuse(&care.PlanPart{Meta: d.of(d.amara), Part: "8", WorkingWell: "Another.", By: "Ruth", On: caretest.Today}, "its text already")
	part.WorkingWell = "Saves every week."
	d.save(part)
	jo := d.person("Jo")
	d.save(&care.PlanPart{Meta: d.of(jo), Part: "8", WorkingWell: "Jo's.", By: "Ruth", On: caretest.Today})
	d.refused(func() error { return d.Move(ctx, "plan_part", part.ID, jo.ID) }, "its text already")
	d.whole()
}

func TestOneOwnerAndOneService(t *testing.T) {
	d := newDesk(t)
	d.refuse(&care.Owner{Name: "Somebody Else", Role: "adviser"}, "one of this")
	d.refuse(&care.Service{Name: "Another team"}, "one of this")
	o := d.Owner()
	d.refused(func() error { return d.Remove(ctx, "owner", o.ID) })
	o.PracticeSeed = 7 // would lift the rule of voices
	d.refuse(&o, "Practice records")
	if d.Practice() {
		t.Error("real records became practice records")
	}
}

func TestVoices(t *testing.T) {
	d := newDesk(t)
	now := caretest.Today
	words := func(how string) *care.OwnWords {
		return &care.OwnWords{Meta: d.of(d.amara), About: "matters", Text: "Staying with Sian.", How: how, WrittenBy: "Ruth Okafor", On: now}
	}
	d.refuse(words("typed"), "while they have the keyboard")
	d.refuse(&care.Feeling{Meta: d.of(d.amara), Part: "8", Score: 2, On: now, How: "typed"}, "while they have the keyboard")
	d.refuse(&care.Rating{Meta: d.of(d.amara), Skill: "MO02", Voice: "young", Level: 2, On: now, How: "typed"}, "while they have the keyboard")
	said := words("said")
	adult := &care.Rating{Meta: d.of(d.amara), Skill: "MO02", Voice: "adult", Level: 3, On: now, By: "Sian"}
	d.save(said, adult)
	said.How = "typed"
	d.refuse(said, "while they have the keyboard")
	jo := d.person("Jo")

	must(t, d.HandOver(ctx, d.amara.ID))
	if who := d.Who(); who.Name != "Amara" || who.Role != "the young person" {
		t.Errorf("signed by %v", who)
	}
	mine := &care.OwnWords{Meta: d.of(d.amara), About: "hard_now", Text: "Money at 18.", On: now}
	rated := &care.Rating{Meta: d.of(d.amara), Skill: "FO03", Voice: "young", Level: 4, On: now}
	d.save(mine, &care.Feeling{Meta: d.of(d.amara), Part: "8", Score: 2, On: now}, rated)
	if mine.How != "typed" || mine.WrittenBy != "Amara" || rated.How != "typed" || rated.By != "Amara" {
		t.Errorf("kept as %+v, %+v", mine, rated)
	}
	for what, refused := range map[string]func() error{
		"an adult's rating": func() error {
			return d.Save(ctx, &care.Rating{Meta: d.of(d.amara), Skill: "FO03", Voice: "adult", Level: 5, On: now})
		},
		"an adult's rating taken over": func() error { r := *adult; r.Voice = "young"; return d.Save(ctx, &r) },
		"somebody else's page": func() error {
			return d.Save(ctx, &care.OwnWords{Meta: d.of(jo), About: "matters", Text: "x", On: now})
		},
		"a contact": func() error {
			return d.Save(ctx, &care.Contact{Meta: d.of(d.amara), On: now, Mode: "text", Talked: value.Yes, Said: "x"})
		},
		"the profile": func() error { o := d.Owner(); return d.Save(ctx, &o) },
		"remove":      func() error { return d.Remove(ctx, "own_words", said.ID) },
		"undo":        func() error { _, err := d.Undo(ctx); return err },
		"redo":        func() error { _, err := d.Redo(ctx); return err },
		"move":        func() error { return d.Move(ctx, "own_words", mine.ID, jo.ID) },
		"merge":       func() error { return d.Merge(ctx, d.amara.ID, jo.ID) },
		"import": func() error {
			_, err := importCSV(ctx, d.App, "tally", "on_day\n2026-11-01\n", "")
			return err
		},
		"export":    func() error { _, err := d.Export(ctx, d.amara.ID, "me"); return err },
		"identity":  func() error { _, err := d.Identity(); return err },
		"recovery":  func() error { _, err := d.NewRecoveryKey(ctx); return err },
		"new keys":  func() error { _, err := d.NewKeys(ctx, []byte(caretest.Passphrase)); return err },
		"hand over": func() error { return d.HandOver(ctx, jo.ID) },
	} {
		t.Run(what, func(t *testing.T) { d.t = t; d.refused(refused) })
	}
	d.t = t
	d.refused(func() error { return d.TakeBack(ctx, []byte("not the passphrase")) }, "not the passphrase")
	if d.HandedTo() == nil {
		t.Fatal("a wrong passphrase took the keyboard back")
	}
	must(t, d.TakeBack(ctx, []byte(caretest.Passphrase)))
	if d.HandedTo() != nil || d.Who().Name != "Ruth Okafor" {
		t.Fatal("the keyboard was not taken back")
	}
	if undo, _, err := d.UndoLabels(ctx); err != nil || undo != "" {
		t.Errorf("Undo would take back %q, over a hand-over (%v)", undo, err)
	}
	d.refused(func() error { _, err := d.Undo(ctx); return err }, "nothing to undo")

	mine.Text = "Nothing is hard."
	d.refuse(mine, "nobody else changes it")
	rated.Level = 1
	d.refuse(rated, "nobody else changes it")
	// in history the words are signed by who typed them
	list, err := d.History(ctx, app.HistoryFilter{Record: mine.ID})
	must(t, err)
	if len(list) != 1 || list[0].Who != "Amara (A"+canary[:1]+"), the young person" {
		t.Errorf("history says %+v", list)
	}
}

// A lock, or a power cut, while the keyboard is handed over: after the next unlock the owner's Undo does not reach the young person's words.
func TestHandOverEndsAtUnlock(t *testing.T) {
	d := newDesk(t)
	must(t, d.HandOver(ctx, d.amara.ID))
	d.save(&care.OwnWords{Meta: d.of(d.amara), About: "matters", Text: "My own words.", On: caretest.Today})
	d.relock()
	if d.HandedTo() != nil {
		t.Error("still handed over after a lock")
	}
	d.refused(func() error { _, err := d.Undo(ctx); return err }, "nothing to undo")
	n := d.lines()
	d.relock()
	if d.lines() != n {
		t.Error("an unlock wrote again")
	}
}

func TestPracticeRecordsMayBeTypedInThePast(t *testing.T) {
	dir, identity := caretest.Dir(t)
	a := app.New(app.Options{Now: caretest.NewClock().Now})
	must(t, a.UnlockWithIdentity(ctx, dir, identity))
	defer a.Lock(ctx)
	must(t, a.Save(ctx, &care.Owner{Name: "Ruth Okafor", Role: "adviser", PracticeSeed: 1}))
	p := &care.Person{FirstName: "Amara", LastName: canary, Born: "2009-03-04"}
	must(t, a.Save(ctx, p))
	w := &care.OwnWords{About: "matters", Text: "Choir.", How: "typed", WrittenBy: "Amara", On: caretest.Today}
	w.PersonID = p.ID
	must(t, a.Save(ctx, w))
}

func TestWrongPassphrasesWait(t *testing.T) {
	d := newDesk(t)
	must(t, d.Lock(ctx))
	for range 5 {
		if d.Wait() != 0 {
			t.Fatal("waits before the fifth")
		}
		if err := d.Unlock(ctx, d.dir, []byte("surely not this one")); fault.CodeOf(err) != fault.Refused {
			t.Fatal(err)
		}
	}
	if w := d.Wait(); w != 30*time.Second {
		t.Errorf("waits %v", w)
	}
	if err := d.Unlock(ctx, d.dir, []byte(caretest.Passphrase)); err == nil {
		t.Error("unlocked although it should wait")
	}
	d.clock.Step(30 * time.Second)
	must(t, d.Unlock(ctx, d.dir, []byte(caretest.Passphrase)))
	if d.Wait() != 0 {
		t.Error("the right passphrase did not end the wait")
	}
}
