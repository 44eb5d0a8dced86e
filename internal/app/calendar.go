package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strconv"

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
	sum := sha256.Sum256(out.Bytes)
	err = a.write(ctx, "", func(tx *store.Tx) error {
		for _, w := range out.Who {
			made, err := tx.List(ctx, care.PaperSpec, Filter{Person: w.PersonID, Equal: map[string]string{"report": "calendar"}})
			if err != nil {
				return err
			}
			p := &care.Paper{Meta: record.Meta{PersonID: w.PersonID}, Report: "calendar", ForWhom: forWhom, Format: "ics", Made: a.Today(), Number: strconv.Itoa(len(made) + 1),
				LeftOut: "names\nwhat each date is about", Size: len(out.Bytes), Digest: hex.EncodeToString(sum[:])}
			if err := tx.Insert(ctx, p); err != nil {
				return err
			}
			if err := tx.Note(ctx, "export", w.PersonID, map[string]string{"what": "a calendar of due dates", "for_whom": forWhom}); err != nil {
				return err
			}
			out.Papers = append(out.Papers, p)
		}
		return nil
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
