package plan

import (
	"context"
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

// soonDays is how many days ahead something counts as near.
const soonDays = 21

// State is how an action stands today, as the rows of plan and review show it.
func State(a *care.Action, today value.Date) (widgets.State, string) {
	switch a.State {
	case "done":
		return widgets.Done, "Done"
	case "part_done":
		return widgets.PartDone, "Part done"
	case "not_done":
		return widgets.NotDone, "Not done"
	case "dropped":
		return widgets.None, "No longer needed"
	}
	going := "Not started yet"
	state := widgets.NotStarted
	if a.State == "under_way" {
		going, state = "Under way", widgets.PartDone
	}
	if a.By == "" {
		return state, going
	}
	d := rules.Due{Day: a.By}
	switch n := a.By.Days(today); {
	case n < 0:
		d.State = rules.Overdue
		return widgets.Overdue, words.Upper(d.When(today))
	case n <= soonDays:
		d.State = rules.Soon
		return widgets.Due, "Due " + d.When(today)
	}
	return state, going
}

// StateKeys are the keys that say on a row how an action is going.
const StateKeys = "1 done, 2 part done, 3 not done, U under way"

// StateOf is the state that a key stands for, "" for none.
func StateOf(key rune) string {
	switch key {
	case '1':
		return "done"
	case '2':
		return "part_done"
	case '3':
		return "not_done"
	case 'u', 'U':
		return "under_way"
	}
	return ""
}

// SetState says how an action is going and calls then after it is stored. Part done and not done ask why in one line.
func SetState(env *page.Env, a *care.Action, state string, then func()) {
	store := func(why string) {
		n := *a
		n.State, n.Why = state, why
		n.Finished = ""
		if n.Closed() {
			n.Finished = env.App.Today()
		}
		env.Run.Short("save how an action is going", func(ctx context.Context) error { return env.App.Save(ctx, &n) }, func(err error) {
			if err != nil {
				env.Shell.Fail(err)
				return
			}
			*a = n
			env.Shell.Saving(page.Saved(env.App.Now()))
			then()
		})
	}
	if state != "part_done" && state != "not_done" {
		store("")
		return
	}
	why := widgets.NewField("What happened?")
	if a.State == state {
		why.SetText(a.Why)
	}
	why.SetExample("for example: needs a new photo first")
	why.SetHelp("One line, in plain words. It goes into the review pack.")
	var sheet *widgets.Sheet
	done := func() {
		text := strings.TrimSpace(why.Text())
		if text == "" {
			why.SetProblem("Say in a line what happened.")
			sheet.Refresh()
			widgets.Focus(why)
			return
		}
		sheet.Close()
		store(text)
	}
	why.OnEnter(func(string) { done() })
	title := "Part done"
	if state == "not_done" {
		title = "Not done"
	}
	main := widgets.NewButton(widgets.Primary, "done", "Save", done).Key("Ctrl+Enter").Helped("Saves how it is going and why.")
	sheet = widgets.NewSheet(env.Shell.Window().Canvas(), title, widgets.Column(look.Space3, widgets.NewPara(a.What+" ("+a.Who+")"), why), main)
	env.Shell.Open(sheet)
}

// ofPart are the actions of the part that is shown.
func (t *part) ofPart() []*care.Action {
	var open, closed []*care.Action
	for _, a := range t.file.Actions {
		switch {
		case a.Part != t.code:
		case a.Closed():
			closed = append(closed, a)
		default:
			open = append(open, a)
		}
	}
	return append(open, closed...)
}

func (t *part) action(id string) *care.Action {
	for _, a := range t.file.Actions {
		if a.ID == id {
			return a
		}
	}
	return nil
}

func (t *part) buildActions() {
	t.actions = widgets.NewTable("Actions", []widgets.TableColumn{{Title: "What will happen", Em: 12, Weight: 4}, {Title: "Who", Em: 8, Weight: 0.5},
		{Title: "By when", Em: 6.5}, {Title: "How it is going", Em: 10}})
	var rows []widgets.TableRow
	for _, a := range t.ofPart() {
		s, words := State(a, t.today)
		rows = append(rows, widgets.TableRow{Key: a.ID, Cells: []widgets.Cell{
			{Text: a.What, Sub: a.Why, Wrap: true}, {Text: a.Who}, {Text: a.By.Short()}, {State: s, Text: words}}})
	}
	t.actions.SetRows(rows)
	t.actions.SetWhole(true)
	t.actions.SetHelp("Enter changes an action. " + StateKeys + ". Delete removes it.")
	t.actions.OnOpen(t.editAction)
	t.actions.OnRune(func(key string, r rune) bool {
		a, state := t.action(key), StateOf(r)
		if a == nil || state == "" {
			return false
		}
		SetState(t.env, a, state, t.env.Shell.Reload)
		return true
	})
	t.actions.OnKey(func(key string, ev *fyne.KeyEvent) bool {
		a := t.action(key)
		if ev.Name != fyne.KeyDelete || a == nil {
			return false
		}
		records.Remove(t.env, care.ActionSpec, a, t.env.Shell.Reload)
		return true
	})
}

func (t *part) editAction(id string) {
	if a := t.action(id); a != nil {
		t.text().flush()
		records.EditWith(t.env, a, records.Options{Hide: []string{"goal_id"}})
	}
}

func (t *part) addAction() {
	t.text().flush()
	AddAction(t.env, t.file, t.code, nil)
}

// AddAction opens the editor of a new action for a part of the plan; then is called after it is stored, nil reads the page again.
func AddAction(env *page.Env, f *care.File, code string, then func()) {
	a := &care.Action{Meta: record.Meta{PersonID: f.Person.ID}, Part: code, State: "not_started", Agreed: env.App.Today()}
	o := records.Options{Title: "Add an action: " + care.PartName(code), Only: []string{"what", "who", "by_day", "part"}}
	if then != nil {
		o.Done = func(record.Record) { then() }
	}
	records.EditWith(env, a, o)
}
