package app

import (
	"context"

	"waymark/internal/exchange"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/words"
)

// Gap is one thing that a health passport does not say yet.
type Gap = rules.Gap

// ListChange is one line of a filled list of a health passport.
type ListChange = exchange.ListChange

// Missing lists what the health passport of a young person does not say yet.
func (a *App) Missing(ctx context.Context, personID string) ([]Gap, error) {
	f, err := a.File(ctx, personID)
	if err != nil {
		return nil, err
	}
	return rules.Missing(f, a.Today()), nil
}

// PassportList is the spreadsheet of what is missing, to be filled in away from the computer. It holds no name, no answer and no private block.
func (a *App) PassportList(ctx context.Context, personID string) ([]byte, error) {
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	f, err := a.File(ctx, personID)
	if err != nil {
		return nil, err
	}
	return exchange.WritePassportList(f, a.Today()), nil
}

// ReadPassportList says what a filled list would change; nothing is kept.
func (a *App) ReadPassportList(ctx context.Context, personID string, data []byte) ([]ListChange, error) {
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	f, err := a.File(ctx, personID)
	if err != nil {
		return nil, err
	}
	return exchange.ReadPassportList(f, data, a.Today())
}

// TakePassportList keeps the lines of a filled list that change something, all or none, as one step that can be undone. n is how many.
func (a *App) TakePassportList(ctx context.Context, personID string, data []byte) (n int, err error) {
	changes, err := a.ReadPassportList(ctx, personID, data)
	if err != nil {
		return 0, err
	}
	var recs []record.Record
	seen := map[record.Record]bool{}
	for _, c := range changes {
		if c.Same {
			continue
		}
		n++
		if !seen[c.Record] { // two lines may be about one record
			seen[c.Record] = true
			recs = append(recs, c.Record)
		}
	}
	if n == 0 {
		return 0, nil
	}
	return n, a.save(ctx, "read a filled list: "+words.Count(n, "answer", "answers"), recs...)
}
