package review

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/ui/form"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/plan"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// quick is step 3: actions typed one after the other.
type quick struct {
	p     *preparing
	part  *widgets.Choice
	what  *widgets.Field
	who   *widgets.Field
	by    *widgets.DateField
	list  *widgets.Table
	open  *widgets.Chips
	none  *widgets.Para
	body  fyne.CanvasObject
	draft bool // a draft lies in the records
	busy  bool
}

func newQuick(p *preparing) *quick {
	q := &quick{p: p}
	q.part = widgets.NewChoice("Part of the plan", form.OptionsOf(care.Parts, nil), nil)
	q.part.SetHelp("Which part of the plan the action belongs to.")
	q.what = widgets.NewField("What will happen")
	q.what.SetHelp("Tab: who. Tab: by when. Enter adds it. Or all in one line: what; who; 18 12.")
	q.who = widgets.NewField("Who")
	q.who.SetExample("a name")
	q.who.SetHelp("A plan needs a name on every action. Tab: by when.")
	q.by = widgets.NewDateField("By when", form.Dates(p.today))
	q.by.SetExample("18 12 or +14")
	q.by.SetHelp("A day: 18 12, fri, +14. Enter adds the action.")
	for _, f := range []interface{ SetSide(bool) }{q.part, q.what, q.who, q.by} {
		f.SetSide(true)
	}
	q.what.OnEnter(func(string) { q.add() })
	q.who.OnEnter(func(string) { q.add() })
	q.by.OnEnter(q.add)
	code := "1"
	if open := p.withoutAction(); len(open) > 0 {
		code = open[0]
	}
	q.part.SetValue(code)
	add := widgets.NewButton(widgets.Ordinary, "add", "Add it", q.add).Helped("Adds the action. Enter in a field does the same.")

	q.list = widgets.NewTable("New actions", []widgets.TableColumn{{Title: "What will happen", Em: 12, Weight: 3}, {Title: "Who", Em: 6, Weight: 1}, {Title: "By when", Em: 6.5}, {Title: "Part of the plan", Em: 8, Weight: 1}})
	q.list.SetWhole(true)
	q.list.SetEmpty("No new action yet.")
	q.list.SetHelp("Enter changes an action. Delete removes it.")
	q.list.OnOpen(func(id string) {
		if a := q.action(id); a != nil {
			records.EditWith(p.env, a, records.Options{Hide: []string{"goal_id"}})
		}
	})
	q.list.OnKey(func(id string, ev *fyne.KeyEvent) bool {
		a := q.action(id)
		if ev.Name != fyne.KeyDelete || a == nil {
			return false
		}
		records.Remove(p.env, care.ActionSpec, a, p.env.Shell.Reload)
		return true
	})
	q.open = widgets.NewChips("Parts without an action", false, nil, nil, func(c []string) {
		if len(c) > 0 {
			q.part.SetValue(c[0])
			q.begin()
		}
	})
	q.open.SetHelp("Space takes the part for the action that is typed above.")
	q.none = widgets.NewPara("Every part of the plan has an action.")
	q.show()
	q.body = widgets.Column(look.Space3+2,
		widgets.NewTitledPanel("New actions", nil, widgets.Column(look.Space2, q.part, q.what, q.who, widgets.LineWith(q.by, look.Space2, q.by, add)), false),
		widgets.NewTitledPanel("Parts without an action", nil, widgets.Column(0, q.open, q.none), false),
		widgets.NewTitledPanel("Agreed for this review", nil, widgets.Column(0, q.list, widgets.Gap(look.Space2)), true))
	q.restore()
	return q
}

func (q *quick) action(id string) *care.Action {
	for _, a := range q.p.file.Actions {
		if a.ID == id {
			return a
		}
	}
	return nil
}

// show lists what is new since the last review, and the parts that have nothing yet.
func (q *quick) show() {
	p := q.p
	had := map[string]bool{}
	if p.before != nil {
		for _, a := range p.before.Actions {
			had[a.ID] = true
		}
	}
	var rows []widgets.TableRow
	for _, a := range p.file.Actions {
		fresh := p.before != nil && !had[a.ID] || p.before == nil && (p.last == nil || a.Agreed > p.last.Held)
		if !fresh || a.Closed() {
			continue
		}
		_, words := plan.State(a, p.today)
		rows = append(rows, widgets.TableRow{Key: a.ID, Cells: []widgets.Cell{{Text: a.What, Wrap: true}, {Text: a.Who}, {Text: a.By.Short()}, {Text: care.PartName(a.Part), Wrap: true}},
			Say: a.What + ", " + a.Who + ", " + a.By.Long() + ", " + words})
	}
	q.list.SetRows(rows)
	var options []widgets.Option
	for _, code := range p.withoutAction() {
		options = append(options, widgets.Option{Value: code, Label: care.PartName(code)})
	}
	q.open.SetOptions(options)
	if len(options) == 0 {
		q.open.Hide()
		q.none.Show()
	} else {
		q.open.Show()
		q.none.Hide()
	}
}

// begin puts the focus where an action begins.
func (q *quick) begin() { widgets.Focus(q.what) }

func (q *quick) texts() map[string]string {
	if strings.TrimSpace(q.what.Text()) == "" && strings.TrimSpace(q.who.Text()) == "" {
		return nil
	}
	return map[string]string{"part": q.part.Value(), "what": q.what.Text(), "who": q.who.Text(), "by_day": q.by.Text()}
}

// restore puts a draft back.
func (q *quick) restore() {
	var d *app.Draft
	q.p.env.Run.Short("read a draft", func(ctx context.Context) (err error) {
		d, err = q.p.env.App.DraftOf(ctx, "action", "", q.p.file.Person.ID)
		return err
	}, func(err error) {
		if err != nil || d == nil || q.what.Text() != "" {
			return
		}
		q.draft = true
		if d.Fields["part"] != "" {
			q.part.SetValue(d.Fields["part"])
		}
		q.what.SetText(d.Fields["what"])
		q.who.SetText(d.Fields["who"])
		q.by.SetValue(d.Fields["by_day"])
		q.p.env.Shell.Say("What you had typed is back.")
	})
}

// leave keeps what is half typed.
func (q *quick) leave() {
	texts := q.texts()
	if !q.p.env.App.Unlocked() || texts == nil && !q.draft {
		return
	}
	d := draftOf(q.p)
	d.Fields = texts
	if err := q.p.env.App.KeepDraft(context.Background(), d); err != nil {
		q.p.env.Shell.Fail(err)
		return
	}
	if texts != nil {
		q.p.env.Shell.Saving("Kept as a draft")
	}
}

// split puts an action typed in one line, "what; who; by when", into its three fields.
func (q *quick) split() {
	parts := strings.Split(q.what.Text(), ";")
	if len(parts) != 3 || strings.TrimSpace(q.who.Text()) != "" || strings.TrimSpace(q.by.Text()) != "" {
		return
	}
	q.what.SetText(strings.TrimSpace(parts[0]))
	q.who.SetText(strings.TrimSpace(parts[1]))
	q.by.SetValue(strings.TrimSpace(parts[2]))
}

// add stores the action and makes room for the next one.
func (q *quick) add() { q.addThen(q.begin) }

func (q *quick) addThen(then func()) {
	if q.busy {
		return
	}
	p := q.p
	q.split()
	a := newAction(p, q.part.Value())
	problems := record.Problems{}
	for key, text := range map[string]string{"what": q.what.Text(), "who": q.who.Text(), "by_day": q.by.Text()} {
		f := care.ActionSpec.Field(key)
		if err := f.Parse(a, text, p.today); err != nil {
			problems = append(problems, record.Problem{Key: key, Label: f.Label, Text: err.Error()})
		}
	}
	if len(problems) == 0 {
		problems = care.ActionSpec.Validate(a)
	}
	if q.mend(problems) {
		return
	}
	q.busy = true
	p.env.Run.Short("add an action", func(ctx context.Context) error {
		if err := p.env.App.Save(ctx, a); err != nil {
			return err
		}
		return p.env.App.KeepDraft(ctx, draftOf(p))
	}, func(err error) {
		q.busy = false
		var problems record.Problems
		switch {
		case errors.As(err, &problems):
			q.mend(problems)
			return
		case err != nil:
			p.env.Shell.Fail(err)
			return
		}
		p.file.Actions = append(p.file.Actions, a)
		p.file.Sort()
		q.draft = false
		q.what.SetText("")
		q.who.SetText("")
		q.by.SetValue("")
		if open := p.withoutAction(); len(open) > 0 {
			q.part.SetValue(open[0])
		}
		q.show()
		p.env.Shell.Saving(page.Saved(p.env.App.Now()))
		p.relayout()
		then()
	})
}

// mend puts problems under their fields; the first takes the focus.
func (q *quick) mend(problems record.Problems) bool {
	q.what.SetProblem(problems.For("what"))
	q.who.SetProblem(problems.For("who"))
	q.by.SetProblem(problems.For("by_day"))
	q.p.relayout()
	switch {
	case problems.For("what") != "":
		widgets.Focus(q.what)
	case problems.For("who") != "":
		widgets.Focus(q.who)
	case problems.For("by_day") != "":
		widgets.Focus(q.by)
	case len(problems) > 0:
		q.p.env.Shell.Fail(problems)
	}
	return len(problems) > 0
}
