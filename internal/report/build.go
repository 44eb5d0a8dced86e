package report

import (
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/internal/words"
)

// Kinds of print-out that Build makes.
const (
	ReviewPack       = "review-pack"
	HealthPassport   = "health-passport"
	EmergencyPage    = "emergency-page"
	WalletCard       = "wallet-card"
	HealthSummary    = "health-summary"
	CarersBag        = "carers-bag"
	SavingsStatement = "savings-statement"
	SavingsMine      = "savings-mine"
	SavingsHandover  = "savings-handover"
	SavingsLetter    = "savings-letter"
	ContactLog       = "contact-log"
	ContactSummary   = "contact-summary"
	VisitWindows     = "visits"
	StrategyEvidence = "strategy-evidence"
	PlanOnAPage      = "plan-on-a-page"
	NeedsAssessment  = "needs-assessment"
	ActionList       = "action-list"
	Invitation       = "invitation"
	BlankForm        = "blank-form"
)

// Request says what is to be printed: about whom, for whom, and as of which day. It holds everything a builder may know.
type Request struct {
	File     *care.File
	Whole    *Whole        // instead of File, for a print-out about the whole service
	Service  *care.Service // nil when nothing is entered
	Logo     []byte        // the service's picture for print, nil when there is none
	Owner    *care.Owner   // who makes the print-out
	Today    value.Date
	Local    rules.Local
	Strategy *catalogue.Strategy // in use; nil = the one that comes with the program
	Skills   *rules.SkillList    // the catalogue as it ships when nil

	Audience         record.Audience
	ForWhom, Purpose string
	Number, Check    string
	Practice, Large  bool

	Since  value.Date // day of the last held review, "" when there was none
	Before *care.File // the file as it stood at the end of that review, nil when there is none

	AsClosed *AsClosed // nil: File is the record as it stands

	// Unticked are the changes since the last review that were left out of this pack by hand: keys of rules.Change.
	Unticked map[string]bool

	// Show brings in what is left out by default, ticked by hand: the id of a health fact or check, "block:feelings",
	// "part:9", "savings", "notes". What the young person's own safety keeps back cannot be ticked in.
	Show map[string]bool

	Others []string          // the other young people of these records, by name
	Names  map[string]string // what to do with a name that was found: KeepName, RoleName or RemoveName, by FoundName.Name

	Sections []string          // the sections that were chosen; nil takes the usual ones
	Options  map[string]string // answers to the questions of this kind, by Option.Key
}

// Build makes a print-out. The same request gives the same Document.
func Build(code string, r Request) (Document, error) {
	k, err := kindOf(code)
	if (err != nil || k.whole == nil) && (r.File == nil || r.File.Person == nil) {
		return Document{}, fault.New(fault.NotFound, "Choose a young person first, then print again.")
	}
	if r.Today == "" {
		return Document{}, fault.New(fault.Invalid, "Give the day the print-out is made.")
	}
	if err != nil {
		return Document{}, err
	}
	if err := checkAsked(k, r); err != nil {
		return Document{}, err
	}
	if k.whole != nil {
		return buildWhole(k, r)
	}
	b := newBuilder(k, r)
	b.asClosed()
	k.build(b)
	return b.finish(), nil
}

// LeftOut says in words what a print-out leaves out for its reader. The screen lists it before anything is made.
func LeftOut(kind string, r Request) []string {
	d, err := Build(kind, r)
	if err != nil {
		return nil
	}
	return d.LeftOut
}

// CanShow lists what is left out for this reader and may be ticked in by hand, as keys of Request.Show with what the adviser reads
// beside each tick. What is kept back for safety is not among them.
func CanShow(code string, r Request) []record.Option {
	k, err := kindOf(code)
	if err != nil || k.canShow == nil || r.File == nil || r.File.Person == nil {
		return nil
	}
	return k.canShow(newBuilder(k, r))
}

// FileName is the suggested name of a file: kind and day, never a person.
func FileName(kind string, day value.Date, format string) string {
	keep := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
				return r
			}
			return -1
		}, strings.ToLower(s))
	}
	name := keep(kind)
	if name == "" {
		name = "print-out"
	}
	if day != "" {
		name += "-" + keep(string(day))
	}
	if format = keep(format); format != "" {
		name += "." + format
	}
	return name
}

// builder carries a request through the making of one Document.
type builder struct {
	Request
	kind    kind
	answers map[string]string // to the questions of the kind, the usual ones filled in
	f       *care.File
	p       *care.Person
	doc     Document
	who     people
	spare   []string // names that stay in a copy whoever reads it: the reader's own, and who signs
	untold  bool     // somebody this copy is for is not to be told address, phone, school and worker

	differs *rules.Comparison // from the last review, once it was asked for
}

func newBuilder(k kind, r Request) *builder {
	r.File = attendanceOnly(r.File)
	b := &builder{Request: r, kind: k, f: r.File, p: r.File.Person}
	if b.Service == nil {
		b.Service = &care.Service{}
	}
	if b.Owner == nil {
		b.Owner = &care.Owner{}
	}
	if b.Skills == nil {
		b.Skills = rules.Skills(nil)
	}
	if b.Strategy == nil {
		b.Strategy = catalogue.BuiltIn()
	}
	if b.Audience == "" {
		b.Audience = record.Guest // the most careful copy when nobody said who it is for
	}
	if b.Since == "" {
		if v := b.f.LastHeld(r.Today); v != nil {
			b.Since = v.Held
		}
	}
	b.who = peopleOf(b.f, b.Owner)
	b.untold = b.isUntold()
	_, b.answers = OptionsOf(k.code, b.Request)
	b.doc = Document{Kind: k.code, Person: b.p.First(), Large: r.Large, Day: string(r.Today), Title: k.label + " for " + b.p.First()}
	b.doc.Foot = Foot{For: b.footFor(), Purpose: b.who.firstNames(b.withoutSurname(r.Purpose)), Made: r.Today.Long(), Number: b.numberWords(), Check: r.Check,
		Initials: dotted(b.p.Initials()), Practice: r.Practice}
	return b
}

// attendanceOnly is the file without what confidential health contacts hold beside the visit; the file itself when there are none.
func attendanceOnly(f *care.File) *care.File {
	out := f
	for i, c := range f.Contacts {
		shown := c.ToShow()
		if shown == c {
			continue
		}
		if out == f {
			twin := *f
			out, twin.Contacts = &twin, slices.Clone(f.Contacts)
		}
		out.Contacts[i] = shown
	}
	return out
}

// leave notes something that this copy does not show; each is named once.
func (b *builder) leave(what string) {
	if !slices.Contains(b.doc.LeftOut, what) {
		b.doc.LeftOut = append(b.doc.LeftOut, what)
	}
}

// staff reports whether the copy is for the service itself and not for the young person, a meeting or a visitor.
func (b *builder) staff() bool { return b.Audience == record.Staff || b.Audience == record.FileCopy }

// outside reports whether the reader does not work with the young person: other people then stand by their role.
func (b *builder) outside() bool { return b.Audience == record.Guest || b.Audience == record.Doctor }

// may reports whether the audience may see a field, by its Spec.
func (b *builder) may(spec *record.Spec, key string) bool {
	f := spec.Field(key)
	return f != nil && (len(f.Only) == 0 || slices.Contains(f.Only, b.Audience))
}

func (b *builder) part(p Part) { b.doc.Parts = append(b.doc.Parts, p) }

// follows reports whether a part may begin on the page on which the one before it ends: not behind a page that is taken out alone.
func (b *builder) follows() bool {
	n := len(b.doc.Parts)
	return n > 0 && !b.doc.Parts[n-1].Mark
}

// add puts blocks at the end of the last part.
func (b *builder) add(blocks ...Block) {
	last := &b.doc.Parts[len(b.doc.Parts)-1]
	last.Blocks = append(last.Blocks, blocks...)
}

// workingCopy stands on every print-out for the service.
func (b *builder) workingCopy() {
	if b.staff() {
		b.add(Hint{"A working copy; the council holds the record."})
	}
}

func (b *builder) finish() Document {
	b.hideNames()
	b.names()
	beside(&b.doc, catalogue.LabelsIn(b.option("language")))
	b.logo()
	return b.doc
}

func (b *builder) footFor() string {
	first := b.p.First()
	if s := strings.TrimSpace(b.ForWhom); s != "" {
		if !strings.HasPrefix(strings.ToLower(s), "for ") {
			s = "For " + s
		}
		return b.who.firstNames(b.withoutSurname(s))
	}
	switch b.Audience {
	case record.Young:
		return "For " + first
	case record.Meeting:
		return "For " + first + " and the people at the review"
	case record.Doctor:
		return "For a doctor or nurse"
	case record.FileCopy:
		return "For the council’s file"
	case record.Staff:
		return "For the adviser’s own use"
	}
	return "For a guest"
}

// withoutSurname leaves the young person's first name alone in a line that lies open on every page.
func (b *builder) withoutSurname(s string) string {
	for _, full := range []string{b.p.Legal(), b.p.Name()} {
		s = replaceWord(s, full, b.p.First())
	}
	if b.p.LastName != "" {
		s = strings.Join(strings.Fields(replaceWord(s, b.p.LastName, "")), " ")
	}
	return s
}

func (b *builder) numberWords() string {
	n := strings.TrimSpace(b.Number)
	switch {
	case n == "" || strings.ContainsAny(n, " "):
		return n
	case b.kind.noun != "":
		return b.kind.noun + " " + n
	}
	return "number " + n
}

func dotted(initials string) string {
	var out strings.Builder
	for _, r := range initials {
		out.WriteRune(r)
		out.WriteByte('.')
	}
	return out.String()
}

func labelOf(options []record.Option, code string) string {
	for _, o := range options {
		if o.Code == code {
			return o.Label
		}
	}
	return ""
}

// day is "9 June", with the year when a reader could take it for another.
func (b *builder) day(d value.Date) string {
	if n := d.Days(b.Today); d.Year() == b.Today.Year() || n >= -92 && n <= 92 {
		return d.DayMonth()
	}
	return d.Long()
}

// short is day for narrow columns: "9 Jun".
func (b *builder) short(d value.Date) string {
	if n := d.Days(b.Today); d.Year() == b.Today.Year() || n >= -92 && n <= 92 {
		return strings.TrimSuffix(d.Short(), " "+string(d[:min(4, len(d))]))
	}
	return d.Short()
}

// due is how a day to come is said on paper, which gets old: "18 December", or "was due 4 December".
func (b *builder) due(d value.Date) string {
	switch {
	case d == "":
		return ""
	case d < b.Today:
		return "was due " + b.day(d)
	}
	return b.day(d)
}

// sinceWords is "June", or "June 2024" when that is no longer plain: for the heads of columns.
func (b *builder) sinceWords() string {
	_, month, _ := strings.Cut(b.Since.Long(), " ")
	if b.Since.Days(b.Today) < -330 {
		return month
	}
	name, _, _ := strings.Cut(month, " ")
	return name
}

// lines splits what somebody wrote into its lines, without empty ones and without bullets of their own.
func lines(text string) []string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		for _, bullet := range []string{"- ", "* ", "• "} {
			l = strings.TrimSpace(strings.TrimPrefix(l, bullet))
		}
		if l != "" {
			out = append(out, l)
		}
	}
	return out
}

// lower begins a text with a small letter, unless it begins with somebody's name or with I.
func (b *builder) lower(s string) string {
	s = strings.TrimSpace(s)
	i := strings.IndexFunc(s, func(r rune) bool { return !joins(r) })
	if i < 0 {
		i = len(s)
	}
	word := s[:i]
	if word == "" || word == "I" || word == b.p.FirstName || word == b.p.First() || word == b.p.LastName {
		return s
	}
	for _, p := range b.who {
		if slices.Contains(strings.Fields(p.full), word) {
			return s
		}
	}
	return words.Lower(s)
}
