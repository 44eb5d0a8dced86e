package plan

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
	"waymark/internal/words"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// feelingSteps are the words beside the five circles.
func feelingSteps() []widgets.Step {
	var out []widgets.Step
	for _, w := range care.FeelingWords[1:] {
		out = append(out, widgets.Step{Word: w})
	}
	return out
}

// howSaid says how own words came onto paper: "typed by Amara, 21 November".
func (t *part) howSaid(w *care.OwnWords) string {
	day := ", " + w.On.In(t.today)
	switch w.How {
	case "typed":
		return "typed by " + t.first() + day
	case "interpreter":
		return "said through an interpreter, written down by " + w.WrittenBy + day
	}
	return "said, written down by " + w.WrittenBy + day
}

// youngVoice is what the young person says of the part that is shown, and how they feel about it. It is read, never edited.
func (t *part) youngVoice(m catalogue.Matter) fyne.CanvasObject {
	about := "part_" + t.code
	note := ""
	var body []fyne.CanvasObject
	if w := t.file.Said(about); w != nil {
		note = t.howSaid(w)
		body = append(body, widgets.NewPara(w.Text))
	} else {
		question := m.EmptyFor(t.first())
		if t.code == "1" && t.file.Person.Adviser != "" {
			question = "Nothing said yet. What does " + t.first() + " want from " + firstWord(t.file.Person.Adviser) + "?"
		}
		body = append(body, widgets.NewText(question, look.SizeBody, false, look.TextSoft))
	}
	line := []fyne.CanvasObject{widgets.Words("How I feel", look.SizeCaption, false, look.TextSoft)}
	now, before := t.file.Feels(t.code)
	if now != nil {
		words := feelingSteps()
		if before != nil && before.Score != now.Score && now.Score <= len(words) {
			words[now.Score-1].Word += ", was " + strconv.Itoa(before.Score)
		}
		scale := widgets.NewScale("How "+t.first()+" feels about "+care.PartName(t.code), widgets.Young, words, nil)
		scale.SetValue(now.Score)
		scale.SetReadOnly(true)
		line = append(line, scale)
	} else {
		line = append(line, widgets.Words("not asked yet", look.SizeCaption, false, look.TextSoft))
	}
	body = append(body, widgets.Line(look.Space2, line...))
	buttons := []fyne.CanvasObject{
		widgets.NewButton(widgets.Quiet, "edit", "Write down what "+t.first()+" said", t.writeDown).Small().Helped("Adds the words as said and written down by you. What stood before stays."),
		widgets.NewButton(widgets.Quiet, "young", "How "+t.first()+" feels", t.feels).Small().Helped("Records the 1 to 5 that " + t.first() + " told you."),
	}
	if older := t.older(about); len(older) > 0 {
		buttons = append(buttons, widgets.NewButton(widgets.Quiet, "history", fmt.Sprintf("Older words, %d", len(older)), func() { t.showOlder(older) }).Small().Helped("What "+t.first()+" said before."))
	}
	body = append(body, widgets.Wrap(look.Space1, buttons...))
	return widgets.NewVoice(widgets.Young, t.first()+"’s words", note, widgets.Column(look.Space1+2, body...))
}

func (t *part) older(about string) []*care.OwnWords {
	var out []*care.OwnWords
	for _, w := range t.file.Words {
		if w.About == about {
			out = append(out, w)
		}
	}
	if len(out) > 0 {
		out = out[1:]
	}
	return out
}

func (t *part) showOlder(list []*care.OwnWords) {
	var body []fyne.CanvasObject
	for _, w := range list {
		body = append(body, widgets.NewVoice(widgets.Young, t.first()+"’s words", t.howSaid(w), widgets.NewPara(w.Text)))
	}
	t.env.Shell.Open(widgets.NewSheet(t.env.Shell.Window().Canvas(), care.PartName(t.code)+": what "+t.first()+" said before", widgets.Column(look.Space3, body...), nil).SetWidth(44))
}

func (t *part) writeDown() {
	t.text().flush()
	w := &care.OwnWords{Meta: record.Meta{PersonID: t.file.Person.ID}, About: "part_" + t.code, How: "said", WrittenBy: t.env.App.Owner().Name, On: t.today}
	records.EditWith(t.env, w, records.Options{Title: "What " + t.first() + " said about “" + care.PartName(t.code) + "”", Only: []string{"words", "how", "written_by", "on_day"},
		Note: "Word for word, as they said it. If they would rather type it, hand over the keyboard."})
}

// feels records the 1 to 5 that the young person said.
func (t *part) feels() {
	scale := widgets.NewScale("How "+t.first()+" feels", widgets.Young, feelingSteps(), nil)
	scale.SetHelp("1 to 5: what " + t.first() + " told you, not what you think.")
	how := widgets.NewChoice("How they told you", []widgets.Option{{Value: "said", Label: "They said it"}, {Value: "interpreter", Label: "Through an interpreter"}}, nil)
	how.SetValue("said")
	var sheet *widgets.Sheet
	main := widgets.NewButton(widgets.Primary, "done", "Save", func() {
		if scale.Value() == 0 {
			widgets.Focus(scale)
			t.env.Shell.Say("Choose 1 to 5.")
			return
		}
		rec := &care.Feeling{Meta: record.Meta{PersonID: t.file.Person.ID}, Part: t.code, Score: scale.Value(), On: t.today, How: how.Value()}
		t.env.Run.Short("save a feeling", func(ctx context.Context) error { return t.env.App.Save(ctx, rec) }, func(err error) {
			if err != nil {
				t.env.Shell.Fail(err)
				return
			}
			sheet.Close()
			t.stored()
		})
	}).Key("Ctrl+Enter").Helped("Saves it as told to you.")
	sheet = widgets.NewSheet(t.env.Shell.Window().Canvas(), "How does "+t.first()+" feel about “"+care.PartName(t.code)+"”?", widgets.Column(look.Space3,
		widgets.NewPara("1 is really worried, 5 is really good. Only "+t.first()+" can say."), scale, how), main)
	t.env.Shell.Open(sheet)
}

// stored says that something was saved and reads the page again.
func (t *part) stored() {
	t.env.Shell.Saving(page.Saved(t.env.App.Now()))
	t.env.Shell.Reload()
}

// adultVoice is the adult's view: read until it is being written.
func (t *part) adultVoice() fyne.CanvasObject {
	x := t.text()
	by := x.rec.By
	if by == "" || t.editing {
		by = t.env.App.Owner().Name
	}
	name := firstWord(by)
	note := ""
	if x.rec.On != "" {
		note = x.rec.On.In(t.today)
		if role := t.roleOf(by); role != "" {
			note = role + ", " + note
		}
	}
	if t.editing {
		return widgets.NewVoice(widgets.Adult, name+"’s view", "saved as you type", t.writing(x))
	}
	var body []fyne.CanvasObject
	var runs []widgets.Run
	if x.rec.WorkingWell != "" {
		runs = append(runs, widgets.Run{Text: "Working well: ", Bold: true}, widgets.Run{Text: x.rec.WorkingWell})
	}
	if x.rec.Worried != "" {
		if len(runs) > 0 {
			runs = append(runs, widgets.Run{Text: " "})
		}
		runs = append(runs, widgets.Run{Text: "Worried about: ", Bold: true}, widgets.Run{Text: x.rec.Worried})
	}
	if len(runs) > 0 {
		body = append(body, widgets.NewRich(look.SizeBody, look.Text, runs...))
	} else {
		body = append(body, widgets.NewText("Nothing written yet. What is working well, and what are you worried about?", look.SizeBody, false, look.TextSoft))
	}
	line := []fyne.CanvasObject{widgets.Words(name+"’s rating", look.SizeCaption, false, look.TextSoft)}
	if x.rec.Going != "" {
		line = append(line, widgets.NewBadge(goingState(x.rec.Going), going(x.rec.Going)))
		if t.before != nil {
			if was := t.before.Part(t.code); was != nil && was.Going != "" && was.Going != x.rec.Going {
				line = append(line, widgets.Words("was "+words.Lower(going(was.Going)), look.SizeCaption, false, look.TextSoft))
			}
		}
	} else {
		line = append(line, widgets.Words("not rated yet", look.SizeCaption, false, look.TextSoft))
	}
	body = append(body, t.signed(x.rec)...)
	body = append(body, widgets.Line(look.Space2, line...),
		widgets.Line(0, widgets.NewButton(widgets.Quiet, "edit", "Write my view", t.write).Small().Helped("What is working well, what you are worried about, and how it is going.")))
	return widgets.NewVoice(widgets.Adult, name+"’s view", note, widgets.Column(look.Space1+2, body...))
}

// roleOf says in words who wrote something, as far as the record tells.
func (t *part) roleOf(name string) string {
	if name == t.file.Person.Adviser {
		return "personal adviser"
	}
	if name == t.file.Person.SocialWorker {
		return "social worker"
	}
	for _, c := range t.file.Connections {
		if c.Name == name {
			return words.Lower(care.ConnectionSpec.Field("role").LabelOf(c.Role))
		}
	}
	if o := t.env.App.Owner(); o.Name == name {
		return words.Lower(care.OwnerSpec.Field("role").LabelOf(o.Role))
	}
	return ""
}

func (t *part) write() {
	t.editing = true
	t.fill()
	t.relayout()
	widgets.Focus(t.well)
}

func (t *part) written() {
	t.text().flush()
	t.editing = false
	t.fill()
	t.relayout()
	t.toMet()
}

// writing are the fields of the adult's view.
func (t *part) writing(x *text) fyne.CanvasObject {
	well := widgets.NewNote("Working well", 3)
	t.well = well
	well.SetText(x.rec.WorkingWell)
	well.SetHelp("What is working well, in plain words. It is saved as you type.")
	well.OnChange(func(s string) { x.view(func(p *care.PlanPart) { p.WorkingWell = strings.TrimSpace(s) }) })
	well.OnLeave(func(string) { x.flush() })
	worried := widgets.NewNote("Worried about", 3)
	t.worried = worried
	worried.SetText(x.rec.Worried)
	worried.SetHelp("What you are worried about. " + t.first() + " reads this. It is saved as you type.")
	worried.OnChange(func(s string) { x.view(func(p *care.PlanPart) { p.Worried = strings.TrimSpace(s) }) })
	worried.OnLeave(func(string) { x.flush() })
	var chosen []string
	if x.rec.Going != "" {
		chosen = []string{x.rec.Going}
	}
	options := form.OptionsOf(care.Goings, map[string]rune{"on_track": 'o', "needs_work": 'n', "stuck": 's'})
	for i := range options {
		s := goingState(options[i].Value)
		options[i].Icon, options[i].Token = s.Icon(), s.Token()
	}
	rating := widgets.NewChips("My rating", false, options, chosen, func(c []string) {
		x.view(func(p *care.PlanPart) {
			p.Going = ""
			if len(c) > 0 {
				p.Going = c[0]
			}
		})
		x.flush()
	})
	rating.SetHelp("O on track, N needs work, S stuck. It never changes what " + t.first() + " says.")
	done := widgets.NewButton(widgets.Ordinary, "done", "Done", t.written).Small().Helped("Goes back to reading. It is saved already.")
	return widgets.Column(look.Space2, well, worried, rating, widgets.Line(0, done))
}
