package measures

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/catalogue"
	"waymark/internal/value"
)

func on(f Figure, from, to value.Date) Figure { f.From, f.To = from, to; return f }

func TestHideOneRow(t *testing.T) {
	for _, c := range []struct {
		n, of, unknown       int
		big, small, evidence string
	}{
		{15, 21, 0, "71%", "15 of 21", "21 of 21"},
		{0, 21, 0, "0%", "0 of 21", "21 of 21"},
		{21, 21, 0, "100%", "21 of 21", "21 of 21"},
		{5, 21, 0, "Under 6", "of 21", "21 of 21"},
		{16, 21, 0, "All but a few", "of 21", "21 of 21"},
		{15, 21, 6, "71%", "15 of 21", "15 of 21"},
		{15, 21, 3, "71%", "15 of 21", "not shown, of 21"}, // 3 not known
		{15, 21, 2, "71%", "15 of 21", "not shown, of 21"}, // 2 not known and 4 missing
		{3, 5, 0, "Not shown", "fewer than 6 people", "not shown"},
		{0, 0, 0, "None", "nobody to count", "0 of 0"},
	} {
		s := Hide(Table{People: 30, Figures: []Figure{fig("plan-held", 0, c.n, c.of, c.unknown)}}).Figures[0]
		if s.Big() != c.big || s.Small() != c.small || s.Evidence() != c.evidence {
			t.Errorf("%d of %d, %d not known: %q, %q, %q", c.n, c.of, c.unknown, s.Big(), s.Small(), s.Evidence())
		}
		lo, hi, ok := s.Range()
		if all := c.big == "All but a few"; all != (ok && lo < hi) || strings.HasSuffix(c.big, "%") != (ok && lo == hi) {
			t.Errorf("%s is drawn from %v to %v, %v", c.big, lo, hi, ok)
		}
	}
	visits := fig("dropin-visits", 0, 61, 27, 0)
	for by, want := range map[int]string{18: "61 visits, by 18 of 27 people", 4: "Under 6 people, of 27", 24: "61 visits, by all but a few of 27 people"} {
		visits.By = by
		if s := Hide(Table{People: 30, Figures: []Figure{visits}}).Figures[0]; s.Big()+", "+s.Small() != want {
			t.Errorf("by %d: %s, %s", by, s.Big(), s.Small())
		}
	}
}

func TestNoReportUnderSix(t *testing.T) {
	p := Hide(Table{People: 5, Figures: []Figure{fig("plan-held", 0, 0, 0, 0), fig("eet", 0, 5, 5, 0)}})
	if !p.None || p.Figures[0].Of >= 0 || p.Figures[1].Big() != "Not shown" {
		t.Errorf("a report about 5 people: %+v", p)
	}
	if Hide(Table{People: 6}).None {
		t.Error("6 people are enough")
	}
}

func TestTwoSidesOfTheSamePeople(t *testing.T) {
	// 3 of 20 are not in work: then 17 are, where everything is known
	p := Hide(Table{People: 30, Figures: []Figure{fig("eet", 0, 17, 20, 0), fig("neet", 0, 3, 20, 0)}})
	if p.Figure("eet").State != AllButFew || p.Figure("neet").State != Under6 || p.Figure("nothing") != nil {
		t.Errorf("%+v", p.Figures)
	}
	// 8 in work, 8 not, 4 not known: 8 and 8 are shown, so the evidence is not, and one of the two cannot be
	p = Hide(Table{People: 30, Figures: []Figure{fig("eet", 0, 8, 20, 4), fig("neet", 0, 8, 20, 4)}})
	if p.Figure("eet").State == Whole && p.Figure("neet").State == Whole || p.Figure("eet").Held >= 0 || p.Figure("neet").Held >= 0 {
		t.Errorf("4 not known follow: %+v", p.Figures)
	}
}

func TestPartsOfARow(t *testing.T) {
	// 14 have their passport, 12 of them with a copy: 2 without one
	p := Hide(Table{People: 30, Figures: []Figure{fig("passport-given", 0, 14, 24, 0), fig("passport-on-file", 0, 12, 24, 0)}})
	if p.Figures[0].State == Whole && p.Figures[1].State == Whole {
		t.Errorf("2 without a copy follow: %+v", p.Figures)
	}
	// 8 without one are no secret
	p = Hide(Table{People: 30, Figures: []Figure{fig("passport-given", 0, 18, 24, 0), fig("passport-on-file", 0, 10, 24, 0)}})
	if p.Figures[0].State != Whole || p.Figures[1].State != Whole {
		t.Errorf("more is hidden than needs to be: %+v", p.Figures)
	}
}

// TestVisitorsAreCountedOnce: how many came is the denominator of how safe they felt, so the one may not stand there when the other is hidden.
func TestVisitorsAreCountedOnce(t *testing.T) {
	came := func(by, felt int) Paper {
		visits := fig("dropin-visits", 0, 99, 24, 0)
		visits.By = by
		return Hide(Table{People: 30, Figures: []Figure{visits, fig("dropin-safe", 0, felt, by, 0)}})
	}
	// 23 of 24 came: "of 23" beside it would say so
	p := came(23, 15)
	if p.Figure("dropin-visits").State != AllButFew || p.Figure("dropin-safe").Of >= 0 {
		t.Errorf("1 who never came follows: %+v", p.Figures)
	}
	// 18 of 24 came: no secret
	p = came(18, 10)
	if p.Figure("dropin-visits").State != Whole || p.Figure("dropin-safe").State != Whole {
		t.Errorf("more is hidden than needs to be: %+v", p.Figures)
	}
}

func TestQuartersAddUp(t *testing.T) {
	took := func(n, of int, from, to value.Date) Figure { return on(fig("took-part", 0, n, of, 0), from, to) }
	table := Table{People: 30, Figures: []Figure{took(24, 30, "2026-04-01", "2026-12-31")},
		Earlier: map[string][]Figure{"took-part": {took(8, 8, "2026-04-01", "2026-06-30"), took(14, 14, "2026-07-01", "2026-09-30"), took(2, 8, "2026-10-01", "2026-12-31")}}}
	p := Hide(table)
	q := p.Earlier["took-part"]
	if q[2].State != Under6 {
		t.Fatalf("2 of 8: %+v", q[2])
	}
	if p.Figures[0].State == Whole && q[0].State == Whole && q[1].State == Whole {
		t.Error("24 - 8 - 14 = 2")
	}
	table.Earlier["took-part"] = table.Earlier["took-part"][1:] // the first quarter is not printed: nothing adds up
	if p = Hide(table); p.Figures[0].State != Whole || p.Earlier["took-part"][0].State != Whole {
		t.Errorf("more is hidden than needs to be: %+v", p)
	}
}

// TestHideIsStable: what is shown is true, no hidden number is in the figure, and hiding is the same twice.
func TestHideIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := Table{People: rapid.IntRange(6, 60).Draw(t, "people"), Earlier: map[string][]Figure{}}
		for _, m := range catalogue.Measures() {
			f := fig(m.ID, 0, 0, rapid.IntRange(0, 30).Draw(t, "of"), 0)
			counted := rapid.IntRange(0, f.Of).Draw(t, "n")
			f.Unknown = rapid.IntRange(0, f.Of-counted).Draw(t, "unknown")
			f.N, f.By = counted, counted
			if f.Visits() {
				f.N = counted * 3
			}
			table.Figures = append(table.Figures, f)
			table.Earlier[m.ID] = append(table.Earlier[m.ID], on(f, from.AddYears(-1), to.AddYears(-1)))
		}
		p, again := Hide(table), Hide(table)
		for i, s := range p.Figures {
			f := table.Figures[i]
			if s != again.Figures[i] {
				t.Fatalf("%s: %+v and %+v", s.Measure, s, again.Figures[i])
			}
			if s.N >= 0 && s.N != f.N || s.Of >= 0 && s.Of != f.Of || s.Held >= 0 && s.Held != f.Held() || s.By > 0 && s.By != f.By {
				t.Fatalf("%+v of %d of %d, %d", s, f.N, f.Of, f.Unknown)
			}
			if n := f.counts(); s.State == Whole && (small(n) || small(f.Of-n)) || s.Held >= 0 && (small(s.Held) || small(f.Unknown)) {
				t.Fatalf("%+v is shown of %d of %d, %d", s, f.N, f.Of, f.Unknown)
			}
		}
	})
}

func BenchmarkHide(b *testing.B) {
	table := Table{People: 200, ByAge: map[string][]Figure{}, Earlier: map[string][]Figure{}}
	for i, m := range catalogue.Measures() {
		f := fig(m.ID, 0, 20+i, 60+i, i%7)
		f.By = f.N
		table.Figures = append(table.Figures, f)
		for y := 1; y < 8; y++ {
			table.Earlier[m.ID] = append(table.Earlier[m.ID], on(fig(m.ID, 0, 3+y*i%17, 25+i%9, (i+y)%5), from.AddYears(-y), to.AddYears(-y)))
		}
		if m.ByAge {
			for age := FirstAge; age <= LastAge; age++ {
				table.ByAge[m.ID] = append(table.ByAge[m.ID], fig(m.ID, age, (age+i)%8, 8+age%3, 0))
			}
		}
	}
	for b.Loop() {
		Hide(table)
	}
}
