package catalogue

import (
	"strings"
	"testing"
)

func councilFile(t *testing.T) string {
	t.Helper()
	return ExampleStrategy()
}

func TestAnotherCouncilsStrategyNumbersDifferently(t *testing.T) {
	s, problems := ReadStrategy(councilFile(t))
	if problems != nil {
		t.Fatal(problems)
	}
	if !s.Own || s.ID != "practice-council-2025" || len(s.Priorities) != 6 || s.Read != "2025-04-01" {
		t.Errorf("%+v", s)
	}
	mapped := s.Mapped()
	if len(mapped) != 2 || mapped[0].Number != 3 || !mapped[0].Is(Health) || mapped[1].Number != 6 || !mapped[1].Is(LeavingCare) || mapped[0].Title() != "Promise 3" {
		t.Errorf("mapped: %+v", mapped)
	}
	if got := s.PrioritiesAbout(LeavingCare); len(got) != 1 || got[0].Number != 6 {
		t.Errorf("leaving care: %+v", got)
	}
	if len(s.Actions()) != 9 || len(mapped[0].Actions()) != 4 {
		t.Errorf("%d rows, %d about health", len(s.Actions()), len(mapped[0].Actions()))
	}
	a, ok := s.ActionByID("3a.1")
	if !ok || a.Number() != "3A.1" || a.Mark != Verified || a.Source != "Practice Council (made up), Cabinet paper of 12 March 2025" {
		t.Errorf("3A.1: %+v", a)
	}
	if p, ok := s.PriorityOf("6B.2"); !ok || p.Number != 6 {
		t.Errorf("6B.2 is of %+v", p)
	}
	if _, ok := s.ActionByID("P5.3a"); ok {
		t.Error("it has a row of the other strategy")
	}
	if b := s.BaselinesFor("3A.1"); len(b) != 1 || b[0].Of != 70 || *b[0].Percent != 87 || len(s.TrapsIn("PC1")) != 1 {
		t.Errorf("figures: %+v", b)
	}
	if n := s.NamesIn("the ICB decides"); len(n) != 1 || n[0].Meaning != "integrated care board" {
		t.Errorf("names: %+v", n)
	}
}

func TestTheBuiltInStrategySaysWhichPrioritiesAreOurs(t *testing.T) {
	s := BuiltIn()
	if h, l := s.PrioritiesAbout(Health), s.PrioritiesAbout(LeavingCare); len(h) != 1 || h[0].Number != 5 || len(l) != 1 || l[0].Number != 8 {
		t.Errorf("health %+v, leaving care %+v", h, l)
	}
	if len(s.Mapped()) != 2 || len(s.Baselines) != 40 || len(s.Traps) != 7 || len(s.Missing) != 11 || s.Own {
		t.Errorf("%d mapped, %d figures, %d traps, %d missing", len(s.Mapped()), len(s.Baselines), len(s.Traps), len(s.Missing))
	}
	for _, id := range []string{"P5.3a", "p5.3a", "5.3a"} {
		if a, ok := s.ActionByID(id); !ok || a.ID != "P5.3a" {
			t.Errorf("%s finds %s", id, a.ID)
		}
	}
}

// Each row spoils the example in one place and names the line and the sentence that must come back, and nothing else.
func TestAFileThatDoesNotFitNamesItsLines(t *testing.T) {
	good := councilFile(t)
	lineOf := func(piece string) int {
		i := strings.Index(good, piece)
		if i < 0 {
			t.Fatalf("the example has no %q", piece)
		}
		return strings.Count(good[:i], "\n") + 1
	}
	for _, c := range []struct{ was, is, want string }{
		{`objective = "3B"` + "\nplain = \"A nurse", `objective = "9Z"` + "\nplain = \"A nurse", `There is no objective "9Z".`},
		{"number = 6\n", "number = 5\n", "The number 5 stands twice."},
		{`id = "6B.2"`, `id = "6B.1"`, "The id 6B.1 stands twice."},
		{`subjects = ["health"]`, `subjects = ["wealth"]`, `"wealth" is not a subject: health, leaving care.`},
		{`record = "DC", signs = ["drop-in"]`, `record = "DC", signs = ["dropin"]`, `There is no sign "dropin".`},
		{`record = "DC", signs = ["drop-in"]`, `record = "DX", signs = ["drop-in"]`, `"DX" is not a kind of record: PP, HP, IS, SV, DC.`},
		{`signs = ["suitability"]`, `signs = ["sdq"]`, `The sign "sdq" belongs to HP, not to PP.`},
		{`matters = [7]`, `matters = [13]`, "There is no part 13 of a plan."},
		{"count = 61\n", "count = 71\n", "71 of 70 cannot be."},
		{"percent = 64\n", "percent = 640\n", "640 is not a percentage."},
		{`baselines = ["PC1", "PC2"]`, `baselines = ["PC1", "PC3"]`, `There is no starting figure "PC3".`},
		{`actions = ["6B.1"]`, `actions = ["5.3b"]`, `There is no action "5.3b".`},
		{`figures = ["dropin-visits", "in-touch"]`, `figures = ["dropin-visits", "in-tuch"]`, `There is no measure "in-tuch" (waymarkctl measures --json names them).`},
		{`same = "health-in-date"`, `same = "health"`, `There is no measure "health" (waymarkctl measures --json names them).`},
		{"to_year = 2028", "to_year = 2008", "The last year, 2008, is before the first, 2025."},
		{`council = "Practice Council (made up)"`, `council = ""`, "The council is missing."},
		{`measure_beside = "In touch at 19, 20 and 21: 95%"`, `measure_beside = "In touch"`, "This measure is not one of the objective 6B."},
		{"who = \"16+ team\"", "whom = \"16+ team\"", "action.whom is not a key that a strategy has."},
		{"who = \"16+ team\"", "who = 16+ team", "This cannot be read: "},
		{"who = \"16+ team\"", "who = 16", "who cannot be read here: words and days stand in quotation marks"},
		{"number = 4\n", "number = \"4\"\n", "number cannot be read here"},
		{`evidence = [{ record = "PP", signs = ["suitability"] }]`, `evidence = "PP"`, "evidence cannot be read here"},
	} {
		s, problems := ReadStrategy(strings.Replace(good, c.was, c.is, 1))
		if s != nil || len(problems) == 0 {
			t.Errorf("%q was taken", c.is)
			continue
		}
		first := problems[0]
		for _, p := range problems {
			if strings.Contains(p.Text, c.want) {
				first = p
			}
		}
		line := lineOf(c.was)
		if !strings.Contains(first.Text, c.want) || first.Line != line {
			t.Errorf("%q: line %d wanted, got %v", c.is, line, problems)
		}
	}
}

func TestEveryProblemOfAFileIsSaidAtOnce(t *testing.T) {
	_, problems := ReadStrategy("[about]\ntitle = \"x\"\n\n[[priority]]\nnumber = 0\n")
	var all []string
	for _, p := range problems {
		all = append(all, p.String())
	}
	text := strings.Join(all, "\n")
	for _, want := range []string{"Line 1: [about] has no source", "Line 1: [about] has no read", "There is no [[strategy]]", "Line 4: The name of the priority is missing.", "There is no [[action]]"} {
		if !strings.Contains(text, want) {
			t.Errorf("not said: %s\n%s", want, text)
		}
	}
	for _, c := range []struct{ text, want string }{{" \n", "The file is empty."}, {strings.Repeat("# x\n", MaxStrategy/4+1), "has 200 KB at most"}, {good2(councilFile(t)), "A file holds one strategy."}} {
		if _, p := ReadStrategy(c.text); len(p) == 0 || !strings.Contains(p[0].Text+p[len(p)-1].Text, c.want) {
			t.Errorf("want %q, got %v", c.want, p)
		}
	}
}

// good2 is the example with a second strategy in it.
func good2(text string) string {
	return text + "\n[[strategy]]\nid = \"other\"\nname = \"Other\"\ncouncil = \"Other\"\n"
}

func TestASignBelongsToOneKindOfRecord(t *testing.T) {
	if s := SignsFor(Evidence{Record: Contacts, Signs: []string{"drop-in"}}); len(s) != 1 || s[0].Plural() != "drop-in visits" {
		t.Errorf("%+v", s)
	}
	all := SignsFor(Evidence{Record: Savings})
	if len(all) != len(signIDs(Savings)) || len(all) < 4 {
		t.Errorf("savings have %d signs", len(all))
	}
	if SignsFor(Evidence{Record: Savings, ByHand: true}) != nil {
		t.Error("what is chosen by hand has signs")
	}
	if _, ok := SignByID("nothing"); ok {
		t.Error("found a sign that is not there")
	}
}

func FuzzAStrategyFile(f *testing.F) {
	f.Add(ExampleStrategy())
	f.Add("[about]\n[[strategy]]\n[[action]]\nevidence = [{record=\"DC\"}]")
	f.Fuzz(func(t *testing.T, text string) {
		s, problems := ReadStrategy(text)
		if (s == nil) == (len(problems) == 0) {
			t.Errorf("a strategy %v and the problems %v", s != nil, problems)
		}
		for _, p := range problems {
			if p.Line < 0 || p.Line > strings.Count(text, "\n")+2 {
				t.Errorf("line %d of %d", p.Line, strings.Count(text, "\n")+1)
			}
		}
	})
}
