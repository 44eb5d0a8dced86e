package overview

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/words"
	"waymark/ui/page"
	"waymark/ui/widgets"
)

// makeTiles are the four figures that open their parts.
func (o *part) makeTiles() []fyne.CanvasObject {
	tile := func(icon, part, title, line string) fyne.CanvasObject {
		t := widgets.NewTile(icon, title, line, func() {
			o.env.Shell.Go(page.Place{Page: "person", Person: o.file.Person.ID, Part: part})
		})
		return t
	}
	skills, skillsLine := o.skills()
	money, moneyLine := o.savings()
	health, healthLine := o.health()
	heard, heardLine := o.heard()
	return []fyne.CanvasObject{tile("skills", "skills", skills, skillsLine), tile("savings", "savings", money, moneyLine),
		tile("health", "health", health, healthLine), tile("contacts", "touch", heard, heardLine)}
}

// skills counts those of the set to have before a move that the two do not both see at "on my own" yet, without those that are set aside.
func (o *part) skills() (title, line string) {
	set := rules.Before(o.file, o.env.App.Skills(), "")
	switch {
	case len(o.file.Ratings) == 0:
		return "Nothing rated yet", "skills"
	case len(set.ToGo) == 0:
		return "All skills there", "in the “before I move” set"
	}
	return words.Count(len(set.ToGo), "skill", "skills") + " to go", "in the “before I move” set"
}

func (o *part) savings() (title, line string) {
	if len(o.file.Accounts) == 0 {
		return "No account yet", "savings"
	}
	sum := rules.CapitalOf(o.file, o.today).Savings
	line = "in savings"
	for _, a := range o.file.Accounts {
		if a.Closed == "" && care.SavingOf(o.file, a, o.env.App.Local().Rates, o.today).Expected() {
			line = "every week paid in"
		}
	}
	behind := 0
	for _, d := range o.dues {
		if d.Rule == "savings-weeks" {
			behind++
			if weeks, _, ok := strings.Cut(d.Fact, " not paid in"); ok {
				line = weeks + " behind"
			}
		}
	}
	if behind > 1 {
		line = fmt.Sprintf("behind on %d accounts", behind)
	}
	return sum.String() + " saved", line
}

func (o *part) health() (title, line string) {
	switch n := len(rules.Missing(o.file, o.today)); {
	case len(o.file.HealthFacts) == 0:
		return "No facts yet", "in the health passport"
	case n == 0:
		return "Every question answered", "in the health passport"
	default:
		return words.Count(n, "question", "questions") + " open", "in the health passport"
	}
}

func (o *part) heard() (title, line string) {
	c := o.file.LastHeard(o.today)
	if c == nil {
		return "Not heard from yet", "in touch"
	}
	switch n := o.today.Days(c.On); n {
	case 0:
		title = "Heard today"
	case 1:
		title = "Heard yesterday"
	default:
		title = fmt.Sprintf("Heard %d days ago", n)
	}
	line = words.Lower(care.ContactSpec.Field("mode").LabelOf(c.Mode))
	if c.Place != "" {
		line += " at " + c.Place
	}
	return title, line
}
