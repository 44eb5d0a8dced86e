package exchange

import (
	"encoding/csv"
	"strings"
	"testing"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

const listDay = value.Date("2026-11-24")

func listFile() *care.File {
	p := &care.Person{FirstName: "Amara", LastName: "Bello", Born: "2009-05-03", SexAtBirth: "female", Disability: value.KnownFact("SECRET")}
	p.ID, p.PersonID = "p1", "p1"
	fact := func(id, block, item string, f value.Fact) *care.HealthFact {
		return &care.HealthFact{Meta: record.Meta{ID: id, PersonID: "p1"}, Block: block, Item: item, Fact: f}
	}
	return &care.File{Person: p, HealthFacts: []*care.HealthFact{fact("f1", "birth", "birth_weight", value.KnownFact("2.94 kg")), fact("f2", "birth", "birth_feeding", value.Fact{Answer: value.NotKnown}),
		fact("f3", "allergy", "", value.Fact{Answer: value.NotKnown}), fact("f4", "feelings", "helps", value.KnownFact("SECRET"))},
		HealthServices: []*care.HealthService{{Meta: record.Meta{ID: "s1", PersonID: "p1"}, Kind: "gp"}}}
}

// What Waymark writes it reads back, as it was filled in and changed by a spreadsheet program; nothing of the record stands in the file.
func TestPassportListThereAndBack(t *testing.T) {
	f := listFile()
	blank := WritePassportList(f, listDay)
	for _, no := range []string{"Amara", "Bello", "2009", "SECRET", "2.94", "fact:helps", "fact:ccard", "fact:birth_weight"} {
		if strings.Contains(strings.ReplaceAll(string(blank), "births-2008-2010", ""), no) {
			t.Errorf("the list holds %q", no)
		}
	}
	if got, err := ReadPassportList(f, blank, listDay); err != nil || len(got) != 0 {
		t.Fatalf("an empty list changes %d, %v", len(got), err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(blank))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	fill := map[string][]string{"fact:birth_feeding": {"known", "Bottle", "", "", "Auntie Bisi"}, "block:allergy": {"", "=Penicillin", "Rash", "2014", "GP letter"}, "service:gp": {"known", "Orchard Street", "01632 960410", "3/6/2026", ""},
		"person:nhs_number": {"known", "999 000 0018", "", "", ""}, "vaccine:births-2008-2010/mmr-1": {"had", "", "Hereford", "3/6/2010", "red book"}, "vaccine:births-2008-2010/mmr-2": {"don't know", "", "", "", ""},
		"fact:operation": {"known", "Appendix", "", "", "red book"}}
	fill["block:allergy"][3] = ""
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.Comma = ';' // as a spreadsheet program of another country saves it
	done := map[string]bool{}
	for _, r := range rows {
		if a, ok := fill[r[colCode]]; ok && !done[r[colCode]] {
			done[r[colCode]] = true
			r[colAnswer], r[colText], r[colDetail], r[colSince], r[colSource] = a[0], Guard(a[1]), a[2], a[3], a[4]
		}
		_ = w.Write(r)
	}
	w.Flush()
	if len(done) != len(fill) {
		t.Fatalf("the list asks only %v", done)
	}
	got, err := ReadPassportList(f, []byte("\xef\xbb\xbf"+out.String()), listDay)
	if err != nil || len(got) != len(fill) {
		t.Fatalf("%d changes, %v", len(got), err)
	}
	for _, c := range got {
		switch r := c.Record.(type) {
		case *care.HealthFact:
			switch {
			case r.Item == "birth_feeding" && (r.ID != "f2" || r.Fact.Text != "Bottle" || r.Source != "Auntie Bisi" || r.Checked != listDay || c.Before != "Not known"):
				t.Errorf("%+v", r)
			case r.Block == "allergy" && (r.ID != "f3" || r.Fact.Text != "=Penicillin" || r.Detail != "Rash"):
				t.Errorf("%+v", r)
			case r.Item == "operation" && r.ID != "":
				t.Errorf("%+v", r)
			}
		case *care.HealthService:
			if r.ID != "s1" || r.Name.Text != "Orchard Street" || r.Phone != "01632 960410" || r.LastSeen != "2026-06-03" {
				t.Errorf("%+v", r)
			}
		case *care.Person:
			if r == f.Person || r.NHSNumber != "999 000 0018" || f.Person.NHSNumber != "" {
				t.Errorf("%+v", r)
			}
		case *care.Immunisation:
			if r.Offer == "births-2008-2010/mmr-1" && (r.State != "had" || r.Given != "2010-06-03" || r.Place != "Hereford" || r.Dose != 1) || r.Offer == "births-2008-2010/mmr-2" && (r.State != "not_known" || r.Dose != 2) {
				t.Errorf("%+v", r)
			}
		}
	}
	if f.HealthFacts[1].Fact.Answer != value.NotKnown {
		t.Error("reading has changed the record")
	}
}

func TestPassportListRefuses(t *testing.T) {
	head := strings.Join(listHead, ",") + "\n"
	for _, c := range []struct{ name, text, want string }{
		{"another file", "on_day,mode\n2026-01-01,text\n", "other column names"},
		{"nothing", "", "other column names"},
		{"bytes", head + "a,b,known,\xff,,,,,,block:allergy\n", "UTF-8"},
		{"an answer that is none", head + "a,b,perhaps,,,,,,,block:allergy\n", `Line 2: "perhaps" is not an answer`},
		{"none with a text", head + "a,b,none,nuts,,,,,,block:allergy\n", "Line 2: there is a text"},
		{"known and no text", head + "a,b,known,,,,,,,block:allergy\n", "Line 2: type what is known"},
		{"a code of nobody", head + "a,b,none,,,,,,,fact:shoe_size\n", "Line 2: the code"},
		{"a field that is not asked", head + "a,b,known,x,,,,,,person:first_name\n", "Line 2: the code"},
		{"a day that does not exist", head + "a,b,known,Bottle,,31/2/2026,,,,fact:birth_feeding\n", "Line 2: Since"},
		{"a number that cannot be", head + "a,b,known,999 000 0017,,,,,,person:nhs_number\n", "Line 2: NHS number"},
		{"what is known is not wiped", head + "a,b,none,,,,,,,fact:birth_weight\n", `Line 2: the record knows "2.94 kg"`},
		{"somebody else's vaccines", head + "a,b,had,,,,,,,vaccine:births-2001-2007/hpv-girls\n", "Line 2: this vaccination is not on the list"},
		{"a state that is none", head + "a,b,overdue,,,,,,,vaccine:births-2008-2010/mmr-1\n", "Line 2:"},
		{"two problems at once", head + "a,b,perhaps,,,,,,,block:allergy\na,b,none,,,,,,,fact:shoe_size\n", "Line 3: the code"},
	} {
		got, err := ReadPassportList(listFile(), []byte(c.text), listDay)
		if err == nil || got != nil || fault.CodeOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func FuzzReadPassportList(f *testing.F) {
	f.Add(WritePassportList(listFile(), listDay))
	f.Add([]byte(strings.Join(listHead, ",") + "\na,b,known,x,,,,,,block:allergy\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ReadPassportList(listFile(), data, listDay)
		if err != nil && fault.Sentence(err) == "" {
			t.Error("an error without a sentence")
		}
		for _, c := range got {
			if p := care.SpecOf(c.Record).Validate(c.Record); p != nil && care.SpecOf(c.Record) != care.PersonSpec {
				t.Errorf("%v", p)
			}
		}
	})
}
