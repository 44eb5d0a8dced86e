package rules

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
)

// Each pair is one thing written twice, or two things; why is the first way in which they meet, "" for none.
func TestLikes(t *testing.T) {
	a, b := record.Meta{PersonID: "a"}, record.Meta{PersonID: "b"}
	contact := func(m record.Meta, at string, mode string) *care.Contact {
		c := &care.Contact{Meta: m, On: "2026-10-13", Mode: mode}
		if at != "" {
			if err := care.ContactSpec.Field("at_time").SetCode(c, at); err != nil {
				t.Fatal(err)
			}
		}
		return c
	}
	entry := func(account, day string, pence string, kind string) *care.Entry {
		e := &care.Entry{Meta: a, AccountID: account, Kind: kind}
		for key, v := range map[string]string{"on_day": day, "amount_pence": pence} {
			if err := care.EntrySpec.Field(key).SetCode(e, v); err != nil {
				t.Fatal(err)
			}
		}
		return e
	}
	person := func(first, last, born, council string) *care.Person {
		p := &care.Person{FirstName: first, LastName: last, CouncilNumber: council}
		if err := care.PersonSpec.Field("birth_day").SetCode(p, born); err != nil {
			t.Fatal(err)
		}
		return p
	}
	for _, c := range []struct {
		name string
		x, y record.Record
		why  string
	}{
		{"two calls on one day", contact(a, "", "phone"), contact(a, "", "phone"), "the same day and way"},
		{"at one time", contact(a, "10:00", "phone"), contact(a, "10:00", "phone"), "the same day, time and way"},
		{"one without a time", contact(a, "10:00", "phone"), contact(a, "", "phone"), "the same day and way"},
		{"at two times", contact(a, "10:00", "phone"), contact(a, "15:00", "phone"), ""},
		{"in two ways", contact(a, "", "phone"), contact(a, "", "text"), ""},
		{"about two people", contact(a, "", "phone"), contact(b, "", "phone"), ""},
		{"visits without a name", &care.Tally{On: "2026-10-13", Place: "No. 4"}, &care.Tally{On: "2026-10-13", Place: "No. 4"}, ""},
		{"visits at one time", &care.Tally{On: "2026-10-13", At: "15:05", Place: "No. 4"}, &care.Tally{On: "2026-10-13", At: "15:05", Place: "no. 4"}, "the same day, time and place"},
		{"a council number written in two ways", person("Amara", "Bello", "2009-05-03", "CH 42"), person("Amy", "Grant", "2001-01-01", "ch42"), "the same council number"},
		{"a name and a birth date", person("Amara", "Bello", "2009-05-03", ""), person("amara", "BELLO", "2009-05-03", "CH42"), "the same name and birth date"},
		{"a name as it sounds", person("Ammara", "Bellow", "2009-05-03", ""), person("Amara", "Bello", "2009-05-03", ""), ""},
		{"a doubled letter", person("Ammara", "Belo", "2009-05-03", ""), person("Amara", "Bello", "2009-05-03", ""), "a like-sounding name and the same birth date"},
		{"two birth dates", person("Amara", "Bello", "2009-05-03", ""), person("Amara", "Bello", "2009-05-04", ""), ""},
		{"one sum on one day", entry("1", "2026-10-13", "500", "gift"), entry("1", "2026-10-13", "500", "carer"), "the same account, day and sum"},
		{"two accounts", entry("1", "2026-10-13", "500", "gift"), entry("2", "2026-10-13", "500", "gift"), ""},
		{"a reversal is never like anything", entry("1", "2026-10-13", "-500", "reversal"), entry("1", "2026-10-13", "-500", "reversal"), ""},
		{"a home", &care.Home{Meta: a, From: "2024-03-18", Kind: "foster"}, &care.Home{Meta: a, From: "2024-03-18", Kind: "residential"}, "the same first day"},
		{"a vaccine", &care.Immunisation{Meta: a, Vaccine: "MMR", Given: "2010-06-01"}, &care.Immunisation{Meta: a, Vaccine: "mmr", Given: "2010-06-01"}, "the same vaccine and day"},
		{"a vaccine without a day", &care.Immunisation{Meta: a, Vaccine: "MMR"}, &care.Immunisation{Meta: a, Vaccine: "MMR"}, ""},
		{"a name around them", &care.Connection{Meta: a, Name: "Sian  Probert"}, &care.Connection{Meta: a, Name: "sian probert", Role: "carer"}, "the same name"},
		{"what has no rule of its own", &care.Action{Meta: a, What: "Ring the college", By: "2026-10-13"}, &care.Action{Meta: a, What: "ring the college", By: "2026-10-13"}, "the same in all that has to be filled in"},
	} {
		got := ""
		keys := map[string]bool{}
		for _, k := range Likes(c.y) {
			keys[k.Key] = true
		}
		for _, k := range Likes(c.x) {
			if keys[k.Key] && !SetApart(c.x, c.y) {
				got = k.Why
				break
			}
		}
		if got != c.why {
			t.Errorf("%s: %q, not %q", c.name, got, c.why)
		}
	}
}
