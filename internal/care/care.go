// Package care is the domain: one file per subject, with its record types, their Specs and the words of the work.
//
// Rules: a record type is a struct that embeds record.Meta and a Spec beside it; nested things (a plan's parts, actions, entries) are flat
// records joined by a key. Whatever the young person says is a record of its own (OwnWords, Feeling, Rating with voice young) and staff text is
// never put there. No SQL, no window, no clock.
package care

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"strings"

	"waymark/internal/record"
)

// Specs lists every record type in the order that schema, export and navigation use.
func Specs() []*record.Spec { return specs }

// A new type needs a line here and, when it is about one young person, a field of File with its line in slots.
var specs = []*record.Spec{
	PersonSpec, ConnectionSpec, HomeSpec, CarePeriodSpec, StatusSpec, KeyPaperSpec,
	PlanSpec, PlanPartSpec, ActionSpec, OwnWordsSpec, FeelingSpec, ReviewSpec, AttendeeSpec, SignatureSpec, FrozenSpec,
	HealthFactSpec, HealthServiceSpec, ImmunisationSpec, HealthCheckSpec, GrowthSpec, ConsentSpec, SharingSpec, PassportIssueSpec,
	NeedSpec, AskedSpec, CopyGivenSpec, SuitabilitySpec, ReplySpec, MeetingChoiceSpec,
	RatingSpec, GoalSpec, EvidenceSpec, SkillStanceSpec,
	AccountSpec, EntrySpec, StatementCheckSpec, SavingsMoveSpec, MoneyClaimSpec, RateSpec, LocalMoneySpec,
	ContactSpec, CarerNoteSpec, ReturnAnswerSpec, TouchStepSpec,
	PaperSpec, AttachmentSpec, ServicePaperSpec,
	OwnerSpec, ServiceSpec, BackupPlaceSpec, TallySpec, VisitorSpec, DeskNoteSpec,
	SkillChangeSpec,
	ReviewRequestSpec, LocalRuleSpec,
	ConcernSpec, ConcernAdditionSpec,
	OwnFigureSpec, WorkTrySpec,
	ImportMapSpec, ImportRunSpec,
	StrategyPaperSpec, EvidenceChoiceSpec,
}

// Spec is the Spec of a kind, nil when there is none.
func Spec(kind string) *record.Spec {
	for _, s := range specs {
		if s.Kind == kind {
			return s
		}
	}
	return nil
}

// SpecOf is the Spec of a record's type, nil when it has none.
func SpecOf(r record.Record) *record.Spec { return specOf[reflect.TypeOf(r)] }

var specOf = func() map[reflect.Type]*record.Spec {
	out := map[reflect.Type]*record.Spec{}
	for _, s := range specs {
		out[reflect.TypeOf(s.New())] = s
	}
	return out
}()

func recordOf[T any, P interface {
	*T
	record.Record
}]() func() record.Record {
	return func() record.Record { return P(new(T)) }
}

// mark is a short digest of a text.
func mark(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > 90 {
		return string(r[:88]) + "…"
	}
	return s
}

// Initials are the first letters of a name's words, at most three.
func Initials(name string) string {
	var out []rune
	for _, w := range strings.Fields(name) {
		out = append(out, []rune(w)[0])
	}
	if len(out) > 3 {
		out = out[:3]
	}
	return strings.ToUpper(string(out))
}

// label is what a person reads for a code of a list.
func label(options []record.Option, code string) string {
	for _, o := range options {
		if o.Code == code {
			return o.Label
		}
	}
	return ""
}

func labels(options []record.Option, codes string) string {
	var out []string
	for _, c := range record.Codes(codes) {
		out = append(out, label(options, c))
	}
	return join(out...)
}
