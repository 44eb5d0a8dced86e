package page

import (
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Sitting is what one person did to one record at one time: changes by the same hand within half an hour.
type Sitting struct {
	Who      string
	Kind     string
	RecordID string
	Act      string
	At       value.Instant // of the last change
	First    value.Instant
	Changes  []app.Change // newest first
}

// longestPause is the most between two changes of a sitting.
const longestPause = 30 * 60

// Sittings folds changes, newest first, by who, which record, and half an hour. A reading, a print-out or a hand-over stands for itself.
func Sittings(changes []app.Change) []Sitting {
	var out []Sitting
	open := map[[3]string]int{}
	for _, c := range changes {
		key := [3]string{c.Who, c.Kind, c.RecordID}
		if i, ok := open[key]; ok && c.RecordID != "" && out[i].First-c.At <= longestPause {
			out[i].First = c.At
			out[i].Changes = append(out[i].Changes, c)
			continue
		}
		open[key] = len(out)
		out = append(out, Sitting{Who: c.Who, Kind: c.Kind, RecordID: c.RecordID, Act: c.Act, At: c.At, First: c.At, Changes: []app.Change{c}})
	}
	return out
}

// About is what was changed: "Home", "Contact".
func (s Sitting) About() string {
	if spec := care.Spec(s.Kind); spec != nil {
		return words.Upper(spec.One)
	}
	return ""
}

// Words are the changes of a sitting, oldest first, each line once.
func (s Sitting) Words() []string {
	var out []string
	seen := map[string]bool{}
	for i := len(s.Changes) - 1; i >= 0; i-- {
		for _, w := range s.Changes[i].Words() {
			if !seen[w] {
				seen[w] = true
				out = append(out, words.Upper(w))
			}
		}
	}
	return out
}

// When is the time of a sitting: "24 November, 2:32pm".
func (s Sitting) When(now time.Time) string { return Moment(s.At, now) }
