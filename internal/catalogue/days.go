package catalogue

import (
	"fmt"
	"time"

	"waymark/internal/value"
)

// Holiday is a bank holiday of England and Wales.
type Holiday struct {
	Day  value.Date `toml:"day"`
	Name string     `toml:"name"`
}

// holidayAbout also says which years the list is complete for.
type holidayAbout struct {
	About
	First value.Date `toml:"first"`
	Last  value.Date `toml:"last"`
}

type holidayFile struct {
	About   holidayAbout `toml:"about"`
	Holiday []Holiday    `toml:"holiday"`
	byDay   map[value.Date]string
}

var holidays = file[holidayFile]("holidays")

func (f *holidayFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	f.byDay = map[value.Date]string{}
	before := value.Date("")
	for _, h := range f.Holiday {
		if !h.Day.Valid() || h.Day == "" || h.Day <= before || h.Day < f.About.First || h.Day > f.About.Last {
			return fmt.Errorf("%q is not a day, or out of order or range", h.Day)
		}
		before = h.Day
		f.byDay[h.Day] = h.Name
	}
	return nil
}

// BankHoliday is the name of the bank holiday of England and Wales on a day, if it is one that we hold.
func BankHoliday(day value.Date) (string, bool) {
	name, ok := holidays().byDay[day]
	return name, ok
}

// HolidaysHeld is the first and the last day for which the list of bank holidays is complete.
func HolidaysHeld() (first, last value.Date) {
	a := holidays().About
	return a.First, a.Last
}

// WorkingDay reports whether a day is neither a Saturday, a Sunday nor a bank holiday; known is false outside the years held.
func WorkingDay(day value.Date) (working, known bool) {
	first, last := HolidaysHeld()
	if day == "" || !day.Valid() || day < first || day > last {
		return false, false
	}
	if w := day.Weekday(); w == time.Saturday || w == time.Sunday {
		return false, true
	}
	_, holiday := BankHoliday(day)
	return !holiday, true
}

// WorkingDaysAfter is the n-th working day after a day; the day itself does not count, whatever it is. For n of 0 it is the day
// itself. False when the count would leave the years whose bank holidays are held.
func WorkingDaysAfter(day value.Date, n int) (value.Date, bool) {
	if _, known := WorkingDay(day); !known || n < 0 {
		return "", false
	}
	for n > 0 {
		day = day.AddDays(1)
		working, known := WorkingDay(day)
		if !known {
			return "", false
		}
		if working {
			n--
		}
	}
	return day, true
}

// WorkingDaysBetween counts the working days after one day up to and including another; false when that is backwards or outside
// the years held.
func WorkingDaysBetween(from, to value.Date) (int, bool) {
	if _, known := WorkingDay(from); !known || to < from {
		return 0, false
	}
	n := 0
	for d := from; d < to; {
		d = d.AddDays(1)
		working, known := WorkingDay(d)
		if !known {
			return 0, false
		}
		if working {
			n++
		}
	}
	return n, true
}
