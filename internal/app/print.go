package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"time"

	"waymark/internal/care"
	"waymark/internal/exchange"
	"waymark/internal/fault"
	"waymark/internal/pdf"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
)

// PrintRequest says what to print, for whom, and in which form.
type PrintRequest struct {
	Kind, PersonID   string // no person for a print-out about the whole service
	Audience         record.Audience
	ForWhom, Purpose string
	Format           string // pdf, html or txt
	Large            bool
	Password         string          // PDF only; AES-256
	Show             map[string]bool // private things ticked in: keys of Preview.Private

	Sections []string          // codes of the sections it shall hold; nil takes the usual ones
	Options  map[string]string // answers to what this kind asks, by key
	Names    map[string]string // what to do with a name that was found: keep, role or remove
}

// Preview is what the person reads before anything is made.
type Preview struct {
	LeftOut  []string      // what this copy does not hold, in words
	Missing  []rules.Gap   // of a health passport: what nobody knows or asked yet, and who can tell
	Needs    string        // what has to be recorded before it may be made
	Private  []PrivateItem // what is left out unless it is ticked
	Replaced []string      // characters that cannot be printed, and what stands for them
	FileName string

	Sections []PrintSection  // in the order of the pages; none when there is nothing to choose
	Options  []report.Option // what this kind asks, with the choices for these records
	Answers  map[string]string
	Names    []report.FoundName // names of other people that stand in it, with what is done with each
}

// NameChoices are what can be done with a name that was found.
func (a *App) NameChoices() []record.Option { return report.NameChoices }

// PrintSection can be taken into a copy or left out.
type PrintSection struct {
	Code, Label string
	Taken       bool
}

// PrivateItem can be ticked into a copy.
type PrivateItem struct {
	Key, Label string
	Shown      bool
}

// Printed is a finished print-out. Paper is kept already; Saved adds the place of its file.
type Printed struct {
	Bytes    []byte
	FileName string
	Paper    *care.Paper
	Replaced []string
}

// PrintKinds lists the print-outs about a young person.
func (a *App) PrintKinds() []record.Option { return report.Kinds() }

// PrintReaders lists whom a kind of print-out can be made for, the usual one first.
func (a *App) PrintReaders(kind string) []record.Option {
	return report.ReaderOptions(kind)
}

// PreparePrint says what a print-out would leave out and replace, without making it.
func (a *App) PreparePrint(ctx context.Context, req PrintRequest) (*Preview, error) {
	doc, r, err := a.document(ctx, req)
	if err != nil {
		return nil, err
	}
	p := &Preview{Needs: doc.Needs, LeftOut: leftOut(doc, req), FileName: report.FileName(req.Kind, a.Today(), format(req)), Replaced: replaced(pdf.Replacements(doc))}
	for _, o := range report.CanShow(req.Kind, r) {
		p.Private = append(p.Private, PrivateItem{Key: o.Code, Label: o.Label, Shown: req.Show[o.Code]})
	}
	offered, taken := report.SectionsOf(req.Kind, r)
	for _, o := range offered {
		p.Sections = append(p.Sections, PrintSection{Code: o.Code, Label: o.Label, Taken: slices.Contains(taken, o.Code)})
	}
	if req.Kind == report.HealthPassport {
		p.Missing = rules.Missing(r.File, a.Today())
	}
	p.Options, p.Answers = report.OptionsOf(req.Kind, r)
	p.Names = doc.Names
	return p, nil
}

// Print makes a print-out and records it in the young person's history: what, for whom, when, its number and check letters. Undo passes it
// over: a sheet that is out of the house cannot be undone.
func (a *App) Print(ctx context.Context, req PrintRequest) (*Printed, error) {
	if req.Password != "" && format(req) != "pdf" {
		return nil, fault.New(fault.Invalid, "Only a PDF can have a password. Choose PDF, or leave the password out.")
	}
	if req.ForWhom == "" {
		return nil, record.Problems{{Key: "for_whom", Label: "Who is this copy for", Text: "Name who will receive it."}}
	}
	doc, r, err := a.document(ctx, req)
	if err != nil {
		return nil, err
	}
	if doc.Needs != "" {
		return nil, fault.New(fault.Invalid, doc.Needs)
	}
	out, rep, err := a.render(doc, req)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(out)
	paper := &care.Paper{Meta: record.Meta{PersonID: req.PersonID}, Report: req.Kind, ForWhom: req.ForWhom, Purpose: req.Purpose, Audience: string(req.Audience),
		Number: r.Number, Check: r.Check, Format: format(req), Made: a.Today(), LeftOut: lines(leftOut(doc, req)), Size: len(out), Digest: hex.EncodeToString(sum[:])}
	if report.IsWhole(req.Kind) {
		paper.PersonID = ""
	}
	err = a.write(ctx, "", func(tx *store.Tx) error {
		if err := tx.Insert(ctx, paper.Record()); err != nil {
			return err
		}
		return tx.Note(ctx, "print", paper.PersonID, map[string]string{"report": kindLabel(req.Kind), "for_whom": req.ForWhom, "number": r.Number, "check": r.Check, "digest": paper.Digest})
	})
	if err != nil {
		return nil, err
	}
	return &Printed{Bytes: out, FileName: report.FileName(req.Kind, a.Today(), format(req)), Paper: paper, Replaced: rep}, nil
}

// leftOut is what a print-out does not hold, and what the paper has no room for: a card sets nothing smaller, and cuts nothing in silence.
func leftOut(doc report.Document, req PrintRequest) []string {
	out := slices.Clone(doc.LeftOut)
	if format(req) == "pdf" {
		for _, s := range pdf.Overflow(doc) {
			out = append(out, "Does not fit on the card: "+s)
		}
	}
	return out
}

func (a *App) render(doc report.Document, req PrintRequest) ([]byte, []string, error) {
	switch format(req) {
	case "pdf":
		out, rep, err := pdf.Render(doc, pdf.Options{Password: req.Password})
		return out, replaced(rep), err
	case "html":
		return exchange.HTML(doc), nil, nil
	case "txt":
		return []byte(exchange.Text(doc)), nil, nil
	case "csv":
		if len(doc.Grids) > 0 {
			return exchange.GridsCSV(doc.Grids), nil, nil
		}
	case "xlsx":
		if len(doc.Grids) > 0 {
			return exchange.GridsXLSX(doc.Grids), nil, nil
		}
	}
	switch {
	case report.IsWhole(req.Kind) && len(doc.Grids) == 0 && (format(req) == "csv" || format(req) == "xlsx"):
		return nil, nil, fault.New(fault.Refused, "There are no figures to put into a spreadsheet: too few people are counted for a report.")
	case report.IsWhole(req.Kind):
		return nil, nil, fault.New(fault.Invalid, "This print-out is made as pdf, html, txt, csv or xlsx.")
	}
	return nil, nil, fault.New(fault.Invalid, "A print-out is made as pdf, html or txt.")
}

// document builds a print-out from one short read.
func (a *App) document(ctx context.Context, req PrintRequest) (report.Document, report.Request, error) {
	var none report.Document
	if _, err := a.open(); err != nil {
		return none, report.Request{}, err
	}
	if !slices.ContainsFunc(record.Audiences, func(o record.Option) bool { return o.Code == string(req.Audience) }) {
		return none, report.Request{}, fault.New(fault.Invalid, "Say who the copy is for: the young person, the meeting, a guest, a doctor, the file, or staff.")
	}
	owner, service := a.Owner(), a.Service()
	r := report.Request{Owner: &owner, Service: &service, Today: a.Today(), Local: a.Local(), Strategy: a.strategyNow(), Audience: req.Audience, ForWhom: req.ForWhom, Purpose: req.Purpose,
		Practice: a.Practice(), Large: req.Large, Show: req.Show, Sections: req.Sections, Options: req.Options, Names: req.Names}
	logo, err := a.Logo(ctx)
	if err != nil {
		return none, r, err
	}
	r.Logo = logo
	if report.IsWhole(req.Kind) {
		if err := a.whole(ctx, req, &r); err != nil {
			return none, r, err
		}
		doc, err := report.Build(req.Kind, r)
		return doc, r, err
	}
	err = a.read(ctx, func(tx *store.Tx) error {
		f, err := tx.File(ctx, req.PersonID)
		if err != nil {
			return err
		}
		r.File = f
		if r.Skills, err = skillList(ctx, tx); err != nil {
			return err
		}
		if n := r.ClosedReview(); n != "" {
			if err := asClosed(ctx, tx, f, n, &r, a); err != nil {
				return err
			}
		} else if n := r.SincePack(); n != "" {
			pack, before, err := packFile(ctx, tx, f, n)
			if err != nil {
				return err
			}
			r.Since, r.Before = pack.Made, before
		} else {
			if r.Before, r.Since, err = a.beforeReview(ctx, tx, f); err != nil {
				return err
			}
			prepared, err := preparationOf(ctx, tx, req.PersonID)
			if err != nil {
				return err
			}
			r.Unticked = prepared.leftOut()
		}
		people, err := tx.List(ctx, care.PersonSpec, store.Filter{})
		if err != nil {
			return err
		}
		for _, p := range people {
			if o := p.(*care.Person); o.ID != req.PersonID && o.Name() != f.Person.Name() {
				r.Others = append(r.Others, o.Name())
			}
		}
		n := 1
		for _, p := range f.Papers {
			if p.Report == req.Kind {
				n++
			}
		}
		r.Number = strconv.Itoa(n)
		_, head, err := tx.Head(ctx)
		r.Check = checkLetters(head, req.Kind, req.PersonID, r.Number)
		return err
	})
	if err != nil {
		return none, r, err
	}
	doc, err := report.Build(req.Kind, r)
	return doc, r, err
}

// endOf is the last second of a day in the zone of the program's clock.
func (a *App) endOf(d value.Date) value.Instant {
	return value.InstantOf(time.Date(d.Year(), time.Month(d.Month()), d.Day(), 23, 59, 59, 0, a.o.Now().Location()))
}

// FileAt is the file of a young person as it stood at the end of a day, nil when they were not in the records then.
func (a *App) FileAt(ctx context.Context, personID string, day value.Date) (f *care.File, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		f, err = tx.Since(ctx, personID, a.endOf(day))
		return err
	})
	return f, err
}

// checkLetters are four letters that tie a sheet to the state of the records it was made from; no vowels, so that they never spell a word.
func checkLetters(parts ...string) string {
	const letters = "BCDFGHJKLMNPQRSTVWXZ"
	sum := sha256.Sum256([]byte(fmt.Sprintf("%q", parts)))
	var out [4]byte
	for i := range out {
		out[i] = letters[int(sum[i])%len(letters)]
	}
	return string(out[:])
}

func format(req PrintRequest) string {
	if req.Format == "" {
		return "pdf"
	}
	return req.Format
}

func kindLabel(kind string) string { return (&care.Paper{Report: kind}).What() }

func lines(list []string) string {
	out := ""
	for i, s := range list {
		if i > 0 {
			out += "\n"
		}
		out += s
	}
	return out
}

func replaced(list []pdf.Replaced) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.From+" prints as "+r.To)
	}
	return out
}

// RecoverySheet is the printable sheet of a recovery key, as PDF. The key itself is kept nowhere.
func (a *App) RecoverySheet(ctx context.Context, key string) ([]byte, error) {
	out, _, err := pdf.Render(report.RecoverySheet(key, a.Today(), a.Owner().Name), pdf.Options{})
	return out, err
}

// RecoverySheetName is the file name offered for it.
func (a *App) RecoverySheetName() string { return report.FileName("recovery-sheet", a.Today(), "pdf") }
