package rules

import (
	"testing"

	"waymark/internal/care"
	"waymark/internal/value"
)

func TestSavingsFromBefore(t *testing.T) {
	claim := func(state string, asked value.Date, helper, note string) func(*care.File) {
		return func(f *care.File) {
			f.Claims = append(f.Claims, &care.MoneyClaim{Item: BeforeItem, State: state, Asked: asked, Helper: helper, Note: note})
		}
	}
	moved := func(on value.Date) func(*care.File) { return home("foster", on, "") }
	for _, c := range []struct { // Hertfordshire and Warwickshire in domain 4.1: looked for at entry to care and at every move
		name  string
		f     *care.File
		open  bool
		asked bool
		line  string
	}{
		{"moved in August, nothing said", young("2011-05-03", "in_care", "2026-08-01", moved("2026-08-01")), true, false, "Was anything saved before? Ask the last carer."},
		{"moved a year ago yesterday", young("2011-05-03", "in_care", "2020-08-01", moved("2025-11-23")), false, false, ""},
		{"moved a year ago today", young("2011-05-03", "in_care", "2020-08-01", moved("2025-11-24")), false, false, ""},
		{"moved a day less than a year ago", young("2011-05-03", "in_care", "2020-08-01", moved("2025-11-25")), true, false, "Was anything saved before? Ask the last carer."},
		{"no home written down", young("2011-05-03", "in_care", "2020-08-01"), false, false, ""},
		{"asked, with a note", young("2011-05-03", "in_care", "2020-08-01", claim("asked", "2026-11-02", "Ruth", "Ruth is asking the last carer")), true, true, "Not known yet. Ruth is asking the last carer."},
		{"asked, without a note, also years after the move", young("2011-05-03", "in_care", "2020-08-01", moved("2020-08-01"), claim("asked", "2026-11-02", "Ruth", "")), true, true, "Not known yet. Ruth asked on 2 November."},
		{"asked by nobody named", young("2011-05-03", "in_care", "2020-08-01", claim("asked", "2026-11-02", "", "")), true, true, "Not known yet. Asked on 2 November."},
		{"found", young("2011-05-03", "in_care", "2026-08-01", moved("2026-08-01"), claim("had", "2026-11-02", "", "")), false, false, ""},
		{"there was none", young("2011-05-03", "in_care", "2026-08-01", moved("2026-08-01"), claim("none", "", "", "")), false, false, ""},
		{"noted, not asked yet", young("2011-05-03", "in_care", "2026-08-01", moved("2026-08-01"), claim("open", "", "", "")), true, false, "Was anything saved before? Ask the last carer."},
	} {
		got := SavingsFromBefore(c.f, "2026-11-24")
		if (got != nil) != c.open || got != nil && (got.Asked != c.asked || got.Line != c.line) {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
