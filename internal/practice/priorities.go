package practice

import (
	"fmt"

	"waymark/internal/care"
	"waymark/internal/value"
)

// priorities plans what is made about the whole service: the drop-in month reports of the last half year, given to the team's meeting.
func (m *maker) priorities() {
	first := value.Date(string(m.today[:8]) + "01")
	for n := 6; n > 0; n-- {
		made := first.AddMonths(1 - n).AddDays(2)
		m.on(made, 10, &care.ServicePaper{Report: "drop-in-month", Audience: "staff", ForWhom: "The team’s meeting", Purpose: "How the drop-in is used", Made: made, Number: fmt.Sprint(7 - n), Check: "PRCT", Format: "pdf",
			GivenTo: "The team", Given: min(made.AddDays(4), m.today)})
	}
}
