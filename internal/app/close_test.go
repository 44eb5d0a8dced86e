package app_test

import (
	"strings"
	"testing"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
)

// reviewed is Amara with a plan and a review that is booked for today.
func reviewed(t *testing.T) (*desk, *care.Review, *care.PlanPart) {
	t.Helper()
	d := newDesk(t)
	part := &care.PlanPart{Meta: d.of(d.amara), Part: "8", HowMet: "Sian and Amara look at it each Sunday.", Going: "on_track", By: "Ruth Okafor", On: d.Today()}
	v := &care.Review{Meta: d.of(d.amara), Kind: "pathway", State: "booked", Booked: d.Today(), Invited: "Amara\nSian Probert\nRuth Okafor"}
	d.save(&care.Connection{Meta: d.of(d.amara), Name: "Sian Probert", Role: "carer"}, part, v)
	return d, v, part
}

func (d *desk) close(v *care.Review) *care.Frozen {
	d.t.Helper()
	v.Held = d.Today()
	x, err := d.CloseReview(ctx, v)
	must(d.t, err)
	return x
}

func (d *desk) frozen(x *care.Frozen) *app.FrozenReview {
	d.t.Helper()
	f, err := d.FrozenReview(ctx, x.ID)
	must(d.t, err)
	return f
}

func TestWhoWasAsked(t *testing.T) {
	d, v, _ := reviewed(t)
	must(t, d.StartMeeting(ctx, v.ID))
	must(t, d.StartMeeting(ctx, v.ID)) // again: nobody stands there twice
	f, err := d.File(ctx, d.amara.ID)
	must(t, err)
	got := ""
	for _, a := range f.Attendance(v.ID) {
		got += a.Name + "/" + a.Role + " "
	}
	if got != "Amara/young Sian Probert/carer Ruth Okafor/ " && got != "Amara/young Sian Probert/carer Ruth Okafor/adviser " {
		t.Errorf("asked: %s", got)
	}
	d.refuse(&care.Attendee{Meta: d.of(d.amara), Review: v.ID, Name: "Amara", Role: "young", Said: "She is fine."}, "own words")
}

// The next day follows what the service promised, where that is sooner than the law.
func TestTheNextReviewFollowsTheServicesPromise(t *testing.T) {
	d, v, _ := reviewed(t)
	d.save(&care.Status{Meta: d.of(d.amara), Code: "eligible", From: d.Today().AddDays(-200)})
	d.save(&care.LocalRule{Rule: "plan-review-eligible", Amount: 3, Unit: "months", From: d.Today().AddDays(-1), Source: "Local offer"})
	x := d.close(v)
	if x.Next != d.Today().AddMonths(3) || !strings.Contains(x.NextRule, "3 months") {
		t.Errorf("next %s: %q", x.Next, x.NextRule)
	}
}

func TestCloseFreezes(t *testing.T) {
	d, v, part := reviewed(t)
	must(t, d.Prepare(ctx, d.amara.ID, app.Preparation{Step: 2, LeftOut: []string{"feel:8"}}))
	x := d.close(v)
	if x.Number != 1 || x.On != d.Today() || x.Line == 0 || len(x.Digest) != 64 {
		t.Fatalf("%+v", x)
	}
	if p, err := d.PreparationOf(ctx, d.amara.ID); err != nil || p.Step != 0 || len(p.LeftOut) != 0 {
		t.Errorf("the steps stay: %+v, %v", p, err)
	}
	_, err := d.CloseReview(ctx, v)
	if err == nil || !strings.Contains(err.Error(), "closed already") {
		t.Errorf("closed twice: %v", err)
	}
	// What is written later does not alter what was closed, though it be the same second.
	part.HowMet = "Nobody looks at it."
	d.save(part, &care.Action{Meta: d.of(d.amara), Part: "8", What: "A new thing", Who: "Sian", By: "2027-01-01", State: "not_started"})
	must(t, d.Remove(ctx, "review", v.ID)) // even that, which takes its closing along
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	got := d.frozen(x)
	if !got.Whole || got.File.Part("8").HowMet != "Sian and Amara look at it each Sunday." || len(got.File.Actions) != 0 || got.Review == nil || got.Review.State != "held" {
		t.Errorf("%+v, %s", got, got.Why)
	}
	// It prints again as it was, and says so on every page.
	printed, err := d.Print(ctx, app.PrintRequest{Kind: "review-pack", PersonID: d.amara.ID, Audience: "staff", ForWhom: "the file", Format: "txt", Options: map[string]string{"as_of": "review-1"}})
	must(t, err)
	text := string(printed.Bytes)
	if !strings.Contains(text, "each Sunday") || strings.Contains(text, "Nobody looks at it") || strings.Contains(text, "A new thing") || !strings.Contains(strings.Join(strings.Fields(text), " "), "As when review 1 was closed. Made ") {
		t.Errorf("printed as it stood:\n%s", text)
	}
	d.refused(func() error {
		_, err := d.Print(ctx, app.PrintRequest{Kind: "review-pack", PersonID: d.amara.ID, Audience: "staff", ForWhom: "the file", Options: map[string]string{"as_of": "review-9"}})
		return err
	})
	// The next one has the next number, and is compared with the closed one.
	before, err := d.BeforeReview(ctx, d.amara.ID)
	must(t, err)
	if before == nil || before.Part("8").HowMet != "Sian and Amara look at it each Sunday." {
		t.Errorf("compared with %+v", before)
	}
	d.clock.Step(24 * time.Hour)
	next := &care.Review{Meta: d.of(d.amara), Kind: "pathway", State: "booked", Booked: d.Today()}
	d.save(next)
	if y := d.close(next); y.Number != 2 {
		t.Errorf("number %d", y.Number)
	}
	if undone, err := d.Undo(ctx); err != nil || undone != "closed the review" {
		t.Errorf("undone: %q, %v", undone, err)
	}
	f, err := d.File(ctx, d.amara.ID)
	must(t, err)
	if len(f.Frozen) != 1 || f.LastHeld(d.Today()).ID != v.ID {
		t.Errorf("after undo %d are closed", len(f.Frozen))
	}
	d.whole()
}

// What was frozen does not alter silently: an entry that is moved away is missed.
func TestFrozenSaysWhatIsMissing(t *testing.T) {
	d, v, _ := reviewed(t)
	jo := d.person("Jo")
	c := d.contact(d.amara, "About somebody else.")
	x := d.close(v)
	if got := d.frozen(x); !got.Whole || got.Why != "" {
		t.Fatalf("%s", got.Why)
	}
	must(t, d.Move(ctx, "contact", c.ID, jo.ID))
	if got := d.frozen(x); got.Whole || !strings.Contains(got.Why, "1 entry was moved") || len(got.File.Contacts) != 0 {
		t.Errorf("whole %v: %s", got.Whole, got.Why)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	got := d.frozen(x)
	if len(got.File.Contacts) != 1 && got.Whole {
		t.Errorf("it calls itself whole with %d contacts", len(got.File.Contacts))
	}
	// Joined with another record: what came in later is not part of it.
	d.contact(jo, "Jo's own.")
	must(t, d.Merge(ctx, d.amara.ID, jo.ID))
	if got := d.frozen(x); got.Whole && len(got.File.Contacts) != 1 {
		t.Errorf("after joining: %d contacts, %s", len(got.File.Contacts), got.Why)
	}
}

func TestFrozenIsNotChanged(t *testing.T) {
	d, v, _ := reviewed(t)
	x := d.close(v)
	x.Number = 7
	d.refuse(x, "Undo takes the closing back")
	d.refused(func() error { return d.Remove(ctx, "frozen_review", x.ID) }, "stays on the record")
	d.refuse(&care.Frozen{Meta: d.of(d.amara), Review: v.ID, Number: 9, On: d.Today()}, "closed as a whole")
}

func TestWhoSigned(t *testing.T) {
	d, v, _ := reviewed(t)
	of := d.of(d.amara)
	d.refuse(&care.Signature{Meta: of, Review: v.ID, Role: "adviser", State: "signed"}, "stands on the paper")
	d.refuse(&care.Signature{Meta: of, Review: v.ID, Role: "young", State: "not_signed"}, "the reason they gave")
	d.refuse(&care.Signature{Meta: of, Review: v.ID, Role: "adviser", State: "signed", On: d.Today().AddDays(1)}, "has not come yet")
	d.save(&care.Signature{Meta: of, Review: v.ID, Role: "young", State: "not_signed", Reason: "Wants to read it again."},
		&care.Signature{Meta: of, Review: v.ID, Role: "other", Name: "Anita", State: "signed", On: d.Today()}, &care.Signature{Meta: of, Review: v.ID, Role: "other", Name: "Tobi", State: "signed", On: d.Today()})
	d.refuse(&care.Signature{Meta: of, Review: v.ID, Role: "young", State: "signed", On: d.Today()}, "written down already")
}

func TestCouncilRecord(t *testing.T) {
	d, v, _ := reviewed(t)
	c := d.contact(d.amara, "Talked about the trombone.")
	p := &care.Plan{Meta: d.of(d.amara), Assessed: "2026-01-05", Made: "2026-01-20"}
	d.save(p)
	kinds := func() string {
		list, err := d.Unrecorded(ctx, "")
		must(t, err)
		var out []string
		for _, u := range list {
			out = append(out, u.Kind)
			if u.Person != d.amara.Name() {
				t.Errorf("%+v", u)
			}
		}
		return strings.Join(out, " ")
	}
	if got := kinds(); got != "contact pathway_plan assessment" { // the review is only booked
		t.Fatalf("not on the council's record: %s", got)
	}
	d.refused(func() error { return d.PutOnRecord(ctx, d.Today(), app.Thing{Kind: "review", ID: v.ID}) }, "not written down as held")
	d.refused(func() error { return d.PutOnRecord(ctx, d.Today(), app.Thing{Kind: "person", ID: d.amara.ID}) }, "put on the council")
	d.refused(func() error { return d.PutOnRecord(ctx, d.Today().AddDays(1), app.Thing{Kind: "contact", ID: c.ID}) }, "has not come yet")
	must(t, d.StartMeeting(ctx, v.ID))
	v.Decisions = "Stays with Sian."
	d.close(v)
	if got := kinds(); !strings.HasPrefix(got, "review contact") {
		t.Fatalf("after the review: %s", got)
	}
	text, err := d.RecordText(ctx, app.Thing{Kind: "review", ID: v.ID})
	must(t, err)
	for _, want := range []string{"Pathway plan review, ", "Amara", "Stays with Sian.", "Sian Probert (foster carer)", "For the council’s record"} {
		if !strings.Contains(text, want) {
			t.Errorf("nowhere %q:\n%s", want, text)
		}
	}
	if text, err = d.RecordText(ctx, app.Thing{Kind: "pathway_plan", ID: p.ID}); err != nil || !strings.Contains(text, "look at it each Sunday") {
		t.Errorf("%v:\n%s", err, text)
	}
	list, err := d.History(ctx, app.HistoryFilter{Person: d.amara.ID, Acts: []string{"export"}})
	must(t, err)
	if len(list) != 2 || list[0].Words()[0] != "exported pathway plan as plain text for the council’s record" {
		t.Errorf("the history says %+v", list)
	}
	d.refused(func() error { _, err := d.RecordText(ctx, app.Thing{Kind: "service", ID: "x"}); return err })
	must(t, d.PutOnRecord(ctx, d.Today(), app.Thing{Kind: "review", ID: v.ID}, app.Thing{Kind: "contact", ID: c.ID}, app.Thing{Kind: "pathway_plan", ID: p.ID}, app.Thing{Kind: app.Assessment, ID: p.ID}))
	if got := kinds(); got != "" {
		t.Errorf("still not there: %s", got)
	}
	if undone, err := d.Undo(ctx); err != nil || undone != "marked as on the council’s record" {
		t.Errorf("undone: %q, %v", undone, err)
	}
	if got := kinds(); len(strings.Fields(got)) != 4 {
		t.Errorf("after undo: %s", got)
	}
}
