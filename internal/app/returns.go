package app

import (
	"context"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/exchange"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
)

// KeepingInTouch is the return of a collection year as it stands: everybody who is asked about with what would fail, and everybody who is not.
type KeepingInTouch struct {
	Year    int
	Today   value.Date
	Lines   []*rules.ReturnLine
	Without []*rules.NotAsked
	files   map[string]*care.File
}

// Ready reports whether every line that can be answered by now is, and no check fails.
func (k *KeepingInTouch) Ready() bool {
	n := k.Count()
	return n.Ready == n.Due
}

// ReturnCount is how far the return of a year is.
type ReturnCount struct {
	Due     int // lines that can be answered by now
	Ready   int // of these, answered and without a failing check
	Missing int // of these, without an answer
	Fails   int // failing checks that the department has a number for
	Later   int // lines whose days have not begun
}

// Count says how far the return is.
func (k *KeepingInTouch) Count() (n ReturnCount) {
	for _, l := range k.Lines {
		switch {
		case !l.Due && l.Answer == nil:
			n.Later++
			continue
		case len(l.Failures) == 0:
			n.Ready++
		case l.Answer == nil:
			n.Missing++
		}
		n.Due++
		for _, f := range l.Failures {
			if f.Rule != "" {
				n.Fails++
			}
		}
	}
	return n
}

// Goes reports whether a line goes into the file: it is answered, and no check fails or failing lines go, too.
func Goes(l *rules.ReturnLine, failing bool) bool {
	return l.Answer != nil && (failing || len(l.Failures) == 0)
}

// Start is an answer to begin with for a line, from what the records say on a day.
func (k *KeepingInTouch) Start(l *rules.ReturnLine, today value.Date) *care.ReturnAnswer {
	return rules.ReturnStart(k.files[l.Person.ID], l, today)
}

// Check is what would fail in a line if it were answered so.
func (k *KeepingInTouch) Check(l *rules.ReturnLine, a *care.ReturnAnswer) []rules.ReturnFailure {
	return rules.ReturnFailuresOf(k.files[l.Person.ID], l, a)
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
	out := &KeepingInTouch{Year: year, Today: today, files: map[string]*care.File{}}
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
	out.Lines, out.Without = rules.WholeReturn(files, year, today)
	return out, nil
}

// ReturnFile is the return or the inspectors' list as a file, with the record of each young person in it that it was made.
type ReturnFile struct {
	Bytes    []byte
	FileName string
	People   int
	Papers   []*care.Paper
}

// ExportReturn makes the return's file, of all lines that are answered. It is one of two exports across young people, and is recorded in the history of
// each. A line that a check of the return fails stands in it only when failing is true: then the council's own system will say so again.
func (a *App) ExportReturn(ctx context.Context, year int, forWhom string, failing bool) (*ReturnFile, error) {
	if forWhom = strings.TrimSpace(forWhom); forWhom == "" {
		return nil, record.Problems{{Key: "for_whom", Label: "Who is this copy for", Text: "Name who will receive the return."}}
	}
	k, err := a.Return(ctx, year)
	if err != nil {
		return nil, err
	}
	var lines []*rules.ReturnLine
	for _, l := range k.Lines {
		if Goes(l, failing) {
			lines = append(lines, l)
		}
	}
	if len(lines) == 0 {
		return nil, fault.New(fault.Refused, "No line of this year is answered without a failing check, so there is nothing to hand on.")
	}
	out := &ReturnFile{Bytes: exchange.WriteReturn(lines), FileName: report.FileName("keeping-in-touch-return", a.Today(), "csv"), People: len(lines)}
	var people []string
	for _, l := range lines {
		people = append(people, l.Person.ID)
	}
	err = a.write(ctx, "", func(tx *store.Tx) (err error) {
		out.Papers, err = a.handOut(ctx, tx, care.Paper{Report: "return", ForWhom: forWhom, Purpose: "Collection of " + strconv.Itoa(k.Year), Format: "csv"}, out.Bytes, func(p *care.Paper) map[string]string {
			return map[string]string{"what": "a line of the keeping-in-touch return", "for_whom": forWhom, "digest": p.Digest}
		}, people...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// AnnexA is the inspectors' list of care leavers as it stands today (Ofsted, Annex A, list 9).
type AnnexA struct {
	Columns []catalogue.AnnexColumn
	Rows    []*rules.AnnexRow
	Without []*rules.NotAsked
	About   catalogue.About
}

// AnnexA works out the inspectors' list of care leavers.
func (a *App) AnnexA(ctx context.Context) (*AnnexA, error) {
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	today := a.Today()
	var files []*care.File
	err := a.read(ctx, func(tx *store.Tx) (err error) {
		files, _, err = a.lightFiles(ctx, tx, today)
		return err
	})
	if err != nil {
		return nil, err
	}
	out := &AnnexA{Columns: catalogue.AnnexColumns(), About: catalogue.AnnexAbout()}
	out.Rows, out.Without = rules.AnnexA(files, a.Service().Name, today)
	return out, nil
}

// ExportAnnexA makes the file of the inspectors' list. With ExportReturn it is one of two exports across young people, and is recorded in the history of
// each. A column that is blank stays blank: the council fills it in.
func (a *App) ExportAnnexA(ctx context.Context, forWhom string) (*ReturnFile, error) {
	if forWhom = strings.TrimSpace(forWhom); forWhom == "" {
		return nil, record.Problems{{Key: "for_whom", Label: "Who is this copy for", Text: "Name who will receive the list."}}
	}
	list, err := a.AnnexA(ctx)
	if err != nil {
		return nil, err
	}
	if len(list.Rows) == 0 {
		return nil, fault.New(fault.Refused, "Nobody is in a category of the list, so there is nothing to hand on.")
	}
	out := &ReturnFile{Bytes: exchange.WriteAnnexA(list.Rows), FileName: report.FileName("annex-a-list-9", a.Today(), "csv"), People: len(list.Rows)}
	var people []string
	for _, r := range list.Rows {
		people = append(people, r.Person.ID)
	}
	err = a.write(ctx, "", func(tx *store.Tx) (err error) {
		out.Papers, err = a.handOut(ctx, tx, care.Paper{Report: "annexa", ForWhom: forWhom, Purpose: "Annex A, list 9", Format: "csv"}, out.Bytes, func(p *care.Paper) map[string]string {
			return map[string]string{"what": "a line of Ofsted’s list of care leavers", "for_whom": forWhom, "digest": p.Digest}
		}, people...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// ReturnSaved remembers where the file of the return or of the inspectors' list was saved, so that it is listed until it is erased.
func (a *App) ReturnSaved(ctx context.Context, f *ReturnFile, path string) error {
	return a.savedAt(ctx, f.Papers, path)
}
