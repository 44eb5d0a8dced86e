package savings

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

func sentence(err error) string { return fault.Sentence(err) }

// payment is the sheet for paying in or taking out. It waits for Save; what is typed is a draft until then.
type payment struct {
	p        *Part
	in       bool
	on       *widgets.DateField
	from, to *widgets.DateField
	expected *widgets.Para
	amount   *widgets.Field
	kind     *widgets.Choice
	purpose  *widgets.Field
	agreed   *widgets.Field
	by       *widgets.Field
	proof    *widgets.Field
	reason   *widgets.Field
	sheet    *widgets.Sheet
	saved    bool
	other    *widgets.Choice
	initials *widgets.Field
	owed     value.Money
	was      bool       // the kind chosen before was a weekly one
	first    value.Date // the weeks that were asked for, "" = the first nobody paid
}

func (p *Part) pay(in bool) { p.payWeeks(in, "") }

// payFrom opens the payment for weeks that nobody paid.
func (p *Part) payFrom(first value.Date) { p.payWeeks(true, first) }

func (p *Part) payWeeks(in bool, first value.Date) {
	if p.acc == nil {
		return
	}
	if p.acc.Closed != "" {
		p.env.Shell.Fail(fault.New(fault.Refused, "This account is closed. Choose another, or open it again by taking its closing day away."))
		return
	}
	var draft *app.Draft
	p.env.Run.Short("open the payment", func(ctx context.Context) (err error) {
		draft, err = p.env.App.DraftOf(ctx, "savings_entry", p.draftID(in), p.f.Person.ID)
		return err
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.openPayment(in, first, draft)
	})
}

func (p *Part) draftID(in bool) string {
	if in {
		return p.acc.ID + ":in"
	}
	return p.acc.ID + ":out"
}

func (p *Part) openPayment(in bool, first value.Date, draft *app.Draft) {
	s := &payment{p: p, in: in, first: first}
	rules := form.Dates(p.today)
	s.on = widgets.NewDateField("Day of the money", rules)
	s.on.SetValue(p.today.Long())
	s.amount = widgets.NewField("Amount")
	s.amount.SetWidth(9)
	s.amount.SetExample("12.50")
	s.amount.SetHelp("Pounds and pence, for example 12.50.")
	s.proof = widgets.NewField("Proof, and where it is")
	s.proof.SetHelp("For example: statement in the blue folder.")
	title, button := "Take out", "Save"
	var fields []fyne.CanvasObject
	if in {
		title = "Pay in"
		s.from, s.to = widgets.NewDateField("For the weeks from", rules), widgets.NewDateField("to", rules)
		s.from.SetSide(true)
		s.to.SetSide(true)
		s.expected = widgets.Caption("")
		s.kind = widgets.NewChoice("What", form.OptionsOf([]record.Option{option("carer"), option("council"), option("gift"), option("own"), option("government"), option("interest"), option("opening"), option("error")}, nil), func(string) { s.work() })
		s.kind.SetValue("carer")
		s.by = widgets.NewField("Paid in by")
		s.by.SetText(p.acc.PaidBy)
		s.purpose = widgets.NewField("What for")
		s.reason = widgets.NewField("Reason, when it is less or more than expected")
		s.reason.SetHelp("Stands in the ledger and on the statement. A named error needs it too.")
		s.prefill()
		s.from.OnChange(func(string) { s.work() })
		s.to.OnChange(func(string) { s.work() })
		fields = []fyne.CanvasObject{s.kind, s.from, s.to, s.expected, s.amount, s.on, s.reason, s.by, s.purpose, s.proof}
	} else {
		s.purpose, s.agreed = widgets.NewField("What for"), widgets.NewField("Who agreed")
		s.agreed.SetHelp("The young person, and who else.")
		s.initials = widgets.NewField(p.f.Person.First() + "’s initials")
		s.initials.SetWidth(6)
		s.initials.SetHelp("Typed when " + p.f.Person.First() + " has seen this line.")
		s.reason = widgets.NewField("Reason")
		s.reason.SetHelp("A named error: whose it is, and what happened.")
		s.kind = widgets.NewChoice("What", form.OptionsOf([]record.Option{option("withdrawal"), option("transfer_out"), option("error")}, nil), func(string) { s.work() })
		s.kind.SetHelp("Money taken out, moved to another account of theirs, or a named error.")
		s.kind.SetValue("withdrawal")
		s.other = widgets.NewChoice("To which account", p.otherAccounts(), nil)
		s.other.SetHelp("Both accounts get a line, in one step.")
		fields = []fyne.CanvasObject{s.kind, s.amount, s.on, s.other, s.purpose, s.agreed, s.initials, s.reason, s.proof}
	}
	if draft != nil {
		s.restore(draft.Fields)
		p.env.Shell.Say("This is the payment you had not finished.")
	}
	s.work()
	main := widgets.NewButton(widgets.Primary, "done", button, s.save).Key("Ctrl+Enter")
	s.amount.OnEnter(func(string) { s.save() })
	sheet := widgets.NewSheet(p.env.Shell.Window().Canvas(), title+": "+p.acc.Where, widgets.Column(look.Space3, fields...), main).SetWidth(36)
	s.sheet = sheet
	sheet.OnClose(s.keep)
	p.env.Shell.Open(sheet)
	if in && p.saving(p.acc).Expected() {
		widgets.Focus(s.amount) // the weeks are worked out; only the sum is asked for
	}
}

func option(code string) record.Option {
	return record.Option{Code: code, Label: care.EntrySpec.Field("entry_kind").LabelOf(code)}
}

// prefill puts in the weeks that are paid next: the first nobody paid, up to the last full one or the next payment.
func (s *payment) prefill() {
	saving := s.p.saving(s.p.acc)
	from, to := saving.Next(s.p.f.Entries, s.p.today)
	if from == "" {
		s.kind.SetValue("gift")
		return
	}
	for _, g := range saving.Gaps(s.p.f.Entries, s.p.today.AddDays(-1)) {
		if g.From == s.first {
			from, to = g.From, g.To
		}
	}
	s.from.SetValue(from.Long())
	s.to.SetValue(to.Long())
}

func (s *payment) weekly() bool {
	return s.in && (s.kind.Value() == "carer" || s.kind.Value() == "council")
}

// work says what is expected for the weeks that stand in the form.
func (s *payment) work() {
	if !s.in {
		moved, wrong := s.kind.Value() == "transfer_out", s.kind.Value() == "error"
		show(s.other, moved)
		show(s.initials, !moved && !wrong)
		show(s.agreed, !wrong)
		show(s.reason, wrong)
		if s.sheet != nil {
			s.sheet.Refresh()
		}
		return
	}
	s.owed = 0
	weekly := s.weekly()
	if weekly != s.was { // who pays the weekly saving gives no gifts
		s.was = weekly
		switch {
		case weekly && s.by.Text() == "":
			s.by.SetText(s.p.acc.PaidBy)
		case !weekly && s.by.Text() == s.p.acc.PaidBy:
			s.by.SetText("")
		}
	}
	for _, o := range []fyne.CanvasObject{s.from, s.to, s.expected} {
		show(o, weekly)
	}
	reason, help := "Reason, when it is less or more than expected", "Stands in the ledger and on the statement."
	if s.kind.Value() == "error" {
		reason, help = "Reason", "Whose error it is, and what happened."
	}
	s.reason.SetLabel(reason)
	s.reason.SetHelp(help)
	show(s.reason, weekly || s.kind.Value() == "error")
	if s.sheet != nil {
		s.sheet.Refresh()
	}
	if !weekly {
		s.amount.SetExample("12.50")
		return
	}
	from, err1 := value.ParseDate(s.from.Text(), s.p.today)
	to, err2 := value.ParseDate(s.to.Text(), s.p.today)
	n := care.WeeksBetween(from, to)
	switch {
	case err1 != nil || err2 != nil || n == 0:
		s.expected.SetText("Give the first day and the last day of whole weeks.")
	default:
		saving := s.p.saving(s.p.acc)
		full := saving.For(from, to)
		s.owed = saving.Still(s.p.f.Entries, from, to)
		rate := saving.At(from)
		switch {
		case full == 0:
			s.expected.SetText(weeks(n) + ". Nothing is expected each week.")
		case s.owed < full:
			s.expected.SetText(fmt.Sprintf("%s = %s, of which %s is paid in", weeks(n), full, full-s.owed))
		case rate*value.Money(n) == full:
			s.expected.SetText(fmt.Sprintf("%s at %s = %s", weeks(n), rate, full))
		default: // the rate changed, or a birthday came
			s.expected.SetText(fmt.Sprintf("%s, from %s to %s a week = %s", weeks(n), rate, saving.At(to.AddDays(-6)), full))
		}
		s.amount.SetExample(s.owed.Plain())
	}
}

// typed is a field of the sheet that text is typed into.
type typed interface {
	Text() string
	SetProblem(string)
	Visible() bool
}

func (s *payment) fields() map[string]typed {
	out := map[string]typed{"on_day": s.on, "amount_pence": s.amount, "evidence": s.proof, "purpose": s.purpose}
	if s.in {
		out["from_day"], out["to_day"], out["paid_by"], out["reason"] = s.from, s.to, s.by, s.reason
	} else {
		out["agreed_by"], out["young_initials"], out["reason"] = s.agreed, s.initials, s.reason
	}
	return out
}

// show shows or hides a field that only some kinds of line have.
func show(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// otherAccounts are the open accounts that money can be moved to.
func (p *Part) otherAccounts() []widgets.Option {
	var out []widgets.Option
	for _, a := range p.f.Accounts {
		if a.ID != p.acc.ID && a.Closed == "" {
			out = append(out, widgets.Option{Value: a.ID, Label: care.AccountSpec.LineOf(a)})
		}
	}
	return out
}

// save reads the form, names every problem at once under its field, and writes the line.
func (s *payment) save() {
	e := &care.Entry{Meta: record.Meta{PersonID: s.p.f.Person.ID}, AccountID: s.p.acc.ID, Kind: "withdrawal", By: s.p.env.App.Owner().Name}
	e.Kind = s.kind.Value()
	ok := true
	for key, f := range s.fields() {
		f.SetProblem("")
		if (key == "from_day" || key == "to_day") && !s.weekly() || !f.Visible() {
			continue
		}
		if err := care.EntrySpec.Field(key).Parse(e, f.Text(), s.p.today); err != nil {
			f.SetProblem(sentence(err))
			ok = false
		}
	}
	s.work()
	if !s.in {
		if e.Amount < 0 {
			e.Amount = -e.Amount
		}
		e.Amount = -e.Amount
	}
	e.Expected = s.owed
	if s.weekly() && s.owed > 0 && e.Amount != s.owed && strings.TrimSpace(e.Reason) == "" {
		s.reason.SetProblem(fmt.Sprintf("%s was expected. Say why it is %s.", s.owed, map[bool]string{true: "less", false: "more"}[e.Amount < s.owed]))
		ok = false
	}
	if e.Kind == "transfer_out" {
		if e.OtherID = s.other.Value(); e.OtherID == "" {
			s.other.SetProblem("Choose the account that the money goes to.")
			ok = false
		} else {
			s.other.SetProblem("")
		}
	}
	for _, q := range care.EntrySpec.Validate(e) {
		ok = false
		if f := s.fields()[q.Key]; f != nil {
			f.SetProblem(q.Text)
		} else {
			s.amount.SetProblem(q.Text)
		}
	}
	if !ok {
		s.mend()
		return
	}
	s.p.writeThen(func(ctx context.Context) error {
		if e.Kind == "transfer_out" {
			if err := s.p.env.App.MoveMoney(ctx, s.p.acc, s.p.account(e.OtherID), -e.Amount, e.On, e.Purpose, e.AgreedBy); err != nil {
				return err
			}
		} else if err := s.p.env.App.Save(ctx, e); err != nil {
			return err
		}
		s.saved = true
		return s.p.env.App.KeepDraft(ctx, app.Draft{Kind: "savings_entry", RecordID: s.p.draftID(s.in), PersonID: s.p.f.Person.ID})
	}, func() {
		if e.ID != "" { // moving money writes two lines of its own
			s.p.pick(e)
		}
	}, s.amount.SetProblem)
}

// mend goes to the first field with a problem; the sheet grows by what stands under them.
func (s *payment) mend() {
	s.p.env.Shell.Window().Canvas().Content().Refresh()
	if s.other != nil && s.other.Problem() != "" && s.other.Visible() {
		widgets.Focus(s.other)
		return
	}
	for _, key := range []string{"from_day", "to_day", "amount_pence", "on_day", "reason", "paid_by", "purpose", "agreed_by", "young_initials", "evidence"} {
		if f, ok := s.fields()[key].(interface {
			fyne.CanvasObject
			Problem() string
		}); ok && f.Problem() != "" {
			widgets.Focus(f)
			return
		}
	}
}

// keep keeps an unfinished payment as a draft when the sheet closes.
func (s *payment) keep() {
	if s.saved || s.amount.Text() == "" && (s.purpose.Text() == "") {
		return
	}
	d := app.Draft{Kind: "savings_entry", RecordID: s.p.draftID(s.in), PersonID: s.p.f.Person.ID, Fields: map[string]string{}}
	for key, f := range s.fields() {
		d.Fields[key] = f.Text()
	}
	d.Fields["entry_kind"] = s.kind.Value()
	s.p.env.Run.Short("keep a draft", func(ctx context.Context) error { return s.p.env.App.KeepDraft(ctx, d) }, func(err error) {
		if err != nil {
			s.p.env.Shell.Fail(err)
		}
	})
}

func (s *payment) restore(f map[string]string) {
	if s.in && f["entry_kind"] != "" {
		s.kind.SetValue(f["entry_kind"])
		s.from.SetValue(f["from_day"])
		s.to.SetValue(f["to_day"])
		s.by.SetText(f["paid_by"])
		s.reason.SetText(f["reason"])
	}
	if !s.in {
		if f["entry_kind"] != "" {
			s.kind.SetValue(f["entry_kind"])
		}
		s.agreed.SetText(f["agreed_by"])
		s.initials.SetText(f["young_initials"])
		s.reason.SetText(f["reason"])
	}
	s.on.SetValue(f["on_day"])
	s.amount.SetText(f["amount_pence"])
	s.purpose.SetText(f["purpose"])
	s.proof.SetText(f["evidence"])
}
