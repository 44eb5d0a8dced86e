package report

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// The letter of invitation says in plain words when and where a review is, who comes, what the reader can say there and whom to ring. To the
// young person it says "you": it is the service that writes, and never "I".

var whichGuest = Option{Key: "to", Label: "Invites", Help: "Who the letter is written to.", For: []record.Audience{record.Meeting, record.Guest}, From: invited}

var signed = Option{Key: "sign", Label: "Name the adviser and their number", Help: "Otherwise the letter names the service alone.", For: []record.Audience{record.Guest}}

// namesAdviser reports whether the letter says who the adviser is: always, but to a guest only when that was ticked.
func (b *builder) namesAdviser() bool {
	return b.adviser() != "" && !b.untold && (!b.outside() || b.option("sign") == "yes")
}

// invited are those who stand on the list of the next review, without the young person.
func invited(f *care.File, today value.Date) []record.Option {
	out := []record.Option{{Code: "anybody", Label: "Anybody: without a name"}}
	if v := f.NextBooked(today); v != nil && f.Person != nil {
		for _, n := range lines(v.Invited) {
			if n != f.Person.Name() && n != f.Person.First() && n != f.Person.Legal() {
				out = append(out, record.Option{Code: n, Label: n})
			}
		}
	}
	return out
}

func (b *builder) invitation() {
	first := b.p.First()
	own := b.Audience == record.Young
	p := Part{Title: "You are invited to " + first + "’s review", Mark: true}
	if own {
		p.Title = "Your review"
	}
	to := b.option("to")
	switch {
	case own:
		p.Sub = "For " + first
	case to != "" && to != "anybody":
		b.spare = append(b.spare, to, shortName(to))
		p.Sub = "For " + to
	}
	if s := joinComma(b.Service.Name, b.Service.Council); s != "" {
		p.Aside = []Aside{{Text: s, Bold: true}, {Text: b.Today.Long()}}
	} else {
		p.Aside = []Aside{{Text: b.Today.Long()}}
	}
	b.part(p)
	b.add(b.whenAndWhere(own, to))
	if own {
		b.add(H2("What it is"), P("A review looks at your plan together: what was promised last time and whether it happened, how you feel about each part, and what comes next. It is your meeting."),
			H2("What you can say"), Bullets("Who you want there, and who you would rather not have there.", "That you want to run it yourself, or how you want it run.",
				"What must be talked about, and what must not be.", "That another day, time or place would suit you better.",
				"Anything beforehand, if you would rather not say it there: on this page, by text, or through somebody you trust.", "That you want an advocate: somebody who speaks for you and works for nobody else in the room."),
			H2("What I want to talk about"), Lines{N: 3}, b.wants("want_there", "I want there"), b.wants("run_it", "I want to run it"))
	} else {
		b.add(H2("What it is"), P("A review looks at a young person’s plan together: what was promised last time and whether it happened, how "+first+" feels about it, and what comes next. It is "+first+"’s meeting, and "+first+"’s words come first."),
			H2("What you can say"), Bullets("What you see going well.", "What worries you, and what would help.", "What you yourself can do, and by when.", "That you cannot come: then ring or write before the day, so that what you think is heard."),
			P("What is said at the review stays with the people who were there."))
	}
	b.add(H2("Who to ring"), b.whoToRing())
	if b.namesAdviser() {
		b.spare = append(b.spare, b.adviser(), shortName(b.adviser())) // who writes a letter signs it
		b.add(P(joinComma(b.adviser(), "personal adviser")))
	}
}

// whenAndWhere is a table of day, time, place and people. What is not settled is a line to write on.
func (b *builder) whenAndWhere(own bool, to string) Pairs {
	v := b.f.NextBooked(b.Today)
	if v == nil {
		v = &care.Review{}
	}
	day, at, place := "", "", strings.TrimSpace(v.Place)
	if v.Booked != "" {
		day = v.Booked.Full()
	}
	if v.Clock != "" {
		at = clock(v.Clock)
	}
	if !own && strings.HasPrefix(strings.ToLower(place), "at home") {
		place = "At " + b.p.First() + "’s home" + place[len("at home"):]
	}
	rows := []Pair{{Label: "Day", Text: day, Bold: true}, {Label: "Time", Text: at, Bold: true}}
	if b.untold {
		rows = append(rows, Answer("Place", "Please ring, and we tell you where"))
	} else {
		rows = append(rows, Pair{Label: "Place", Text: words.Upper(place), Bold: true})
	}
	var who []string
	for _, n := range lines(v.Invited) {
		switch {
		case n == to:
		case n == b.p.Name(), n == b.p.Legal(), n == b.p.First():
			if !own {
				who = append([]string{b.p.First()}, who...)
			}
		case b.outside():
			if p := b.who.find(n); p == nil || p.role == "" {
				who = append(who, "somebody "+b.p.First()+" knows")
			} else {
				who = append(who, inProse(p.role))
			}
		default:
			who = append(who, b.fullOrFirst(n))
		}
	}
	return Pairs{Label: 40, Rows: append(rows, Answer("Who else is asked", list(who)))}
}

func (b *builder) whoToRing() Pairs {
	rows := Pairs{Label: 62}
	if adviser := b.adviser(); b.namesAdviser() {
		if phone := b.phoneOf(adviser); phone != "" {
			rows.Rows = append(rows.Rows, Answer(joinComma(b.fullOrFirst(adviser), "personal adviser"), phone))
		}
	}
	if b.Service.Phone != "" {
		name := b.Service.Name
		if name == "" {
			name = "The service"
		}
		rows.Rows = append(rows.Rows, Answer(name, b.Service.Phone))
	}
	if b.Service.OutOfHours != "" && b.Audience == record.Young {
		rows.Rows = append(rows.Rows, Answer("Evenings and weekends", b.Service.OutOfHours))
	}
	if len(rows.Rows) == 0 {
		rows.Rows = []Pair{{Label: "Name and number", State: NotAsked}}
	}
	return rows
}
