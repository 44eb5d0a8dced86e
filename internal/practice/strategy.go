package practice

import (
	"context"
	"slices"

	"waymark/internal/app"
	"waymark/internal/catalogue"
)

// strategy loads the invented council's strategy, without using it, and lets two people choose records for rows that no rule can tell.
func strategy(ctx context.Context, a *app.App) error {
	if _, err := a.LoadStrategy(ctx, catalogue.ExampleStrategy()); err != nil {
		return err
	}
	people, err := a.People(ctx)
	if err != nil {
		return err
	}
	added, taken := 0, 0
	for _, p := range people {
		f, err := a.File(ctx, p.ID)
		if err != nil {
			return err
		}
		for _, c := range f.Contacts {
			switch {
			case added < 2 && c.Mode == "visit" && c.TwoWay():
				added++
				err = a.ChooseEvidence(ctx, "contact", c.ID, "P8.6d", true, "A volunteer from the council came along.")
			case taken < 1 && c.Mode == "dropin" && slices.ContainsFunc(a.EvidencedBy(c), func(x catalogue.Action) bool { return x.ID == "P5.3b" }):
				taken++
				err = a.ChooseEvidence(ctx, "contact", c.ID, "P5.3b", false, "The nurse was away; the talk was about a bike.")
			default:
				continue
			}
			if err != nil {
				return err
			}
			break
		}
	}
	return nil
}
