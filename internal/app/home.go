package app

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Home is what the first page shows: what is due over all young people, everyone in a line, and what the owner should know.
type Home struct {
	Today    value.Date
	Dues     []rules.Due // of open records, overdue first
	Everyone []Row       // open records by last name
	Closed   int
	Drafts   []Draft
	Notices  []Notice
	Files    map[string]*care.File // light files, as Files of the store reads them; only to be read, for the next Home shares them
}

// Row is a young person in a list.
type Row struct {
	Person    *care.Person
	Status    string // label of the leaving-care status, "" when none is recorded
	Age       int
	Adviser   string
	LastHeard value.Date // "" = never
	Touch     *rules.Due // the keep-in-touch line, nil when there is none
	Review    *rules.Due // the next review, nil when there is none
	Passport  *care.PassportIssue
	Home      *care.Home
	Dues      []rules.Due
}

// Silence is how long nobody has heard from them, and how long that may last, in days: silent is -1 when no contact is written down, allowed 0 when it
// cannot be told. promised is false where nobody is expected to be heard from.
func (r Row) Silence(today value.Date) (promised bool, silent, allowed int) {
	silent = -1
	if r.LastHeard != "" {
		silent = today.Days(r.LastHeard)
		if r.Touch != nil && r.Touch.Day != "" {
			allowed = r.Touch.Day.Days(r.LastHeard)
		}
	}
	return r.Touch != nil, silent, allowed
}

// Notice is a sentence for Home, with where to go.
type Notice struct {
	Key  string // copy, sheet, files, drafts, vault
	Text string
}

// Home reads the first page.
func (a *App) Home(ctx context.Context) (*Home, error) {
	today := a.Today()
	h := &Home{Today: today, Files: map[string]*care.File{}}
	var files []*care.File
	var papers []*care.Paper
	var concerns []rules.Due
	gen := 0
	err := a.read(ctx, func(tx *store.Tx) (err error) {
		if files, gen, err = a.lightFiles(ctx, tx, today); err != nil {
			return err
		}
		if h.Drafts, err = tx.Drafts(ctx); err != nil {
			return err
		}
		if concerns, err = a.concernDues(ctx, tx, ""); err != nil {
			return err
		}
		papers, err = notErased(ctx, tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	h.Drafts = slices.DeleteFunc(unfinished(h.Drafts), a.draftHidden)
	local := a.Local()
	for _, f := range files {
		if !f.Person.Open() {
			h.Closed++
			continue
		}
		h.Files[f.Person.ID] = f
		row := rowOf(f, today, a.duesOf(f, today, local, gen))
		h.Everyone = append(h.Everyone, row)
		h.Dues = append(h.Dues, row.Dues...)
	}
	h.Dues = append(h.Dues, concerns...) // of closed records, too
	rules.SortDues(h.Dues)
	h.Notices = a.notices(today, papers, len(h.Drafts))
	return h, nil
}

// lightFiles are everybody's files as Home needs them, sorted by name: read once, then again only for people who changed. gen is what duesGen was
// before anything was read.
func (a *App) lightFiles(ctx context.Context, tx *store.Tx, today value.Date) (list []*care.File, gen int, err error) {
	a.mu.Lock()
	gen = a.duesGen
	files, stale := maps.Clone(a.files), maps.Clone(a.stale)
	sameDay := a.filesDay == today
	a.mu.Unlock()
	if files == nil || !sameDay || len(stale) > 20 {
		files, stale = map[string]*care.File{}, map[string]bool{"": true}
	}
	for id := range stale {
		delete(files, id)
		read, err := tx.Files(ctx, id, today)
		if err != nil {
			return nil, gen, err
		}
		for _, f := range read {
			if f.Person != nil {
				files[f.Person.ID] = f
			}
		}
	}
	a.mu.Lock()
	if a.duesGen == gen {
		a.files, a.stale, a.filesDay = maps.Clone(files), map[string]bool{}, today
	}
	a.mu.Unlock()
	list = slices.SortedFunc(maps.Values(files), func(x, y *care.File) int {
		return cmp.Or(cmp.Compare(x.Person.LastName, y.Person.LastName), cmp.Compare(x.Person.First(), y.Person.First()), cmp.Compare(x.Person.ID, y.Person.ID))
	})
	return list, gen, nil
}

// duesOf works out what is due, or takes it from the cache. gen is what duesGen was before f was read: when a change came between, what was read
// may be old and is not kept.
func (a *App) duesOf(f *care.File, today value.Date, local rules.Local, gen int) []rules.Due {
	a.mu.Lock()
	if a.dueDay != today || a.dues == nil {
		a.dues, a.dueDay = map[string][]rules.Due{}, today
	}
	got, ok := a.dues[f.Person.ID]
	a.mu.Unlock()
	if ok {
		return got
	}
	got = rules.Dues(f, today, local)
	a.mu.Lock()
	if a.dues != nil && a.duesGen == gen {
		a.dues[f.Person.ID] = got
	}
	a.mu.Unlock()
	return got
}

func rowOf(f *care.File, today value.Date, dues []rules.Due) Row {
	r := Row{Person: f.Person, Age: f.Person.Born.AgeOn(today), Passport: f.Passport(), Home: f.Home(today), Adviser: f.Person.Adviser, Dues: dues}
	if s := f.Status(today); s != nil {
		r.Status = care.StatusSpec.Field("status").LabelOf(s.Code)
	}
	if c := f.LastHeard(today); c != nil {
		r.LastHeard = c.On
	}
	for i := range dues {
		switch d := &dues[i]; {
		case d.Rule == "keep-in-touch" && r.Touch == nil:
			r.Touch = d
		case d.Section == "reviews" && r.Review == nil:
			r.Review = d
		}
	}
	return r
}

// notices are what Home says about the records themselves.
func (a *App) notices(today value.Date, papers []*care.Paper, drafts int) []Notice {
	var out []Notice
	if s := a.VaultStatus(); s.Notice != "" {
		out = append(out, Notice{"vault", s.Notice})
	} else if s.Refusing != nil {
		out = append(out, Notice{"vault", "Changes cannot be saved at present. Free some space on the disk, then lock and unlock."})
	}
	o := a.Owner()
	if o.SheetShown != value.Yes {
		out = append(out, Notice{"sheet", "The recovery sheet is not checked yet. Without it a forgotten passphrase means lost records."})
	}
	last := o.LastCopy
	if last == "" {
		last = o.CopyFrom
	}
	if today.Days(last) >= 7 || o.LastCopy == "" && last == "" {
		since := "No copy outside this computer yet."
		if o.LastCopy != "" {
			since = "No copy outside this computer since " + o.LastCopy.In(today) + "."
		} else if o.CopyFrom != "" {
			since = "No copy outside this computer since these records were made on " + o.CopyFrom.In(today) + "."
		}
		out = append(out, Notice{"copy", since + " Make one on a stick or the office share."})
	}
	old := map[string]int{}
	for _, f := range a.outside(papers) {
		if f.There && today.Days(f.Paper.Made) >= 7 {
			old[f.Paper.What()+" in "+filepath.Dir(f.Paper.Path)]++
		}
	}
	if len(old) > 0 {
		var names []string
		for _, what := range slices.Sorted(maps.Keys(old)) {
			if n := old[what]; n > 1 {
				what = fmt.Sprintf("%d × %s", n, what)
			}
			names = append(names, what)
		}
		if len(names) > 3 {
			names = append(names[:3], fmt.Sprintf("and %d more", len(names)-3))
		}
		out = append(out, Notice{"files", "Still outside the vault after 7 days: " + strings.Join(names, ", ") + ". Erase what is no longer needed."})
	}
	if drafts > 0 {
		out = append(out, Notice{"drafts", words.Count(drafts, "unfinished entry", "unfinished entries") + "."})
	}
	return out
}

// Dues is everything due for everybody, or for one young person.
func (a *App) Dues(ctx context.Context, personID string) ([]rules.Due, error) {
	if personID == "" {
		h, err := a.Home(ctx)
		if err != nil {
			return nil, err
		}
		return h.Dues, nil
	}
	f, err := a.File(ctx, personID)
	if err != nil {
		return nil, err
	}
	dues := rules.Dues(f, a.Today(), a.Local())
	err = a.read(ctx, func(tx *store.Tx) error {
		more, err := a.concernDues(ctx, tx, personID)
		dues = append(dues, more...)
		return err
	})
	rules.SortDues(dues)
	return dues, err
}

// People lists everyone, closed records too, by last name.
func (a *App) People(ctx context.Context) ([]*care.Person, error) {
	list, err := a.List(ctx, "person", Filter{})
	out := make([]*care.Person, len(list))
	for i, r := range list {
		out[i] = r.(*care.Person)
	}
	return out, err
}

// ClosePerson closes a record with its reason; a death stops every clock and prompt at once.
func (a *App) ClosePerson(ctx context.Context, id, why string, on value.Date) error {
	r, err := a.Get(ctx, "person", id)
	if err != nil {
		return err
	}
	p := r.(*care.Person)
	p.Closed, p.ClosedWhy = on, why
	if why == "died" {
		p.Died = on
	}
	return a.Save(ctx, p)
}

// ReopenPerson opens a closed record again.
func (a *App) ReopenPerson(ctx context.Context, id string) error {
	r, err := a.Get(ctx, "person", id)
	if err != nil {
		return err
	}
	p := r.(*care.Person)
	p.Closed, p.ClosedWhy, p.Died = "", "", ""
	return a.Save(ctx, p)
}

// Reverse writes the reversing line of a ledger entry, with a reason; both stay.
func (a *App) Reverse(ctx context.Context, entryID, reason string) error {
	r, err := a.Get(ctx, "savings_entry", entryID)
	if err != nil {
		return err
	}
	e := r.(*care.Entry)
	if e.Kind == "reversal" {
		return record.Problems{{Text: "This line is a reversal already. Write the right payment as a new line."}}
	}
	return a.Save(ctx, &care.Entry{Meta: record.Meta{PersonID: e.PersonID}, AccountID: e.AccountID, Kind: "reversal", On: a.Today(), Amount: -e.Amount, Reverses: e.ID, Reason: reason, By: a.Owner().Name})
}
