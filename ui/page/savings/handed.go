package savings

import (
	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/look"
	"waymark/ui/page/printing"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// handed are the savings of the account handed on at moves. What nobody confirmed is red.
func (p *Part) handed() fyne.CanvasObject {
	first := p.f.Person.First()
	add := widgets.NewButton(widgets.Quiet, "moved", "Hand on", p.handOn).Small().Helped("When " + first + " moves: what is handed on, by whom and to whom.")
	sheet := widgets.NewButton(widgets.Quiet, "print", "Handover statement", func() { printing.Open(p.env, "savings-handover", p.f.Person.ID) }).Small().Helped("The page that both carers and " + first + " sign.")
	objects := []fyne.CanvasObject{widgets.Heading("Handed on at a move")}
	n := 0
	for _, m := range p.f.SavingsMoves {
		if m.AccountID != p.acc.ID {
			continue
		}
		n++
		objects = append(objects, widgets.NewPara(m.Balance.String()+" on "+m.Left.In(p.today)+", from "+m.From+" to "+m.To))
		if m.Open() {
			confirm := widgets.NewButton(widgets.Ordinary, "done", "It arrived", func() { p.confirm(m) }).Small().Helped("Writes down who confirmed that the money arrived, and when.")
			objects = append(objects, widgets.Wrap(look.Space2, widgets.NewBadge(widgets.Overdue, "Not confirmed as received"), confirm))
		} else {
			objects = append(objects, widgets.Wrap(0, widgets.NewBadge(widgets.Done, "Confirmed by "+m.ConfirmedBy+", "+m.Confirmed.In(p.today))))
			if m.Received != 0 && m.Received != m.Balance {
				objects = append(objects, widgets.Caption("They confirm "+m.Received.String()+": "+m.Note))
			}
		}
	}
	if n == 0 {
		objects = append(objects, widgets.Caption("Nothing was handed on yet. The money goes along when "+first+" moves."))
	}
	return widgets.NewPanel(widgets.Column(look.Space2, append(objects, widgets.Wrap(look.Space1, add, sheet))...))
}

// handOn writes down that the savings go along with a move.
func (p *Part) handOn() {
	m := &care.SavingsMove{Meta: record.Meta{PersonID: p.f.Person.ID}, AccountID: p.acc.ID, Left: p.today, From: p.acc.PaidBy, Balance: care.Balance(p.f.Entries, p.acc.ID, "")}
	if h := p.f.Home(p.today); h != nil && h.From > p.acc.Opened {
		m.Left, m.To = h.From, h.With
		m.Balance = care.Balance(p.f.Entries, p.acc.ID, h.From)
	}
	records.EditWith(p.env, m, records.Options{Title: "Hand on the savings", Note: "Stays red until who receives them says that they arrived."})
}

// confirm asks who says that the money arrived, and when.
func (p *Part) confirm(m *care.SavingsMove) {
	c := *m
	c.Confirmed, c.ConfirmedBy = p.today, m.To
	records.EditWith(p.env, &c, records.Options{Title: "The savings arrived", Only: []string{"confirmed_day", "confirmed_by", "received_pence", "statement", "statement_where", "note"}, All: true,
		Note: "Ask whoever received them. If the balance is another one, say why."})
}
