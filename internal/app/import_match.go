package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/exchange"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
)

// importHand holds the rows of a sheet against the records, in one read.
type importHand struct {
	a   *App
	ctx context.Context
	tx  *store.Tx
	imp *Import

	people map[string]*care.Person   // by id
	called map[string][]*care.Person // by what they may be called in a spreadsheet
	names  map[string]int            // place in imp.Names
	refs   map[string][]record.Record
}

// hold finds whom every row is about, what it points to, what is wrong with it and whether it is here already.
func (h *importHand) hold(lines []*exchange.Line, progress func(float64)) error {
	if err := h.readPeople(); err != nil {
		return err
	}
	h.names, h.refs = map[string]int{}, map[string][]record.Record{}
	s := h.imp.Spec
	for n, l := range lines {
		if n%1000 == 0 {
			if h.ctx.Err() != nil {
				return h.ctx.Err()
			}
			progress(float64(n) / float64(len(lines)) / 2)
		}
		out := &ImportLine{Line: l.Line, Rec: l.Rec, Does: ImportAdd, Take: true, Problems: l.Problems, given: l.Given, key: l.Key}
		h.imp.Lines = append(h.imp.Lines, out)
		if err := h.one(out, l); err != nil {
			return err
		}
		if out.Does != ImportSame {
			problems := s.Validate(out.Rec)
			if out.Does == ImportChange {
				problems = nil // what stands in the records fills the rest; it is looked at when it is tried
			}
			if p, ok := h.a.ahead(out.Rec).(record.Problems); ok {
				problems = append(problems, p...)
			}
			for _, p := range problems {
				if out.Problems.For(p.Key) == "" && !(p.Key == "person_id" && len(out.Problems) > 0) {
					out.Problems = append(out.Problems, p)
				}
			}
		}
		if len(out.Problems) > 0 {
			out.Take = false
		}
	}
	return h.compare(func(x float64) { progress(0.5 + x/2) })
}

func (h *importHand) readPeople() error {
	list, err := listOf[*care.Person](h.ctx, h.tx, care.PersonSpec, Filter{})
	if err != nil {
		return err
	}
	h.people, h.called = map[string]*care.Person{}, map[string][]*care.Person{}
	for _, p := range list {
		h.people[p.ID] = p
		for _, name := range []string{p.CouncilNumber, p.FirstName + " " + p.LastName, p.LastName + " " + p.FirstName, p.Preferred + " " + p.LastName, p.LastName + " " + p.Preferred, p.FirstName, p.Preferred} {
			name = exchange.NameKey(name)
			if name != "" && name != exchange.NameKey(p.LastName) && !slices.Contains(h.called[name], p) {
				h.called[name] = append(h.called[name], p)
			}
		}
	}
	return nil
}

// one fills in what needs the records: person, own id and links.
func (h *importHand) one(out *ImportLine, l *exchange.Line) error {
	s := h.imp.Spec
	head := l.Rec.Head()
	if l.ID != "" {
		old, err := h.tx.Get(h.ctx, s, l.ID)
		if err == nil {
			out.Old, out.Does = l.ID, ImportChange
			head.PersonID = old.Head().PersonID
		} else if fault.CodeOf(err) != fault.NotFound {
			return err
		}
	}
	if !s.Shared && !s.Self {
		id, problem, skip := h.person(l)
		switch {
		case skip:
			out.Does, out.Take, out.Why = ImportSame, false, "Rows about \""+l.Person+"\" are left out."
		case problem != "":
			out.Problems = append(out.Problems, record.Problem{Key: "person_id", Label: "Young person", Text: problem})
		case out.Old != "" && id != "" && id != head.PersonID:
			out.Problems = append(out.Problems, record.Problem{Key: "person_id", Label: "Young person", Text: "this record is here already, about somebody else."})
		case id != "":
			head.PersonID = id
		}
		if p := h.people[head.PersonID]; p != nil {
			out.Who = p.Name()
		}
	}
	for _, f := range exchange.Targets(s) {
		if f.Kind != record.Ref || head.PersonID == "" && !s.Shared {
			continue
		}
		text := l.Refs[f.Key]
		if text == "" && (!f.Need || out.Old != "") {
			continue
		}
		id, problem, err := h.link(f, head.PersonID, text)
		if err != nil {
			return err
		}
		if problem != "" {
			out.Problems = append(out.Problems, record.Problem{Key: f.Key, Label: f.Label, Text: problem})
		} else if id != "" {
			if err := f.SetCode(l.Rec, id); err != nil {
				return err
			}
			out.given = append(out.given, f.Key)
		}
	}
	return nil
}

// person finds whom a row is about.
func (h *importHand) person(l *exchange.Line) (id, problem string, skip bool) {
	if l.Person == "" {
		return h.imp.Person, "", false
	}
	if h.people[l.Person] != nil {
		return l.Person, "", false
	}
	key := exchange.NameKey(l.Person)
	if said, ok := h.imp.Mapping.People[key]; ok {
		if said == exchange.LeaveEmpty {
			return "", "", true
		}
		if h.people[said] != nil {
			return said, "", false
		}
	}
	fits := h.called[key]
	if len(fits) == 1 {
		return fits[0].ID, "", false
	}
	i, ok := h.names[key]
	if !ok {
		i = len(h.imp.Names)
		if i < 2000 {
			h.names[key] = i
			if len(fits) == 0 {
				fits = h.soundLike(key)
			}
			h.imp.Names = append(h.imp.Names, ImportName{Name: l.Person, Line: l.Line, Fits: fits})
		}
	}
	if i < len(h.imp.Names) {
		h.imp.Names[i].Count++
	}
	if len(h.called[key]) > 1 {
		return "", fmt.Sprintf("%d young people are called \"%s\". Say which one it is.", len(h.called[key]), l.Person), false
	}
	return "", "nobody here is called \"" + l.Person + "\".", false
}

// soundLike are the young people whose name sounds like one that fits nobody.
func (h *importHand) soundLike(key string) (out []*care.Person) {
	parts := strings.Fields(key)
	for _, p := range h.people {
		for _, name := range [][2]string{{p.FirstName, p.LastName}, {p.LastName, p.FirstName}, {p.Preferred, p.LastName}} {
			if len(parts) > 1 && name[0] != "" && rules.Sounds(parts[0]) == rules.Sounds(name[0]) && rules.Sounds(parts[len(parts)-1]) == rules.Sounds(name[1]) {
				out = append(out, p)
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b *care.Person) int { return strings.Compare(a.Name()+a.ID, b.Name()+b.ID) })
	return out
}

// link finds the record a row points to: by id, by its line, or by what stands on it. Where nothing is written and there is one only, it is that one.
func (h *importHand) link(f *record.Field, person, text string) (id, problem string, err error) {
	s := care.Spec(f.RefKind)
	key := f.RefKind + "\n" + person
	list, ok := h.refs[key]
	if !ok {
		filter := Filter{}
		if !s.Shared {
			filter.Person = person
		}
		if list, err = h.tx.List(h.ctx, s, filter); err != nil {
			return "", "", err
		}
		h.refs[key] = list
	}
	if text == "" {
		open := slices.DeleteFunc(slices.Clone(list), func(r record.Record) bool {
			acc, ok := r.(*care.Account)
			return ok && acc.Closed != ""
		})
		if len(open) == 1 {
			return open[0].Head().ID, "", nil
		}
		return "", "", nil // Validate asks for it
	}
	want := exchange.NameKey(text)
	var fits []record.Record
	for _, r := range list {
		acc, _ := r.(*care.Account)
		switch {
		case r.Head().ID == text:
			return text, "", nil
		case exchange.NameKey(s.LineOf(r)) == want,
			acc != nil && (exchange.NameKey(acc.Where) == want || acc.Last4 != "" && strings.HasSuffix(want, acc.Last4) || exchange.NameKey(care.AccountSpec.Field("account_kind").Show(acc)) == want):
			fits = append(fits, r)
		}
	}
	switch len(fits) {
	case 1:
		return fits[0].Head().ID, "", nil
	case 0:
		return "", fmt.Sprintf("no %s of theirs is \"%s\".", s.One, text), nil
	}
	return "", fmt.Sprintf("\"%s\" fits more than one %s of theirs. Write the last four digits, or the id.", text, s.One), nil
}

// found is a record that a row is like, and how surely.
type found struct {
	rec  record.Record
	why  string
	rank int
	same bool
}

// compare marks what is here already, what looks like it is, and what came in with an import before.
func (h *importHand) compare(progress func(float64)) error {
	imp, s := h.imp, h.imp.Spec
	known, err := h.runs()
	if err != nil {
		return err
	}
	want := map[string][]*ImportLine{}
	whose := map[string]bool{}
	first, last := value.Date(""), value.Date("")
	for _, l := range imp.Lines {
		if len(l.Problems) > 0 || l.Does == ImportSame {
			continue
		}
		if l.Old != "" {
			if err := h.settle(l); err != nil {
				return err
			}
			continue
		}
		whose[l.Rec.Head().PersonID] = true
		if d := s.DayOf(l.Rec); d != "" {
			if first == "" || d < first {
				first = d
			}
			last = max(last, d)
		}
		for _, k := range rules.Likes(l.Rec) {
			if len(want[k.Key]) < 200 { // more of one kind are like one another already
				want[k.Key] = append(want[k.Key], l)
			}
		}
	}
	progress(0.2)
	like := map[*ImportLine]found{}
	if err := h.existing(whose, first, last, func(r record.Record) {
		for rank, k := range rules.Likes(r) {
			for _, l := range want[k.Key] {
				if rules.SetApart(l.Rec, r) {
					continue
				}
				now := found{r, k.Why, rank, h.same(l, r)}
				if was, ok := like[l]; !ok || now.same && !was.same || now.same == was.same && now.rank < was.rank {
					like[l] = now
				}
			}
		}
	}, progress); err != nil {
		return err
	}
	inFile := map[string]*ImportLine{}
	for _, l := range imp.Lines {
		if len(l.Problems) > 0 || l.Old != "" || l.Does == ImportSame {
			continue
		}
		likes := rules.Likes(l.Rec)
		if f, ok := like[l]; ok {
			l.Old, l.Take, l.Why = f.rec.Head().ID, false, "Like one that is here: "+f.why+"."
			if s.Self {
				l.Does = ImportChange
			}
			if f.same {
				l.Does, l.Why = ImportSame, "Here already."
			}
		} else {
			for _, k := range likes {
				if before := inFile[k.Key]; before != nil && !rules.SetApart(l.Rec, before.Rec) {
					l.Why, l.Take = fmt.Sprintf("Like line %d of this file: %s.", before.Line, k.Why), false
					break
				}
			}
		}
		if run := known[l.key]; run != nil && l.Does != ImportSame {
			l.Take, l.Why = false, "This row came in with \""+run.File+"\" on "+run.On.Long()+"."
		}
		for _, k := range likes {
			if inFile[k.Key] == nil {
				inFile[k.Key] = l
			}
		}
	}
	return nil
}

// runs are the imports of this type so far, by the rows they brought; the same file as one of them is noted.
func (h *importHand) runs() (map[string]*care.ImportRun, error) {
	list, err := listOf[*care.ImportRun](h.ctx, h.tx, care.ImportRunSpec, Filter{Equal: map[string]string{"rows_are": h.imp.Spec.Kind}})
	if err != nil {
		return nil, err
	}
	mine := make(map[string]bool, len(h.imp.Lines))
	for _, l := range h.imp.Lines {
		mine[l.key] = true
	}
	out := map[string]*care.ImportRun{}
	for _, run := range list {
		if run.Digest == h.imp.Sheet.Digest && h.imp.Before == nil {
			h.imp.Before = run
		}
		for at := 0; at+care.RowKey <= len(run.Keys); at += care.RowKey {
			if k := run.Keys[at : at+care.RowKey]; mine[k] && out[k] == nil {
				out[k] = run
			}
		}
	}
	return out, nil
}

// settle says what a row with the id of a record that is here does to it.
func (h *importHand) settle(l *ImportLine) error {
	s := h.imp.Spec
	r, err := h.tx.Get(h.ctx, s, l.Old)
	if err != nil {
		return err
	}
	switch {
	case h.same(l, r):
		l.Does, l.Take, l.Why = ImportSame, false, "Here already."
	case s.Ledger:
		l.Take = false
		l.Problems = append(l.Problems, record.Problem{Text: "a ledger line is never changed. Reverse it with a reason, then write the right line."})
	}
	return nil
}

// same reports whether a record says everything already that a row fills.
func (h *importHand) same(l *ImportLine, r record.Record) bool {
	for _, key := range l.given {
		if f := h.imp.Spec.Field(key); f.Code(l.Rec) != f.Code(r) {
			return false
		}
	}
	return true
}

// existing calls fn for the records that a row could be like: of the people in the file, and where a day is part of every likeness, of its days.
func (h *importHand) existing(whose map[string]bool, first, last value.Date, fn func(record.Record), progress func(float64)) error {
	s := h.imp.Spec
	f := Filter{}
	switch s {
	case care.ContactSpec, care.CarerNoteSpec, care.TallySpec:
		f.Since, f.Until = first, last
	}
	list := func() error {
		recs, err := h.tx.List(h.ctx, s, f)
		if err != nil {
			return err
		}
		reversed := map[string]bool{}
		if s == care.EntrySpec {
			entries := make([]*care.Entry, len(recs))
			for i, r := range recs {
				entries[i] = r.(*care.Entry)
			}
			reversed = care.Reversed(entries)
		}
		for _, r := range recs {
			if !reversed[r.Head().ID] {
				fn(r)
			}
		}
		return nil
	}
	if s.Shared || s.Self {
		return list()
	}
	n := 0
	for id := range whose {
		n++
		progress(0.2 + 0.7*float64(n)/float64(len(whose)))
		f.Person = id
		if err := list(); err != nil {
			return err
		}
	}
	return nil
}
