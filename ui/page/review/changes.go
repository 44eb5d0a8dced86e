package review

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/page/plan"
	"waymark/ui/widgets"
)

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

// rows are the lines of the table, in groups, with the ticks of what goes into the pack.
func (p *preparing) rows(c rules.Comparison) []widgets.TableRow {
	var out []widgets.TableRow
	for _, g := range rules.ChangeGroups {
		list := c.In(g.Code)
		if len(list) == 0 {
			continue
		}
		out = append(out, widgets.TableRow{Heading: g.Label})
		for _, x := range list {
			row := widgets.TableRow{Key: x.Key, Tick: widgets.Ticked, Cells: p.cells(x)}
			if slices.Contains(p.prepared.LeftOut, x.Key) {
				row.Tick = widgets.Unticked
			}
			out = append(out, row)
		}
	}
	return out
}

func (p *preparing) cells(x rules.Change) []widgets.Cell {
	who := widgets.Cell{Text: firstName(x.Says), Icon: "adult", Token: look.Adult}
	switch {
	case x.Young:
		who = widgets.Cell{Text: p.who(), Icon: "young", Token: look.Young}
	case x.Says == "":
		who = widgets.Cell{}
	}
	was, now := widgets.Cell{Text: short(x.Was), Soft: true, Wrap: true}, widgets.Cell{Text: short(x.Now), Wrap: true}
	switch {
	case x.Text:
		a, b := rules.Excerpt(x.Was, x.Now, 8)
		was.Text, now.Text = firstOf(a, "Nothing written"), firstOf(b, "Taken out")
		for _, piece := range rules.MarkWords(a, b) {
			run := widgets.Run{Text: piece.Text, Bold: piece.New}
			if piece.New {
				run.Token = look.Primary
			}
			if a != "" && b != "" {
				now.Runs = append(now.Runs, run)
			}
		}
	case x.Young && x.Note != "":
		now.Text = strings.TrimPrefix(x.Now+": “"+short(x.Note)+"”", ": ")
		if said := p.before.Said("part_" + x.Part); said != nil && x.Was == "" {
			was.Text = "“" + short(said.Text) + "”"
		}
	default:
		now.Sub = short(x.Note)
	}
	if by := x.By; by != "" {
		now.Sub = strings.TrimPrefix(firstName(x.Does)+", by "+by.In(p.today), ", ")
	}
	return []widgets.Cell{{Text: x.What, Sub: x.About, Bold: true, Wrap: true}, was, now, who}
}

// talk is one thing to talk about, and what points at it.
type talk struct {
	key, text, why string
	place          string // part of the person to go to
	arg            string
}

// talks are what the record points at: what the young person wants to talk about, ratings two or more apart, feelings that fell, actions that were
// not done.
func talks(before, now *care.File, last []*care.Action, skills *rules.SkillList, today value.Date) []talk {
	var out []talk
	young := now.Person.First()
	if w := now.Said("talk_about"); w != nil {
		out = append(out, talk{"own", "“" + short(w.Text) + "”", young + " wants to talk about it", "overview", ""})
	}
	for _, d := range rules.Differences(now, skills) {
		by := firstOf(firstName(d.Adult.By), "the adult")
		out = append(out, talk{"skill" + d.Skill.ID, fmt.Sprintf("%s: %s says %d, %s says %d.", d.Skill.Short, young, d.Young.Level, by, d.Adult.Level), "Ratings two steps apart", "skills", d.Skill.Area})
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
		state, going := plan.State(a, today)
		if state == widgets.Done || state == widgets.None || state == widgets.NotStarted && a.By > today {
			continue
		}
		text := short(a.What)
		if a.Why != "" {
			text += ": " + a.Why
		}
		why := "Action: " + words.Lower(going)
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
