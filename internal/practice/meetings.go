package practice

import (
	"context"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// views are what the adults say at a review, by their role.
var views = map[string][]string{
	"adviser": {"Pleased with how the plan is holding. The forms for money need doing early.", "Would like the plan to name one person for each action, and it does now.", "Wants the next review to be at a time NAME chooses."},
	"carer":   {"NAME helps at home without being asked. Mornings are still hard.", "Happy for NAME to stay. Would like help with the bus fares.", "NAME cooks once a week now, and it shows."},
	"manager": {"Read the plan and agreed it."},
}

// held plans a review that was held: who came, what was said, how it was closed, who signed the paper. day is when it is written down, d when it was held.
func (m *maker) held(x persona, day, d value.Date, kind string, newest bool, of func() record.Meta, say func(string) string) {
	took := pick(m, []string{"came", "came", "chaired", "sent"})
	place, decided := pick(m, []string{"No. 4", "At home", "The college"}), say(pick(m, decisions))
	carer := m.person4("CARER", x)
	adviserSaid, carerSaid := say(pick(m, views["adviser"])), say(pick(m, views["carer"]))
	apologies, refused := m.chance(25), m.chance(12)
	v := &care.Review{Kind: kind, State: "booked", Booked: d, Clock: "16:00", Place: place, Invited: x.p.First() + "\nRuth Okafor\n" + carer}
	m.doLate(day, 18, func(ctx context.Context, a *app.App) error {
		v.Meta = of()
		if err := a.Save(ctx, v); err != nil {
			return err
		}
		there := map[string]string{"came": "came", "chaired": "came", "sent": "views"}[took]
		list := []record.Record{&care.Attendee{Meta: of(), Review: v.ID, Name: x.p.First(), Role: "young", There: there},
			&care.Attendee{Meta: of(), Review: v.ID, Name: "Ruth Okafor", Role: "adviser", There: "came", Said: adviserSaid}}
		if carer != "Ruth Okafor" {
			c := &care.Attendee{Meta: of(), Review: v.ID, Name: carer, Role: "carer", There: "came", Said: carerSaid}
			if apologies {
				c.There, c.Said = "apologies", ""
			}
			list = append(list, c)
		}
		if took != "sent" {
			list = append(list, &care.OwnWords{Meta: of(), About: "meeting", Text: pick(m, meetingWords), On: d, How: "said", WrittenBy: "Ruth Okafor"})
		}
		if err := a.Save(ctx, list...); err != nil {
			return err
		}
		v.Held, v.TookPart, v.Decisions, v.CopyTo, v.Next = d, took, decided, x.p.First()+", by Ruth, read through together", d.AddMonths(6)
		if kind == "care" {
			v.Next = d.AddMonths(6).AddDays(-1)
		}
		_, err := a.CloseReview(ctx, v)
		return err
	})
	m.onLate(day.AddDays(3), 12, func() []record.Record {
		young := &care.Signature{Meta: of(), Review: v.ID, Role: "young", Name: x.p.First(), State: "signed", On: day.AddDays(2)}
		if refused {
			young.State, young.On, young.Reason = "not_signed", "", "Wants the part about money written again first."
		}
		return []record.Record{young, &care.Signature{Meta: of(), Review: v.ID, Role: "adviser", Name: "Ruth Okafor", State: "signed", On: day.AddDays(2)}}
	})
	if !newest {
		m.onLate(day.AddDays(4), 9, func() []record.Record {
			v.OnRecord = day.AddDays(4)
			return []record.Record{v}
		})
	}
}

// meetingWords are what young people say at their reviews.
var meetingWords = []string{"It was all right this time. You let me start.", "I want the notes before, not after.", "Less people next time, please.", "I said what I wanted to say.", "Can we do it at No. 4 next time, with food."}
