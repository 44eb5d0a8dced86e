package app

import (
	"context"

	"waymark/internal/care"
	"waymark/internal/exchange"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/rules"
	"waymark/internal/store"
)

// CalendarFile is a calendar of due dates. Papers, one for each young person in it, are kept already; CalendarSaved adds the place of the file.
type CalendarFile struct {
	Bytes    []byte
	FileName string
	Papers   []*care.Paper
	Events   int
	Who      []CalendarPerson
}

// CalendarPerson is the code that stands for a young person in the file. The file itself holds no name.
type CalendarPerson struct {
	Code, Name, PersonID string
	Events               int
}

// Calendar makes a calendar file of what is due, for one young person or for everybody, and records it as what left the house about each of them.
func (a *App) Calendar(ctx context.Context, personID, forWhom string) (*CalendarFile, error) {
	if forWhom == "" {
		return nil, record.Problems{{Key: "for_whom", Label: "Who is this copy for", Text: "Name whose calendar it is."}}
	}
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	dues, err := a.Dues(ctx, personID)
	if err != nil {
		return nil, err
	}
	out := &CalendarFile{FileName: report.FileName("calendar", a.Today(), "ics")}
	var dated []rules.Due
	at := map[string]int{}
	for _, d := range dues {
		if d.Day == "" || d.RecordKind == care.ConcernSpec.Kind { // a calendar file leaves the house
			continue
		}
		dated = append(dated, d)
		if _, had := at[d.PersonID]; !had {
			at[d.PersonID] = len(out.Who)
			out.Who = append(out.Who, CalendarPerson{Code: exchange.PersonCode(d.PersonID), Name: d.Person, PersonID: d.PersonID})
		}
		out.Who[at[d.PersonID]].Events++
	}
	if len(dated) == 0 {
		return nil, fault.New(fault.Refused, "Nothing is due on a day that is known, so there is nothing to put into a calendar.")
	}
	out.Bytes, out.Events = exchange.Calendar(dated, a.o.Now()), len(dated)
	var people []string
	for _, w := range out.Who {
		people = append(people, w.PersonID)
	}
	err = a.write(ctx, "", func(tx *store.Tx) (err error) {
		out.Papers, err = a.handOut(ctx, tx, care.Paper{Report: "calendar", ForWhom: forWhom, Format: "ics", LeftOut: "names\nwhat each date is about"}, out.Bytes, func(*care.Paper) map[string]string {
			return map[string]string{"what": "a calendar of due dates", "for_whom": forWhom}
		}, people...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// CalendarSaved remembers where the file was saved, so that it is listed until it is erased.
func (a *App) CalendarSaved(ctx context.Context, f *CalendarFile, path string) error {
	return a.savedAt(ctx, f.Papers, path)
}
