package practice

import (
	"fmt"
	"math/rand/v2"

	"waymark/internal/care"
	"waymark/internal/value"
)

// persona is one invented young person as the maker needs them.
type persona struct {
	p          care.Person
	status     string
	since      value.Date // day the status began
	support    value.Tri
	cameIn     value.Date
	leftCare   value.Date // "" = still in care
	basis      string
	home       string // kind of home
	with       string // who they live with
	town       string
	moved      value.Date
	byCouncil  bool
	lastReview value.Date
	nextBooked value.Date
	lastHeard  value.Date
	everyDays  int // days between contacts
	lastRHA    value.Date
	passport   string // given, declined, ""
	carer      string // who pays the saving in, "" = nobody saves for them now
	plan       bool
	weekly     value.Money
	missed     int // weeks not paid in at the end
	offer      value.Date
	matters    string
	words      map[string]string
	feel       map[string][2]int // part: before, now
	hard, well string
	language   value.Fact
	skill      int // 0 shy starter, 1 middling, 2 able
}

func born(today value.Date, years, daysPast int) value.Date {
	return today.AddYears(-years).AddDays(-daysPast)
}

// nhs makes a number of the range kept for tests, 999 000 0000 upwards, with its check digit.
func nhs(i int) string {
	for n := 9990000000/10 + i*11; ; n++ {
		s := fmt.Sprintf("%d", n)
		for c := range 10 {
			if t := fmt.Sprintf("%s%d", s, c); care.NHSProblem(t) == "" {
				return t
			}
		}
	}
}

func who(i int, today value.Date, r *rand.Rand) persona {
	if i < len(cast) {
		p := cast[i](today)
		p.p.NHSNumber, p.p.CouncilNumber = nhs(i), fmt.Sprintf("MX%05d", 20110+i*37)
		p.p.Phone = fmt.Sprintf("07700 900 %03d", 101+i)
		return p
	}
	return stranger(i, today, r)
}

var given = []string{"Aisha", "Ben", "Carys", "Dilan", "Ella", "Femi", "Grace", "Harvey", "Imani", "Jakub", "Kayleigh", "Luca", "Maya", "Noor", "Owen", "Poppy", "Rhys", "Sofia", "Tariq", "Zara"}
var family = []string{"Abara", "Bright", "Cassidy", "Dunmore", "Ellery", "Farah", "Golding", "Hartnell", "Ibbotson", "Jeffs", "Kowal", "Lightfoot", "Marchetti", "Nkemelu", "Oakes", "Pryce", "Quill", "Rowntree", "Sable", "Tranter"}

// stranger is a further person for load tests.
func stranger(i int, today value.Date, r *rand.Rand) persona {
	age := 15 + r.IntN(8)
	p := persona{p: care.Person{FirstName: given[r.IntN(len(given))], LastName: fmt.Sprintf("%s-%d", family[r.IntN(len(family))], i), Born: born(today, age, r.IntN(360)),
		NHSNumber: nhs(i), CouncilNumber: fmt.Sprintf("MX%05d", 30000+i), Phone: fmt.Sprintf("07700 900 %03d", i%1000), Adviser: "Ruth Okafor"},
		everyDays: 14 + r.IntN(28), cameIn: today.AddYears(-3 - r.IntN(4)).AddDays(-r.IntN(300)), basis: "co", town: "Marlford", plan: age >= 16, lastRHA: today.AddDays(-30 - r.IntN(300)), skill: r.IntN(3), weekly: 500, carer: "the carer"}
	p.lastHeard = today.AddDays(-r.IntN(50))
	p.lastReview = today.AddDays(-20 - r.IntN(150))
	switch {
	case age < 16:
		p.status, p.home, p.with = "in_care", "foster", "the Harlows"
	case age < 18:
		p.status, p.home, p.with = "eligible", "foster", "the Harlows"
	default:
		p.status, p.home, p.leftCare, p.carer = "former_relevant", "own", p.p.Born.AddYears(18), ""
		p.cameIn = p.p.Born.AddYears(11 + r.IntN(5)) // long enough before 18 to have been eligible
	}
	p.since = later(p.p.Born.AddYears(16), p.cameIn.AddDays(91))
	if age >= 18 {
		p.since = p.p.Born.AddYears(18)
	}
	if age < 16 {
		p.since = p.cameIn
	}
	p.moved = later(p.cameIn, p.leftCare)
	p.matters = "My own space and people who do what they say."
	return p
}

func later(a, b value.Date) value.Date { return max(a, b) }

var cast = []func(t value.Date) persona{
	func(t value.Date) persona {
		return persona{p: care.Person{FirstName: "Amara", LastName: "Bello", Pronouns: "she/her", Born: born(t, 17, 76), Adviser: "Ruth Okafor", SocialWorker: "Helen Marsh", ReviewingOfficer: "David Lowe",
			PreferredWay: "text", SafeMessage: value.Yes, FirstLanguage: value.KnownFact("English"), Interpreter: value.No, Communication: value.KnownFact("Ask me one thing at a time, and give me a minute"), Religion: value.KnownFact("Christian, when I feel like it"),
			EthnicityWords: "British Nigerian", EthnicityCode: "BAFR", Disability: value.Fact{Answer: value.None}, EHCP: value.No, UASC: value.No, Parent: value.No, SexAtBirth: "female", CoverColour: "damson", CoverName: "first", CoverWords: "Hands off unless asked", CardLines: "name,born,nhs,talk,people,gp"},
			status: "eligible", since: born(t, 17, 76).AddYears(16), cameIn: t.AddYears(-6).AddDays(-40), basis: "co", home: "foster", with: "Sian Probert", town: "Marlford", moved: t.AddYears(-4).AddDays(-12),
			lastReview: t.AddMonths(-5).AddDays(-15), nextBooked: t.AddDays(14), lastHeard: t.AddDays(-2), everyDays: 12, lastRHA: t.AddDays(-167), passport: "given", carer: "Sian Probert", plan: true, weekly: 500, missed: 2, skill: 1,
			matters: "I want to stay near Sian and Tobi. I want to finish college and learn to drive. Don't talk about me like I'm not in the room.",
			well:    "College is good this year. I cook on Tuesdays and they eat it 😊", hard: "Money at 18. Nobody can tell me what I get or when.",
			words: map[string]string{"8": "I can budget for a week but a month is hard. I don't know what I'll get when I'm 18, or when. I want to save for driving lessons.", "3": "This is my home. I want to stay put if we can.",
				"6": "I want to see Tobi every other weekend, not when it suits everybody else.", "9": "I know my inhaler. I don't know about the jabs I had when I was little.", "4": "Level 3 health and social care. I like placements better than classrooms."},
			feel: map[string][2]int{"2": {4, 4}, "3": {5, 5}, "4": {3, 4}, "5": {3, 3}, "6": {4, 2}, "7": {3, 4}, "8": {4, 2}, "9": {4, 4}, "10": {3, 3}, "11": {4, 4}}}
	},
	func(t value.Date) persona {
		b := t.AddMonths(-2).AddDays(-22).AddYears(-16)
		return persona{p: care.Person{FirstName: "Jordan", LastName: "Blake", Pronouns: "he/him", Born: b, Adviser: "Ruth Okafor", SocialWorker: "Helen Marsh", ReviewingOfficer: "David Lowe", FirstLanguage: value.KnownFact("English"), PreferredWay: "app",
			SafeMessage: value.Yes, Communication: value.Fact{Answer: value.NotKnown}, Disability: value.KnownFact("ADHD, waiting for a review of his medicine"), EHCP: value.Yes, UASC: value.No, SexAtBirth: "male", EthnicityCode: "WBRI", CoverColour: "teal"},
			status: "eligible", since: b.AddYears(16), cameIn: t.AddYears(-3).AddDays(-5), basis: "co", home: "foster", with: "Karen and Paul Whitlow", town: "Ashwell", moved: t.AddYears(-1).AddDays(-30), lastReview: t.AddMonths(-3), lastHeard: t.AddDays(-5), everyDays: 21,
			lastRHA: t.AddDays(-200), carer: "Karen Whitlow", weekly: 500, skill: 0, matters: "Football, my dog Biscuit, and not moving again.", words: map[string]string{"3": "Karen's alright. I don't want to move school."}, feel: map[string][2]int{"3": {3, 4}, "4": {2, 2}, "7": {2, 3}}}
	},
	func(t value.Date) persona {
		b := born(t, 22, 140)
		return persona{p: care.Person{FirstName: "Mia", LastName: "Castellano", Pronouns: "she/her", Born: b, Adviser: "Ruth Okafor", FirstLanguage: value.KnownFact("English"), PreferredWay: "email", SafeMessage: value.Yes, Disability: value.Fact{Answer: value.None}, SexAtBirth: "female", EthnicityCode: "WOTH", EthnicityWords: "British Italian"},
			status: "former_relevant", since: b.AddYears(18), support: value.No, cameIn: b.AddYears(12), leftCare: b.AddYears(18), basis: "co", home: "own", with: "her partner Kit", town: "Marlford", moved: t.AddYears(-2), lastReview: t.AddMonths(-20), lastHeard: t.AddDays(-21), everyDays: 40, passport: "given", offer: t.AddDays(7).AddYears(-1), skill: 2,
			matters: "I have a job and a flat. I'd like to know who to ring, not be rung.", feel: map[string][2]int{"3": {4, 5}, "5": {4, 5}}}
	},
	func(t value.Date) persona {
		b := born(t, 18, 120)
		return persona{p: care.Person{FirstName: "Leon", LastName: "Grant", Pronouns: "he/him", Born: b, Adviser: "Ruth Okafor", FirstLanguage: value.KnownFact("English"), PreferredWay: "phone", SafeMessage: value.Yes, Communication: value.KnownFact("Ring, don't text. I don't read them"), SexAtBirth: "male", EthnicityCode: "MWBC", Disability: value.KnownFact("Dyslexia")},
			status: "former_relevant", since: b.AddYears(18), cameIn: t.AddYears(-5), leftCare: b.AddYears(18), basis: "s20", home: "supported", with: "", town: "Marlford", moved: t.AddDays(-18), byCouncil: true, lastReview: t.AddMonths(-4).AddDays(-6), lastHeard: t, everyDays: 10, passport: "given", plan: true, skill: 1,
			matters: "Keeping this flat. My nan. Getting my CSCS card.", words: map[string]string{"3": "It's my first own front door. The heating's broke though.", "5": "Labouring two days a week. I want it to be five."}, feel: map[string][2]int{"3": {2, 4}, "5": {3, 3}, "8": {2, 2}, "10": {3, 2}}}
	},
	func(t value.Date) persona {
		b := born(t, 21, 60)
		return persona{p: care.Person{FirstName: "Priya", LastName: "Nair", Pronouns: "she/they", Born: b, Adviser: "Ruth Okafor", FirstLanguage: value.KnownFact("English and Malayalam"), PreferredWay: "email", SafeMessage: value.Yes, SexAtBirth: "female", EthnicityCode: "AIND", Disability: value.Fact{Answer: value.Declined}},
			status: "s23ca", since: b.AddYears(18), support: value.Yes, cameIn: t.AddYears(-8), leftCare: b.AddYears(18), basis: "co", home: "university", with: "four housemates", town: "Leicester", moved: t.AddMonths(-14), lastReview: t.AddMonths(-2).AddDays(-21), lastHeard: t, everyDays: 30, passport: "given", plan: true, skill: 2,
			matters: "My degree, and somewhere to be at Christmas that isn't halls.", words: map[string]string{"4": "Second year of biomedical science. I got a 2:1 in the last module."}, feel: map[string][2]int{"4": {4, 5}, "6": {3, 2}}}
	},
	func(t value.Date) persona {
		b := born(t, 19, 210)
		return persona{p: care.Person{FirstName: "Danielle", LastName: "Osei", Preferred: "Dani", Pronouns: "she/her", Born: b, Adviser: "Ruth Okafor", FirstLanguage: value.KnownFact("English"), PreferredWay: "app", SafeMessage: value.No, ContactNote: "Her phone is shared: say only \"it's Ruth, give me a ring\"", SexAtBirth: "female", EthnicityCode: "BAFR", Disability: value.Fact{Answer: value.NotKnown}},
			status: "former_relevant", since: b.AddYears(18), cameIn: t.AddYears(-7), leftCare: b.AddYears(18), basis: "co", home: "own", with: "", town: "Ashwell", moved: t.AddYears(-1), lastReview: t.AddMonths(-4).AddDays(-16), lastHeard: t.AddDays(-67), everyDays: 25, passport: "given", plan: true, skill: 1,
			matters: "I'll ring when I'm ready.", hard: "Everything at once.", feel: map[string][2]int{"2": {3, 2}, "8": {2, 1}, "9": {3, 2}}}
	},
	func(t value.Date) persona {
		b := born(t, 20, 95)
		return persona{p: care.Person{FirstName: "Chloe", LastName: "Pritchard", Pronouns: "she/her", Born: b, Adviser: "Ruth Okafor", FirstLanguage: value.KnownFact("English, some Welsh"), PreferredWay: "text", SafeMessage: value.Yes, Parent: value.Yes, SexAtBirth: "female", EthnicityCode: "WBRI", NotToBeTold: "Her mother's former partner", Disability: value.Fact{Answer: value.None}},
			status: "former_relevant", since: b.AddYears(18), cameIn: t.AddYears(-9), leftCare: b.AddYears(18), basis: "co", home: "own", with: "her daughter", town: "Marlford", moved: t.AddYears(-1).AddDays(-100), lastReview: t.AddMonths(-4).AddDays(-10), lastHeard: t.AddDays(-9), everyDays: 16, passport: "declined", plan: true, skill: 2,
			matters: "Being a good mum and people saying when I am.", well: "The health visitor said she's thriving ❤️", words: map[string]string{"8": "Nursery starts in January so I can go back to college."}, feel: map[string][2]int{"3": {4, 4}, "6": {3, 4}, "8": {2, 3}}}
	},
	func(t value.Date) persona {
		b := born(t, 17, 150)
		return persona{p: care.Person{FirstName: "Yusuf", LastName: "Rahimi", Pronouns: "he/him", Born: b, Adviser: "Ruth Okafor", SocialWorker: "Helen Marsh", ReviewingOfficer: "David Lowe", FirstLanguage: value.KnownFact("Dari"), Interpreter: value.Yes, Communication: value.KnownFact("Short sentences. Write the time and place down for me"), PreferredWay: "app", SafeMessage: value.Yes,
			Religion: value.KnownFact("Muslim; prays, halal food"), UASC: value.Yes, Immigration: value.KnownFact("Asylum claim decided: refugee status to a date his solicitor holds"), SexAtBirth: "male", EthnicityCode: "AOTH", EthnicityWords: "Hazara", Disability: value.Fact{Answer: value.NotKnown}, CoverColour: "slate"},
			status: "eligible", since: later(b.AddYears(16), t.AddMonths(-17).AddDays(91)), cameIn: t.AddMonths(-17), basis: "s20", home: "supported", with: "two other young men", town: "Marlford", moved: t.AddMonths(-8), lastReview: t.AddMonths(-4).AddDays(-2), lastHeard: t.AddDays(-4), everyDays: 14, lastRHA: t.AddDays(-250), plan: true, carer: "the council", weekly: 500, skill: 1,
			matters: "I want to study, to find my brother, and to cook the food of my home.", words: map[string]string{"4": "My English is better now. I want to be electrician.", "11": "I pray. I want to go to the mosque on Friday and not lose my college place."}, feel: map[string][2]int{"4": {3, 4}, "6": {1, 2}, "9": {2, 3}, "11": {4, 4}}, language: value.KnownFact("Dari")}
	},
	func(t value.Date) persona {
		b := born(t, 17, 30)
		return persona{p: care.Person{FirstName: "Callum", LastName: "Reid", Pronouns: "he/him", Born: b, Adviser: "Ruth Okafor", SocialWorker: "Helen Marsh", ReviewingOfficer: "David Lowe", FirstLanguage: value.KnownFact("English"), PreferredWay: "text", SafeMessage: value.Yes, SexAtBirth: "male", EthnicityCode: "WBRI", Disability: value.Fact{Answer: value.None}},
			status: "eligible", since: b.AddYears(16), cameIn: t.AddYears(-4), basis: "co", home: "residential", with: "", town: "Ashwell", moved: t.AddYears(-2), lastReview: t.AddMonths(-3).AddDays(-22), lastHeard: t.AddDays(-8), everyDays: 20, lastRHA: t.AddDays(-5).AddYears(-1), plan: true, carer: "the council", weekly: 500, skill: 0,
			matters: "Gaming, my little sister, being left alone in the mornings.", words: map[string]string{"9": "I said no to the nurse because nobody told me what it was for."}, feel: map[string][2]int{"3": {3, 3}, "4": {2, 1}, "9": {3, 2}}}
	},
	func(t value.Date) persona {
		b := born(t, 18, 45)
		return persona{p: care.Person{FirstName: "Hana", LastName: "Tesfaye", Pronouns: "she/her", Born: b, Adviser: "Ruth Okafor", FirstLanguage: value.KnownFact("Tigrinya and English"), PreferredWay: "phone", SafeMessage: value.Yes, SexAtBirth: "female", EthnicityCode: "BAFR", EthnicityWords: "Eritrean", Religion: value.KnownFact("Orthodox Christian; fasts"), Disability: value.Fact{Answer: value.None}},
			status: "former_relevant", since: b.AddYears(18), cameIn: t.AddYears(-4), leftCare: b.AddYears(18), basis: "s20", home: "staying_put", with: "Miriam Cole", town: "Marlford", moved: t.AddYears(-3), lastReview: t.AddMonths(-5).AddDays(-5), lastHeard: t, everyDays: 18, passport: "given", plan: true, skill: 2,
			matters: "I stay with Miriam until I finish. Then nursing.", words: map[string]string{"4": "I have an interview at the university 🎓"}, feel: map[string][2]int{"3": {5, 5}, "4": {4, 5}, "8": {3, 3}}}
	},
	func(t value.Date) persona {
		b := born(t, 18, 300)
		return persona{p: care.Person{FirstName: "Tomasz", LastName: "Zieliński", Preferred: "Tomek", Pronouns: "he/him", Born: b, Adviser: "Ruth Okafor", FirstLanguage: value.KnownFact("Polish"), Interpreter: value.No, PreferredWay: "text", SafeMessage: value.Yes, SexAtBirth: "male", EthnicityCode: "WOTH", EthnicityWords: "Polish", Disability: value.KnownFact("Hears less on the left side; sit on his right")},
			status: "former_relevant", since: b.AddYears(18), cameIn: t.AddYears(-6), leftCare: b.AddYears(18), basis: "co", home: "lodgings", with: "Mrs Arkwright", town: "Ashwell", moved: t.AddMonths(-10), lastReview: t.AddMonths(-5).AddDays(-12), lastHeard: t.AddDays(-11), everyDays: 22, passport: "given", plan: true, skill: 1,
			matters: "My apprenticeship at the garage. Babcia in Łódź.", words: map[string]string{"5": "Second year. They let me do the brakes on my own now."}, feel: map[string][2]int{"3": {4, 4}, "5": {4, 5}, "6": {3, 3}}}
	},
	func(t value.Date) persona {
		b := born(t, 15, 220)
		return persona{p: care.Person{FirstName: "Ṣadé", LastName: "Ọlátúnjí", Pronouns: "she/her", Born: b, Adviser: "", SocialWorker: "Helen Marsh", ReviewingOfficer: "David Lowe", FirstLanguage: value.KnownFact("English and Yorùbá"), PreferredWay: "visit", SafeMessage: value.Yes, SexAtBirth: "female", EthnicityCode: "BAFR", EthnicityWords: "Yorùbá", Disability: value.Fact{Answer: value.None}, EHCP: value.No, CoverColour: "amber"},
			status: "in_care", since: t.AddYears(-2), cameIn: t.AddYears(-2), basis: "ico", home: "kinship", with: "her aunt Bọ́lá", town: "Marlford", moved: t.AddYears(-2), lastReview: t.AddMonths(-2), lastHeard: t.AddDays(-13), everyDays: 30, lastRHA: t.AddDays(-120), carer: "Aunt Bọ́lá", weekly: 500, skill: 0,
			matters: "Choir, and seeing Mum on Sundays.", feel: map[string][2]int{"6": {3, 4}}}
	},
}
