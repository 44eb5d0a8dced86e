package rules

import (
	"slices"
	"strconv"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Check is one check against the regulations: of a part of the plan, or of the whole plan (Part ""). It says what the record holds, not whether
// the plan is a good one.
type Check struct {
	Part   string
	OK     bool
	Text   string // of a part: "How", "Who", "By when", "What if"; of the whole plan a sentence
	Why    string // of a part: the sentence behind the word
	Source string
}

// PartChecks are the four checks of one part: how the need will be met, who, by when, and what happens if it goes wrong.
func PartChecks(f *care.File, part string) []Check {
	var out []Check
	p := f.Part(part)
	who, when, both := false, false, false
	for _, a := range f.Actions {
		if a.Part == part && a.State != "dropped" {
			named := strings.TrimSpace(a.Who) != ""
			who, when, both = who || named, when || a.By != "", both || named && a.By != ""
		}
	}
	apart := who && when && !both // a name on one action and a day on another: no action has both
	met := map[string]bool{
		"how":     p != nil && strings.TrimSpace(p.HowMet) != "",
		"who":     who,
		"by_when": when && !apart,
		"what_if": p != nil && strings.TrimSpace(p.IfWrong) != "",
	}
	for _, c := range catalogue.PlanChecks() {
		if !c.PerMatter {
			continue
		}
		ok := met[c.ID]
		why := c.Text + "."
		if !ok {
			why = "Not yet: " + words.Lower(c.Text) + "."
			if c.ID == "by_when" && apart {
				why = "Not yet: one action has a name and another a day, but none has both."
			}
		}
		out = append(out, Check{Part: part, OK: ok, Text: c.Label, Why: why, Source: sources.Replace(c.Source)})
	}
	return out
}

// Checks are the checks of the whole plan: each part in one line, then what the plan as a whole needs. None for somebody to whom no plan is
// owed, as long as none was begun, and none for a closed record. local are the service's own rules.
func Checks(f *care.File, today value.Date, local Local) []Check {
	v, ok := look(f, today, local)
	if !ok {
		return nil
	}
	owed := v.status == "eligible" || v.status == "relevant" || v.formerRelevant()
	if !owed && len(f.Plans) == 0 && len(f.Parts) == 0 {
		return nil
	}
	var out []Check
	for _, o := range care.Parts {
		if n, _ := strconv.Atoi(o.Code); v.covers(o.Code) && !underAnother(n) {
			out = append(out, v.wholePart(o.Code, o.Label))
		}
	}
	return append(out, v.wholePlan()...)
}

// covers reports whether the plan has to deal with a part. The plan of somebody back in learning covers paragraphs 1 to 4 of Schedule 1 only
// (CLR regulation 6(2)(b)).
func (v *view) covers(part string) bool {
	if v.status != "s23ca" {
		return true
	}
	n, _ := strconv.Atoi(part)
	m, ok := catalogue.MatterByNumber(n)
	return ok && m.CLR >= 1 && m.CLR <= 4
}

// underAnother reports whether the regulations hold a part under another one.
func underAnother(n int) bool {
	m, ok := catalogue.MatterByNumber(n)
	return ok && m.Of > 0
}

func (v *view) wholePart(part, name string) Check {
	c := Check{Part: part, OK: true}
	var missing, sourced []string
	for _, one := range PartChecks(v.f, part) {
		sourced = append(sourced, one.Source)
		if !one.OK {
			c.OK = false
			missing = append(missing, words.Lower(one.Text))
		}
	}
	if len(sourced) > 0 {
		c.Source = sourced[0]
	}
	c.Text = name + ": says how, who, by when and what if."
	if !c.OK {
		c.Text = name + ": still to write: " + strings.Join(missing, ", ") + "."
	}
	return c
}

const (
	viewsSource  = "Care Leavers (England) Regulations 2010, regulation 4; Care Planning, Placement and Case Review (England) Regulations 2010, regulation 42"
	homeSource   = "Care Leavers (England) Regulations 2010, regulation 9(2) and Schedule 2"
	copySource   = "Care Leavers (England) Regulations 2010, regulation 4(2)"
	planSource   = "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 43; Care Leavers (England) Regulations 2010, regulation 6"
	adviserRules = "Care Planning, Placement and Case Review (England) Regulations 2010, Schedule 8 paragraph 1; Care Leavers (England) Regulations 2010, regulation 8"
)

// wholePlan checks what belongs to no single part.
func (v *view) wholePlan() []Check {
	var out []Check
	add := func(ok bool, yes, no, source string) {
		text := yes
		if !ok {
			text = no
		}
		out = append(out, Check{OK: ok, Text: text, Source: source})
	}
	assessed, latest := v.assessed(), v.latestPlan()
	if assessed != nil {
		add(true, "Needs assessment finished "+assessed.Assessed.Long()+".", "", planSource)
	} else {
		add(false, "", "The date of the needs assessment is not written down.", planSource)
	}
	switch {
	case latest == nil:
		add(false, "", "The day the plan was made is not written down.", planSource)
	case assessed != nil && latest.Made < assessed.Assessed:
		add(false, "", "The plan of "+latest.Made.Long()+" is older than the assessment of "+assessed.Assessed.Long()+".", planSource)
	default:
		add(true, "Plan made "+latest.Made.Long()+".", "", planSource)
	}
	add(v.spoke(), "Their own words are in the plan.", "None of their own words are in the plan yet.", viewsSource)
	add(v.consulted(), "People who were asked are named.", "Nobody who was asked is named: no person who was asked, no name at a review.", viewsSource)
	add(v.adviser(), "A personal adviser is named.", "No personal adviser is named yet.", adviserRules)
	if h := v.home(); h != nil && !v.inCare && (v.status == "relevant" || v.formerRelevant()) && (v.care.to == "" || h.From >= v.care.to) {
		add(v.f.Suitable(h.ID) != nil || h.Suitability != "", "It is written down whether the home is suitable.", "The home since "+h.From.Long()+" has not been looked at for suitability.", homeSource)
	}
	if latest != nil {
		given := value.Date("")
		if c := v.f.CopyToYoung("plan"); c != nil {
			given = c.On
		}
		add(given != "" && given >= latest.Made, "A copy of the plan was given "+given.Long()+".", "No copy of the plan is written down as given.", copySource)
	}
	if d, ok := v.nextReview(); ok {
		switch {
		case d.Day == "":
			add(false, "", "The next review "+d.OnPaper(v.today)+".", d.Source)
		case d.State == Overdue:
			add(false, "", "The next review "+d.OnPaper(v.today)+". "+d.Line(), d.Source)
		default:
			add(true, "The next review is "+d.OnPaper(v.today)+". "+d.Line(), "", d.Source)
		}
		if last := v.lastHeld(); last != nil && last.Next != "" && d.Day != "" && d.Rule != "new-home-review" && last.Next > d.Day {
			add(false, "", "The next review was fixed for "+last.Next.Long()+", which is later than "+d.Day.Long()+": "+words.Lower(d.Often)+".", d.Source)
		}
	}
	if last := v.lastHeld(); last != nil && (v.status == "eligible" || v.status == "relevant" || v.formerRelevant()) {
		c := v.f.CopyToYoung("review")
		add(c != nil && c.On >= last.Held || strings.TrimSpace(last.CopyTo) != "", "A copy of the review of "+last.Held.Long()+" was given.",
			"No copy of the review of "+last.Held.Long()+" is written down as given.", copySource)
	}
	return out
}

func (v *view) latestPlan() *care.Plan {
	var last *care.Plan
	for _, p := range v.f.Plans {
		if p.Made != "" && p.Made <= v.today && (last == nil || p.Made > last.Made) {
			last = p
		}
	}
	return last
}

func (v *view) spoke() bool {
	for _, w := range v.f.Words {
		if w.About != "correction" && strings.TrimSpace(w.Text) != "" {
			return true
		}
	}
	return false
}

func (v *view) consulted() bool {
	if slices.ContainsFunc(v.f.Asked, func(a *care.Asked) bool { return a.On != "" && a.On <= v.today }) {
		return true
	}
	return slices.ContainsFunc(v.f.Reviews, func(r *care.Review) bool {
		return strings.TrimSpace(r.Came) != "" || strings.TrimSpace(r.Invited) != ""
	})
}

func (v *view) adviser() bool {
	if v.p.Adviser != "" {
		return true
	}
	for _, p := range v.f.Plans {
		if p.Adviser != "" {
			return true
		}
	}
	for _, c := range v.f.Connections {
		if c.Role == "adviser" {
			return true
		}
	}
	return false
}
