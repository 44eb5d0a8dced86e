package review

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/plan"
	"waymark/ui/page/printing"
	"waymark/ui/widgets"
)

var stepNames = []string{"Last time’s actions", "What has changed", "New actions", "Print the pack"}

// preparing is the four steps of getting ready for a review.
type preparing struct {
	*part
	step     int
	prepared app.Preparation // kept as a draft, so that the steps are taken up again another day
	before   *care.File      // the record at the end of the last review
	read     bool            // before is read, or there is none to read

	actions *widgets.Table
	changed *widgets.Table
	quick   *quick
	talkTo  *widgets.RowList
	print   *widgets.Button
	counts  *fyne.Container
	holder  *fyne.Container
	table   *fyne.Container // what holds the table of this step
	same    bool            // the parts that are the same are shown
	late    bool            // the page stood there before the last review was read
}

func newSteps(v *part) *preparing {
	p := &preparing{part: v}
	p.holder = widgets.Column(look.Space3 + 2)
	p.show()
	p.since()
	p.late = true
	return p
}

// since reads how far the review is prepared, and the record as it stood at the end of the last one.
func (p *preparing) since() {
	var before *care.File
	var prepared app.Preparation
	p.env.Run.Short("read the last review", func(ctx context.Context) (err error) {
		if prepared, err = p.env.App.PreparationOf(ctx, p.file.Person.ID); err != nil || p.last == nil {
			return err
		}
		before, err = p.env.App.BeforeReview(ctx, p.file.Person.ID)
		return err
	}, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
		}
		c := p.env.Shell.Window().Canvas()
		held, first := c.Focused(), p.First()
		p.before, p.read, p.prepared, p.step = before, true, prepared, prepared.Step
		p.show()
		p.relayout()
		p.refocus(held, first)
		p.env.Shell.Retitle() // its buttons go by the step, which is known only now
	})
}

func (p *preparing) relayout() {
	p.holder.Refresh()
	if o := p.env.Shell.Window().Canvas().Content(); o != nil {
		o.Refresh()
	}
	if p.table != nil {
		p.table.Refresh() // a new table knows how high its wrapped cells are only once it was drawn
	}
}

func (p *preparing) show() {
	p.actions, p.changed, p.quick, p.talkTo, p.table = nil, nil, nil, nil, nil
	var main fyne.CanvasObject
	switch p.step {
	case 0:
		main = p.lastActions()
	case 1:
		main = p.whatChanged()
	case 2:
		p.quick = newQuick(p)
		main = p.quick.body
	default:
		main = p.pack()
	}
	p.counts = widgets.Column(look.Space2)
	right := widgets.Column(look.Space3+2, widgets.NewTitledPanel("Last time’s actions", nil, p.counts, false), p.talkPanel())
	p.count()
	p.holder.Objects = []fyne.CanvasObject{widgets.NewSteps(stepNames, p.step), widgets.NewSplit(widgets.SplitPart{Object: main}, widgets.SplitPart{Object: right, Em: 22})}
}

func (p *preparing) lastList() []*care.Action { return lastTime(p.before, p.file, p.last) }

// lastActions is step 1: what became of each action of the last review.
func (p *preparing) lastActions() fyne.CanvasObject {
	p.actions = widgets.NewTable("Last time’s actions", []widgets.TableColumn{{Title: "What", Em: 12, Weight: 3}, {Title: "Who", Em: 6, Weight: 1}, {Title: "By when", Em: 6.5}, {Title: "What happened", Em: 9, Weight: 1}})
	p.actions.SetWhole(true)
	empty := "There is no earlier review, so there are no actions from it. Go on to the next step."
	if p.last != nil {
		empty = "No action was open at the last review."
	}
	p.actions.SetEmpty(empty)
	p.actions.SetRows(p.actionRows())
	p.actions.SetHelp(plan.StateKeys + ". 2 and 3 ask why in one line. Ctrl+Enter goes on.")
	p.actions.OnRune(func(key string, r rune) bool {
		state := plan.StateOf(r)
		for _, a := range p.lastList() {
			if a.ID == key && state != "" {
				plan.SetState(p.env, a, state, func() { p.after(key) })
				return true
			}
		}
		return false
	})
	sub := "1 done · 2 part done · 3 not done"
	p.table = widgets.Column(0, p.actions, widgets.Gap(look.Space2))
	return widgets.NewTitledPanel("What became of each", widgets.Words(sub, look.SizeCaption, false, look.TextSoft), p.table, true)
}

func (p *preparing) actionRows() []widgets.TableRow {
	var rows []widgets.TableRow
	for _, a := range p.lastList() {
		s, words := plan.State(a, p.today)
		rows = append(rows, widgets.TableRow{Key: a.ID, Cells: []widgets.Cell{{Text: a.What, Sub: care.PartName(a.Part), Wrap: true}, {Text: a.Who}, {Text: a.By.Short()},
			{State: s, Text: words, Sub: a.Why, Wrap: true}}})
	}
	return rows
}

// after shows what was just said of an action, and goes to the next one.
func (p *preparing) after(id string) {
	rows := p.actionRows()
	p.actions.SetRows(rows)
	for i, r := range rows {
		if r.Key == id && i+1 < len(rows) {
			p.actions.Select(rows[i+1].Key)
		}
	}
	p.count()
	p.relayout()
	p.env.Shell.Window().Canvas().Focus(p.actions)
}

// count is how many of the last actions were done, partly, not.
func (p *preparing) count() {
	n := map[string]int{}
	for _, a := range p.lastList() {
		switch a.State {
		case "done", "part_done", "not_done":
			n[a.State]++
		case "dropped":
		default:
			n["open"]++
		}
	}
	line := func(s widgets.State, words string, count int) fyne.CanvasObject {
		text := widgets.NewPara(words)
		return widgets.LineWith(text, look.Space2, widgets.Sign(s.Icon(), s.Token(), look.IconRow), text, widgets.Strong(fmt.Sprint(count)))
	}
	p.counts.Objects = []fyne.CanvasObject{line(widgets.Done, "Done", n["done"]), line(widgets.PartDone, "Part done", n["part_done"]),
		line(widgets.NotDone, "Not done, with the reason", n["not_done"]), line(widgets.NotStarted, "Nothing said yet", n["open"])}
	p.counts.Refresh()
}

// talkPanel is what to talk about; it fills itself.
func (p *preparing) talkPanel() fyne.CanvasObject {
	list := talks(p.before, p.file, p.lastList(), p.env.App.Skills(), p.today)
	var items []widgets.Item
	byKey := map[string]talk{}
	for _, t := range list {
		byKey[t.key] = t
		items = append(items, widgets.Item{Key: t.key, Icon: "talk", Title: t.text, Plain: true, Detail: t.why})
	}
	p.talkTo = widgets.NewRowList("Talk about", items...)
	p.talkTo.SetWhole(true)
	p.talkTo.SetEmpty("Nothing stands out from the records.")
	p.talkTo.SetHelp("Enter goes to where it stands in the record.")
	p.talkTo.OnOpen(func(key string) {
		t := byKey[key]
		p.env.Shell.Go(page.Place{Page: "person", Person: p.file.Person.ID, Part: t.place, Arg: t.arg})
	})
	return widgets.NewTitledPanel("Talk about", nil, widgets.Column(0, p.talkTo, widgets.Gap(look.Space2)), true)
}

// whatChanged is step 2: what is different from the last review.
func (p *preparing) whatChanged() fyne.CanvasObject {
	switch {
	case !p.read:
		return widgets.NewPanel(widgets.NewPara("Reading the last review …"))
	case p.last == nil:
		return widgets.NewPanel(widgets.NewPara("There is no earlier review to compare with. The pack shows everything as it stands today."))
	case p.before == nil:
		return widgets.NewPanel(widgets.NewPara("The last review was on " + p.last.Held.Long() + ", before this record was begun here, so nothing can be compared. The pack shows everything as it stands today."))
	}
	c := rules.Compare(p.before, p.file, p.last.Held, p.today, p.env.App.Skills())
	p.changed = widgets.NewTable("What has changed", []widgets.TableColumn{{Title: "Part of the plan", Em: 7.5, Weight: 1}, {Title: "On " + p.last.Held.In(p.today), Em: 8, Weight: 1.2},
		{Title: "Now", Em: 10, Weight: 2}, {Title: "Who says", Em: 5.5}})
	p.changed.SetWhole(true)
	p.changed.SetEmpty("Nothing is different.")
	p.changed.SetHelp("Space ticks a line into the pack or out of it. Enter opens the part of the plan. Ctrl+Enter goes on to the next step.")
	fill := func() {
		if !p.same {
			p.changed.SetRows(p.rows(c))
			return
		}
		var rows []widgets.TableRow
		for _, code := range c.Same {
			rows = append(rows, widgets.TableRow{Key: "same:" + code, Cells: []widgets.Cell{{Text: care.PartName(code), Bold: true, Wrap: true}, {Text: "The same", Soft: true}, {Text: "The same"}, {}}})
		}
		p.changed.SetRows(rows)
	}
	p.changed.OnTick(func(key string) {
		if p.same {
			return
		}
		if i := slices.Index(p.prepared.LeftOut, key); i >= 0 {
			p.prepared.LeftOut = slices.Delete(p.prepared.LeftOut, i, i+1)
		} else {
			p.prepared.LeftOut = append(p.prepared.LeftOut, key)
		}
		fill()
		p.keep(func() {})
	})
	p.changed.OnOpen(func(key string) {
		to := page.Place{Page: "person", Person: p.file.Person.ID, Part: "plan", Arg: strings.TrimPrefix(key, "same:")}
		for _, x := range c.Changes {
			if x.Key == key {
				to.Arg = x.Part
			}
		}
		p.env.Shell.Go(to)
	})
	chosen := "changed"
	if p.same {
		chosen = "same"
	}
	chips := widgets.NewChips("Show", false, []widgets.Option{{Value: "changed", Label: "Changed", Count: fmt.Sprint(len(c.Changes))}, {Value: "same", Label: "The same", Count: fmt.Sprint(len(c.Same))}},
		[]string{chosen}, func(v []string) {
			p.same = len(v) > 0 && v[0] == "same"
			fill()
			p.relayout()
		})
	fill()
	foot := widgets.Caption("Unticked lines stay in the record and are left out of the pack. What became of last time’s actions has a page of its own there.")
	p.table = widgets.Column(0, p.changed, widgets.Ground(look.SurfaceAlt, widgets.Inset(look.Space4, look.Space2,
		widgets.LineWith(foot, look.Space2, widgets.Sign("info", look.TextSoft, look.IconSmall), foot))))
	sub := widgets.Words(p.last.Held.In(p.today)+" to today", look.SizeCaption, false, look.TextSoft)
	return widgets.NewTitledPanel("Since the last review", widgets.Line(look.Space3, sub, chips), p.table, true)
}

// keep stores how far the review is prepared, and goes on with then.
func (p *preparing) keep(then func()) {
	prepared := p.prepared
	prepared.LeftOut = slices.Clone(prepared.LeftOut)
	p.env.Run.Short("keep the steps of a review", func(ctx context.Context) error { return p.env.App.Prepare(ctx, p.file.Person.ID, prepared) }, func(err error) {
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		then()
	})
}

// pack is step 4: what is in the pack, printing it, and what comes after.
func (p *preparing) pack() fyne.CanvasObject {
	contents := []string{"The plan on a page, for " + p.who() + " to keep", "What has changed since the last review", "Last time’s actions, and what to talk about",
		"The plan part by part, with both voices", "Skills, savings and being in touch", "Room for what is agreed, and who signs"}
	var list []fyne.CanvasObject
	for _, c := range contents {
		text := widgets.NewPara(c)
		list = append(list, widgets.LineWith(text, look.Space2, widgets.Sign("page", look.TextSoft, look.IconSmall), text))
	}
	p.print = widgets.NewButton(widgets.Primary, "print", "Print the pack", p.printPack).Key("Ctrl+Enter").Helped("For whom it is and what is left out stand there before it is made.")
	hold := widgets.NewButton(widgets.Ordinary, "done", "Record the meeting", p.part.record).Helped("After the meeting: who came, what was decided, when the next one is.")
	open := p.withoutAction()
	body := []fyne.CanvasObject{widgets.NewPara("In the pack:"), widgets.Column(look.Space1+2, list...)}
	if len(open) > 0 {
		text := widgets.NewPara("Parts without an action: " + strings.Join(names(open), ", ") + ".")
		body = append(body, widgets.LineWith(text, look.Space2, widgets.Sign("notasked", look.TextSoft, look.IconSmall), text))
	}
	body = append(body, widgets.Caption("Each pack has a number and is kept in the list of what was given to whom."), widgets.Wrap(look.Space2, p.print, hold))
	return widgets.Column(look.Space3+2, widgets.NewTitledPanel("Print the pack", nil, widgets.Column(look.Space3, body...), false), p.packPanel())
}

func (p *preparing) printPack() { printing.Open(p.env, "review-pack", p.file.Person.ID) }

// withoutAction are the parts of the plan in which nothing is to happen.
func (p *preparing) withoutAction() []string {
	var out []string
	for _, o := range care.Parts {
		open := false
		for _, a := range p.file.Actions {
			open = open || a.Part == o.Code && !a.Closed()
		}
		if !open {
			out = append(out, o.Code)
		}
	}
	return out
}

func names(codes []string) []string {
	var out []string
	for _, c := range codes {
		out = append(out, care.PartName(c))
	}
	return out
}

// goStep goes to another step.
func (p *preparing) goStep(step int) {
	if step < 0 || step >= len(stepNames) {
		return
	}
	p.Leave()
	p.prepared.Step = step
	p.keep(func() {
		p.env.Shell.Window().Canvas().Unfocus()
		p.env.Shell.Reload()
	})
}

// next goes on; an action that is typed but not yet added is added first, and stops here when it needs mending.
func (p *preparing) next() {
	if p.quick != nil && p.quick.texts() != nil {
		p.quick.addThen(func() { p.goStep(p.step + 1) })
		return
	}
	p.goStep(p.step + 1)
}

func (p *preparing) leaveIt() {
	p.env.Shell.Say("The steps are kept. Prepare the review takes them up again.")
	p.env.Shell.Go(page.Place{Page: "person", Person: p.file.Person.ID, Part: "reviews"})
}

// Body implements page.Part.
func (p *preparing) Body() fyne.CanvasObject { return p.holder }

// First implements page.Part.
func (p *preparing) First() fyne.Focusable {
	switch {
	case p.actions != nil && len(p.lastList()) > 0:
		return p.actions
	case p.changed != nil:
		return p.changed
	case p.quick != nil:
		return p.quick.what.FocusTarget()
	case p.step == len(stepNames)-1:
		return p.print
	}
	return nil
}

// Buttons implements page.Part.
func (p *preparing) Buttons() []fyne.CanvasObject {
	out := []fyne.CanvasObject{widgets.NewButton(widgets.Quiet, "", "Leave it for now", p.leaveIt).Helped("Goes back to the reviews. The steps are kept.")}
	if p.step > 0 {
		out = append(out, widgets.NewButton(widgets.Ordinary, "left", "Back", func() { p.goStep(p.step - 1) }).Helped("Goes to the step before: "+strings.ToLower(stepNames[p.step-1])+"."))
	}
	if p.step+1 < len(stepNames) {
		next := stepNames[p.step+1]
		out = append(out, widgets.NewButton(widgets.Primary, "right", "Next: "+words.Lower(next), p.next).Key("Ctrl+Enter").Helped("Goes on to the next step."))
	}
	return out
}

// Commands implements page.Part.
func (p *preparing) Commands() page.Commands {
	c := page.Commands{Main: p.next, Print: p.printPack, Next: p.next, Previous: func() { p.goStep(p.step - 1) }}
	if p.step == len(stepNames)-1 {
		c.Main, c.Next = p.printPack, nil
	}
	if p.quick != nil {
		c.NewWords = "Add an action" // asked for when the key is pressed: the step may have been made anew
		c.New, c.Save = func() { p.quick.begin() }, func() { p.quick.add() }
	}
	return c
}

// Help implements page.Part.
func (p *preparing) Help() string {
	switch p.step {
	case 0:
		return "On each action: 1 done, 2 part done, 3 not done. Ctrl+Enter goes on."
	case 1:
		return "Space ticks a line into the pack. Ctrl+Enter goes on to the next step."
	case 2:
		return "What, Tab, who, Tab, by when, Enter adds it. Ctrl+Enter goes on."
	}
	return "Ctrl+Enter prints the pack."
}

// Leave implements page.Part: an action that is half typed is kept as a draft.
func (p *preparing) Leave() {
	if p.quick != nil {
		p.quick.leave()
	}
}

func newAction(p *preparing, code string) *care.Action {
	return &care.Action{Meta: record.Meta{PersonID: p.file.Person.ID}, Part: code, State: "not_started", Agreed: p.today}
}

func draftOf(p *preparing) app.Draft {
	return app.Draft{Kind: "action", PersonID: p.file.Person.ID}
}
