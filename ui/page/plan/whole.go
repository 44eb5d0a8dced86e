package plan

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// sections are what belongs to the plan as a whole; they stand under the parts in the list.
var sections = []record.Option{{Code: "assessed", Label: "Needs assessment"}, {Code: "asked", Label: "People asked"}, {Code: "copies", Label: "Copies given"}}

// nameOf is the name of a part or section, "" when there is none.
func nameOf(code string) string {
	if name := care.PartName(code); name != "" {
		return name
	}
	for _, s := range sections {
		if s.Code == code {
			return s.Label
		}
	}
	return ""
}

// order is every part and section in the order of the list.
func order() []string {
	var out []string
	for _, o := range append(append([]record.Option{}, care.Parts...), sections...) {
		out = append(out, o.Code)
	}
	return out
}

// whole reports whether a section is shown, and no part.
func (t *part) whole() bool { return care.PartName(t.code) == "" }

// plan is the plan that stands, nil when none was begun.
func (t *part) plan() *care.Plan {
	if len(t.file.Plans) > 0 {
		return t.file.Plans[0]
	}
	return nil
}

func (t *part) planID() string {
	if p := t.plan(); p != nil {
		return p.ID
	}
	return ""
}

// fillWhole builds a section.
func (t *part) fillWhole() {
	t.met, t.goal, t.wrong, t.well, t.worried, t.checks, t.actions, t.add = nil, nil, nil, nil, nil, nil, nil, nil
	head := widgets.NewRich(look.SizeHeading, look.Text, widgets.Run{Text: nameOf(t.code), Bold: true})
	parts := []fyne.CanvasObject{head}
	switch t.code {
	case "assessed":
		parts = append(parts, t.contents(), t.dates(), t.needList(), t.council())
	case "asked":
		parts = append(parts, t.askedList(), t.toAsk())
	case "copies":
		parts = append(parts, t.copyList(), t.toGive())
	}
	t.right.Objects = parts
}

// contents says which of the two lists of the regulations the plan follows, and why.
func (t *part) contents() fyne.CanvasObject {
	title := "What the plan has to hold"
	if t.law.Name != "" {
		title += ": " + t.law.Name
	}
	body := []fyne.CanvasObject{widgets.Strong(title), widgets.NewPara(t.law.Why)}
	if t.law.Source != "" {
		body = append(body, widgets.Caption(t.law.Source))
	}
	return widgets.NewPanel(widgets.Column(look.Space1, body...))
}

// needList is what the assessment found of each part.
func (t *part) needList() fyne.CanvasObject {
	p := t.plan()
	if p == nil {
		return widgets.NewPanel(widgets.NewText("Type when the assessment began, above. Then write down what it found of each part.", look.SizeBody, false, look.TextSoft))
	}
	found := map[string]*care.Need{}
	for _, n := range t.file.NeedsOf(p.ID) {
		if found[n.Part] == nil {
			found[n.Part] = n
		}
	}
	var items []widgets.Item
	for _, o := range care.Parts {
		it := widgets.Item{Key: o.Code, Number: o.Code, Title: o.Label, Plain: true, RightState: widgets.NotAsked, RightWords: "not yet"}
		if m, ok := matterOf(o.Code); ok && m.Consider != "" {
			it.Detail = "To consider: " + m.Consider + "."
		}
		if n := found[o.Code]; n != nil {
			it.RightState, it.RightWords = widgets.Known, n.On.In(t.today)
			it.Detail = n.Needs
			if n.Seen != "" {
				it.Detail += "\nRests on: " + words.Lower(n.Seen)
			}
			if n.By != "" {
				it.Detail += "\n" + n.By
			}
			for _, r := range t.file.RepliesTo(n.ID, "") {
				bold, text, _ := records.ReplyText(t.first(), r, t.today, records.Changed(r, n))
				it.Detail += "\n" + strings.TrimSuffix(bold+": "+text, ": ")
			}
		}
		items = append(items, it)
	}
	list := widgets.NewRowList("What the assessment found", items...)
	list.SetWhole(true)
	list.SetHelp("Enter writes down what is needed for a part, and what that rests on.")
	list.OnOpen(func(code string) {
		n := found[code]
		if n == nil {
			n = &care.Need{Meta: record.Meta{PersonID: t.file.Person.ID}, Plan: p.ID, Part: code, By: t.env.App.Owner().Name, On: t.today}
		}
		note := ""
		if m, ok := matterOf(code); ok {
			if m.Consider != "" {
				note = "The regulations ask to consider: " + m.Consider + ".\n"
			}
			note += prompts(m)
		}
		records.EditWith(t.env, n, records.Options{Title: "What is needed: " + care.PartName(code), Note: note, Hide: []string{"plan_id", "part"}})
	})
	t.section = list
	count := widgets.Words(fmt.Sprintf("%d of %d parts", len(found), len(care.Parts)), look.SizeCaption, false, look.TextSoft)
	return widgets.NewTitledPanel("What the assessment found", count, widgets.Column(0, list, widgets.Gap(look.Space2)), true)
}

func matterOf(code string) (catalogue.Matter, bool) {
	n := 0
	if _, err := fmt.Sscan(code, &n); err != nil {
		return catalogue.Matter{}, false
	}
	return catalogue.MatterByNumber(n)
}

// askedList is who was asked, what they said and what was decided.
func (t *part) askedList() fyne.CanvasObject {
	l := records.NewList(t.env, care.AskedSpec, records.Of(t.file, care.AskedSpec), t.file.Person.ID, records.ListOptions{
		Title: "Who was asked", Empty: "Nobody is written down yet. Whom does " + t.first() + " want to be asked?",
		Item: func(r record.Record) widgets.Item {
			a := r.(*care.Asked)
			it := widgets.Item{Title: care.AskedSpec.Field("who").LabelOf(a.Who), Plain: true, RightState: widgets.Done, RightWords: care.AskedSpec.Field("state").LabelOf(a.State)}
			if a.Name != "" {
				it.Title, it.Detail = a.Name, it.Title
			}
			how := words.Lower(care.AskedSpec.Field("how").LabelOf(a.How))
			if a.On != "" {
				it.Right = a.On.In(t.today)
			}
			for _, line := range []string{care.AskedSpec.Field("asked_for").LabelOf(a.For), how} {
				if line != "" {
					it.Detail = strings.TrimPrefix(it.Detail+" · "+words.Lower(line), " · ")
				}
			}
			if a.Said != "" {
				it.Detail += "\nSaid: " + a.Said
			}
			if a.Decided != "" {
				it.Detail += "\nDecided: " + a.Decided
			}
			switch a.State {
			case "waiting":
				it.RightState = widgets.Waiting
			case "declined", "not_wanted":
				it.RightState = widgets.Declined
			case "nobody":
				it.RightState = widgets.None
			}
			if a.State == "answered" && a.Decided == "" {
				it.RightState, it.RightWords = widgets.PartDone, "What was decided?"
			}
			return it
		},
		Blank: func() record.Record {
			return &care.Asked{Plan: t.planID(), For: "assessment", State: "answered", On: t.today, By: t.env.App.Owner().Name}
		},
		Edit: records.Options{Hide: []string{"plan_id"}},
	})
	t.section, t.newOne = l.First(), l.Add
	return l.Body()
}

// toAsk are the people whom the regulations name and who are not written down for the plan that stands.
func (t *part) toAsk() fyne.CanvasObject {
	had := map[string]bool{}
	for _, a := range t.file.Asked {
		if a.Plan == "" || a.Plan == t.planID() {
			had[a.Who] = true
		}
	}
	var items []widgets.Item
	for _, c := range catalogue.Consultees(t.file.InCare(t.today)) {
		if !had[c.ID] && c.ID != "other" {
			it := widgets.Item{Key: c.ID, Title: c.Name, Plain: true, RightState: widgets.NotAsked, RightWords: "not asked yet"}
			if names := t.named(c.ID); len(names) > 0 {
				it.Detail = strings.Join(names, ", ")
			}
			items = append(items, it)
		}
	}
	list := widgets.NewRowList("Still to ask", items...)
	list.SetWhole(true)
	list.SetEmpty("Everybody whom the regulations name is written down.")
	list.SetHelp("Enter writes down that somebody was asked, or why not.")
	list.OnOpen(func(who string) {
		a := &care.Asked{Meta: record.Meta{PersonID: t.file.Person.ID}, Plan: t.planID(), For: "assessment", State: "answered", Who: who, On: t.today, By: t.env.App.Owner().Name}
		if names := t.named(who); len(names) == 1 {
			a.Name = names[0]
		}
		records.EditWith(t.env, a, records.Options{Hide: []string{"plan_id"}})
	})
	return widgets.NewTitledPanel("Still to ask", nil, widgets.Column(0, list, widgets.Inset(look.Space4, look.Space2, widgets.Caption("Who has to be asked: "+catalogue.ConsultSource()+". The young person may not want somebody asked: write that down too."))), true)
}

// consultRoles are the roles around a young person that stand for somebody whom the regulations name.
var consultRoles = map[string][]string{"parents": {"parent"}, "carer": {"carer", "key_worker"}, "school": {"teacher"}, "health": {"nurse"}, "advocate": {"advocate"}, "adviser": {"adviser"},
	"iro": {"iro"}, "appropriate_person": {"carer"}}

// named are the people of the record who stand for somebody whom the regulations name.
func (t *part) named(who string) []string {
	if who == "young_person" {
		return []string{t.file.Person.Name()}
	}
	var out []string
	for _, c := range t.file.Connections {
		for _, role := range consultRoles[who] {
			if c.Role == role {
				out = append(out, c.Name)
			}
		}
	}
	return out
}

// copyList is who was given a copy of what, and how it was explained.
func (t *part) copyList() fyne.CanvasObject {
	l := records.NewList(t.env, care.CopyGivenSpec, records.Of(t.file, care.CopyGivenSpec), t.file.Person.ID, records.ListOptions{
		Title: "Who was given what", Empty: "No copy is written down as given.",
		Item: func(r record.Record) widgets.Item {
			c := r.(*care.CopyGiven)
			to := c.Name
			if to == "" {
				to = t.first()
			}
			it := widgets.Item{Title: care.CopyGivenSpec.Field("copy_of").LabelOf(c.Of) + ", to " + to, Plain: true, Right: c.On.In(t.today), RightState: widgets.Done, RightWords: "given"}
			if c.By != "" {
				it.Detail = "By " + c.By + ". "
			}
			if c.Explained != "" {
				it.Detail += c.Explained
			} else if c.Role == "young" {
				it.RightState, it.RightWords = widgets.PartDone, "How was it explained?"
			}
			return it
		},
		Blank: func() record.Record {
			return &care.CopyGiven{Plan: t.planID(), Of: "plan", Role: "young", On: t.today, By: t.env.App.Owner().Name}
		},
		Edit: records.Options{Hide: []string{"plan_id"}},
	})
	t.section, t.newOne = l.First(), l.Add
	return l.Body()
}

// toGive are the copies that the young person is owed and that are not written down.
func (t *part) toGive() fyne.CanvasObject {
	owed := t.owed()
	var items []widgets.Item
	for _, c := range owed {
		items = append(items, widgets.Item{Key: c.Of, Title: care.CopyGivenSpec.Field("copy_of").LabelOf(c.Of), Plain: true, Detail: "for " + t.first() + ", explained in a way that works for them", RightState: widgets.NotStarted, RightWords: "not given yet"})
	}
	list := widgets.NewRowList("Still to give", items...)
	list.SetWhole(true)
	list.SetEmpty(t.first() + " has a copy of everything that is there.")
	list.SetHelp("Enter writes down that a copy was given, by whom, and how it was explained.")
	list.OnOpen(func(of string) {
		for _, c := range owed {
			if c.Of == of {
				c.On, c.By = t.today, t.env.App.Owner().Name
				records.EditWith(t.env, c, records.Options{Hide: []string{"plan_id", "review_id"}})
			}
		}
	})
	return widgets.NewTitledPanel("Still to give", nil, widgets.Column(0, list, widgets.Inset(look.Space4, look.Space2,
		widgets.Caption("The results of the assessment, the plan and each review are given and explained to the young person: Care Leavers (England) Regulations 2010, regulation 4(2)."))), true)
}

// owed are the copies that the young person has not been given since the thing was made.
func (t *part) owed() []*care.CopyGiven {
	meta := record.Meta{PersonID: t.file.Person.ID}
	var out []*care.CopyGiven
	given := func(of, plan, review string) bool {
		for _, c := range t.file.Copies {
			if c.Of == of && c.Role == "young" && (plan == "" || c.Plan == "" || c.Plan == plan) && (review == "" || c.Review == review) {
				return true
			}
		}
		return false
	}
	if p := t.plan(); p != nil {
		if p.Assessed != "" && !given("assessment", p.ID, "") {
			out = append(out, &care.CopyGiven{Meta: meta, Of: "assessment", Role: "young", Plan: p.ID})
		}
		if p.Made != "" && !given("plan", p.ID, "") {
			out = append(out, &care.CopyGiven{Meta: meta, Of: "plan", Role: "young", Plan: p.ID})
		}
	}
	if v := t.file.LastHeld(t.today); v != nil && v.CopyTo == "" && !given("review", "", v.ID) {
		out = append(out, &care.CopyGiven{Meta: meta, Of: "review", Role: "young", Review: v.ID})
	}
	return out
}
