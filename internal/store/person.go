package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/value"
)

// File reads everything about one young person, but for what is kept apart: so no rule, print-out or copy can hold that.
func (tx *Tx) File(ctx context.Context, personID string) (*care.File, error) {
	f := &care.File{}
	for _, s := range care.Specs() {
		if s.Shared || s.Apart {
			continue
		}
		if err := tx.each(ctx, s, Filter{Person: personID}, f.Add); err != nil {
			return nil, err
		}
	}
	if f.Person == nil {
		return nil, errGone
	}
	return f, nil
}

// Files reads what rules and lists need of many young people at once, in one query a table: everything but notes, evidence and
// attachments; of papers only what was given about money, and of contacts only the last one that was answered, visits the rules ask for, visits at the present home where such a clock runs, offers, and open follow-ups. With personID it reads
// one young person only.
func (tx *Tx) Files(ctx context.Context, personID string, today value.Date) ([]*care.File, error) {
	byID := map[string]*care.File{}
	var out []*care.File
	for _, s := range care.Specs() {
		f := Filter{Person: personID}
		switch s.Kind {
		case "attendee", "signature", "frozen_review",
			"carer_note", "skill_evidence", "attachment", "health_fact", "health_service", "immunisation", "connection", "own_words", "feeling", "skill_rating", "money_claim",
			"assessed_need", "asked", "copy_given", "entry_reply", "meeting_choice", "evidence_choice":
			continue
		case "paper":
			f.SQL = "given_day <> '' AND report LIKE 'savings-%'" // they end a clock
		case "contact":
			// each part goes by an index of its own, so that the home page does not read every contact ever made
			f.SQL = fmt.Sprintf(`n IN (SELECT n FROM contact WHERE follow_up_day <> '' AND follow_up_done_day = ''
				UNION ALL SELECT n FROM contact WHERE statutory_visit <> ''
				UNION ALL SELECT c.n FROM home h CROSS JOIN contact c ON c.person_id = h.person_id AND c.on_day >= h.from_day
					WHERE c.mode = 'home' AND (h.to_day = '' OR h.to_day >= '%[1]s') AND (h.by_council = 'yes' OR EXISTS (SELECT 1 FROM local_rule WHERE rule = 'new-home-review' AND also_for <> ''))
				UNION ALL SELECT (SELECT c.n FROM contact c WHERE c.person_id = person.id AND c.talked <> 'no' AND c.on_day <= '%[1]s' ORDER BY c.on_day DESC, c.at_time DESC, c.n DESC LIMIT 1) FROM person)`, today)
		}
		if s.Shared || s.Apart {
			continue
		}
		err := tx.each(ctx, s, f, func(r record.Record) {
			file := byID[r.Head().PersonID]
			if file == nil {
				file = &care.File{}
				byID[r.Head().PersonID] = file
				out = append(out, file)
			}
			file.Add(r)
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Draft is unfinished text of a form; it lies in the vault's frames but not in history.
type Draft struct {
	Kind, RecordID, PersonID string
	Fields                   map[string]string // as typed, not parsed
	At                       value.Instant
}

// KeepDraft keeps the unfinished text of a form, one draft for each type, record and young person.
func (tx *Tx) KeepDraft(ctx context.Context, d Draft) error {
	if err := tx.DropDraft(ctx, d); err != nil {
		return err
	}
	id, err := tx.newID()
	if err != nil {
		return err
	}
	body, err := json.Marshal(d.Fields)
	if err != nil {
		return err
	}
	_, err = tx.t.ExecContext(ctx, "INSERT INTO draft (id, kind, record_id, person_id, at, body) VALUES (?, ?, ?, ?, ?, ?)", id, d.Kind, d.RecordID, d.PersonID, int64(tx.instant()), string(body))
	return err
}

// DropDraft removes a draft, if there is one.
func (tx *Tx) DropDraft(ctx context.Context, d Draft) error {
	if err := tx.mustWrite(); err != nil {
		return err
	}
	_, err := tx.t.ExecContext(ctx, "DELETE FROM draft WHERE kind = ? AND record_id = ? AND person_id = ?", d.Kind, d.RecordID, d.PersonID)
	return err
}

// Draft reads the draft of a form; nil when there is none.
func (tx *Tx) Draft(ctx context.Context, kind, recordID, personID string) (*Draft, error) {
	list, err := tx.drafts(ctx, " WHERE kind = ? AND record_id = ? AND person_id = ?", kind, recordID, personID)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// Drafts are all unfinished entries, newest first.
func (tx *Tx) Drafts(ctx context.Context) ([]Draft, error) { return tx.drafts(ctx, " ORDER BY n DESC") }

func (tx *Tx) drafts(ctx context.Context, rest string, args ...any) ([]Draft, error) {
	rows, err := tx.t.QueryContext(ctx, "SELECT kind, record_id, person_id, at, body FROM draft"+rest, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Draft
	for rows.Next() {
		var d Draft
		var body string
		if err := rows.Scan(&d.Kind, &d.RecordID, &d.PersonID, (*int64)(&d.At), &body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &d.Fields); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, rows.Err()
}

// LastRead is when somebody last opened a young person's page, 0 when never.
func (tx *Tx) LastRead(ctx context.Context, personID string, who Who) (at value.Instant, err error) {
	err = tx.t.QueryRowContext(ctx, "SELECT at FROM change WHERE person_id = ? AND act = 'read' AND who = ? ORDER BY n DESC LIMIT 1", personID, who.String()).Scan((*int64)(&at))
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return at, err
}

// Head is the newest value of the history's hash chain in hex, and its length: it goes into print-outs and backups as a witness.
func (tx *Tx) Head(ctx context.Context) (n int64, chain string, err error) {
	err = tx.t.QueryRowContext(ctx, "SELECT n, lower(hex(chain)) FROM change ORDER BY n DESC LIMIT 1").Scan(&n, &chain)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, "", nil
	}
	return n, chain, err
}
