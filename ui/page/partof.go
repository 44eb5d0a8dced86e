package page

// PartOf is the part of a young person's page where a kind of record is shown.
func PartOf(kind string) string {
	switch kind {
	case "pathway_plan", "plan_part", "action", "own_words", "feeling", "work_try", "assessed_need", "asked", "copy_given":
		return "plan"
	case "review", "attendee", "signature", "review_request", "meeting_choice":
		return "reviews"
	case "health_fact", "health_service", "immunisation", "health_check", "growth", "consent", "sharing", "passport_issue":
		return "health"
	case "skill_rating", "skill_goal", "skill_evidence", "skill_stance":
		return "skills"
	case "savings_account", "savings_entry", "savings_check", "savings_move", "money_claim":
		return "savings"
	case "contact", "carer_note", "return_answer", "touch_step":
		return "touch"
	case "paper":
		return "history"
	}
	return "about"
}
