package care

import (
	"strings"

	"waymark/internal/record"
	"waymark/internal/value"
)

// Person is a young person: one young person, one record. PersonID is the record's own id.
type Person struct {
	record.Meta
	FirstName, LastName, NoLastName, Preferred, Pronouns string
	Born, Died                                           value.Date
	Photo                                                string // name of a document in the vault
	Phone, Email, OtherWays, PreferredWay                string
	SafeMessage                                          value.Tri
	ContactNote                                          string
	FirstLanguage                                        value.Fact
	Interpreter                                          value.Tri
	Communication                                        value.Fact
	Religion                                             value.Fact
	EthnicityWords, EthnicityCode                        string
	Disability                                           value.Fact
	EHCP                                                 value.Tri
	UASC, Parent                                         value.Tri
	SexAtBirth                                           string
	CouncilNumber, NHSNumber                             string
	Immigration                                          value.Fact
	Adviser, SocialWorker, ReviewingOfficer              string
	NotToBeTold                                          string
	AgreedEveryWeeks                                     int
	Closed                                               value.Date
	ClosedWhy                                            string
	CoverColour, CoverName, CoverWords, CardLines        string
	CoverChosen                                          value.Date
}

// Name is what to call the young person on screen: preferred name, or first name, with the last name.
func (p *Person) Name() string { return strings.TrimSpace(p.First() + " " + p.LastName) }

// First is the name the young person goes by.
func (p *Person) First() string {
	if p.Preferred != "" {
		return p.Preferred
	}
	return p.FirstName
}

// Legal is the legal name.
func (p *Person) Legal() string { return strings.TrimSpace(p.FirstName + " " + p.LastName) }

// Initials are for desks and feet of pages.
func (p *Person) Initials() string { return Initials(p.Name()) }

// Open reports whether the record is in use: not closed and the young person alive.
func (p *Person) Open() bool { return p.Closed == "" && p.Died == "" }

// CloseReasons say why a record was closed.
var CloseReasons = []record.Option{{Code: "moved_on", Label: "Moved on to another worker or carer"}, {Code: "turned_25", Label: "Turned 25"},
	{Code: "no_longer", Label: "Asked us to stop"}, {Code: "died", Label: "Died"}, {Code: "merged", Label: "Joined with another record of the same person"}}

// Ethnicity codes of the SSDA903 return (from knowledge: check against the return's guide of the year).
var Ethnicity = []record.Option{{Code: "WBRI", Label: "White British"}, {Code: "WIRI", Label: "White Irish"}, {Code: "WIRT", Label: "Traveller of Irish heritage"},
	{Code: "WROM", Label: "Gypsy or Roma"}, {Code: "WOTH", Label: "Any other White background"}, {Code: "MWBC", Label: "White and Black Caribbean"},
	{Code: "MWBA", Label: "White and Black African"}, {Code: "MWAS", Label: "White and Asian"}, {Code: "MOTH", Label: "Any other mixed background"},
	{Code: "AIND", Label: "Indian"}, {Code: "APKN", Label: "Pakistani"}, {Code: "ABAN", Label: "Bangladeshi"}, {Code: "AOTH", Label: "Any other Asian background"},
	{Code: "BCRB", Label: "Black Caribbean"}, {Code: "BAFR", Label: "Black African"}, {Code: "BOTH", Label: "Any other Black background"},
	{Code: "CHNE", Label: "Chinese"}, {Code: "OOTH", Label: "Any other ethnic group"}, {Code: "REFU", Label: "Rather not say"}, {Code: "NOBT", Label: "Not yet asked"}}

var sexes = []record.Option{{Code: "female", Label: "Female"}, {Code: "male", Label: "Male"}, {Code: "not_known", Label: "Not known"}}

// Ways a young person can be reached.
var Ways = []record.Option{{Code: "phone", Label: "Phone call"}, {Code: "text", Label: "Text message"}, {Code: "app", Label: "Messaging app"}, {Code: "email", Label: "Email"},
	{Code: "letter", Label: "Letter"}, {Code: "visit", Label: "Face to face"}, {Code: "via", Label: "Through somebody else"}}

// CoverColours are the passport covers a young person can choose.
var CoverColours = []record.Option{{Code: "damson", Label: "Damson"}, {Code: "teal", Label: "Teal"}, {Code: "slate", Label: "Slate blue"}, {Code: "moss", Label: "Moss green"},
	{Code: "amber", Label: "Amber"}, {Code: "ink", Label: "Black"}}

// CoverNames are what stands on the front of the passport.
var CoverNames = []record.Option{{Code: "full", Label: "First and last name"}, {Code: "first", Label: "First name only"}, {Code: "none", Label: "No name on the front"}}

// CardLines are the lines of the wallet card that do not come from a single fact.
var CardLines = []record.Option{{Code: "name", Label: "Name"}, {Code: "born", Label: "Birth date"}, {Code: "nhs", Label: "NHS number"}, {Code: "blood", Label: "Blood group"}, {Code: "talk", Label: "How to talk to me"},
	{Code: "people", Label: "Who to ring"}, {Code: "adviser", Label: "Personal adviser"}, {Code: "gp", Label: "GP"}}

// PersonSpec describes Person.
var PersonSpec = &record.Spec{
	Kind: "person", One: "young person", Many: "Young people", New: recordOf[Person](), Self: true, Order: "last_name, first_name, n",
	Help: "One young person, one record. A working copy; the council holds the record.",
	Line: func(r record.Record) string { return r.(*Person).Name() },
	Fields: []*record.Field{
		record.TextField("first_name", "First name", func(p *Person) *string { return &p.FirstName }).Needs("Type a first name."),
		record.TextField("last_name", "Last name", func(p *Person) *string { return &p.LastName }),
		record.ChoiceField("no_last_name", "No last name", []record.Option{{Code: "yes", Label: "Has no last name"}}, func(p *Person) *string { return &p.NoLastName }).More(),
		record.DateField("birth_day", "Birth date", func(p *Person) *value.Date { return &p.Born }).NotAhead().Needs("Type the birth date, for example 8 12 2008."),
		record.TextField("preferred_name", "Likes to be called", func(p *Person) *string { return &p.Preferred }),
		record.TextField("pronouns", "Pronouns", func(p *Person) *string { return &p.Pronouns }).Hint("For example she/her, he/him, they/them."),
		record.TextField("phone", "Own phone", func(p *Person) *string { return &p.Phone }),
		record.TextField("email", "Own email", func(p *Person) *string { return &p.Email }),
		record.NoteField("other_ways", "Other ways to reach them", func(p *Person) *string { return &p.OtherWays }).More(),
		record.ChoiceField("preferred_way", "Prefers", Ways, func(p *Person) *string { return &p.PreferredWay }),
		record.TriField("safe_message", "Safe to leave a message?", func(p *Person) *value.Tri { return &p.SafeMessage }),
		record.TextField("contact_note", "About messages and calls", func(p *Person) *string { return &p.ContactNote }).More().Hint("For example: not before 10am; her phone is shared."),
		record.FactField("first_language", "First language", func(p *Person) *value.Fact { return &p.FirstLanguage }),
		record.TriField("interpreter", "Interpreter needed?", func(p *Person) *value.Tri { return &p.Interpreter }),
		record.FactField("communication", "How to talk to me", func(p *Person) *value.Fact { return &p.Communication }).Hint("For example: one question at a time, give me a minute."),
		record.FactField("religion", "Faith or belief", func(p *Person) *value.Fact { return &p.Religion }).More(),
		record.TextField("ethnicity_words", "Ethnicity in their own words", func(p *Person) *string { return &p.EthnicityWords }).More(),
		record.ChoiceField("ethnicity_code", "Ethnicity code for returns", Ethnicity, func(p *Person) *string { return &p.EthnicityCode }).More().For(record.Staff, record.FileCopy),
		record.FactField("disability", "Disability", func(p *Person) *value.Fact { return &p.Disability }).More(),
		record.TriField("ehcp", "Education, health and care plan?", func(p *Person) *value.Tri { return &p.EHCP }).More(),
		record.TriField("uasc", "Unaccompanied asylum-seeking?", func(p *Person) *value.Tri { return &p.UASC }).More().For(record.Staff, record.FileCopy),
		record.TriField("parent", "A parent?", func(p *Person) *value.Tri { return &p.Parent }).More(),
		record.ChoiceField("sex_at_birth", "Sex registered at birth", sexes, func(p *Person) *string { return &p.SexAtBirth }).More().Hint("Used only for vaccines and the council's return.").For(record.Staff, record.FileCopy, record.Doctor),
		record.TextField("council_number", "The council's number (SSDA903 CHILD)", func(p *Person) *string { return &p.CouncilNumber }).More().Max(20).For(record.Staff, record.FileCopy),
		record.TextField("nhs_number", "NHS number", func(p *Person) *string { return &p.NHSNumber }).Max(20).
			Checked(func(r record.Record) string { return NHSProblem(r.(*Person).NHSNumber) }),
		record.FactField("immigration", "Immigration", func(p *Person) *value.Fact { return &p.Immigration }).More().For(record.Staff, record.FileCopy, record.Young),
		record.TextField("adviser", "Personal adviser", func(p *Person) *string { return &p.Adviser }),
		record.TextField("social_worker", "Social worker", func(p *Person) *string { return &p.SocialWorker }).More(),
		record.TextField("reviewing_officer", "Independent reviewing officer", func(p *Person) *string { return &p.ReviewingOfficer }).More(),
		record.TextField("not_to_be_told", "Address, phone, school and worker are not to be told to", func(p *Person) *string { return &p.NotToBeTold }).More().For(record.Staff).
			Hint("Names the people; their copies leave these things out."),
		record.IntField("agreed_every_weeks", "Keep in touch every … weeks", func(p *Person) *int { return &p.AgreedEveryWeeks }).More().Hint("Empty uses our local promise."),
		record.ChoiceField("cover_colour", "Passport cover", CoverColours, func(p *Person) *string { return &p.CoverColour }).More(),
		record.ChoiceField("cover_name", "Name on the cover", CoverNames, func(p *Person) *string { return &p.CoverName }).More(),
		record.TextField("cover_words", "Own words on the cover", func(p *Person) *string { return &p.CoverWords }).More().SpokenBy(record.YoungVoice).Max(120),
		record.ManyField("card_lines", "On the wallet card", CardLines, func(p *Person) *string { return &p.CardLines }).More().Hint("The young person ticks each line. Single facts are ticked one by one beside it."),
		record.DateField("cover_chosen_day", "They chose on", func(p *Person) *value.Date { return &p.CoverChosen }).More().NotAhead(),
		record.TextField("photo", "Photo", func(p *Person) *string { return &p.Photo }).More().Names(),
		record.DateField("died_day", "Died on", func(p *Person) *value.Date { return &p.Died }).NotAhead().More().For(record.Staff, record.FileCopy),
		record.DateField("closed_day", "Record closed on", func(p *Person) *value.Date { return &p.Closed }).More().For(record.Staff),
		record.ChoiceField("closed_why", "Why it was closed", CloseReasons, func(p *Person) *string { return &p.ClosedWhy }).More().For(record.Staff),
	},
	Rule: func(r record.Record) record.Problems {
		p := r.(*Person)
		var out record.Problems
		if p.LastName == "" && p.NoLastName == "" {
			out = append(out, record.Problem{Key: "last_name", Label: "Last name", Text: "Type a last name, or tick no last name."})
		}
		if p.Died != "" && p.Died < p.Born {
			out = append(out, record.Problem{Key: "died_day", Label: "Died on", Text: "This is before the birth date."})
		}
		if (p.Closed == "") != (p.ClosedWhy == "") {
			out = append(out, record.Problem{Key: "closed_why", Label: "Why it was closed", Text: "Give both the day and the reason, or neither."})
		}
		return out
	},
}

// NHSProblem is a sentence when a text is not an NHS number (ten digits, the last a modulus-11 check digit), "" when it is or is empty.
func NHSProblem(text string) string {
	d := NHSDigits(text)
	if text == "" {
		return ""
	}
	if len(d) != 10 {
		return "An NHS number has ten digits, for example 999 000 0018."
	}
	sum := 0
	for i := range 9 {
		sum += int(d[i]-'0') * (10 - i)
	}
	check := 11 - sum%11
	if check == 11 {
		check = 0
	}
	if check == 10 || int(d[9]-'0') != check {
		return "That is not a valid NHS number: a digit is wrong or two are swapped."
	}
	return ""
}

// NHSDigits are the digits of a typed NHS number; anything but digits, spaces and hyphens yields "".
func NHSDigits(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == ' ' || r == '-':
		default:
			return ""
		}
	}
	return b.String()
}

// NHSShow is an NHS number in 3-3-4.
func NHSShow(text string) string {
	if d := NHSDigits(text); len(d) == 10 {
		return d[:3] + " " + d[3:6] + " " + d[6:]
	}
	return text
}

// Connection is somebody around the young person.
type Connection struct {
	record.Meta
	Name, Role, Organisation, Phone, Email string
	MaySee                                 string
	Emergency, Parental                    value.Tri
	NotToBeTold                            value.Tri
	Invited                                string
	Order                                  int
	GoodFor                                string
}

// Roles of people around a young person.
var Roles = []record.Option{{Code: "adviser", Label: "Personal adviser"}, {Code: "social_worker", Label: "Social worker"}, {Code: "carer", Label: "Foster carer"},
	{Code: "key_worker", Label: "Key worker"}, {Code: "iro", Label: "Reviewing officer"}, {Code: "parent", Label: "Parent"}, {Code: "family", Label: "Family"}, {Code: "friend", Label: "Friend"},
	{Code: "teacher", Label: "School or college"}, {Code: "nurse", Label: "Nurse or doctor"}, {Code: "advocate", Label: "Advocate"}, {Code: "employer", Label: "Employer"},
	{Code: "housing", Label: "Housing"}, {Code: "solicitor", Label: "Solicitor"}, {Code: "other", Label: "Somebody else"}}

// ConnectionSpec describes Connection.
var ConnectionSpec = &record.Spec{
	Kind: "connection", One: "person around them", Many: "People around me", New: recordOf[Connection](), Order: "ring_first = 0, ring_first, name", Matter: 2,
	Actions: []string{"P8.6d"},
	Line: func(r record.Record) string {
		c := r.(*Connection)
		return join(c.Name, label(Roles, c.Role))
	},
	Fields: []*record.Field{
		record.TextField("name", "Name", func(c *Connection) *string { return &c.Name }).Required(),
		record.ChoiceField("role", "Role", Roles, func(c *Connection) *string { return &c.Role }).Required(),
		record.TextField("good_for", "Good for", func(c *Connection) *string { return &c.GoodFor }).Hint("What this person is good for, in the young person's words if you can."),
		record.TextField("organisation", "Organisation", func(c *Connection) *string { return &c.Organisation }).More(),
		record.TextField("phone", "Phone", func(c *Connection) *string { return &c.Phone }),
		record.TextField("email", "Email", func(c *Connection) *string { return &c.Email }).More(),
		record.TriField("emergency", "Emergency contact?", func(c *Connection) *value.Tri { return &c.Emergency }),
		record.IntField("ring_first", "Ring in this order", func(c *Connection) *int { return &c.Order }).More().Hint("1 is rung first; empty is not on the card."),
		record.TriField("parental", "Has parental responsibility?", func(c *Connection) *value.Tri { return &c.Parental }).More(),
		record.NoteField("may_see", "May see", func(c *Connection) *string { return &c.MaySee }).More().Hint("What the young person is happy for them to see."),
		record.TriField("not_to_be_told", "Not to be told address, phone, school or worker?", func(c *Connection) *value.Tri { return &c.NotToBeTold }).More().For(record.Staff),
	},
}

// Home is where the young person lives or lived.
type Home struct {
	record.Meta
	Kind, AccommodationCode, Suitability string
	From, To                             value.Date
	ByCouncil, To18                      value.Tri
	Address, Town, With, Phone           string
	WhyEnded                             string
	Withheld                             value.Tri
}

// HomeKinds are the plain kinds of home.
var HomeKinds = []record.Option{{Code: "foster", Label: "Foster home"}, {Code: "kinship", Label: "With family or friends who care for me"}, {Code: "residential", Label: "Children's home"},
	{Code: "supported", Label: "Supported accommodation"}, {Code: "parents", Label: "With parents"}, {Code: "private_foster", Label: "Privately fostered"}, {Code: "staying_put", Label: "Staying put with my carer"},
	{Code: "lodgings", Label: "Supported lodgings"}, {Code: "own", Label: "My own place"}, {Code: "university", Label: "University or college"}, {Code: "custody", Label: "Custody"},
	{Code: "hospital", Label: "Hospital"}, {Code: "emergency", Label: "Emergency accommodation"}, {Code: "none", Label: "Nowhere settled"}, {Code: "other", Label: "Somewhere else"}}

// Accommodation codes of the SSDA903 care-leaver items; used only for homes after care.
var Accommodation = []record.Option{{Code: "B", Label: "B: with parents or relatives"}, {Code: "C", Label: "C: community home or other residential care"},
	{Code: "D", Label: "D: semi-independent, transitional"}, {Code: "E", Label: "E: supported lodgings"}, {Code: "G", Label: "G: gone abroad"}, {Code: "H", Label: "H: deported"},
	{Code: "K", Label: "K: ordinary lodgings"}, {Code: "R", Label: "R: residence not known"}, {Code: "S", Label: "S: no fixed abode or homeless"}, {Code: "T", Label: "T: foyer or similar"},
	{Code: "U", Label: "U: independent living"}, {Code: "V", Label: "V: emergency accommodation"}, {Code: "W", Label: "W: bed and breakfast"}, {Code: "X", Label: "X: in custody"},
	{Code: "Y", Label: "Y: other accommodation"}, {Code: "Z", Label: "Z: with former foster carers"}}

var suitabilities = []record.Option{{Code: "1", Label: "1: suitable"}, {Code: "2", Label: "2: unsuitable"}}

// HomeSpec describes Home.
var HomeSpec = &record.Spec{
	Kind: "home", One: "home", Many: "Homes", New: recordOf[Home](), Day: "from_day", Order: "from_day DESC, n DESC", Matter: 3, Actions: []string{"P8.1a", "P8.1b", "P8.1c"},
	Line: func(r record.Record) string {
		h := r.(*Home)
		line := label(HomeKinds, h.Kind)
		if h.With != "" {
			line += " with " + h.With
		}
		return join(line, h.Town)
	},
	Fields: []*record.Field{
		record.ChoiceField("kind", "Kind of home", HomeKinds, func(h *Home) *string { return &h.Kind }).Required(),
		record.TextField("lives_with", "Lives with", func(h *Home) *string { return &h.With }),
		record.DateField("from_day", "From", func(h *Home) *value.Date { return &h.From }).Required(),
		record.DateField("to_day", "To", func(h *Home) *value.Date { return &h.To }),
		record.NoteField("address", "Address", func(h *Home) *string { return &h.Address }).Max(500),
		record.TextField("town", "Town", func(h *Home) *string { return &h.Town }),
		record.TextField("phone", "Phone there", func(h *Home) *string { return &h.Phone }).More(),
		record.TriField("by_council", "Provided by the council under section 23B or 24B?", func(h *Home) *value.Tri { return &h.ByCouncil }).
			Hint("For a young person who has left care. It starts the 7-day visit and the 28-day review."),
		record.TriField("to_18", "Planned to last to 18?", func(h *Home) *value.Tri { return &h.To18 }).More().
			Hint("While in care. After a year in such a home the social worker visits at least every 3 months instead of every 6 weeks."),
		record.ChoiceField("accommodation", "Accommodation code (after care)", Accommodation, func(h *Home) *string { return &h.AccommodationCode }).More().For(record.Staff, record.FileCopy),
		record.ChoiceField("suitability", "Suitable?", suitabilities, func(h *Home) *string { return &h.Suitability }).More().For(record.Staff, record.FileCopy),
		record.TextField("why_ended", "Why it ended", func(h *Home) *string { return &h.WhyEnded }).More(),
		record.TriField("withheld", "Address not to be told to some people?", func(h *Home) *value.Tri { return &h.Withheld }).More().For(record.Staff),
	},
	Rule: func(r record.Record) record.Problems {
		h := r.(*Home)
		var out record.Problems
		if h.To.Before(h.From) {
			out = append(out, record.Problem{Key: "to_day", Label: "To", Text: "This is before the day they moved in."})
		}
		if (h.AccommodationCode == "S" || h.AccommodationCode == "X") && h.Suitability == "1" {
			out = append(out, record.Problem{Key: "suitability", Label: "Suitable?", Text: "No fixed abode and custody always count as unsuitable in the return."})
		}
		return out
	},
}

// CarePeriod is a time in care with its legal basis.
type CarePeriod struct {
	record.Meta
	From, To      value.Date
	Basis, WentTo string
	Ended         string
	ShortBreak    value.Tri
}

// Bases are the legal bases of being looked after.
var Bases = []record.Option{{Code: "s20", Label: "Accommodated by agreement (section 20)"}, {Code: "ico", Label: "Interim care order"}, {Code: "co", Label: "Full care order"}, {Code: "remand", Label: "Remand"}}

// CareEnds are the ways a time in care ends that change what somebody is owed after it.
var CareEnds = []record.Option{{Code: "home", Label: "Back with a parent"}, {Code: "sgo", Label: "Special guardianship order"}, {Code: "cao", Label: "Child arrangements order"},
	{Code: "adopted", Label: "Adopted"}, {Code: "custody", Label: "Sentenced to custody"}, {Code: "grown", Label: "Turned 18"},
	{Code: "transfer", Label: "Their care moved to another council"}, {Code: "other", Label: "Another way"}}

// CarePeriodSpec describes CarePeriod.
var CarePeriodSpec = &record.Spec{
	Kind: "care_period", One: "time in care", Many: "Times in care", New: recordOf[CarePeriod](), Day: "from_day", Order: "from_day DESC, n DESC",
	Line: func(r record.Record) string {
		c := r.(*CarePeriod)
		to := "now"
		if c.To != "" {
			to = c.To.Long()
		}
		return join(label(Bases, c.Basis), c.From.Long()+" to "+to)
	},
	Fields: []*record.Field{
		record.DateField("from_day", "In care from", func(c *CarePeriod) *value.Date { return &c.From }).Required(),
		record.DateField("to_day", "To", func(c *CarePeriod) *value.Date { return &c.To }),
		record.ChoiceField("basis", "Legal basis", Bases, func(c *CarePeriod) *string { return &c.Basis }),
		record.TriField("short_break", "A planned short break?", func(c *CarePeriod) *value.Tri { return &c.ShortBreak }).
			Hint("Planned short stays of up to 4 weeks that end with a return to a parent are left out of the 13 weeks."),
		record.ChoiceField("ended", "How it ended", CareEnds, func(c *CarePeriod) *string { return &c.Ended }),
		record.TextField("went_to", "Where they went after", func(c *CarePeriod) *string { return &c.WentTo }),
	},
	Rule: func(r record.Record) record.Problems {
		if c := r.(*CarePeriod); c.To.Before(c.From) {
			return record.Problems{{Key: "to_day", Label: "To", Text: "This is before the day it began."}}
		}
		return nil
	},
}
