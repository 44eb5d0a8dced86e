package rules

import (
	"strconv"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Contents is the list of the regulations that a young person's plan has to follow, worked out from their status.
type Contents struct {
	InCare bool   // Schedule 8 of the Care Planning Regulations; otherwise Schedule 1 of the Care Leavers Regulations
	Name   string // "" when the regulations set out no list
	Why    string
	Source string
	most   int // the last paragraph of Schedule 1 that counts, 0 = all
}

// ContentsOf says which of the two statutory lists applies on a day.
func ContentsOf(f *care.File, today value.Date) Contents {
	v, ok := look(f, today, Local{})
	status := ""
	if ok {
		status = v.status
	} else if f != nil {
		if s := f.Status(today); s != nil { // a closed record is read as it stood
			status = s.Code
		}
	}
	sch1 := Contents{Name: "Schedule 1", Source: "Care Leavers (England) Regulations 2010, regulation 6 and Schedule 1"}
	switch status {
	case "eligible", "in_care":
		return Contents{InCare: true, Name: "Schedule 8", Source: "Care Planning, Placement and Case Review (England) Regulations 2010, regulation 43 and Schedule 8",
			Why: "Still in care (" + words.Lower(statusLabel(status)) + "), so the plan holds the ten matters of Schedule 8, and the care plan adds identity."}
	case "relevant", "former_relevant":
		sch1.Why = "Left care (" + words.Lower(statusLabel(status)) + "), so the plan holds the ten matters of Schedule 1; naming the adviser is good practice."
		return sch1
	case "s23ca":
		sch1.most, sch1.Why = 4, "Back in education or training (section 23CA), so the plan has to hold paragraphs 1 to 4 of Schedule 1 only. The rest may be kept up if it helps."
		sch1.Source = "Care Leavers (England) Regulations 2010, regulation 6(2)(b) and Schedule 1"
		return sch1
	case "s23czb":
		return Contents{Why: "Asked for support between 21 and 24 (section 23CZB): the plan sets out the advice and support, and the regulations name no list of matters.",
			Source: "Children and Social Work Act 2017, section 3"}
	case "qualifying":
		return Contents{Why: "A qualifying young person has advice and help by assessment; the regulations ask for no pathway plan.", Source: "Children Act 1989, section 24"}
	}
	return Contents{Why: "There is no leaving-care status that asks for a pathway plan, so the regulations set out no list."}
}

// Holds reports whether the list names a part of the plan. What it does not name may be written all the same.
func (c Contents) Holds(part string) bool {
	n, _ := strconv.Atoi(part)
	m, ok := catalogue.MatterByNumber(n)
	switch {
	case !ok || c.Name == "":
		return false
	case c.InCare:
		return m.CPPCR > 0 || m.CarePlan != ""
	}
	return m.CLR > 0 && (c.most == 0 || m.CLR <= c.most)
}

// Line is the small print beside the heading of a part: what the regulations call it, and where.
func (c Contents) Line(part string) string {
	n, _ := strconv.Atoi(part)
	m, ok := catalogue.MatterByNumber(n)
	switch {
	case !ok:
		return ""
	case c.Holds(part):
		return m.InLaw(c.InCare)
	case c.Name == "":
		return m.Law + " (no list in the regulations for this status)"
	case c.most > 0 && m.CLR > c.most:
		return m.Law + " (not asked for while back in learning)"
	}
	return m.Law + " (not named in " + c.Name + ")"
}
