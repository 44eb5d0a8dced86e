package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// A day on which something happened cannot lie ahead: a year typed wrongly would clear a clock later.
func TestWhatHappenedCannotLieAhead(t *testing.T) {
	d := newDesk(t)
	a := d.account()
	for _, r := range []record.Record{
		&care.Contact{Meta: d.of(d.amara), On: "2027-11-24", Mode: "text", Talked: value.Yes},
		&care.Review{Meta: d.of(d.amara), Kind: "pathway", State: "held", Held: "2027-05-05"},
		&care.HealthCheck{Meta: d.of(d.amara), Kind: "rha", State: "done", Done: "2027-05-05"},
		&care.Entry{Meta: d.of(d.amara), AccountID: a.ID, Kind: "gift", On: "2027-01-01", Amount: 500},
		&care.Person{FirstName: "Early", LastName: "Bird", Born: "2030-01-01"},
	} {
		d.refuse(r, "has not come yet")
	}
	d.save(&care.Review{Meta: d.of(d.amara), Kind: "pathway", State: "booked", Booked: "2027-05-05"})
}

// What the young person typed stays: the owner can neither change it nor take it away.
func TestOwnerCannotRemoveTypedWords(t *testing.T) {
	d := newDesk(t)
	must(t, d.HandOver(ctx, d.amara.ID))
	w := &care.OwnWords{Meta: d.of(d.amara), About: "matters", Text: "My dog.", On: "2026-11-24"}
	d.save(w)
	must(t, d.TakeBack(ctx, []byte("practice makes perfect")))
	d.refused(func() error { return d.Remove(ctx, "own_words", w.ID) }, "typed this themselves")
	said := &care.OwnWords{Meta: d.of(d.amara), About: "hard_now", Text: "Mornings.", How: "said", WrittenBy: "Ruth Okafor", On: "2026-11-24"}
	d.save(said)
	must(t, d.Remove(ctx, "own_words", said.ID))
}

func TestWhoWasGivenWhatStays(t *testing.T) {
	d := newDesk(t)
	p, err := d.Print(ctx, app.PrintRequest{Kind: "review-pack", PersonID: d.amara.ID, Audience: record.Young, ForWhom: "Amara", Format: "txt"})
	must(t, err)
	d.refused(func() error { return d.Remove(ctx, "paper", p.Paper.ID) }, "stays on the record")
}

// File names are only kind and day: erasing one print-out must not take another that stands there now.
func TestEraseLooksAtTheFileFirst(t *testing.T) {
	d := newDesk(t)
	p, err := d.Print(ctx, app.PrintRequest{Kind: "review-pack", PersonID: d.amara.ID, Audience: record.Young, ForWhom: "Amara", Format: "txt"})
	must(t, err)
	path := filepath.Join(t.TempDir(), p.FileName)
	must(t, os.WriteFile(path, p.Bytes, 0o600))
	must(t, d.Saved(ctx, p.Paper, path))
	must(t, os.WriteFile(path, []byte("somebody else's pack"), 0o600))
	if err := d.EraseOutside(ctx, p.Paper); err == nil || !strings.Contains(err.Error(), "Another file") {
		t.Errorf("erasing says %v", err)
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		t.Error("the other file is gone")
	}
	if list, _ := d.StillThere(ctx); len(list) != 0 {
		t.Errorf("still listed: %+v", list)
	}
}

// The recovery sheet saved as a file is listed until it is erased.
func TestRecoverySheetFileIsListed(t *testing.T) {
	d := newDesk(t)
	path := filepath.Join(t.TempDir(), "recovery-sheet.pdf")
	must(t, os.WriteFile(path, []byte("sheet"), 0o600))
	must(t, d.SheetSaved(ctx, path))
	list, err := d.StillThere(ctx)
	must(t, err)
	if len(list) != 1 || !list[0].There || list[0].Paper.Report != "recovery-sheet" {
		t.Fatalf("outside: %+v", list)
	}
	must(t, d.EraseOutside(ctx, list[0].Paper))
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Error("the sheet is still there")
	}
	if list, _ := d.StillThere(ctx); len(list) != 0 {
		t.Errorf("still listed: %+v", list)
	}
}

// Undo passes over adding somebody about whom something was printed since, instead of failing for ever.
func TestUndoPassesOverAPrintedPerson(t *testing.T) {
	d := newDesk(t)
	d.contact(d.amara, "Before.")
	jo := d.person("Jo")
	_, err := d.Print(ctx, app.PrintRequest{Kind: "contact-log", PersonID: jo.ID, Audience: record.Young, ForWhom: "Jo", Format: "txt"})
	must(t, err)
	if what, err := d.Undo(ctx); err != nil || !strings.Contains(what, "contact") {
		t.Errorf("undid %q, %v", what, err)
	}
	if _, err := d.Get(ctx, "person", jo.ID); err != nil {
		t.Error("the printed person is gone")
	}
}

// Joining two records keeps every text of a part, takes over what the kept one does not know, and refuses a fourth live goal.
func TestMergeHidesNothing(t *testing.T) {
	d := newDesk(t)
	twin := d.person("Ammara")
	twin.Phone = "07700 900 555"
	d.save(twin)
	d.save(&care.PlanPart{Meta: d.of(d.amara), Part: "8", WorkingWell: "Saves weekly."}, &care.PlanPart{Meta: d.of(twin), Part: "8", WorkingWell: "Pays the phone.", Worried: "No budget."})
	for i, p := range []*care.Person{d.amara, d.amara, twin, twin} {
		d.save(&care.Goal{Meta: d.of(p), What: []string{"A", "B", "C", "D"}[i], Helps: "Sian", By: "2027-01-01", State: "live"})
	}
	d.refused(func() error { return d.Merge(ctx, d.amara.ID, twin.ID) }, "three live goals")
	goals, err := d.List(ctx, "skill_goal", app.Filter{Person: twin.ID})
	must(t, err)
	g := goals[0].(*care.Goal)
	g.State = "set_aside"
	d.save(g)
	must(t, d.Merge(ctx, d.amara.ID, twin.ID))
	f, err := d.File(ctx, d.amara.ID)
	must(t, err)
	if len(f.Parts) != 1 || f.Parts[0].WorkingWell != "Saves weekly.\n\nPays the phone." || f.Parts[0].Worried != "No budget." {
		t.Errorf("parts: %+v", f.Parts)
	}
	if f.Person.Phone != "07700 900 555" {
		t.Errorf("phone %q", f.Person.Phone)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if f, _ := d.File(ctx, twin.ID); f == nil || len(f.Parts) != 1 || f.Person.Closed != "" {
		t.Error("undo did not part them again")
	}
	d.whole()
}
