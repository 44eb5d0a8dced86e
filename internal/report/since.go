package report

import (
	"fmt"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
)

// since is what differs from the last review, without what was unticked for this pack.
func (b *builder) since() []rules.Change {
	var out []rules.Change
	for _, c := range rules.Compare(b.Before, b.f, b.Since, b.Today, b.Skills).Changes {
		if !b.Unticked[c.Key] && (c.Part == "" || !b.hiddenPart(c.Part)) {
			out = append(out, c)
		}
	}
	return out
}

// sinceLastReview groups the changes by what they mean for the young person. What became of the actions of last time has a page of its own.
func (b *builder) sinceLastReview() {
	if b.Before == nil {
		return
	}
	on := "Before"
	if b.Since != "" {
		on = "On " + b.day(b.Since)
	}
	t := Table{Columns: []Column{{Title: "Part", Width: 46, Bold: true}, {Title: on, Width: 46}, {Title: "Now"}, {Title: "Who says", Width: 26}},
		Empty: "Nothing is different."}
	all := b.since()
	news := map[string]int{}
	for _, c := range all {
		if c.Group == rules.IsNew && strings.HasPrefix(c.Key, "action:") {
			news[c.Part]++
		}
	}
	marked := false
	for _, g := range rules.ChangeGroups {
		first := true
		for _, c := range all {
			if c.Group != g.Code || c.Old && (c.Group == rules.Met || c.Group == rules.Late || c.Group == rules.GotHarder) {
				continue
			}
			row := b.changeRow(c)
			if c.Group == rules.IsNew && strings.HasPrefix(c.Key, "action:") && news[c.Part] != 0 {
				if n := news[c.Part]; n > 4 { // so many that they would hide the rest
					row = Cells(c.Part+" "+c.What, "", fmt.Sprintf("%d new actions, under “Part by part”", n), "")
					news[c.Part] = -1
				} else if n < 0 {
					continue
				}
			}
			if first {
				t.Rows = append(t.Rows, GroupRow(g.Label))
				first = false
			}
			marked = marked || row.Cells[2].Was != ""
			t.Rows = append(t.Rows, row)
		}
	}
	blocks := []Block{t}
	if marked {
		blocks = append(blocks, Hint{"In changed texts the new words are bold."})
	}
	title := "Since the last review"
	if n := b.SincePack(); n != "" {
		title = "Since pack " + n
	}
	b.part(Part{Title: title, Blocks: blocks})
}

// changeRow is a change in the words of its reader.
func (b *builder) changeRow(c rules.Change) Row {
	what, was, now := c.What, b.first(c.Was), b.first(c.Now)
	if c.Part != "" && strings.HasPrefix(c.What, care.PartName(c.Part)) {
		what = c.Part + " " + c.What
	}
	who := b.first(c.Says)
	if c.Young {
		who = b.p.First()
	}
	sub := joinComma(b.first(c.Does), b.due(c.By))
	switch {
	case strings.HasPrefix(c.Key, "home:"):
		if b.untold {
			was, now = withoutWhom(was), withoutWhom(now)
		}
		sub = c.Note
	case c.Text:
		if was, now = rules.Excerpt(was, now, 8); now == "" {
			now = "Taken out"
		}
	case c.Young && now == "":
		now = "Said something new, under “Part by part”" // their words are never a cell of a table of ours
	case c.Key == "part:"+c.Part:
		sub = clipped(b.first(c.Note), 160)
	}
	row := Cells(what, was, now, who)
	row.Cells[0].Sub, row.Cells[2].Sub = c.About, sub
	if c.Text && c.Now != "" {
		row.Cells[2].Was = was
	}
	if c.Text && was == "" {
		row.Cells[1].Text = "Nothing written"
	}
	return row
}

// withoutWhom leaves out with whom somebody lives.
func withoutWhom(home string) string {
	kind, _, _ := strings.Cut(home, ", ")
	return kind
}

// clipped is the beginning of a text, cut between words.
func clipped(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > most {
		cut := string(r[:most-2])
		if i := strings.LastIndex(cut, " "); i > most/2 {
			cut = cut[:i]
		}
		return cut + " …"
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
	title := "Last time’s actions"
	if n := b.SincePack(); n != "" {
		title = "What was open in pack " + n
	}
	b.part(Part{Title: title, Same: true})
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
	waiting := 0
	for _, a := range last {
		switch a.State {
		case "not_done":
			out = append(out, b.first("Not done: "+b.notDoneWhy(a))+".")
		case "not_started", "":
			waiting++
		}
	}
	for _, a := range last {
		if waiting > 3 { // the table above names them
			out = append(out, fmt.Sprintf("Not started: %d of these actions.", waiting))
			break
		}
		if a.State == "not_started" || a.State == "" {
			out = append(out, b.first("Not started: "+b.notDoneWhy(a))+".")
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
