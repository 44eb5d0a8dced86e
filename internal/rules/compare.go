package rules

import (
	"cmp"
	"fmt"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Groups of changes, in the order in which they are told.
const (
	Moved     = "moved"
	MovedOn   = "better"
	GotHarder = "harder"
	Met       = "met"
	Late      = "late"
	IsNew     = "new"
	Rewritten = "changed"
	Dropped   = "dropped"
)

// ChangeGroups are the groups with their headings.
var ChangeGroups = []record.Option{{Code: Moved, Label: "Moved home"}, {Code: MovedOn, Label: "Moved on"}, {Code: GotHarder, Label: "Got harder"}, {Code: Met, Label: "Done or reached"},
	{Code: Late, Label: "Past its day"}, {Code: IsNew, Label: "New"}, {Code: Rewritten, Label: "Changed"}, {Code: Dropped, Label: "No longer needed"}}

// Change is one difference between a file as it was and as it is.
type Change struct {
	Key   string // tells it apart from the others, and is the same each time it is worked out
	Group string
	Part  string // code of the part of the plan, "" when it belongs to none
	What  string // "Money", "Skill: spot a scam"
	About string // which of its boxes: "How the need will be met"
	Was   string
	Now   string
	Note  string // the young person's own words beside a feeling; what happened to an action
	Text  bool   // Was and Now are texts somebody wrote: what differs in them is marked word by word
	Old   bool   // an action of last time, which has a page and a step of its own
	Does  string // who does it
	By    value.Date
	Says  string // the adult whose word it is
	Young bool   // it is the young person's word
}

// Comparison is everything that differs, in the order of ChangeGroups, and the parts of the plan in which nothing does.
type Comparison struct {
	Changes []Change
	Same    []string // codes of parts
}

// In are the changes of a group.
func (c Comparison) In(group string) []Change {
	var out []Change
	for _, x := range c.Changes {
		if x.Group == group {
			out = append(out, x)
		}
	}
	return out
}

// Touched reports whether anything in a part of the plan differs.
func (c Comparison) Touched(part string) bool {
	for _, x := range c.Changes {
		if x.Part == part {
			return true
		}
	}
	return false
}

// Compare tells what differs between a file as it was on a day and as it is today. Nothing is judged: a feeling that rose moved on and one that fell
// got harder, and how an adult rates a part goes by the adult's own rating. Without the older file nothing is said, because nothing can be known.
// skills is the service's list; nil is the catalogue.
func Compare(before, now *care.File, since, today value.Date, skills *SkillList) Comparison {
	var out Comparison
	if before == nil || now == nil || before.Person == nil || now.Person == nil {
		return out
	}
	if skills == nil {
		skills = Skills(nil)
	}
	c := &comparing{before: before, now: now, since: since, today: today, had: map[string]*care.Action{}, list: skills}
	for _, a := range before.Actions {
		c.had[a.ID] = a
	}
	c.standing()
	for _, o := range care.Parts {
		c.part, c.name = o.Code, o.Label
		c.feeling()
		c.text()
		c.home()
		c.actions()
	}
	c.skills()
	c.goals()
	for _, g := range ChangeGroups {
		for _, x := range c.out {
			if x.Group == g.Code {
				out.Changes = append(out.Changes, x)
			}
		}
	}
	for _, o := range care.Parts {
		if !out.Touched(o.Code) {
			out.Same = append(out.Same, o.Code)
		}
	}
	return out
}

type comparing struct {
	before, now  *care.File
	since, today value.Date
	list         *SkillList
	had          map[string]*care.Action
	part, name   string // the part of the plan that is looked at
	out          []Change
}

// put adds a change of the part that is looked at.
func (c *comparing) put(x Change) {
	if x.What == "" {
		x.Part, x.What = c.part, c.name
	}
	c.out = append(c.out, x)
}

// steps is a group for something that goes up or down.
func steps(better bool) string {
	if better {
		return MovedOn
	}
	return GotHarder
}

// standing is what is true of the young person as a whole: status and adviser.
func (c *comparing) standing() {
	if was, is := c.before.Status(c.since), c.now.Status(c.today); was != nil && is != nil && was.Code != is.Code {
		c.put(Change{Key: "status", Group: IsNew, What: "Leaving-care status", Was: statusLabel(was.Code), Now: statusLabel(is.Code), Says: is.ConfirmedBy})
	}
	if was, is := c.before.Person.Adviser, c.now.Person.Adviser; was != is && is != "" {
		c.put(Change{Key: "adviser", Group: IsNew, Part: "1", What: care.PartName("1"), Was: was, Now: is})
	}
}

func (c *comparing) feeling() {
	words := ""
	wasSaid, said := c.before.Said("part_"+c.part), c.now.Said("part_"+c.part)
	if said != nil && (wasSaid == nil || wasSaid.ID != said.ID || wasSaid.Text != said.Text) {
		words = said.Text
	}
	was, _ := c.before.Feels(c.part)
	is, _ := c.now.Feels(c.part)
	switch {
	case is != nil && (was == nil || was.Score != is.Score):
		x := Change{Key: "feel:" + c.part, Group: IsNew, Was: "Not asked", Now: feels(is.Score), Note: words, Young: true}
		if was != nil {
			x.Group, x.Was = steps(is.Score > was.Score), feels(was.Score)
		}
		c.put(x)
	case words != "":
		x := Change{Key: "said:" + c.part, Group: IsNew, Was: "Nothing said", Note: words, Young: true}
		if wasSaid != nil {
			x.Was = ""
		}
		c.put(x)
	}
}

func feels(score int) string { return fmt.Sprintf("Feels %d of 5", score) }

// text is what the adults wrote: how the part is going, and each of its boxes.
func (c *comparing) text() {
	was, is := c.before.Part(c.part), c.now.Part(c.part)
	if is == nil {
		return
	}
	going := care.PlanPartSpec.Field("going").LabelOf
	if was == nil {
		c.put(Change{Key: "part:" + c.part, Group: IsNew, Was: "Not written", Now: firstSaid(going(is.Going), "Written"), Note: firstSaid(is.WorkingWell, is.Worried, is.HowMet), Says: is.By})
		return
	}
	if was.Going != is.Going && is.Going != "" {
		x := Change{Key: "going:" + c.part, Group: IsNew, Was: "Not rated", Now: going(is.Going), Says: is.By}
		if was.Going != "" {
			x.Group, x.Was = steps(care.GoingRank(is.Going) > care.GoingRank(was.Going)), going(was.Going)
		}
		c.put(x)
	}
	for _, f := range care.PlanPartSpec.Fields {
		if f.Kind != record.Note || f.Retired {
			continue
		}
		if a, b := strings.TrimSpace(f.Code(was)), strings.TrimSpace(f.Code(is)); strings.Join(strings.Fields(a), " ") != strings.Join(strings.Fields(b), " ") {
			c.put(Change{Key: "text:" + c.part + ":" + f.Key, Group: Rewritten, About: f.Label, Was: a, Now: b, Text: true, Says: is.By})
		}
	}
}

// home is told in the part about where they live.
func (c *comparing) home() {
	if c.part != "3" {
		return
	}
	if was, is := c.before.Home(c.since), c.now.Home(c.today); is != nil && (was == nil || was.ID != is.ID) {
		x := Change{Key: "home:" + is.ID, Group: Moved, Now: lives(is), Note: "since " + is.From.Long()}
		if was != nil {
			x.Was = lives(was)
		}
		c.put(x)
	}
}

func lives(h *care.Home) string {
	words := care.HomeSpec.Field("kind").LabelOf(h.Kind)
	if h.With != "" {
		words = joinComma(words, h.With)
	}
	return words
}

func joinComma(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

func (c *comparing) actions() {
	for _, a := range c.now.Actions {
		if a.Part != c.part {
			continue
		}
		was := c.had[a.ID]
		x := Change{Key: "action:" + a.ID, Does: a.Who, By: a.By, Note: a.Why, Old: was != nil}
		open := was == nil || !was.Closed()
		switch {
		case a.State == "dropped":
			if was != nil && was.State != "dropped" {
				x.Group, x.Was, x.Now = Dropped, a.What, firstSaid(a.Why, "No longer needed")
				x.Note = ""
				c.put(x)
			}
		case a.State == "done":
			if open {
				x.Group, x.Now = Met, a.What
				c.put(x)
			}
		case a.State == "not_done":
			if open {
				x.Group, x.Now = GotHarder, "Not done: "+a.What
				c.put(x)
			}
		case a.By != "" && a.By < c.today:
			x.Group, x.Now = Late, a.What
			c.put(x)
		case was == nil:
			x.Group, x.Now = IsNew, a.What
			c.put(x)
		case was.By != a.By || was.Who != a.Who || was.What != a.What:
			x.Group, x.Was, x.Now = Rewritten, agreed(was), agreed(a)
			x.Text, x.Does, x.By, x.Note = true, "", "", ""
			c.put(x)
		}
	}
}

// agreed is an action in a sentence, so that what was moved or handed on can be marked in it.
func agreed(a *care.Action) string {
	text := joinComma(a.What, a.Who)
	if a.By != "" {
		text = joinComma(text, "by "+a.By.Long())
	}
	return text
}

func (c *comparing) skills() {
	for _, s := range c.list.All() {
		for _, voice := range []string{"young", "adult"} {
			was, is := c.before.Rated(s.ID, voice, ""), c.now.Rated(s.ID, voice, "")
			if was == nil || is == nil || was.Level == is.Level || is.Level == was.Level+1 {
				continue // one step up stands on the page of skills, with all the others
			}
			x := Change{Key: "skill:" + s.ID + ":" + voice, Group: steps(is.Level > was.Level), Part: "7", What: "Skill: " + words.Lower(s.Short), Was: level(was.Level), Now: level(is.Level), Young: voice == "young"}
			if !x.Young {
				x.Says = is.By
			}
			c.put(x)
		}
	}
}

// level is "3, with help".
func level(n int) string {
	if n < 1 || n >= len(care.Levels) {
		return "Not rated"
	}
	return fmt.Sprintf("%d, %s", n, words.Lower(care.Levels[n]))
}

func (c *comparing) goals() {
	had := map[string]*care.Goal{}
	for _, g := range c.before.Goals {
		had[g.ID] = g
	}
	for _, g := range c.now.Goals {
		was := had[g.ID]
		x := Change{Key: "goal:" + g.ID, Part: "7", What: "Goal"}
		switch live := was != nil && was.State == "live"; {
		case was == nil && g.State == "live":
			x.Group, x.Now, x.Does, x.By = IsNew, g.What, g.Helps, g.By
		case (was == nil || live) && g.State == "reached":
			x.Group, x.Now = Met, g.What
		case live && g.State == "set_aside":
			x.Group, x.Was, x.Now = Dropped, g.What, "Set aside"
		default:
			continue
		}
		c.put(x)
	}
}

func firstSaid(list ...string) string { return cmp.Or(list...) }
