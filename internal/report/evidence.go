package report

import (
	"fmt"
	"strings"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/thread"
	"waymark/internal/value"
	"waymark/internal/words"
)

// whichTime is the time that a page of evidence looks at.
var whichTime = Option{Key: "period", Label: "In the time", Help: "Records of this time are counted.", From: func(_ *care.File, today value.Date) []record.Option {
	year := value.NewDate(today.Year(), 4, 1)
	if year > today {
		year = year.AddYears(-1)
	}
	return []record.Option{
		{Code: thread.Period{From: year, To: today}.Code(), Label: "This year, since 1 April"},
		{Code: thread.Period{From: today.AddMonths(-12), To: today}.Code(), Label: "The last 12 months"},
		{Code: thread.Period{From: year.AddYears(-1), To: year.AddDays(-1)}.Code(), Label: "Last year, to 31 March"},
		{Code: thread.Period{To: today}.Code(), Label: "From the beginning"},
	}
}}

// strategyEvidence is the coverage of one young person: for each row of the strategy in use how many records of a time bear on it, and what there is none
// of. It holds counts and days, nothing of what the records say. The strategy's own words are not for everybody, so it is the adviser's copy only.
func (b *builder) strategyEvidence() {
	p, ok := thread.ReadPeriod(b.answers["period"])
	if !ok {
		p, _ = thread.ReadPeriod(whichTime.From(b.f, b.Today)[0].Code)
	}
	b.doc.Head = b.p.First() + ", evidence for the strategy, " + b.Today.Long()
	b.part(Part{Title: "Evidence for the strategy", Sub: b.p.Name(), Mark: true, Aside: []Aside{{Text: words.Upper(p.Words()), Bold: true}}})
	b.workingCopy()
	b.add(Hint{b.Strategy.Council + ", " + b.Strategy.Name + ", in its own words. A figure counts records that bear on a row, by rule or because somebody chose them; it does not say that the row is done."})
	rows := map[string]thread.Covered{}
	for _, c := range thread.Coverage(thread.Follow(b.Strategy, b.f), p, b.Today) {
		rows[c.Action.ID] = c
	}
	for _, x := range b.Strategy.Mapped() {
		t := Table{Small: true, Columns: []Column{{Title: "Row", Width: 14, Bold: true}, {Title: "What we said we would do"}, {Title: "Records, newest", Width: 30}, {Title: "What there is none of", Width: 54}}}
		for _, a := range x.Actions() {
			c := rows[a.ID]
			newest := "None yet"
			switch {
			case c.Newest != "":
				newest = c.Newest.Short()
			case c.Undated > 0:
				newest = "No day"
			}
			var shows []string
			for _, s := range c.What {
				shows = append(shows, s.Words())
			}
			if c.Undated > 0 {
				shows = append(shows, fmt.Sprintf("%d without a day", c.Undated))
			}
			none := strings.Join(c.Missing, " ")
			if none == "" && c.NeverCan && c.Held == 0 {
				none = "No record shows this by itself."
			}
			row := Cells(a.Number(), a.Text, fmt.Sprint(c.Here), none)
			row.Cells[1].Sub, row.Cells[2].Sub = strings.Join(shows, ", "), newest
			t.Rows = append(t.Rows, row)
		}
		b.add(H2(x.Title()+": "+x.Name), t)
	}
}
