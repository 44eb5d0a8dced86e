package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
	"waymark/internal/words"
)

// A review that is closed gets its number for this young person, and keeps the line of the history at which it was closed. What the plan said then is told
// from the history, so there is no second copy of anybody's record to forget or to erase. A fingerprint taken at the time shows whether the history
// still tells the same: an entry that was moved to another young person since, or erased, is missed and said so.

// StartMeeting writes down who was asked to a review, from its list of those invited, so that each can be ticked off. Who stands there already stays.
func (a *App) StartMeeting(ctx context.Context, reviewID string) error {
	return a.write(ctx, "listed who was asked to a review", func(tx *store.Tx) error {
		r, err := tx.Get(ctx, care.ReviewSpec, reviewID)
		if err != nil {
			return err
		}
		v := r.(*care.Review)
		f, err := tx.File(ctx, v.PersonID)
		if err != nil {
			return err
		}
		for _, p := range asked(f, v) {
			if err := a.put(ctx, tx, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// asked are the people of a review who are not on its list yet: the young person first, then everybody invited.
func asked(f *care.File, v *care.Review) []*care.Attendee {
	on := map[string]bool{}
	young := false
	for _, p := range f.Attendance(v.ID) {
		on[strings.ToLower(p.Name)] = true
		young = young || p.Role == "young"
	}
	var out []*care.Attendee
	add := func(name, role string) {
		if name = strings.Join(strings.Fields(name), " "); name == "" || on[strings.ToLower(name)] {
			return
		}
		on[strings.ToLower(name)] = true
		out = append(out, &care.Attendee{Meta: record.Meta{PersonID: v.PersonID}, Review: v.ID, Name: name, Role: role})
	}
	own := []string{f.Person.Name(), f.Person.First(), f.Person.Legal(), f.Person.FirstName}
	if !young {
		add(f.Person.First(), "young")
	}
	for _, name := range strings.Split(v.Invited, "\n") {
		if slices.ContainsFunc(own, func(n string) bool { return strings.EqualFold(n, strings.TrimSpace(name)) }) {
			continue
		}
		add(name, roleOf(f, name))
	}
	return out
}

// roleOf is what somebody is to the young person, told from the people around them; "" when it is not known.
func roleOf(f *care.File, name string) string {
	name = strings.TrimSpace(name)
	for _, c := range f.Connections {
		first, _, _ := strings.Cut(c.Name, " ")
		if strings.EqualFold(c.Name, name) || strings.EqualFold(first, name) {
			return c.Role
		}
	}
	switch {
	case strings.EqualFold(name, f.Person.Adviser):
		return "adviser"
	case strings.EqualFold(name, f.Person.SocialWorker):
		return "social_worker"
	case strings.EqualFold(name, f.Person.ReviewingOfficer):
		return "iro"
	}
	return ""
}

// CloseReview writes a review down as held, gives it its number and freezes what the plan says now. Undo opens it again.
func (a *App) CloseReview(ctx context.Context, v *care.Review) (*care.Frozen, error) {
	if a.HandedTo() != nil {
		return nil, fault.New(fault.Refused, "While the keyboard is handed over no review is closed.")
	}
	v.State = "held"
	out := &care.Frozen{Meta: record.Meta{PersonID: v.PersonID}, On: a.Today()}
	err := a.write(ctx, "closed the review", func(tx *store.Tx) error {
		if err := a.put(ctx, tx, v); err != nil {
			return err
		}
		f, err := tx.File(ctx, v.PersonID)
		if err != nil {
			return err
		}
		if old := f.Closed(v.ID); old != nil {
			return fault.New(fault.Conflict, fmt.Sprintf("This review is closed already, as number %d.", old.Number))
		}
		for _, x := range f.Frozen {
			out.Number = max(out.Number, x.Number)
		}
		out.Number++
		line, _, err := tx.Head(ctx)
		if err != nil {
			return err
		}
		out.Review, out.Line, out.Digest = v.ID, int(line), fingerprint(f)
		day, due := rules.ReviewAfter(f, v.Held, a.Local())
		if out.Next = cmp.Or(v.Next, day); due.Thing != "" {
			out.NextRule = strings.TrimSpace(due.Often + " " + due.KindNote())
		}
		if err := tx.Insert(ctx, out); err != nil {
			return err
		}
		return tx.DropDraft(ctx, preparationDraft(v.PersonID, Preparation{}))
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// fingerprint is taken of everything that is recorded about a young person, but for the lists of what was printed and kept and how reviews were closed. Empty
// fields do not count, so that a later version of the program, which knows more of them, finds the same.
func fingerprint(f *care.File) string {
	var all []string
	f.Each(func(r record.Record) {
		s := care.SpecOf(r)
		switch s {
		case care.PaperSpec, care.AttachmentSpec, care.FrozenSpec:
			return
		}
		b, err := json.Marshal([]any{s.Kind, r.Head().ID, s.Values(r)}) // a map's keys come out in order
		if err != nil {
			panic(err) // strings only
		}
		all = append(all, string(b))
	})
	sort.Strings(all)
	sum := sha256.Sum256([]byte(strings.Join(all, "\n")))
	return hex.EncodeToString(sum[:])
}

// FrozenReview is what the record said when a review was closed.
type FrozenReview struct {
	Closed *care.Frozen
	Review *care.Review // as it was then
	File   *care.File
	Whole  bool   // the history still tells all of it
	Why    string // why not, in a sentence
}

// FrozenReview reads what the record said when a review was closed.
func (a *App) FrozenReview(ctx context.Context, id string) (out *FrozenReview, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		r, err := tx.Get(ctx, care.FrozenSpec, id)
		if err != nil {
			return err
		}
		out, err = frozen(ctx, tx, r.(*care.Frozen))
		return err
	})
	return out, err
}

func frozen(ctx context.Context, tx *store.Tx, x *care.Frozen) (*FrozenReview, error) {
	f, err := tx.AsOf(ctx, x.PersonID, int64(x.Line))
	if err != nil {
		return nil, err
	}
	out := &FrozenReview{Closed: x, File: f}
	if f == nil {
		out.Why = "The record that this review belonged to was joined with another one since. What it said then cannot be shown as one plan."
		return out, nil
	}
	for _, v := range f.Reviews {
		if v.ID == x.Review {
			out.Review = v
		}
	}
	if out.Whole = fingerprint(f) == x.Digest; out.Whole {
		return out, nil
	}
	moved, err := tx.MovedOutAfter(ctx, x.PersonID, int64(x.Line))
	switch {
	case err != nil:
		return nil, err
	case moved > 0:
		out.Why = fmt.Sprintf("Not all of what was closed is here: %s moved to another young person since, and is left out.", words.Count(moved, "entry was", "entries were"))
	default:
		out.Why = "Not all of what was closed is here: something in its history was erased, or joined from another record, since."
	}
	return out, nil
}

// beforeReview is the record as the last review left it: as it was closed, or at the end of the day on which it was held. nil when there was none, or the young
// person was not in these records then.
func (a *App) beforeReview(ctx context.Context, tx *store.Tx, f *care.File) (*care.File, value.Date, error) {
	last := f.LastHeld(a.Today())
	if last == nil {
		return nil, "", nil
	}
	var then *care.File
	var err error
	if x := f.Closed(last.ID); x != nil {
		then, err = tx.AsOf(ctx, f.Person.ID, int64(x.Line))
	} else {
		then, err = tx.Since(ctx, f.Person.ID, a.endOf(last.Held))
	}
	return then, last.Held, err
}

// asClosed makes a request for the record as it stood when a review was closed, compared with the review before it.
func asClosed(ctx context.Context, tx *store.Tx, f *care.File, number string, r *report.Request, a *App) error {
	for _, x := range f.Frozen {
		if fmt.Sprint(x.Number) != number {
			continue
		}
		got, err := frozen(ctx, tx, x)
		if err != nil {
			return err
		}
		if got.File == nil || got.Review == nil {
			return fault.New(fault.Refused, cmp.Or(got.Why, "What the record said then cannot be told any more."))
		}
		r.AsClosed = &report.AsClosed{Closed: x, Made: a.Today(), Missing: got.Why}
		then := *got.File
		r.File, r.Today = &then, x.On
		before := then
		before.Reviews = slices.DeleteFunc(slices.Clone(then.Reviews), func(v *care.Review) bool { return v.ID == x.Review })
		before.Frozen = f.Frozen
		if r.Before, r.Since, err = a.beforeReview(ctx, tx, &before); err != nil {
			return err
		}
		then.Frozen = f.Frozen // to choose from
		return nil
	}
	return fault.New(fault.Invalid, "There is no closed review of that number. Choose one from the list.")
}

// BeforeReview reads the record as the last review left it, nil when there is nothing to compare with.
func (a *App) BeforeReview(ctx context.Context, personID string) (then *care.File, err error) {
	err = a.read(ctx, func(tx *store.Tx) error {
		f, err := tx.File(ctx, personID)
		if err != nil {
			return err
		}
		then, _, err = a.beforeReview(ctx, tx, f)
		return err
	})
	return then, err
}
