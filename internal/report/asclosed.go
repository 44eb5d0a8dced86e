package report

import (
	"fmt"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// A pack is made of the record as it stands, or as it stood when a review was closed: the same pages again, years later.

var asStood = Option{Key: "as_of", Label: "The record as it stands", Help: "Today, or as it stood when a review was closed.", From: func(f *care.File, _ value.Date) []record.Option {
	out := []record.Option{{Code: "today", Label: "Today"}}
	for _, x := range f.Frozen {
		out = append(out, record.Option{Code: fmt.Sprintf("review-%d", x.Number), Label: fmt.Sprintf("When review %d was closed, %s", x.Number, x.On.Long())})
	}
	return out
}}

// AsClosed says that a print-out is of the record as it stood when a review was closed.
type AsClosed struct {
	Closed  *care.Frozen
	Made    value.Date // the day it is printed
	Missing string     // what the history no longer tells, in a sentence
}

// ClosedReview is the number of the review whose closing is printed, "" for the record as it stands.
func (r Request) ClosedReview() string {
	n, ok := strings.CutPrefix(r.Options["as_of"], "review-")
	if !ok {
		return ""
	}
	return n
}

// asClosed says in the foot of every page what the print-out shows.
func (b *builder) asClosed() {
	if b.AsClosed == nil {
		return
	}
	b.doc.Foot.Purpose = fmt.Sprintf("As when review %d was closed", b.AsClosed.Closed.Number) // short: a foot is one line
	b.doc.Foot.Made = b.AsClosed.Made.Long()
	if b.AsClosed.Missing != "" {
		b.leave(b.AsClosed.Missing)
	}
}
