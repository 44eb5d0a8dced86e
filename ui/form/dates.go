package form

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"waymark/internal/fault"
	"waymark/internal/value"
	"waymark/ui/widgets"
)

// Dates are the rules of a date field: day first on every machine, the day echoed in words.
func Dates(today value.Date) widgets.DateRules {
	return widgets.DateRules{
		Parse: func(text string) (string, string, error) {
			d, err := value.ParseDate(text, today)
			if err != nil {
				return "", "", errors.New(fault.Sentence(err))
			}
			return DateText(d), echo(text, d), nil
		},
		Step: func(canonical string, days int) string {
			if strings.TrimSpace(canonical) == "" {
				return DateText(today)
			}
			d, err := value.ParseDate(canonical, today)
			if err != nil {
				return ""
			}
			return DateText(d.AddDays(days))
		},
	}
}

// DateText is a day as it stands in a field: "8 12 2026".
func DateText(d value.Date) string {
	if d == "" {
		return ""
	}
	return fmt.Sprintf("%d %d %d", d.Day(), d.Month(), d.Year())
}

// echo says a day in words. When the year was typed with two figures it says how they were read.
func echo(typed string, d value.Date) string {
	parts := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(" /.-", r) })
	if len(parts) == 3 && utf8.RuneCountInString(parts[2]) == 2 {
		return fmt.Sprintf("%s is read as %s", strings.TrimSpace(typed), d.Long())
	}
	return d.Full()
}
