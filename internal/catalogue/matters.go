package catalogue

import (
	"fmt"
	"slices"
	"strings"
)

// Matter is one of the parts of a pathway plan: the union of what the two sets of regulations ask for, and what the guidance counts apart.
type Matter struct {
	Number      int      `toml:"number"`
	ID          string   `toml:"id"`
	Screen      string   `toml:"screen"`
	Law         string   `toml:"law"`
	CLR         int      `toml:"clr"`   // paragraph of Schedule 1, Care Leavers Regulations; 0: not named there
	CPPCR       int      `toml:"cppcr"` // paragraph of Schedule 8, Care Planning Regulations; 0: not named there
	CarePlan    string   `toml:"care_plan"`
	Consider    string   `toml:"consider"`
	Prompts     []string `toml:"prompts"`
	Empty       string   `toml:"empty"`
	Suitability bool     `toml:"suitability"` // has the suitability form
	Of          int      `toml:"of"`          // the matter that the regulations hold this under; 0: it is one of their own
}

// InLaw is the small print beside the heading. While somebody is in care Schedule 8 counts, afterwards Schedule 1.
func (m Matter) InLaw(inCare bool) string {
	name := "in the regulations: " + m.Law
	switch {
	case m.Of > 0 && inCare:
		return fmt.Sprintf("%s (under health: Schedule 8, paragraph %d)", name, m.CPPCR)
	case m.Of > 0:
		return fmt.Sprintf("%s (under health: Schedule 1, paragraph %d)", name, m.CLR)
	case inCare && m.CPPCR > 0:
		return fmt.Sprintf("%s (Schedule 8, paragraph %d)", name, m.CPPCR)
	case inCare && m.CarePlan != "":
		return fmt.Sprintf("%s (care plan, %s)", name, m.CarePlan)
	case !inCare && m.CLR > 0:
		return fmt.Sprintf("%s (Schedule 1, paragraph %d)", name, m.CLR)
	}
	return name
}

// EmptyFor is the question that stands where nothing is written yet.
func (m Matter) EmptyFor(name string) string { return strings.ReplaceAll(m.Empty, "{name}", name) }

// Box is one of the seven things that every matter is asked for, and whose voice writes it: young or adult.
type Box struct {
	ID    string `toml:"id"`
	Label string `toml:"label"`
	Voice string `toml:"voice"`
}

// Consultee is somebody who must be asked for the assessment and the plan.
type Consultee struct {
	ID          string `toml:"id"`
	Name        string `toml:"name"`
	WhileInCare bool   `toml:"while_in_care"` // only while the young person is in care
}

// PlanCheck is one check of a part of the plan against the regulations.
type PlanCheck struct {
	ID        string `toml:"id"`
	Label     string `toml:"label"`
	Text      string `toml:"text"`
	PerMatter bool   `toml:"per_matter"`
	Source    string `toml:"source"`
}

type matterFile struct {
	About       About    `toml:"about"`
	Box         []Box    `toml:"box"`
	Matter      []Matter `toml:"matter"`
	Suitability struct {
		Source string   `toml:"source"`
		Points []string `toml:"points"`
	} `toml:"suitability"`
	Consult struct {
		Source string      `toml:"source"`
		Person []Consultee `toml:"person"`
	} `toml:"consult"`
	Check []PlanCheck `toml:"check"`
	Paper []KeyPaper  `toml:"paper"`
}

var matters = file[matterFile]("matters")

func (f *matterFile) settle() error {
	if err := f.About.problem(); err != nil {
		return err
	}
	seen := unique{}
	for i, m := range f.Matter {
		if m.Number != i+1 {
			return fmt.Errorf("matter %d stands at place %d", m.Number, i+1)
		}
		if err := seen.add(m.ID); err != nil {
			return err
		}
	}
	return nil
}

// Matters returns the parts of the plan in order.
func Matters() []Matter { return slices.Clone(matters().Matter) }

// MatterByNumber finds a part of the plan, 1 to 12.
func MatterByNumber(n int) (Matter, bool) {
	if m := matters().Matter; n >= 1 && n <= len(m) {
		return m[n-1], true
	}
	return Matter{}, false
}

// Boxes returns the seven things that every matter is asked for.
func Boxes() []Box { return slices.Clone(matters().Box) }

// SuitabilityPoints returns the points of the form about a home, and where they are written.
func SuitabilityPoints() (points []string, source string) {
	s := matters().Suitability
	return slices.Clone(s.Points), s.Source
}

// Consultees returns whom to ask; while somebody is in care there are more.
func Consultees(inCare bool) []Consultee {
	var out []Consultee
	for _, c := range matters().Consult.Person {
		if inCare || !c.WhileInCare {
			out = append(out, c)
		}
	}
	return out
}

// ConsultSource is where it is written whom to ask.
func ConsultSource() string { return matters().Consult.Source }

// PlanChecks returns the checks of each part against the regulations.
func PlanChecks() []PlanCheck { return slices.Clone(matters().Check) }
