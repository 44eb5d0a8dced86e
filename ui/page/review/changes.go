package review

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page/plan"
	"waymark/ui/widgets"
)

// change is one line of "Since the last review".
type change struct {
	part     string // number of a part of the plan
	what     string
	was, now string
	who      string
	young    bool
}

type changes struct {
	up, down, fresh, gone []change
	same                  []string // names of the parts in which nothing is different
}

func (c *changes) count() int { return len(c.up) + len(c.down) + len(c.fresh) + len(c.gone) }

func going(code string) string { return care.PlanPartSpec.Field("going").LabelOf(code) }

func firstName(name string) string {
	if f := strings.Fields(name); len(f) > 0 {
		return f[0]
	}
	return ""
}

// short is the beginning of a text, for a line of a table.
func short(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	if r := []rune(s); len(r) > 110 {
		cut := string(r[:108])
		if i := strings.LastIndex(cut, " "); i > 60 {
			cut = cut[:i]
		}
		return cut + " …"
	}
	return s
}

// compare tells what differs between the record at the last review and now. Nothing is judged: a feeling that rose moved on, one that fell got
// harder; what the adult rates goes by the adult's own rating.
func compare(before, now *care.File, since, today value.Date) *changes {
	out := &changes{}
	young := now.Person.First()
	put := func(better bool, c change) {
		if better {
			out.up = append(out.up, c)
		} else {
			out.down = append(out.down, c)
		}
	}
	had := map[string]*care.Action{}
	for _, a := range before.Actions {
		had[a.ID] = a
	}
	for _, o := range care.Parts {
		at := out.count()
		words := ""
		wasSaid, nowSaid := before.Said("part_"+o.Code), now.Said("part_"+o.Code)
		if nowSaid != nil && (wasSaid == nil || wasSaid.ID != nowSaid.ID) {
			words = "“" + short(nowSaid.Text) + "”"
		}
		wasFeel, _ := before.Feels(o.Code)
		nowFeel, _ := now.Feels(o.Code)
		switch {
		case wasFeel != nil && nowFeel != nil && wasFeel.Score != nowFeel.Score:
			c := change{o.Code, o.Label, fmt.Sprintf("Feels %d of 5", wasFeel.Score), fmt.Sprintf("Feels %d of 5", nowFeel.Score), young, true}
			if words != "" {
				c.now += ": " + words
				words = ""
			}
			put(nowFeel.Score > wasFeel.Score, c)
		case wasFeel == nil && nowFeel != nil:
			c := change{o.Code, o.Label, "Not asked", fmt.Sprintf("Feels %d of 5", nowFeel.Score), young, true}
			if words != "" {
				c.now += ": " + words
				words = ""
			}
			out.fresh = append(out.fresh, c)
		}
		if words != "" {
			was := "Nothing said"
			if wasSaid != nil {
				was = "“" + short(wasSaid.Text) + "”"
			}
			out.fresh = append(out.fresh, change{o.Code, o.Label, was, words, young, true})
		}
		wasPart, nowPart := before.Part(o.Code), now.Part(o.Code)
		switch {
		case nowPart == nil:
		case wasPart == nil:
			out.fresh = append(out.fresh, change{o.Code, o.Label, "Not written", firstOf(short(nowPart.WorkingWell), short(nowPart.Worried), short(nowPart.HowMet), "Written"), firstName(nowPart.By), false})
		case wasPart.Going != nowPart.Going && wasPart.Going != "" && nowPart.Going != "":
			text := going(nowPart.Going)
			why := nowPart.Worried
			if care.GoingRank(nowPart.Going) > care.GoingRank(wasPart.Going) {
				why = nowPart.WorkingWell
			}
			if why != "" {
				text += ": " + short(why)
			}
			put(care.GoingRank(nowPart.Going) > care.GoingRank(wasPart.Going), change{o.Code, o.Label, going(wasPart.Going), text, firstName(nowPart.By), false})
		case wasPart.WorkingWell != nowPart.WorkingWell:
			out.fresh = append(out.fresh, change{o.Code, o.Label, firstOf(short(wasPart.WorkingWell), "Nothing written"), firstOf(short(nowPart.WorkingWell), "Taken out"), firstName(nowPart.By), false})
		case wasPart.Worried != nowPart.Worried:
			out.fresh = append(out.fresh, change{o.Code, o.Label, firstOf(short(wasPart.Worried), "Nothing written"), firstOf(short(nowPart.Worried), "No worry any more"), firstName(nowPart.By), false})
		}
		if o.Code == "3" {
			if was, h := before.Home(since), now.Home(today); was != nil && h != nil && was.ID != h.ID {
				out.fresh = append(out.fresh, change{o.Code, o.Label, care.HomeSpec.LineOf(was), care.HomeSpec.LineOf(h), "", false})
			}
		}
		news := 0
		for _, a := range now.Actions {
			if a.Part != o.Code {
				continue
			}
			was := had[a.ID]
			switch {
			case was != nil && was.State != "dropped" && a.State == "dropped":
				out.gone = append(out.gone, change{o.Code, o.Label, short(a.What), firstOf(a.Why, "No longer needed"), firstName(a.Who), false})
			case was == nil && a.State == "done":
				out.up = append(out.up, change{o.Code, o.Label, "", "Done: " + short(a.What), firstName(a.Who), false})
			case was == nil && a.State != "dropped":
				if news++; news <= 4 {
					out.fresh = append(out.fresh, change{o.Code, o.Label, "", short(a.What), firstName(a.Who), false})
				}
			}
		}
		if news > 4 {
			out.fresh = append(out.fresh, change{o.Code, o.Label, "", fmt.Sprintf("and %d more new actions", news-4), "", false})
		}
		if out.count() == at {
			out.same = append(out.same, o.Label)
		}
	}
	for _, s := range catalogue.Skills() {
		for _, voice := range []string{"young", "adult"} {
			was, is := before.Rated(s.ID, voice, ""), now.Rated(s.ID, voice, "")
			if was == nil || is == nil || was.Level == is.Level || is.Level == was.Level+1 {
				continue // one step up stands on the page of skills, with all the others
			}
			who, isYoung := young, true
			if voice == "adult" {
				who, isYoung = firstName(is.By), false
			}
			put(is.Level > was.Level, change{"7", "Skill: " + s.Short, level(was.Level), level(is.Level), who, isYoung})
		}
	}
	goals := map[string]*care.Goal{}
	for _, g := range before.Goals {
		goals[g.ID] = g
	}
	for _, g := range now.Goals {
		was := goals[g.ID]
		switch {
		case was == nil && g.State == "live":
			out.fresh = append(out.fresh, change{"7", "Goal", "", short(g.What), firstName(g.Helps), false})
		case was != nil && was.State == "live" && g.State == "reached":
			out.up = append(out.up, change{"7", "Goal", short(g.What), "Reached", "", false})
		case was != nil && was.State == "live" && g.State == "set_aside":
			out.gone = append(out.gone, change{"7", "Goal", short(g.What), "Set aside", "", false})
		}
	}
	return out
}

func level(n int) string {
	if n < 1 || n >= len(care.Levels) {
		return "Not rated"
	}
	return strconv.Itoa(n) + ", " + strings.ToLower(care.Levels[n][:1]) + care.Levels[n][1:]
}

// rows are the lines of the table, in groups.
func (c *changes) rows() []widgets.TableRow {
	var out []widgets.TableRow
	n := 0
	for _, g := range []struct {
		head string
		list []change
	}{{"Moved on", c.up}, {"Got harder", c.down}, {"New", c.fresh}, {"No longer needed", c.gone}} {
		if len(g.list) == 0 {
			continue
		}
		out = append(out, widgets.TableRow{Heading: g.head})
		for _, l := range g.list {
			n++
			who := widgets.Cell{Text: l.who, Icon: "adult", Token: look.Adult}
			if l.young {
				who.Icon, who.Token = "young", look.Young
			}
			if l.who == "" {
				who = widgets.Cell{}
			}
			out = append(out, widgets.TableRow{Key: strconv.Itoa(n) + "|" + l.part, Cells: []widgets.Cell{{Text: l.what, Bold: true, Wrap: true}, {Text: l.was, Soft: true, Wrap: true}, {Text: l.now, Wrap: true}, who}})
		}
	}
	return out
}

// talk is one thing to talk about, and what points at it.
type talk struct {
	key, text, why string
	place          string // part of the person to go to
	arg            string
}

// talks are what the record points at: what the young person wants to talk about, ratings two or more apart, feelings that fell, actions that were
// not done.
func talks(before, now *care.File, last []*care.Action, today value.Date) []talk {
	var out []talk
	young := now.Person.First()
	if w := now.Said("talk_about"); w != nil {
		out = append(out, talk{"own", "“" + short(w.Text) + "”", young + " wants to talk about it", "overview", ""})
	}
	for _, s := range catalogue.Skills() {
		y, a := now.Rated(s.ID, "young", ""), now.Rated(s.ID, "adult", "")
		if y == nil || a == nil {
			continue
		}
		if d := y.Level - a.Level; d >= 2 || d <= -2 {
			by := firstOf(firstName(a.By), "the adult")
			out = append(out, talk{"skill" + s.ID, fmt.Sprintf("%s: %s says %d, %s says %d.", s.Short, young, y.Level, by, a.Level), "Ratings two steps apart", "skills", s.Area})
		}
	}
	if before != nil {
		for _, o := range care.Parts {
			was, _ := before.Feels(o.Code)
			is, _ := now.Feels(o.Code)
			if was != nil && is != nil && is.Score < was.Score {
				out = append(out, talk{"feel" + o.Code, o.Label, fmt.Sprintf("Feeling fell from %d to %d", was.Score, is.Score), "plan", o.Code})
			}
		}
	}
	for _, a := range last {
		state, words := plan.State(a, today)
		if state == widgets.Done || state == widgets.None || state == widgets.NotStarted && a.By > today {
			continue
		}
		text := short(a.What)
		if a.Why != "" {
			text += ": " + a.Why
		}
		why := "Action: " + strings.ToLower(words[:1]) + words[1:]
		if !a.Closed() && a.By != "" && state != widgets.Overdue {
			why = "Action due " + a.By.In(today)
		}
		out = append(out, talk{"act" + a.ID, text, why, "plan", a.Part})
	}
	return out
}

// lastTime are the actions that stood open at the end of the last review, as they are now.
func lastTime(before, now *care.File, last *care.Review) []*care.Action {
	var out []*care.Action
	open := map[string]bool{}
	if before != nil {
		for _, a := range before.Actions {
			open[a.ID] = !a.Closed()
		}
	}
	for _, a := range now.Actions {
		switch {
		case before != nil && open[a.ID]:
			out = append(out, a)
		case before == nil && last != nil && a.Agreed != "" && a.Agreed <= last.Held && (a.Finished == "" || a.Finished >= last.Held):
			out = append(out, a)
		}
	}
	return out
}

// refocus follows what had the focus: all of a step is made anew when the last review is read, and what is gone must not keep the keys.
func (p *preparing) refocus(held, first fyne.Focusable) {
	_, waiting := held.(*widgets.Tabs) // there was nothing else to begin with
	if !p.late || widgets.TopSheet(p.env.Shell.Window().Canvas()) != nil || held != nil && held != first && !waiting {
		return
	}
	if f := p.First(); f != nil {
		p.env.Shell.Window().Canvas().Focus(f)
	}
}
