package care

import "waymark/internal/record"

// HealthItem is a question of the passport. Many says that it can have several answers (operations, say); the others are asked once, and count as
// missing until they are answered. Ask is who can usually tell.
type HealthItem struct {
	Block, Code, Label, Ask string
	Many                    bool
}

const (
	askNurse   = "the children in care nurse"
	askRecords = "the council's records team, for the birth papers"
	askGP      = "the GP surgery"
)

// HealthItems are the questions of the passport, in the order of its blocks. Codes are never reused.
var HealthItems = []HealthItem{
	{Block: "emergency", Code: "blood_group", Label: "Blood group", Ask: askGP},
	{Block: "emergency", Code: "emergency_plan", Label: "What to do in an emergency", Ask: askGP},
	{Block: "emergency", Code: "carries", Label: "What I carry or wear for it", Ask: "the young person"},

	{Block: "birth", Code: "birth_place", Label: "Born at", Ask: askRecords},
	{Block: "birth", Code: "birth_weight", Label: "Weight", Ask: askRecords},
	{Block: "birth", Code: "birth_gestation", Label: "Early or late", Ask: askNurse},
	{Block: "birth", Code: "birth_delivery", Label: "Kind of birth", Ask: askRecords},
	{Block: "birth", Code: "birth_care", Label: "Special care", Ask: askNurse},
	{Block: "birth", Code: "birth_checks", Label: "Newborn checks", Ask: askNurse},
	{Block: "birth", Code: "birth_mother", Label: "Mother's health", Ask: askNurse},
	{Block: "birth", Code: "birth_feeding", Label: "How I was fed", Ask: "somebody of the family"},

	{Block: "family", Code: "family_condition", Label: "Condition in the family", Ask: askNurse, Many: true},
	{Block: "family", Code: "family_genetic", Label: "Anything inherited, or tests for it", Ask: askNurse},

	{Block: "illness", Code: "illness", Label: "Illness", Ask: askGP, Many: true},
	{Block: "illness", Code: "admission", Label: "Stay in hospital", Ask: askGP, Many: true},
	{Block: "illness", Code: "operation", Label: "Operation", Ask: askGP, Many: true},
	{Block: "illness", Code: "injury", Label: "Injury", Ask: askGP, Many: true},
	{Block: "illness", Code: "test", Label: "Test or scan", Ask: askGP, Many: true},
	{Block: "illness", Code: "therapy", Label: "Therapy", Ask: askGP, Many: true},

	{Block: "vaccines", Code: "vaccine_place", Label: "Where I was vaccinated as a child", Ask: askGP},
	{Block: "vaccines", Code: "vaccine_abroad", Label: "Vaccinated in another country", Ask: "the young person"},
	{Block: "vaccines", Code: "vaccine_card", Label: "Card or red book", Ask: "the young person, or the last carer"},

	{Block: "growth", Code: "growth_note", Label: "About my growth", Ask: askNurse, Many: true},

	{Block: "senses", Code: "vision", Label: "Seeing", Ask: "the optician"},
	{Block: "senses", Code: "glasses", Label: "Glasses or lenses", Ask: "the optician"},
	{Block: "senses", Code: "hearing", Label: "Hearing", Ask: askNurse},
	{Block: "senses", Code: "hearing_aids", Label: "Hearing aids or other help", Ask: askNurse},

	{Block: "disability", Code: "development", Label: "Speech, learning and development", Ask: askNurse},
	{Block: "disability", Code: "dis_condition", Label: "Disability or condition", Ask: askGP, Many: true},
	{Block: "disability", Code: "adjustments", Label: "Adjustments that help", Ask: "the young person, and the school or college"},
	{Block: "disability", Code: "equipment", Label: "Equipment", Ask: askNurse},
	{Block: "disability", Code: "ehcp_health", Label: "What the EHCP says about health", Ask: "the school or college"},
	{Block: "disability", Code: "ehcp_review", Label: "When the EHCP is looked at again", Ask: "the school or college"},

	{Block: "feelings", Code: "helps", Label: "What helps me", Ask: "the young person"},
	{Block: "feelings", Code: "not_helps", Label: "What does not help", Ask: "the young person"},
	{Block: "feelings", Code: "warning", Label: "Signs that it is getting hard", Ask: "the young person"},
	{Block: "feelings", Code: "crisis_do", Label: "When it gets too much: what to do", Ask: "the young person"},
	{Block: "feelings", Code: "crisis_who", Label: "When it gets too much: who to ring", Ask: "the young person"},
	{Block: "feelings", Code: "crisis_place", Label: "When it gets too much: a safe place", Ask: "the young person"},
	{Block: "feelings", Code: "feelings_condition", Label: "Condition or diagnosis", Ask: askGP, Many: true},
	{Block: "feelings", Code: "feelings_service", Label: "Service or person who helps", Ask: "the young person", Many: true},

	{Block: "sexual", Code: "sexual_service", Label: "Sexual health service", Ask: "the young person"},
	{Block: "sexual", Code: "ccard", Label: "C-Card", Ask: "the young person"},
	{Block: "sexual", Code: "contraception", Label: "Contraception", Ask: "the young person"},
	{Block: "sexual", Code: "sexual_ask", Label: "What I want to know more about", Ask: "the young person"},

	{Block: "parenthood", Code: "pregnancy", Label: "Pregnancy", Ask: "the young person"},
	{Block: "parenthood", Code: "children", Label: "My children", Ask: "the young person"},
	{Block: "parenthood", Code: "midwife", Label: "Midwife or health visitor", Ask: "the young person"},
	{Block: "parenthood", Code: "parent_help", Label: "What helps me as a parent", Ask: "the young person"},

	{Block: "substances", Code: "smoking", Label: "Smoking or vaping", Ask: "the young person"},
	{Block: "substances", Code: "alcohol", Label: "Alcohol", Ask: "the young person"},
	{Block: "substances", Code: "drugs", Label: "Drugs", Ask: "the young person"},
	{Block: "substances", Code: "substance_help", Label: "Help offered, and what came of it", Ask: "the young person"},
	{Block: "substances", Code: "substance_goal", Label: "What I want to change", Ask: "the young person"},
}

var itemByCode = func() map[string]HealthItem {
	out := map[string]HealthItem{}
	for _, it := range HealthItems {
		out[it.Code] = it
	}
	return out
}()

// HealthItemOf is the question of a code.
func HealthItemOf(code string) (HealthItem, bool) { it, ok := itemByCode[code]; return it, ok }

// ItemsOf are the questions of a block, in order.
func ItemsOf(block string) []HealthItem {
	var out []HealthItem
	for _, it := range HealthItems {
		if it.Block == block {
			out = append(out, it)
		}
	}
	return out
}

func itemOptions() []record.Option {
	var out []record.Option
	for _, it := range HealthItems {
		out = append(out, record.Option{Code: it.Code, Label: it.Label})
	}
	return out
}
