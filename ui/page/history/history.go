// Package history is the part of a young person's page that tells what was changed, by whom and when, who saw or was given what, and what the
// young person says about their record.
//
// Rules: changes are told in words and folded by sitting; nothing here can be edited. The young person's correction or statement stands beside the
// record and changes nothing in it.
package history

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
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// New makes the part. A place with a record shows that record's changes only; its Arg is a filter.
func New(env *page.Env, file *care.File, to page.Place) page.Part {
	h := &part{env: env, file: file, only: to.Record, filter: "all"}
	if to.Arg != "" {
		h.filter = to.Arg
	}
	h.build()
	h.read(0)
	return h
}

// atOnce is how many changes are read at a time.
const atOnce = 200

type part struct {
	env    *page.Env
	file   *care.File
	only   string // a record's id
	filter string

	changes  []app.Change
	moved    []rules.MovedDate // due dates that moved lately, and by which change
	whole    bool              // everything is read
	sittings []page.Sitting
	lines    map[string]string // records in one line, by id

	chips *widgets.Chips
	list  *widgets.RowList
	began *widgets.Para
	older *widgets.Button
	given *widgets.RowList
	body  fyne.CanvasObject
}

var filters = []widgets.Option{{Value: "all", Label: "All"}, {Value: "about", Label: "About me"}, {Value: "plan", Label: "Plan and reviews"}, {Value: "health", Label: "Health"},
	{Value: "skills", Label: "Skills"}, {Value: "savings", Label: "Savings"}, {Value: "touch", Label: "In touch"}}

var kinds = map[string][]string{
	"about": {"person", "connection", "home", "care_period", "status", "key_paper", "attachment", "paper"},
	"plan": {"pathway_plan", "plan_part", "action", "own_words", "feeling", "review", "review_request", "attendee", "signature", "frozen_review", "assessed_need", "asked", "copy_given",
		"suitability", "entry_reply", "meeting_choice", "work_try", "evidence_choice"},
	"health":  {"health_fact", "health_service", "immunisation", "health_check", "consent", "sharing", "growth", "passport_issue"},
	"skills":  {"skill_rating", "skill_goal", "skill_evidence", "skill_stance"},
	"savings": {"savings_account", "savings_entry", "savings_check", "savings_move", "money_claim"},
	"touch":   {"contact", "carer_note", "return_answer", "touch_step", "concern", "concern_addition"},
}

func (h *part) build() {
	h.chips = widgets.NewChips("Show changes of", false, filters, []string{h.filter}, func(c []string) {
		h.filter = c[0]
		h.show()
	})
	h.list = widgets.NewRowList("Changes")
	h.list.SetWhole(true)
	h.list.SetHelp("Up and Down move through the list. Enter shows every change of that record.")
	h.list.OnOpen(h.open)
	h.began = widgets.Caption("")
	h.older = widgets.NewButton(widgets.Quiet, "down", "Show older changes", func() { h.read(h.changes[len(h.changes)-1].N) })
	h.older.Hide()
	h.given = widgets.NewRowList("Who saw or was given what")
	h.given.SetWhole(true)
	h.given.OnOpen(h.openGiven)

	title := "Changes"
	head := []fyne.CanvasObject{widgets.Inset(look.Space4, 0, h.chips)}
	if h.only != "" {
		title = "Changes of one record"
		all := widgets.NewButton(widgets.Quiet, "left", "All changes", func() {
			h.env.Shell.Go(page.Place{Page: "person", Person: h.file.Person.ID, Part: "history"})
		}).Small()
		head = []fyne.CanvasObject{widgets.Inset(look.Space2, 0, widgets.Wrap(0, all))}
	}
	changes := widgets.NewTitledPanel(title, nil, widgets.Column(look.Space2, append(head, h.list,
		widgets.Inset(look.Space4, 0, widgets.Column(look.Space2, widgets.Wrap(0, h.older), h.began)), widgets.Gap(look.Space1))...), true)
	var since fyne.CanvasObject
	if len(app.Packs(h.file)) > 0 {
		since = widgets.NewButton(widgets.Quiet, "moved", "Since a pack", h.sincePack).Small().Helped("Shows what is different from a review pack that was printed before.")
	}
	strategy := widgets.NewButton(widgets.Quiet, "priorities", "Evidence for the strategy", func() {
		h.env.Shell.Go(page.Place{Page: "coverage", Person: h.file.Person.ID})
	}).Small().Helped("Which records bear on which row of the council’s strategy, and what there is none of.")
	right := widgets.Column(look.Space3+2, widgets.Wrap(0, strategy), widgets.NewTitledPanel("Who saw or was given what", since, h.given, true), h.statements())
	split := widgets.NewSplit(widgets.SplitPart{Object: changes}, widgets.SplitPart{Object: right, Em: 25})
	split.Below = true
	h.body = split
}

// statements are the young person's corrections, beside the record.
func (h *part) statements() fyne.CanvasObject {
	first := h.file.Person.First()
	var said []fyne.CanvasObject
	for _, w := range h.file.Words {
		if w.About == "correction" {
			note := care.OwnWordsSpec.Field("how").LabelOf(w.How) + ", " + w.On.In(h.env.App.Today())
			said = append(said, widgets.NewVoice(widgets.Young, first+"’s words", note, widgets.NewPara(w.Text)))
		}
	}
	if len(said) == 0 {
		said = append(said, widgets.NewText("Nothing said yet. Is there anything in here that "+first+" sees differently?", look.SizeBody, false, look.TextSoft))
	}
	add := widgets.NewButton(widgets.Quiet, "add", "Write down", h.correct).Small().Helped("Writes down what " + first + " says about this record, word for word. To let them type it themselves, hand over the keyboard.")
	return widgets.NewTitledPanel("My correction or statement", add, widgets.Column(look.Space3, said...), false)
}

func (h *part) correct() {
	records.EditWith(h.env, &care.OwnWords{Meta: record.Meta{PersonID: h.file.Person.ID}, About: "correction", How: "said", WrittenBy: h.env.App.Owner().Name, On: h.env.App.Today()},
		records.Options{Title: "What " + h.file.Person.First() + " says about this record", Hide: []string{"about"},
			Note: "Write only what was said. It stands beside the record in every full copy and changes nothing in it."})
}

func (h *part) read(before int64) {
	var got []app.Change
	h.env.Run.Short("read history", func(ctx context.Context) (err error) {
		f := app.HistoryFilter{Person: h.file.Person.ID, Before: before, Limit: atOnce}
		if h.only != "" {
			f.Person, f.Record = "", h.only
		}
		if got, err = h.env.App.History(ctx, f); err != nil || before != 0 {
			return err
		}
		h.moved, err = h.env.App.Moved(ctx, h.file.Person.ID)
		return err
	}, func(err error) {
		if err != nil {
			h.env.Shell.Fail(err)
			return
		}
		h.changes = append(h.changes, got...)
		h.whole = len(got) < atOnce
		h.show()
	})
}

// seen are acts that tell who saw or was given something.
var seen = []string{"read", "print", "export"}

const mostLines = 4

func (h *part) show() {
	now := h.env.App.Now()
	var changes, given []app.Change
	for _, c := range h.changes {
		switch {
		case slices.Contains(seen, c.Act):
			given = append(given, c)
		case h.filter == "all" || slices.Contains(kinds[h.filter], c.Kind):
			if c.Kind != "paper" || c.Act != "add" {
				changes = append(changes, c)
			}
		}
	}
	h.sittings = page.Sittings(changes)
	var items []widgets.Item
	day := value.Date("")
	under := func(d value.Date) {
		if d != day {
			day = d
			items = append(items, widgets.Item{Heading: day.Full()})
		}
	}
	told := make([]bool, len(h.moved))
	apart := h.movedApart(told)
	for i, s := range h.sittings {
		d := value.DateOf(s.At.In(now.Location()))
		for len(apart) > 0 && apart[0].On >= d {
			under(apart[0].On)
			items = append(items, h.movedItem(apart[0]))
			apart = apart[1:]
		}
		under(d)
		title, words := h.told(s)
		if len(words) > mostLines {
			words = append(words[:mostLines:mostLines], fmt.Sprintf("and %d more", len(words)-mostLines))
		}
		for j, m := range h.moved {
			if !told[j] && slices.ContainsFunc(s.Changes, func(c app.Change) bool { return c.Tx == m.Tx }) {
				told[j] = true
				words = append(words, m.Short(h.env.App.Today()))
			}
		}
		items = append(items, widgets.Item{Key: fmt.Sprint(i), Icon: iconOf(s.Kind), Title: title, Detail: strings.Join(append(words, s.Who), "\n"),
			Right: value.Clock(s.At.In(now.Location()).Format("15:04")).String()})
	}
	for _, m := range apart {
		under(m.On)
		items = append(items, h.movedItem(m))
	}
	h.list.SetItems(items)
	h.list.SetEmpty("")
	if len(items) == 0 {
		h.list.SetEmpty("Nothing of this kind has changed.")
	}
	h.began.SetText(h.beginning())
	h.older.Hide()
	if !h.whole {
		h.older.Show()
	}

	var seenItems []widgets.Item
	for i, s := range foldReads(given) {
		seenItems = append(seenItems, s.item(i, h.env))
	}
	for _, p := range h.file.Papers {
		if p.Given != "" {
			seenItems = append(seenItems, widgets.Item{Key: "paper:" + p.ID, Icon: "papers", Title: care.PaperSpec.LineOf(p), Plain: true, Detail: "Given to " + p.GivenTo, Right: p.Given.InShort(h.env.App.Today())})
		}
	}
	h.given.SetEmpty("Nobody has printed or exported anything.")
	h.given.SetItems(seenItems)
	if h.body != nil {
		h.body.Refresh()
	}
}

// movedApart are the dates that moved by a change which is not about this young person: a local rule. They are marked as told.
func (h *part) movedApart(told []bool) []rules.MovedDate {
	if h.filter != "all" || h.only != "" {
		return nil
	}
	ours := map[string]bool{}
	for _, c := range h.changes {
		ours[c.Tx] = true
	}
	var out []rules.MovedDate
	for i, m := range h.moved {
		if !ours[m.Tx] {
			told[i] = true
			out = append(out, m)
		}
	}
	return out
}

func (h *part) movedItem(m rules.MovedDate) widgets.Item {
	return widgets.Item{Key: fmt.Sprint("moved:", m.Tx, m.Due.Rule, m.Due.RecordID), Icon: "moved", Title: m.Short(h.env.App.Today()), Detail: m.Sentence(h.env.App.Today()), Plain: true}
}

// told is a sitting as a title and lines. What was added is told in one line while it is still there: Enter shows the rest.
func (h *part) told(s page.Sitting) (title string, words []string) {
	title, words = s.About(), s.Words()
	spec := care.Spec(s.Kind)
	if spec == nil {
		return words[0], words[1:]
	}
	line := ""
	if s.Kind != "person" {
		line = clip(h.line(s.RecordID))
	}
	switch {
	case words[0] == "Removed "+spec.One:
		return title + " removed", words[1:]
	case words[0] == "Added "+spec.One && line != "":
		return title + " added", []string{line}
	case words[0] == "Added "+spec.One:
		return title + " added", words[1:]
	case line != "":
		return title + ": " + line, words
	}
	return title, words
}

// line is a record of the file in one line, "" when it is not there any more.
func (h *part) line(id string) string {
	if h.lines == nil {
		h.lines = map[string]string{}
		h.file.Each(func(r record.Record) { h.lines[r.Head().ID] = h.named(r) })
	}
	return h.lines[id]
}

// named is a record in one line, with a skill's words in the place of its code.
func (h *part) named(r record.Record) string {
	line, code := care.SpecOf(r).LineOf(r), ""
	switch v := r.(type) {
	case *care.Rating:
		code = v.Skill
	case *care.Evidence:
		code = v.Skill
	case *care.SkillStance:
		code = v.Skill
	}
	if s, ok := h.env.App.Skills().ByID(code); ok {
		return strings.Replace(line, code, s.Short, 1)
	}
	return line
}

// clip keeps a title to one or two lines.
func clip(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:78]) + "…"
	}
	return s
}

// beginning says when the record starts, once everything is read.
func (h *part) beginning() string {
	if !h.whole || len(h.changes) == 0 {
		return ""
	}
	first := h.changes[len(h.changes)-1].At.In(h.env.App.Now().Location())
	day := value.DateOf(first)
	if day == h.env.App.Today() {
		return "This record started today."
	}
	return "This record started on " + day.Long() + "."
}

// reading is several readings by one hand on one day, or one print-out.
type reading struct {
	app.Change
	times int
}

func foldReads(list []app.Change) []reading {
	var out []reading
	at := map[string]int{}
	for _, c := range list {
		key := c.Who + "|" + fmt.Sprint(int64(c.At)/86400)
		if i, ok := at[key]; ok && c.Act == "read" {
			out[i].times++
			continue
		}
		if c.Act == "read" {
			at[key] = len(out)
		}
		out = append(out, reading{c, 1})
	}
	return out
}

func (r reading) item(i int, env *page.Env) widgets.Item {
	icon := map[string]string{"read": "eye", "print": "print", "export": "sharing"}[r.Act]
	title := r.Words()[0]
	if r.times > 1 {
		title += fmt.Sprintf(", %d times", r.times)
	}
	name, role, _ := strings.Cut(r.Who, ", ")
	if role != "" {
		name += ", " + role
	}
	return widgets.Item{Key: fmt.Sprint("seen:", i), Icon: icon, Title: words.Upper(title), Plain: true, Detail: name, Right: value.DateOf(r.At.In(env.App.Now().Location())).InShort(env.App.Today())}
}

func iconOf(kind string) string {
	for section, list := range kinds {
		if slices.Contains(list, kind) {
			return map[string]string{"about": "people", "plan": "plan", "health": "health", "skills": "skills", "savings": "savings", "touch": "contacts"}[section]
		}
	}
	return "history"
}

func (h *part) open(key string) {
	for i, s := range h.sittings {
		if fmt.Sprint(i) == key && s.RecordID != "" {
			line := h.line(s.RecordID)
			if line == "" {
				line = s.About()
			}
			records.History(h.env, s.Kind, s.RecordID, line)
		}
	}
}

func (h *part) openGiven(key string) {
	id, ok := strings.CutPrefix(key, "paper:")
	if !ok {
		return
	}
	for _, p := range h.file.Papers {
		if p.ID == id {
			records.EditWith(h.env, p, records.Options{Only: []string{"given_to", "given_day", "purpose"}, Title: care.PaperSpec.LineOf(p)})
		}
	}
}

// Here implements page.Keeper: the record and the filter.
func (h *part) Here() page.Place { return page.Place{Record: h.only, Arg: h.filter} }

func (h *part) Body() fyne.CanvasObject      { return h.body }
func (h *part) First() fyne.Focusable        { return h.list }
func (h *part) Buttons() []fyne.CanvasObject { return nil }
func (h *part) Leave()                       {}
func (h *part) Commands() page.Commands {
	return page.Commands{New: h.correct, NewWords: "Write down a correction or statement"}
}
func (h *part) Help() string {
	return "Nothing here can be changed. Enter on a line shows every change of that record."
}
