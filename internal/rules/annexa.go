package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/value"
	"waymark/internal/words"
)

// AnnexRow is one young person in the inspectors' list of care leavers (Ofsted, Annex A, list 9).
type AnnexRow struct {
	Person *care.Person
	Cells  []string // in the order of catalogue.AnnexColumns
	Blank  []string // names of the columns that may not be blank and are
}

// AnnexA is the list on a day, by the letter of the category and then by name, and who is not in it. In it are open records of people who are eligible,
// relevant, former relevant or qualifying by a status that is written down; team is the service's name. What the list says of being in touch and of the
// activity is the newest answer for the return; the home is today's, or that of the answer where today's has no code.
func AnnexA(files []*care.File, team string, today value.Date) (rows []*AnnexRow, without []*NotAsked) {
	columns := catalogue.AnnexColumns()
	letters := map[string]string{}
	for _, f := range files {
		p := f.Person
		if p == nil || p.ClosedWhy == "merged" {
			continue
		}
		no := &NotAsked{Person: p, Age: p.Born.AgeOn(today)}
		v := &view{f: f, p: p, today: today, age: no.Age}
		switch {
		case p.Died != "":
			no.Why = "Died on " + p.Died.Long() + "."
		case p.Closed != "":
			no.Why = "The record is closed since " + p.Closed.Long() + "."
		case p.Born == "":
			no.Why, no.Mend = "The birth date is not written down.", true
		case v.recorded() == nil && no.Age >= 16:
			no.Why, no.Mend = "No leaving-care status is written down.", true
		case v.recorded() == nil:
			no.Why = "Under 16."
		default:
			v.settle()
			status, _ := catalogue.LeavingStatusByID(v.status)
			if status.AnnexA == "" {
				no.Why = "Not in a category of the list: " + words.Lower(statusLabel(v.status)) + "."
				break
			}
			letters[p.ID] = status.AnnexA
			rows = append(rows, annexRow(columns, f, status.AnnexA, team, today))
			continue
		}
		without = append(without, no)
	}
	slices.SortFunc(rows, func(a, b *AnnexRow) int {
		return cmp.Or(cmp.Compare(letters[a.Person.ID], letters[b.Person.ID]), byName(a.Person, b.Person))
	})
	slices.SortFunc(without, func(a, b *NotAsked) int { return byName(a.Person, b.Person) })
	return rows, without
}

func annexRow(columns []catalogue.AnnexColumn, f *care.File, letter, team string, today value.Date) *AnnexRow {
	p := f.Person
	r := &AnnexRow{Person: p}
	code := map[string]string{"gender": p.SexAtBirth, "ethnicity": cmp.Or(p.EthnicityCode, "NOBT"), "uasc": string(p.UASC), "eligibility": letter, "disability": string(value.NotKnown)}
	if p.Disability.Answer == value.Known || p.Disability.Answer == value.None {
		code["disability"] = string(p.Disability.Answer)
	}
	said := map[string]string{"child": p.CouncilNumber, "born": Slashed(p.Born), "age": strconv.Itoa(p.Born.AgeOn(today)), "team": team, "worker": cmp.Or(p.SocialWorker, p.Adviser), "adviser": p.Adviser,
		"review": Slashed(latestPlan(f, today))}
	if c := f.LastHeard(today); c != nil {
		said["contact"] = Slashed(c.On)
	}
	if a := newestAnswer(f, today); a != nil {
		code["in_touch"], code["activity"], code["home"], code["suitability"] = a.InTouch, a.Activity, a.Home, a.Suitability
	}
	if h := f.Home(today); h != nil && h.AccommodationCode != "" {
		code["home"], code["suitability"] = h.AccommodationCode, h.Suitability
	}
	for _, c := range columns {
		cell := said[c.ID]
		if len(c.Words) > 0 {
			cell = c.Word(code[c.ID])
		}
		if cell == "" && c.Must {
			r.Blank = append(r.Blank, c.Name)
		}
		r.Cells = append(r.Cells, cell)
	}
	return r
}

// latestPlan is the day of the newest pathway plan or review of it, whichever is later.
func latestPlan(f *care.File, today value.Date) value.Date {
	var day value.Date
	if r := f.LastHeld(today); r != nil {
		day = r.Held
	}
	for _, p := range f.Plans {
		if p.Made <= today {
			day = max(day, p.Made)
		}
	}
	return day
}

func newestAnswer(f *care.File, today value.Date) *care.ReturnAnswer {
	var newest *care.ReturnAnswer
	for _, a := range f.ReturnAnswers {
		if a.On <= today && (newest == nil || a.On > newest.On) {
			newest = a
		}
	}
	return newest
}

// Slashed is a day as the council's lists have it, DD/MM/YYYY; "" for none.
func Slashed(d value.Date) string {
	if d == "" {
		return ""
	}
	return fmt.Sprintf("%02d/%02d/%04d", d.Day(), d.Month(), d.Year())
}
