package app

import (
	"context"
	"strings"

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/store"
)

// Told is a safeguarding concern with what was added to it, oldest first. Open is true until somebody is recorded as told.
type Told struct {
	Concern   *care.Concern
	Additions []*care.ConcernAddition
	Open      bool
}

// Concerns are the safeguarding concerns about a young person, newest first. While the keyboard is handed over there are none to be read.
func (a *App) Concerns(ctx context.Context, personID string) (out []Told, err error) {
	if err := a.apart(care.ConcernSpec); err != nil {
		return nil, err
	}
	err = a.read(ctx, func(tx *store.Tx) error {
		list, more, err := concerns(ctx, tx, personID)
		for _, c := range list {
			t := Told{Concern: c}
			for _, m := range more {
				if m.ConcernID == c.ID {
					t.Additions = append(t.Additions, m)
				}
			}
			_, t.Open = rules.ConcernDue(c, t.Additions, nil, a.Today())
			out = append(out, t)
		}
		return err
	})
	return out, err
}

func concerns(ctx context.Context, tx *store.Tx, personID string) (list []*care.Concern, more []*care.ConcernAddition, err error) {
	if list, err = listOf[*care.Concern](ctx, tx, care.ConcernSpec, Filter{Person: personID}); err != nil || len(list) == 0 {
		return nil, nil, err
	}
	more, err = listOf[*care.ConcernAddition](ctx, tx, care.ConcernAdditionSpec, Filter{Person: personID})
	return list, more, err
}

// concernDues are the concerns of which nobody is recorded as told, of everybody or of one young person; none while the keyboard is handed over.
func (a *App) concernDues(ctx context.Context, tx *store.Tx, personID string) (out []rules.Due, err error) {
	if a.HandedTo() != nil {
		return nil, nil
	}
	list, more, err := concerns(ctx, tx, personID)
	if err != nil {
		return nil, err
	}
	for _, c := range list {
		r, err := tx.Get(ctx, care.PersonSpec, c.PersonID)
		if err != nil {
			return nil, err
		}
		if d, open := rules.ConcernDue(c, more, r.(*care.Person), a.Today()); open {
			out = append(out, d)
		}
	}
	return out, nil
}

// SafeguardingNumbers are whom to ring, as the service set them; a sentence on how to find them when it did not.
func (a *App) SafeguardingNumbers() (text string, set bool) {
	if text = strings.TrimSpace(a.Service().Safeguarding); text != "" {
		return text, true
	}
	return "Your service has not put its numbers here yet. Look for “report a concern about a child” or “about an adult” on the council’s website, or ring the council and ask for the safeguarding team.", false
}
