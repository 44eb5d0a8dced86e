package measures

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/catalogue"
	"waymark/internal/value"
)

const from, to = value.Date("2026-04-01"), value.Date("2026-11-24")

func fig(id string, age, n, of, unknown int) Figure {
	m, ok := catalogue.MeasureByID(id)
	if !ok {
		panic(id)
	}
	return Figure{Measure: m, From: from, To: to, Age: age, N: n, Of: of, Unknown: unknown, People: of}
}

// split is how many of one age are counted, missing and unknown of one measure; app are those counted who are apprentices.
type split struct{ n, m, u, app int }

func (s split) of() int { return s.n + s.m + s.u }

func (s split) add(o split) split { return split{s.n + o.n, s.m + o.m, s.u + o.u, s.app + o.app} }

// agrees reports whether a row as it is printed can stand for these numbers: all that a reader is told, and that the program hides 1 to 5.
func agrees(s Shown, n, m, u int) bool {
	of := n + m + u
	switch s.State {
	case Whole:
		if s.N != n || s.Of != of {
			return false
		}
	case Under6:
		if s.Of != of || !small(n) {
			return false
		}
	case AllButFew:
		if s.Of != of || !small(of-n) {
			return false
		}
	case Hidden:
		if s.Of != of || small(n) || small(of-n) {
			return false
		}
	case TooFew:
		if !small(of) {
			return false
		}
	case NoRow:
		if small(of) {
			return false
		}
	}
	return s.Held < 0 || s.Held == n+m
}

// seen is, of each secret, whether a reader must think two values possible.
type seen []struct {
	watched     bool
	first, many int // the first value and how many different ones, 2 at most
}

// of is the place of a part of a row: the row of asPrinted, the age or 0, and which number of it.
func of(row, age, part int) int {
	if age > 0 {
		age -= FirstAge - 1
	}
	return (row*10+age)*6 + part
}

func (s seen) is(at, v int) {
	switch c := &s[at]; {
	case !c.watched || c.many == 2:
	case c.many == 0:
		c.first, c.many = v, 1
	case c.first != v:
		c.many = 2
	}
}

func (s seen) enough() bool {
	return !slices.ContainsFunc(s, func(c struct {
		watched     bool
		first, many int
	}) bool {
		return c.watched && c.many < 2
	})
}

// rows of a report whose other tables a reader tries: each shows one part of the splits.
var asPrinted = []struct {
	id, split string
	n         func(split) (n, m, u int)
}{
	{"eet", "eet", func(s split) (int, int, int) { return s.n, s.m, s.u }},
	{"neet", "eet", func(s split) (int, int, int) { return s.m, s.n, s.u }},
	{"apprenticeships", "eet", func(s split) (int, int, int) { return s.app, s.n - s.app + s.m, s.u }},
	{"suitable", "suitable", func(s split) (int, int, int) { return s.n, s.m, s.u }},
	{"in-touch", "in-touch", func(s split) (int, int, int) { return s.n, s.m, s.u }},
}

// TestNoHiddenNumberFollows makes reports about a few ages and tries every other table that agrees with what is printed: each number that was hidden,
// and each group of 1 to 5, must have at least two values among them. The tables are enumerated one by one, not by the program's own reckoning.
func TestNoHiddenNumberFollows(t *testing.T) {
	kinds := []string{"eet", "suitable", "in-touch"}
	whole, cut := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		ages := rapid.IntRange(1, 3).Draw(t, "ages")
		truth := map[string][]split{}
		for range ages {
			of := rapid.SampledFrom([]int{0, 1, 2, 3, 5, 6, 7}).Draw(t, "of")
			for _, k := range kinds {
				s := split{n: rapid.IntRange(0, of).Draw(t, k)}
				s.m = rapid.SampledFrom([]int{0, of - s.n, rapid.IntRange(0, of-s.n).Draw(t, "missing")}).Draw(t, "which")
				s.u = of - s.n - s.m
				if k == "eet" {
					s.app = rapid.IntRange(0, s.n).Draw(t, "apprentices")
				}
				truth[k] = append(truth[k], s)
			}
		}
		table := Table{People: 30, ByAge: map[string][]Figure{}}
		for _, r := range asPrinted {
			all := split{}
			for age := FirstAge; age <= LastAge; age++ {
				s := split{}
				if i := age - FirstAge; i < ages {
					s = truth[r.split][i]
				}
				all = all.add(s)
				n, m, u := r.n(s)
				table.ByAge[r.id] = append(table.ByAge[r.id], fig(r.id, age, n, n+m+u, u))
			}
			n, m, u := r.n(all)
			table.Figures = append(table.Figures, fig(r.id, 0, n, n+m+u, u))
		}
		if rapid.Bool().Draw(t, "one age alone as well") {
			s := table.ByAge["eet"][2]
			table.Figures = append(table.Figures, fig("eet-19", 0, s.N, s.Of, s.Unknown))
		}
		paper := Hide(table)
		why, all := follows(table, paper, ages, kinds)
		if why != "" {
			t.Fatal(why)
		}
		if whole++; !all {
			cut++
		}
	})
	if cut*4 > whole {
		t.Errorf("of %d reports %d were too large to try every table", whole, cut)
	}
}

// tables bounds how many tables are tried of one report.
const tables = 100_000

// follows names a secret that a reader can work out from a paper, "" when there is none; all is false when there were too many tables to try.
func follows(table Table, paper Paper, ages int, kinds []string) (why string, all bool) {
	left := tables
	secrets := make(seen, of(len(asPrinted), 0, 0))
	parts := []string{"counted", "missing", "unknown", "left over", "held", "of"}
	watch := func(row int, f Figure, s Shown) {
		for part, x := range []struct {
			v      int
			hidden bool
		}{{f.N, s.State != Whole}, {f.Held() - f.N, false}, {f.Unknown, false}, {f.Of - f.N, false}, {f.Held(), s.Held < 0 && s.Of >= 0}, {f.Of, s.Of < 0}} {
			secrets[of(row, f.Age, part)].watched = x.hidden || small(x.v)
		}
	}
	for i, r := range asPrinted {
		watch(i, table.Figures[i], paper.Figures[i])
		for a := range ages {
			watch(i, table.ByAge[r.id][a], paper.ByAge[r.id][a])
		}
	}
	say := func(row, age, n, m, u int) {
		for part, v := range []int{n, m, u, m + u, n + m, n + m + u} {
			secrets.is(of(row, age, part), v)
		}
	}
	// every split of an age that agrees with its own rows
	lists := map[[3]any][]split{}
	possible := func(kind string, age, people int) (out []split) {
		key := [3]any{kind, age, people}
		if l, ok := lists[key]; ok {
			return l
		}
		defer func() { lists[key] = out }()
		for n := 0; n <= people; n++ {
			for m := 0; n+m <= people; m++ {
				for app := 0; app <= n && (kind == "eet" || app == 0); app++ {
					s, ok := split{n, m, people - n - m, app}, true
					for _, r := range asPrinted {
						if r.split == kind {
							a, b, c := r.n(s)
							ok = ok && agrees(paper.ByAge[r.id][age], a, b, c)
						}
					}
					if ok {
						out = append(out, s)
					}
				}
			}
		}
		return out
	}
	headline := func(kind string, all split) bool {
		for i, r := range asPrinted {
			if r.split == kind {
				if a, b, c := r.n(all); !agrees(paper.Figures[i], a, b, c) {
					return false
				}
			}
		}
		return true
	}
	var each func(kind string, of []int, age int, sofar []split, all split, found func([]split, split) bool) bool
	each = func(kind string, of []int, age int, sofar []split, all split, found func([]split, split) bool) bool {
		if left--; left < 0 {
			return true
		}
		if age == ages {
			return headline(kind, all) && found(sofar, all)
		}
		for _, s := range possible(kind, age, of[age]) {
			if each(kind, of, age+1, append(sofar, s), all.add(s), found) {
				return true
			}
		}
		return false
	}
	done := false
	var denominators func(of []int)
	denominators = func(of []int) {
		if done || left < 0 {
			return
		}
		if len(of) < ages {
			for n := 0; n <= 16 && !done; n++ {
				if len(possible("suitable", len(of), n)) > 0 {
					denominators(append(of, n))
				}
			}
			return
		}
		for _, k := range kinds { // all must be possible before any counts
			if !each(k, of, 0, nil, split{}, func([]split, split) bool { return true }) {
				return
			}
		}
		for _, k := range kinds {
			each(k, of, 0, nil, split{}, func(list []split, all split) bool {
				for row, r := range asPrinted {
					if r.split != k {
						continue
					}
					for a, s := range append(list[:len(list):len(list)], all) {
						age := FirstAge + a
						if a == len(list) {
							age = 0
						}
						n, m, u := r.n(s)
						say(row, age, n, m, u)
					}
				}
				done = secrets.enough()
				return done
			})
		}
	}
	denominators(nil)
	if left < 0 {
		return "", false
	}
	for at, c := range secrets {
		if c.watched && c.many < 2 {
			return fmt.Sprintf("%s, age %d of the list, %s: follows from the report\n%+v\n%+v", asPrinted[at/60].id, at/6%10, parts[at%6], paper.Figures, paper.ByAge), true
		}
	}
	return "", true
}

// The program's own reckoning is not needed to see that the checker sees: with nothing hidden beyond 1 to 5 and what is left over, numbers do follow.
func TestTheCheckerFindsWhatFollows(t *testing.T) {
	table := Table{People: 30, ByAge: map[string][]Figure{}}
	for _, r := range asPrinted {
		all := split{}
		for age := FirstAge; age <= LastAge; age++ {
			s := split{}
			switch age {
			case 17:
				s = split{n: 7, m: 0, u: 1}
			case 18:
				s = split{n: 8}
			}
			all = all.add(s)
			n, m, u := r.n(s)
			table.ByAge[r.id] = append(table.ByAge[r.id], fig(r.id, age, n, n+m+u, u))
		}
		n, m, u := r.n(all)
		table.Figures = append(table.Figures, fig(r.id, 0, n, n+m+u, u))
	}
	naive := Paper{ByAge: map[string][]Shown{}}
	show := func(f Figure) Shown {
		s := Shown{Measure: f.Measure.ID, Age: f.Age, State: Whole, N: f.N, Of: f.Of, Held: f.Held()}
		if small(f.N) {
			s.State, s.N = Under6, -1
		} else if small(f.Of - f.N) {
			s.State, s.N = AllButFew, -1
		}
		return s
	}
	for i, r := range asPrinted {
		naive.Figures = append(naive.Figures, show(table.Figures[i]))
		for _, f := range table.ByAge[r.id] {
			naive.ByAge[r.id] = append(naive.ByAge[r.id], show(f))
		}
	}
	if why, all := follows(table, naive, 2, []string{"eet", "suitable", "in-touch"}); why == "" || !all {
		t.Error("a report that gives its numbers away passes")
	}
	if why, _ := follows(table, Hide(table), 2, []string{"eet", "suitable", "in-touch"}); why != "" {
		t.Error(why)
	}
}
