package catalogue

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestStrategyCounts(t *testing.T) {
	s := Strategies()
	if len(s) != 1 || len(s[0].Priorities) != 8 {
		t.Fatalf("%d strategies", len(s))
	}
	rows := map[int]int{}
	objectives := map[int]int{}
	for _, p := range s[0].Priorities {
		objectives[p.Number] = len(p.Objectives)
		for _, o := range p.Objectives {
			rows[p.Number] += len(o.Actions)
			for _, a := range o.Actions {
				if a.Objective != o.ID || !strings.HasPrefix(a.ID, o.ID) {
					t.Errorf("%s under %s", a.ID, o.ID)
				}
			}
		}
	}
	if objectives[5] != 3 || objectives[8] != 7 || rows[5] != 9 || rows[8] != 18 || len(Actions()) != 27 {
		t.Errorf("objectives %v, rows %v, %d actions", objectives, rows, len(Actions()))
	}
	for _, a := range Actions() {
		if a.Plain == "" || a.Text == "" || a.Who == "" || a.Mark != Verified {
			t.Errorf("%s is not whole", a.ID)
		}
	}
	if a, ok := ActionByID("P5.3a"); !ok || a.Number() != "5.3a" || !a.EvidencedBy(HealthPassport) || a.EvidencedBy(Savings) {
		t.Errorf("P5.3a: %+v", a)
	}
	if _, ok := ActionByID("P9.9z"); ok {
		t.Error("found an action that is not there")
	}
	if o, _ := ObjectiveByID("P5.3"); len(o.Measures) != 2 {
		t.Errorf("P5.3 has %d measures", len(o.Measures))
	}
	if o, _ := ObjectiveByID("P8.1"); len(o.Measures) != 3 {
		t.Errorf("P8.1 has %d measures", len(o.Measures))
	}
}

// The five cells that the paper breaks over a page, or that share a cell, in the pieces in which they stand there.
var broken = map[string][]string{
	"Effective and timely liaison with colleagues to ensure needs of children placed out of County are met and smooth transition of services if children move placements": {
		"Effective and timely liaison with colleagues to ensure needs of children placed out of County are met and smooth transition of services if children move", "placements"},
	"Ensuring accurate recording of disability on MOSAIC": {"Ensuring accurate recording of", "disability on MOSAIC"},
	"Children's Social care and performance team":         {"Children's Social care", "and performance team"},
	"% of care leavers successfully sustaining a tenancy": {"% of care leavers successfully sustaining a", "tenancy"},
	"Work with housing providers (including private rented sector) to develop move on accommodation and shared housing options suitable for care leavers": {
		"Work with housing providers (including private rented sector)", "to develop move on accommodation and shared housing options suitable for care leavers"},
	"% of looked after children and care leavers who are NEET at age 19 and 21 is better than national average and improves each year": {
		"% of looked after children and care leavers who are NEET at age 19 and 21 is better than national average and improves each", "year"},
}

var blanks = regexp.MustCompile(`\s+`)

// plain makes apostrophes, quotation marks and spaces equal: the papers were typed with both kinds.
func plain(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(s)
	return strings.TrimSpace(blanks.ReplaceAllString(s, " "))
}

func paper(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(b) == 0 {
		t.Fatal(name + " is empty")
	}
	return plain(string(b))
}

func TestWordingOfTheActionPlanIsThePapers(t *testing.T) {
	text := paper(t, "action-plan")
	used := 0
	stands := func(id, words string) {
		t.Helper()
		pieces, ok := broken[words]
		if !ok {
			pieces = []string{words}
		} else {
			used++
			if strings.Join(pieces, " ") != words {
				t.Errorf("%s: pieces do not make %q", id, words)
			}
		}
		for _, p := range pieces {
			if !strings.Contains(text, plain(p)) {
				t.Errorf("%s: not in the paper: %q", id, p)
			}
		}
	}
	for _, p := range Strategies()[0].Priorities {
		for _, o := range p.Objectives {
			stands(o.ID, o.Text)
			for _, m := range o.Measures {
				stands(o.ID, m)
			}
			for _, a := range o.Actions {
				stands(a.ID, a.Text)
				stands(a.ID, a.Who)
			}
		}
	}
	if used != len(broken) {
		t.Errorf("%d of %d broken cells met", used, len(broken))
	}
	names := paper(t, "priorities")
	for _, p := range Strategies()[0].Priorities {
		if !strings.Contains(names, plain(p.Name)) {
			t.Errorf("priority %d: %q", p.Number, p.Name)
		}
	}
	related := paper(t, "related")
	for _, r := range RelatedRows() {
		text := plain(r.Text)
		if before, after, ok := strings.Cut(text, "protocols are "); ok { // crosses a page
			if !strings.Contains(related, before+"protocols are") || !strings.Contains(related, after) {
				t.Errorf("not in the paper: %q", text)
			}
			continue
		}
		if !strings.Contains(related, text) {
			t.Errorf("not in the paper: %q", text)
		}
	}
}

func TestQuotesStandInThePapersWordForWord(t *testing.T) {
	texts := map[string]string{}
	all := Quotes("")
	if len(all) != 49 {
		t.Errorf("%d quotes", len(all))
	}
	for _, q := range all {
		if texts[q.Paper] == "" {
			texts[q.Paper] = paper(t, q.Paper)
		}
		if !strings.Contains(texts[q.Paper], plain(q.Text)) {
			t.Errorf("%s does not say %q", q.Source, q.Text)
		}
	}
	if strings.Contains(texts["herefordshire-2017"], "words that nobody wrote") {
		t.Error("the search finds everything")
	}
	for _, r := range recordLetters {
		if len(Quotes(r)) == 0 {
			t.Errorf("nothing about %s", r)
		}
	}
}

func TestNamesOfTheYear(t *testing.T) {
	if got := NamesIn("within the Council, WVT or CCG"); len(got) != 2 || got[0].Now != "integrated care board" || got[0].Since != "2022-07-01" || got[1].Match != "WVT" {
		t.Errorf("%+v", got)
	}
	if got := NamesIn("CCGs and LACs"); got != nil {
		t.Errorf("parts of words count: %+v", got)
	}
}
