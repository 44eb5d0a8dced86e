package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/exchange"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/words"
)

// Sheet, ImportMapping and ImportWord are the exchange's; the window takes them from here.
type (
	Sheet         = exchange.Sheet
	ImportMapping = exchange.Mapping
	ImportWord    = exchange.Word
)

// What a row of a spreadsheet does to the records when it is taken.
const (
	ImportAdd    = "add"    // it becomes a new record
	ImportChange = "change" // it brings a record up to date: what it fills replaces, what it leaves blank stays
	ImportSame   = "same"   // the record says so already
)

// ImportLine is one row of a spreadsheet as it would come in.
type ImportLine struct {
	Line     int
	Rec      record.Record
	Does     string
	Take     bool            // it comes in
	Why      string          // why it is not taken by itself; "" when it is
	Problems record.Problems // why it cannot be taken
	Who      string          // name of whom it is about
	Old      string          // id of the record it is like
	given    []string
	key      string
}

// Can reports whether the row may be ticked.
func (l *ImportLine) Can() bool { return len(l.Problems) == 0 && l.Does != ImportSame }

// ImportName is a name of the spreadsheet that fits nobody, or more than one.
type ImportName struct {
	Name  string
	Count int // rows that hold it
	Line  int // the first of them
	Fits  []*care.Person
}

// Import is a spreadsheet as it would come in: every row, what it does and why, and what has to be settled first.
type Import struct {
	Sheet   *Sheet
	Spec    *record.Spec
	Mapping ImportMapping
	Person  string // whom every row is about, where no column says so
	Lines   []*ImportLine
	Words   []ImportWord // words that are no choice yet
	Meant   []ImportWord // words taken for the choice they are part of
	Names   []ImportName
	Days    string   // an example of a day that could be read two ways; nothing comes in before it is said which
	LeftOut []string // columns that are not read
	Missing []string // keys of needed fields without a column
	Before  *care.ImportRun
}

// Count is how many rows would be added and brought up to date, how many are left out, and how many of those cannot be taken.
func (i *Import) Count() (add, change, left, bad int) {
	for _, l := range i.Lines {
		switch {
		case l.Take && l.Does == ImportChange:
			change++
		case l.Take:
			add++
		default:
			left++
			if len(l.Problems) > 0 {
				bad++
			}
		}
	}
	return add, change, left, bad
}

// Meaning is the label that a word of the spreadsheet is taken for.
func (i *Import) Meaning(w ImportWord) string {
	return i.Mapping.Meaning(i.Spec.Field(w.Key), w.Word)
}

// Bad are the rows that cannot be taken, with every problem.
func (i *Import) Bad() exchange.FileProblems {
	var out exchange.FileProblems
	for _, l := range i.Lines {
		for _, p := range l.Problems {
			out = append(out, exchange.LineProblem{Line: l.Line, Text: record.Problems{p}.Sentence()})
		}
	}
	return out
}

// ImportKinds are the record types that a spreadsheet can bring, those that usually come in one first. What is kept apart, what the program writes
// itself and what there is one of are not among them.
func ImportKinds() []*record.Spec {
	first := []*record.Spec{care.ContactSpec, care.PersonSpec, care.EntrySpec, care.AccountSpec, care.ConnectionSpec, care.HomeSpec, care.CarePeriodSpec, care.HealthCheckSpec,
		care.ImmunisationSpec, care.CarerNoteSpec, care.TallySpec}
	out := slices.Clone(first)
	for _, s := range care.Specs() {
		switch s {
		case care.OwnerSpec, care.ServiceSpec, care.PaperSpec, care.AttachmentSpec, care.FrozenSpec, care.BackupPlaceSpec, care.ImportMapSpec, care.ImportRunSpec:
			continue
		}
		if !s.Apart && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// ImportFields are the fields a column of a spreadsheet can be read as.
func ImportFields(s *record.Spec) []*record.Field { return exchange.Targets(s) }

// ImportChoices are what a word of a spreadsheet can stand for in a field.
func ImportChoices(f *record.Field) []record.Option { return exchange.Choices(f) }

// ImportKind guesses what the rows of a spreadsheet are; "" when no column tells.
func ImportKind(sheet *Sheet) string { return exchange.GuessKind(ImportKinds()[:11], sheet) }

func importable(kind string) (*record.Spec, error) {
	s, err := spec(kind)
	if err != nil {
		return nil, err
	}
	if s.Apart {
		return nil, fault.New(fault.Refused, "A safeguarding concern is written by hand, one at a time. It is not read from a file.")
	}
	if !slices.Contains(ImportKinds(), s) {
		return nil, fault.New(fault.Refused, words.Upper(s.Many)+" are not read from a file.")
	}
	return s, nil
}

// ReadSheet reads a CSV file or an XLSX workbook; of a workbook the sheet of that name, or the first that holds something. It changes nothing.
func (a *App) ReadSheet(ctx context.Context, file string, data []byte, sheet string) (*Sheet, error) {
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	return exchange.ReadSheet(ctx, file, data, sheet)
}

// ProposeImport says how the columns of a sheet may be read: as they were the last time a file with the same columns came in (known), else as far as
// their names tell.
func (a *App) ProposeImport(ctx context.Context, sheet *Sheet, kind string) (m ImportMapping, known bool, err error) {
	s, err := importable(kind)
	if err != nil {
		return m, false, err
	}
	m = exchange.Guess(s, sheet)
	err = a.read(ctx, func(tx *store.Tx) error {
		old, err := knownMap(ctx, tx, kind, sheet)
		if err != nil || old == nil {
			return err
		}
		var was ImportMapping
		if json.Unmarshal([]byte(old.Map), &was) != nil || was.Kind != kind {
			return nil
		}
		for head, key := range was.Columns {
			if f := s.Field(key); key != exchange.ColumnOut && key != exchange.ColumnPerson && key != exchange.ColumnID && (f == nil || !slices.Contains(exchange.Targets(s), f)) {
				delete(was.Columns, head) // a field that is gone
			}
		}
		m, known = was, true
		return nil
	})
	return m, known, err
}

func knownMap(ctx context.Context, tx *store.Tx, kind string, sheet *Sheet) (*care.ImportMap, error) {
	list, err := listOf[*care.ImportMap](ctx, tx, care.ImportMapSpec, Filter{Equal: map[string]string{"rows_are": kind, "heads": exchange.Heads(sheet)}, Limit: 1})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return list[0], nil
}

// CheckImport reads every row of a sheet, holds it against the records and tries it out: what it says would come in is what ApplyImport brings in,
// by the same steps. Nothing is changed. person is whom every row is about when no column says so, "" for nobody.
func (a *App) CheckImport(ctx context.Context, sheet *Sheet, m ImportMapping, person string, progress func(float64)) (*Import, error) {
	s, err := importable(m.Kind)
	if err == nil {
		err = a.ownersOnly()
	}
	if err != nil {
		return nil, err
	}
	read, err := exchange.ReadLines(ctx, s, sheet, &m, a.Today(), func(x float64) { progress(x * 0.2) })
	if err != nil {
		return nil, err
	}
	imp := &Import{Sheet: sheet, Spec: s, Mapping: m, Person: person, Words: read.Words, Meant: read.Meant, Days: read.Days, LeftOut: read.LeftOut, Missing: read.Missing}
	err = a.read(ctx, func(tx *store.Tx) error {
		h := &importHand{a: a, ctx: ctx, tx: tx, imp: imp}
		return h.hold(read.Lines, func(x float64) { progress(0.2 + x*0.3) })
	})
	if err != nil {
		return nil, err
	}
	if _, err := a.bring(ctx, imp, true, func(x float64) { progress(0.5 + x*0.5) }); err != nil {
		return nil, err
	}
	progress(1)
	return imp, nil
}

// ApplyImport brings in the rows that are taken, all of them or none, as one step of Undo, and remembers how the columns were read.
func (a *App) ApplyImport(ctx context.Context, imp *Import, progress func(float64)) (*care.ImportRun, error) {
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	if imp.Days != "" {
		return nil, fault.New(fault.Invalid, fmt.Sprintf("\"%s\" could be read two ways. Say whether the day or the month comes first.", imp.Days))
	}
	if add, change, _, _ := imp.Count(); add+change == 0 {
		return nil, fault.New(fault.Refused, "No row is ticked. Nothing was changed.")
	}
	run, err := a.bring(ctx, imp, false, progress)
	if err != nil {
		return nil, err
	}
	return run, a.rememberMap(ctx, imp)
}

// errDry ends a trial: nothing of it stays.
var errDry = fault.New(fault.Refused, "This was only a trial.")

// rememberMap keeps how the columns were read. It is no step of Undo: who takes an import back will want to read the file again.
func (a *App) rememberMap(ctx context.Context, imp *Import) error {
	text, err := json.Marshal(imp.Mapping)
	if err != nil {
		return err
	}
	return a.write(ctx, "", func(tx *store.Tx) error {
		old, err := knownMap(ctx, tx, imp.Spec.Kind, imp.Sheet)
		if err != nil {
			return err
		}
		if old == nil {
			return tx.Insert(ctx, &care.ImportMap{Kind: imp.Spec.Kind, Heads: exchange.Heads(imp.Sheet), Map: string(text), Used: a.Today()})
		}
		old.Map, old.Used = string(text), a.Today()
		return tx.Update(ctx, old)
	})
}

// bring writes the rows that are taken. As a trial it goes through the same steps, notes what each row fails at and leaves everything as it was.
func (a *App) bring(ctx context.Context, imp *Import, trial bool, progress func(float64)) (*care.ImportRun, error) {
	s := imp.Spec
	add, change, left, _ := imp.Count()
	label := "imported " + words.Count(add+change, "row", "rows") + " of a spreadsheet"
	run := &care.ImportRun{Kind: s.Kind, File: imp.Sheet.File, Digest: imp.Sheet.Digest, On: a.Today(), Left: left}
	err := a.write(ctx, label, func(tx *store.Tx) error {
		var keys strings.Builder
		for n := 0; n < len(imp.Lines); n += trialGroup {
			progress(float64(n) / float64(len(imp.Lines)))
			group := imp.Lines[n:min(n+trialGroup, len(imp.Lines))]
			var err error
			if trial {
				err = a.try(ctx, tx, s, group)
			} else {
				err = a.bringGroup(ctx, tx, s, group, run, &keys)
			}
			if err != nil {
				return err
			}
		}
		if trial {
			return errDry
		}
		run.Keys = keys.String()
		return tx.Insert(ctx, run)
	})
	if trial && err == errDry {
		return run, nil
	}
	return run, err
}

// trialGroup is how many rows are tried out together before it is asked which of them fails.
const trialGroup = 200

// try goes through a group of rows and notes what each fails at; what went well stands until the trial ends, so that the next group meets it.
func (a *App) try(ctx context.Context, tx *store.Tx, s *record.Spec, group []*ImportLine) error {
	err := tx.Try(ctx, func() error {
		for _, l := range group {
			if !l.Take {
				continue
			}
			if _, err := a.bringLine(ctx, tx, s, l); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil || !theirFault(err) {
		return err
	}
	for _, l := range group {
		if !l.Take {
			continue
		}
		err := tx.Try(ctx, func() error {
			_, err := a.bringLine(ctx, tx, s, l)
			return err
		})
		if err != nil {
			if !theirFault(err) {
				return err
			}
			l.fail(err)
		}
	}
	return nil
}

// bringGroup writes a group of rows; the first that fails ends everything.
func (a *App) bringGroup(ctx context.Context, tx *store.Tx, s *record.Spec, group []*ImportLine, run *care.ImportRun, keys *strings.Builder) error {
	for _, l := range group {
		if !l.Take {
			continue
		}
		changed, err := a.bringLine(ctx, tx, s, l)
		switch {
		case err != nil && theirFault(err):
			return exchange.FileProblems{{Line: l.Line, Text: fault.Sentence(err)}}
		case err != nil:
			return err
		case l.Does == ImportAdd:
			run.Added++
		case changed:
			run.Changed++
		}
		keys.WriteString(l.key)
	}
	return nil
}

// theirFault reports whether a row is refused for what stands in it, not for what happened to the program.
func theirFault(err error) bool {
	switch fault.CodeOf(err) {
	case fault.Invalid, fault.Conflict, fault.Refused, fault.NotFound:
		return true
	}
	return false
}

// bringLine writes one row. The line's own record stays as it was read.
func (a *App) bringLine(ctx context.Context, tx *store.Tx, s *record.Spec, l *ImportLine) (changed bool, err error) {
	r := s.New()
	if l.Does != ImportChange {
		s.Copy(r, l.Rec)
		return true, a.put(ctx, tx, r)
	}
	old, err := tx.Get(ctx, s, l.Old)
	if err != nil {
		return false, err
	}
	s.Copy(r, old)
	for _, key := range l.given {
		f := s.Field(key)
		if err := f.SetCode(r, f.Code(l.Rec)); err != nil {
			return false, err
		}
	}
	if len(store.Diff(s, old, r)) == 0 {
		return false, nil
	}
	return true, a.put(ctx, tx, r)
}

// fail notes why a row cannot be taken.
func (l *ImportLine) fail(err error) {
	l.Take = false
	if p, ok := err.(record.Problems); ok {
		l.Problems = append(l.Problems, p...)
		return
	}
	l.Problems = append(l.Problems, record.Problem{Text: fault.Sentence(err)})
}
