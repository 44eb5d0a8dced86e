package app

import (
	"context"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
)

// movedDays is how long a moved date is said, and movedSteps how many changes are looked through for it.
const (
	movedDays  = 28
	movedSteps = 200
)

// Moved lists the due dates of a young person that moved in the last four weeks because a fact or a local rule was changed, newest first: the day
// that was, the day that is, who changed what. It is worked out from the history, so that no date can move without saying so. A date that only made
// way for the next one, because what was due was done, is marked Done.
func (a *App) Moved(ctx context.Context, personID string) (out []rules.MovedDate, err error) {
	today := a.Today()
	err = a.read(ctx, func(tx *store.Tx) error {
		var later []rules.Due
		return tx.Back(ctx, personID, a.endOf(today.AddDays(-movedDays)), movedSteps, func(f *care.File, local []*care.LocalRule, changes []Change) bool {
			dues := rules.Dues(f, today, rules.Local{Rules: local})
			for _, m := range rules.MovedDates(dues, later) {
				m.By, m.Because, m.Done = signer(changes), because(changes), m.Due.Day > m.Was && done(changes)
				m.Tx = changes[0].Tx
				m.On = value.DateOf(changes[0].At.In(a.o.Now().Location()))
				out = append(out, m)
			}
			later = dues
			return true
		})
	})
	return out, err
}

func signer(changes []Change) string {
	name, _, _ := strings.Cut(changes[0].Who, " (")
	return name
}

// because is what was changed, in the words of the history; of several changes the first two.
func because(changes []Change) string {
	var words []string
	for _, c := range changes {
		lines := c.Words()
		if c.Does != "change" && len(lines) > 1 { // what was added or taken away is named, without its fields
			lines = lines[:1]
		}
		if c.Kind == care.LocalRuleSpec.Kind {
			lines = []string{map[string]string{"add": "added a local rule", "remove": "removed a local rule"}[c.Does]}
			if lines[0] == "" {
				lines[0] = "changed a local rule"
			}
		}
		words = append(words, lines...)
	}
	switch n := len(words); {
	case n == 0:
		return "changed the record"
	case n <= 2:
		return strings.Join(words, "; ")
	}
	return strings.Join(words[:2], "; ") + " and more"
}

// done reports whether changes wrote down that something was done: a record was added, or one became held or done.
func done(changes []Change) bool {
	return slices.ContainsFunc(changes, func(c Change) bool {
		state := c.Fields["state"][1]
		return c.Does == "add" && c.Kind != care.LocalRuleSpec.Kind || state == "held" || state == "done" || c.Fields["assessed_day"][0] == "" && c.Fields["assessed_day"][1] != ""
	})
}
