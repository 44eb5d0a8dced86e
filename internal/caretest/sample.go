package caretest

import (
	"fmt"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/store"
	"waymark/internal/value"
)

var (
	firstNames = []string{"Amara", "Bevan", "Ciara", "Dilan", "Esme", "Farid", "Grace", "Hari", "Isla", "Jonah", "Kezia", "Liam"}
	lastNames  = []string{"Example", "Sample", "Practice", "Pretend", "Madeup", "Invented"}
	towns      = []string{"Sampleton", "Mockbury", "Practice Green", "Upper Pretend"}
	sentences  = []string{
		"We talked about the course and she is enjoying it.", "He cooked tea for everybody and washed up after.", "They asked for help with the bus pass.",
		"The room needs a new lock; the landlord has been told.", "She would like to see her brother more often.", "He slept badly and is tired, otherwise well.",
	}
)

func pick[T any](list []T, i int) T { return list[((i%len(list))+len(list))%len(list)] }

// Person is an open record of an invented young person of 17 or 18, not yet saved.
func Person(i int) *care.Person {
	p := &care.Person{FirstName: pick(firstNames, i), LastName: pick(lastNames, i/len(firstNames)), Born: value.NewDate(2008, 1+i%12, 1+i%28)}
	if i%3 == 1 {
		p.Preferred = p.FirstName[:3]
	}
	return p
}

// AddPerson saves an invented young person.
func AddPerson(t testing.TB, s *store.Store, i int) *care.Person {
	t.Helper()
	return Add(t, s, Person(i))
}

// Sample is a record of any type about a young person with every field filled with something believable that keeps the rules between fields,
// not yet saved; different for each i. Fields that point at another record stay empty: Linked fills those too.
func Sample(spec *record.Spec, personID string, i int) record.Record {
	r := spec.New()
	if !spec.Shared && spec.Kind != "person" {
		r.Head().PersonID = personID
	}
	for at, f := range spec.Fields {
		if f.Retired {
			continue
		}
		fill(spec, f, r, i, at)
	}
	return r
}

// fill gives one field its value by its kind and, where the kind is not enough, by its key.
func fill(spec *record.Spec, f *record.Field, r record.Record, i, at int) {
	switch v := f.Pointer(r).(type) {
	case *value.Date:
		*v = day(f.Key, i)
	case *value.Clock:
		*v = value.Clock(fmt.Sprintf("%02d:%02d", 9+i%9, i*5%60))
	case *value.Money:
		*v = value.Money(500 + i*5%5000)
		if e, ok := r.(*care.Entry); ok && f.Key == "amount_pence" && care.MoneyOut(e.Kind) {
			*v = -*v
		}
	case *value.Tri:
		*v = pick([]value.Tri{value.Yes, value.No}, i+at)
		if f.Key == "cleared" {
			*v = value.No
		}
	case *value.Fact:
		*v = value.Fact{Text: strings.TrimSuffix(pick(sentences, i+at), "."), Answer: value.Known}
		if i%5 == 4 {
			*v = value.Fact{Answer: pick([]value.Answer{value.None, value.NotKnown, value.Declined}, at+i)}
		}
	case *int:
		*v = 1 + (i+at)%40
		switch f.Key {
		case "level", "score":
			*v = 1 + (i+at)%5
		case "age":
			*v = 17 + i%9
		case "text_size":
			*v = pick([]int{100, 125, 150, 200}, i)
		case "lock_after":
			*v = 1 + i%15
		case "size_bytes":
			*v = 1_500_000 + i
		case "age_from", "from_age":
			*v = 1 + i%16
		case "age_to", "to_age":
			*v = 17 + i%5
		}
	case *string:
		*v = text(spec, f, i, at)
	}
}

// day keeps every pair of days in order: born, from and booked lie before, to, done and held after.
func day(key string, i int) value.Date {
	start := value.Date("2024-03-04").AddDays(i % 600)
	switch key {
	case "birth_day":
		return value.NewDate(2008, 1+i%12, 1+i%28)
	case "to_day", "done_day", "held_day", "finished_day", "follow_up_done_day", "given_day", "closed_day", "died_day", "copy_given_day", "erased_day", "until_day", "ended_day":
		return start.AddDays(40)
	case "next_day", "next_due_day", "expires_day", "by_day", "review_day":
		return start.AddDays(200)
	case "follow_up_day":
		return start.AddDays(14)
	}
	return start
}

func text(spec *record.Spec, f *record.Field, i, at int) string {
	switch f.Kind {
	case record.Choice:
		return choice(spec, f, i)
	case record.Many:
		if len(f.Options) == 1 {
			return f.Options[0].Code
		}
		k := i % (len(f.Options) - 1)
		return record.Join([]string{f.Options[k].Code, f.Options[k+1].Code})
	case record.Ref:
		return ""
	case record.Note:
		return pick(sentences, i+at) + "\n" + pick(sentences, i+at+1)
	}
	name := pick(firstNames, i+at) + " " + pick(lastNames, i)
	switch f.Key {
	case "first_name", "preferred_name":
		return pick(firstNames, i)
	case "last_name":
		return pick(lastNames, i/len(firstNames))
	case "pronouns":
		return pick([]string{"she/her", "he/him", "they/them"}, i)
	case "phone", "out_of_hours":
		return fmt.Sprintf("07700 900%03d", i%1000) // kept by Ofcom for invented people
	case "email":
		return strings.ToLower(pick(firstNames, i)) + fmt.Sprintf("%d@example.org", i)
	case "nhs_number":
		return nhs(i)
	case "council_number":
		return fmt.Sprintf("CH%06d", i)
	case "initials", "young_initials":
		return care.Initials(name)
	case "strategy", "action":
		return fmt.Sprintf("P%d.%da", 1+i%8, 1+i%6)
	case "skill":
		return fmt.Sprintf("%d.%d", 1+i%10, 1+i%6)
	case "last_four":
		return fmt.Sprintf("%04d", i%10000)
	case "town", "place", "venue":
		return pick(towns, i)
	case "address":
		return fmt.Sprintf("%d Pretend Street, %s", 1+i, pick(towns, i))
	case "height_cm":
		return fmt.Sprintf("%d.5", 140+i%50)
	case "weight_kg":
		return fmt.Sprintf("%d.2", 40+i%40)
	case "percent": // follows from the counts
		return ""
	case "count":
		return fmt.Sprint(i % 20)
	case "out_of":
		return fmt.Sprint(20 + i%20)
	case "measure":
		return pick([]string{"in-touch", "eet", "plan-held"}, i)
	case "sdq_total":
		return fmt.Sprint(i % 41)
	case "version", "bmi_centile", "offer":
		return fmt.Sprintf("WM-%04d", i)
	case "vaccine":
		return pick([]string{"MMR", "HPV", "MenACWY", "Td/IPV"}, i)
	case "number":
		return fmt.Sprintf("WM-%04d", i)
	case "check_letters":
		return "ABCD"
	case "format":
		return "pdf"
	case "media_type":
		return "application/pdf"
	case "photo", "logo", "document":
		return fmt.Sprintf("%032x", i)
	case "digest":
		return fmt.Sprintf("%064x", i)
	case "saved_at", "path":
		return fmt.Sprintf("E:/Practice/%d.pdf", i)
	case "name", "holder", "with_whom", "lives_with", "who", "who_helps", "written_by", "rated_by", "agreed_by", "seen_by", "adviser", "social_worker",
		"reviewing_officer", "confirmed_by", "paid_by", "given_to", "for_whom", "ask_who", "not_to_be_told":
		return name
	}
	return fmt.Sprintf("%s, note %d", strings.TrimSuffix(pick(sentences, i+at), "."), i)
}

// choice takes the options in turn, but for those that a rule ties to other fields.
func choice(spec *record.Spec, f *record.Field, i int) string {
	switch spec.Kind + "." + f.Key {
	case "attendee.role": // the young person's words stand elsewhere
		return pick([]string{"adviser", "carer", "family"}, i)
	case "work_try.state":
		return "done"
	case "review.state":
		return "held"
	case "health_check.state":
		return "done"
	case "immunisation.state":
		return "had"
	case "health_fact.block":
		return "family"
	case "health_fact.item":
		return pick([]string{"family_condition", "family_genetic"}, i)
	case "health_check.check_kind":
		return "sdq"
	case "health_check.sdq_reason": // stands only where there is no score
		return ""
	case "health_check.agreed_by", "immunisation.agreed_by", "consent.who_may":
		return "carer"
	case "health_check.agreed_basis", "immunisation.agreed_basis", "consent.basis":
		return "delegated"
	case "passport_issue.state":
		return "given"
	case "home.suitability", "return_answer.suitability":
		return "2"
	case "return_answer.accommodation":
		return pick([]string{"U", "E", "S"}, i)
	case "savings_entry.entry_kind":
		return pick([]string{"carer", "gift", "interest", "council", "withdrawal", "own"}, i)
	}
	return pick(f.Options, i).Code
}

// nhs is a number of the range kept for tests, with its check digit.
func nhs(i int) string {
	for n := 999000000 + i%100000; ; n++ {
		digits := fmt.Sprint(n)
		sum := 0
		for k := range 9 {
			sum += int(digits[k]-'0') * (10 - k)
		}
		if check := (11 - sum%11) % 11; check < 10 {
			return fmt.Sprintf("%s%d", digits, check)
		}
	}
}

// Linked is a Sample whose links are filled as well; what it links to is saved for it.
func Linked(t testing.TB, s *store.Store, spec *record.Spec, personID string, i int) record.Record {
	t.Helper()
	r := Sample(spec, personID, i)
	var account string
	for _, f := range spec.Fields {
		if f.Kind != record.Ref {
			continue
		}
		other := care.Spec(f.RefKind)
		target := Sample(other, personID, i)
		if e, ok := target.(*care.Entry); ok { // a line that is reversed lies in the same account
			e.AccountID = account
		}
		Add(t, s, target)
		if err := f.SetCode(r, target.Head().ID); err != nil {
			t.Fatal(err)
		}
		if other == care.AccountSpec {
			account = target.Head().ID
		}
	}
	return r
}
