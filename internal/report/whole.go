package report

import (
	"reflect"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

// Print-outs about the whole service are about nobody in particular: no name, no initials, no date of birth of a young person is in them, and for
// everybody but the service's own staff small numbers are hidden. Their builders get a Whole and never a File, so that there is nothing to leak.

// Whole is what a print-out about the whole service may know.
type Whole struct {
	From, To   value.Date  // the period it is about, both days in it
	People     int         // young people whose records are open
	Attended   *Attended   // of the drop-in month report
	Priorities *Priorities // of a report on the strategy
	Names      []string    // of all young people, so that one in what people typed is found and taken out
}

// Outside are the readers of a print-out about the whole service who are not its own staff: small numbers are hidden from them.
func Outside(a record.Audience) bool { return a != record.Staff }

// wholeReaders are who print-outs about the whole service are made for.
var wholeReaders = []record.Option{{Code: string(record.Guest), Label: "People outside the service: a panel, scrutiny, partners"}, {Code: string(record.Young), Label: "Young people"},
	{Code: string(record.Staff), Label: "Our own team only: small numbers are shown"}}

// whole carries a request through the making of a Document about the whole service.
type whole struct {
	Request
	*Whole
	kind    kind
	answers map[string]string
	doc     Document
}

// hides reports whether this copy leaves the service, so that small numbers are hidden.
func (w *whole) hides() bool { return Outside(w.Audience) }

func (w *whole) part(p Part) { w.doc.Parts = append(w.doc.Parts, p) }

func (w *whole) add(blocks ...Block) {
	last := &w.doc.Parts[len(w.doc.Parts)-1]
	last.Blocks = append(last.Blocks, blocks...)
}

func (w *whole) leave(what string) {
	if !slices.Contains(w.doc.LeftOut, what) {
		w.doc.LeftOut = append(w.doc.LeftOut, what)
	}
}

// service is the name of the service in a sentence.
func (w *whole) service() string {
	for _, s := range []string{w.Service.Name, w.Service.Council} {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return "Our service"
}

func buildWhole(k kind, r Request) (Document, error) {
	if r.Whole == nil {
		return Document{}, fault.New(fault.NotFound, "This report is about the whole service. Open the records first.")
	}
	w := &whole{Request: r, Whole: r.Whole, kind: k}
	if w.Service == nil {
		w.Service = &care.Service{}
	}
	if w.Audience == "" {
		w.Audience = record.Guest
	}
	_, w.answers = OptionsOf(k.code, w.Request)
	w.doc = Document{Kind: k.code, Large: r.Large, Day: string(r.Today), Title: k.label}
	w.doc.Foot = Foot{For: w.footFor(), Purpose: strings.TrimSpace(r.Purpose), Made: r.Today.Long(), Number: "Report " + r.Number, Check: r.Check, Practice: r.Practice}
	if r.Number == "" {
		w.doc.Foot.Number = ""
	}
	if w.hides() {
		w.leave("Names, initials and dates of birth")
		w.leave("Counts from 1 to 5, and what they could be worked out from")
	} else {
		w.leave("Names, initials and dates of birth")
	}
	if err := k.whole(w); err != nil {
		return Document{}, err
	}
	w.nobody()
	if len(w.Request.Logo) > 0 {
		w.doc.Logo = &Logo{Picture: w.Request.Logo, Alt: w.service()}
	}
	return w.doc, nil
}

func (w *whole) footFor() string {
	s := strings.TrimSpace(w.ForWhom)
	if s == "" {
		return "No names"
	}
	if !strings.HasPrefix(strings.ToLower(s), "for ") {
		s = "For " + s
	}
	return strings.TrimSuffix(s, ".") + ". No names"
}

// nobody takes the names of young people out of a finished print-out: they can only stand in what somebody typed, such as a source, or for whom it is.
func (w *whole) nobody() {
	change := func(s string) string {
		for _, n := range w.Whole.Names {
			if strings.Contains(n, " ") && strings.Contains(s, n) {
				s = replaceWord(s, n, gone)
				w.leave("A young person’s name that somebody had typed")
			}
		}
		return s
	}
	mapStrings(reflect.ValueOf(&w.doc.Parts).Elem(), change, change)
	mapStrings(reflect.ValueOf(&w.doc.Grids).Elem(), change, change)
	w.doc.Title, w.doc.Head = change(w.doc.Title), change(w.doc.Head)
	w.doc.Foot.For, w.doc.Foot.Purpose = change(w.doc.Foot.For), change(w.doc.Foot.Purpose)
}

// Grid is a page of a spreadsheet that says the same as a print-out: heads, and rows of plain cells. What is hidden in the print-out is hidden in it.
type Grid struct {
	Name string
	Head []string
	Rows [][]string
}
