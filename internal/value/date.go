// Package value holds the smallest things records are made of: a day, a time of day, an instant, money and the five answers.
//
// Rules: a Date has no zone and is TEXT YYYY-MM-DD in the database, typed day month year on every machine; an Instant is UTC in whole
// seconds; Money is whole pence. Parsing never guesses silently: what was understood is echoed in words. Nothing here reads a clock.
package value

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"waymark/internal/fault"
	"waymark/internal/words"
)

// Date is a day of the calendar, YYYY-MM-DD; "" is no date. It compares and sorts as text.
type Date string

// MinYear and MaxYear bound every date a person can type.
const (
	MinYear = 1900
	MaxYear = 2100
)

// NewDate is the day y-m-d, or "" when there is no such day.
func NewDate(y, m, d int) Date {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return ""
	}
	return Date(t.Format(time.DateOnly))
}

// DateOf is the day of an instant in the zone that t carries.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

func (d Date) time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == "" }

// Valid reports whether d is empty or a real day in range.
func (d Date) Valid() bool {
	if d == "" {
		return true
	}
	t, err := time.Parse(time.DateOnly, string(d))
	return err == nil && t.Year() >= MinYear && t.Year() <= MaxYear
}

// AddDays moves by n days; no date stays no date.
func (d Date) AddDays(n int) Date {
	if d == "" {
		return ""
	}
	return DateOf(d.time().AddDate(0, 0, n))
}

// AddMonths is the corresponding day n months on, or the last day of that month when it has no such day: three months after
// 30 November is 28 (or 29) February. This is the corresponding-date rule of English law.
func (d Date) AddMonths(n int) Date {
	if d == "" {
		return ""
	}
	t := d.time()
	first := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0)
	last := first.AddDate(0, 1, -1).Day()
	return NewDate(first.Year(), int(first.Month()), min(t.Day(), last))
}

// AddYears is the birthday rule: a person born on 29 February has a birthday on 1 March in other years (the law of England: an age is
// reached at the start of the birthday, and in a year without 29 February that is 1 March).
func (d Date) AddYears(n int) Date {
	if d == "" {
		return ""
	}
	t := d.time()
	return DateOf(time.Date(t.Year()+n, t.Month(), t.Day(), 0, 0, 0, 0, time.UTC))
}

// Days is the number of days from o to d: positive when d is later. Zero when either is missing.
func (d Date) Days(o Date) int {
	if d == "" || o == "" {
		return 0
	}
	return int(d.time().Sub(o.time()) / (24 * time.Hour))
}

// Before and After compare days; no date is neither before nor after anything.
func (d Date) Before(o Date) bool { return d != "" && o != "" && d < o }
func (d Date) After(o Date) bool  { return d != "" && o != "" && d > o }

// AgeOn is the age in whole years on a day for somebody born on d; -1 when either is missing or the day is before birth.
func (d Date) AgeOn(on Date) int {
	if d == "" || on == "" || on < d {
		return -1
	}
	n := on.time().Year() - d.time().Year()
	if on < d.AddYears(n) {
		n--
	}
	return n
}

// Weekday is the day of the week; Sunday for no date.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// Year, Month and Day are the parts; zero for no date.
func (d Date) Year() int {
	if d == "" {
		return 0
	}
	return d.time().Year()
}
func (d Date) Month() int {
	if d == "" {
		return 0
	}
	return int(d.time().Month())
}
func (d Date) Day() int {
	if d == "" {
		return 0
	}
	return d.time().Day()
}

// Long is "9 December 2026".
func (d Date) Long() string { return d.format("2 January 2006") }

// Short is "9 Dec 2026", for tables.
func (d Date) Short() string { return d.format("2 Jan 2006") }

// DayMonth is "9 December", for lines where the year is plain.
func (d Date) DayMonth() string { return d.format("2 January") }

// Full is "Tuesday 24 November 2026".
func (d Date) Full() string { return d.format("Monday 2 January 2006") }

// In is "9 December", with the year when it is not the year of today.
func (d Date) In(today Date) string {
	if d.Year() == today.Year() {
		return d.DayMonth()
	}
	return d.Long()
}

// InShort is "9 Dec", with the year when it is not the year of today.
func (d Date) InShort(today Date) string {
	if d.Year() == today.Year() {
		return d.format("2 Jan")
	}
	return d.Short()
}

func (d Date) format(layout string) string {
	if d == "" || !d.Valid() {
		return string(d)
	}
	return d.time().Format(layout)
}

var months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// ParseDate reads a day as people type it, day first on every machine: "8 12 2026", "8/12/26", "8 dec", "1 April 2026", "2026-12-08",
// "fri" (the next one, today excluded), "+7", "-3", "t" (today). today settles what is left out; a day and month without a year is the
// one nearest to today. An empty text is no date. The error is a sentence.
func ParseDate(text string, today Date) (Date, error) {
	s := strings.ToLower(strings.TrimSpace(text))
	switch {
	case s == "":
		return "", nil
	case s == "t" || s == "today":
		return today, nil
	case s == "tomorrow":
		return today.AddDays(1), nil
	case s == "yesterday":
		return today.AddDays(-1), nil
	case s[0] == '+' || s[0] == '-':
		n, err := strconv.Atoi(s)
		if err != nil || n > 40000 || n < -40000 || today == "" {
			return "", dateFault(text)
		}
		if d := today.AddDays(n); d.Valid() {
			return d, nil
		}
		return "", dateFault(text)
	}
	if i := prefixOf(weekdays, s, 3); i >= 0 && today != "" {
		n := (i - int(today.Weekday()) + 7) % 7
		if n == 0 {
			n = 7
		}
		return today.AddDays(n), nil
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("/.-,", r) })
	if len(parts) == 3 && len(parts[0]) == 4 && digits(parts[0]) { // 2026-12-08, as programs write it
		parts[0], parts[2] = parts[2], parts[0]
	}
	if len(parts) > 0 && prefixOf(weekdays, parts[0], 3) >= 0 {
		parts = parts[1:]
	}
	if len(parts) < 2 || len(parts) > 3 {
		return "", dateFault(text)
	}
	day, ok := number(trimOrdinal(parts[0]), 2)
	if !ok || day < 1 || day > 31 {
		return "", dateFault(text)
	}
	month, ok := number(parts[1], 2)
	if !ok {
		month = prefixOf(months, parts[1], 3) + 1
	}
	if month < 1 || month > 12 {
		return "", dateFault(text)
	}
	if len(parts) == 2 {
		return nearest(day, month, today, text)
	}
	year, ok := number(parts[2], 4)
	if !ok || len(parts[2]) != 2 && len(parts[2]) != 4 {
		return "", dateFault(text)
	}
	if len(parts[2]) == 2 {
		if year += 2000; year > 2050 {
			year -= 100
		}
	}
	if year < MinYear || year > MaxYear {
		return "", fault.New(fault.Invalid, fmt.Sprintf("The year must lie between %d and %d.", MinYear, MaxYear))
	}
	if d := NewDate(year, month, day); d != "" {
		return d, nil
	}
	return "", noSuchDay(day, month)
}

func nearest(day, month int, today Date, text string) (Date, error) {
	if today == "" {
		return "", dateFault(text)
	}
	best := Date("")
	for y := today.Year() - 1; y <= today.Year()+1; y++ {
		if d := NewDate(y, month, day); d != "" && (best == "" || abs(d.Days(today)) < abs(best.Days(today))) {
			best = d
		}
	}
	if best == "" {
		return "", noSuchDay(day, month)
	}
	return best, nil
}

func abs(n int) int { return max(n, -n) }

// number reads one to most digits and nothing else: no sign, as strconv.Atoi would allow.
func number(s string, most int) (int, bool) {
	if s == "" || len(s) > most || !digits(s) {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

func trimOrdinal(s string) string {
	for _, o := range []string{"st", "nd", "rd", "th"} {
		if t, ok := strings.CutSuffix(s, o); ok {
			return t
		}
	}
	return s
}

// prefixOf is the index of the one word that begins with s, which must have at least n letters; -1 when none does.
func prefixOf(words []string, s string, n int) int {
	if len(s) < n {
		return -1
	}
	for i, w := range words {
		if strings.HasPrefix(w, s) || s == w[:3]+"." || s == "sept" && w == "september" || s == "tues" && w == "tuesday" || s == "thurs" && w == "thursday" {
			return i
		}
	}
	return -1
}

func dateFault(string) error {
	return fault.New(fault.Invalid, "That is not a date. Type the day, month and year, for example 8 12 2026.")
}

func noSuchDay(day, month int) error {
	name := months[month-1]
	return fault.New(fault.Invalid, fmt.Sprintf("%d %s does not exist. Type the day, month and year, for example 8 12 2026.",
		day, words.Upper(name)))
}

// Clock is a time of day, HH:MM; "" is none.
type Clock string

// ParseClock reads "2:32pm", "14.30", "9", "9am".
func ParseClock(text string) (Clock, error) {
	s := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(text), " ", ""))
	if s == "" {
		return "", nil
	}
	bad := fault.New(fault.Invalid, "That is not a time. Type hours and minutes, for example 2:30pm or 14:30.")
	half := ""
	for _, h := range []string{"am", "pm"} {
		if t, ok := strings.CutSuffix(s, h); ok {
			s, half = t, h
		}
	}
	hs, ms, ok := strings.Cut(strings.ReplaceAll(s, ".", ":"), ":")
	if !ok {
		ms = "00"
	}
	h, okH := number(hs, 2)
	m, okM := number(ms, 2)
	if !okH || !okM || len(ms) != 2 || m > 59 || h > 23 || half != "" && (h < 1 || h > 12) {
		return "", bad
	}
	if half == "pm" && h < 12 {
		h += 12
	}
	if half == "am" && h == 12 {
		h = 0
	}
	return Clock(fmt.Sprintf("%02d:%02d", h, m)), nil
}

// String is "2:32pm".
func (c Clock) String() string {
	if len(c) != 5 {
		return string(c)
	}
	h, _ := strconv.Atoi(string(c[:2]))
	half := "am"
	if h >= 12 {
		half = "pm"
	}
	if h %= 12; h == 0 {
		h = 12
	}
	return fmt.Sprintf("%d:%s%s", h, c[3:], half)
}

// Valid reports whether c is empty or a time of day.
func (c Clock) Valid() bool {
	if c == "" {
		return true
	}
	_, err := time.Parse("15:04", string(c))
	return err == nil && len(c) == 5
}

// Instant is a moment in UTC, whole seconds since 1970; 0 is none.
type Instant int64

// InstantOf is the instant of t.
func InstantOf(t time.Time) Instant { return Instant(t.Unix()) }

// In is the instant in a zone.
func (i Instant) In(loc *time.Location) time.Time { return time.Unix(int64(i), 0).In(loc) }
