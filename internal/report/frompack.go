package report

import (
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// A pack compares with the last review, or with an earlier pack: whoever has that one in a drawer can then see what is different in this one.

var sinceWhen = Option{Key: "since", Label: "What has changed since", Help: "The last review, or a pack that was printed before and that somebody still has.", From: func(f *care.File, today value.Date) []record.Option {
	last := record.Option{Code: "review", Label: "The last review"}
	if v := f.LastHeld(today); v != nil {
		last.Label += ", " + v.Held.Long()
	}
	out := []record.Option{last}
	for _, p := range f.Papers {
		if p.Report == ReviewPack && p.Number != "" && p.Made <= today {
			out = append(out, record.Option{Code: PackCode(p), Label: "Pack " + p.Number + ", made " + p.Made.Long()})
		}
	}
	return out
}}

// PackCode is the answer to "since" that names a pack.
func PackCode(p *care.Paper) string { return "pack-" + p.Number }

// SincePack is the number of the pack that this one is compared with, "" when it is the last review.
func (r Request) SincePack() string {
	n, ok := strings.CutPrefix(r.Options["since"], "pack-")
	if !ok {
		return ""
	}
	return n
}
