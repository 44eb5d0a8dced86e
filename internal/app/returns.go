package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"waymark/internal/care"
	"waymark/internal/exchange"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/rules"
	"waymark/internal/store"
)

// KeepingInTouch is the return of a collection year as it stands: everybody who is asked about, and what would fail.
type KeepingInTouch struct {
	Year  int
	Lines []*rules.ReturnLine
	files map[string]*care.File
}

// Ready reports whether every line that can be answered by now is, and no check fails.
func (k *KeepingInTouch) Ready() bool {
	for _, l := range k.Lines {
		if l.Due && len(l.Failures) > 0 {
			return false
		}
	}
	return true
}

// Start is an answer to begin with for a line, from what the records say.
func (k *KeepingInTouch) Start(l *rules.ReturnLine, a *App) *care.ReturnAnswer {
	return rules.ReturnStart(k.files[l.Person.ID], l, a.Today())
}

// Return works out the keeping-in-touch return of the year that ends on 31 March of year; 0 is the present one.
func (a *App) Return(ctx context.Context, year int) (*KeepingInTouch, error) {
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	today := a.Today()
	if year == 0 {
		year = rules.CollectionYear(today)
	}
	if now := rules.CollectionYear(today); year < 2010 || year > now {
		return nil, fault.New(fault.Invalid, "Give the year in which the collection ends, "+strconv.Itoa(now)+" or before.")
	}
	out := &KeepingInTouch{Year: year, files: map[string]*care.File{}}
	var files []*care.File
	err := a.read(ctx, func(tx *store.Tx) error {
		kept, _, err := a.lightFiles(ctx, tx, today)
		if err != nil {
			return err
		}
		first, last := rules.ReturnDays(year)
		for _, f := range kept { // the kept files are shared, and hold only the newest contact
			own := *f
			own.Contacts = nil
			files, out.files[f.Person.ID] = append(files, &own), &own
		}
		heard, err := listOf[*care.Contact](ctx, tx, care.ContactSpec, Filter{Since: first, Until: min(last, today)})
		for _, c := range heard {
			if f := out.files[c.PersonID]; f != nil && c.TwoWay() {
				f.Contacts = append(f.Contacts, c)
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	out.Lines = rules.Return(files, year, today)
	return out, nil
}

// ReturnFile is the return as a file, with the record of each young person in it that it was made.
type ReturnFile struct {
	Bytes    []byte
	FileName string
	People   int
	Papers   []*care.Paper
}

// ExportReturn makes the return's file, of all lines that are answered. It is one of two exports across young people, and is recorded in the history of
// each. A line that a check of the return fails stands in it only when failing is true: then the council's own system will say so again.
func (a *App) ExportReturn(ctx context.Context, year int, forWhom string, failing bool) (*ReturnFile, error) {
	if forWhom == "" {
		return nil, record.Problems{{Key: "for_whom", Label: "Who is this copy for", Text: "Name who will receive the return."}}
	}
	k, err := a.Return(ctx, year)
	if err != nil {
		return nil, err
	}
	var lines []*rules.ReturnLine
	for _, l := range k.Lines {
		if l.Answer != nil && (failing || len(l.Failures) == 0) {
			lines = append(lines, l)
		}
	}
	if len(lines) == 0 {
		return nil, fault.New(fault.Refused, "No line of this year is answered without a failing check, so there is nothing to hand on.")
	}
	out := &ReturnFile{Bytes: exchange.WriteReturn(lines), FileName: report.FileName("keeping-in-touch-return", a.Today(), "csv"), People: len(lines)}
	sum := sha256.Sum256(out.Bytes)
	err = a.write(ctx, "", func(tx *store.Tx) error {
		for _, l := range lines {
			id := l.Person.ID
			made, err := tx.List(ctx, care.PaperSpec, Filter{Person: id, Equal: map[string]string{"report": "return"}})
			if err != nil {
				return err
			}
			p := &care.Paper{Meta: record.Meta{PersonID: id}, Report: "return", ForWhom: forWhom, Purpose: "Collection of " + strconv.Itoa(k.Year), Format: "csv", Made: a.Today(),
				Number: strconv.Itoa(len(made) + 1), Size: len(out.Bytes), Digest: hex.EncodeToString(sum[:])}
			if err := tx.Insert(ctx, p); err != nil {
				return err
			}
			if err := tx.Note(ctx, "export", id, map[string]string{"what": "a line of the keeping-in-touch return", "for_whom": forWhom, "digest": p.Digest}); err != nil {
				return err
			}
			out.Papers = append(out.Papers, p)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// ReturnSaved remembers where the file was saved, so that it is listed until it is erased.
func (a *App) ReturnSaved(ctx context.Context, f *ReturnFile, path string) error {
	return a.savedAt(ctx, f.Papers, path)
}

// savedAt writes the place of a file into each of its records.
func (a *App) savedAt(ctx context.Context, papers []*care.Paper, path string) error {
	var recs []record.Record
	for _, p := range papers {
		c := *p
		c.Path = path
		recs = append(recs, &c)
	}
	return a.save(ctx, "", recs...)
}
