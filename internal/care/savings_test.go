package care

import (
	"testing"

	"waymark/internal/record"
	"waymark/internal/value"
)

func entry(id, kind string, on value.Date, pence value.Money) *Entry {
	return &Entry{Meta: record.Meta{ID: id, PersonID: "p"}, AccountID: "a", Kind: kind, On: on, Amount: pence, Purpose: "x", AgreedBy: "y", Reason: "z"}
}

func weeks(id string, from, to value.Date) *Entry {
	e := entry(id, "carer", to, 500)
	e.From, e.To = from, to
	return e
}

func reversal(id, of string) *Entry {
	e := entry(id, "reversal", "2026-03-01", -500)
	e.Reverses, e.Reason = of, "wrong"
	return e
}

func TestEntrySigns(t *testing.T) {
	for _, c := range []struct {
		kind  string
		pence value.Money
		bad   string
	}{
		{"carer", 500, ""}, {"carer", -500, "amount_pence"}, {"withdrawal", -500, ""}, {"withdrawal", 500, "amount_pence"}, {"transfer_out", 1, "amount_pence"}, {"transfer_in", -1, "amount_pence"},
		{"opening", -5, ""}, {"error", -5, ""}, {"gift", 0, "amount_pence"}, {"reversal", -5, "reason"},
	} {
		if got := EntrySpec.Validate(entry("e", c.kind, "2026-01-01", c.pence)); got.For(c.bad) == "" && c.bad != "" || c.bad == "" && got != nil {
			t.Errorf("%s of %d: %v", c.kind, c.pence, got)
		}
	}
	for _, key := range []string{"purpose", "agreed_by"} {
		e := entry("e", "withdrawal", "2026-01-01", -500)
		if err := EntrySpec.Field(key).SetCode(e, ""); err != nil || EntrySpec.Validate(e).For(key) == "" {
			t.Errorf("a withdrawal without %s: %v", key, EntrySpec.Validate(e))
		}
	}
}

func TestBalance(t *testing.T) {
	list := []*Entry{entry("1", "opening", "2026-01-01", 1000), entry("2", "carer", "2026-01-05", 500), entry("3", "withdrawal", "2026-01-10", -300)}
	other := entry("4", "gift", "2026-01-01", 9999)
	other.AccountID = "b"
	list = append(list, other)
	for _, c := range []struct {
		upTo value.Date
		want value.Money
	}{{"", 1200}, {"2025-12-31", 0}, {"2026-01-01", 1000}, {"2026-01-05", 1500}, {"2026-01-10", 1200}} {
		if got := Balance(list, "a", c.upTo); got != c.want {
			t.Errorf("balance on %q = %d, want %d", c.upTo, got, c.want)
		}
	}
}

func TestFirstNegative(t *testing.T) {
	in, out := entry("1", "carer", "2026-01-05", 500), entry("2", "withdrawal", "2026-01-05", -500)
	if d, _ := FirstNegative([]*Entry{out, in}, "a"); d != "" {
		t.Error("the order within a day must not matter")
	}
	early := entry("3", "withdrawal", "2026-01-04", -200)
	if d, m := FirstNegative([]*Entry{in, early}, "a"); d != "2026-01-04" || m != -200 {
		t.Errorf("first negative %q, %d", d, m)
	}
	bank := entry("4", "error", "2026-01-04", -200)
	if d, _ := FirstNegative([]*Entry{in, bank}, "a"); d != "" {
		t.Errorf("the bank's own error is named as ours, on %q", d)
	}
	if d, _ := FirstNegative(nil, "a"); d != "" {
		t.Error("nothing is negative")
	}
}

func TestWeeks(t *testing.T) {
	for d, want := range map[value.Date]value.Date{"2026-11-23": "2026-11-23", "2026-11-24": "2026-11-23", "2026-11-29": "2026-11-23", "2026-11-30": "2026-11-30", "": ""} {
		if got := Week(d); got != want {
			t.Errorf("the week of %q begins on %q, want %q", d, got, want)
		}
	}
	for _, c := range []struct {
		from, to value.Date
		want     int
	}{{"2026-11-23", "2026-11-29", 1}, {"2026-11-23", "2026-11-28", 0}, {"2026-11-23", "2026-12-06", 2}, {"2026-11-23", "2026-11-22", 0}, {"", "2026-11-22", 0}} {
		if got := WeeksBetween(c.from, c.to); got != c.want {
			t.Errorf("%s to %s: %d weeks, want %d", c.from, c.to, got, c.want)
		}
	}
}

func TestNextWeeks(t *testing.T) {
	a := &Account{Meta: record.Meta{ID: "a"}, Weekly: 500, WeeklyFrom: "2026-01-05"}
	one, two, late := weeks("1", "2026-01-05", "2026-01-11"), weeks("2", "2026-01-12", "2026-01-25"), weeks("3", "2026-02-02", "2026-02-08")
	for _, c := range []struct {
		name string
		list []*Entry
		want value.Date
	}{
		{"nothing paid", nil, "2026-01-05"},
		{"one week", []*Entry{one}, "2026-01-12"},
		{"in any order", []*Entry{two, one}, "2026-01-26"},
		{"a hole stays a hole", []*Entry{one, late}, "2026-01-12"},
		{"the first was reversed", []*Entry{one, two, reversal("r", "1")}, "2026-01-05"},
		{"the reversal was reversed", []*Entry{one, two, reversal("r", "1"), reversal("rr", "r")}, "2026-01-26"},
		{"and that one too", []*Entry{one, reversal("r", "1"), reversal("rr", "r"), reversal("rrr", "rr")}, "2026-01-05"},
		{"reversed twice", []*Entry{one, reversal("r", "1"), reversal("s", "1"), reversal("rr", "r")}, "2026-01-05"},
	} {
		if got, _ := (Saving{Account: a}).Next(c.list, "2026-02-16"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got, _ := (Saving{Account: &Account{}}).Next(nil, "2026-02-16"); got != "" {
		t.Errorf("nothing is expected, yet %q is unpaid", got)
	}
	r1, r2 := reversal("x", "y"), reversal("y", "x") // lines that reverse each other come to an end
	Reversed([]*Entry{r1, r2})
}

func TestNHSNumbers(t *testing.T) {
	for text, ok := range map[string]bool{"": true, "999 000 0018": true, "9990000018": true, "999-000-0018": true, "999 000 0081": false, "999 000 001": false, "999 000 00188": false, "999 000 001O": false, "٩٩٩٠٠٠٠٠١٨": false} {
		if got := NHSProblem(text); (got == "") != ok {
			t.Errorf("%q: %q", text, got)
		}
	}
	if NHSShow("9990000018") != "999 000 0018" || NHSShow("12") != "12" {
		t.Error("an NHS number is shown in 3-3-4")
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"Amara Example": "AE", "": "", "é ö": "ÉÖ", "A B C D": "ABC"} {
		if got := Initials(name); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}
