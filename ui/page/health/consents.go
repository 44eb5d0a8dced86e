package health

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// consents are who may say yes to what, those that nobody has written down yet beside them.
func (p *Part) consents() fyne.CanvasObject {
	list := p.list(care.ConsentSpec, records.ListOptions{Title: "Who may consent", Add: "Add a decision", Empty: "Nothing recorded. Who may say yes to the dentist, a vaccination, an operation? The placement plan says.",
		Blank: func() record.Record { return &care.Consent{Source: "Placement plan", Agreed: p.today} },
		Edit:  records.Options{All: true},
		Item: func(r record.Record) widgets.Item {
			c := r.(*care.Consent)
			it := widgets.Item{Title: care.ConsentSpec.Field("decision").LabelOf(c.Decision), RightState: widgets.Known, RightWords: care.ConsentSpec.Field("who_may").LabelOf(c.Who)}
			if c.About != "" {
				it.Title += ": " + c.About
			}
			day := ""
			if c.Agreed != "" {
				day = "agreed " + c.Agreed.In(p.today)
			}
			if c.Who == "not_known" {
				it.RightState = widgets.NotKnown
				if c.AskWho != "" {
					day = "ask " + c.AskWho
				}
			}
			if !c.Live(p.today) {
				it.RightState, it.RightWords = widgets.None, "no longer, from "+c.Ended.In(p.today)
			}
			it.Detail = dots(c.WhoName, care.ConsentSpec.Field("basis").LabelOf(c.Basis), c.Terms, c.Source, day)
			if doubt := rules.BasisDoubt(c.Basis, p.f.Person.Born.AgeOn(p.today)); p.f.Person.Born != "" && c.Live(p.today) && doubt != "" {
				it.Detail = dots(it.Detail, "Look at it again: "+ageNow(c.Basis))
			}
			return it
		},
		Foot: widgets.Caption("One page for the carer’s bag is made with the print-outs. Who may decide is for the people who know " + p.f.Person.First() + ": check before relying on this.")})
	open := p.undecided()
	if open == "" {
		return list
	}
	return widgets.Column(look.Space3, list, widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong("Not written down yet"), widgets.NewPara(open))))
}

// ageNow says why a basis may not hold any more.
func ageNow(basis string) string {
	if basis == "competent" {
		return "from 16 their own consent counts as it is"
	}
	return "the age does not fit the basis"
}

func (p *Part) undecided() string {
	var out []string
	for _, g := range rules.Missing(p.f, p.today) {
		if g.Block == "consents" && g.RecordID == "" {
			out = append(out, words.Lower(care.ConsentSpec.Field("decision").LabelOf(g.Item)))
		}
	}
	if out == nil {
		return ""
	}
	return words.Upper(strings.Join(out, ", ")) + "."
}

// sharing is who may see the record, what is said about it in free words, and what was given.
func (p *Part) sharing() fyne.CanvasObject {
	first := p.f.Person.First()
	shares := p.list(care.SharingSpec, records.ListOptions{Title: "Who may see my health record", Add: "Add a yes or no", Empty: "Not asked yet. May the council’s file have a copy? The GP? The school? " + first + " decides.",
		Blank: func() record.Record { return &care.Sharing{Said: p.today, HeardBy: p.env.App.Owner().Name} },
		Edit:  records.Options{All: true, Title: first + "’s yes or no"},
		Item: func(r record.Record) widgets.Item {
			s := r.(*care.Sharing)
			it := widgets.Item{Title: care.SharingSpec.Field("reader").LabelOf(s.Reader), RightState: widgets.Known, RightWords: s.Agrees.Label()}
			if s.Name != "" {
				it.Title += ": " + s.Name
			}
			if s.Agrees == value.No {
				it.RightState = widgets.Declined
			}
			if !s.Live(p.today) {
				it.RightState, it.RightWords = widgets.None, "taken back "+s.Ended.In(p.today)
			}
			blocks := care.SharingSpec.Field("blocks").Show(s)
			if blocks == "" && s.Agrees == value.Yes {
				blocks = "all but the private blocks"
			}
			said := "said " + s.Said.In(p.today)
			if s.HeardBy != "" {
				said += ", heard by " + s.HeardBy
			}
			words := s.Words
			if words != "" {
				words = "“" + words + "”"
			}
			it.Detail = dots(blocks, words, said)
			return it
		}})
	var extra []fyne.CanvasObject
	if n, _ := p.count("consent"); n > len(p.f.Sharing) {
		keep := p.middle
		extra = append(extra, p.facts())
		p.middle = keep
	}
	keep := p.middle
	issues := p.list(care.PassportIssueSpec, records.ListOptions{Title: "Passport given", Add: "Record it was given", New: p.given, Empty: "Not given yet.",
		Edit: records.Options{All: true},
		Item: func(r record.Record) widgets.Item {
			i := r.(*care.PassportIssue)
			it := widgets.Item{Title: dots(care.PassportIssueSpec.Field("format").LabelOf(i.Format), i.Version), RightState: widgets.Done, RightWords: words.Lower(care.PassportIssueSpec.Field("state").LabelOf(i.State)) + " " + i.Day().InShort(p.today)}
			if it.Title == "" {
				it.Title = "Health passport"
			}
			switch i.State {
			case "planned":
				it.RightState = widgets.Waiting
			case "declined":
				it.RightState = widgets.Declined
			case "not_given":
				it.RightState = widgets.NotDone
			}
			file := ""
			switch i.CopyOnFile {
			case value.Yes:
				file = "copy on file: " + i.Agreed
			case value.No:
				file = "no copy on file"
			}
			again := ""
			if i.Replacement == value.Yes {
				again = "a replacement"
			}
			it.Detail = dots(i.ExplainedBy, i.Note, again, file)
			return it
		}})
	p.middle = keep
	return widgets.Column(look.Space3, append([]fyne.CanvasObject{shares, issues}, extra...)...)
}

// cover is what the young person chose for the front of their passport, and for the lines of the card.
func (p *Part) cover() fyne.CanvasObject {
	y := p.f.Person
	f := care.PersonSpec.Field
	chosen := "Nobody has asked yet."
	if y.CoverChosen != "" {
		chosen = "Chosen " + y.CoverChosen.In(p.today) + "."
	}
	say := func(key, empty string) string {
		if s := f(key).Show(y); s != "" {
			return s
		}
		return empty
	}
	p.choose = widgets.NewButton(widgets.Ordinary, "edit", "Choose with "+y.First(), func() {
		records.EditWith(p.env, y, records.Options{Title: y.First() + "’s choice", Save: "Save", Lasting: true, All: true, Only: []string{"preferred_name", "pronouns", "cover_colour", "cover_name", "cover_words", "card_lines", "cover_chosen_day"}})
	}).Helped("The colour, the name on the front, the words on it, and each line of the wallet card.")
	identity := widgets.NewButton(widgets.Quiet, "edit", "Who I am", func() {
		p.env.Shell.Go(page.Place{Page: "person", Person: y.ID, Part: "about"})
	}).Small().Helped("Names, birth date, NHS number and languages stand in About me.")
	pairs := widgets.Pairs(12, [2]string{"Called", y.First()}, [2]string{"Pronouns", say("pronouns", "Not asked yet")}, [2]string{"Colour", say("cover_colour", "Not chosen yet")},
		[2]string{"Name on the front", say("cover_name", "Not chosen yet")}, [2]string{"Own words", say("cover_words", "None")}, [2]string{"NHS number", nhs(y)}, [2]string{"On the wallet card", say("card_lines", "Nothing ticked yet")},
		[2]string{"Facts on the card", p.cardFacts()})
	return widgets.NewTitledPanel("My cover and card", widgets.Caption(chosen), widgets.Column(look.Space3, widgets.NewPara("This passport belongs to "+y.First()+", who chooses how it looks and what is on the card."), pairs,
		widgets.Wrap(look.Space2, p.choose, identity),
		widgets.Caption("Allergies, conditions and medicines always have a line on the card: what is ticked, or “None known, checked …”, “Not known”, or “Not on this card: ask me”.")), false)
}

func nhs(y *care.Person) string {
	if y.NHSNumber == "" {
		return "Not known yet"
	}
	return care.NHSShow(y.NHSNumber)
}

// cardFacts are the single facts that the young person ticked for the card.
func (p *Part) cardFacts() string {
	var out []string
	for _, h := range p.f.HealthFacts {
		if h.OnCard == value.Yes && h.Now(p.today) {
			out = append(out, h.What()+": "+h.Fact.String())
		}
	}
	for _, s := range p.f.HealthServices {
		if s.OnCard == value.Yes {
			out = append(out, care.HealthServiceSpec.Field("service").LabelOf(s.Kind)+": "+s.Name.String())
		}
	}
	if out == nil {
		return "None ticked yet. C on a line of a block ticks it."
	}
	return strings.Join(out, "; ")
}
