package catalogue

import (
	"slices"
	"strings"
	"testing"

	"waymark/internal/value"
)

func TestEveryFileLoadsAndSaysWhereItComesFrom(t *testing.T) {
	Load()
	files := Files()
	if len(files) != 17 {
		t.Fatalf("%d files", len(files))
	}
	for _, f := range files {
		if f.Title == "" || f.Source == "" || f.Read < "2026-11-22" {
			t.Errorf("%q: source %q read %q", f.Title, f.Source, f.Read)
		}
	}
}

type spoiled struct {
	About About `toml:"about"`
}

func (*spoiled) settle() error { return nil }

func TestAnUnknownKeyIsRefused(t *testing.T) {
	if err := parse("words", &spoiled{}); err == nil || !strings.Contains(err.Error(), "unknown key") {
		t.Errorf("got %v", err)
	}
	if err := parse("nothing", &spoiled{}); err == nil {
		t.Error("a missing file was accepted")
	}
}

func TestEveryReferenceLeadsSomewhere(t *testing.T) {
	action := func(from, id string) {
		if _, ok := ActionByID(id); !ok {
			t.Errorf("%s names action %q", from, id)
		}
	}
	matter := func(from string, n int) {
		if _, ok := MatterByNumber(n); !ok {
			t.Errorf("%s names matter %d", from, n)
		}
	}
	for _, a := range Areas() {
		for _, id := range a.Actions {
			action("area "+a.ID, id)
		}
		for _, n := range a.Matters {
			matter("area "+a.ID, n)
		}
		if !a.Optional && len(a.Actions) == 0 {
			t.Errorf("area %s serves nothing", a.ID)
		}
	}
	for _, a := range Actions() {
		for _, e := range a.Evidence {
			for _, n := range e.Matters {
				matter(a.ID, n)
			}
			for _, id := range e.Areas {
				if _, ok := AreaByID(id); !ok {
					t.Errorf("%s names area %q", a.ID, id)
				}
			}
			for _, id := range e.Skills {
				if _, ok := SkillByID(id); !ok {
					t.Errorf("%s names skill %q", a.ID, id)
				}
			}
		}
	}
	for _, b := range Baselines() {
		for _, id := range b.Actions {
			action(b.ID, id)
		}
	}
	for _, m := range MissingBaselines() {
		for _, id := range m.Actions {
			action(m.Measure, id)
		}
	}
	for _, r := range RelatedRows() {
		for _, id := range r.Beside {
			action(r.Text, id)
		}
	}
	for _, p := range Topics() {
		for _, n := range p.Matters {
			matter(p.ID, n)
		}
	}
	for _, r := range Rules() {
		if r.Sense != Before {
			continue
		}
		if _, ok := RuleByID(r.BeforeWhat); !ok && r.BeforeWhat != "18th birthday" {
			t.Errorf("%s is before %q", r.ID, r.BeforeWhat)
		}
	}
}

func TestBaselines(t *testing.T) {
	all := Baselines()
	if len(all) != 40 || all[0].ID != "B01" || all[39].ID != "B40" {
		t.Fatalf("%d baselines", len(all))
	}
	number := func(id string) (int, int) {
		b, ok := BaselineByID(id)
		if !ok {
			t.Fatal(id)
		}
		return b.Count, b.Of
	}
	// The first and review assessments make up all that were completed.
	_, first := number("B01")
	_, review := number("B02")
	_, up := number("B04")
	if first+review != up || up != 288 {
		t.Errorf("%d + %d, %d", first, review, up)
	}
	for _, b := range all {
		if b.Of > 0 && b.Percent != nil {
			if got := float64(b.Count) * 100 / float64(b.Of); got-*b.Percent > 0.51 || *b.Percent-got > 0.51 {
				t.Errorf("%s: %d of %d is %.1f%%, printed %.1f%%", b.ID, b.Count, b.Of, got, *b.Percent)
			}
		}
	}
	if got := BaselinesFor("P8.3a"); len(got) < 3 {
		t.Errorf("P8.3a has %d starting figures; three pictures differ", len(got))
	}
	for _, id := range []string{"B16", "B19", "B26"} {
		if len(TrapsIn(id)) == 0 {
			t.Errorf("%s carries no warning", id)
		}
	}
	if len(MissingBaselines()) != 11 {
		t.Errorf("%d measures without a figure", len(MissingBaselines()))
	}
}

func TestSkills(t *testing.T) {
	core, optional, before := 0, 0, 0
	area := map[string]int{}
	for _, s := range Skills() {
		area[s.Area]++
		a, _ := AreaByID(s.Area)
		if a.Optional {
			optional++
		} else {
			core++
		}
		if s.Before {
			before++
		}
		if s.Short == "" || len(s.Short) > 36 || strings.HasSuffix(s.Text, ".") || strings.ContainsAny(s.Text, "★·") {
			t.Errorf("%s: %q / %q", s.ID, s.Text, s.Short)
		}
	}
	if core != 105 || optional != 8 || before != 25 || len(Areas()) != 11 {
		t.Errorf("%d core, %d optional, %d before a move, %d areas", core, optional, before, len(Areas()))
	}
	// The numbers beside the areas on the skills screen.
	for id, n := range map[string]int{"A": 12, "B": 10, "C": 10, "D": 11, "E": 12, "F": 10, "G": 10, "H": 9, "I": 11, "J": 10, "K": 8} {
		if area[id] != n || len(SkillsIn(id)) != n {
			t.Errorf("area %s has %d", id, area[id])
		}
	}
	if s, ok := SkillByID("MO02"); !ok || s.ICan() != "I can make a budget and keep to it for a month" || s.Title() != "Make a budget and keep to it for a month" || !s.Before {
		t.Errorf("%+v", s)
	}
	if s := Steps(); len(s) != 5 || s[3].Young != "I can do it myself most times." || s[0].Name != "Not yet" {
		t.Errorf("%+v", s)
	}
	if _, ok := StepAt(0); ok {
		t.Error("not rated is a step")
	}
	if StandardItem(7) != "entitlements" || StandardItem(8) != "" {
		t.Error("outcomes of the standard")
	}
}

func TestMatters(t *testing.T) {
	all := Matters()
	if len(all) != 12 || len(Boxes()) != 7 || len(PlanChecks()) != 4 {
		t.Fatalf("%d matters, %d boxes, %d checks", len(all), len(Boxes()), len(PlanChecks()))
	}
	// Both lists are whole: every paragraph 1 to 10 stands once.
	var clr, cppcr []int
	for _, m := range all {
		if m.Of > 0 { // counted under another
			if of, ok := MatterByNumber(m.Of); !ok || of.CLR != m.CLR || of.CPPCR != m.CPPCR {
				t.Errorf("matter %d is not under %d", m.Number, m.Of)
			}
			continue
		}
		if m.CLR > 0 {
			clr = append(clr, m.CLR)
		}
		if m.CPPCR > 0 {
			cppcr = append(cppcr, m.CPPCR)
		}
		if m.EmptyFor("Amara") == m.Empty || m.Screen == "" || m.Law == "" {
			t.Errorf("matter %d: %q", m.Number, m.Empty)
		}
	}
	ten := []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}
	slices.Sort(clr)
	if !slices.Equal(clr, ten) || !slices.Equal(cppcr, ten) {
		t.Errorf("CLR %v, CPPCR %v", clr, cppcr)
	}
	money, _ := MatterByNumber(8)
	if got := money.InLaw(true); got != "in the regulations: financial support (Schedule 8, paragraph 8)" {
		t.Error(got)
	}
	contingency, _ := MatterByNumber(10)
	if got := contingency.InLaw(false); got != "in the regulations: contingency plans (Schedule 1, paragraph 4)" {
		t.Error(got)
	}
	home, _ := MatterByNumber(3)
	if got := home.EmptyFor("Amara"); got != "Nothing written yet. What does Amara want?" || !home.Suitability {
		t.Error(got)
	}
	if a, b := len(Consultees(true)), len(Consultees(false)); a != 13 || b != 10 {
		t.Errorf("%d to ask in care, %d after", a, b)
	}
	if points, source := SuitabilityPoints(); len(points) != 14 || source == "" {
		t.Errorf("%d points", len(points))
	}
}

func TestHints(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"The placement broke down.", []string{"placement"}},
		{"After two placements a placement breakdown", []string{"placement", "placement breakdown"}},
		{"Replacement of the pan", nil},
		{"The PA and the Spa", []string{"PA"}},
		{"Her LAC nurse, a sibling and her siblings", []string{"LAC nurse", "sibling", "sibling"}},
		{"", nil},
		{"ſibling é contact", []string{"contact"}},
		{"non-compliant", []string{"non-compliant"}},
	} {
		var got []string
		for _, h := range Hints(c.text) {
			got = append(got, h.Term)
			if !strings.EqualFold(strings.TrimSuffix(c.text[h.At:h.End], "s"), strings.TrimSuffix(h.Term, "s")) || h.Say == "" {
				t.Errorf("%q: %+v", c.text, h)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestTopicsAndModes(t *testing.T) {
	keys := ""
	for _, x := range Topics() {
		keys += x.Key
	}
	if keys != "HMOPWFBLECK" || len(Modes()) != 10 || len(Venues()) != 1 {
		t.Errorf("keys %s, %d modes", keys, len(Modes()))
	}
	if x, ok := TopicByKey("p"); !ok || x.Name != "Money" {
		t.Errorf("%+v", x)
	}
	if _, ok := TopicByKey("Z"); ok {
		t.Error("Z is a topic")
	}
}

func TestOriginValidity(t *testing.T) {
	o := Origin{From: "2023-04-01", To: "2024-03-31", Source: "A", Read: "2026-11-22"}
	for day, want := range map[value.Date]bool{"2023-03-31": false, "2023-04-01": true, "2024-03-31": true, "2024-04-01": false, "": false} {
		if o.ValidOn(day) != want {
			t.Errorf("%q", day)
		}
	}
	if got := o.SourceLine(); got != "A (read 22 November 2026)" {
		t.Error(got)
	}
	o.Check = true
	if got := o.SourceLine(); got != "A (read 22 November 2026): check before relying on this" {
		t.Error(got)
	}
}
