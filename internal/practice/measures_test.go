package practice

import (
	"cmp"
	"slices"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// measuredByHand holds the measures of the twelve against a count by hand, from how cast.go and its likes make them. Today is 24 November 2026, the
// period begins on 1 April.
//
// In care are 5: Amara 17, Jordan 16, Yusuf 17, Callum 17, Ṣadé 15. Care leavers are 7: Mia 22, Priya 21, Chloe 20, Danielle 19, Leon, Hana, Tomasz 18;
// all but Mia are of the return's ages.
func measuredByHand(t *testing.T, a *app.App) {
	m, err := a.Measures(ctx, "", "")
	if err != nil {
		t.Fatal(err)
	}
	if m.From != "2026-04-01" || m.To != today || m.People != 12 {
		t.Errorf("%s to %s, %d people", m.From, m.To, m.People)
	}
	for _, c := range []struct {
		id             string
		n, of, unknown int
		why            string
	}{
		{"health-in-date", 4, 5, 0, "the last ones are 167, 200, 250 and 120 days old; Callum's is a year and 5 days old"},
		{"health-first-on-time", 0, 0, 0, "Yusuf came last, 17 months ago: nobody's first is in the period"},
		{"health-review-on-time", 3, 3, 0, "since 1 April are 237 days: Amara's, Jordan's and Ṣadé's; each 350 days after the one before"},
		{"dentist-seen", 5, 5, 0, "each in care has a check every 170 days"},
		{"dentist-registered", 12, 12, 0, "everybody has Marlford Dental"},
		{"gp-registered", 12, 12, 0, "everybody has Orchard Street Surgery"},
		{"sdq-returned", 2, 2, 0, "under 17 and a year in care: Jordan and Ṣadé; theirs is at most 260 days old"},
		{"passport-given", 6, 7, 0, "all care leavers but Chloe, who declined"},
		{"passport-on-file", 6, 7, 0, "everybody who was given one said yes to the copy"},
		{"suitable", 5, 6, 0, "Leon's new home has no heating. Danielle's look was bad too, and her answer of six months later says suitable"},
		{"sustained", 2, 2, 0, "Danielle moved a year ago to the day, Chloe a year and 100 days ago; Mia's year ended in 2025"},
		{"homeless", 0, 7, 0, "all have a home"},
		{"eet", 4, 6, 1, "Chloe is at home with her daughter: G6; what Danielle does was not asked"},
		{"neet", 1, 6, 1, "Chloe; what Danielle does was not asked"},
		{"eet-19", 0, 1, 1, "Danielle, who was not asked"},
		{"neet-19", 0, 1, 1, "Danielle, who was not asked"},
		{"eet-21", 1, 1, 0, "Priya is at university"},
		{"neet-21", 0, 1, 0, "Priya is at university"},
		{"apprenticeships", 1, 6, 1, "Tomasz at the garage; Danielle was not asked"},
		{"work-experience", 3, 11, 1, "Mia, Yusuf and Tomasz did their week; Hana has no line; Ṣadé is 15"},
		{"in-touch", 6, 6, 0, "each has an answer that says yes"},
		{"in-touch-19", 1, 1, 0, "Danielle"},
		{"plan-held", 6, 7, 0, "Mia has none"},
		{"plans-in-date", 9, 9, 0, "Mia wants no support, Jordan's is not due before 2 December, Ṣadé is 15; the others' last reviews are less than 6 months ago"},
		{"took-part", 11, 11, 0, "one review each since 1 April, but for Mia; all came, ran it or sent their views"},
		{"carer-part", 5, 5, 0, "Amara, Jordan, Ṣadé with a carer, Hana staying put, Tomasz in lodgings; each has a goal with the carer's Sunday"},
		{"savings-in-line", 5, 5, 0, "Amara is two weeks behind, and our rule gives four"},
	} {
		f := m.Figure(c.id)
		if f == nil {
			t.Errorf("%s is not counted", c.id)
		} else if f.N != c.n || f.Of != c.of || f.Unknown != c.unknown {
			t.Errorf("%s: %d of %d, %d not known; by hand %d of %d, %d: %s", c.id, f.N, f.Of, f.Unknown, c.n, c.of, c.unknown, c.why)
		}
	}
	if f := m.Figure("skills-progress"); f.Of != 12 || !slices.Contains(f.NotKnown, personCalled(t, a, "Mia")) {
		t.Errorf("skills: %+v, and Mia at 22 has no ratings", f)
	}
	dropinByHand(t, a, m)
	reviewsByHand(t, a, m)
	if own := m.Own["passport-on-file"]; own.Start == nil || own.Start.Number() != "31 of 58 (53%)" || own.Target != nil || len(own.All) != 2 {
		t.Errorf("the starting figure of passports: %+v", own)
	}
	if own := m.Own["suitable"]; own.Target == nil || own.Target.Number() != "100%" {
		t.Errorf("the target of homes: %+v", own)
	}
	if y := m.Years["plan-held"]; len(y) != 3 || y[2].N != 6 {
		t.Errorf("plans over the years: %+v", y)
	}
}

func personCalled(t *testing.T, a *app.App, first string) string {
	for _, r := range list(t, a, "person") {
		if p := r.(*care.Person); p.FirstName == first {
			return p.ID
		}
	}
	t.Fatalf("nobody is called %s", first)
	return ""
}

// dropinByHand goes through the list of contacts as somebody at the desk would. Ṣadé is 15 and not counted.
func dropinByHand(t *testing.T, a *app.App, m *app.Measured) {
	young := personCalled(t, a, "Ṣadé")
	all, health, came, forHealth := 0, 0, map[string]bool{}, map[string]bool{}
	felt := map[string]*care.Contact{}
	for _, r := range list(t, a, "contact") {
		c := r.(*care.Contact)
		if c.Mode != "dropin" || c.Talked == value.No || c.On < "2026-04-01" || c.On > today || c.PersonID == young {
			continue
		}
		all++
		came[c.PersonID] = true
		if about := record.Codes(c.Topics); slices.Contains(about, "health") || slices.Contains(about, "mood") {
			health++
			forHealth[c.PersonID] = true
		}
		if was := felt[c.PersonID]; c.FeltSafe != "" && (was == nil || cmp.Or(cmp.Compare(c.On, was.On), cmp.Compare(c.At, was.At)) > 0) {
			felt[c.PersonID] = c
		}
	}
	safe := 0
	for _, c := range felt {
		if c.FeltSafe == value.Yes {
			safe++
		}
	}
	if f := m.Figure("dropin-visits"); f.N != all || f.By != len(came) || f.Of != 11 || all == 0 {
		t.Errorf("visits: %d by %d of %d; by hand %d by %d", f.N, f.By, f.Of, all, len(came))
	}
	if f := m.Figure("dropin-health"); f.N != health || f.By != len(forHealth) || f.Of != 11 || health == 0 {
		t.Errorf("health: %d by %d of %d; by hand %d by %d", f.N, f.By, f.Of, health, len(forHealth))
	}
	if f := m.Figure("dropin-safe"); f.N != safe || f.Of != len(came) || f.Unknown != len(came)-len(felt) || safe == 0 {
		t.Errorf("safe: %d of %d, %d not asked; by hand %d of %d, %d asked", f.N, f.Of, f.Unknown, safe, len(came), len(felt))
	}
	months := 0
	for _, x := range m.Dropin.Months {
		months += x.Visits
	}
	ofYoung := 0
	for _, r := range list(t, a, "contact") {
		if c := r.(*care.Contact); c.PersonID == young && c.Mode == "dropin" && c.Talked != value.No && c.On >= "2026-04-01" && c.On <= today {
			ofYoung++
		}
	}
	if months != all+ofYoung || m.Dropin.Total.Visits != months || len(m.Dropin.Months) != 8 {
		t.Errorf("%d visits by month, %d in all, by hand %d and Ṣadé's %d", months, m.Dropin.Total.Visits, all, ofYoung)
	}
}

// reviewsByHand holds each review since 1 April against the day that was written down for it when the one before was closed.
func reviewsByHand(t *testing.T, a *app.App, m *app.Measured) {
	byPerson := map[string][]*care.Review{}
	for _, r := range list(t, a, "review") {
		if v := r.(*care.Review); v.State == "held" {
			byPerson[v.PersonID] = append(byPerson[v.PersonID], v)
		}
	}
	held, onTime := 0, 0
	for _, list := range byPerson {
		slices.SortFunc(list, func(a, b *care.Review) int { return cmp.Compare(a.Held, b.Held) })
		for i, v := range list {
			if v.Held < "2026-04-01" {
				continue
			}
			held++
			if i > 0 && v.Held <= list[i-1].Next {
				onTime++
			}
		}
	}
	if f := m.Figure("reviews-on-time"); f.N != onTime || f.Of != held || f.Unknown != 0 || held != 11 {
		t.Errorf("reviews: %d of %d, %d not known; by hand %d of %d", f.N, f.Of, f.Unknown, onTime, held)
	}
}
