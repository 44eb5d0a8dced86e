// Package handover is the window turned to the young person: what matters to them, how they feel about each part of their plan, and their skills,
// one thing at a time in large words.
//
// Rules: nothing that an adult wrote or rated is on these screens, but for the one list that asks whether the young person agrees with what is
// written; it is chosen on its own. Everything is signed by the young person, and stored as they go on, so that a
// lock loses one box of words at most. Leaving needs the passphrase of whose records these are.
package handover

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// New makes the page. Place.Arg says what is asked: "matters", "meeting", "agree", "feelings" or "feelings:8" to begin at a part, "skills:C" for an area.
func New(env *page.Env, to page.Place) page.Page { return &Page{env: env, to: to} }

// Page is the screen of the young person.
type Page struct {
	env  *page.Env
	to   page.Place
	file *care.File

	asks []ask
	at   int
	done bool            // all asked, or "I'm done": the keyboard goes back
	give *widgets.Button // gives the keyboard back

	frame *fyne.Container
	scale *widgets.Scale
	words *widgets.Note
	names *widgets.Chips
	said  string // what stood in the box when it was shown
	busy  bool
}

// ask is one thing to answer: steps, words, or both.
type ask struct {
	head  string // "Money, 2 of 12"
	title string
	hint  string
	box   string // the label of the box for words, "" for none
	lines int
	steps []widgets.Step
	about string // own words about this
	part  string // a feeling about this part
	skill string // a rating of this skill

	meeting string           // of the choice for the review: runs, part, wanted, not_wanted
	names   []widgets.Option // people to tick
	entry   record.Record    // an answer to this entry of the record
	field   string
	reads   string // what that entry says
	number  int    // in its group, from 1
	of      int
}

// Here implements page.Keeper: another area may have been chosen at the end of the first.
func (p *Page) Here() page.Place { return p.to }

// Full says that this page has the whole window.
func (p *Page) Full() bool { return true }

// Load implements page.Page: the keyboard is handed over once, and the young person's own answers are read.
func (p *Page) Load(done func(error)) {
	var file *care.File
	p.env.Run.Short("hand over the keyboard", func(ctx context.Context) error {
		if has := p.env.App.HandedTo(); has == nil || has.ID != p.to.Person {
			if err := p.env.App.HandOver(ctx, p.to.Person); err != nil {
				return err
			}
		}
		var err error
		file, err = p.env.App.File(ctx, p.to.Person)
		return err
	}, func(err error) {
		if err == nil {
			again := p.file != nil
			p.file = file
			if !again {
				p.asks, p.at = asksOf(file, p.to.Arg, p.env.App.Skills(), p.env.App.Today())
				p.done = len(p.asks) == 0
			}
			p.build()
		}
		done(err)
	})
}

var matters = []ask{
	{about: "matters", title: "What matters to me", hint: "Who and what is important to you. What you want people to know.", box: "Write as much or as little as you like."},
	{about: "going_well", title: "Going well", hint: "Big or small, it counts.", box: "What is going well?"},
	{about: "hard_now", title: "Hard right now", hint: "You can skip this. Nobody needs a reason.", box: "What is hard right now?"},
	{about: "talk_about", title: "I want to talk about", hint: "For the next review or visit.", box: "What do you want to talk about?"},
	{about: "correction", title: "My correction", hint: "If something in your record is wrong, say so here. It stays beside the record.", box: "What is wrong, and what is right?"},
}

// asksOf is the list of questions for what was handed over, and where it begins.
func asksOf(f *care.File, arg string, skills *rules.SkillList, today value.Date) (list []ask, at int) {
	kind, which, _ := strings.Cut(arg, ":")
	switch kind {
	case "feelings":
		for i, o := range care.Parts {
			steps := []widgets.Step{}
			for _, w := range care.FeelingWords[1:] {
				steps = append(steps, widgets.Step{Word: words.Upper(w)})
			}
			list = append(list, ask{head: "My plan", title: o.Label, hint: "How do you feel about this part of your life? There is no right answer.",
				box: "Anything you want to say about it?", lines: 3, steps: steps, part: o.Code, about: "part_" + o.Code})
			if o.Code == which {
				at = i
			}
		}
	case "meeting":
		list = meetingAsks(f)
	case "agree":
		list = agreeAsks(f, today)
	case "skills":
		list, at = skillAsks(f, skills, which, today)
	default:
		for _, m := range matters {
			m.head, m.lines = "My words", 6
			list = append(list, m)
		}
	}
	for i := range list {
		list[i].number, list[i].of = i+1, len(list)
	}
	return list, at
}

// standing is what the young person answered before, of their own only.
func (p *Page) standing(a ask) (level int, words string) {
	if a.part != "" {
		if now, _ := p.file.Feels(a.part); now != nil {
			level = now.Score
		}
	}
	if a.skill != "" {
		if r := p.file.Rated(a.skill, "young", ""); r != nil && inRound(r, p.env.App.Today()) {
			level, words = r.Level, r.Note
		}
	}
	if a.meeting != "" {
		level, _, words = wished(p.wish(), a)
	}
	if a.entry != nil {
		level, words = p.replied(a)
	}
	if a.about != "" {
		if w := p.file.Said(a.about); w != nil {
			words = w.Text
		}
	}
	return level, words
}

// answer is what is to be stored of what stands on the screen; nothing when nothing was changed.
func (p *Page) answer() []record.Record {
	if p.done || p.at >= len(p.asks) {
		return nil
	}
	a := p.asks[p.at]
	level, words := p.standing(a)
	typed := strings.TrimSpace(p.words.Text())
	chosen := level
	if p.scale != nil {
		chosen = p.scale.Value()
	}
	if a.meeting != "" {
		var ticked []string
		if p.names != nil {
			ticked = p.names.Chosen()
		}
		return p.wishAnswer(a, chosen, ticked, typed)
	}
	if a.entry != nil {
		return p.replyAnswer(a, chosen, typed)
	}
	meta := record.Meta{PersonID: p.file.Person.ID}
	today := p.env.App.Today()
	var out []record.Record
	switch {
	case a.skill != "" && (chosen != level || typed != words):
		if chosen == 0 && level > 0 {
			out = append(out, &care.Rating{Meta: meta, Skill: a.skill, Voice: "young", Cleared: value.Yes, Note: typed, On: today})
		} else if chosen > 0 {
			out = append(out, &care.Rating{Meta: meta, Skill: a.skill, Voice: "young", Level: chosen, Note: typed, On: today})
		}
	case a.part != "" && chosen > 0 && chosen != level:
		out = append(out, &care.Feeling{Meta: meta, Part: a.part, Score: chosen, On: today})
	}
	if a.about != "" && typed != "" && typed != words {
		out = append(out, &care.OwnWords{Meta: meta, About: a.about, Text: typed, On: today})
	}
	return out
}

// keep stores the answer and then does what comes next.
func (p *Page) keep(then func()) {
	recs := p.answer()
	if p.busy {
		return
	}
	if len(recs) == 0 {
		then()
		return
	}
	p.busy = true
	var file *care.File
	p.env.Run.Short("keep an answer", func(ctx context.Context) error {
		if err := p.env.App.Save(ctx, recs...); err != nil {
			return err
		}
		var err error
		file, err = p.env.App.File(ctx, p.to.Person)
		return err
	}, func(err error) {
		p.busy = false
		if err != nil {
			p.env.Shell.Fail(err)
			return
		}
		p.file = file
		p.env.Shell.Saving(page.Saved(p.env.App.Now()))
		then()
	})
}

// next keeps the answer and goes on; what is wrong in an entry has to be typed first.
func (p *Page) next() {
	if a := p.asks[p.at]; !p.done && a.entry != nil && p.scale.Value() == 3 && strings.TrimSpace(p.words.Text()) == "" {
		p.env.Shell.Say("Type what is wrong, and what is right.")
		p.env.Shell.Window().Canvas().Focus(p.words.FocusTarget())
		return
	}
	if p.loose() {
		return
	}
	p.keep(func() { p.show(p.at + 1) })
}

// loose says so when words about a skill have no step to stand with: they are kept together, and would be lost.
func (p *Page) loose() bool {
	if p.done || p.scale == nil || p.asks[p.at].skill == "" || p.scale.Value() > 0 || strings.TrimSpace(p.words.Text()) == "" {
		return false
	}
	if level, _ := p.standing(p.asks[p.at]); level > 0 {
		return false // the step is taken back, and the words say why
	}
	p.words.SetProblem("Choose 1 to 5 to go with your words. Or skip this one.")
	widgets.Focus(p.scale)
	return true
}

// Skip goes on without storing what stands on the screen.
func (p *Page) skip() { p.show(p.at + 1) }

func (p *Page) back() {
	if p.at > 0 && !p.loose() {
		p.keep(func() { p.show(p.at - 1) })
	}
}

func (p *Page) finish() {
	if !p.loose() {
		p.keep(func() { p.show(len(p.asks)) })
	}
}

func (p *Page) show(at int) {
	if at >= len(p.asks) {
		p.done = true
	} else {
		p.done, p.at = false, at
	}
	p.build()
	p.env.Shell.Window().Canvas().Content().Refresh()
	if f := p.First(); f != nil {
		p.env.Shell.Window().Canvas().Focus(f)
	}
}

// Head implements page.Page; the damson bar is part of the body.
func (p *Page) Head() page.Head {
	return page.Head{Title: "", Help: "1 to 5 chooses. Enter goes on; in the box for words Ctrl+Enter goes on. Ctrl+L locks."}
}

// Body implements page.Page.
func (p *Page) Body() fyne.CanvasObject { return p.frame }

// First implements page.Page.
func (p *Page) First() fyne.Focusable {
	switch {
	case p.done:
		return p.give
	case p.scale != nil:
		return p.scale
	case p.names != nil:
		return p.names
	case p.words != nil:
		return p.words.FocusTarget()
	}
	return nil
}

// Commands implements page.Page: only going on.
func (p *Page) Commands() page.Commands {
	if p.done {
		return page.Commands{Main: p.takeBack}
	}
	return page.Commands{Main: p.next, Save: func() { p.keep(func() {}) }, Next: p.next, Previous: p.back}
}

// Leave implements page.Page: what stands on the screen is stored, since the records may be about to lock.
func (p *Page) Leave() {
	if p.busy || p.frame == nil || !p.env.App.Unlocked() || p.env.App.HandedTo() == nil {
		return
	}
	if recs := p.answer(); len(recs) > 0 {
		if err := p.env.App.Save(context.Background(), recs...); err != nil {
			p.env.Shell.Fail(err)
		}
	}
}

// takeBack asks for the passphrase of whose records these are.
func (p *Page) takeBack() {
	owner := first(p.env.App.Owner().Name)
	pass := widgets.NewField("Passphrase")
	pass.Conceal(true)
	pass.SetHelp("The passphrase that unlocks these records.")
	var sheet *widgets.Sheet
	busy := false
	try := func() {
		if busy {
			return
		}
		busy = true
		secret := []byte(pass.Text())
		p.env.Run.Short("take the keyboard back", func(ctx context.Context) error { return p.env.App.TakeBack(ctx, secret) }, func(err error) {
			busy = false
			for i := range secret {
				secret[i] = 0
			}
			if err != nil {
				pass.SetText("")
				pass.SetProblem(sentence(err))
				sheet.Refresh() // it grows by the problem
				widgets.Focus(pass)
				return
			}
			sheet.Close()
			p.env.Shell.Go(Back(p.to))
		})
	}
	pass.OnEnter(func(string) { try() })
	main := widgets.NewButton(widgets.Primary, "unlock", "Open the rest", try).Key("Ctrl+Enter").Helped("Goes back to the whole program.")
	sheet = widgets.NewSheet(p.env.Shell.Window().Canvas(), "Is "+owner+" here?", widgets.Column(look.Space3,
		widgets.NewPara("Give the keyboard back to "+owner+". The rest of the program opens with their passphrase."), pass), main)
	sheet.SetCancel("Not yet")
	p.env.Shell.Open(sheet)
}

// Back is where the worker goes on after a hand-over: the part of the record that was asked about, the same area and plan part.
func Back(from page.Place) page.Place {
	to := page.Place{Page: "person", Person: from.Person, Part: "overview"}
	switch kind, which, _ := strings.Cut(from.Arg, ":"); kind {
	case "feelings", "agree":
		to.Part, to.Arg = "plan", which
	case "meeting":
		to.Part = "reviews"
	case "skills":
		to.Part, to.Arg = "skills", which
	}
	return to
}

func first(name string) string {
	if f := strings.Fields(name); len(f) > 0 {
		return f[0]
	}
	return "the worker"
}

func (a ask) where() string { return fmt.Sprintf("%s, %d of %d", a.head, a.number, a.of) }
