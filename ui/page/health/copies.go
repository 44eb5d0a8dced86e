package health

import (
	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page/printing"
	"waymark/ui/widgets"
)

// readers are whom a copy of the passport is most often for; the sheet offers the others.
func (p *Part) readers() []widgets.Option {
	file := "needs " + p.f.Person.First() + "’s dated yes: not asked yet"
	if s := rules.FileCopyAgreed(p.f, p.today); s != nil {
		file = "said yes on " + s.Said.In(p.today)
		if s.Agrees != value.Yes {
			file = "said no on " + s.Said.In(p.today)
		}
	}
	return []widgets.Option{{Value: string(record.Young), Label: p.f.Person.First(), Hint: "all that they have chosen", Key: 'm'}, {Value: string(record.Doctor), Label: "A doctor or nurse", Hint: "no feelings pages", Key: 'd'},
		{Value: string(record.FileCopy), Label: "The council’s file", Hint: file, Key: 'f'}}
}

// shapes are how a passport lies on paper.
var shapes = []widgets.Option{{Value: "booklet", Label: "A5 booklet", Hint: "to print on both sides and fold", Key: 'b'}, {Value: "a4", Label: "A4", Key: 'a'}, {Value: "large", Label: "A4 in large print", Key: 'l'},
	{Value: "card", Label: "Wallet card", Hint: "85.6 × 54 mm, theirs alone", Key: 'w'}}

// copies asks who a copy is for and in which shape; both are asked again before anything is made.
func (p *Part) copies() []fyne.CanvasObject {
	who := widgets.NewRadios("Who is this copy for?", p.readers(), p.reader, func(v string) { p.reader = v })
	who.SetHelp("Decides what is in it. What is left out is shown before it is made.")
	shape := widgets.NewRadios("Shape", shapes, p.shape, func(v string) { p.shape = v })
	shape.SetHelp("The shape of the next print-out. Ctrl+P goes on.")
	return []fyne.CanvasObject{
		widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong("Who is this copy for?"), who)),
		widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong("Shape"), shape)),
	}
}

// print opens the sheet with what is chosen on the page.
func (p *Part) print() {
	r := app.PrintRequest{Kind: "health-passport", PersonID: p.f.Person.ID, Audience: record.Audience(p.reader)}
	switch p.shape {
	case "card":
		r.Kind, r.Audience = "wallet-card", record.Young
	case "large":
		r.Large = true
	default:
		r.Options = map[string]string{"shape": p.shape}
	}
	printing.OpenWith(p.env, r)
}
