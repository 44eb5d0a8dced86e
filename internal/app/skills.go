package app

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/store"
	"waymark/internal/value"
)

// Skills is the list of skills with the service's own changes, as it stands.
func (a *App) Skills() *rules.SkillList {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.skills == nil {
		return rules.Skills(nil)
	}
	return a.skills
}

// freshSkills reads the list again after a change of it. If that fails the change is saved all the same, and the next write reads it again.
func (a *App) freshSkills(ctx context.Context, st *store.Store) {
	a.mu.Lock()
	old := a.skillsOld
	a.mu.Unlock()
	if !old {
		return
	}
	ctx = context.WithoutCancel(ctx)
	var l *rules.SkillList
	err := st.Read(ctx, func(tx *store.Tx) (err error) {
		l, err = skillList(ctx, tx)
		return err
	})
	if err != nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.st == st {
		a.skills, a.skillsOld = l, false
	}
}

func skillList(ctx context.Context, tx *store.Tx) (*rules.SkillList, error) {
	changes, err := listOf[*care.SkillChange](ctx, tx, care.SkillChangeSpec, Filter{})
	return rules.Skills(changes), err
}

// OwnSkillID is a lasting id for a skill that the service adds. It is made of the time, so that lists of two services never give one id to two
// different skills.
func (a *App) OwnSkillID() string {
	l := a.Skills()
	for n := a.o.Now().Unix(); ; n++ {
		id := care.OwnSkill + strings.ToUpper(strconv.FormatInt(n, 36))
		if _, taken := l.ByID(id); !taken {
			return id
		}
	}
}

// HideSkill takes a skill off the service's list, or puts it back. What was rated stays.
func (a *App) HideSkill(ctx context.Context, id string, hidden bool) error {
	verb := "put a skill back on the list"
	if hidden {
		verb = "took a skill off the list"
	}
	return a.changeSkill(ctx, verb, id, func(c *care.SkillChange) {
		c.Hidden = value.TriNotAsked
		if hidden {
			c.Hidden = value.Yes
		}
	})
}

// MoveSkill moves a skill up (by < 0) or down within its area.
func (a *App) MoveSkill(ctx context.Context, id string, by int) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	return a.write(ctx, "moved a skill on the list", func(tx *store.Tx) error {
		l, err := skillList(ctx, tx)
		if err != nil {
			return err
		}
		s, ok := l.ByID(id)
		if !ok {
			return errNoSkill(id)
		}
		area := l.Every(s.Area)
		at := slices.IndexFunc(area, func(x rules.Skill) bool { return x.ID == id })
		to := min(max(at+by, 0), len(area)-1)
		if to == at {
			return nil
		}
		area = slices.Delete(area, at, at+1)
		before, after := 0, 0
		if to > 0 {
			before = area[to-1].Place
		}
		if to < len(area) {
			after = area[to].Place
		} else {
			after = before + 2*rules.PlaceStep
		}
		if place := rules.Between(before, after); place > 0 {
			return a.putSkill(ctx, tx, s, func(c *care.SkillChange) { c.Place = place })
		}
		for i, x := range slices.Insert(area, to, s) { // no room between the two: the area is numbered anew
			if err := a.putSkill(ctx, tx, x, func(c *care.SkillChange) { c.Place = (i + 1) * rules.PlaceStep }); err != nil {
				return err
			}
		}
		return nil
	})
}

func (a *App) changeSkill(ctx context.Context, label, id string, change func(*care.SkillChange)) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	return a.write(ctx, label, func(tx *store.Tx) error {
		l, err := skillList(ctx, tx)
		if err != nil {
			return err
		}
		s, ok := l.ByID(id)
		if !ok {
			return errNoSkill(id)
		}
		return a.putSkill(ctx, tx, s, change)
	})
}

func (a *App) putSkill(ctx context.Context, tx *store.Tx, s rules.Skill, change func(*care.SkillChange)) error {
	c := &care.SkillChange{Skill: s.ID, Area: s.Area}
	if s.Change != nil {
		copied := *s.Change
		c = &copied
	}
	change(c)
	return a.put(ctx, tx, c)
}

func errNoSkill(id string) error {
	return fault.New(fault.NotFound, fmt.Sprintf("There is no skill %q on the list. Look at the list again.", id))
}

// skillRules checks what a record about a skill needs of the list.
func skillRules(ctx context.Context, tx *store.Tx, r record.Record) error {
	switch v := r.(type) {
	case *care.SkillChange:
		same, err := tx.List(ctx, care.SkillChangeSpec, Filter{Equal: map[string]string{"skill": v.Skill}})
		if err != nil {
			return err
		}
		if slices.ContainsFunc(same, func(o record.Record) bool { return o.Head().ID != v.ID }) {
			return fault.New(fault.Conflict, "Our list has a change of this skill already. Change that one.")
		}
		if s, ok := rules.Skills(nil).ByID(v.Skill); ok && v.Area != "" && v.Area != s.Area {
			return record.Problems{{Key: "area", Label: "Area", Text: "A skill of the catalogue stays in its area. Add one of your own instead."}}
		} else if !ok && !v.Own() {
			return record.Problems{{Key: "skill", Label: "Skill", Text: "The catalogue has no skill " + v.Skill + ". The id of a skill of your own begins with " + care.OwnSkill + "."}}
		}
	case *care.Rating:
		return knownSkill(ctx, tx, r, v.Skill)
	case *care.Goal:
		if v.Skill != "" {
			return knownSkill(ctx, tx, r, v.Skill)
		}
	case *care.Evidence:
		return knownSkill(ctx, tx, r, v.Skill)
	case *care.SkillStance:
		return knownSkill(ctx, tx, r, v.Skill)
	}
	return nil
}

// knownSkill refuses a new record about a skill that is not on the list; one that was written when it was, stays.
func knownSkill(ctx context.Context, tx *store.Tx, r record.Record, id string) error {
	old, err := stored(ctx, tx, r)
	if err != nil || old != nil && care.SpecOf(r).Field("skill").Code(old) == id {
		return err
	}
	l, err := skillList(ctx, tx)
	if err != nil {
		return err
	}
	if _, ok := l.ByID(id); !ok {
		return record.Problems{{Key: "skill", Label: "Skill", Text: fmt.Sprintf("There is no skill %q on the list. Type its id, such as MO02.", id)}}
	}
	return nil
}

// goalInPlan keeps the plan in step with a goal: what the young person works on and what the carer will do stand in part 7 as actions with a
// name and a day. What somebody wrote into the action itself since is not written over.
func (a *App) goalInPlan(ctx context.Context, tx *store.Tx, old, g *care.Goal) error {
	if old == nil {
		old = &care.Goal{}
	}
	list, err := listOf[*care.Action](ctx, tx, care.ActionSpec, Filter{Person: g.PersonID, Equal: map[string]string{"goal_id": g.ID}})
	if err != nil {
		return err
	}
	carer, err := carerOf(ctx, tx, g)
	if err != nil {
		return err
	}
	was, err := carerOf(ctx, tx, old)
	if err != nil {
		return err
	}
	for _, side := range []struct{ code, oldWhat, what, oldWho, who string }{
		{"young", old.What, g.What, old.Helps, g.Helps},
		{"carer", old.CarerWill, g.CarerWill, was, carer},
	} {
		i := slices.IndexFunc(list, func(x *care.Action) bool { return x.GoalSide == side.code || x.GoalSide == "" && side.code == "young" })
		if i < 0 {
			if g.State != "live" || side.what == "" || side.oldWhat != "" && side.code == "carer" && side.oldWhat == side.what {
				continue
			}
			if old.ID != "" && side.code == "young" {
				continue // the action was removed from the plan by hand; it is not put back
			}
			n := &care.Action{Meta: record.Meta{PersonID: g.PersonID}, Part: "7", What: side.what, Who: side.who, By: g.By, State: "not_started", Agreed: g.Set, Goal: g.ID, GoalSide: side.code}
			if err := a.put(ctx, tx, n); err != nil {
				return err
			}
			continue
		}
		x := *list[i]
		x.GoalSide = side.code
		if x.What == side.oldWhat && side.what != "" {
			x.What = side.what
		}
		if x.Who == side.oldWho && side.who != "" {
			x.Who = side.who
		}
		if x.By == old.By {
			x.By = g.By
		}
		if x.Closed() {
			if g.State == "live" && old.State != "live" && old.State != "" {
				x.State, x.Finished = "under_way", ""
			}
		} else {
			switch {
			case g.State == "reached":
				x.State, x.Finished = "done", a.Today()
			case g.State == "set_aside", side.what == "" && side.oldWhat != "":
				x.State = "dropped"
			}
		}
		if err := a.put(ctx, tx, &x); err != nil {
			return err
		}
	}
	return nil
}

// carerOf is whose name stands beside what the carer will do: the carer the young person lives with, else who helps.
func carerOf(ctx context.Context, tx *store.Tx, g *care.Goal) (string, error) {
	if g.PersonID == "" {
		return "", nil
	}
	homes, err := listOf[*care.Home](ctx, tx, care.HomeSpec, Filter{Person: g.PersonID, Limit: 1})
	if err != nil {
		return "", err
	}
	if len(homes) > 0 && homes[0].With != "" && homes[0].To == "" && slices.Contains(withCarer, homes[0].Kind) {
		return homes[0].With, nil
	}
	return g.Helps, nil
}

// withCarer are the kinds of home in which a carer is the one who does what "the carer will do".
var withCarer = []string{"foster", "kinship", "staying_put", "lodgings"}

// KeepEvidence saves evidence of a skill together with a photo or scan of it: encrypted, at most 10 MB, looked at by what it holds, and a picture
// made anew, so that neither camera nor place goes with it.
func (a *App) KeepEvidence(ctx context.Context, e *care.Evidence, data []byte) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	st, err := a.open()
	if err != nil {
		return err
	}
	kept, kind, err := readable(data)
	if err != nil {
		return err
	}
	if kind == "text/plain" {
		return fault.New(fault.Invalid, "A photo or a scan is a picture (JPEG or PNG) or a PDF. Choose another file.")
	}
	c := *e
	if p := care.EvidenceSpec.Validate(&c); p != nil {
		return p
	}
	if _, err := a.Get(ctx, "person", e.PersonID); err != nil {
		return err
	}
	t := &care.Attachment{Meta: record.Meta{PersonID: e.PersonID}, Title: shorten("Shows a skill: " + a.Skills().Name(e.Skill)), On: e.On, MediaType: kind}
	if t.Document, err = st.Vault().AddDocument(ctx, kept); err != nil {
		return err
	}
	err = a.write(ctx, "kept a picture of a skill", func(tx *store.Tx) error {
		if err := a.put(ctx, tx, t); err != nil {
			return err
		}
		c.PictureID = t.ID
		return a.put(ctx, tx, &c)
	})
	if err == nil {
		*e = c
	}
	return err
}

// companions are records that make no sense without another and go with it to the right young person: the actions that a skill goal put into the
// plan, and the picture of evidence that nothing else shows.
func companions(ctx context.Context, tx *store.Tx, s *record.Spec, id string) ([]record.Record, error) {
	switch s {
	case care.GoalSpec:
		return tx.List(ctx, care.ActionSpec, Filter{Equal: map[string]string{"goal_id": id}})
	case care.EvidenceSpec:
		r, err := tx.Get(ctx, s, id)
		if err != nil || r.(*care.Evidence).PictureID == "" {
			return nil, err
		}
		picture := r.(*care.Evidence).PictureID
		same, err := tx.List(ctx, s, Filter{Equal: map[string]string{"picture_id": picture}})
		if err != nil || len(same) > 1 {
			return nil, err
		}
		r, err = tx.Get(ctx, care.AttachmentSpec, picture)
		return []record.Record{r}, err
	}
	return nil, nil
}

// follow moves companions after a record that has moved, and links them again.
func follow(ctx context.Context, tx *store.Tx, s *record.Spec, id string, with []record.Record, toPerson string) error {
	for _, c := range with {
		if err := tx.Move(ctx, care.SpecOf(c), c.Head().ID, toPerson); err != nil {
			return err
		}
		linked, spec, key, to := id, s, "picture_id", c.Head().ID
		if s == care.GoalSpec {
			linked, spec, key, to = c.Head().ID, care.ActionSpec, "goal_id", id
		}
		r, err := tx.Get(ctx, spec, linked)
		if err != nil {
			return err
		}
		if err := spec.Field(key).SetCode(r, to); err != nil {
			return err
		}
		if err := tx.Update(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// skillsNamed is what the service made of the skills that somebody's record names: its own ones, and those it put in other words. Without them a
// rating could not be read anywhere else.
func skillsNamed(ctx context.Context, tx *store.Tx, f *care.File) ([]*care.SkillChange, error) {
	named := map[string]bool{}
	for _, r := range f.Ratings {
		named[r.Skill] = true
	}
	for _, g := range f.Goals {
		named[g.Skill] = true
	}
	for _, e := range f.Evidence {
		named[e.Skill] = true
	}
	for _, s := range f.Stances {
		named[s.Skill] = true
	}
	all, err := listOf[*care.SkillChange](ctx, tx, care.SkillChangeSpec, Filter{})
	return slices.DeleteFunc(all, func(c *care.SkillChange) bool { return !named[c.Skill] }), err
}
