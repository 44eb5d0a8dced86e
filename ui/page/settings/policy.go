package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// policyBlock is the service's savings policy, line by line, and its own amounts of money for care leavers. What other councils do is shown with its
// source, to compare; there is no national rate.
func (s *Settings) policyBlock() []fyne.CanvasObject {
	local := s.env.App.Local()
	var rates, money []record.Record
	for _, r := range local.Rates {
		rates = append(rates, r)
	}
	for _, m := range local.Money {
		money = append(money, m)
	}
	today := s.env.App.Today()
	list := records.NewList(s.env, care.RateSpec, rates, "", records.ListOptions{Add: "Add a line", Empty: "No policy yet. What does a carer save each week, at which age, and from which day?",
		Blank: func() record.Record { return &care.Rate{From: today, Every: "week"} },
		Item: func(r record.Record) widgets.Item {
			p := r.(*care.Rate)
			it := widgets.Item{Key: p.ID, Title: p.Weekly.String() + " a week " + p.Ages(), Right: "from " + p.From.In(today), Plain: true}
			detail := ""
			for _, key := range []string{"deducted_by", "held_by", "paid_every", "paid_into", "source"} {
				if f := care.RateSpec.Field(key); !f.Empty(p) {
					if detail != "" {
						detail += " · "
					}
					detail += f.Label + ": " + f.Show(p)
				}
			}
			it.Detail = detail
			if p.To != "" {
				it.Right += " to " + p.To.In(today)
			}
			return it
		}})
	own := records.NewList(s.env, care.LocalMoneySpec, money, "", records.ListOptions{Add: "Add an amount", Empty: "The catalogue’s amounts are used. Add what your council pays, or an offer of your own.",
		Item: func(r record.Record) widgets.Item {
			m := r.(*care.LocalMoney)
			it := widgets.Item{Key: m.ID, Title: m.Title(), Right: m.Amount, Plain: true, Detail: m.Source, RightState: widgets.Known, RightWords: "checked on " + m.CheckedOn.In(today)}
			if m.CheckedOn == "" {
				it.RightState, it.RightWords = widgets.NotKnown, catalogue.CheckWords
			}
			return it
		}})
	s.focus = nil
	if f, ok := list.First().(fyne.CanvasObject); ok {
		s.focus = f
	}
	objects := []fyne.CanvasObject{widgets.Caption("Accounts that follow the policy expect the sum of the young person’s age. A new line takes the place of the older one from its first day; a change in the middle of a week counts from the next week.")}
	if len(rates) == 0 {
		objects = append(objects, widgets.NewButton(widgets.Ordinary, "add", "Begin with an example", s.examplePolicy).Helped("Two lines to change: to age 10, and from 11 to 17."))
	}
	var others []fyne.CanvasObject
	for _, p := range catalogue.SavingsPolicies() {
		if !p.Example {
			others = append(others, widgets.Strong(p.Council), widgets.NewPara(p.Words), widgets.Caption("Source: "+p.Source+"; "+catalogue.CheckWords+"."))
		}
	}
	return append(objects, list.Body(), own.Body(), widgets.NewDisclosure("What other councils do", "Hide what other councils do", false, widgets.Column(look.Space2, others...), nil))
}

// examplePolicy writes the example's lines, from the first day of this tax year's April, to be changed.
func (s *Settings) examplePolicy() {
	var recs []record.Record
	for _, p := range catalogue.SavingsPolicies() {
		if !p.Example {
			continue
		}
		for _, b := range p.Bands {
			recs = append(recs, &care.Rate{From: s.env.App.Today(), AgeFrom: b.AgeFrom, AgeTo: b.AgeTo, Weekly: b.Pence, DeductedBy: "the " + p.DeductedBy, HeldBy: "the " + p.HeldBy, Every: p.Every, Source: "Example: change it to your own policy"})
		}
	}
	s.env.Run.Short("write an example policy", func(ctx context.Context) error { return s.env.App.Save(ctx, recs...) }, func(err error) {
		if err != nil {
			s.env.Shell.Fail(err)
			return
		}
		s.env.Shell.Reload()
	})
}
