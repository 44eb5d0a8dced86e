package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/rules"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// subjects are the groups of clocks, in the order of the catalogue.
var subjects = map[string]string{"plan": "Assessment and plan", "review": "Reviews", "visit": "Visits", "touch": "Keeping in touch", "health": "Health", "money": "Money", "status": "Behind a leaving-care status"}

// kinds say what binds.
var kinds = map[catalogue.RuleKind]string{catalogue.Law: "Law", catalogue.Guidance: "Guidance", catalogue.Local: "Our rule", catalogue.Agreed: "Agreed"}

// clocks lists every rule with what binds, and what the service changed in it.
func (s *Settings) clocks() []fyne.CanvasObject {
	byID := map[string]app.RuleLine{}
	var items []widgets.Item
	subject := ""
	for _, l := range s.env.App.Rules() {
		byID[l.Rule.ID] = l
		if l.Rule.Subject != subject {
			subject = l.Rule.Subject
			items = append(items, widgets.Item{Key: "-" + subject, Heading: subjects[subject]})
		}
		it := widgets.Item{Key: l.Rule.ID, Title: l.Rule.Name, Detail: ruleText(l.Rule), Right: kindWords(l.Rule), Plain: true}
		switch {
		case l.Rule.Off:
			it.RightState, it.RightWords = widgets.NotAsked, "not used"
		case l.Own != nil:
			it.RightState, it.RightWords = widgets.Info, "changed here"
		case l.Rule.Check:
			it.RightState, it.RightWords = widgets.NotKnown, "check first"
		}
		items = append(items, it)
	}
	list := widgets.NewRowList("Clocks and promises", items...)
	list.SetWhole(true)
	list.SetHelp("Enter opens a rule with its source. Where the service may promise more, it is changed there.")
	list.OnOpen(func(key string) {
		if l, ok := byID[key]; ok {
			s.rule(l)
		}
	})
	s.focus = list
	return []fyne.CanvasObject{
		widgets.NewPara("Every date in Waymark is worked out by one of these. What the law limits can be made stricter here, never looser. A change holds from the day you give, and every date that moves because of it says so."),
		widgets.NewPlainPanel(list),
	}
}

func kindWords(r catalogue.Rule) string {
	if r.Kind == catalogue.Local && r.Promise {
		return "Our promise"
	}
	return kinds[r.Kind]
}

func ruleText(r catalogue.Rule) string {
	text := r.HowOften
	if r.Condition != "" {
		text += " If: " + r.Condition + "."
	}
	return text
}

// rule opens one rule: what binds, for whom, from which fact, the source, and what is different here.
func (s *Settings) rule(l app.RuleLine) {
	r := l.Rule
	var pairs [][2]string
	add := func(label, text string) {
		if text != "" {
			pairs = append(pairs, [2]string{label, text})
		}
	}
	add("The rule", r.HowOften)
	add("What binds", kindWords(r))
	add("For", strings.Join(whose(r.Who), ", "))
	add("If", r.Condition)
	add("Counted from", r.Fact)
	if l.Own != nil {
		add("Changed here", l.Own.Words())
		if l.Given.HowOften != r.HowOften {
			add("Without that", l.Given.HowOften)
		}
	}
	add("Note", r.Note)
	add("Source", rules.SourceName(r.Source))
	body := []fyne.CanvasObject{widgets.Pairs(8, pairs...)}
	if r.Check {
		body = append(body, widgets.Caption("Check before relying on this."))
	}
	for _, o := range l.Later {
		body = append(body, widgets.Caption("Another local rule: "+o.Words()))
	}
	var sheet *widgets.Sheet
	var main *widgets.Button
	if l.Changeable() {
		words := "Promise more here"
		if l.Own != nil {
			words = "Change our rule"
		} else if l.Given.Kind != catalogue.Law {
			words = "Change it here"
		}
		main = widgets.NewButton(widgets.Primary, "edit", words, func() {
			sheet.Close()
			s.changeRule(l)
		}).Helped("A local rule: another length, more people, or whether the rule is used. It needs a source.")
	} else {
		body = append(body, widgets.Caption("This cannot be changed here."))
	}
	sheet = widgets.NewSheet(s.env.Shell.Window().Canvas(), r.Name, widgets.Column(look.Space3, body...), main)
	sheet.SetCancel("Close")
	s.env.Shell.Open(sheet)
}

// changeRule opens the editor of the local rule, with the fields that this rule lets a service change.
func (s *Settings) changeRule(l app.RuleLine) {
	own := &care.LocalRule{Rule: l.Given.ID, From: s.env.App.Today()}
	if l.Own != nil {
		c := *l.Own
		own = &c
	}
	var only []string
	if rules.MayChangeLength(l.Given) {
		only = append(only, "amount", "unit")
	}
	if len(l.Given.Widen) > 0 {
		only = append(only, "also_for")
	}
	if rules.MayBeOff(l.Given) {
		only = append(only, "used")
	}
	note := "Without a local rule: " + l.Given.HowOften
	if l.Given.Kind == catalogue.Law {
		note = "The law: " + l.Given.HowOften + " A local rule can only be stricter."
	}
	records.EditWith(s.env, own, records.Options{Title: "Our rule: " + l.Given.Name, Note: note, Only: append(only, "from_day", "to_day", "source"), All: true})
}

func whose(codes []string) []string {
	var out []string
	for _, c := range codes {
		label := care.StatusSpec.Field("status").LabelOf(c)
		if c == "in_care" {
			label = "Everyone in care"
		}
		if label == "" {
			label = c
		}
		out = append(out, label)
	}
	return out
}
