package app

import (
	"cmp"
	"context"
	"slices"

	"waymark/internal/care"
	"waymark/internal/exchange"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/store"
	"waymark/internal/value"
	"waymark/internal/words"
)

// What belongs on the council's record, besides here: contacts, held reviews, plans that were made and needs assessments that were finished. Waymark copies
// nothing there itself; somebody types or pastes it, and says on which day.

// Kinds of Unrecorded. An assessment is part of the record of its plan.
const Assessment = "assessment"

// Unrecorded is something that is not on the council's record yet.
type Unrecorded struct {
	Kind, ID string // contact, review, pathway_plan or assessment, and the record's id
	PersonID string
	Person   string
	Day      value.Date
	What     string
	Line     string
}

// mostUnrecorded is how many contacts a list reads; there is no use in a longer one.
const mostUnrecorded = 2000

// Unrecorded lists what is not on the council's record yet, the newest day first; of one young person when personID is given. Records of somebody whose file
// is closed count too: the council keeps them for 75 years.
func (a *App) Unrecorded(ctx context.Context, personID string) ([]Unrecorded, error) {
	var out []Unrecorded
	names := map[string]string{}
	err := a.read(ctx, func(tx *store.Tx) error {
		people, err := listOf[*care.Person](ctx, tx, care.PersonSpec, Filter{})
		if err != nil {
			return err
		}
		for _, p := range people {
			names[p.ID] = p.Name()
		}
		add := func(kind string, r record.Record, day value.Date, what, line string) {
			out = append(out, Unrecorded{kind, r.Head().ID, r.Head().PersonID, names[r.Head().PersonID], day, what, line})
		}
		contacts, err := listOf[*care.Contact](ctx, tx, care.ContactSpec, Filter{Person: personID, Equal: map[string]string{"on_record_day": ""}, Limit: mostUnrecorded})
		if err != nil {
			return err
		}
		for _, c := range contacts {
			c = c.ToShow()
			what := care.ContactSpec.Field("mode").LabelOf(c.Mode)
			if !c.TwoWay() {
				what = "Attempt: " + words.Lower(what)
			}
			add("contact", c, c.On, what, cmp.Or(c.Said, care.ContactSpec.Field("topics").Show(c)))
		}
		reviews, err := listOf[*care.Review](ctx, tx, care.ReviewSpec, Filter{Person: personID, Equal: map[string]string{"on_record_day": "", "state": "held"}})
		if err != nil {
			return err
		}
		for _, v := range reviews {
			add("review", v, v.Held, care.ReviewSpec.Field("kind").LabelOf(v.Kind), v.Decisions)
		}
		plans, err := listOf[*care.Plan](ctx, tx, care.PlanSpec, Filter{Person: personID})
		if err != nil {
			return err
		}
		for _, p := range plans {
			if p.Made != "" && p.OnRecord == "" {
				add("pathway_plan", p, p.Made, "Pathway plan", "")
			}
			if p.Assessed != "" && p.AssessmentOnRecord == "" {
				add(Assessment, p, p.Assessed, "Needs assessment", "")
			}
		}
		return nil
	})
	slices.SortStableFunc(out, func(x, y Unrecorded) int {
		return cmp.Or(cmp.Compare(y.Day, x.Day), cmp.Compare(x.Person, y.Person))
	})
	return out, err
}

// Thing names something that belongs on the council's record.
type Thing struct{ Kind, ID string }

// PutOnRecord says on which day things were put on the council's record; "" says that they are not there.
func (a *App) PutOnRecord(ctx context.Context, day value.Date, things ...Thing) error {
	if len(things) == 0 {
		return nil
	}
	if day.After(a.Today()) {
		return record.Problems{{Key: "on_record_day", Label: "On the council's record since", Text: day.Long() + " has not come yet. Check the year."}}
	}
	label := "marked as on the council’s record"
	if day == "" {
		label = "marked as not on the council’s record"
	}
	return a.write(ctx, label, func(tx *store.Tx) error {
		for _, t := range things {
			r, err := onRecord(ctx, tx, t, day)
			if err != nil {
				return err
			}
			if err := a.put(ctx, tx, r); err != nil {
				return err
			}
		}
		return nil
	})
}

// onRecord is the record of a thing with its day set.
func onRecord(ctx context.Context, tx *store.Tx, t Thing, day value.Date) (record.Record, error) {
	kind := t.Kind
	if kind == Assessment {
		kind = care.PlanSpec.Kind
	}
	s := care.Spec(kind)
	if s == nil || s.Field("on_record_day") == nil {
		return nil, fault.New(fault.Invalid, "Contacts, reviews, plans and assessments are put on the council’s record.")
	}
	r, err := tx.Get(ctx, s, t.ID)
	if err != nil {
		return nil, err
	}
	switch v := r.(type) {
	case *care.Contact:
		v.OnRecord = day
	case *care.Review:
		if v.State != "held" && day != "" {
			return nil, fault.New(fault.Refused, "This review is not written down as held, so there is nothing to copy yet.")
		}
		v.OnRecord = day
	case *care.Plan:
		if t.Kind == Assessment {
			v.AssessmentOnRecord = day
		} else {
			v.OnRecord = day
		}
	}
	return r, nil
}

// RecordText is something that belongs on the council's record as plain text, to be pasted there. That it was copied is kept in the history.
func (a *App) RecordText(ctx context.Context, t Thing) (string, error) {
	kind := t.Kind
	if kind == Assessment {
		kind = care.PlanSpec.Kind
	}
	s, err := spec(kind)
	if err != nil {
		return "", err
	}
	owner, service := a.Owner(), a.Service()
	req := report.Request{Owner: &owner, Service: &service, Today: a.Today(), Local: a.Local(), Practice: a.Practice()}
	var rec record.Record
	err = a.read(ctx, func(tx *store.Tx) (err error) {
		if rec, err = tx.Get(ctx, s, t.ID); err != nil || s.Shared {
			return err
		}
		req.File, err = tx.File(ctx, rec.Head().PersonID)
		return err
	})
	if err != nil {
		return "", err
	}
	doc, err := report.CouncilCopy(rec, req)
	if err != nil {
		return "", err
	}
	err = a.note(ctx, "export", rec.Head().PersonID, map[string]string{"what": s.One + " as plain text", "for_whom": "the council’s record"})
	if err != nil {
		return "", err
	}
	return exchange.Text(doc), nil
}
