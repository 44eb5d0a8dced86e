package records

import (
	"context"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/record"
	"waymark/ui/page/pagetest"
	"waymark/ui/task"
	"waymark/ui/widgets"
)

// stuck is a lane that takes work and never does it, like one that the lock empties.
type stuck struct {
	task.Inline
	on bool
}

func (s *stuck) Short(name string, work func(context.Context) error, done func(error)) {
	if !s.on {
		s.Inline.Short(name, work, done)
	}
}

func TestTheLockKeepsWhatWasTypedLast(t *testing.T) {
	b := pagetest.WithAmara(t)
	lane := &stuck{}
	b.Env.Run = lane
	Edit(b.Env, &care.CarerNote{Meta: record.Meta{PersonID: b.Amara.ID}, On: caretest.Today}, nil)
	s := b.Sheet()
	lane.on = true
	note := b.Field(s.Body(), "What happened").(*widgets.Note)
	widgets.Focus(note)
	note.SetText("Rang the dentist herself.")
	widgets.CloseSheets(b.Win.Canvas())
	d, err := b.App.DraftOf(t.Context(), "carer_note", "", b.Amara.ID)
	if err != nil || d == nil || d.Fields["happened"] != "Rang the dentist herself." {
		t.Fatalf("kept: %+v, %v", d, err)
	}
}

func TestALateDraftNeverReplacesANewerOne(t *testing.T) {
	b := pagetest.WithAmara(t)
	var late []func()
	b.Env.Run = &queue{at: &late}
	Edit(b.Env, &care.CarerNote{Meta: record.Meta{PersonID: b.Amara.ID}, On: caretest.Today}, nil)
	for len(late) > 0 {
		f := late[0]
		late = late[1:]
		f()
	}
	s := b.Sheet()
	b.Type(s.Body(), "What happened", "First.")
	b.Type(s.Body(), "What happened", "Second.")
	widgets.CloseSheets(b.Win.Canvas())
	for _, f := range late {
		f()
	}
	d, err := b.App.DraftOf(t.Context(), "carer_note", "", b.Amara.ID)
	if err != nil || d == nil || d.Fields["happened"] != "Second." {
		t.Fatalf("kept: %+v, %v", d, err)
	}
	if b.Saved != "Kept as a draft" {
		t.Errorf("the status bar says %q", b.Saved)
	}
}

// queue does work only when the test says so.
type queue struct {
	task.Inline
	at *[]func()
}

func (q *queue) Short(name string, work func(context.Context) error, done func(error)) {
	*q.at = append(*q.at, func() { q.Inline.Short(name, work, done) })
}

func TestADraftCanBeThrownAway(t *testing.T) {
	b := pagetest.WithAmara(t)
	n := b.File().Notes[0]
	was := n.Happened
	Edit(b.Env, n, nil)
	b.Type(b.Sheet().Body(), "What happened", "Something else.")
	b.Sheet().Close()
	Edit(b.Env, n, nil)
	s := b.Sheet()
	if got := b.Field(s.Body(), "What happened").(*widgets.Note).Text(); got != "Something else." {
		t.Fatalf("put back: %q", got)
	}
	b.Press(s.Body(), "Throw it away")
	if got := b.Field(s.Body(), "What happened").(*widgets.Note).Text(); got != was {
		t.Errorf("after throwing it away: %q", got)
	}
	s.Close()
	if d, _ := b.App.DraftOf(t.Context(), "carer_note", n.ID, b.Amara.ID); d != nil {
		t.Error("the draft is still there")
	}
	if got := b.File().Notes[0].Happened; got != was {
		t.Errorf("the record changed to %q", got)
	}
}

func TestWarningIsAskedAboutAndSavedAllTheSame(t *testing.T) {
	b := pagetest.WithAmara(t)
	saved := 0
	EditWith(b.Env, &care.CarerNote{Meta: record.Meta{PersonID: b.Amara.ID}, On: caretest.Today, Kind: "fact", Happened: "Twins."}, Options{
		Warn: func(context.Context, record.Record) (string, error) { return "There is one like it.", nil },
		Done: func(record.Record) { saved++ },
	})
	b.Sheet().Main().Press()
	if !strings.Contains(pagetest.Words(b.Sheet().Body()), "There is one like it.") || saved != 0 {
		t.Error("the warning is not asked about")
	}
	b.Sheet().Main().Press()
	b.NoSheet()
	if saved != 1 || len(b.File().Notes) != 3 {
		t.Errorf("saved %d times", saved)
	}
}

func TestAnotherHandsChangeIsNotLost(t *testing.T) {
	b := pagetest.WithAmara(t)
	n := b.File().Notes[0]
	Edit(b.Env, n, nil)
	if err := b.App.Remove(t.Context(), "carer_note", n.ID); err != nil {
		t.Fatal(err)
	}
	b.Type(b.Sheet().Body(), "What happened", "Something else.")
	b.Sheet().Main().Press()
	if len(b.Failed) != 1 {
		t.Fatalf("failures: %v", b.Failed)
	}
	if got := b.Field(b.Sheet().Body(), "What happened").(*widgets.Note).Text(); got != "Something else." {
		t.Errorf("what was typed became %q", got)
	}
}

func TestLedgerLinesAreOnlyRead(t *testing.T) {
	b := pagetest.WithAmara(t)
	of := record.Meta{PersonID: b.Amara.ID}
	acc := &care.Account{Meta: of, Kind: "instant", Where: "Practice Bank", Holder: "Amara", Opened: "2026-01-01"}
	b.Save(acc)
	e := &care.Entry{Meta: of, AccountID: acc.ID, Kind: "gift", On: "2026-11-01", Amount: 1250, By: "Sian Probert"}
	b.Save(e)
	Edit(b.Env, e, nil)
	if b.Sheet().Main() != nil {
		t.Error("a ledger line can be saved again")
	}
}

func TestEvidenceNamesTheStrategysRows(t *testing.T) {
	b := pagetest.WithAmara(t)
	if got := evidenceLine(b.App, &care.Contact{Mode: "dropin", Topics: "health"}, nil); !strings.Contains(got, "8.4a") || !strings.Contains(got, "5.3b") {
		t.Errorf("%q", got)
	}
	if got := evidenceLine(b.App, &care.Owner{}, nil); got != "" {
		t.Errorf("a profile evidences %q", got)
	}
}
