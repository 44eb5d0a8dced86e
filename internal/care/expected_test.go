package care

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waymark/internal/record"
	"waymark/internal/value"
)

// policy is £2 to 10 and £4.50 from 11, then £2.50 and £5 from a day on.
func policy(change value.Date) []*Rate {
	line := func(from value.Date, low, high int, pence value.Money) *Rate {
		return &Rate{From: from, AgeFrom: low, AgeTo: high, Weekly: pence}
	}
	return []*Rate{line("2015-04-01", 0, 10, 200), line("2015-04-01", 11, 17, 450), line(change, 0, 10, 250), line(change, 11, 17, 500)}
}

func account(expects string, weekly value.Money, from value.Date) *Account {
	return &Account{Meta: record.Meta{ID: "a"}, Expects: expects, Weekly: weekly, WeeklyFrom: from}
}

func person(born value.Date, care ...*CarePeriod) *File {
	return &File{Person: &Person{Born: born}, CarePeriods: care}
}

func TestWhatIsExpected(t *testing.T) {
	in := &CarePeriod{From: "2020-01-01"}
	left := &CarePeriod{From: "2020-01-01", To: "2026-03-04"}
	for _, c := range []struct {
		name     string
		f        *File
		a        *Account
		from, to value.Date
		want     value.Money
	}{
		{"own sum, three weeks", person("2010-05-03", in), account("", 500, "2026-01-05"), "2026-01-05", "2026-01-25", 1500},
		{"a begun week is not counted", person("2010-05-03", in), account("own", 500, "2026-01-05"), "2026-01-05", "2026-01-24", 1000},
		{"nothing before the first day", person("2010-05-03", in), account("", 500, "2026-01-12"), "2026-01-05", "2026-01-25", 1000},
		{"by age, 11 and over", person("2010-05-03", in), account("policy", 0, "2026-01-05"), "2026-01-05", "2026-01-18", 900},
		{"by age, to 10", person("2018-05-03", in), account("policy", 999, "2026-01-05"), "2026-01-05", "2026-01-18", 400},
		{"the 11th birthday in mid-week counts from the next week", person("2015-01-08", in), account("policy", 0, "2026-01-05"), "2026-01-05", "2026-01-18", 200 + 450},
		{"the rate changes in mid-week: the week keeps its first day's", person("2010-05-03", in), account("policy", 0, "2026-03-30"), "2026-03-30", "2026-04-12", 450 + 500},
		{"the rate changes on the first day of a week", person("2010-05-03", in), account("policy", 0, "2026-04-01"), "2026-04-01", "2026-04-07", 500},
		{"born on 29 February: 11 on 1 March", person("2012-02-29", in), account("policy", 0, "2023-02-27"), "2023-02-27", "2023-03-12", 200 + 450},
		{"weeks over 29 February", person("2010-05-03", in), account("own", 500, "2024-02-26"), "2024-02-26", "2024-03-10", 1000},
		{"not from the 18th birthday", person("2008-01-14", in), account("own", 500, "2026-01-05"), "2026-01-05", "2026-01-25", 1000},
		{"not after care ended", person("2010-05-03", left), account("own", 500, "2026-02-23"), "2026-02-23", "2026-03-15", 1000},
		{"not after the account closed", person("2010-05-03", in), &Account{Meta: record.Meta{ID: "a"}, Weekly: 500, WeeklyFrom: "2026-01-05", Closed: "2026-01-11"}, "2026-01-05", "2026-01-25", 500},
		{"the policy has no line for the age", person("2010-05-03", in), account("policy", 0, "2014-01-06"), "2014-01-06", "2014-01-19", 0},
		{"the birth date is not known", person("", in), account("policy", 0, "2026-01-05"), "2026-01-05", "2026-01-18", 0},
	} {
		if got := SavingOf(c.f, c.a, policy("2026-04-01"), "2026-11-24").For(c.from, c.to); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestRateInForce(t *testing.T) {
	rates := policy("2026-04-01")
	rates = append(rates, &Rate{From: "2026-01-01", To: "2026-01-31", AgeFrom: 16, AgeTo: 17, Weekly: 700})
	for _, c := range []struct {
		day  value.Date
		age  int
		want value.Money
	}{{"2015-03-31", 12, 0}, {"2015-04-01", 12, 450}, {"2026-03-31", 12, 450}, {"2026-04-01", 12, 500}, {"2026-04-01", 10, 250}, {"2026-04-01", 18, 0}, {"2026-01-31", 16, 700}, {"2026-02-01", 16, 450}, {"2026-01-15", 15, 450}} {
		got := value.Money(0)
		if p := RateOn(rates, c.day, c.age); p != nil {
			got = p.Weekly
		}
		if got != c.want {
			t.Errorf("at %d on %s: %s, want %s", c.age, c.day, got, c.want)
		}
	}
	for _, c := range []struct {
		p    Rate
		want string
	}{{Rate{AgeTo: 10}, "to age 10"}, {Rate{AgeFrom: 11}, "from 11 to 17"}, {Rate{AgeFrom: 16, AgeTo: 16}, "at 16"}} {
		if got := c.p.Ages(); got != c.want {
			t.Errorf("%+v: %q", c.p, got)
		}
	}
}

func TestStandingInWeeksAndMoney(t *testing.T) {
	f := person("2010-05-03", &CarePeriod{From: "2020-01-01"})
	a := account("own", 500, "2026-01-05")
	pay := func(id string, from, to value.Date, pence, expected value.Money) *Entry {
		e := weeks(id, from, to)
		e.Amount, e.Expected = pence, expected
		return e
	}
	stand := func(since value.Date, list ...*Entry) Standing {
		return SavingOf(f, a, nil, "2026-02-03").Stand(list, since, "2026-02-03") // four full weeks are over
	}
	t1 := stand("")
	if t1.Behind != 4 || t1.Owed() != 2000 || t1.Weeks != 4 || !slices.Equal(t1.Each, []bool{false, false, false, false}) {
		t.Errorf("nothing paid: %+v", t1)
	}
	hole := stand("", pay("1", "2026-01-05", "2026-01-11", 500, 500), pay("2", "2026-01-26", "2026-02-01", 500, 500))
	if hole.Behind != 2 || hole.Owed() != 1000 || len(hole.Gaps) != 1 || hole.Gaps[0].From != "2026-01-12" || hole.Gaps[0].To != "2026-01-25" || !slices.Equal(hole.Each, []bool{true, false, false, true}) {
		t.Errorf("a hole is a hole: %+v", hole)
	}
	ahead := stand("", pay("1", "2026-01-05", "2026-02-15", 3000, 3000))
	if ahead.Ahead != 2 || ahead.Behind != 0 || ahead.Owed() != 0 {
		t.Errorf("paid ahead: %+v", ahead)
	}
	short := stand("", pay("1", "2026-01-05", "2026-02-01", 1500, 2000))
	if short.Behind != 0 || short.Owed() != 500 {
		t.Errorf("paid short: %+v", short)
	}
	filled := stand("", pay("1", "2026-01-05", "2026-02-01", 1500, 2000), pay("2", "2026-01-05", "2026-02-01", 500, 500))
	if filled.Owed() != 0 || filled.Weeks != 4 {
		t.Errorf("filled up: %+v", filled)
	}
	late := stand("2026-01-19", pay("1", "2026-01-05", "2026-01-11", 500, 500))
	if late.Behind != 2 || late.Owed() != 1000 || late.From != "2026-01-19" {
		t.Errorf("since a day: %+v", late)
	}
	if s := (Saving{Account: a}).Still([]*Entry{pay("1", "2026-01-05", "2026-02-01", 1500, 2000)}, "2026-01-05", "2026-02-01"); s != 500 {
		t.Errorf("still to pay %s", s)
	}
}

var anyDay = rapid.Custom(func(t *rapid.T) value.Date {
	return value.Date("2023-12-25").AddDays(rapid.IntRange(0, 900).Draw(t, "day")) // over 29 February 2024
})

// The balance is the sum, to the penny, whatever the order in which lines and their reversals are given; a reversal takes back exactly its line.
func TestBalanceIsTheSumInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []*Entry
		var sum value.Money
		for i := range rapid.IntRange(0, 40).Draw(t, "lines") {
			e := entry(string(rune('a'+i%26))+string(rune('0'+i/26)), rapid.SampledFrom(EntryTypes[:8]).Draw(t, "kind").Code, anyDay.Draw(t, "on"), value.Money(rapid.Int64Range(1, 1_000_000_000).Draw(t, "pence")))
			if MoneyOut(e.Kind) {
				e.Amount = -e.Amount
			}
			list = append(list, e)
			if rapid.Bool().Draw(t, "reversed") {
				r := reversal("r"+e.ID, e.ID)
				r.On, r.Amount = e.On.AddDays(rapid.IntRange(0, 60).Draw(t, "later")), -e.Amount
				list = append(list, r)
				if rapid.Bool().Draw(t, "and back") {
					rr := reversal("s"+e.ID, r.ID)
					rr.On, rr.Amount = r.On, e.Amount
					list = append(list, rr)
					sum += e.Amount
				}
				continue
			}
			sum += e.Amount
		}
		shuffled := rapid.Permutation(list).Draw(t, "order")
		if got := Balance(shuffled, "a", ""); got != sum {
			t.Fatalf("balance %s, the lines that stand come to %s", got, sum)
		}
		reversed := Reversed(shuffled)
		var standing value.Money
		for _, e := range shuffled {
			if e.Kind != "reversal" && !reversed[e.ID] {
				standing += e.Amount
			}
		}
		if standing != sum {
			t.Fatalf("the lines that are not reversed come to %s, want %s", standing, sum)
		}
		day := anyDay.Draw(t, "upTo")
		if early, late := Balance(list, "a", day), Balance(shuffled, "a", day); early != late {
			t.Fatalf("on %s %s in one order, %s in another", day, early, late)
		}
	})
}

// Expected sums add up: the weeks of a stretch cost the same counted at once or cut anywhere between two weeks, and every week costs what is in force
// on its first day, whenever the rate changes, a birthday comes, or 29 February lies between.
func TestExpectedAddsUpOverAnyChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := person(value.Date("2012-02-29").AddDays(rapid.IntRange(-500, 500).Draw(t, "born")), &CarePeriod{From: "2020-01-01"})
		rates := policy(anyDay.Draw(t, "change"))
		from := anyDay.Draw(t, "from")
		s := SavingOf(f, account("policy", 0, from), rates, "2027-01-01")
		n, cut := rapid.IntRange(1, 60).Draw(t, "weeks"), 0
		cut = rapid.IntRange(0, n).Draw(t, "cut")
		end, mid := from.AddDays(7*n-1), from.AddDays(7*cut)
		whole := s.For(from, end)
		if parts := s.For(from, mid.AddDays(-1)) + s.For(mid, end); parts != whole {
			t.Fatalf("%s at once, %s in two parts", whole, parts)
		}
		var byWeek value.Money
		for i := range n {
			d := from.AddDays(7 * i)
			p := RateOn(rates, d, f.Person.Born.AgeOn(d))
			byWeek += p.Weekly
		}
		if byWeek != whole {
			t.Fatalf("%s week by week, %s at once", byWeek, whole)
		}
		gaps := s.Gaps(nil, end)
		if len(gaps) != 1 || gaps[0].Weeks != n || gaps[0].Sum != whole || gaps[0].To != end {
			t.Fatalf("nothing is paid, and the gaps are %+v", gaps)
		}
	})
}

// However the weeks are paid, in any order and in any pieces, weeks paid and weeks not paid make all the weeks, and paying every gap leaves none.
func TestPayingEveryGapLeavesNone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := person("2012-02-29", &CarePeriod{From: "2020-01-01"})
		from := anyDay.Draw(t, "from")
		s := SavingOf(f, account("policy", 0, from), policy(anyDay.Draw(t, "change")), "2027-01-01")
		n := rapid.IntRange(1, 50).Draw(t, "weeks")
		today := from.AddDays(7 * n)
		var list []*Entry
		for i := 0; i < n; {
			k := min(rapid.IntRange(1, 6).Draw(t, "piece"), n-i)
			if rapid.Bool().Draw(t, "paid") {
				e := weeks(string(rune('A'+i)), from.AddDays(7*i), from.AddDays(7*(i+k)-1))
				e.Amount = s.For(e.From, e.To)
				list = append(list, e)
			}
			i += k
		}
		list = rapid.Permutation(list).Draw(t, "order")
		stand := s.Stand(list, "", today)
		if stand.Weeks != n || len(stand.Each) != n || stand.Owed() != s.For(from, today.AddDays(-1))-stand.Paid {
			t.Fatalf("%d weeks: %+v", n, stand)
		}
		for i, g := range s.Gaps(list, today.AddDays(-1)) {
			e := weeks("gap"+string(rune('A'+i)), g.From, g.To)
			e.Amount = g.Sum
			list = append(list, e)
		}
		if stand = s.Stand(list, "", today); stand.Behind != 0 || stand.Owed() != 0 || slices.Contains(stand.Each, false) {
			t.Fatalf("every gap is paid: %+v", stand)
		}
	})
}

// BenchmarkLedger is what the savings page and every payment work out of an account's lines.
func BenchmarkLedger(b *testing.B) {
	b.Run("100k", func(b *testing.B) {
		f := person("2012-02-29", &CarePeriod{From: "2020-01-01"})
		s := SavingOf(f, account("policy", 0, "2020-01-06"), policy("2024-04-01"), "2027-01-01")
		var list []*Entry
		for i := range 100_000 {
			e := entry(fmt.Sprint(i), "gift", value.Date("2020-01-06").AddDays(i%2400), 125)
			if i%300 == 0 {
				e = weeks(fmt.Sprint(i), value.Date("2020-01-06").AddDays(7*(i/300)), value.Date("2020-01-12").AddDays(7*(i/300)))
			}
			if i%1000 == 999 {
				e = reversal(fmt.Sprint(i), list[i-1].ID)
				e.Amount = -list[i-1].Amount
			}
			list = append(list, e)
		}
		for b.Loop() {
			if Balance(list, "a", "") == 0 {
				b.Fatal("nothing")
			}
			if d, _ := FirstNegative(list, "a"); d != "" {
				b.Fatal(d)
			}
			s.Stand(list, "", "2026-11-24")
		}
	})
}
