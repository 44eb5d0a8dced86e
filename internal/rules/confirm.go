package rules

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/internal/words"
)

// TestLines is a status test in lines, as it is kept beside a confirmed status.
func TestLines(reasons []StatusReason) string {
	var out []string
	for _, r := range reasons {
		text := r.Text
		if !r.OK {
			text = "Not met: " + words.Lower(text)
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

// Ask is a leaving-care status that a person has still to confirm, or to confirm again.
type Ask struct {
	Code    string // what the record suggests now
	Reasons []StatusReason
	Stands  *care.Status // what was confirmed before; nil when nothing was
	New     []string     // lines of the test that were not there when it was confirmed
}

// AskStatus is false when there is nothing to confirm: the record does not tell, what stands is what it suggests, or somebody has decided otherwise
// since it suggested this.
func AskStatus(f *care.File, today value.Date) (Ask, bool) {
	if f == nil || f.Person == nil || !f.Person.Open() {
		return Ask{}, false
	}
	code, reasons := SuggestStatus(f, today)
	a := Ask{Code: code, Reasons: reasons, Stands: f.Status(today)}
	if code == "" || a.Stands == nil && code == "none" {
		return a, false
	}
	if a.Stands == nil {
		return a, true
	}
	if a.Stands.Code == code || a.Stands.Suggested == code {
		return a, false
	}
	then := strings.Split(a.Stands.Tested, "\n")
	for _, line := range strings.Split(TestLines(reasons), "\n") {
		if a.Stands.Tested != "" && !slices.Contains(then, line) {
			a.New = append(a.New, line)
		}
	}
	return a, true
}
