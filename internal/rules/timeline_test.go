package rules

import (
	"fmt"
	"strings"
	"testing"

	"waymark/internal/care"
)

func TestTimeline(t *testing.T) {
	told := func(f *care.File) string {
		var out []string
		for _, s := range Timeline(f, today) {
			if s.Source == "" || s.What == "" {
				t.Errorf("incomplete: %+v", s)
			}
			out = append(out, fmt.Sprintf("%s %s %s %s", s.Day, s.Age, s.Does(), s.ID))
		}
		return strings.Join(out, "\n")
	}
	amara := told(young("2009-05-03", "eligible", "2025-05-03", inCare("2020-01-01", "")))
	for source, want := range map[string]string{
		"CPPCR Schedule 8":           "2025-05-03 16 starts personal-adviser",
		"CPPCR reg 42(1)":            "2025-02-03 15¾ starts prepare-assessment",
		"local rule":                 "2026-11-03 17½ starts all-accounts",
		"Children Act 1989 s20":      "2027-05-03 18 stops care-ends",
		"Children Act 1989 s23C":     "2030-05-03 21 stops personal-adviser",
		"Children Act 1989 s23CZB":   "2030-05-03 21 starts offer-of-support",
		"Children Act 1989 s23CZB()": "2034-05-03 25 stops offer-of-support",
	} {
		if !strings.Contains(amara, want) {
			t.Errorf("%s: no %q in\n%s", source, want, amara)
		}
	}
	if strings.Contains(amara, "advice-and-assistance") {
		t.Error("a leaver has what is for qualifying young people")
	}
	// What stops on a day stands before what starts on it, and the days are in order.
	if strings.Index(amara, "18 stops care-ends") > strings.Index(amara, "18 starts adult") {
		t.Errorf("order:\n%s", amara)
	}
	// Born on 29 February: birthdays on 1 March in other years, parts of years on the corresponding day.
	leap := told(young("2008-02-29", "former_relevant", "2026-03-01"))
	for _, want := range []string{"2024-02-29 16 starts personal-adviser", "2026-03-01 18 starts adult", "2025-08-29 17½ starts all-accounts", "2029-03-01 21 stops personal-adviser"} {
		if !strings.Contains(leap, want) {
			t.Errorf("29 February: no %q in\n%s", want, leap)
		}
	}
	q := told(young("2007-05-03", "qualifying", "2025-05-03"))
	if !strings.Contains(q, "25 stops advice-and-assistance") || strings.Contains(q, "personal-adviser") {
		t.Errorf("qualifying:\n%s", q)
	}
	for name, f := range map[string]*care.File{"nobody": nil, "no birth date": young("", "eligible", "2025-05-03"), "closed": young("2009-05-03", "eligible", "2025-05-03", with(func(f *care.File) { f.Person.Closed = "2026-01-01" })),
		"none of these": young("2007-05-03", "none", "2025-05-03")} {
		if got := Timeline(f, today); got != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
