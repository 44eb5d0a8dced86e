package app

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"waymark/internal/store"
)

// preparation is the kind of draft under which the steps of a review that is being prepared are kept; it is no record type.
const preparation = "preparation"

// Preparation is how far the review that comes next is prepared: the step, and which changes since the last one stay out of the pack (keys of
// rules.Change). It is a draft until the meeting is written down.
type Preparation struct {
	Step    int
	LeftOut []string
}

// PreparationOf reads how far the next review is prepared.
func (a *App) PreparationOf(ctx context.Context, personID string) (p Preparation, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		p, err = preparationOf(ctx, tx, personID)
		return err
	})
	return p, err
}

func preparationOf(ctx context.Context, tx *store.Tx, personID string) (p Preparation, err error) {
	d, err := tx.Draft(ctx, preparation, "", personID)
	if err != nil || d == nil {
		return p, err
	}
	p.Step, _ = strconv.Atoi(d.Fields["step"]) // "" is the first
	p.LeftOut = strings.Fields(d.Fields["left_out"])
	return p, nil
}

// Prepare keeps how far the next review is prepared; an empty Preparation forgets it.
func (a *App) Prepare(ctx context.Context, personID string, p Preparation) error {
	return a.KeepDraft(ctx, preparationDraft(personID, p))
}

func preparationDraft(personID string, p Preparation) Draft {
	d := Draft{Kind: preparation, PersonID: personID}
	if p.Step > 0 || len(p.LeftOut) > 0 {
		d.Fields = map[string]string{"step": strconv.Itoa(p.Step), "left_out": strings.Join(p.LeftOut, "\n")}
	}
	return d
}

// leftOut are the changes that stay out of the pack, as a report takes them.
func (p Preparation) leftOut() map[string]bool {
	out := map[string]bool{}
	for _, k := range p.LeftOut {
		out[k] = true
	}
	return out
}

// unfinished are the drafts of records: what somebody began to type and did not save.
func unfinished(list []Draft) []Draft {
	return slices.DeleteFunc(list, func(d Draft) bool { return d.Kind == preparation })
}
