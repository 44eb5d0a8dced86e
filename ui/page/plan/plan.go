// Package plan is the pathway plan on a young person's page: its parts on the left, under them what belongs to the plan as a whole, and one of them
// on the right.
//
// Rules: two voices stand side by side and nobody edits the other's. What the young person said is added as said and written down, with who wrote
// it and when; the older words stay. The adult's text saves itself when a field is left or after a pause. What is changed since the last review is
// told from the record as it stood that day, never guessed.
package plan

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/handover"
	"waymark/ui/page/printing"
	"waymark/ui/widgets"
)

// New makes the part. Place.Arg is the number of a part of the plan, Place.Record an action.
func New(env *page.Env, file *care.File, to page.Place) page.Part {
	t := &part{env: env, file: file, today: env.App.Today(), key: to.Person + "|" + to.Arg + "|" + to.Record, texts: map[string]*text{}}
	t.code = to.Arg
	if now, ok := where[t.key]; ok {
		t.code = now
	}
	for _, a := range file.Actions {
		if a.ID == to.Record && where[t.key] == "" {
			t.code = a.Part
		}
	}
	if nameOf(t.code) == "" {
		t.code = "1"
	}
	t.build()
	if to.Record != "" && t.actions != nil {
		t.actions.Select(to.Record)
	}
	t.restore()
	t.since()
	return t
}

// where remembers, while the plan is shown, which part is chosen: the page is made anew after every change. It holds a person's id and a number.
var where = map[string]string{}

type part struct {
	env    *page.Env
	file   *care.File
	today  value.Date
	key    string
	code   string // the part that is shown
	texts  map[string]*text
	before *care.File // the record as it stood at the end of the last review; nil when there is none
	held   value.Date
	law    rules.Contents // the list of the regulations that applies

	list   *widgets.RowList
	choice *widgets.Choice
	right  *fyne.Container
	body   fyne.CanvasObject

	// of the part that is shown
	actions *widgets.Table
	add     *widgets.Button
	met     *widgets.Note
	goal    *widgets.Note
	wrong   *widgets.Note
	well    *widgets.Note // both while the adult's view is being written
	worried *widgets.Note
	checks  *fyne.Container
	badge   *widgets.Badge
	editing bool // the adult's view is being written

	// of the section that is shown
	section fyne.Focusable // where the focus goes
	newOne  func()         // what Ctrl+N adds
}

func (t *part) first() string { return t.file.Person.First() }

func (t *part) build() {
	t.law = rules.ContentsOf(t.file, t.today)
	t.list = widgets.NewRowList("Parts of the plan", t.items()...)
	t.list.SetWhole(true)
	t.list.SetHelp("Up and Down show a part. Ctrl+Page Down: next part of the plan. Ctrl+N: add an action.")
	t.list.Select(t.code)
	t.list.OnSelect(t.choose)
	t.list.OnOpen(func(key string) { t.choose(key); t.toMet() })
	var options []widgets.Option
	for _, o := range care.Parts {
		options = append(options, widgets.Option{Value: o.Code, Label: o.Code + " " + o.Label})
	}
	for _, o := range sections {
		options = append(options, widgets.Option{Value: o.Code, Label: o.Label})
	}
	t.choice = widgets.NewChoice("", options, t.choose)
	t.choice.SetValue(t.code)
	t.choice.SetHelp("The part of the plan that is shown. Ctrl+Page Down: next part.")
	left := widgets.NewPlainPanel(widgets.Column(0, t.list, widgets.Ground(look.SurfaceAlt, widgets.Inset(look.Space3, look.Space2, t.legend()))))
	t.right = widgets.Column(look.Space3)
	t.fill()
	t.body = newBeside(left, t.choice, t.right)
}

// legend says what the signs of the list mean.
func (t *part) legend() fyne.CanvasObject {
	word := func(icon string, token fyne.ThemeColorName, text string) fyne.CanvasObject {
		return widgets.Line(look.Space1+2, widgets.Sign(icon, token, look.IconSmall), widgets.Words(text, look.SizeCaption, false, look.TextSoft))
	}
	return widgets.Column(look.Space1, word("young", look.Young, "how "+t.first()+" feels, 1 to 5"),
		widgets.Wrap(look.Space2, word("done", look.Done, "on track"), word("partdone", look.Due, "needs work"), word("notdone", look.Overdue, "stuck")))
}

func (t *part) items() []widgets.Item {
	var out []widgets.Item
	for _, o := range care.Parts {
		it := widgets.Item{Key: o.Code, Number: o.Code, Title: o.Label, Plain: true, Say: o.Code + " " + o.Label}
		if now, _ := t.file.Feels(o.Code); now != nil {
			it.Marks = append(it.Marks, widgets.Mark{Icon: "young", Token: look.Young, Text: strconv.Itoa(now.Score)})
			it.Say += ", " + t.first() + " feels " + strconv.Itoa(now.Score) + " of 5"
		}
		if p := t.file.Part(o.Code); p != nil && p.Going != "" {
			s := goingState(p.Going)
			it.Marks = append(it.Marks, widgets.Mark{Icon: s.Icon(), Token: s.Token()})
			it.Say += ", " + words.Lower(going(p.Going))
		}
		out = append(out, it)
	}
	out = append(out, widgets.Item{Heading: "The plan as a whole"})
	for _, o := range sections {
		out = append(out, widgets.Item{Key: o.Code, Title: o.Label, Plain: true, Say: o.Label})
	}
	return out
}

func goingState(code string) widgets.State {
	switch code {
	case "on_track":
		return widgets.Done
	case "needs_work":
		return widgets.PartDone
	}
	return widgets.NotDone
}

func going(code string) string { return care.PlanPartSpec.Field("going").LabelOf(code) }

// choose shows another part.
func (t *part) choose(code string) {
	if code == t.code || nameOf(code) == "" {
		return
	}
	if !t.whole() {
		t.text().flush()
	}
	t.code, t.editing = code, false
	where[t.key] = code
	t.list.Select(code)
	t.choice.SetValue(code)
	c := t.env.Shell.Window().Canvas()
	stays := c.Focused() == fyne.Focusable(t.list) || c.Focused() == t.choice.FocusTarget()
	t.fill()
	t.relayout()
	if !stays {
		t.toMet()
	}
}

// toMet puts the focus on the first field of a part, or on the list of a section.
func (t *part) toMet() {
	switch {
	case !t.whole():
		widgets.Focus(t.met)
	case t.section != nil:
		t.env.Shell.Window().Canvas().Focus(t.section)
	}
}

// relayout lays the page out again after something in it grew or went.
func (t *part) relayout() {
	t.right.Refresh()
	if t.body != nil {
		t.body.Refresh()
	}
	if o := t.env.Shell.Window().Canvas().Content(); o != nil {
		o.Refresh()
	}
}

func (t *part) step(by int) func() {
	return func() {
		all := order()
		if i := slices.Index(all, t.code) + by; i >= 0 && i < len(all) {
			t.choose(all[i])
			return
		}
		t.env.Shell.Say("There is no further part of the plan.")
	}
}

// since reads the record as it stood at the last review, for what has changed.
func (t *part) since() {
	last := t.file.LastHeld(t.today)
	if last == nil {
		return
	}
	t.held = last.Held
	var before *care.File
	t.env.Run.Short("read the last review", func(ctx context.Context) (err error) {
		before, err = t.env.App.FileAt(ctx, t.file.Person.ID, last.Held)
		return err
	}, func(err error) {
		if err != nil || before == nil {
			return // what has changed is then not shown; nothing is lost
		}
		t.before = before
		t.fill()
		t.relayout()
	})
}

// changed reports whether anything of the part that is shown differs from the last review.
func (t *part) changed() bool {
	if t.before == nil {
		return false
	}
	texts := func(f *care.File) care.PlanPart {
		p := f.Part(t.code)
		if p == nil {
			return care.PlanPart{}
		}
		return care.PlanPart{WorkingWell: p.WorkingWell, Worried: p.Worried, HowMet: p.HowMet, LongTerm: p.LongTerm, IfWrong: p.IfWrong, Going: p.Going}
	}
	if texts(t.before) != texts(t.file) {
		return true
	}
	words := func(f *care.File) string {
		if w := f.Said("part_" + t.code); w != nil {
			return w.ID
		}
		return ""
	}
	feels := func(f *care.File) int {
		if now, _ := f.Feels(t.code); now != nil {
			return now.Score
		}
		return 0
	}
	if words(t.before) != words(t.file) || feels(t.before) != feels(t.file) {
		return true
	}
	acts := func(f *care.File) map[string]care.Action {
		out := map[string]care.Action{}
		for _, a := range f.Actions {
			if a.Part == t.code {
				c := *a
				c.Meta = record.Meta{}
				out[a.ID] = c
			}
		}
		return out
	}
	was, now := acts(t.before), acts(t.file)
	if len(was) != len(now) {
		return true
	}
	for id, a := range now {
		if was[id] != a {
			return true
		}
	}
	return false
}

// Body implements page.Part.
func (t *part) Body() fyne.CanvasObject { return t.body }

// First implements page.Part.
func (t *part) First() fyne.Focusable {
	if !t.list.Visible() || t.choice.Visible() {
		return t.choice.FocusTarget()
	}
	return t.list
}

// Buttons implements page.Part.
func (t *part) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{
		widgets.NewButton(widgets.Ordinary, "review", "Prepare the review", t.prepare).Helped("Four steps: last time’s actions, what has changed, new actions, the pack."),
		widgets.NewButton(widgets.Ordinary, "print", "Print", t.print).Helped("The review pack, with the whole plan."),
		widgets.NewButton(widgets.Ordinary, "keyboard", "Hand over the keyboard", t.handOver).Helped("Turns the window to " + t.first() + ": how they feel about each part, in their own words."),
	}
}

func (t *part) prepare() {
	t.env.Shell.Go(page.Place{Page: "person", Person: t.file.Person.ID, Part: "reviews", Arg: "prepare"})
}

func (t *part) print() {
	t.flush()
	printing.Open(t.env, "review-pack", t.file.Person.ID)
}

// flush stores what is being written.
func (t *part) flush() {
	for _, x := range t.texts {
		x.flush()
	}
}

// add1 adds an action to a part, or what a section holds.
func (t *part) add1() {
	switch {
	case !t.whole():
		t.addAction()
	case t.newOne != nil:
		t.newOne()
	default:
		t.env.Shell.Say("Enter on a line writes down what was found of that part.")
	}
}

func (t *part) handOver() { handover.Choose(t.env, t.file.Person) }

// Here implements page.Keeper: the part of the plan that is shown. Whoever asks remembers it from now on.
func (t *part) Here() page.Place {
	delete(where, t.key)
	return page.Place{Arg: t.code}
}

// Commands implements page.Part.
func (t *part) Commands() page.Commands {
	c := page.Commands{New: t.add1, NewWords: "Add here", Save: t.flush, Print: t.print, HandOver: t.handOver, Next: t.step(1), Previous: t.step(-1)}
	return c
}

// Help implements page.Part.
func (t *part) Help() string {
	return "Ctrl+Page Down: next part of the plan. Ctrl+N: add an action. Everything is saved as you type."
}

// Leave implements page.Part.
func (t *part) Leave() {
	delete(where, t.key)
	for _, x := range t.texts {
		x.leave()
	}
}
