package page

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// Saved is what the status bar says after a save: "Saved at 2:32pm".
func Saved(now time.Time) string {
	return "Saved at " + value.Clock(now.Format("15:04")).String()
}

// Moment is when something happened, for history: "24 November, 2:32pm".
func Moment(at value.Instant, now time.Time) string {
	t := at.In(now.Location())
	day := value.DateOf(t)
	return day.In(value.DateOf(now)) + ", " + value.Clock(t.Format("15:04")).String()
}

// StatusWords are a leaving-care status in the line under a name.
var StatusWords = map[string]string{
	"in_care": "in care", "eligible": "eligible young person", "relevant": "relevant young person", "not_relevant": "home with a parent",
	"former_relevant": "former relevant young person", "s23ca": "former relevant, back in education", "s23czb": "former relevant, asked for support",
	"qualifying": "qualifying young person", "none": "no leaving-care status",
}

// Subtitle is the line under a young person's name: "she/her · 17 · eligible young person · lives with Sian Probert".
func Subtitle(f *care.File, today value.Date) string {
	p := f.Person
	parts := []string{p.Pronouns}
	if p.Died == "" {
		if age := p.Born.AgeOn(today); age >= 0 {
			parts = append(parts, fmt.Sprint(age))
		}
		if s := f.Status(today); s != nil {
			parts = append(parts, StatusWords[s.Code])
		}
		if h := f.Home(today); h != nil {
			parts = append(parts, livesAt(h))
		}
	} else {
		parts = append(parts, "died "+p.Died.Long())
	}
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " · ")
}

func livesAt(h *care.Home) string {
	if h.With != "" {
		return "lives with " + h.With
	}
	switch h.Kind {
	case "own":
		return "lives in a place of their own"
	case "none":
		return "nowhere settled to live"
	}
	kind := care.HomeSpec.Field("kind").LabelOf(h.Kind)
	if kind == "" {
		return ""
	}
	if strings.HasPrefix(kind, "With ") {
		return "lives w" + kind[1:]
	}
	return "lives in: " + words.Lower(kind)
}

// DueState is a due line's state as the badges show it.
func DueState(d rules.Due) widgets.State {
	switch d.State {
	case rules.Overdue:
		return widgets.Overdue
	case rules.Soon, rules.Earliest:
		return widgets.Due
	case rules.Later:
		return widgets.Later
	case rules.Waiting:
		return widgets.Waiting
	}
	return widgets.NotKnown
}

// DueBadge is the state of something due, on its tint: "in 8 days".
func DueBadge(d rules.Due, today value.Date) *widgets.Badge {
	return widgets.NewBadge(DueState(d), d.When(today))
}

// DueItem is something due as a line of a list: thing, rule and fact, day and how far away. withName puts the young person's name in front.
func DueItem(d rules.Due, today value.Date, withName bool) widgets.Item {
	title := d.Thing
	if withName && d.Person != "" {
		title = d.Person + ": " + words.Lower(d.Thing)
	}
	right := ""
	if d.Day != "" {
		right = d.Day.In(today)
		if d.State == rules.Earliest {
			right = "from " + right
		}
	}
	return widgets.Item{
		Key: DueKey(d), Icon: d.Icon, Title: title, Detail: d.Line(), Right: right,
		RightState: DueState(d), RightWords: d.When(today), Jump: d.Person,
	}
}

// DueKey tells due lines apart in a list.
func DueKey(d rules.Due) string {
	return strings.Join([]string{d.PersonID, d.Rule, d.RecordID, string(d.Day), d.Thing}, "|")
}

// PlaceOf is where something due is done.
func PlaceOf(d rules.Due) Place {
	switch d.Rule {
	case rules.ConcernRule:
		return Place{Page: "concern", Person: d.PersonID}
	case rules.ReturnRule:
		return Place{Page: "return", Record: d.PersonID}
	}
	part := d.Section
	if part == "" {
		part = "overview"
	}
	return Place{Page: "person", Person: d.PersonID, Part: part, Record: d.RecordID}
}

// Why is a sheet that says where a date comes from: the rule, the fact, the source; change (may be nil) goes to the fact.
func Why(c fyne.Canvas, d rules.Due, today value.Date, change func()) *widgets.Sheet {
	pairs := [][2]string{}
	add := func(label, text string) {
		if text != "" {
			pairs = append(pairs, [2]string{label, text})
		}
	}
	often := d.Often
	if note := d.KindNote(); note != "" {
		often += " " + note
	}
	add("The rule", often)
	add("The fact", d.Fact)
	add("Booked", d.Booked)
	if d.Day != "" {
		add("So the day is", d.Day.Full())
	}
	if d.Missing != "" {
		add("Missing", d.Missing)
	}
	add("Source", d.Source)
	body := []fyne.CanvasObject{DueBadge(d, today), widgets.Pairs(8, pairs...)}
	if d.Check {
		body = append(body, widgets.Caption("Check before relying on this."))
	}
	var s *widgets.Sheet
	var main *widgets.Button
	if change != nil {
		main = widgets.NewButton(widgets.Primary, "edit", "Change the fact", func() {
			s.Close()
			change()
		}).Helped("Opens the record that the day is worked out from.")
	}
	s = widgets.NewSheet(c, d.Thing, widgets.Column(look.Space3, body...), main)
	s.SetCancel("Close")
	return s
}
