package report_test

import (
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/value"
)

// free is Amara's file with names in free text that no list of hers knows.
func free(audience record.Audience) report.Request {
	r := request(audience)
	r.Others = []string{"Jordan Blake", "Priya Nair", "Will Hart"}
	r.File.Parts[0].HowMet = "Kayleigh drives her on Tuesdays. Jordan comes along, and JORDAN BLAKE’s sister. She will see the college on Monday. Will it last? A Polish tutor helps."
	r.File.Words[0].Text += "\nI go with Kayleigh."
	return r
}

func found(d report.Document, name string) *report.FoundName {
	for i := range d.Names {
		if d.Names[i].Name == name {
			return &d.Names[i]
		}
	}
	return nil
}

func TestNamesAreFound(t *testing.T) {
	d := build(t, report.ReviewPack, free(record.Meeting))
	for name, want := range map[string]report.FoundName{
		"Sian Probert": {Sure: true, Role: "the foster carer", Choice: report.KeepName},
		"Kayleigh":     {Role: "someone", Choice: report.KeepName},
		"Jordan Blake": {Sure: true, Role: "another young person", Choice: report.RoleName},
	} {
		f := found(d, name)
		if f == nil {
			t.Errorf("%s is not found", name)
			continue
		}
		if f.Sure != want.Sure || f.Role != want.Role || f.Choice != want.Choice || f.Times == 0 || f.Says == "" {
			t.Errorf("%s: %+v", name, *f)
		}
	}
	for _, f := range d.Names {
		switch f.Name {
		case "Amara", "Amara Bello", "Bello", "Monday", "Tuesdays", "Polish", "Priya Nair", "Will Hart", "Hereford":
			t.Errorf("%q was found as a name of somebody else", f.Name)
		}
	}
	text := allTextOfParts(d)
	if strings.Contains(text, "Jordan") || !strings.Contains(text, "Another young person comes along") {
		t.Errorf("another young person of these records is named:\n%s", text)
	}
	if !strings.Contains(text, "Will it last?") {
		t.Error("a word that is also a name was taken for one")
	}
}

// A name is found in whatever is printed: in what somebody answered who was asked, as in the plan.
func TestNamesAreFoundInWhatWasAnswered(t *testing.T) {
	r := free(record.Meeting)
	r.File.Asked = append(r.File.Asked, &care.Asked{Who: "carer", Name: "Sian Probert", State: "answered", Said: "It works well when Gethin helps.", Decided: "We ask Gethin."})
	d := build(t, report.ReviewPack, r)
	if f := found(d, "Gethin"); f == nil || f.Sure || f.Times != 2 {
		t.Errorf("Gethin is found as %+v", f)
	}
}

func allTextOfParts(d report.Document) string {
	d.Names, d.LeftOut = nil, nil
	return allText(d)
}

// A name goes from the page, the young person's words, the title and the foot; what stands for it depends on who is speaking.
func TestNamesAreReplacedOrRemoved(t *testing.T) {
	for _, large := range []bool{false, true} {
		r := free(record.Meeting)
		r.Large, r.Purpose, r.ForWhom = large, "Asked for by Kayleigh", "Kayleigh"
		r.Names = map[string]string{"Kayleigh": report.RemoveName, "Sian Probert": report.RoleName, "Jordan Blake": report.RemoveName}
		d := build(t, report.ReviewPack, r)
		text := allTextOfParts(d)
		for _, not := range []string{"kayleigh", "sian", "probert", "jordan", "blake"} {
			if i := strings.Index(strings.ToLower(text), not); i >= 0 {
				t.Errorf("it still says %q", text[max(0, i-40):min(len(text), i+40)])
			}
		}
		for _, want := range []string{"[name left out] drives her", "I go with [name left out]", "foster carer", "[foster carer]"} {
			if !strings.Contains(text, want) {
				t.Errorf("nowhere %q", want)
			}
		}
		if len(d.LeftOut) == 0 || !strings.Contains(strings.Join(d.LeftOut, "\n"), "Name: Kayleigh") {
			t.Errorf("it is not told: %q", d.LeftOut)
		}
	}
	r := free(record.Meeting)
	r.Names = map[string]string{"Jordan Blake": report.KeepName}
	if !strings.Contains(allTextOfParts(build(t, report.ReviewPack, r)), "Jordan comes along") {
		t.Error("a name that is kept is gone")
	}
}

func TestPerhapsANameRows(t *testing.T) {
	for text, want := range map[string]string{
		"She went with Keisha to town.":                     "Keisha",
		"Keisha said it was fine.":                          "Keisha",
		"Brought the letter.":                               "",
		"Went to Greenfields with Mo Farouk-Lee.":           "Mo Farouk-Lee",
		"Her GCSE in English on Monday, at NHS Hereford.":   "",
		"It is hard. College is closed at Christmas.":       "",
		"College was late; the college rang.":               "",
		"“Ẹniọlá” helps with Tigrinya.":                     "Ẹniọlá",
		"A friend, Ẹniọlá, helps with Tigrinya.":            "Ẹniọlá",
		"Amara and Bello went home.":                        "",
		"The house by the river. Then Jamie's mum visited.": "Jamie",
	} {
		r := report.Request{File: &care.File{Person: &care.Person{FirstName: "Amara", LastName: "Bello"}}, Today: today, Audience: record.Staff}
		r.File.Add(&care.Home{Meta: meta(), Kind: "foster", From: "2024-01-01", Town: "Hereford", Address: "4 Greenfields"})
		r.File.Add(&care.PlanPart{Meta: meta(), Part: "2", HowMet: text})
		d := build(t, report.ReviewPack, r)
		got := ""
		for _, f := range d.Names {
			got += f.Name
		}
		if got != want {
			t.Errorf("%q: found %q, not %q", text, got, want)
		}
	}
}

// A name that is removed goes however it is written, and an ordinary word that is spelt like it stays.
func TestRemovedHoweverWritten(t *testing.T) {
	r := request(record.Staff)
	r.File.Add(&care.Connection{Meta: meta(), Name: "Will Grace-Lowe", Role: "friend", NotToBeTold: value.No})
	r.File.Parts[0].HowMet = "Will helps. WILL’s car. will@example.org is his. Grace-Lowe again, and\nWill\nGrace-Lowe. It will do."
	r.Names = map[string]string{"Will Grace-Lowe": report.RemoveName}
	text := allTextOfParts(build(t, report.ReviewPack, r))
	for _, not := range []string{"Will", "WILL", "Grace-Lowe", "Lowe"} {
		if strings.Contains(text, not) {
			t.Errorf("it still says %q", not)
		}
	}
	if !strings.Contains(text, "It will do.") {
		t.Error("an ordinary word was removed")
	}
}
