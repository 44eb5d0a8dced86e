package app

import (
	"context"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/store"
	"waymark/internal/value"
)

// DeskDay is the drop-in desk on one day.
type DeskDay struct {
	Lines   []DeskLine      // visits, attempts, visitors and counts, the latest first
	Waiting []*care.Visitor // visitors of earlier days of whom no adviser was told yet, the oldest first
	Notes   []*care.DeskNote
	People  int // how many came or were in touch; one who came twice counts once
	Here    int // how many have not left yet
}

// DeskLine is one line of the day: a contact, a visitor or a tally.
type DeskLine struct {
	Record         record.Record
	Kind, ID       string
	PersonID       string // "" for visitors and tallies
	Name, Initials string // "" for a tally
	At, Left       value.Clock
	Here           bool   // came, and has not left yet
	About          string // what it was about, in words; never what was said
	FollowUp       string // what is still to be done after
}

// Desk reads the day of the desk. A safeguarding concern is never part of it.
func (a *App) Desk(ctx context.Context, day value.Date) (d *DeskDay, err error) {
	if err := a.deskClosed(); err != nil {
		return nil, err
	}
	d = &DeskDay{}
	err = a.read(ctx, func(tx *store.Tx) error {
		if err := deskVisits(ctx, tx, d, day); err != nil {
			return err
		}
		visitors, err := listOf[*care.Visitor](ctx, tx, care.VisitorSpec, Filter{Until: day})
		if err != nil {
			return err
		}
		for _, v := range visitors {
			switch {
			case v.On == day:
				about := "Visitor"
				if v.Adviser != "" {
					about += " for " + v.Adviser
				}
				d.Lines = append(d.Lines, DeskLine{Record: v, Kind: care.VisitorSpec.Kind, ID: v.ID, Name: v.FirstName, Initials: care.Initials(v.FirstName), At: v.At, Left: v.Left,
					Here: v.Here == value.Yes && v.Left == "", About: joined(about, care.VisitorSpec.Field("topics").Show(v)), FollowUp: v.RingBack})
				d.People++
			case v.Passed == "":
				d.Waiting = append([]*care.Visitor{v}, d.Waiting...)
			}
		}
		tallies, err := listOf[*care.Tally](ctx, tx, care.TallySpec, Filter{Since: day, Until: day})
		if err != nil {
			return err
		}
		for _, t := range tallies {
			d.People += t.People()
			if t.People() > 0 { // what is counted beside a visit stands in no list: the time would say whose it was
				d.Lines = append(d.Lines, DeskLine{Record: t, Kind: care.TallySpec.Kind, ID: t.ID, At: t.At, Left: t.Left, Here: t.Here == value.Yes && t.Left == "", About: care.TallySpec.Field("topics").Show(t)})
			}
		}
		d.Notes, err = listOf[*care.DeskNote](ctx, tx, care.DeskNoteSpec, Filter{Equal: map[string]string{"read_day": ""}})
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(d.Lines, func(x, y DeskLine) int { return strings.Compare(string(y.At), string(x.At)) })
	for _, l := range d.Lines {
		if l.Here {
			d.Here++
		}
	}
	return d, nil
}

// deskVisits are the contacts of the day, with the names of the young people.
func deskVisits(ctx context.Context, tx *store.Tx, d *DeskDay, day value.Date) error {
	list, err := listOf[*care.Contact](ctx, tx, care.ContactSpec, Filter{Since: day, Until: day})
	if err != nil {
		return err
	}
	people := map[string]*care.Person{}
	for _, c := range list {
		p := people[c.PersonID]
		if p == nil {
			r, err := tx.Get(ctx, care.PersonSpec, c.PersonID)
			if err != nil {
				return err
			}
			p = r.(*care.Person)
			people[c.PersonID] = p
		}
		l := DeskLine{Record: c, Kind: care.ContactSpec.Kind, ID: c.ID, PersonID: c.PersonID, Name: p.Name(), Initials: p.Initials(), At: c.At, Left: c.Left, Here: c.StillHere(), About: care.ContactSpec.Field("topics").Show(c.ToShow())}
		if !c.TwoWay() {
			l.About = "No answer"
		}
		if c.FollowDone == "" {
			l.FollowUp = c.FollowUp
		}
		d.Lines = append(d.Lines, l)
	}
	d.People += len(people)
	return nil
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// deskClosed refuses the desk while a young person has the keyboard: it names others.
func (a *App) deskClosed() error { return a.handed() }

// LeftNow writes down that somebody at the drop-in has left: a contact, a visitor or a tally of today.
func (a *App) LeftNow(ctx context.Context, kind, id string) error {
	if err := a.deskClosed(); err != nil {
		return err
	}
	return a.write(ctx, "wrote down that somebody left", func(tx *store.Tx) error {
		s, err := spec(kind)
		if err != nil {
			return err
		}
		r, err := tx.Get(ctx, s, id)
		if err != nil {
			return err
		}
		var came value.Clock
		var left *value.Clock
		var here value.Tri
		switch v := r.(type) {
		case *care.Contact:
			came, left, here = v.At, &v.Left, v.Here
		case *care.Visitor:
			came, left, here = v.At, &v.Left, v.Here
		case *care.Tally:
			came, left, here = v.At, &v.Left, v.Here
		default:
			return fault.New(fault.Invalid, "Only a visit to the drop-in can be ended: a contact, a visitor or a tally.")
		}
		switch {
		case s.DayOf(r) != a.Today():
			return fault.New(fault.Refused, "This visit was not today. Change it to write down when they left.")
		case *left != "":
			return fault.New(fault.Refused, "It is written down already that they left at "+left.String()+".")
		case here != value.Yes:
			return fault.New(fault.Refused, "It was not written down that they stayed on.")
		}
		*left = max(came, value.Clock(a.Now().Format("15:04")))
		return a.put(ctx, tx, r)
	})
}

// JoinVisitor makes a visit of a visitor a contact of a young person, now that it is known who they are. One Undo takes it back.
func (a *App) JoinVisitor(ctx context.Context, id, personID string) (c *care.Contact, err error) {
	if err := a.deskClosed(); err != nil {
		return nil, err
	}
	err = a.write(ctx, "joined a visitor to a young person", func(tx *store.Tx) error {
		r, err := tx.Get(ctx, care.VisitorSpec, id)
		if err != nil {
			return err
		}
		c = r.(*care.Visitor).Contact(personID)
		if err := a.put(ctx, tx, c); err != nil {
			return err
		}
		return tx.Delete(ctx, care.VisitorSpec, id)
	})
	return c, err
}

// ReadDeskNote writes down who has read a hand-over note, so that the desk shows it no more.
func (a *App) ReadDeskNote(ctx context.Context, id string) error {
	if err := a.deskClosed(); err != nil {
		return err
	}
	return a.write(ctx, "read a hand-over note", func(tx *store.Tx) error {
		r, err := tx.Get(ctx, care.DeskNoteSpec, id)
		if err != nil {
			return err
		}
		n := r.(*care.DeskNote)
		if n.ReadOn != "" {
			return fault.New(fault.Refused, "This note has been read already.")
		}
		n.ReadOn, n.ReadBy = a.Today(), a.Owner().Name
		return a.put(ctx, tx, n)
	})
}

// VisitorSlip makes the slip that tells an adviser who came, as pdf, html or txt, and writes down that it was made. Undo passes it over, as every
// print-out.
func (a *App) VisitorSlip(ctx context.Context, id, form string) (*Printed, error) {
	if err := a.deskClosed(); err != nil {
		return nil, err
	}
	r, err := a.Get(ctx, care.VisitorSpec.Kind, id)
	if err != nil {
		return nil, err
	}
	v := r.(*care.Visitor)
	owner, service := a.Owner(), a.Service()
	logo, err := a.Logo(ctx)
	if err != nil {
		return nil, err
	}
	req := PrintRequest{Kind: report.VisitorSlip, Format: form}
	out, rep, err := a.render(report.Slip(v, report.Request{Owner: &owner, Service: &service, Logo: logo, Today: a.Today(), Practice: a.Practice()}), req)
	if err != nil {
		return nil, err
	}
	err = a.write(ctx, "", func(tx *store.Tx) error {
		return tx.Note(ctx, "print", "", map[string]string{"report": "Slip for a visitor’s adviser", "for_whom": v.Adviser})
	})
	if err != nil {
		return nil, err
	}
	return &Printed{Bytes: out, FileName: report.FileName(report.VisitorSlip, a.Today(), format(req)), Replaced: rep}, nil
}

// SlipGiven writes down that the slip of a visitor stands in a file, so that the desk asks for it no longer. It is apart from making
// the slip, because the place to save it is chosen afterwards and may be given up. It is no step of Undo.
func (a *App) SlipGiven(ctx context.Context, id string) error {
	if err := a.deskClosed(); err != nil {
		return err
	}
	r, err := a.Get(ctx, care.VisitorSpec.Kind, id)
	if err != nil {
		return err
	}
	v := r.(*care.Visitor)
	v.Passed = a.Today()
	return a.write(ctx, "", func(tx *store.Tx) error { return a.put(ctx, tx, v) })
}
