package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
)

// Modes of contact. Family time is never a contact.
var Modes = []record.Option{{Code: "dropin", Label: "Drop-in"}, {Code: "home", Label: "Home visit"}, {Code: "visit", Label: "Visit somewhere else"}, {Code: "phone", Label: "Phone call"}, {Code: "video", Label: "Video call"},
	{Code: "text", Label: "Text or app"}, {Code: "email", Label: "Email"}, {Code: "letter", Label: "Letter"}, {Code: "social", Label: "Social media"}, {Code: "via", Label: "Through another agency"}}

// Topics of a contact, each with the letter that ticks it.
var Topics = []record.Option{{Code: "health", Label: "Health"}, {Code: "mood", Label: "Mood"}, {Code: "housing", Label: "Housing"}, {Code: "money", Label: "Money"}, {Code: "learning", Label: "Learning or work"}, {Code: "family", Label: "Family"},
	{Code: "legal", Label: "Legal or immigration"}, {Code: "parenting", Label: "Parenting"}, {Code: "food", Label: "Food and essentials"}, {Code: "chat", Label: "Just to chat"}}

// VisitRules are visits that the regulations ask for (Care Leavers Regulations 2010, regulation 8(2)).
var VisitRules = []record.Option{{Code: "seven_day", Label: "Visit within 7 days of moving in"}, {Code: "before_28", Label: "Visit before the 28-day review"}, {Code: "two_month", Label: "Two-monthly visit"}, {Code: "placement", Label: "Social worker's visit while in care"}, {Code: "offer", Label: "Offer of support, 21 to 25"}}

// Contact is one time of being in touch, or one attempt.
type Contact struct {
	record.Meta
	On                                                           value.Date
	At                                                           value.Clock
	Minutes                                                      int
	Mode, Place, StartedBy, With, Topics, Said, Agreed, Services string
	Referral, TheirWords, FollowUp, StatutoryVisit               string
	Talked, Alone, FeltSafe, Here, NoteAgreed                    value.Tri
	Left                                                         value.Clock
	FollowBy, FollowDone, OnRecord                               value.Date
}

// TwoWay reports whether the young person answered; anything else is an attempt.
func (c *Contact) TwoWay() bool { return c.Talked != value.No }

var starters = []record.Option{{Code: "young", Label: "The young person"}, {Code: "us", Label: "We did"}, {Code: "other", Label: "Somebody else"}}

// ContactSpec describes Contact.
var ContactSpec = &record.Spec{
	Kind: "contact", One: "contact", Many: "In touch", New: recordOf[Contact](), Day: "on_day", Order: "on_day DESC, at_time DESC, n DESC", Matter: 2,
	Line: func(r record.Record) string {
		c := r.(*Contact)
		mode := label(Modes, c.Mode)
		if !c.TwoWay() {
			mode = "Tried: " + mode
		}
		c = c.ToShow()
		text := firstLine(c.Said)
		if text == "" {
			text = labels(ContactTopics, c.Topics)
		}
		return join(mode, text)
	},
	Evidence: func(r record.Record) []string {
		c := r.(*Contact)
		var out []string
		if c.Mode == "dropin" {
			out = append(out, "P8.4a")
		}
		for _, t := range record.Codes(c.Topics) {
			switch t {
			case "health", "mood":
				if c.Mode == "dropin" {
					out = append(out, "P5.3b")
				}
			case "housing":
				out = append(out, "P8.1c")
			case "learning":
				out = append(out, "P8.3a")
			}
		}
		if c.Referral != "" {
			out = append(out, "P8.5a")
		}
		return uniq(out)
	},
	Fields: []*record.Field{
		record.DateField("on_day", "Day", func(c *Contact) *value.Date { return &c.On }).NotAhead().Required(),
		record.ClockField("at_time", "Time", func(c *Contact) *value.Clock { return &c.At }),
		record.IntField("minutes", "Minutes", func(c *Contact) *int { return &c.Minutes }).Checked(func(r record.Record) string {
			if m := r.(*Contact).Minutes; m < 0 || m > 24*60 {
				return "Type the minutes, for example 15."
			}
			return ""
		}),
		record.ChoiceField("mode", "How", Modes, func(c *Contact) *string { return &c.Mode }).Required(),
		record.TextField("place", "Where", func(c *Contact) *string { return &c.Place }),
		record.TriField("talked", "We talked?", func(c *Contact) *value.Tri { return &c.Talked }).Hint("No makes it an attempt: they did not answer.").Starts("yes"),
		record.TextField("with_whom", "Which of us", func(c *Contact) *string { return &c.With }),
		record.ManyField("topics", "About", ContactTopics, func(c *Contact) *string { return &c.Topics }),
		record.NoteField("said", "What was said", func(c *Contact) *string { return &c.Said }).For(record.Staff, record.FileCopy, record.Young),
		record.NoteField("agreed", "What was agreed", func(c *Contact) *string { return &c.Agreed }).For(record.Staff, record.FileCopy, record.Young),
		record.NoteField("services", "Services provided", func(c *Contact) *string { return &c.Services }).Hint("The regulations ask for a record of the services provided."),
		record.TextField("follow_up", "Something to do after", func(c *Contact) *string { return &c.FollowUp }),
		record.DateField("follow_up_day", "By", func(c *Contact) *value.Date { return &c.FollowBy }),
		record.DateField("follow_up_done_day", "Done on", func(c *Contact) *value.Date { return &c.FollowDone }),
		record.NoteField("their_words", "Their words", func(c *Contact) *string { return &c.TheirWords }).SpokenBy(record.YoungVoice).More().For(record.Staff, record.FileCopy, record.Young),
		record.TriField("alone", "Seen alone?", func(c *Contact) *value.Tri { return &c.Alone }).More(),
		record.TriField("felt_safe", "At the drop-in: did they say it feels safe?", func(c *Contact) *value.Tri { return &c.FeltSafe }).More().Hint("What they answered when asked. Leave it when nobody asked."),
		record.ChoiceField("statutory_visit", "A visit the rules ask for", VisitRules, func(c *Contact) *string { return &c.StatutoryVisit }).More(),
		record.ChoiceField("started_by", "Who started it", starters, func(c *Contact) *string { return &c.StartedBy }).More(),
		record.TextField("referral", "Referred to", func(c *Contact) *string { return &c.Referral }).More(),
		record.DateField("on_record_day", "On the council's record since", func(c *Contact) *value.Date { return &c.OnRecord }).NotAhead().More().For(record.Staff, record.FileCopy),
		record.TriField("note_agreed", "They agree that more than the visit is kept?", func(c *Contact) *value.Tri { return &c.NoteAgreed }).Hint("Only for health advice at a drop-in and for C-Card.").More(),
		record.TriField("here", "Stayed on at the drop-in?", func(c *Contact) *value.Tri { return &c.Here }).More().For(record.Staff, record.FileCopy),
		record.ClockField("left_time", "Left at", func(c *Contact) *value.Clock { return &c.Left }).More().For(record.Staff, record.FileCopy),
	},
	Rule: func(r record.Record) record.Problems {
		c := r.(*Contact)
		out := leftProblems(c.At, c.Left)
		if c.FollowBy != "" && c.FollowUp == "" {
			out = append(out, record.Problem{Key: "follow_up", Label: "Something to do after", Text: "Say what is to be done by that day."})
		}
		return out
	},
}

func uniq(in []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range in {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// Tally counts somebody at the drop-in who would rather not be named. It is about nobody.
type Tally struct {
	record.Meta
	On            value.Date
	At, Left      value.Clock
	Place, Topics string
	Here, Beside  value.Tri
}

// People is how many people the tally counts: one, but nobody when it stands beside a visit with a name, which is counted there.
func (t *Tally) People() int {
	if t.Beside == value.Yes {
		return 0
	}
	return 1
}

// TallySpec describes Tally.
var TallySpec = &record.Spec{
	Kind: "tally", One: "visit without a name", Many: "Visits without a name", New: recordOf[Tally](), Shared: true, Day: "on_day", Order: "on_day DESC, n DESC", Actions: []string{"P8.4a", "P5.3b"},
	Line: func(r record.Record) string {
		t := r.(*Tally)
		who := "Somebody who would rather not be named"
		if t.Beside == value.Yes {
			who = "Counted without a name"
		}
		return join(who, labels(ContactTopics, t.Topics), t.On.Long())
	},
	Fields: []*record.Field{
		record.DateField("on_day", "Day", func(t *Tally) *value.Date { return &t.On }).NotAhead().Required(),
		record.ClockField("at_time", "Time", func(t *Tally) *value.Clock { return &t.At }),
		record.TextField("place", "Where", func(t *Tally) *string { return &t.Place }),
		record.ManyField("topics", "About", ContactTopics, func(t *Tally) *string { return &t.Topics }),
		record.TriField("beside", "Counted beside a visit with a name?", func(t *Tally) *value.Tri { return &t.Beside }).Hint("A C-Card conversation is counted here, without a name; the person is counted with their visit.").More(),
		record.TriField("here", "Stayed on?", func(t *Tally) *value.Tri { return &t.Here }).More(),
		record.ClockField("left_time", "Left at", func(t *Tally) *value.Clock { return &t.Left }).More(),
	},
	Rule: func(r record.Record) record.Problems {
		t := r.(*Tally)
		return leftProblems(t.At, t.Left)
	},
}

// NoteKinds keep fact, opinion and what others said apart (National Minimum Standard 26).
var NoteKinds = []record.Option{{Code: "fact", Label: "What I saw"}, {Code: "view", Label: "My view"}, {Code: "told", Label: "Someone told me"}}

// CarerNote is what a carer writes at the kitchen table.
type CarerNote struct {
	record.Meta
	On                                       value.Date
	Kind, Happened, TheirWords, Subjects, By string
	Shown, Monthly                           value.Tri
}

// CarerNoteSpec describes CarerNote.
var CarerNoteSpec = &record.Spec{
	Kind: "carer_note", One: "note", Many: "Notes", New: recordOf[CarerNote](), Day: "on_day", Order: "on_day DESC, n DESC", Actions: []string{"P8.6a"},
	Line: func(r record.Record) string { return firstLine(r.(*CarerNote).Happened) },
	Fields: []*record.Field{
		record.DateField("on_day", "Day", func(c *CarerNote) *value.Date { return &c.On }).NotAhead().Required(),
		record.NoteField("happened", "What happened", func(c *CarerNote) *string { return &c.Happened }).Needs("Write what happened."),
		record.ChoiceField("note_kind", "This is", NoteKinds, func(c *CarerNote) *string { return &c.Kind }).Needs("Say whether you saw it, it is your view, or someone told you.").Starts("fact"),
		record.NoteField("their_words", "Their words", func(c *CarerNote) *string { return &c.TheirWords }).SpokenBy(record.YoungVoice),
		record.ManyField("subjects", "About", Topics, func(c *CarerNote) *string { return &c.Subjects }),
		record.TextField("written_by", "Written by", func(c *CarerNote) *string { return &c.By }),
		record.TriField("shown", "Has the young person seen it?", func(c *CarerNote) *value.Tri { return &c.Shown }).More(),
		record.TriField("monthly", "For the monthly note?", func(c *CarerNote) *value.Tri { return &c.Monthly }).More(),
	},
}
