package app

import (
	"context"
	"encoding/json"
	"time"

	"waymark/internal/care"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/store"
)

// Object is a record with the Spec's keys and id: days YYYY-MM-DD, money in whole pence, numbers as numbers.
func Object(r record.Record) map[string]any {
	s := care.SpecOf(r)
	out := map[string]any{"id": r.Head().ID}
	if !s.Shared {
		out["person_id"] = r.Head().PersonID
	}
	for _, f := range s.Fields {
		switch f.Kind {
		case record.Money, record.Int:
			out[f.Key] = f.SQL(r)[0]
		case record.Many:
			codes := record.Codes(f.Code(r))
			if codes == nil {
				codes = []string{}
			}
			out[f.Key] = codes
		case record.Fact:
			v := f.SQL(r)
			answer := v[1].(string)
			if answer == "" {
				answer = "not_asked"
			}
			out[f.Key], out[f.Key+"_answer"] = v[0], answer
		default:
			out[f.Key] = f.Code(r)
		}
	}
	return out
}

// Export is everything about one young person as JSON, with its history. The export itself is recorded as a print-out is: Saved adds the place of
// its file, which is then offered for erasing.
func (a *App) Export(ctx context.Context, personID, forWhom string) (*Printed, error) {
	if forWhom == "" {
		return nil, record.Problems{{Key: "for_whom", Label: "Who is this copy for", Text: "Name who will receive it."}}
	}
	type line struct {
		At     string               `json:"at"`
		Who    string               `json:"who"`
		Act    string               `json:"act"`
		Kind   string               `json:"kind,omitempty"`
		Record string               `json:"record_id,omitempty"`
		Fields map[string][2]string `json:"fields,omitempty"`
	}
	out := struct {
		Program string                      `json:"program"`
		Made    string                      `json:"made"`
		ForWhom string                      `json:"for_whom"`
		Note    string                      `json:"note"`
		Records map[string][]map[string]any `json:"records"`
		History []line                      `json:"history"`
	}{"Waymark", string(a.Today()), forWhom, "A working copy; the council holds the record. Safeguarding concerns are kept apart and are never in a copy.", map[string][]map[string]any{}, nil}
	if err := a.ownersOnly(); err != nil {
		return nil, err
	}
	err := a.read(ctx, func(tx *store.Tx) error {
		f, err := tx.File(ctx, personID)
		if err != nil {
			return err
		}
		f.Each(func(r record.Record) {
			kind := care.SpecOf(r).Kind
			out.Records[kind] = append(out.Records[kind], Object(r))
		})
		ours, err := skillsNamed(ctx, tx, f)
		if err != nil {
			return err
		}
		for _, c := range ours {
			out.Records[care.SkillChangeSpec.Kind] = append(out.Records[care.SkillChangeSpec.Kind], Object(c))
		}
		changes, err := tx.History(ctx, HistoryFilter{Person: personID, Limit: 1 << 30})
		for _, c := range withoutApart(changes) {
			out.History = append(out.History, line{c.At.In(time.UTC).Format(time.RFC3339), c.Who, c.Act, c.Kind, c.RecordID, c.Fields})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return nil, err
	}
	var papers []*care.Paper
	err = a.write(ctx, "", func(tx *store.Tx) (err error) {
		papers, err = a.handOut(ctx, tx, care.Paper{Report: "export", ForWhom: forWhom, Format: "json"}, data, func(*care.Paper) map[string]string {
			return map[string]string{"what": "everything about one person", "for_whom": forWhom}
		}, personID)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Printed{Bytes: data, FileName: report.FileName("export", a.Today(), "json"), Paper: papers[0]}, nil
}
