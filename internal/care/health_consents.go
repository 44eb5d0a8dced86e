package care

import (
	"slices"

	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Deciders are who may say yes to something about a young person's health or everyday life.
var Deciders = []record.Option{{Code: "young", Label: "The young person"}, {Code: "carer", Label: "The carer"}, {Code: "council", Label: "The council"}, {Code: "parent", Label: "A parent"}}

// ConsentBases are why somebody may say yes. Which of them holds is for the people who know the young person: check before relying on one.
var ConsentBases = []record.Option{{Code: "own_adult", Label: "18 or over: their own decision"}, {Code: "own_16", Label: "16 or 17: their own consent"},
	{Code: "competent", Label: "Under 16 and understands enough to decide"}, {Code: "delegated", Label: "Handed to the carer in the placement plan"},
	{Code: "care_order", Label: "The council shares parental responsibility (care order)"}, {Code: "parental", Label: "Parental responsibility"},
	{Code: "court", Label: "A court decided"}, {Code: "emergency", Label: "Emergency: it could not wait"}}

// basisOf says whose consent each basis can carry.
var basisOf = map[string][]string{"own_adult": {"young"}, "own_16": {"young"}, "competent": {"young"}, "delegated": {"carer"}, "care_order": {"council"}, "parental": {"parent"},
	"court": {"council", "parent", "carer"}, "emergency": {"council", "parent", "carer", "young"}}

func basisProblem(key, label, by, basis string) record.Problems {
	if by == "" || basis == "" || slices.Contains(basisOf[basis], by) {
		return nil
	}
	return record.Problems{{Key: key, Label: label, Text: "That basis does not go with the person who decides. Choose the one that does, or leave it empty until you know."}}
}

// ConsentGiven is who agreed to something that was done for health, and on what basis.
type ConsentGiven struct {
	Consent                              value.Tri
	ConsentBy, ConsentName, ConsentBasis string
	ConsentOn                            value.Date
}

// Said reports whether anything is recorded about the consent.
func (c *ConsentGiven) Said() bool { return c.Consent != value.TriNotAsked }

// Words is the consent in one sentence, "" when nothing is recorded.
func (c *ConsentGiven) Words() string {
	by := words.Lower(label(Deciders, c.ConsentBy))
	if c.ConsentName != "" {
		by = join(c.ConsentName, by)
	}
	switch c.Consent {
	case value.Yes:
		return join("Agreed by "+by, words.Lower(label(ConsentBases, c.ConsentBasis)), c.ConsentOn.Long())
	case value.No:
		return join("Not agreed by "+by, c.ConsentOn.Long())
	}
	return ""
}

func (c *ConsentGiven) problems() record.Problems {
	var out record.Problems
	if c.Consent == value.TriNotAsked && (c.ConsentBy != "" || c.ConsentBasis != "" || c.ConsentOn != "" || c.ConsentName != "") {
		out = append(out, record.Problem{Key: "agreed", Label: "Agreed to?", Text: "Say yes or no first: who decided is kept only with the answer."})
	}
	if c.Consent != value.TriNotAsked && c.ConsentBy == "" {
		out = append(out, record.Problem{Key: "agreed_by", Label: "Who decided", Text: "Say who agreed, or who did not."})
	}
	if c.Consent == value.Yes && c.ConsentBasis == "" {
		out = append(out, record.Problem{Key: "agreed_basis", Label: "On what basis", Text: "Say on what basis they could agree."})
	}
	return append(out, basisProblem("agreed_basis", "On what basis", c.ConsentBy, c.ConsentBasis)...)
}

// consentFields are the fields of a ConsentGiven inside another record.
func consentFields[T any](of func(*T) *ConsentGiven) []*record.Field {
	return []*record.Field{
		record.TriField("agreed", "Agreed to?", func(r *T) *value.Tri { return &of(r).Consent }).More().Hint("A young person who understands enough may say no."),
		record.ChoiceField("agreed_by", "Who decided", Deciders, func(r *T) *string { return &of(r).ConsentBy }).More(),
		record.TextField("agreed_name", "Their name", func(r *T) *string { return &of(r).ConsentName }).More(),
		record.ChoiceField("agreed_basis", "On what basis", ConsentBases, func(r *T) *string { return &of(r).ConsentBasis }).More(),
		record.DateField("agreed_day", "Decided on", func(r *T) *value.Date { return &of(r).ConsentOn }).NotAhead().More(),
	}
}

// Decisions are what somebody has to say yes to.
var Decisions = []record.Option{{Code: "emergency", Label: "Emergency treatment"}, {Code: "planned", Label: "Planned treatment or an operation"}, {Code: "dentist", Label: "Dentist"}, {Code: "optician", Label: "Eye test and glasses"},
	{Code: "vaccination", Label: "Vaccinations"}, {Code: "assessment", Label: "Health assessment"}, {Code: "medicine", Label: "Everyday medicines from a shop"}, {Code: "counselling", Label: "Counselling or mental health care"},
	{Code: "overnight", Label: "Overnight stays with friends"}, {Code: "trip", Label: "School and day trips"}, {Code: "trip_abroad", Label: "Trips abroad"}, {Code: "haircut", Label: "Haircut"},
	{Code: "passport", Label: "Applying for a passport"}, {Code: "photos", Label: "Photos and social media"}, {Code: "other", Label: "Something else"}}

// Consent says who may consent to one kind of decision.
type Consent struct {
	record.Meta
	Decision, About, Who, WhoName, Basis, Terms, Source, AskWho string
	Agreed, Review, Ended                                       value.Date
}

// consentDeciders adds to Deciders what stands where nobody knows yet, so that a blank is never read as "the carer".
var consentDeciders = append(slices.Clone(Deciders), record.Option{Code: "not_known", Label: "Not known yet"})

// Live reports whether a consent still stands on a day.
func (c *Consent) Live(today value.Date) bool { return c.Ended == "" || c.Ended > today }

// ConsentSpec describes Consent.
var ConsentSpec = &record.Spec{
	Kind: "consent", One: "who may consent", Many: "Who may consent", New: recordOf[Consent](), Day: "agreed_day", Order: "n", Matter: 9, Actions: []string{"P5.3a"},
	Line: func(r record.Record) string {
		c := r.(*Consent)
		return join(label(Decisions, c.Decision)+": "+words.Lower(label(consentDeciders, c.Who)), c.Terms)
	},
	Fields: []*record.Field{
		record.ChoiceField("decision", "To what", Decisions, func(c *Consent) *string { return &c.Decision }).Required(),
		record.TextField("about", "Which, more exactly", func(c *Consent) *string { return &c.About }).More(),
		record.ChoiceField("who_may", "Who may say yes", consentDeciders, func(c *Consent) *string { return &c.Who }).Required(),
		record.TextField("who_name", "Their name", func(c *Consent) *string { return &c.WhoName }),
		record.ChoiceField("basis", "On what basis", ConsentBases, func(c *Consent) *string { return &c.Basis }),
		record.TextField("terms", "On what terms", func(c *Consent) *string { return &c.Terms }).Hint("For example: tell the social worker the same day."),
		record.TextField("source", "Where it says so", func(c *Consent) *string { return &c.Source }).Hint("For example: placement plan, delegated authority form, court order."),
		record.DateField("agreed_day", "Agreed on", func(c *Consent) *value.Date { return &c.Agreed }).NotAhead(),
		record.DateField("review_day", "Look at it again on", func(c *Consent) *value.Date { return &c.Review }),
		record.DateField("ended_day", "No longer from", func(c *Consent) *value.Date { return &c.Ended }).More(),
		record.TextField("ask_who", "Who to ask", func(c *Consent) *string { return &c.AskWho }).More(),
	},
	Rule: func(r record.Record) record.Problems {
		c := r.(*Consent)
		var out record.Problems
		if c.Who == "not_known" {
			if c.Basis != "" {
				out = append(out, record.Problem{Key: "basis", Label: "On what basis", Text: "Nobody is known to decide this yet. Leave the basis empty."})
			}
			return out
		}
		if c.Who != "" && c.Source == "" {
			out = append(out, record.Problem{Key: "source", Label: "Where it says so", Text: "Say where this was agreed, for example the placement plan."})
		}
		if c.Who != "" && c.Agreed == "" {
			out = append(out, record.Problem{Key: "agreed_day", Label: "Agreed on", Text: "Type the day it was agreed."})
		}
		if c.Decision == "other" && c.About == "" {
			out = append(out, record.Problem{Key: "about", Label: "Which, more exactly", Text: "Say what it is about."})
		}
		if c.Ended.Before(c.Agreed) {
			out = append(out, record.Problem{Key: "ended_day", Label: "No longer from", Text: "This is before the day it was agreed."})
		}
		return append(out, basisProblem("basis", "On what basis", c.Who, c.Basis)...)
	},
}

// ShareReaders are who the young person may let see the health record.
var ShareReaders = []record.Option{{Code: "file", Label: "The council's file"}, {Code: "gp", Label: "GP or another doctor or nurse"}, {Code: "adviser", Label: "Personal adviser"}, {Code: "social_worker", Label: "Social worker"},
	{Code: "carer", Label: "Carer"}, {Code: "school", Label: "School or college"}, {Code: "parent", Label: "A parent"}, {Code: "meeting", Label: "The people at my review"}, {Code: "other", Label: "Somebody else"}}

// Sharing is the young person's own yes or no to somebody seeing the health record, or blocks of it.
type Sharing struct {
	record.Meta
	Reader, Name, Blocks, Words, HeardBy string
	Agrees                               value.Tri
	Said, Review, Ended                  value.Date
}

// Live reports whether it still stands on a day.
func (s *Sharing) Live(today value.Date) bool { return s.Ended == "" || s.Ended > today }

// SharingSpec describes Sharing.
var SharingSpec = &record.Spec{
	Kind: "sharing", One: "yes or no to sharing", Many: "Who may see my health record", New: recordOf[Sharing](), Day: "said_day", Order: "said_day DESC, n DESC", Matter: 9, Actions: []string{"P5.3a"},
	Line: func(r record.Record) string {
		s := r.(*Sharing)
		return join(label(ShareReaders, s.Reader)+": "+words.Lower(s.Agrees.Label()), s.Name, labels(HealthBlocks, s.Blocks))
	},
	Fields: []*record.Field{
		record.ChoiceField("reader", "Who", ShareReaders, func(s *Sharing) *string { return &s.Reader }).Required(),
		record.TextField("name", "Their name", func(s *Sharing) *string { return &s.Name }),
		record.TriField("agrees", "May they see it?", func(s *Sharing) *value.Tri { return &s.Agrees }).Required(),
		record.DateField("said_day", "Said on", func(s *Sharing) *value.Date { return &s.Said }).Required().NotAhead(),
		record.ManyField("blocks", "Which blocks", HealthBlocks, func(s *Sharing) *string { return &s.Blocks }).Hint("Nothing ticked: all but the private ones (feelings, sexual health, being a parent, alcohol and drugs)."),
		record.NoteField("words", "In the young person's words", func(s *Sharing) *string { return &s.Words }).SpokenBy(record.YoungVoice).Max(1000),
		record.TextField("heard_by", "Who heard it", func(s *Sharing) *string { return &s.HeardBy }),
		record.DateField("review_day", "Ask again on", func(s *Sharing) *value.Date { return &s.Review }),
		record.DateField("ended_day", "Taken back on", func(s *Sharing) *value.Date { return &s.Ended }).NotAhead().More(),
	},
	Rule: func(r record.Record) record.Problems {
		if s := r.(*Sharing); s.Ended.Before(s.Said) {
			return record.Problems{{Key: "ended_day", Label: "Taken back on", Text: "This is before the day it was said."}}
		}
		return nil
	},
}

// IssueStates: only what was given proves that it was given.
var IssueStates = []record.Option{{Code: "given", Label: "Given"}, {Code: "planned", Label: "Planned"}, {Code: "declined", Label: "Rather not"}, {Code: "not_given", Label: "Not given in the end"}}

// PassportFormats are the shapes a passport is given in.
var PassportFormats = []record.Option{{Code: "booklet", Label: "A5 booklet"}, {Code: "a4", Label: "A4"}, {Code: "large", Label: "A4 in large print"}, {Code: "card", Label: "Wallet card"}, {Code: "other", Label: "Another passport, not from here"}}

// PassportIssue is the giving of a health passport: the proof for action P5.3a. A print-out that was only made is a Paper.
type PassportIssue struct {
	record.Meta
	State, Format, Version                         string
	ExplainedBy, Place, Note, Why, Remarks, Agreed string
	Given, Planned, AgreedOn                       value.Date
	CopyOnFile, Replacement                        value.Tri
}

// Day is the day that counts: given, or else planned.
func (i *PassportIssue) Day() value.Date {
	if i.Given != "" {
		return i.Given
	}
	return i.Planned
}

// PassportIssueSpec describes PassportIssue.
var PassportIssueSpec = &record.Spec{
	Kind: "passport_issue", One: "passport given", Many: "Passport given", New: recordOf[PassportIssue](), Day: "given_day", Order: "max(given_day, planned_day) DESC, n DESC", Matter: 9,
	Actions: []string{"P5.3a"},
	Evidence: func(r record.Record) []string {
		if r.(*PassportIssue).State == "given" {
			return []string{"P5.3a"}
		}
		return nil
	},
	Line: func(r record.Record) string {
		i := r.(*PassportIssue)
		return join("Health passport "+words.Lower(label(IssueStates, i.State))+" "+i.Day().Long(), label(PassportFormats, i.Format))
	},
	Fields: []*record.Field{
		record.ChoiceField("state", "Given or not", IssueStates, func(i *PassportIssue) *string { return &i.State }).Required().Starts("given"),
		record.DateField("given_day", "Given on", func(i *PassportIssue) *value.Date { return &i.Given }).NotAhead(),
		record.DateField("planned_day", "Planned or offered for", func(i *PassportIssue) *value.Date { return &i.Planned }),
		record.ChoiceField("format", "Shape", PassportFormats, func(i *PassportIssue) *string { return &i.Format }),
		record.TextField("version", "Copy number", func(i *PassportIssue) *string { return &i.Version }).Plainly().Max(60).Hint("The number at its foot."),
		record.TextField("explained_by", "Who gave it and explained it", func(i *PassportIssue) *string { return &i.ExplainedBy }),
		record.TextField("place", "Where", func(i *PassportIssue) *string { return &i.Place }).More(),
		record.NoteField("note", "How it was explained", func(i *PassportIssue) *string { return &i.Note }),
		record.TextField("why", "Why it was late, or not given", func(i *PassportIssue) *string { return &i.Why }).More(),
		record.NoteField("remarks", "What they said about it", func(i *PassportIssue) *string { return &i.Remarks }).More(),
		record.TriField("copy_on_file", "Copy on the council's file?", func(i *PassportIssue) *value.Tri { return &i.CopyOnFile }),
		record.TextField("consent", "Who agreed to the copy", func(i *PassportIssue) *string { return &i.Agreed }).Hint("The young person decides. Their yes, with its day."),
		record.DateField("consent_day", "Agreed on", func(i *PassportIssue) *value.Date { return &i.AgreedOn }).NotAhead(),
		record.TriField("replacement", "Instead of one that was lost or is out of date?", func(i *PassportIssue) *value.Tri { return &i.Replacement }),
	},
	Rule: func(r record.Record) record.Problems {
		i := r.(*PassportIssue)
		switch {
		case i.State == "given" && i.Given == "":
			return record.Problems{{Key: "given_day", Label: "Given on", Text: "Type the day it was given."}}
		case i.State != "given" && i.Given != "":
			return record.Problems{{Key: "given_day", Label: "Given on", Text: "A day goes here only when it was given."}}
		case i.State == "planned" && i.Planned == "":
			return record.Problems{{Key: "planned_day", Label: "Planned or offered for", Text: "Type the day it is planned for."}}
		case i.CopyOnFile == value.Yes && i.Agreed == "":
			return record.Problems{{Key: "consent", Label: "Who agreed to the copy", Text: "A copy goes on file only with a yes. Say who agreed."}}
		}
		return nil
	},
}
