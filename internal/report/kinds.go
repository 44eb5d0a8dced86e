package report

import (
	"cmp"
	"slices"
	"strings"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// kind is all that Build, the print sheet and the command line know of one print-out. A new print-out is one of these in the table, the
// function that builds it, and one option in care.Reports.
type kind struct {
	code, label string
	noun        string            // before its number in the foot, with a capital: "Pack"; "number" when empty
	readers     []record.Audience // whom it may be made for, the usual one first; everybody, and the young person usually, when empty
	sections    []Section         // what can be left out of it by choice, in the order of the pages
	options     []Option
	build       func(*builder)
	whole       func(*whole) error             // instead of build: about the whole service and nobody in particular
	canShow     func(*builder) []record.Option // private things that can be ticked in; nil when there are none
}

// Section is a part of a print-out that can be chosen.
type Section struct {
	Code, Label string
	For         []record.Audience     // readers who are offered it; everybody when empty
	Off         bool                  // not in it until it is chosen
	When        func(*care.File) bool // offered only when there is anything to say; always when nil
}

// Option is a question that one kind of print-out asks: which shape, which helper, since when.
type Option struct {
	Key, Label, Help string
	For              []record.Audience // readers for whom it is asked; everybody when empty
	Choices          []record.Option   // the first is the usual one; none and no From: a tick, "yes" or ""

	// From gives the choices that depend on the records, instead of Choices.
	From func(f *care.File, today value.Date) []record.Option

	// FromWhole is From for a print-out about the whole service.
	FromWhole func(w *Whole, today value.Date) []record.Option
}

// Tick reports whether the question is answered with a tick, not with a choice.
func (o Option) Tick() bool { return o.From == nil && o.FromWhole == nil && len(o.Choices) == 0 }

var everybody = []record.Audience{record.Young, record.Meeting, record.Guest, record.Doctor, record.FileCopy, record.Staff}

// insiders are who may have every account of a young person before them.
var insiders = []record.Audience{record.Young, record.Meeting, record.FileCopy, record.Staff}

// kinds are the print-outs in the order they are offered.
func kinds() []kind {
	return []kind{
		{code: ReviewPack, label: "Review pack", noun: "Pack", readers: first(record.Meeting), sections: packSections(), options: []Option{sinceWhen, asStood}, build: (*builder).reviewPack, canShow: (*builder).packCanShow},
		{code: HealthPassport, label: "Health passport", options: besideLanguages(shape), build: (*builder).healthPassport, canShow: (*builder).passportCanShow},
		{code: EmergencyPage, label: "Emergency page", options: besideLanguages(), build: (*builder).emergencyAlone, canShow: (*builder).emergencyCanShow},
		{code: WalletCard, label: "Wallet card", readers: []record.Audience{record.Young}, build: (*builder).walletCards, canShow: (*builder).cardCanShow},
		{code: HealthSummary, label: "Summary for a doctor or nurse", readers: []record.Audience{record.Doctor, record.Young, record.FileCopy, record.Staff}, build: (*builder).healthSummary, canShow: (*builder).passportCanShow},
		{code: CarersBag, label: "Who may say yes: page for the carer's bag", readers: []record.Audience{record.Meeting, record.Young, record.Doctor, record.FileCopy, record.Staff}, build: (*builder).carersBag},
		{code: SavingsStatement, label: "Savings statement", build: (*builder).savingsStatement},
		{code: SavingsMine, label: "Where my money is", readers: insiders, build: (*builder).whereMyMoneyIs},
		{code: SavingsHandover, label: "Handover of savings", readers: insiders, options: []Option{whichMove}, build: (*builder).handoverStatement},
		{code: SavingsLetter, label: "Letter of all accounts", readers: insiders, sections: letterSections(), build: (*builder).accountsLetter},
		{code: ContactLog, label: "Contact log", readers: first(record.FileCopy), build: (*builder).contactLog, canShow: (*builder).logCanShow},
		{code: ContactSummary, label: "Contact summary for a review", readers: insidersFirst(record.Meeting), build: (*builder).contactSummary, canShow: (*builder).summaryCanShow},
		{code: VisitWindows, label: "Visits against the regulations", readers: insidersFirst(record.Staff), build: (*builder).visitWindows},
		{code: PlanOnAPage, label: "My plan on a page", build: (*builder).planOnAPage},
		{code: NeedsAssessment, label: "Needs assessment", readers: []record.Audience{record.Meeting, record.Young, record.FileCopy, record.Staff}, sections: assessmentSections, build: (*builder).needsAssessment},
		{code: ActionList, label: "Action list for one helper", readers: first(record.Guest), options: []Option{whichHelper}, build: (*builder).helperList, canShow: (*builder).listCanShow},
		{code: Invitation, label: "Letter of invitation", readers: []record.Audience{record.Young, record.Meeting, record.Guest}, options: []Option{whichGuest, signed}, build: (*builder).invitation},
		{code: BlankForm, label: "Blank form to fill in by hand", options: []Option{whichForm}, build: (*builder).blankForm},
		{code: SkillsReport, label: "Skills report", readers: first(record.Meeting), sections: skillSections(), build: (*builder).skillsReport},
		{code: SkillsCertificate, label: "My skills certificate", build: (*builder).skillsCertificate},
		{code: SkillsChecklist, label: "Blank checklist of skills", options: []Option{whichSkills}, build: (*builder).skillsChecklist},
		{code: StrategyEvidence, label: "Evidence for the strategy", readers: []record.Audience{record.Staff}, options: []Option{whichTime}, build: (*builder).strategyEvidence},
		{code: PanelReport, label: "Panel report", options: onStrategy, whole: (*whole).panelReport},
		{code: PanelYear, label: "Annual comparison", options: onStrategy, whole: (*whole).panelYear},
		{code: PanelYoung, label: "How are we doing? For young people", readers: []record.Audience{record.Young, record.Guest}, options: onStrategy, whole: (*whole).panelYoung},
		{code: DropInMonth, label: "Drop-in month report", options: []Option{whichDropInMonth}, whole: (*whole).dropInMonth},
		{code: MonthlyNote, label: "Carer’s monthly note", readers: []record.Audience{record.FileCopy, record.Meeting, record.Staff, record.Young}, options: []Option{whichMonth}, build: (*builder).monthlyNote},
	}
}

// first is everybody, with one reader in front who is the usual one.
func first(usual record.Audience) []record.Audience {
	return append([]record.Audience{usual}, slices.DeleteFunc(slices.Clone(everybody), func(a record.Audience) bool { return a == usual })...)
}

// insidersFirst is insiders, with one of them in front who is the usual reader.
func insidersFirst(usual record.Audience) []record.Audience {
	return append([]record.Audience{usual}, slices.DeleteFunc(slices.Clone(insiders), func(a record.Audience) bool { return a == usual })...)
}

// shape is how a passport lies on paper.
var shape = Option{Key: "shape", Label: "Shape", Help: "A booklet is two pages on a sheet of A4: print on both sides, flip on the short edge, fold once.",
	Choices: []record.Option{{Code: "a4", Label: "A4 pages"}, {Code: "booklet", Label: "A5 booklet, to print and fold"}}}

func kindOf(code string) (kind, error) {
	for _, k := range kinds() {
		if k.code == code {
			return k, nil
		}
	}
	return kind{}, fault.New(fault.Invalid, "There is no such print-out. Choose one from the list.")
}

// Kinds lists the print-outs about one young person in the order they are offered, with their labels.
func Kinds() []record.Option {
	var out []record.Option
	for _, k := range kinds() {
		if k.whole == nil {
			out = append(out, record.Option{Code: k.code, Label: k.label})
		}
	}
	return out
}

// WholeKinds lists the print-outs about the whole service, which name nobody.
func WholeKinds() []record.Option {
	var out []record.Option
	for _, k := range kinds() {
		if k.whole != nil {
			out = append(out, record.Option{Code: k.code, Label: k.label})
		}
	}
	return out
}

// IsWhole reports whether a print-out is about the whole service.
func IsWhole(code string) bool {
	k, err := kindOf(code)
	return err == nil && k.whole != nil
}

// ReaderOptions are the readers of a kind of print-out as they are offered, the usual one first.
func ReaderOptions(code string) []record.Option {
	labels := record.Audiences
	if IsWhole(code) {
		labels = wholeReaders
	}
	var out []record.Option
	for _, r := range Readers(code) {
		out = append(out, record.Option{Code: string(r), Label: labelOf(labels, string(r))})
	}
	return out
}

// about reports whether a request holds what this kind of print-out is made from.
func (k kind) about(r Request) bool {
	if k.whole != nil {
		return r.Whole != nil
	}
	return r.File != nil
}

// Readers are whom a kind of print-out may be made for, the usual one first; nil when there is no such kind.
func Readers(code string) []record.Audience {
	k, err := kindOf(code)
	if err != nil {
		return nil
	}
	switch {
	case len(k.readers) > 0:
		return k.readers
	case k.whole != nil:
		return []record.Audience{record.Guest, record.Staff}
	}
	return everybody
}

// SectionsOf are the sections that can be chosen for a request, and which of them it takes.
func SectionsOf(code string, r Request) (offered []record.Option, taken []string) {
	k, err := kindOf(code)
	if err != nil || !k.about(r) {
		return nil, nil
	}
	for _, s := range k.sections {
		if s.offered(r) {
			offered = append(offered, record.Option{Code: s.Code, Label: s.Label})
			if s.taken(r) {
				taken = append(taken, s.Code)
			}
		}
	}
	return offered, taken
}

func (s Section) offered(r Request) bool {
	return (len(s.For) == 0 || slices.Contains(s.For, r.Audience)) && (s.When == nil || s.When(r.File))
}

func (s Section) taken(r Request) bool {
	if !s.offered(r) {
		return false
	}
	if r.Sections == nil {
		return !s.Off
	}
	return slices.Contains(r.Sections, s.Code)
}

// OptionsOf are the questions of a kind of print-out with their choices for these records, and what the request answers.
func OptionsOf(code string, r Request) (asked []Option, answers map[string]string) {
	k, err := kindOf(code)
	answers = map[string]string{}
	if err != nil || !k.about(r) {
		return nil, answers
	}
	for _, o := range k.options {
		if len(o.For) > 0 && !slices.Contains(o.For, r.Audience) {
			continue
		}
		if o.From != nil {
			o.Choices = o.From(r.File, r.Today)
		}
		if o.FromWhole != nil {
			o.Choices = o.FromWhole(r.Whole, r.Today)
		}
		asked = append(asked, o)
		answers[o.Key] = r.Options[o.Key]
		if answers[o.Key] == "" && len(o.Choices) > 0 {
			answers[o.Key] = o.Choices[0].Code
		}
	}
	return asked, answers
}

// checkAsked refuses a reader, a section or an option that the print-out does not have.
func checkAsked(k kind, r Request) error {
	labels := func(options []record.Option) string {
		var out []string
		for _, o := range options {
			out = append(out, cmp.Or(o.Code, "“”"))
		}
		return strings.Join(out, ", ")
	}
	if readers := Readers(k.code); r.Audience != "" && !slices.Contains(readers, r.Audience) {
		var out []string
		for _, a := range readers {
			out = append(out, words.Lower(labelOf(ReaderOptions(k.code), string(a))))
		}
		return fault.New(fault.Invalid, "This print-out is made for "+list(out)+" only.")
	}
	offered, _ := SectionsOf(k.code, r)
	for _, s := range r.Sections {
		if labelOf(offered, s) == "" {
			if len(offered) == 0 {
				return fault.New(fault.Invalid, "This print-out has no sections to choose from.")
			}
			return fault.New(fault.Invalid, "This print-out has no such section for this reader. Choose from: "+labels(offered)+".")
		}
	}
	asked, _ := OptionsOf(k.code, r)
	for key, v := range r.Options {
		i := slices.IndexFunc(asked, func(o Option) bool { return o.Key == key })
		switch {
		case i < 0:
			return fault.New(fault.Invalid, "This print-out does not ask about “"+key+"”.")
		case v == "" || asked[i].Tick() && v == "yes":
		case !slices.ContainsFunc(asked[i].Choices, func(o record.Option) bool { return o.Code == v }):
			if len(asked[i].Choices) == 0 {
				return fault.New(fault.Invalid, asked[i].Label+": there is nothing to choose from yet.")
			}
			return fault.New(fault.Invalid, asked[i].Label+": choose from "+labels(asked[i].Choices)+".")
		}
	}
	return nil
}

// takes reports whether a section is in this copy; one that is left out by choice is named.
func (b *builder) takes(code string) bool {
	for _, s := range b.kind.sections {
		if s.Code != code {
			continue
		}
		took := s.taken(b.Request)
		if !took && s.offered(b.Request) && !s.Off {
			b.leave("Section: " + s.Label)
		}
		return took
	}
	return true
}

// option is the answer to a question of this print-out: the usual one when nobody answered.
func (b *builder) option(key string) string { return b.answers[key] }
