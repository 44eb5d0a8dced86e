package care

import (
	"waymark/internal/record"
	"waymark/internal/value"
	"waymark/internal/words"
)

// StrategyPaper is a council's own corporate parenting strategy, as it was loaded from a file. Text holds the file itself, so that nothing of it is
// lost; package catalogue says what stands in it. At most one is Used; when none is, the strategy that comes with the program is in use.
type StrategyPaper struct {
	record.Meta
	Strategy, Name, Council, Text string
	Loaded                        value.Date
	Used                          value.Tri
}

// MaxStrategyText is how long the text of a strategy may be, in characters.
const MaxStrategyText = 200 << 10

// StrategyPaperSpec describes StrategyPaper.
var StrategyPaperSpec = &record.Spec{
	Kind: "strategy_paper", One: "strategy", Many: "Strategies", New: recordOf[StrategyPaper](), Shared: true, Day: "loaded_day", Order: "n",
	Help: "A council's own strategy, loaded from a file. Its rows stand where those of the built-in one stood.",
	Line: func(r record.Record) string {
		s := r.(*StrategyPaper)
		return join(s.Council, s.Name)
	},
	Fields: []*record.Field{
		record.TextField("strategy", "Strategy", func(s *StrategyPaper) *string { return &s.Strategy }).Required().Max(40).Plainly(),
		record.TextField("name", "Name", func(s *StrategyPaper) *string { return &s.Name }),
		record.TextField("council", "Council", func(s *StrategyPaper) *string { return &s.Council }),
		record.NoteField("text", "Its file", func(s *StrategyPaper) *string { return &s.Text }).Max(MaxStrategyText).Signature(),
		record.DateField("loaded_day", "Loaded on", func(s *StrategyPaper) *value.Date { return &s.Loaded }).NotAhead().Required(),
		record.TriField("used", "In use?", func(s *StrategyPaper) *value.Tri { return &s.Used }),
	},
}

// Choices a person can make about a record and a row of the strategy.
var EvidenceChoices = []record.Option{{Code: "shows", Label: "This bears on it"}, {Code: "not", Label: "This does not bear on it"}}

// EvidenceChoice is what a person decided about one record and one row of a strategy: that it bears on the row although no rule says so, or that it does
// not although one does. It changes nothing in the record.
type EvidenceChoice struct {
	record.Meta
	Strategy, Action, Choice, Kind, Entry, Why, By string
	On                                             value.Date
}

// Shows reports whether the record was added to the row; otherwise it was taken from it.
func (c *EvidenceChoice) Shows() bool { return c.Choice == "shows" }

// EvidenceChoiceSpec describes EvidenceChoice.
var EvidenceChoiceSpec = &record.Spec{
	Kind: "evidence_choice", One: "choice about a row of the strategy", Many: "Chosen for the strategy", New: recordOf[EvidenceChoice](), Day: "on_day", Order: "on_day DESC, n DESC",
	Only: []record.Audience{record.Staff, record.FileCopy},
	Line: func(r record.Record) string {
		c := r.(*EvidenceChoice)
		return join(c.Action, words.Lower(label(EvidenceChoices, c.Choice)), firstLine(c.Why))
	},
	Fields: []*record.Field{
		record.TextField("action", "Row", func(c *EvidenceChoice) *string { return &c.Action }).Needs("Name the row, for example 5.3a.").Max(40),
		record.ChoiceField("choice", "Does it?", EvidenceChoices, func(c *EvidenceChoice) *string { return &c.Choice }).Required().Starts("shows"),
		record.NoteField("why", "Why", func(c *EvidenceChoice) *string { return &c.Why }).Max(500),
		record.TextField("chosen_by", "Chosen by", func(c *EvidenceChoice) *string { return &c.By }),
		record.DateField("on_day", "On", func(c *EvidenceChoice) *value.Date { return &c.On }).NotAhead().Required(),
		record.TextField("strategy", "Of the strategy", func(c *EvidenceChoice) *string { return &c.Strategy }).Max(40).Plainly(),
		record.TextField("entry_kind", "About an entry of the kind", func(c *EvidenceChoice) *string { return &c.Kind }).Required().Plainly(),
		record.TextField("entry", "About the entry", func(c *EvidenceChoice) *string { return &c.Entry }).Required().Plainly(),
	},
}
