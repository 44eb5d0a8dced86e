package practice

import (
	"context"
	"fmt"
	"strings"

	"waymark/internal/app"
	"waymark/internal/value"
)

// SheetName is the file of made-up visits that stands beside the practice records, to try an import with.
const SheetName = "visits-to-import.csv"

// Sheet is that file: as a service would send it, with words that have to be settled, a name that fits nobody, a day that does not exist and a row
// that is in it twice. people are the names as they stand in the practice records.
func Sheet(people []string, today value.Date) []byte {
	var b strings.Builder
	b.WriteString("Visits of the Marlshire 16+ Team (made up),,,,,,\r\nDate,Young person,Contact type,Mins,Notes,Subject,Mileage\r\n")
	row := func(back int, who, how, mins, notes, about, miles string) {
		d := today.AddDays(-back)
		fmt.Fprintf(&b, "%02d/%02d/%d,%s,%s,%s,%s,%s,%s\r\n", d.Day(), d.Month(), d.Year(), who, how, mins, notes, about, miles)
	}
	name := func(i int) string { return people[i%len(people)] }
	row(41, name(0), "Phone", "15", "Rang about the bursary form", "Money", "")
	row(40, name(1), "F2F", "45", "Met at the library", "Learning or work", "6")
	row(38, name(2), "F2F", "30 mins", "Looked at two rooms to rent", "Housing", "11")
	row(36, name(0), "Text", "", "Asked how the interview went", "Learning or work", "")
	row(36, name(0), "Text", "", "Asked how the interview went", "Learning or work", "")
	row(34, name(3), "Drop-in", "20", "", "Food and essentials", "")
	row(33, "Pat Nobody", "Phone", "10", "Number not known", "", "")
	row(31, name(1), "Email", "", "Sent the leaflet", "Health; Housing", "")
	fmt.Fprintf(&b, "31/02/%d,%s,Phone,5,The day was written wrongly,,\r\n", today.Year(), name(2))
	return []byte(b.String())
}

// bringTally imports what was counted on paper at the drop-in while the computer was away for repair.
func (m *maker) bringTally() {
	day := m.today.AddDays(-75)
	m.doLate(day, 16, func(ctx context.Context, a *app.App) error {
		text := "Date,Time,Venue\r\n"
		for i := range 3 {
			text += fmt.Sprintf("%s,15:%02d,No. 4\r\n", day.AddDays(-1).Short(), 10+i*12)
		}
		sheet, err := a.ReadSheet(ctx, "drop-in-on-paper.csv", []byte(text), "")
		if err != nil {
			return err
		}
		how, _, err := a.ProposeImport(ctx, sheet, "tally")
		if err != nil {
			return err
		}
		imp, err := a.CheckImport(ctx, sheet, how, "", func(float64) {})
		if err != nil {
			return err
		}
		_, err = a.ApplyImport(ctx, imp, func(float64) {})
		return err
	})
}
