package value

import (
	"math"
	"strings"
	"testing"

	"waymark/internal/fault"
)

// today is a Tuesday.
const today = Date("2026-11-24")

func TestParseDate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""}, {"   ", ""},
		{"8 12 2026", "2026-12-08"}, {"8/12/2026", "2026-12-08"}, {"08.12.26", "2026-12-08"}, {"8-12-26", "2026-12-08"}, {"8, 12, 2026", "2026-12-08"},
		{"1/4/2026", "2026-04-01"}, // day first, on every machine
		{"2026-12-08", "2026-12-08"}, {"2026/12/8", "2026-12-08"},
		{"8 dec 2026", "2026-12-08"}, {"8 December 2026", "2026-12-08"}, {"8th dec 2026", "2026-12-08"}, {"1st April 2026", "2026-04-01"}, {"22nd sept 26", "2026-09-22"}, {"3rd Jun. 2026", "2026-06-03"},
		{"8 dec", "2026-12-08"}, {"8 12", "2026-12-08"}, {"1 nov", "2026-11-01"},
		{"20 may", "2027-05-20"}, {"27 may", "2026-05-27"}, // the nearest to today, either way
		{"1 jan", "2027-01-01"},
		{"t", "2026-11-24"}, {"Today", "2026-11-24"}, {"tomorrow", "2026-11-25"}, {"yesterday", "2026-11-23"},
		{"+7", "2026-12-01"}, {"-3", "2026-11-21"}, {"+0", "2026-11-24"}, {"-24", "2026-10-31"},
		{"fri", "2026-11-27"}, {"Friday", "2026-11-27"}, {"mon", "2026-11-30"}, {"tue", "2026-12-01"}, {"tues", "2026-12-01"}, {"thurs", "2026-11-26"}, // the next one, today excluded
		{"Fri 27 Nov 2026", "2026-11-27"}, {"thur 3 dec", "2026-12-03"}, {"Tuesday, 1 December 2026", "2026-12-01"},
		{"29 feb 2028", "2028-02-29"}, {"29 2 28", "2028-02-29"}, {"29 feb 2000", "2000-02-29"},
		{"1 1 50", "2050-01-01"}, {"1 1 51", "1951-01-01"}, {"1 1 00", "2000-01-01"}, {"31 12 99", "1999-12-31"},
		{"1 1 1900", "1900-01-01"}, {"31 12 2100", "2100-12-31"},
	} {
		got, err := ParseDate(c.text, today)
		if err != nil || string(got) != c.want {
			t.Errorf("ParseDate(%q) = %q, %v; want %q", c.text, got, err, c.want)
		}
	}
}

func TestParseDateLeapDayWithoutYear(t *testing.T) {
	// 29 February without a year is the nearest year that has one, when it lies next door
	if got, err := ParseDate("29 feb", "2027-12-01"); err != nil || got != "2028-02-29" {
		t.Errorf("29 feb at the end of 2027 = %q, %v", got, err)
	}
	if _, err := ParseDate("29 feb", today); err == nil || !strings.Contains(err.Error(), "29 February does not exist") {
		t.Errorf("29 feb in 2026 = %v; none of the years beside it has one", err)
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, c := range []struct{ text, in string }{
		{"31 feb", "31 February does not exist"}, {"31/2/2026", "31 February does not exist"}, {"29 feb 2026", "29 February does not exist"}, {"29 feb 1900", "29 February does not exist"},
		{"31 4 2026", "31 April does not exist"}, {"31 sep 26", "31 September does not exist"},
		{"12/31/2026", "not a date"}, {"0 1 2026", "not a date"}, {"32 1 2026", "not a date"}, {"1 13 2026", "not a date"}, {"1 0 2026", "not a date"},
		{"soon", "not a date"}, {"8", "not a date"}, {"8 12 226", "not a date"}, {"8 12 20266", "not a date"}, {"8 12 2026 4", "not a date"}, {"8 ju 2026", "not a date"},
		{"8 +1 2026", "not a date"}, {"8 12 +2", "not a date"}, {"+", "not a date"}, {"+ 7", "not a date"}, {"+99999", "not a date"}, {"+40000", "not a date"}, {"+7x", "not a date"}, {"½ 12 2026", "not a date"},
		{"1 1 1899", "between 1900 and 2100"}, {"1 1 2101", "between 1900 and 2100"},
	} {
		got, err := ParseDate(c.text, today)
		if err == nil || got != "" || !strings.Contains(err.Error(), c.in) {
			t.Errorf("ParseDate(%q) = %q, %v; want a sentence with %q", c.text, got, err, c.in)
		}
		if fault.CodeOf(err) != fault.Invalid {
			t.Errorf("ParseDate(%q) fails with code %q", c.text, fault.CodeOf(err))
		}
	}
	for _, text := range []string{"fri", "8 dec", "+7"} {
		if got, err := ParseDate(text, ""); err == nil {
			t.Errorf("ParseDate(%q) without a today = %q", text, got)
		}
	}
}

// The corresponding-date rule: Dodds v Walker [1981] 1 WLR 1027.
func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from Date
		n    int
		want Date
	}{
		{"2026-11-24", 3, "2027-02-24"}, {"2026-09-30", 4, "2027-01-30"}, {"2026-11-30", 3, "2027-02-28"}, {"2027-11-30", 3, "2028-02-29"},
		{"2026-01-31", 1, "2026-02-28"}, {"2026-03-31", 6, "2026-09-30"}, {"2026-08-31", 6, "2027-02-28"}, {"2028-02-29", 12, "2029-02-28"}, {"2028-02-29", 48, "2032-02-29"},
		{"2026-02-28", 1, "2026-03-28"}, {"2026-12-31", 2, "2027-02-28"}, {"2026-03-31", -1, "2026-02-28"}, {"2026-01-15", -1, "2025-12-15"}, {"2026-05-05", 0, "2026-05-05"}, {"", 3, ""},
	} {
		if got := c.from.AddMonths(c.n); got != c.want {
			t.Errorf("%s and %d months = %s, want %s", c.from, c.n, got, c.want)
		}
	}
}

func TestBirthdays(t *testing.T) {
	for _, c := range []struct {
		born Date
		n    int
		want Date
	}{
		{"2008-02-29", 18, "2026-03-01"}, {"2008-02-29", 16, "2024-02-29"}, {"2008-02-29", 21, "2029-03-01"}, {"2008-03-01", 18, "2026-03-01"}, {"2008-12-31", 25, "2033-12-31"}, {"", 18, ""},
	} {
		if got := c.born.AddYears(c.n); got != c.want {
			t.Errorf("%s is %d on %s, want %s", c.born, c.n, got, c.want)
		}
	}
	for _, c := range []struct {
		born, on Date
		want     int
	}{
		{"2008-02-29", "2026-02-28", 17}, {"2008-02-29", "2026-03-01", 18}, {"2008-02-29", "2024-02-28", 15}, {"2008-02-29", "2024-02-29", 16},
		{"2008-11-24", "2026-11-23", 17}, {"2008-11-24", "2026-11-24", 18}, {"2008-11-24", "2008-11-24", 0}, {"2008-11-24", "2008-11-23", -1}, {"", "2026-01-01", -1}, {"2008-11-24", "", -1},
	} {
		if got := c.born.AgeOn(c.on); got != c.want {
			t.Errorf("born %s, on %s: %d, want %d", c.born, c.on, got, c.want)
		}
	}
}

func TestDateArithmetic(t *testing.T) {
	if d := Date("2026-03-28").AddDays(2); d != "2026-03-30" { // over the night the clocks change
		t.Errorf("two days on = %s", d)
	}
	if n := Date("2026-03-30").Days("2026-03-28"); n != 2 {
		t.Errorf("days = %d", n)
	}
	if n := Date("1900-01-01").Days("2100-12-31"); n != -73413 {
		t.Errorf("days over the whole range = %d", n)
	}
	if Date("").Before("2026-01-01") || Date("2026-01-01").After("") || Date("").Days("2026-01-01") != 0 || Date("").AddDays(3) != "" {
		t.Error("no date is neither before nor after, and stays no date")
	}
	if NewDate(2026, 2, 29) != "" || NewDate(2026, 13, 1) != "" || NewDate(2028, 2, 29) != "2028-02-29" {
		t.Error("NewDate makes days that do not exist")
	}
	for _, d := range []Date{"2026-2-3", "2026-02-30", "26-02-03", "1899-12-31", "2101-01-01", "x", "2026-02-03 "} {
		if d.Valid() {
			t.Errorf("%q counts as a day", d)
		}
	}
	d := Date("2026-12-09")
	if d.Long() != "9 December 2026" || d.Short() != "9 Dec 2026" || d.Full() != "Wednesday 9 December 2026" || d.In(today) != "9 December" || d.In("2027-01-01") != "9 December 2026" || d.InShort(today) != "9 Dec" {
		t.Error("a day in words is wrong")
	}
	if Date("").Long() != "" || Date("").Year() != 0 || Date("").Month() != 0 || Date("").Day() != 0 {
		t.Error("no date has parts")
	}
}

func TestParseClock(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""}, {"2:32pm", "14:32"}, {"14.30", "14:30"}, {"9", "09:00"}, {"9am", "09:00"}, {"9 AM", "09:00"}, {"12am", "00:00"}, {"12pm", "12:00"}, {"12:05am", "00:05"}, {"0:05", "00:05"}, {"23:59", "23:59"}, {" 2.30 pm ", "14:30"},
	} {
		got, err := ParseClock(c.text)
		if err != nil || string(got) != c.want {
			t.Errorf("ParseClock(%q) = %q, %v; want %q", c.text, got, err, c.want)
		}
		if again, err := ParseClock(got.String()); err != nil || again != got {
			t.Errorf("%q is shown as %q, which reads as %q, %v", got, got.String(), again, err)
		}
	}
	for _, text := range []string{"24:00", "9:60", "9:5", "13pm", "0am", "-1:00", "+9:30", "9:+5", "half past two", "9:30:00", "pm", ":30", "9:"} {
		if got, err := ParseClock(text); err == nil || fault.CodeOf(err) != fault.Invalid {
			t.Errorf("ParseClock(%q) = %q, %v", text, got, err)
		}
	}
	for _, c := range []Clock{"24:00", "9:30", "09:60", "x", "09:30:00"} {
		if c.Valid() {
			t.Errorf("%q counts as a time", c)
		}
	}
}

func TestParseMoney(t *testing.T) {
	for _, c := range []struct {
		text string
		want Money
	}{
		{"12.50", 1250}, {"£12.50", 1250}, {"12.5", 1250}, {"5", 500}, {".50", 50}, {"£1,200", 120000}, {"1,234,567.89", 123456789}, {"-3.20", -320}, {"-£3.20", -320}, {"£-3.20", -320}, {"- £ 3.20", -320}, {" £ 7 ", 700},
		{"0", 0}, {"-0", 0}, {"0.01", 1}, {"0007", 700}, {"10,000,000.00", MaxMoney}, {"-10000000", -MaxMoney},
	} {
		got, err := ParseMoney(c.text)
		if err != nil || got != c.want {
			t.Errorf("ParseMoney(%q) = %d, %v; want %d", c.text, got, err, c.want)
		}
	}
	for _, text := range []string{"", " ", "£", "-", ".", "5.", "1.234", "1,23", "12,34.50", ",100", "1,,000", "12 50", "1 200", "--5", "-£-5", "££5", "5p", "1e3", "0x10", "½", "٣", "10000000.01", "9999999999", "5-", "+5", "12.5.0"} {
		if got, err := ParseMoney(text); err == nil || fault.CodeOf(err) != fault.Invalid {
			t.Errorf("ParseMoney(%q) = %d, %v", text, got, err)
		}
	}
	for _, c := range []struct {
		m            Money
		shown, plain string
	}{
		{0, "£0.00", "0.00"}, {5, "£0.05", "0.05"}, {-5, "-£0.05", "-0.05"}, {123450, "£1,234.50", "1,234.50"}, {-500, "-£5.00", "-5.00"}, {100000, "£1,000.00", "1,000.00"}, {99999, "£999.99", "999.99"}, {123456789, "£1,234,567.89", "1,234,567.89"},
	} {
		if c.m.String() != c.shown || c.m.Plain() != c.plain {
			t.Errorf("%d pence is shown as %q and %q", int64(c.m), c.m.String(), c.m.Plain())
		}
	}
}

func TestAnswers(t *testing.T) {
	if (Fact{}).String() != "Not asked yet" || KnownFact("") != (Fact{}) || KnownFact("x").String() != "x" || (Fact{Answer: None}).String() != "None" {
		t.Error("a blank must read as not asked, never as none")
	}
	seen := map[string]bool{}
	for _, a := range Answers {
		if !a.Valid() || seen[a.Label()] {
			t.Errorf("answer %q", a)
		}
		seen[a.Label()] = true
	}
	if len(seen) != 5 || Answer("maybe").Valid() {
		t.Error("there are five answers")
	}
	if TriNotAsked.Label() == No.Label() {
		t.Error("not asked reads as no")
	}
}

// FuzzParseDate: nothing panics, and a day that was accepted is real and reads back from every form in which it is shown.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"8 12 2026", "fri", "+7", "29 feb 2028", "2026-12-08", "8th dec", "thur 3 dec", "1/4/26", "31 feb", "\xff", "８ 12 2026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDate(text, today)
		if err != nil {
			if d != "" || fault.CodeOf(err) != fault.Invalid || fault.Sentence(err) == "" {
				t.Fatalf("%q: %q, %v", text, d, err)
			}
			return
		}
		if !d.Valid() {
			t.Fatalf("%q gave %q, which is no day", text, d)
		}
		for _, shown := range []string{string(d), d.Long(), d.Short(), d.Full()} {
			if again, err := ParseDate(shown, ""); err != nil || again != d {
				t.Fatalf("%q gave %q, shown as %q, which reads as %q, %v", text, d, shown, again, err)
			}
		}
	})
}

// FuzzParseMoney: nothing panics, and a sum that was accepted is within bounds and reads back from both forms in which it is shown.
func FuzzParseMoney(f *testing.F) {
	for _, s := range []string{"12.50", "£1,200", "-3.20", "£-5", "10000000", "999999999.99", "1,2,3", ".5", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseMoney(text)
		if err != nil {
			if m != 0 || fault.CodeOf(err) != fault.Invalid || fault.Sentence(err) == "" {
				t.Fatalf("%q: %d, %v", text, m, err)
			}
			return
		}
		if math.Abs(float64(m)) > float64(MaxMoney) {
			t.Fatalf("%q gave %d", text, m)
		}
		for _, shown := range []string{m.String(), m.Plain()} {
			if again, err := ParseMoney(shown); err != nil || again != m {
				t.Fatalf("%q gave %d, shown as %q, which reads as %d, %v", text, m, shown, again, err)
			}
		}
	})
}
