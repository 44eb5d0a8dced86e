package savings

import (
	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page/printing"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

var moneyGroups = map[string]string{"before": "From before", "leaving": "With leaving care", "local": "Offers of our own"}

// money lists the kinds of money that the young person may have: from when, and what became of it. Each is a hint to ask, never a decision.
func (p *Part) money() fyne.CanvasObject {
	first := p.f.Person.First()
	all := p.entitlements()
	var items []widgets.Item
	group := ""
	check := false
	for _, e := range all {
		if e.Group != group {
			group = e.Group
			items = append(items, widgets.Item{Heading: moneyGroups[group]})
		}
		items = append(items, moneyItem(p, e))
		check = check || e.Check
	}
	list := widgets.NewRowList("Money "+first+" may have", items...)
	list.SetWhole(true)
	p.claims = list
	if p.at != "" {
		list.Select(p.at)
	}
	list.SetEmpty("Nothing to show for a closed record.")
	list.SetHelp("Enter writes down whether it was claimed, and what became of it.")
	byKey := map[string]rules.Entitlement{}
	for _, e := range all {
		byKey[moneyKey(e)] = e
	}
	list.OnOpen(func(key string) {
		if e, ok := byKey[key]; ok {
			p.claim(e)
		}
	})
	letter := widgets.NewButton(widgets.Quiet, "print", "Letter of all accounts", func() { printing.Open(p.env, "savings-letter", p.f.Person.ID) }).Small().Helped("For 17 and a half: every account, what happens at 18, and what can be claimed.")
	mine := widgets.NewButton(widgets.Quiet, "print", "Where my money is", func() { printing.Open(p.env, "savings-mine", p.f.Person.ID) }).Small().Helped("One page in plain words for " + first + ".")
	body := []fyne.CanvasObject{list}
	if check {
		body = append(body, widgets.Inset(look.Space4, look.Space2, widgets.Caption("Amounts and ages change: "+catalogue.CheckWords+". The service’s own amounts stand in Settings, Savings policy.")))
	}
	return widgets.NewTitledPanel("Money "+first+" may have", widgets.Line(look.Space1, mine, letter), widgets.Column(0, body...), true)
}

func (p *Part) entitlements() []rules.Entitlement {
	return rules.Entitlements(p.f, p.today, p.env.App.Local())
}

func moneyKey(e rules.Entitlement) string {
	if e.Group == "local" {
		return "other:" + e.Name
	}
	return e.Item
}

func moneyItem(p *Part, e rules.Entitlement) widgets.Item {
	it := widgets.Item{Key: moneyKey(e), Title: e.Name, Right: e.Amount, Plain: true}
	detail := e.Days(p.today)
	if e.When != "" {
		detail += ", when " + e.When
	}
	if e.Source != "" {
		detail += " · " + e.Source
	}
	if e.Check {
		detail += " · " + catalogue.CheckWords
	}
	it.Detail = words.Upper(detail)
	it.RightWords = e.State()
	switch {
	case e.Claim != nil && e.Claim.State == "had":
		it.RightState = widgets.Done
		if e.Claim.Amount != 0 {
			it.RightWords = "Received " + e.Claim.Amount.String()
		}
	case e.Claim != nil && e.Claim.State == "asked":
		it.RightState = widgets.NotStarted
	case e.Claim != nil && e.Claim.State == "refused":
		it.RightState = widgets.NotDone
	case e.Claim != nil && e.Claim.State == "none":
		it.RightState = widgets.None
	case e.Reach == rules.ReachNow:
		it.RightState = widgets.NotAsked
	case e.Reach == rules.ReachUnknown:
		it.RightState = widgets.NotKnown
	default:
		it.RightState, it.RightWords = widgets.None, "Not yet"
		if e.Reach == rules.ReachPast {
			it.RightWords = "Not claimed"
		}
	}
	return it
}

// claim opens what became of one kind of money.
func (p *Part) claim(e rules.Entitlement) {
	rec := e.Claim
	if rec == nil {
		rec = &care.MoneyClaim{Meta: record.Meta{PersonID: p.f.Person.ID}, Item: e.Item, State: "open"}
		if e.Item == "other" {
			rec.Name = e.Name
		}
	}
	note := e.Who
	if e.Note != "" {
		note += ". " + e.Note
	}
	records.EditWith(p.env, rec, records.Options{Title: e.Name, Note: note})
}
