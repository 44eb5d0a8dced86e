package savings

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// expected is what the carer or council was to pay since the last review, and what came.
func (p *Part) expected() fyne.CanvasObject {
	a, s := p.acc, p.saving(p.acc)
	heading := widgets.Heading("Expected and paid")
	if !s.Expected() {
		say := "To expect a weekly saving, change this account."
		if a.Expects == "policy" {
			say = "This account follows our savings policy, which has no lines yet. Settings, Savings policy."
		}
		return widgets.NewPanel(widgets.Column(look.Space2, heading, widgets.NewPara("Nothing is expected here each week."), widgets.Caption(say)))
	}
	from := a.WeeklyFrom
	if since := p.since(); since != "" && care.Week(since) > from {
		from = care.Week(since).AddDays(7)
	}
	t := p.stand(a, from)
	all := p.stand(a, "") // weeks from before the last review may be open, too
	label := weeks(t.Weeks) + " expected"
	if t.Weeks > 0 && s.At(p.today)*value.Money(t.Weeks) == t.Expected {
		label = weeks(t.Weeks) + " at " + s.At(p.today).String()
	}
	var badge fyne.CanvasObject
	switch owed := t.Owed(); {
	case all.Behind > 0:
		badge = widgets.NewBadge(widgets.Due, "Behind by "+weeks(all.Behind)+", "+all.Owed().String())
	case owed > 0:
		badge = widgets.NewBadge(widgets.Due, owed.String()+" less than expected")
	case owed < 0:
		badge = widgets.NewBadge(widgets.Done, (-owed).String()+" more than expected")
	case t.Ahead > 0:
		badge = widgets.NewBadge(widgets.Done, weeks(t.Ahead)+" paid ahead")
	default:
		badge = widgets.NewBadge(widgets.Done, "Paid up to "+t.To.In(p.today))
	}
	objects := []fyne.CanvasObject{heading, widgets.Sums([2]string{label, t.Expected.String()}, [2]string{"Paid in for those weeks", t.Paid.String()}), widgets.Wrap(0, badge)}
	if older := all.Behind - t.Behind; older > 0 {
		objects = append(objects, widgets.Caption("Not paid from before "+from.In(p.today)+": "+weeks(older)+". They stand in the ledger."))
	}
	if len(t.Each) > 0 {
		each := t.Each[max(0, len(t.Each)-52):]
		objects = append(objects, widgets.NewWeeks(each, fmt.Sprintf("%s paid, %s not paid", weeks(t.Weeks-t.Behind), weeks(t.Behind))),
			widgets.Caption(t.From.In(p.today)+" to "+t.To.In(p.today)+". Solid is paid, outlined is not."))
	}
	if t.Owed() > 0 && (a.BehindWhy != "" || a.BehindBy != "") {
		why := ""
		if a.BehindWhy != "" {
			why = "Reason: " + strings.TrimSuffix(a.BehindWhy, ".") + ". "
		}
		if a.BehindBy != "" {
			why += "To be paid in by " + a.BehindBy.In(p.today) + "."
		}
		objects = append(objects, widgets.NewPara(strings.TrimSpace(why)))
	}
	for _, e := range p.f.Entries {
		if e.AccountID == a.ID && care.Weekly(e.Kind) && e.Reason != "" && e.On >= from {
			objects = append(objects, widgets.Caption("Reason, "+e.On.In(p.today)+": "+e.Reason))
		}
	}
	return widgets.NewPanel(widgets.Column(look.Space2, append(objects, widgets.Caption(p.rule(s)))...))
}

// rule says where the expected sum comes from.
func (p *Part) rule(s care.Saving) string {
	a := s.Account
	by := ""
	if a.PaidBy != "" {
		by = ", paid in by " + a.PaidBy
	}
	if r := s.Rate(p.today); r != nil {
		text := fmt.Sprintf("Rule: %s a week %s (our policy from %s)%s.", r.Weekly, r.Ages(), r.From.Long(), by)
		if r.DeductedBy != "" {
			text += " Deducted by " + r.DeductedBy + "."
		}
		if r.HeldBy != "" {
			text += " Held by " + r.HeldBy + "."
		}
		return text
	}
	if a.Expects == "policy" {
		return "Rule: our savings policy. It has no line for this age today."
	}
	return "Rule: " + a.Weekly.String() + " a week from " + a.WeeklyFrom.Long() + by + "."
}

// checked is the last look at a statement of the bank.
func (p *Part) checked() fyne.CanvasObject {
	button := widgets.NewButton(widgets.Ordinary, "done", "Check a statement", p.check).Key("Ctrl+R").Helped("Compares the balance on a statement with this record.")
	heading := widgets.Heading("Checked against statements")
	c := p.f.LastCheck(p.acc.ID)
	if c == nil {
		return widgets.NewPanel(widgets.Column(look.Space2, heading, widgets.NewPara("Not checked yet."), widgets.Wrap(0, button)))
	}
	diff := c.Difference(p.f.Entries)
	now := care.Balance(p.f.Entries, p.acc.ID, c.On)
	day := c.On.In(p.today)
	objects := []fyne.CanvasObject{heading, widgets.Sums([2]string{"Statement, " + day, c.Statement.String()}, [2]string{"This record, " + day, now.String()}, [2]string{"Difference", diff.String()})}
	switch {
	case diff == 0:
		objects = append(objects, widgets.Wrap(0, widgets.NewBadge(widgets.Done, "They agree")))
	case c.Clear(p.f.Entries):
		objects = append(objects, widgets.Wrap(0, widgets.NewBadge(widgets.PartDone, "Explained")), widgets.NewPara(c.Explained))
	default:
		objects = append(objects, widgets.Wrap(0, widgets.NewBadge(widgets.Due, "Still open: "+differs(diff))))
		if c.Missing != "" {
			objects = append(objects, widgets.Caption("Not on the statement: "+c.Missing))
		}
		if c.Explained != "" {
			objects = append(objects, widgets.Caption("Explained when it was another sum: "+c.Explained))
		}
		if c.Record != now {
			objects = append(objects, widgets.Caption("It was "+c.Record.String()+" when it was checked; a line was written since."))
		}
	}
	explain := widgets.NewButton(widgets.Quiet, "edit", "Change this check", func() { records.Edit(p.env, c, nil) }).Small().Helped("Explains the difference, or puts the check right.")
	return widgets.NewPanel(widgets.Column(look.Space2, append(objects, widgets.Wrap(look.Space1, button, explain))...))
}

// differs says a difference between statement and record in words.
func differs(d value.Money) string {
	if d < 0 {
		return (-d).String() + " less on the statement"
	}
	return d.String() + " more on the statement"
}

// apart says what is kept apart, what the savings come to, and what large savings do to benefits.
func (p *Part) apart() fyne.CanvasObject {
	first := p.f.Person.First()
	c := rules.CapitalOf(p.f, p.today)
	objects := []fyne.CanvasObject{widgets.Heading("Everything together"), widgets.Sums([2]string{"Savings", c.Savings.String()})}
	if c.Apart != 0 {
		objects = append(objects, widgets.Sums([2]string{"Kept apart", c.Apart.String()}))
	}
	if c.Words != "" {
		objects = append(objects, widgets.Wrap(0, widgets.NewBadge(widgets.Due, "Benefits at 18")), widgets.NewPara(c.Words))
	}
	if t := rules.TrustAccount(p.f, p.today); t.Kind != "" {
		badge := widgets.NewBadge(widgets.Done, t.Name)
		switch {
		case !t.Have && t.From > p.today:
			badge = widgets.NewBadge(widgets.Waiting, t.Name+" from "+t.From.In(p.today))
		case !t.Have:
			badge = widgets.NewBadge(widgets.Due, t.Name+" not recorded")
		}
		objects = append(objects, widgets.Wrap(0, badge), widgets.Caption(t.Words+" Source: "+t.Source+"; "+catalogue.CheckWords+"."))
	}
	return widgets.NewPanel(widgets.Column(look.Space2, append(objects, widgets.Caption("The money is "+first+"’s. It moves when "+first+" moves, with a statement. Pocket money, benefits, awards and inheritances have accounts of their own and are not counted as savings."))...))
}
