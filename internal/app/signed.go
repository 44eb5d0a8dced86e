package app

import (
	"context"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
)

// sign sets what a record carries about how it came about: who wrote a passage and when, what stood in an entry when the young person spoke about
// it, what the record suggested when a status was confirmed. Nobody types these. What comes with its own signature, from a copy, keeps it.
func (a *App) sign(ctx context.Context, tx *store.Tx, r record.Record) error {
	old, err := stored(ctx, tx, r)
	if err != nil {
		return err
	}
	me := care.Signed{By: a.Who().Name, On: a.Today()}
	switch v := r.(type) {
	case *care.PlanPart:
		was := &care.PlanPart{}
		if old != nil {
			was = old.(*care.PlanPart)
		}
		before := was.Passages()
		for i, p := range v.Passages() {
			switch {
			case *p.Text == "":
				*p.Signed = care.Signed{}
			case *p.Text != *before[i].Text && *p.Signed == *before[i].Signed:
				*p.Signed = me
			}
		}
	case *care.Concern:
		v.Writer, v.WrittenOn, v.WrittenAt = me.By, me.On, value.Clock(a.Now().Format("15:04"))
	case *care.ConcernAddition:
		v.Writer, v.WrittenOn, v.WrittenAt = me.By, me.On, value.Clock(a.Now().Format("15:04"))
	case *care.Action:
		if v.WrittenBy == "" && old == nil {
			v.WrittenBy = me.By
		}
	case *care.Reply:
		if old != nil && old.(*care.Reply).Mark != "" {
			return nil
		}
		return markEntry(ctx, tx, v)
	case *care.EvidenceChoice:
		if old == nil {
			return a.choiceFits(ctx, tx, v)
		}
	case *care.Status:
		if old != nil && (v.ConfirmedBy == "" || v.Code == old.(*care.Status).Code && v.From == old.(*care.Status).From && old.(*care.Status).Tested != "") {
			return nil
		}
		return a.signStatus(ctx, tx, v)
	}
	return nil
}

// markEntry holds a young person's answer against the entry it is about.
func markEntry(ctx context.Context, tx *store.Tx, v *care.Reply) error {
	s := care.Spec(v.Kind)
	if s == nil || s.Shared || s == care.ReplySpec {
		return record.Problems{{Key: "entry_kind", Label: "About an entry of the kind", Text: "There is no such kind of entry about a young person."}}
	}
	if v.Field != "" && s.Field(v.Field) == nil {
		return record.Problems{{Key: "entry_field", Label: "About this of it", Text: "That kind of entry has no such field."}}
	}
	entry, err := tx.Get(ctx, s, v.Entry)
	if err != nil && fault.CodeOf(err) != fault.NotFound {
		return err
	}
	if entry == nil || entry.Head().PersonID != v.PersonID && entry.Head().ID != v.PersonID {
		return record.Problems{{Key: "entry", Label: "About the entry", Text: "That entry is not in this young person's record."}}
	}
	v.Mark = care.EntryMark(entry, v.Field)
	return nil
}

// signStatus writes beside a status what the record suggested on the day it was confirmed, with the test line by line.
func (a *App) signStatus(ctx context.Context, tx *store.Tx, v *care.Status) error {
	if v.Tested != "" || v.ConfirmedBy == "" {
		return nil
	}
	f, err := tx.File(ctx, v.PersonID)
	if err != nil {
		if fault.CodeOf(err) == fault.NotFound {
			return nil // the store names the missing person
		}
		return err
	}
	if v.Confirmed == "" {
		v.Confirmed = a.Today()
	}
	v.Suggested, v.Tested = suggestion(f, a.Today())
	return nil
}

// suggestion is the status the record suggests on a day, and its test in lines.
func suggestion(f *care.File, today value.Date) (code, test string) {
	code, reasons := rules.SuggestStatus(f, today)
	return code, rules.TestLines(reasons)
}
