package health

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

func (p *Part) checks() fyne.CanvasObject {
	list := p.list(care.HealthCheckSpec, records.ListOptions{Title: "Checks and appointments", Add: "Add", Empty: "No check recorded. When was the last health assessment?",
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
			score := ""
			if n, ok := h.Score(); ok {
				score = fmt.Sprintf("%d of 40", n)
				if b, ok := catalogue.Band(h.Version, n); ok {
					score += ", " + b.Words
				}
			} else if h.NoScore != "" {
				score = care.HealthCheckSpec.Field("sdq_reason").LabelOf(h.NoScore)
			}
			it.Detail = dots(h.With, score, h.Outcome, h.WhyLate, h.Privacy.Words(), h.ConsentGiven.Words(), rules.ConsentDoubts(p.f.Person.Born, &h.ConsentGiven, h.Done))
			return it
		},
		Group: func(r record.Record) string {
			if h := r.(*care.HealthCheck); h.State == "booked" {
				return "Booked"
			}
			return "Before"
		},
		Open: p.openCheck,
		New:  p.newCheck})
	if s := p.scores(); s != nil {
		return widgets.Column(look.Space3, list, s)
	}
	return list
}

// scoreFields belong to a strengths and difficulties questionnaire alone.
var scoreFields = []string{"sdq_total", "sdq_version", "sdq_by", "sdq_reason", "changed", "sdq_print"}

// openCheck opens a check with the fields of its kind: a score where it is a score.
func (p *Part) openCheck(r record.Record) {
	h := r.(*care.HealthCheck)
	if h.Kind != "sdq" {
		records.EditWith(p.env, h, records.Options{Hide: scoreFields})
		return
	}
	records.EditWith(p.env, h, records.Options{Title: "Strengths and difficulties score", All: true, Note: "Record the score, not the answers. Then say what changed because of it.",
		Only: []string{"state", "booked_day", "done_day", "sdq_version", "sdq_by", "sdq_total", "sdq_reason", "changed", "sdq_print", "why_late", "agreed", "agreed_by", "agreed_name", "agreed_basis", "agreed_day"}})
}

// newCheck asks what it is first, because a score has other fields than an appointment.
func (p *Part) newCheck() {
	of := record.Meta{PersonID: p.f.Person.ID}
	var sheet *widgets.Sheet
	pick := func(label, help string, h *care.HealthCheck) fyne.CanvasObject {
		return widgets.NewButton(widgets.Ordinary, "", label, func() {
			sheet.Close()
			p.openCheck(h)
		}).Helped(help)
	}
	sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), "What is it?", widgets.Column(look.Space2,
		pick("A check or an appointment", "An assessment, the dentist, an eye test, a hospital or GP appointment.", &care.HealthCheck{Meta: of, State: "booked"}),
		pick("A strengths and difficulties score", "The total the carer’s form came to, and what changed because of it.", &care.HealthCheck{Meta: of, Kind: "sdq", State: "done", Done: p.today, Version: "carer"})), nil)
	p.env.Shell.Open(sheet)
}

func dots(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" }), " · ")
}

// vaccineStates show the five states of a vaccination; none of them is "overdue".
var vaccineStates = map[string]widgets.State{"had": widgets.Done, "had_no_record": widgets.Known, "not_had": widgets.None, "not_offered": widgets.None, "not_known": widgets.NotKnown}

func (p *Part) immunisations() fyne.CanvasObject {
	first := p.f.Person.First()
	all := rules.Vaccines(p.f)
	byKey := map[string]*rules.VaccineRow{}
	var items []widgets.Item
	for i := range all.Rows {
		r := &all.Rows[i]
		byKey[r.Key()] = r
		it := widgets.Item{Key: r.Key(), Title: words.Upper(r.Age) + ": " + r.Name, Plain: true, RightState: widgets.NotAsked, RightWords: "not recorded"}
		if v := r.Recorded; v != nil {
			it.RightState, it.RightWords = vaccineStates[v.State], care.ImmunisationSpec.Field("state").LabelOf(v.State)
			it.Detail = dots(v.Given.Long(), v.Place, v.Source, v.Privacy.Words(), v.ConsentGiven.Words())
		}
		items = append(items, it)
	}
	others := p.list(care.ImmunisationSpec, records.ListOptions{Title: "Other vaccinations", Add: "Add one", Empty: "Nothing else is recorded. Ask the GP or nurse what is on record; the red book may say.",
		Keep: func(r record.Record) bool { return slices.Contains(all.Others, r.(*care.Immunisation)) },
		Edit: records.Options{Hide: []string{"offer"}},
		Item: func(r record.Record) widgets.Item {
			v := r.(*care.Immunisation)
			it := widgets.Item{Title: v.Vaccine, RightState: vaccineStates[v.State], RightWords: care.ImmunisationSpec.Field("state").LabelOf(v.State)}
			if v.Dose > 0 {
				it.Title += fmt.Sprintf(", dose %d", v.Dose)
			}
			it.Detail = dots(v.Given.Long(), v.Place, v.Source, v.Privacy.Words(), v.ConsentGiven.Words())
			return it
		}})
	var notes []fyne.CanvasObject
	for _, n := range all.Schedule.NotOffered {
		if !all.Uncertain {
			notes = append(notes, widgets.Caption(n.Name+": not offered to this age group ("+n.Why+")."))
		}
	}
	if all.Uncertain {
		notes = append(notes, widgets.Strong("Unknown, or from another country"), widgets.NewPara(rules.UncertainWords))
	} else if s := all.Schedule; s.Note != "" {
		notes = append(notes, widgets.Caption(s.Note))
	} else if len(items) == 0 {
		notes = append(notes, widgets.Caption("There is no sourced list for this birth date, so none is shown. Ask the GP or nurse."))
	}
	if s := all.Schedule; s.Cohort.Check && !all.Uncertain {
		notes = append(notes, widgets.Caption("From "+s.Cohort.SourceLine()+"."))
	}
	var parts []fyne.CanvasObject
	if len(items) > 0 {
		p.offered = widgets.NewRowList("What was offered to "+first+"’s age group", items...)
		p.offered.SetWhole(true)
		p.offered.SetHelp("Enter opens a line. H had without a record, N not had, U don’t know; with a date, press Enter.")
		p.offered.OnOpen(func(key string) { p.editDose(byKey[key]) })
		p.offered.OnRune(func(key string, c rune) bool { return p.doseState(byKey[key], c) })
		parts = append(parts, widgets.NewTitledPanel("What was offered to "+first+"’s age group", nil,
			widgets.Column(0, widgets.Inset(look.Space4, 0, widgets.Caption("Not recorded, not had, don’t know: "+catalogue.AskWords+".")), p.offered), true))
	}
	where := widgets.NewButton(widgets.Quiet, "edit", "Where "+first+" was vaccinated", p.vaccineHistory).Small().Helped("In this country, in another one, or not known; and whether there is a card.")
	notes = append(notes, widgets.Wrap(0, where))
	parts = append(parts, widgets.NewPanel(widgets.Column(look.Space2, notes...)), others)
	return widgets.Column(look.Space3, parts...)
}

// dose is what is recorded of a row, or a new record for it.
func (p *Part) dose(r *rules.VaccineRow) *care.Immunisation {
	if r.Recorded != nil {
		v := *r.Recorded
		return &v
	}
	return &care.Immunisation{Meta: record.Meta{PersonID: p.f.Person.ID}, Vaccine: r.Name, Dose: r.Number, Offer: r.Key()}
}

func (p *Part) editDose(r *rules.VaccineRow) {
	if r != nil {
		records.EditWith(p.env, p.dose(r), records.Options{Title: r.Name + ", " + r.Age, Hide: []string{"offer"}})
	}
}

// doseState sets the state of a row by a letter; one with a date is changed in its editor only, where the date is seen.
func (p *Part) doseState(r *rules.VaccineRow, c rune) bool {
	to, ok := map[rune]string{'h': "had_no_record", 'n': "not_had", 'u': "not_known"}[toLower(c)]
	if r == nil || !ok {
		return false
	}
	v := p.dose(r)
	if v.State == "had" {
		p.editDose(r)
		return true
	}
	if v.State != to {
		v.State, v.Checked = to, p.today
		p.save(v)
	}
	return true
}

// vaccineHistory opens the questions about where.
func (p *Part) vaccineHistory() { p.open("vaccines", false) }

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

// given records that the passport was given.
func (p *Part) given() {
	i := &care.PassportIssue{Meta: record.Meta{PersonID: p.f.Person.ID}, State: "given", Given: p.today, Format: "booklet", ExplainedBy: p.env.App.Owner().Name}
	if last := p.f.Passport(); last != nil && last.State == "given" {
		i.Replacement = value.Yes
	}
	records.EditWith(p.env, i, records.Options{Title: "The passport was given", Save: "Record it", All: true, Hide: []string{"planned_day"}})
}
