package plan

import (
	"fmt"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// OutcomeState is the sign of what a look at a home came to.
func OutcomeState(code string) widgets.State {
	switch code {
	case "suitable":
		return widgets.Done
	case "with_changes":
		return widgets.PartDone
	}
	return widgets.NotDone
}

// suitable is the newest look at whether the home is suitable, point by point, and the older ones.
func (t *part) suitable() fyne.CanvasObject {
	h := t.file.Home(t.today)
	if h == nil {
		return widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong("Is the home suitable?"),
			widgets.NewText("No home is written down. Add it under About me; then it can be looked at.", look.SizeBody, false, look.TextSoft)))
	}
	_, source := catalogue.SuitabilityPoints()
	s := t.file.Suitable(h.ID)
	body := []fyne.CanvasObject{widgets.NewPara(care.HomeSpec.LineOf(h) + ", since " + h.From.In(t.today))}
	ask := widgets.NewButton(widgets.Ordinary, "house", "Look at this home", func() { t.lookAt(h, nil) }).Small().Helped("The points of the regulations: what was seen of each, and what it comes to.")
	buttons := []fyne.CanvasObject{ask}
	if s == nil {
		state := widgets.NewBadge(widgets.NotAsked, "Not looked at yet")
		body = append(body, widgets.Wrap(look.Space3, state))
	} else {
		line := fmt.Sprintf("Looked at by %s, %s", s.By, s.On.In(t.today))
		if s.Again != "" {
			line += "; again by " + s.Again.In(t.today)
		}
		body = append(body, widgets.Wrap(look.Space3, widgets.NewBadge(OutcomeState(s.Outcome), care.SuitabilitySpec.Field("outcome").LabelOf(s.Outcome)), widgets.Caption(line)))
		if s.Why != "" {
			body = append(body, widgets.NewPara(s.Why))
		}
		if s.Todo != "" {
			body = append(body, widgets.NewRich(look.SizeBody, look.Text, widgets.Run{Text: "What is done about it: ", Bold: true}, widgets.Run{Text: s.Todo}))
		}
		var marks []fyne.CanvasObject
		for i, o := range care.SuitabilityPoints {
			p := s.Points[i]
			if p.Answer == "good" || p.Answer == "not_asked" {
				continue
			}
			state, words := widgets.NotAsked, o.Label+": not looked at"
			switch p.Answer {
			case "partly":
				state, words = widgets.PartDone, o.Label+": "+p.Seen
			case "not_good":
				state, words = widgets.NotDone, o.Label+": "+p.Seen
			}
			text := widgets.NewPara(words)
			marks = append(marks, widgets.TopLineWith(text, look.Space2, widgets.Sign(state.Icon(), state.Token(), look.IconRow), text))
		}
		if len(marks) > 0 {
			body = append(body, widgets.Column(look.Space1, marks...))
		}
		for _, r := range t.file.RepliesTo(s.ID, "") {
			body = append(body, records.ReplyLine(t.first(), r, s, t.today))
		}
		buttons = append(buttons, widgets.NewButton(widgets.Quiet, "eye", "Read or mend it", func() { t.lookAt(h, s) }).Small().Helped("Every point with what was seen."),
			widgets.NewButton(widgets.Quiet, "young", "What "+t.first()+" says about this", func() {
				records.AddReply(t.env, t.first(), s, "", "Is the home suitable? "+care.SuitabilitySpec.LineOf(s), nil)
			}).Small().Helped("Agree, do not agree, or what is wrong: kept beside it."))
	}
	if older := t.olderLooks(); len(older) > 0 {
		buttons = append(buttons, widgets.NewButton(widgets.Quiet, "history", fmt.Sprintf("Earlier looks, %d", len(older)), func() { t.showLooks(older) }).Small().Helped("Every earlier look, also at earlier homes."))
	}
	body = append(body, widgets.Wrap(look.Space2, buttons...), widgets.Caption(source))
	return widgets.NewTitledPanel("Is the home suitable?", nil, widgets.Column(look.Space2, body...), false)
}

// groups put the points under three headings.
func groups() []form.Group {
	g := func(title string, codes ...string) form.Group {
		out := form.Group{Title: title}
		for _, c := range codes {
			out.Keys = append(out.Keys, c+"_answer", c+"_seen")
		}
		return out
	}
	return []form.Group{g("The home", "facilities", "repair", "safety", "location"), g("Support and money", "support", "tenancy", "affordable", "landlord"),
		g("The young person", "views", "wishes", "rights", "funding", "health_needs", "learning"), {Title: "All in all", Keys: []string{"outcome", "why", "to_do", "again_day"}}}
}

// lookAt opens a new look at a home, or one that was made.
func (t *part) lookAt(h *care.Home, s *care.Suitability) {
	t.text().flush()
	if s == nil {
		s = &care.Suitability{Meta: record.Meta{PersonID: t.file.Person.ID}, Home: h.ID, By: t.env.App.Owner().Name, On: t.today}
	}
	labels := map[string]string{}
	for _, o := range care.SuitabilityPoints {
		labels[o.Code+"_seen"] = "What was seen"
	}
	_, source := catalogue.SuitabilityPoints()
	records.EditWith(t.env, s, records.Options{Title: "Is this home suitable?", Note: care.HomeSpec.LineOf(h) + ". " + source + ". A point can be left for another day; it then says that nobody has looked.",
		Hide: []string{"home_id"}, Groups: groups(), Labels: labels, All: true})
}

// olderLooks are all looks but the newest at the present home.
func (t *part) olderLooks() []*care.Suitability {
	var now *care.Suitability
	if h := t.file.Home(t.today); h != nil {
		now = t.file.Suitable(h.ID)
	}
	var out []*care.Suitability
	for _, s := range t.file.Suitabilities {
		if s != now {
			out = append(out, s)
		}
	}
	return out
}

func (t *part) showLooks(list []*care.Suitability) {
	byID := map[string]*care.Home{}
	for _, h := range t.file.Homes {
		byID[h.ID] = h
	}
	var items []widgets.Item
	for _, s := range list {
		it := widgets.Item{Key: s.ID, Title: care.SuitabilitySpec.LineOf(s), Plain: true, RightState: OutcomeState(s.Outcome), RightWords: care.SuitabilitySpec.Field("outcome").LabelOf(s.Outcome)}
		if h := byID[s.Home]; h != nil {
			it.Detail = care.HomeSpec.LineOf(h)
		}
		items = append(items, it)
	}
	rows := widgets.NewRowList("Earlier looks", items...)
	rows.SetWhole(true)
	rows.SetHelp("Enter opens one.")
	sheet := widgets.NewSheet(t.env.Shell.Window().Canvas(), "Earlier looks at homes", rows, nil).SetWidth(44)
	rows.OnOpen(func(id string) {
		for _, s := range list {
			if s.ID == id && byID[s.Home] != nil {
				sheet.Close()
				t.lookAt(byID[s.Home], s)
			}
		}
	})
	t.env.Shell.Open(sheet)
}
