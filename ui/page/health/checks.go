package health

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

func (p *Part) checks() fyne.CanvasObject {
	return p.list(care.HealthCheckSpec, records.ListOptions{Title: "Checks and appointments", Add: "Add", Empty: "No check recorded. When was the last health assessment?",
		Blank: func() record.Record { return &care.HealthCheck{State: "booked"} },
		Item: func(r record.Record) widgets.Item {
			h := r.(*care.HealthCheck)
			it := widgets.Item{Title: care.HealthCheckSpec.Field("check_kind").LabelOf(h.Kind)}
			day := h.Done
			switch h.State {
			case "done":
				it.RightState = widgets.Done
			case "booked":
				it.RightState, day = widgets.Waiting, h.Booked
			case "declined":
				it.RightState, day = widgets.Declined, h.Booked
			default:
				it.RightState, day = widgets.NotDone, h.Booked
			}
			it.RightWords = strings.ToLower(care.HealthCheckSpec.Field("state").LabelOf(h.State)) + " " + day.InShort(p.today)
			it.Detail = strings.Trim(strings.Join([]string{h.With, h.Outcome}, ". "), ". ")
			return it
		},
		Group: func(r record.Record) string {
			if h := r.(*care.HealthCheck); h.State == "booked" {
				return "Booked"
			}
			return "Before"
		}})
}

// vaccineStates show the five states of a vaccination; none of them is "overdue".
var vaccineStates = map[string]widgets.State{"had": widgets.Done, "had_no_record": widgets.Known, "not_had": widgets.None, "not_offered": widgets.None, "not_known": widgets.NotKnown}

func (p *Part) immunisations() fyne.CanvasObject {
	first := p.f.Person.First()
	recorded := p.list(care.ImmunisationSpec, records.ListOptions{Title: "Vaccinations", Add: "Add one", Empty: "None recorded. Ask the GP or nurse what is on record; the red book may say.",
		Item: func(r record.Record) widgets.Item {
			v := r.(*care.Immunisation)
			it := widgets.Item{Title: v.Vaccine, RightState: vaccineStates[v.State], RightWords: care.ImmunisationSpec.Field("state").LabelOf(v.State)}
			if v.Dose > 0 {
				it.Title += fmt.Sprintf(", dose %d", v.Dose)
			}
			it.Detail = strings.Trim(strings.Join([]string{v.Given.Long(), v.Place, v.Source}, " · "), " ·")
			return it
		}})
	s := catalogue.VaccinesFor(p.f.Person.Born, p.f.Person.SexAtBirth)
	var lines []fyne.CanvasObject
	if len(s.Offered) > 0 {
		lines = append(lines, widgets.Strong("What was offered to "+first+"’s age group"))
		for _, v := range s.Offered {
			have := p.hasVaccine(v.Name)
			state := widgets.NewMark(widgets.NotAsked, "nothing recorded: ask your GP or nurse")
			if have != nil {
				state = widgets.NewMark(vaccineStates[have.State], care.ImmunisationSpec.Field("state").LabelOf(have.State))
			}
			lines = append(lines, widgets.Wrap(look.Space3, widgets.NewPara(v.Age+": "+v.Name), state))
		}
	}
	for _, n := range s.NotOffered {
		lines = append(lines, widgets.Caption(n.Name+": not offered to this age group."))
	}
	note := s.Note
	if len(s.Offered) == 0 && note == "" {
		note = "There is no sourced list for this birth date, so none is shown. Ask the GP or nurse."
	}
	if note != "" {
		lines = append(lines, widgets.Caption(note))
	}
	if s.Cohort.Check {
		lines = append(lines, widgets.Caption("From "+s.Cohort.SourceLine()+": "+catalogue.CheckWords+"."))
	}
	if len(lines) == 0 {
		return recorded
	}
	return widgets.Column(look.Space3, recorded, widgets.NewPanel(widgets.Column(look.Space2, lines...)))
}

// hasVaccine is what is recorded of a vaccine by its name.
func (p *Part) hasVaccine(name string) *care.Immunisation {
	for _, v := range p.f.Immunisations {
		if strings.Contains(strings.ToLower(name), strings.ToLower(v.Vaccine)) {
			return v
		}
	}
	return nil
}

// dueBox is what is due for health, each line with its rule.
func (p *Part) dueBox() fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for i, d := range p.dues {
		if i == 4 {
			break
		}
		lines = append(lines, widgets.Column(2, widgets.Strong(d.Thing), page.DueBadge(d, p.today), widgets.Caption(d.Line())))
	}
	if len(lines) == 0 {
		lines = append(lines, widgets.NewPara("Nothing is due for health."))
	}
	return widgets.NewPanel(widgets.Column(look.Space3, append([]fyne.CanvasObject{widgets.Heading("Next")}, lines...)...))
}

// givenBox says whether the passport was given, and what has changed since.
func (p *Part) givenBox() fyne.CanvasObject {
	first := p.f.Person.First()
	words := "Not given yet. It is " + first + "’s to keep."
	if c := p.f.Passport(); c != nil {
		if c.State == "declined" {
			words = first + " would rather not have it now (" + c.Day().Long() + "). Offer it again any time; a new copy is always free."
		} else {
			words = p.givenWords(c)
		}
	}
	return widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong("Given to "+first), widgets.NewText(words, look.SizeCaption, false, look.TextSoft)))
}

// givenWords says when the passport was given, first and last, and what stands about the copy on file.
func (p *Part) givenWords(last *care.PassportIssue) string {
	first, n := last, 0
	for _, i := range p.f.Issues {
		if i.State == "given" {
			first, n = i, n+1
		}
	}
	words := "First copy " + first.Given.Long() + "."
	if n > 1 {
		words += " Last copy " + last.Given.Long() + "."
	}
	switch last.CopyOnFile {
	case value.Yes:
		words += " A copy is on file: " + last.Agreed + "."
	case value.No:
		words += " No copy on file: " + p.f.Person.First() + " did not agree to one."
	default:
		words += " Whether a copy may be on the council’s file is not asked yet."
	}
	switch n := p.changedSince(last.Given); {
	case n == 1:
		words += " 1 fact was checked since."
	case n > 1:
		words += fmt.Sprintf(" %d facts were checked since.", n)
	}
	return words
}

func (p *Part) changedSince(day value.Date) int {
	n := 0
	for _, h := range p.f.HealthFacts {
		if h.Checked > day {
			n++
		}
	}
	return n
}

// copyBox says what each kind of copy leaves out.
func (p *Part) copyBox() fyne.CanvasObject {
	button := widgets.NewButton(widgets.Ordinary, "print", "Choose and print", p.print).Key("Ctrl+P").Helped("Who the copy is for, its shape, and what is left out.")
	return widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong("Who is a copy for?"),
		widgets.Caption(p.f.Person.First()+": all that they have chosen. A doctor or nurse: no feelings pages. The council’s file: only with "+p.f.Person.First()+"’s dated yes. A4, or A4 in large print."),
		widgets.Line(0, button)))
}

// given records that the passport was given.
func (p *Part) given() {
	i := &care.PassportIssue{Meta: record.Meta{PersonID: p.f.Person.ID}, State: "given", Given: p.today, Format: "booklet", ExplainedBy: p.env.App.Owner().Name}
	if last := p.f.Passport(); last != nil && last.State == "given" {
		i.Replacement = value.Yes
	}
	records.EditWith(p.env, i, records.Options{Title: "The passport was given", Save: "Record it", All: true, Hide: []string{"planned_day"}})
}
