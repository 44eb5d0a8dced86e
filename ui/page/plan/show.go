package plan

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

func (t *part) matter() catalogue.Matter {
	n, _ := strconv.Atoi(t.code)
	m, _ := catalogue.MatterByNumber(n)
	return m
}

// fill builds the part that is shown.
func (t *part) fill() {
	t.section, t.newOne = nil, nil
	if t.whole() {
		t.fillWhole()
		return
	}
	m := t.matter()
	head := widgets.NewRich(look.SizeHeading, look.Text, widgets.Run{Text: t.code + "  " + care.PartName(t.code), Bold: true})
	law := widgets.Caption(t.law.Line(t.code))
	line := []fyne.CanvasObject{head, widgets.Inset(0, look.Scaled(4), law)} // on one base line
	if t.changed() {
		t.badge = widgets.NewBadge(widgets.Changed, "Changed since "+t.held.In(t.today))
		line = append(line, t.badge)
	}
	t.well, t.worried = nil, nil
	voices := widgets.NewSplit(widgets.SplitPart{Object: t.youngVoice(m)}, widgets.SplitPart{Object: t.adultVoice()})
	parts := []fyne.CanvasObject{widgets.Wrap(look.Space3, line...), voices, t.needs(m)}
	switch t.code {
	case "3":
		parts = append(parts, t.suitable())
	case "5":
		parts = append(parts, t.tries())
	}
	parts = append(parts, t.later())
	if says := t.says(); says != nil {
		parts = append(parts, says)
	}
	t.right.Objects = parts
	t.text().mend = t.mend
}

// needs is how the need will be met, and the actions.
func (t *part) needs(m catalogue.Matter) fyne.CanvasObject {
	x := t.text()
	t.met = widgets.NewNote("How the need will be met", lines(x.rec.HowMet, 92))
	t.met.SetText(x.rec.HowMet)
	t.met.SetExample(prompts(m))
	t.met.SetHelp("What will be done, by whom, in a few sentences. It is saved as you type.")
	t.met.OnChange(func(s string) { x.typing(func(p *care.PlanPart) { p.HowMet = strings.TrimSpace(s) }) })
	t.met.OnLeave(func(string) { x.flush() })
	t.buildActions()
	t.add = widgets.NewButton(widgets.Quiet, "add", "Add an action", t.addAction).Key("Ctrl+N").Helped("What will happen, who, by when.")
	met := []fyne.CanvasObject{t.met}
	if by := t.wrote("how_met"); by != "" {
		met = append(met, widgets.Caption(words.Upper(by)))
	}
	inside := []fyne.CanvasObject{widgets.Inset(look.Space4, look.Space3, widgets.Column(look.Space1, met...))}
	if len(t.ofPart()) > 0 {
		inside = append(inside, t.actions)
	} else {
		inside = append(inside, widgets.Inset(look.Space4, 0, widgets.NewText("No action yet. What will happen, who does it, and by when?", look.SizeBody, false, look.TextSoft)))
	}
	inside = append(inside, widgets.Inset(look.Space2, look.Space2, widgets.Line(0, t.add)))
	return widgets.NewPlainPanel(widgets.Column(0, inside...))
}

// lines is how many lines a note shows for a text, at about so many letters a line: two at least, eight at most.
func lines(text string, letters int) int {
	n := 0
	for _, l := range strings.Split(text, "\n") {
		n += 1 + len([]rune(l))/letters
	}
	return max(2, min(8, n))
}

func prompts(m catalogue.Matter) string {
	if len(m.Prompts) == 0 {
		return "What will be done, and who does it?"
	}
	var each []string
	for _, p := range m.Prompts {
		each = append(each, words.Lower(p))
	}
	return "Think of: " + strings.Join(each, "; ") + "."
}

// later is the long-term goal, what happens if this goes wrong, and the checks.
func (t *part) later() fyne.CanvasObject {
	x := t.text()
	note := func(label, text, help string, set func(p *care.PlanPart, s string)) *widgets.Note {
		n := widgets.NewNote(label, lines(text, 48))
		n.SetText(text)
		n.SetHelp(help + " It is saved as you type.")
		n.OnChange(func(s string) { x.typing(func(p *care.PlanPart) { set(p, strings.TrimSpace(s)) }) })
		n.OnLeave(func(string) { x.flush() })
		return n
	}
	t.goal = note("Long-term goal", x.rec.LongTerm, "Where this should lead.", func(p *care.PlanPart, s string) { p.LongTerm = s })
	t.wrong = note("If this goes wrong", x.rec.IfWrong, "What happens if this goes wrong: who is rung, where to go.", func(p *care.PlanPart, s string) { p.IfWrong = s })
	t.checks = widgets.Column(look.Space2)
	t.showChecks()
	all := widgets.NewButton(widgets.Quiet, "shield", "The whole plan", t.allChecks).Small().Helped("Every check of the plan against the regulations, with its source.")
	notes := []fyne.CanvasObject{t.wrong}
	for _, key := range []string{"if_this_goes_wrong", "long_term_goal"} {
		if by := t.wrote(key); by != "" {
			notes = append(notes, widgets.Caption(words.Upper(by)))
		}
		if key == "if_this_goes_wrong" {
			notes = append(notes, t.goal)
		}
	}
	return widgets.NewSplit(
		widgets.SplitPart{Object: widgets.NewPanel(widgets.Column(look.Space2, notes...))},
		widgets.SplitPart{Object: widgets.NewPanel(widgets.Column(look.Space2, widgets.Strong("Checks against the regulations"), t.checks, widgets.Line(0, all))), Em: 20})
}

func (t *part) showChecks() {
	if t.checks == nil {
		return
	}
	var marks []fyne.CanvasObject
	for _, c := range rules.PartChecks(t.file, t.code) {
		if c.OK {
			marks = append(marks, widgets.NewMark(widgets.Known, c.Text))
		} else {
			marks = append(marks, widgets.NewMark(widgets.NotAsked, c.Text+": not yet"))
		}
	}
	t.checks.Objects = []fyne.CanvasObject{widgets.Wrap(look.Space3, marks...)}
	t.checks.Refresh()
}

// allChecks shows the checks of the whole plan with their sources.
func (t *part) allChecks() {
	var body []fyne.CanvasObject
	for _, c := range rules.Checks(t.file, t.today, t.env.App.Local()) {
		state := widgets.Known
		if !c.OK {
			state = widgets.NotAsked
		}
		words := widgets.Column(2, widgets.NewPara(c.Text), widgets.Caption(c.Source))
		body = append(body, widgets.TopLineWith(words, look.Space2, widgets.Sign(state.Icon(), state.Token(), look.IconRow), words))
	}
	if len(body) == 0 {
		body = append(body, widgets.NewPara("No pathway plan is owed, as the record stands: there is no leaving-care status that asks for one."))
	}
	body = append(body, widgets.Caption("The checks say what the record holds, not whether the plan is a good one."))
	t.env.Shell.Open(widgets.NewSheet(t.env.Shell.Window().Canvas(), "Checks against the regulations", widgets.Column(look.Space3, body...), nil).SetWidth(46))
}

// mend puts problems under their fields.
func (t *part) mend(p record.Problems) {
	changed := false
	for key, n := range map[string]*widgets.Note{"how_met": t.met, "long_term_goal": t.goal, "if_this_goes_wrong": t.wrong, "working_well": t.well, "worried_about": t.worried} {
		if n != nil && n.Problem() != p.For(key) {
			n.SetProblem(p.For(key))
			changed = true
		}
	}
	if changed {
		t.relayout()
	}
}

func firstWord(name string) string {
	if f := strings.Fields(name); len(f) > 0 {
		return f[0]
	}
	return ""
}
