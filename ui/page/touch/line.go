package touch

import (
	"context"
	"fmt"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

var icons = map[string]string{"dropin": "dropin", "home": "visit", "visit": "visit", "phone": "phone", "video": "video", "text": "message", "email": "message",
	"letter": "page", "social": "message", "via": "people"}

// logFilters are what the line of time can be narrowed to, in the order of the chips; one that no contact passes is not offered.
var logFilters = []struct {
	code, label string
	in          func(*care.Contact) bool
}{
	{"all", "All", func(*care.Contact) bool { return true }},
	{"talked", "We talked", (*care.Contact).TwoWay},
	{"tried", "Attempts", func(c *care.Contact) bool { return !c.TwoWay() }},
	{"rules", "Visits the rules ask for", func(c *care.Contact) bool { return c.StatutoryVisit != "" }},
	{"visits", "Drop-in and visits", func(c *care.Contact) bool {
		return c.Mode == "dropin" || c.Mode == "home" || c.Mode == "visit" || c.StatutoryVisit != "" && c.StatutoryVisit != "offer"
	}},
	{"calls", "Calls", func(c *care.Contact) bool { return c.Mode == "phone" || c.Mode == "video" }},
	{"written", "Messages and letters", func(c *care.Contact) bool {
		return c.Mode == "text" || c.Mode == "email" || c.Mode == "letter" || c.Mode == "social"
	}},
	{"via", "Through others", func(c *care.Contact) bool { return c.Mode == "via" }},
	{"open", "Something still to do", func(c *care.Contact) bool { return c.FollowUp != "" && c.FollowDone == "" }},
	{"words", "Their words", func(c *care.Contact) bool { return c.TheirWords != "" }},
	{"unrecorded", "Not on the council’s record", func(c *care.Contact) bool { return c.OnRecord == "" }},
}

func (t *part) filters() []widgets.Option {
	var some []widgets.Option
	for _, f := range logFilters {
		n := 0
		for _, c := range t.file.Contacts {
			if f.in(c) {
				n++
			}
		}
		if n > 0 || f.code == "all" || f.code == t.filter {
			some = append(some, widgets.Option{Value: f.code, Label: f.label, Count: fmt.Sprint(n)})
		}
	}
	return some
}

func passes(c *care.Contact, filter string) bool {
	for _, f := range logFilters {
		if f.code == filter {
			return f.in(c)
		}
	}
	return true
}

// atOnce is how many contacts are shown before older ones are asked for.
const atOnce = 40

// show fills the line of time: newest first, by month, with the expectation drawn in where it was missed and where it comes next.
func (t *part) show() {
	var items []widgets.Item
	weeks, next := t.promise()
	if t.filter == "all" && next != "" && weeks > 0 {
		words := "Expected next by " + next.In(t.today)
		if next < t.today {
			words = "Was expected by " + next.In(t.today)
		}
		items = append(items, widgets.Item{Heading: words + ", " + every(weeks)})
	}
	shown, more := 0, 0
	month := ""
	newer := value.Date("") // the day of the contact above in which we talked
	for _, c := range t.file.Contacts {
		if !passes(c, t.filter) {
			continue
		}
		if shown == atOnce && !t.whole {
			more++
			continue
		}
		shown++
		if t.filter == "all" && c.TwoWay() && weeks > 0 {
			if newer != "" && newer.Days(c.On) > 7*weeks {
				items = append(items, widgets.Item{Heading: fmt.Sprintf("%d weeks without hearing; expected %s", newer.Days(c.On)/7, every(weeks))})
				month = ""
			}
			newer = c.On
		}
		if m := monthOf(c.On); m != month {
			month = m
			items = append(items, widgets.Item{Heading: m})
		}
		items = append(items, t.item(c))
	}
	t.line.SetEmpty("")
	if len(t.file.Contacts) == 0 {
		t.line.SetEmpty("No contact recorded.")
	} else if len(items) == 0 {
		t.line.SetEmpty("Nothing of this kind is recorded.")
	}
	t.line.SetItems(items)
	t.older.Hide()
	if more > 0 {
		t.older.SetText(fmt.Sprintf("Show %d older", more))
		t.older.Show()
	}
	if t.body != nil {
		t.body.Refresh()
	}
}

// promise is how many weeks may pass and the day by which the next contact is expected, as the rules say; 0 when nothing is promised.
func (t *part) promise() (weeks int, next value.Date) {
	for _, d := range t.dues {
		if d.Rule != "keep-in-touch" || d.Day == "" {
			continue
		}
		if c := t.file.LastHeard(t.env.App.Today()); c != nil {
			return d.Day.Days(c.On) / 7, d.Day
		}
	}
	return 0, ""
}

func every(weeks int) string {
	if weeks == 1 {
		return "every week"
	}
	return fmt.Sprintf("every %d weeks", weeks)
}

func monthOf(d value.Date) string {
	_, m, _ := strings.Cut(d.Long(), " ")
	return m
}

func modeWords(c *care.Contact) string {
	m := care.ContactSpec.Field("mode").LabelOf(c.Mode)
	if m == "" {
		return "contact"
	}
	return words.Lower(m)
}

func (t *part) item(c *care.Contact) widgets.Item {
	title := care.ContactSpec.Field("mode").LabelOf(c.Mode)
	if topics := care.ContactSpec.Field("topics").Show(c); topics != "" {
		title += ": " + strings.ToLower(topics)
	}
	var lines []string
	for _, s := range []string{c.Said, prefixed("Agreed: ", c.Agreed), prefixed("Their words: ", quoted(c.TheirWords)), prefixed("Services: ", c.Services)} {
		if s != "" {
			lines = append(lines, clip(s))
		}
	}
	where := []string{}
	for _, s := range []string{c.Place, minutes(c.Minutes), prefixed("with ", c.With), visitWords(c)} {
		if s != "" {
			where = append(where, s)
		}
	}
	if c.OnRecord == "" {
		where = append(where, "on the council’s record: not yet")
	} else {
		where = append(where, "on the council’s record: "+c.OnRecord.In(t.today))
	}
	if len(where) > 0 {
		lines = append(lines, strings.Join(where, " · "))
	}
	it := widgets.Item{Key: c.ID, Icon: icons[c.Mode], Title: title, Detail: strings.Join(lines, "\n"), Right: c.On.InShort(t.today)}
	if c.At != "" {
		it.Right += ", " + c.At.String()
	}
	switch {
	case !c.TwoWay():
		it.RightState, it.RightWords = widgets.NotAsked, "no answer"
		it.Title = "Tried: " + words.Lower(it.Title)
	case c.OnRecord != "":
		it.RightState, it.RightWords = widgets.Done, "on the council’s record"
	}
	return it
}

func visitWords(c *care.Contact) string {
	return care.ContactSpec.Field("statutory_visit").LabelOf(c.StatutoryVisit)
}

func minutes(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d minutes", n)
}

func prefixed(p, s string) string {
	if s == "" {
		return ""
	}
	return p + s
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

// clip keeps a line of a list short; the whole text is one key away.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 200 {
		return string(r[:198]) + "…"
	}
	return s
}

func (t *part) open(id string) {
	if c := t.contact(id); c != nil {
		t.edit(c)
	}
}

func (t *part) blank() *care.Contact {
	now := t.env.App.Now()
	c := &care.Contact{Meta: record.Meta{PersonID: t.file.Person.ID}, On: t.today, At: value.Clock(now.Format("15:04")), With: t.env.App.Owner().Name, Talked: value.Yes}
	if h := t.env.App.Service(); h.Venue != "" && t.env.App.Owner().Role == "adviser" {
		c.Mode, c.Place = "dropin", h.Venue
	}
	return c
}

func (t *part) addContact() { t.edit(t.blank()) }

var contactOrder = []string{"mode", "on_day", "at_time", "talked", "topics", "said", "agreed", "services", "follow_up", "follow_up_day", "their_words",
	"place", "minutes", "with_whom", "alone", "statutory_visit", "started_by", "referral", "follow_up_done_day", "on_record_day", "note_agreed", "here", "left_time"}

func (t *part) edit(c *care.Contact) {
	o := records.Options{Only: contactOrder, Ways: t.worries}
	if c.ID == "" {
		o.Title = "Log a contact with " + t.file.Person.First()
		o.Hide = []string{"follow_up_done_day", "on_record_day"}
		o.Note = "A worry that somebody may be harmed is not written here. “A worry about harm” says whom to ring."
	} else {
		o.Title = "Contact with " + t.file.Person.First() + ", " + c.On.In(t.today)
		if c.FollowUp == "" {
			o.Hide = []string{"follow_up_done_day"}
		}
	}
	o.Warn = func(_ context.Context, r record.Record) (string, error) { return notInPerson(r.(*care.Contact)), nil }
	o.Done = func(r record.Record) {
		saved := r.(*care.Contact)
		if c.ID == "" && saved.TwoWay() {
			t.env.Shell.Say("Contact saved: " + saved.On.In(t.today) + ".")
		}
		t.env.Shell.Reload()
	}
	records.EditWith(t.env, c, o)
}

// notInPerson asks whether a visit that the rules ask for was one: they ask for a visit, and this was none. "" where there is nothing to ask.
func notInPerson(c *care.Contact) string {
	switch c.StatutoryVisit {
	case "", "offer":
		return ""
	}
	switch {
	case !c.TwoWay():
		return "This is an attempt, so it does not count as a visit that the rules ask for. It is kept as an attempt."
	case !rules.InPerson(c):
		return "The rules ask for a visit, and this is not one: " + modeWords(c) + "."
	}
	return ""
}
