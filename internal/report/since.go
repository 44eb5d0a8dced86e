package report

import (
	"fmt"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/record"
)

// What is different from the last review is told from two files, the one of that day and the one of today; without the older one
// nothing is said, because nothing can be known.

// change is one row of "Since the last review".
type change struct {
	what, was, now, who string
	sub                 string // who does it, and by when
}

// sinceLastReview groups the changes by what they mean for the young person.
func (b *builder) sinceLastReview() {
	if b.Before == nil {
		return
	}
	var up, down, fresh, gone []change
	put := func(better bool, c change) {
		if better {
			up = append(up, c)
		} else {
			down = append(down, c)
		}
	}
	first := b.p.First()
	for _, code := range b.parts() {
		name := code + " " + care.PartName(code)
		was, _ := b.Before.Feels(code)
		now, _ := b.f.Feels(code)
		switch {
		case was != nil && now != nil && was.Score != now.Score:
			put(now.Score > was.Score, change{what: name, was: feelingWords(was.Score), now: feelingWords(now.Score), who: first})
		case was == nil && now != nil:
			fresh = append(fresh, change{what: name, now: feelingWords(now.Score), who: first})
		}
		wasPart, nowPart := b.Before.Part(code), b.f.Part(code)
		switch {
		case nowPart == nil:
		case wasPart == nil:
			fresh = append(fresh, change{what: name, now: going(nowPart), who: b.first(nowPart.By)})
		case wasPart.Going != nowPart.Going && wasPart.Going != "" && nowPart.Going != "":
			put(care.GoingRank(nowPart.Going) > care.GoingRank(wasPart.Going), change{what: name, was: going(wasPart), now: going(nowPart), who: b.first(nowPart.By)})
		}
	}
	if was, now := b.Before.Home(b.Since), b.f.Home(b.Today); was != nil && now != nil && was.ID != now.ID {
		fresh = append(fresh, change{what: "3 " + care.PartName("3"), was: b.homeWords(was), now: b.homeWords(now)})
	}
	for _, s := range catalogue.Skills() {
		for _, voice := range []string{"young", "adult"} {
			was, now := b.Before.Rated(s.ID, voice, ""), b.f.Rated(s.ID, voice, "")
			if was == nil || now == nil || was.Level == now.Level || now.Level == was.Level+1 {
				continue // one step up is on the page of skills, with all the others
			}
			who := first
			if voice == "adult" {
				who = b.first(now.By)
			}
			put(now.Level > was.Level, change{what: "Skill: " + lowerFirst(s.Short), was: levelWords(was.Level), now: levelWords(now.Level), who: who})
		}
	}
	news := map[string][]change{}
	had := map[string]*care.Action{}
	for _, a := range b.Before.Actions {
		had[a.ID] = a
	}
	for _, a := range b.actions(b.f) {
		name := a.Part + " " + care.PartName(a.Part)
		was := had[a.ID]
		switch {
		case a.State == "dropped" && was != nil && was.State != "dropped":
			why := sentence(upperFirst(b.first(a.Why)))
			gone = append(gone, change{what: name, was: b.first(a.What), now: why})
		case was == nil && a.State == "done":
			up = append(up, change{what: name, now: "Done: " + b.lower(b.first(a.What)), sub: b.first(a.Who)})
		case was == nil && a.State != "dropped":
			news[a.Part] = append(news[a.Part], change{what: name, now: b.first(a.What), sub: joinComma(b.first(a.Who), b.due(a.By))})
		}
	}
	for _, part := range b.parts() {
		if rows := news[part]; len(rows) > 4 { // so many that they would hide the rest
			fresh = append(fresh, change{what: rows[0].what, now: fmt.Sprintf("%d new actions, under “Part by part”", len(rows))})
		} else {
			fresh = append(fresh, rows...)
		}
	}
	goals := map[string]*care.Goal{}
	for _, g := range b.Before.Goals {
		goals[g.ID] = g
	}
	for _, g := range b.f.Goals {
		was := goals[g.ID]
		switch {
		case was == nil && g.State == "live":
			fresh = append(fresh, change{what: "Goal", now: b.first(g.What), sub: joinComma(b.first(g.Helps), b.due(g.By))})
		case was != nil && was.State == "live" && g.State == "reached":
			up = append(up, change{what: "Goal", was: b.first(g.What), now: "Reached"})
		case was != nil && was.State == "live" && g.State == "set_aside":
			gone = append(gone, change{what: "Goal", was: b.first(g.What), now: "Set aside"})
		}
	}
	on := "Before"
	if b.Since != "" {
		on = "On " + b.day(b.Since)
	}
	t := Table{Columns: []Column{{Title: "Part", Width: 46, Bold: true}, {Title: on, Width: 46}, {Title: "Now"}, {Title: "Who says", Width: 26}},
		Empty: "Nothing is different."}
	for _, g := range []struct {
		head string
		rows []change
	}{{"Moved on", up}, {"Got harder", down}, {"New", fresh}, {"No longer needed", gone}} {
		if len(g.rows) == 0 {
			continue
		}
		t.Rows = append(t.Rows, GroupRow(g.head))
		for _, c := range g.rows {
			row := Cells(c.what, c.was, c.now, c.who)
			row.Cells[2].Sub = c.sub
			t.Rows = append(t.Rows, row)
		}
	}
	b.part(Part{Title: "Since the last review", Blocks: []Block{t}})
}

// feelingWords is "4, good".
func feelingWords(n int) string {
	if n < 1 || n >= len(care.FeelingWords) {
		return "not asked"
	}
	return fmt.Sprintf("%d, %s", n, care.FeelingWords[n])
}

// levelWords is "3, with help".
func levelWords(n int) string {
	if n < 1 || n >= len(care.Levels) {
		return "not rated"
	}
	return fmt.Sprintf("%d, %s", n, lowerFirst(care.Levels[n]))
}

// going is an adult's rating in words.
func going(p *care.PlanPart) string {
	if s := labelOf(care.Goings, p.Going); s != "" {
		return s
	}
	return "Written"
}

func (b *builder) homeWords(h *care.Home) string {
	s := labelOf(care.HomeKinds, h.Kind)
	if with := b.first(h.With); with != "" && !b.untold {
		s += ", " + with
	}
	return s
}

// lastActions is what was agreed last time and whether it happened, and what there is to talk about.
func (b *builder) lastActions() {
	last := b.lastTime()
	talk := b.toTalkAbout(last)
	if len(last) == 0 && len(talk) == 0 {
		return
	}
	if b.Since == "" {
		b.part(Part{Title: "To talk about", Blocks: []Block{Bullets(talk...), Lines{N: 2}}})
		return
	}
	b.part(Part{Title: "Last time’s actions"})
	t := Table{Columns: []Column{{Title: "What"}, {Title: "Who", Width: 36}, {Title: "By when", Width: 34}, {Title: "What happened", Width: 46}}, Empty: "No action was open at the last review."}
	for _, a := range last {
		row := Cells(b.fullOrFirst(a.What), b.fullOrFirst(a.Who), b.day(a.By), "")
		row.Cells[3] = actionState(a)
		if a.Why != "" {
			row.Cells[3].Sub = b.first(a.Why)
		} else if a.State == "done" && a.Finished != "" {
			row.Cells[3].Sub = b.day(a.Finished)
		}
		t.Rows = append(t.Rows, row)
	}
	b.add(t, H2("To talk about"))
	if len(talk) == 0 {
		b.add(P("Nothing stands out from the records."))
	} else {
		b.add(Bullets(talk...))
	}
	b.add(Lines{N: 2})
}

// fullOrFirst keeps full names in the adults' pages, where somebody is asked to act.
func (b *builder) fullOrFirst(s string) string {
	if b.Audience == record.Young {
		return b.first(s)
	}
	return s
}

func actionState(a *care.Action) Cell {
	switch a.State {
	case "done":
		return Status(IconDone, "Done")
	case "part_done":
		return Status(IconPartDone, "Part done")
	case "under_way":
		return Status(IconPartDone, "Under way")
	case "not_done":
		return Status(IconNotDone, "Not done")
	case "dropped":
		return Status(IconNone, "No longer needed")
	}
	return Status(IconNotStarted, "Not started")
}

// toTalkAbout is what the records point at: actions not done, feelings that fell, ratings two or more apart.
func (b *builder) toTalkAbout(last []*care.Action) []string {
	var out []string
	first := b.p.First()
	for _, a := range last {
		if a.State == "not_done" || a.State == "not_started" || a.State == "" {
			s := "Not done: " + b.notDoneWhy(a)
			if a.State != "not_done" {
				s = "Not started: " + b.notDoneWhy(a)
			}
			out = append(out, b.first(s)+".")
		}
	}
	if b.Since != "" {
		for _, code := range b.parts() {
			now, _ := b.f.Feels(code)
			was := b.feltThen(code)
			if now != nil && was != nil && now.Score < was.Score {
				out = append(out, fmt.Sprintf("%s: %s felt %d in %s and %d now.", care.PartName(code), first, was.Score, b.sinceWords(), now.Score))
			}
		}
	}
	for _, s := range b.apart() {
		out = append(out, s)
	}
	return out
}

// feltThen is the feeling about a part that stood at the last review.
func (b *builder) feltThen(code string) *care.Feeling {
	if b.Before != nil {
		was, _ := b.Before.Feels(code)
		return was
	}
	for _, x := range b.f.Feelings {
		if b.Since != "" && x.Part == code && x.On <= b.Since {
			return x
		}
	}
	return nil
}

// apart are the skills that the two voices rate two or more apart, in words. Neither is said to be right.
func (b *builder) apart() []string {
	var out []string
	for _, s := range catalogue.Skills() {
		young, adult := b.f.Rated(s.ID, "young", ""), b.f.Rated(s.ID, "adult", "")
		if young == nil || adult == nil {
			continue
		}
		if d := young.Level - adult.Level; d >= 2 || d <= -2 {
			by := b.first(adult.By)
			if by == "" {
				by = "the adult"
			}
			out = append(out, fmt.Sprintf("%s: %s said %d, %s said %d.", strings.TrimRight(s.Short, "."), b.p.First(), young.Level, by, adult.Level))
		}
	}
	return out
}
