package handover

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/ui/widgets"
)

// meetingAsks are the questions about the next review: who runs it, how to take part, who is there and who is not.
func meetingAsks(f *care.File) []ask {
	cards := func(options []record.Option) []widgets.Step {
		var out []widgets.Step
		for _, o := range options {
			out = append(out, widgets.Step{Word: o.Label})
		}
		return out
	}
	var names []widgets.Option
	for _, c := range f.Connections {
		if !slices.ContainsFunc(names, func(o widgets.Option) bool { return o.Value == c.Name }) {
			names = append(names, widgets.Option{Value: c.Name, Label: c.Name})
		}
	}
	out := []ask{
		{meeting: "runs", title: "Who runs my review?", hint: "It is about you, so you can run it, all of it or a part.", box: "Who helps you, or who should run it?", lines: 1, steps: cards(care.WhoRuns)},
		{meeting: "part", title: "How I want to take part", hint: "You can change your mind, also on the day.", box: "Where and when suits you?", lines: 2, steps: cards(care.TakesPart)},
		{meeting: "wanted", title: "Who I want there", hint: "Choose as many as you like.", box: "Anybody else? One name a line.", lines: 3, names: names},
		{meeting: "not_wanted", title: "Who I do not want there", hint: "You can skip this. Nobody needs a reason.", box: "Anybody else? One name a line.", lines: 3, names: names},
	}
	for i := range out {
		out[i].head = "My next review"
	}
	return out
}

// wish is how the young person wants the next review as far as it stands: what they typed today, or a new one that begins with what they said before.
func (p *Page) wish() care.MeetingChoice {
	today := p.env.App.Today()
	m := care.MeetingChoice{Meta: record.Meta{PersonID: p.file.Person.ID}}
	if now := p.file.MeetingWish(today); now != nil {
		m = *now
		if now.On != today || now.How != "typed" {
			m.ID = ""
		}
	}
	m.On = today
	return m
}

// wished is what stands of one question: the card, the names ticked, and the words.
func wished(m care.MeetingChoice, a ask) (level int, ticked []string, words string) {
	at := func(options []record.Option, code string) int {
		return slices.IndexFunc(options, func(o record.Option) bool { return o.Code == code }) + 1
	}
	people := func(text string) (ticked []string, rest string) {
		var others []string
		for _, n := range strings.Split(text, "\n") {
			if n = strings.TrimSpace(n); n == "" {
				continue
			}
			if slices.ContainsFunc(a.names, func(o widgets.Option) bool { return o.Value == n }) {
				ticked = append(ticked, n)
			} else {
				others = append(others, n)
			}
		}
		return ticked, strings.Join(others, "\n")
	}
	switch a.meeting {
	case "runs":
		return at(care.WhoRuns, m.Runs), nil, m.Helper
	case "part":
		return at(care.TakesPart, m.Part), nil, m.Where
	case "wanted":
		ticked, words = people(m.Wanted)
	case "not_wanted":
		ticked, words = people(m.NotWanted)
	}
	return 0, ticked, words
}

// wishAnswer is what is to be stored of a question about the review; nil when nothing was changed.
func (p *Page) wishAnswer(a ask, chosen int, ticked []string, typed string) []record.Record {
	m := p.wish()
	was := m
	code := func(options []record.Option) string {
		if chosen < 1 || chosen > len(options) {
			return ""
		}
		return options[chosen-1].Code
	}
	people := strings.TrimSpace(strings.Join(append(slices.Clone(ticked), typed), "\n"))
	switch a.meeting {
	case "runs":
		m.Runs, m.Helper = code(care.WhoRuns), strings.Join(strings.Fields(typed), " ")
	case "part":
		m.Part, m.Where = code(care.TakesPart), typed
	case "wanted":
		m.Wanted = people
	case "not_wanted":
		m.NotWanted = people
	}
	if m == was || care.MeetingChoiceSpec.Validate(&care.MeetingChoice{Meta: m.Meta, Runs: m.Runs, Helper: m.Helper, Part: m.Part, Wanted: m.Wanted, NotWanted: m.NotWanted, Where: m.Where,
		How: "typed", On: m.On}) != nil {
		return nil
	}
	return []record.Record{&m}
}

// agreeAsks are the entries of the plan to agree with or not, one at a time, each with who wrote it. It is the one list that shows what adults wrote:
// the young person asks for it, and their own words come first in every other list.
func agreeAsks(f *care.File, today value.Date) []ask {
	steps := []widgets.Step{{Word: "I agree"}, {Word: "I don’t agree"}, {Word: "Something is wrong"}}
	var out []ask
	add := func(part, what, text, by string, rec record.Record, field string) {
		hint := what + ":"
		if by != "" {
			hint = what + ". " + by + " wrote:"
		}
		out = append(out, ask{head: "What my plan says", title: care.PartName(part), hint: hint, reads: text, box: "What do you say?", lines: 3, steps: steps, entry: rec, field: field})
	}
	for _, p := range f.Parts {
		for _, x := range p.Passages() {
			if *x.Text == "" {
				continue
			}
			by := p.WroteIt(x.Key)
			who := by.By
			if who != "" && by.On != "" {
				who += ", " + by.On.In(today) + ","
			}
			add(p.Part, x.Label, *x.Text, who, p, x.Key)
		}
	}
	for _, a := range f.Actions {
		if !a.Closed() {
			add(a.Part, "What will happen", a.What+"\n"+a.Who+", by "+a.By.In(today), a.WrittenBy, a, "")
		}
	}
	return out
}

// replied is what the young person typed about an entry before.
func (p *Page) replied(a ask) (level int, words string) {
	for _, r := range p.file.RepliesTo(a.entry.Head().ID, a.field) {
		return slices.IndexFunc(care.Replies, func(o record.Option) bool { return o.Code == r.Answer }) + 1, r.Text
	}
	return 0, ""
}

// replyAnswer is what is to be stored about an entry; nil when nothing was chosen or changed.
func (p *Page) replyAnswer(a ask, chosen int, typed string) []record.Record {
	level, words := p.replied(a)
	if chosen < 1 || chosen > len(care.Replies) || chosen == level && typed == words {
		return nil
	}
	r := &care.Reply{Meta: record.Meta{PersonID: p.file.Person.ID}, Kind: care.SpecOf(a.entry).Kind, Entry: a.entry.Head().ID, Field: a.field, Answer: care.Replies[chosen-1].Code, Text: typed, On: p.env.App.Today()}
	if r.Answer == "correction" && typed == "" {
		return nil // said on the screen: what is wrong has to be typed
	}
	return []record.Record{r}
}
