package practice

// contactText is what was said and agreed about a topic, in a worker's words; NAME is replaced by the first name.
var contactText = map[string][]struct{ said, agreed, services string }{
	"money": {
		{"NAME had run out four days before payday. Went through the bank app together at No. 4.", "Move the phone bill to the day after payday.", "Help with a budget"},
		{"Asked what the setting-up home allowance covers.", "Ruth sends the list in writing.", "Advice on money"},
		{"Universal Credit message not understood. Rang them together, 40 minutes.", "NAME uploads the letter tonight.", "Help with a benefit claim"},
		{"Wants to save for driving lessons: £10 a week.", "A second account for it.", "Advice on saving"}},
	"housing": {
		{"Boiler out for three days. The landlord has been told by phone, not in writing.", "NAME and Ruth wrote the email together.", "Help to report a repair"},
		{"Looked at the choices for 18: staying put, lodgings, supported accommodation.", "Visit two of them.", "Advice on housing"},
		{"Neighbour trouble on Friday night. NAME handled it well.", "NAME rings Ruth if it happens again.", "Support with a tenancy"},
		{"Inventory checked room by room, photos taken.", "Copies kept in the folder.", "Support on moving in"}},
	"learning": {
		{"College attendance is up. Likes the new tutor.", "Ask about the bursary before half term.", "Support with learning"},
		{"Missed two days because of the bus.", "Travel pass form filled in.", "Help with travel"},
		{"CV read through. It is a good one.", "Two applications by Friday.", "Help to find work"}},
	"health": {
		{"Tooth hurting again. No dentist since the move.", "Rang the practice; on the list.", "Help to register with a dentist"},
		{"Would like to know which jabs are on record.", "NAME asks at the surgery, Ruth asks the nurse.", "Health advice"},
		{"Inhaler running low; ordered together on the app.", "Collects it on Thursday.", "Help with a prescription"}},
	"mood": {
		{"Low after the weekend. Talked for a long time, walked by the river.", "Text on Wednesday, whatever the answer.", "Time to talk"},
		{"Sleeping badly. Phone out of the bedroom was NAME's own idea.", "Try it for a week.", "Time to talk"},
		{"A good week. NAME laughed a lot.", "", "Time to talk"}},
	"family": {
		{"Saw the family on Sunday and it went well.", "Same again in two weeks.", "Support with family time"},
		{"Upset about a message from home.", "NAME answers when ready, not before.", "Time to talk"},
		{"Wants to find a cousin. NAME and Ruth looked at what can be asked for.", "Ruth asks the records team.", "Support with family"}},
	"food": {{"Came for the Wednesday soup and stayed to wash up.", "", "Food"}, {"Cupboard empty until Friday. Food parcel given, no questions.", "", "Food parcel"}},
	"legal": {
		{"Letter from the solicitor explained.", "Appointment on the calendar.", "Help with a legal letter"},
		{"Asked about the passport application.", "Photos next time.", "Help with identity papers"}},
	"parenting": {{"Nursery form filled in. Baby slept through it all.", "Health visitor rung about the jabs.", "Support as a parent"}},
	"chat":      {{"Just came by. Tea and biscuits.", "", ""}, {"Showed everybody the new haircut.", "", ""}, {"Talked about football and nothing else.", "", ""}},
}

var attempts = []string{"Rang twice, no answer. Left the agreed message.", "Message sent, not read yet.", "Called at the door, nobody in. Card left.", "Wrote a short letter."}

// notes are a carer's, at the kitchen table.
var notes = []struct{ kind, text, words, subjects, skill string }{
	{"fact", "NAME cooked chilli for the whole house, start to finish, without asking anybody anything.", "That was easy actually.", "food", "FO03"},
	{"fact", "Put the washing on, remembered the colours, hung it out before school.", "", "chat", "HO01"},
	{"fact", "Rang the surgery and changed the appointment on the speaker phone with an adult beside.", "I hate phones but I did it.", "health", "HE04"},
	{"view", "Family time on Sunday may have been too long; NAME was very quiet after.", "", "family", ""},
	{"told", "School says NAME helped a younger pupil who was being picked on.", "", "learning", ""},
	{"fact", "Planned the week's meals together with the carer and came in under thirty pounds.", "Pasta is a budget item.", "food,money", "FO01"},
	{"fact", "£5 went into the savings account today as agreed.", "", "money", ""},
	{"fact", "Took the bus to Marlford alone for the first time and texted from both ends.", "It was fine, stop worrying.", "chat", "TR02"},
	{"fact", "Argued about the phone at bedtime, slammed the door, came back to say sorry without being asked.", "I was just tired.", "mood", "PE06"},
	{"view", "The mornings seem to go better when nobody talks before eight.", "", "mood", ""},
	{"fact", "Asked what a direct debit is, and looked at the bank app together with the carer.", "So it just takes it?", "money", "MO03"},
	{"fact", "Cleaned the bathroom on Saturday because it was on the list, and did it properly.", "", "chat", "HO02"},
}

// partText is the adviser's text of a part: working well, worried about, how met, goal, if it goes wrong.
var partText = map[string][5]string{
	"2":  {"NAME has people to turn to and uses them.", "Evenings and weekends are thin.", "A call on Sunday evening, and No. 4 on Wednesdays.", "Five people NAME would ring.", "NAME rings the duty number; somebody always answers."},
	"3":  {"Settled where NAME lives now.", "What happens after is not agreed yet.", "Look at the choices together before the next review.", "A home NAME can keep.", "A bed at short notice through the housing team, and Ruth comes out the same day."},
	"4":  {"Attendance is up and the tutor speaks well of NAME.", "Travel costs are a worry.", "Bursary and travel pass claimed by half term.", "The course finished, and a next step chosen.", "Meet the college within a week if two days are missed."},
	"5":  {"Wants to work and says what at.", "No reference yet.", "Two weeks' work experience in the spring.", "Paid work or an apprenticeship.", "The careers adviser sees NAME within a week."},
	"6":  {"Sees the family and a few good friends.", "Family time depends on lifts.", "Every other weekend, written into the calendar.", "NAME decides, with support, who is in their life.", "Ruth and NAME talk before anything is stopped."},
	"7":  {"Cooks, washes and gets about.", "A whole month's budget has not been kept yet.", "One area of skills at a time, together with the carer.", "The 'before moving out' set, at NAME's own pace.", "Everything slows down; nothing is a test."},
	"8":  {"Pays the phone bill and saves a little every week.", "No budget kept for a whole month yet; benefits at 18 not explained.", "From January a budget for the whole month, looked at together each Sunday.", "NAME can say what comes in, what goes out and what is saved.", "If money runs out before the month ends NAME rings, and there is a food parcel at No. 4, no questions asked."},
	"9":  {"Knows their medicines and asks questions.", "Dentist still to be found after the move.", "The nurse goes through the health passport with NAME.", "NAME looks after their own health and knows where to go.", "111, the surgery, or the crisis line on the card."},
	"10": {"NAME has a plan for a bad day.", "It has not been tried.", "Walk through it once, together.", "NAME knows who to ring first.", "Duty number by day, out-of-hours by night."},
	"11": {"Proud of who they are.", "Some papers are missing.", "Birth certificate ordered; the records team asked.", "NAME holds their own papers.", "The records team keeps copies."},
	"1":  {"Named and known.", "", "Ruth Okafor is NAME's personal adviser and sees NAME at least every eight weeks.", "", "The duty worker stands in."},
}

// actionText are things agreed at reviews: part, what, who (YOU = the young person, CARER, ADVISER).
var actionText = []struct{ part, what, who string }{
	{"8", "Keep a budget for a whole month", "YOU"}, {"8", "Explain what NAME gets at 18, and when", "ADVISER"}, {"4", "Claim the college bursary", "YOU"}, {"9", "Register with a dentist", "CARER"},
	{"3", "Visit two places to live", "ADVISER"}, {"11", "Order the birth certificate", "ADVISER"}, {"6", "Write family time into the calendar to Easter", "CARER"}, {"7", "Cook the main meal once a week", "YOU"},
	{"5", "Find two weeks of work experience", "ADVISER"}, {"2", "Choose five people for the emergency card", "YOU"}, {"10", "Walk through the plan for a bad day", "CARER"}, {"9", "Ask the surgery which jabs are on record", "YOU"},
	{"3", "Report the boiler in writing", "YOU"}, {"8", "Open a second account for driving lessons", "YOU"},
}

// whyNot are reasons that fit any action.
var whyNot = []string{"Other things came first, and it was put off.", "NAME was ill that week.", "It took longer than expected; half of it is done.", "No day was set for it, and it slipped."}

var decisions = []string{
	"The plan stays. Money at 18 is explained before Christmas. Family time is every other weekend.",
	"NAME stays where they are. The carer and NAME go on with the skills list. Next time NAME runs the meeting.",
	"Housing visits first, then another meeting. The nurse comes to the next one.",
}

// skillSets are the skills that get rated, with where the young person and the adult begin (added to the persona's own level).
var skillSets = []struct {
	id           string
	young, adult int
}{{"FO03", 3, 2}, {"FO01", 2, 2}, {"FO04", 3, 3}, {"FO05", 2, 2}, {"HO01", 3, 3}, {"HO02", 2, 1}, {"HO06", 1, 1}, {"MO01", 2, 2}, {"MO02", 1, 1}, {"MO03", 3, 2}, {"MO05", 2, 1}, {"MO10", 4, 2},
	{"HE02", 2, 2}, {"HE04", 2, 2}, {"HE07", 3, 3}, {"TR01", 3, 3}, {"TR02", 3, 2}, {"TR06", 1, 2}, {"PE01", 2, 2}, {"PE05", 3, 3}, {"ID01", 1, 1}, {"ID02", 1, 1}, {"SA05", 2, 2}, {"TE01", 1, 1}, {"WO01", 2, 3}}

// carerWill is what the adult does for a goal.
var carerWill = map[string]string{"MO02": "Sit down with NAME every Sunday", "FO03": "Shop with NAME on Fridays and stay out of the kitchen", "HE04": "Write the number of the optician on the fridge"}

var goalsFor = map[string]string{"MO02": "Keep to a budget for the whole of January", "FO03": "Cook five different main meals", "HE04": "Book an eye test", "TR02": "Go to Leicester and back alone"}
