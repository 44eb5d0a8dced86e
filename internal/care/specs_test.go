package care_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"waymark/internal/care"
	"waymark/internal/caretest"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

// TestSpecsKeepTheRules holds every Spec against the rules at the top of package record.
func TestSpecsKeepTheRules(t *testing.T) {
	kinds := map[string]bool{}
	for _, s := range care.Specs() {
		if kinds[s.Kind] || s.One == "" || s.Many == "" || s.New == nil {
			t.Errorf("%s: not named, or twice", s.Kind)
		}
		kinds[s.Kind] = true
		if care.SpecOf(s.New()) != s || care.Spec(s.Kind) != s {
			t.Errorf("%s: SpecOf does not know it", s.Kind)
		}
		seen := map[string]bool{"n": true, "id": true, "person_id": true}
		for _, c := range s.Columns() {
			if seen[c] || c != strings.ToLower(c) {
				t.Errorf("%s: column %s is there twice or is not small", s.Kind, c)
			}
			seen[c] = true
		}
		for _, f := range s.Fields {
			if (f.Kind == record.Date) != strings.HasSuffix(f.Key, "_day") || (f.Kind == record.Money) != strings.HasSuffix(f.Key, "_pence") {
				t.Errorf("%s.%s: a day ends in _day and money in _pence, and nothing else does", s.Kind, f.Key)
			}
			if f.Label == "" {
				t.Errorf("%s.%s has no label", s.Kind, f.Key)
			}
			if (f.Kind == record.Choice || f.Kind == record.Many) != (len(f.Options) > 0) {
				t.Errorf("%s.%s: options and kind do not fit", s.Kind, f.Key)
			}
			codes := map[string]bool{}
			for _, o := range f.Options {
				if o.Code == "" || o.Label == "" || codes[o.Code] || strings.ContainsAny(o.Code, ",; ") {
					t.Errorf("%s.%s: option %q", s.Kind, f.Key, o.Code)
				}
				codes[o.Code] = true
			}
			if f.Kind == record.Ref && care.Spec(f.RefKind) == nil {
				t.Errorf("%s.%s points at no type", s.Kind, f.Key)
			}
			if f.Default != "" {
				if err := f.Parse(s.New(), f.Default, caretest.Today); err != nil {
					t.Errorf("%s.%s starts with %q: %v", s.Kind, f.Key, f.Default, err)
				}
			}
			for _, a := range f.Only {
				if !slices.ContainsFunc(record.Audiences, func(o record.Option) bool { return o.Code == string(a) }) {
					t.Errorf("%s.%s: nobody is %q", s.Kind, f.Key, a)
				}
			}
		}
		if f := s.Field(s.Day); s.Day != "" && (f == nil || f.Kind != record.Date) {
			t.Errorf("%s: its day %q is no day", s.Kind, s.Day)
		}
		if f := s.Field(s.Parent); s.Parent != "" && (f == nil || f.Kind != record.Ref || !f.Need) {
			t.Errorf("%s: its parent %q is no needed link", s.Kind, s.Parent)
		}
		if s.LineOf(s.New()) == "" {
			t.Errorf("%s: an empty one has no line", s.Kind)
		}
	}
}

// TestFieldsRoundTrip: the stable form, what is shown and what a form starts with all read back as the same value, for every field of every
// type; copying copies everything.
func TestFieldsRoundTrip(t *testing.T) {
	for _, s := range care.Specs() {
		for i := range 12 {
			r := caretest.Sample(s, "somebody", i)
			twin := s.New()
			s.Copy(twin, r)
			if d := cmp.Diff(r, twin); d != "" {
				t.Fatalf("%s: the copy differs:\n%s", s.Kind, d)
			}
			empty := s.New()
			for _, f := range s.Fields {
				for _, from := range []record.Record{r, empty} {
					to := caretest.Sample(s, "other", i+1)
					if err := f.SetCode(to, f.Code(from)); err != nil || f.Code(to) != f.Code(from) {
						t.Errorf("%s.%s: the stable form %q reads as %q, %v", s.Kind, f.Key, f.Code(from), f.Code(to), err)
					}
					if f.Kind == record.Money && f.Empty(from) {
						continue // an empty sum is shown as £0.00 in history and as nothing in a form
					}
					typed := []string{f.Edit(from)}
					if f.Kind != record.Fact || !f.Empty(from) {
						typed = append(typed, f.Show(from))
					}
					if f.Kind == record.Date || f.Kind == record.Clock || f.Kind == record.Fact || f.Kind == record.Choice || f.Kind == record.Many || f.Kind == record.Tri {
						typed = append(typed, f.Code(from))
					}
					if f.Kind == record.Many {
						typed = typed[len(typed)-1:] // a label may hold a comma
					}
					for _, text := range typed {
						to := caretest.Sample(s, "other", i+1)
						if err := f.Parse(to, text, caretest.Today); err != nil || f.Code(to) != f.Code(from) {
							t.Errorf("%s.%s: %q reads as %q, want %q, %v", s.Kind, f.Key, text, f.Code(to), f.Code(from), err)
						}
					}
				}
				if f.Show(r) == "" && !f.Empty(r) {
					t.Errorf("%s.%s shows nothing for %q", s.Kind, f.Key, f.Code(r))
				}
			}
		}
	}
}

// TestFactsRoundTripExactly: history keeps a fact to the last space, and a text may look like an answer.
func TestFactsRoundTripExactly(t *testing.T) {
	f := care.PersonSpec.Field("religion")
	for _, want := range []value.Fact{{}, {Answer: value.None}, {Answer: value.NotKnown}, {Answer: value.Declined}, value.KnownFact("none"), value.KnownFact(" known: x \n"), value.KnownFact("known: known: ")} {
		p := &care.Person{Religion: value.KnownFact("before")}
		if err := f.SetCode(p, record.FactCode(want)); err != nil || p.Religion != want {
			t.Errorf("%+v reads as %+v, %v", want, p.Religion, err)
		}
	}
	p := &care.Person{}
	if err := f.Parse(p, "known: ", caretest.Today); err != nil || p.Religion != (value.Fact{Answer: value.Known}) {
		t.Errorf("known without a text is %+v, %v", p.Religion, err)
	}
}

// TestLooseStableFormsAreRefused: what no Code ever gave changes nothing.
func TestLooseStableFormsAreRefused(t *testing.T) {
	for _, c := range []struct {
		spec      *record.Spec
		key, code string
	}{
		{care.PersonSpec, "birth_day", "8 12 2008"}, {care.PersonSpec, "birth_day", "t"}, {care.PersonSpec, "birth_day", "2008-02-30"}, {care.ContactSpec, "at_time", "2pm"}, {care.ContactSpec, "minutes", "5x"},
		{care.ContactSpec, "talked", "y"}, {care.PersonSpec, "religion", "perhaps"}, {care.PersonSpec, "religion", "known"}, {care.EntrySpec, "amount_pence", "12.50"},
	} {
		r := caretest.Sample(c.spec, "x", 1)
		was := c.spec.Field(c.key).Code(r)
		if err := c.spec.Field(c.key).SetCode(r, c.code); fault.CodeOf(err) != fault.Invalid || err == nil || c.spec.Field(c.key).Code(r) != was {
			t.Errorf("%s.%s = %q: %v", c.spec.Kind, c.key, c.code, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct {
		spec      *record.Spec
		key, text string
	}{
		{care.PersonSpec, "birth_day", "31 feb 2008"}, {care.ContactSpec, "at_time", "25:00"}, {care.ContactSpec, "minutes", "a few"}, {care.ContactSpec, "minutes", "1e9"}, {care.ContactSpec, "talked", "perhaps"},
		{care.ContactSpec, "mode", "pigeon"}, {care.ContactSpec, "topics", "housing, pigeons"}, {care.EntrySpec, "amount_pence", "12 50"}, {care.ContactSpec, "said", "a\x00b"}, {care.ContactSpec, "said", "\xff"},
	} {
		r := caretest.Sample(c.spec, "x", 1)
		was := c.spec.Field(c.key).Code(r)
		err := c.spec.Field(c.key).Parse(r, c.text, caretest.Today)
		if err == nil || fault.CodeOf(err) != fault.Invalid || !strings.HasSuffix(fault.Sentence(err), ".") || c.spec.Field(c.key).Code(r) != was {
			t.Errorf("%s.%s = %q: %v", c.spec.Kind, c.key, c.text, err)
		}
	}
	r := &care.Contact{}
	if err := care.ContactSpec.Field("topics").Parse(r, "Money; housing", caretest.Today); err != nil || r.Topics != "housing,money" {
		t.Errorf("topics in any order: %q, %v", r.Topics, err)
	}
	if err := care.ContactSpec.Field("place").Parse(r, " the \n  library ", caretest.Today); err != nil || r.Place != "the library" {
		t.Errorf("one line: %q, %v", r.Place, err)
	}
}

func TestLengthCountsCharacters(t *testing.T) {
	p := caretest.Person(1)
	p.PersonID = "x"
	p.LastName = strings.Repeat("ł", 500)
	if problems := care.PersonSpec.Validate(p); problems != nil {
		t.Errorf("500 characters: %v", problems)
	}
	p.LastName += "ł"
	if got := care.PersonSpec.Validate(p).For("last_name"); !strings.Contains(got, "501 characters of 500") {
		t.Errorf("501 characters: %q", got)
	}
}

// TestFileHoldsEveryType: a file takes a record of each type that is about a person, and gives it back.
func TestFileHoldsEveryType(t *testing.T) {
	f := &care.File{}
	want := map[string]bool{}
	for _, s := range care.Specs() {
		for i := range 5 {
			f.Add(caretest.Sample(s, "x", i))
		}
		if !s.Shared && !s.Apart { // what is kept apart is in no file, so in nothing that is made of one
			want[s.Kind] = true
		}
	}
	got := map[string]bool{}
	f.Each(func(r record.Record) { got[care.SpecOf(r).Kind] = true })
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestRulesBetweenFields: each row breaks one rule of a sample that keeps them all.
func TestRulesBetweenFields(t *testing.T) {
	for _, c := range []struct {
		name  string
		r     record.Record
		spoil func(record.Record)
		key   string
	}{
		{"no last name", caretest.Person(1), func(r record.Record) { r.(*care.Person).LastName = "" }, "last_name"},
		{"died before birth", caretest.Person(1), func(r record.Record) { r.(*care.Person).Died = "2000-01-01" }, "died_day"},
		{"closed without a reason", caretest.Person(1), func(r record.Record) { r.(*care.Person).Closed = "2026-01-01" }, "closed_why"},
		{"an NHS number with two swapped", caretest.Person(1), func(r record.Record) { r.(*care.Person).NHSNumber = "999 000 0081" }, "nhs_number"},
		{"left before moving in", caretest.Sample(care.HomeSpec, "x", 1), func(r record.Record) { r.(*care.Home).To = "2000-01-01" }, "to_day"},
		{"custody counted suitable", caretest.Sample(care.HomeSpec, "x", 1), func(r record.Record) {
			r.(*care.Home).AccommodationCode, r.(*care.Home).Suitability = "X", "1"
		}, "suitability"},
		{"care ended before it began", caretest.Sample(care.CarePeriodSpec, "x", 1), func(r record.Record) { r.(*care.CarePeriod).To = "2000-01-01" }, "to_day"},
		{"words without a writer", caretest.Sample(care.OwnWordsSpec, "x", 1), func(r record.Record) {
			r.(*care.OwnWords).How, r.(*care.OwnWords).WrittenBy = "said", ""
		}, "written_by"},
		{"held without a day", caretest.Sample(care.ReviewSpec, "x", 1), func(r record.Record) { r.(*care.Review).Held = "" }, "held_day"},
		{"booked and held", caretest.Sample(care.ReviewSpec, "x", 1), func(r record.Record) { r.(*care.Review).State = "booked" }, "state"},
		{"had without a date", caretest.Sample(care.ImmunisationSpec, "x", 1), func(r record.Record) { r.(*care.Immunisation).Given = "" }, "given_day"},
		{"a date that was not had", caretest.Sample(care.ImmunisationSpec, "x", 1), func(r record.Record) { r.(*care.Immunisation).State = "not_known" }, "given_day"},
		{"done without a day", caretest.Sample(care.HealthCheckSpec, "x", 1), func(r record.Record) { r.(*care.HealthCheck).Done = "" }, "done_day"},
		{"SDQ of 41", sdq(), func(r record.Record) { r.(*care.HealthCheck).Total = "41" }, "sdq_total"},
		{"a score in words", sdq(), func(r record.Record) { r.(*care.HealthCheck).Total = "ab" }, "sdq_total"},
		{"a score and a reason for none", sdq(), func(r record.Record) { r.(*care.HealthCheck).NoScore = "SDQ2" }, "sdq_reason"},
		{"a score at the dentist", sdq(), func(r record.Record) { r.(*care.HealthCheck).Kind = "dental" }, "sdq_total"},
		{"agreed by nobody", sdq(), func(r record.Record) {
			r.(*care.HealthCheck).ConsentGiven = care.ConsentGiven{Consent: value.Yes}
		}, "agreed_by"},
		{"agreed on no basis", sdq(), func(r record.Record) {
			r.(*care.HealthCheck).ConsentGiven = care.ConsentGiven{Consent: value.Yes, ConsentBy: "carer"}
		}, "agreed_basis"},
		{"a carer's consent on the young person's basis", sdq(), func(r record.Record) {
			r.(*care.HealthCheck).ConsentGiven = care.ConsentGiven{Consent: value.Yes, ConsentBy: "carer", ConsentBasis: "own_16"}
		}, "agreed_basis"},
		{"who decided, without the answer", sdq(), func(r record.Record) { r.(*care.HealthCheck).ConsentGiven = care.ConsentGiven{ConsentBy: "carer"} }, "agreed"},
		{"a question of another block", &care.HealthFact{Meta: record.Meta{PersonID: "x"}, Block: "birth", Item: "birth_place"}, func(r record.Record) { r.(*care.HealthFact).Block = "senses" }, "item"},
		{"a relation at birth", &care.HealthFact{Meta: record.Meta{PersonID: "x"}, Block: "birth"}, func(r record.Record) { r.(*care.HealthFact).Relation = "mother" }, "relation"},
		{"stopped before it began", &care.HealthFact{Meta: record.Meta{PersonID: "x"}, Block: "medicine", Since: "2026-05-01"}, func(r record.Record) { r.(*care.HealthFact).Until = "2026-04-01" }, "until_day"},
		{"measured nothing", caretest.Sample(care.GrowthSpec, "x", 1), func(r record.Record) { r.(*care.Growth).HeightCM, r.(*care.Growth).WeightKG = "", "" }, "height_cm"},
		{"as tall as a house", caretest.Sample(care.GrowthSpec, "x", 1), func(r record.Record) { r.(*care.Growth).HeightCM = "900" }, "height_cm"},
		{"a weight in words", caretest.Sample(care.GrowthSpec, "x", 1), func(r record.Record) { r.(*care.Growth).WeightKG = "heavy" }, "weight_kg"},
		{"a consent that is written nowhere", caretest.Sample(care.ConsentSpec, "x", 1), func(r record.Record) { r.(*care.Consent).Source = "" }, "source"},
		{"a consent without a day", caretest.Sample(care.ConsentSpec, "x", 1), func(r record.Record) { r.(*care.Consent).Agreed = "" }, "agreed_day"},
		{"nobody known, with a basis", caretest.Sample(care.ConsentSpec, "x", 1), func(r record.Record) { r.(*care.Consent).Who = "not_known" }, "basis"},
		{"a parent on the carer's basis", caretest.Sample(care.ConsentSpec, "x", 1), func(r record.Record) { r.(*care.Consent).Who, r.(*care.Consent).Basis = "parent", "delegated" }, "basis"},
		{"sharing that was not asked", caretest.Sample(care.SharingSpec, "x", 1), func(r record.Record) { r.(*care.Sharing).Agrees = value.TriNotAsked }, "agrees"},
		{"given without a day", caretest.Sample(care.PassportIssueSpec, "x", 1), func(r record.Record) { r.(*care.PassportIssue).Given = "" }, "given_day"},
		{"declined and given", caretest.Sample(care.PassportIssueSpec, "x", 1), func(r record.Record) { r.(*care.PassportIssue).State = "declined" }, "given_day"},
		{"on file without a yes", caretest.Sample(care.PassportIssueSpec, "x", 1), func(r record.Record) {
			r.(*care.PassportIssue).CopyOnFile, r.(*care.PassportIssue).Agreed = value.Yes, ""
		}, "consent"},
		{"level 6", caretest.Sample(care.RatingSpec, "x", 1), func(r record.Record) { r.(*care.Rating).Level = 6 }, "level"},
		{"cleared with a level", caretest.Sample(care.RatingSpec, "x", 1), func(r record.Record) { r.(*care.Rating).Cleared = value.Yes }, "level"},
		{"set aside without a reason", caretest.Sample(care.SkillStanceSpec, "x", 1), func(r record.Record) {
			r.(*care.SkillStance).Stance, r.(*care.SkillStance).Reason = "not_now", " "
		}, "reason"},
		{"a skill of our own without words", caretest.Sample(care.SkillChangeSpec, "x", 1), func(r record.Record) {
			r.(*care.SkillChange).Skill, r.(*care.SkillChange).Wording = "X1", ""
		}, "wording"},
		{"a skill of our own without an area", caretest.Sample(care.SkillChangeSpec, "x", 1), func(r record.Record) {
			r.(*care.SkillChange).Skill, r.(*care.SkillChange).Area = "X1", ""
		}, "area"},
		{"a place before the first", caretest.Sample(care.SkillChangeSpec, "x", 1), func(r record.Record) { r.(*care.SkillChange).Place = -1 }, "place"},
		{"feeling 0", caretest.Sample(care.FeelingSpec, "x", 1), func(r record.Record) { r.(*care.Feeling).Score = 0 }, "score"},
		{"a whole account number", caretest.Sample(care.AccountSpec, "x", 1), func(r record.Record) { r.(*care.Account).Last4 = "12345678" }, "last_four"},
		{"weekly without a start", caretest.Sample(care.AccountSpec, "x", 1), func(r record.Record) { r.(*care.Account).WeeklyFrom = "" }, "weekly_from_day"},
		{"a day without a deed", caretest.Sample(care.ContactSpec, "x", 1), func(r record.Record) { r.(*care.Contact).FollowUp = "" }, "follow_up"},
		{"two days of talk", caretest.Sample(care.ContactSpec, "x", 1), func(r record.Record) { r.(*care.Contact).Minutes = 2 * 24 * 60 }, "minutes"},
	} {
		c.r.Head().PersonID = "x"
		s := care.SpecOf(c.r)
		if p := s.Validate(c.r); p != nil {
			t.Errorf("%s: the sample is not good: %v", c.name, p)
		}
		c.spoil(c.r)
		if p := s.Validate(c.r); p.For(c.key) == "" {
			t.Errorf("%s: no problem of %s: %v", c.name, c.key, p)
		}
	}
}

// sdq is a score that keeps all rules.
func sdq() record.Record {
	return &care.HealthCheck{Meta: record.Meta{PersonID: "x"}, Kind: "sdq", State: "done", Done: "2026-03-04", Total: "0", Version: "carer"}
}

// TestNoughtIsAScore: the best score there is must not read as "no score".
func TestNoughtIsAScore(t *testing.T) {
	h := sdq().(*care.HealthCheck)
	if n, ok := h.Score(); n != 0 || !ok {
		t.Errorf("nought reads as %d, %v", n, ok)
	}
	h.Total = ""
	if _, ok := h.Score(); ok {
		t.Error("nothing reads as a score")
	}
	if p := care.HealthCheckSpec.Validate(sdq()); p != nil {
		t.Error(p)
	}
}

// TestQuestionsOfThePassport: every question has its own code, a block that exists, and somebody to ask.
func TestQuestionsOfThePassport(t *testing.T) {
	seen := map[string]bool{}
	for _, it := range care.HealthItems {
		if seen[it.Code] || it.Ask == "" || it.Label == "" || care.HealthFactSpec.Field("block").LabelOf(it.Block) == "" {
			t.Errorf("%+v", it)
		}
		seen[it.Code] = true
	}
	if len(care.ItemsOf("birth")) != 8 {
		t.Errorf("birth asks %d questions", len(care.ItemsOf("birth")))
	}
}

// TestReadersOfAFact: what is kept to a nurse is kept from the meeting and the file, never from the young person.
func TestReadersOfAFact(t *testing.T) {
	for _, c := range []struct {
		readers string
		to      record.Audience
		want    bool
	}{{"", record.Meeting, true}, {"doctor", record.Meeting, false}, {"doctor", record.Doctor, true}, {"doctor", record.FileCopy, false}, {"doctor", record.Young, true}, {"meeting,doctor", record.Meeting, true}} {
		if got := (care.Privacy{MayShow: c.readers}).MaySee(c.to); got != c.want {
			t.Errorf("%q to %s: %v", c.readers, c.to, got)
		}
	}
}
