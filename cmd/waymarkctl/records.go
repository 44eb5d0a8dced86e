package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/exchange"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/value"
)

func commands() []command {
	return []command{
		{"demo", "--out DIR [--people N] [--years N] [--seed N]", "practice records with made-up people, and their review packs", closed, 0, demo},
		{"create", "--name NAME [--role adviser|carer|young] [--out DIR]", "new records; prints the recovery key once", closed, 0, create},
		{"verify", "", "read and compare everything", reads, 0, verify},
		{"backup", "[--to PLACE]", "a verified backup; with --to a copy away from this computer", reads, 0, backup},
		{"backups", "", "the backups there are", reads, 0, backups},
		{"restore", "BACKUP", "put a backup in place; the present records are moved aside", closed, 1, restore},
		{"trial", "BACKUP", "open a backup in memory only, to show that it would open", closed, 1, trial},
		{"passwd", "[--new-passphrase-file FILE]", "change the passphrase", changes, 0, passwd},
		{"recovery", "[--out DIR]", "a new recovery key; the old sheet opens nothing any more", changes, 0, recovery},
		{"newkeys", "[--out DIR]", "somebody may know the passphrase: new keys, everything encrypted anew", changes, 0, newKeys},
		{"identity", "", "the age identity, to open records.age with the age tool", reads, 0, identity},
		{"schema", "[KIND]", "record types, fields, kinds and choices", closed, 1, schema},
		{"add", "KIND [--person ID] key=value …", "add a record", changes, many, add},
		{"set", "KIND ID key=value …", "change a record", changes, many, set},
		{"remove", "KIND ID", "remove a record; undo brings it back", changes, 2, remove},
		{"reverse", "ENTRY --reason WHY", "reverse a line of the savings ledger", changes, 1, reverse},
		{"savings", "PERSON", "accounts, what is behind, what the last statement said, what was handed on", reads, 1, savings},
		{"check", "ACCOUNT BALANCE [--on-day DAY] [--reason WHY]", "hold an account against a statement; a difference without a reason stays open", changes, 2, checkStatement},
		{"transfer", "FROM TO SUM [--on-day DAY] [--reason WHY] [--for WHO-AGREED]", "move money between two accounts of a young person, as one step", changes, 3, transfer},
		{"money", "PERSON", "money that may be claimed: from when, and what became of it", reads, 1, money},
		{"move", "KIND ID --to PERSON", "wrong person: move this", changes, 2, move},
		{"merge", "KEEP OTHER", "join two records of one young person", changes, 2, merge},
		{"close", "PERSON --reason moved_on|turned_25|no_longer|died [--on-day DAY]", "close a young person's record; nothing is erased", changes, 1, closeRecord},
		{"reopen", "PERSON", "open a closed record again", changes, 1, reopen},
		{"list", "KIND [--person ID] [key=value …] [--csv]", "records of a type", reads, many, list},
		{"show", "KIND ID", "one record", reads, 2, show},
		{"history", "[KIND ID | --person ID] [--all]", "who changed what, newest first", reads, 2, history},
		{"undo", "", "take the last change back", changes, 0, undo},
		{"redo", "", "do it again", changes, 0, redo},
		{"due", "[--person ID]", "what is due: rule, day, fact, source, and whether the day moved", reads, 0, due},
		{"touch", "[--person ID]", "last heard from and seen, against what is expected; who is at most risk of losing touch first; quiet periods, steps to find them", reads, 0, inTouch},
		{"visits", "--person ID", "each visit that the regulations ask for in the last 12 months, and the visit that met it", reads, 0, visitWindows},
		{"rules", "", "every clock: what binds, from which fact, source, and what is different here", closed, 0, listRules},
		{"return", "[--year N] [--all] [--out FILE.csv --for WHO]", "the keeping-in-touch return: who is asked about, what would fail (--all: and who is not); with --out the file, recorded (--all: and lines that fail)", changes, 0, keepingInTouch},
		{"annexa", "[--out FILE.csv --for WHO]", "Ofsted's list of care leavers (Annex A, list 9): who is in it, what is blank; with --out the file, recorded", changes, 0, annexA},
		{"measures", "[--from DAY --to DAY] [--by-age] [--outside]", "what the records show for priorities 5 and 8, each figure with whom it counts; with --outside small numbers are hidden", reads, 0, listMeasures},
		{"desk", "[--on-day DAY]", "the drop-in desk of a day: who came, who is still here, who was counted, visitors of whom no adviser was told yet", reads, 0, deskOfDay},
		{"left", "contact|visitor|tally ID", "somebody who came to the drop-in today leaves now", changes, 2, leftNow},
		{"join", "VISITOR --to PERSON", "a visitor is a young person of these records: their visit becomes a contact; undo takes it back", changes, 1, joinVisitor},
		{"slip", "VISITOR --out FILE [--format pdf|html|txt]", "the slip for a visitor's adviser; recorded", changes, 1, slip},
		{"calendar", "--person ID|--all --for WHO --out FILE.ics", "what is due as a calendar file, without names; recorded", changes, 0, calendar},
		{"birthdays", "--person ID", "what starts and what stops between 15¾ and 25, and why", reads, 0, birthdays},
		{"status", "--person ID", "leaving-care status worked out, line by line", reads, 0, status},
		{"close-review", "REVIEW key=value …", "a review was held: gives it its number and freezes what the plan says", changes, many, closeReview},
		{"closed-reviews", "--person ID", "the reviews that were closed, and whether all of them can still be read", reads, 0, closedReviews},
		{"unrecorded", "[--person ID]", "what is not on the council's record yet", reads, 0, unrecorded},
		{"copy", "contact|review|pathway_plan|assessment ID", "one of these as plain text for the council's record, noted in its history", changes, 2, copyText},
		{"recorded", "contact|review|pathway_plan|assessment ID [--on-day DAY]", "it stands on the council's record since that day, or today", changes, 2, recorded},
		{"skills", "[AREA] [--person ID]", "the list of skills; with a person what both voices say, milestones, what is to go", reads, 1, skills},
		{"search", "WORDS [--person ID]", "everything anybody wrote", reads, many, search},
		{"report", "KIND [--person ID|--all] --out DIR --audience A --for WHO [--format pdf|html|txt|csv|xlsx] [--section S] [--option K=V] [--show CODE] [--other NAME=remove]", "print-outs; with --dry-run, what is in one and what can be chosen", changes, 1, reportAll},
		{"changed", "PACK --person ID", "what differs from a review pack that was printed, by its number", reads, 1, changed},
		{"given", "PAPER --to WHO [--on-day DAY] [key=value …]", "a print-out was given; for a young person's passport with what proves it: format, explained_by, copy_on_file, consent, …", changes, many, given},
		{"import", "--as KIND FILE.csv|FILE.xlsx [--person ID] [--map COLUMN=key] [--word key:WORD=code] [--who NAME=ID] [--days dmy|mdy] [--sheet NAME] [--likes skip|add|change] [--leave-out] [--dry-run] [key=value …]", "add the rows of a spreadsheet, all or none; key=value is the same for every row", changes, many, importSheet},
		{"missing", "--person ID", "what a health passport does not say yet, and who can tell", reads, 0, missing},
		{"passport-list", "--person ID --out FILE.csv", "those questions as a spreadsheet to fill in; no name, no answers", reads, 0, passportList},
		{"passport-read", "FILE.csv --person ID [--dry-run]", "read a filled list back, all or none", changes, 1, passportRead},
		{"export", "--person ID --for WHO --out FILE", "everything about one person as JSON, recorded", changes, 0, export},
		{"logo", "[FILE] [--remove]", "the service's picture on print-outs for meetings, guests, the file and staff; without a file, whether there is one", changes, 1, logo},
		{"strategy", "[ID] [--load FILE | --use ID | --remove ID | --example | --signs]", "the strategies and which is in use; the rows of one; a council's own from a file", changes, 1, strategy},
		{"thread", "ROW [--person ID] [--from DAY] [--to DAY] | KIND ID [--add ROW | --take ROW] [--reason WHY]", "the records behind a row of the strategy; the rows of a record, and a choice about one", changes, 2, goldenThread},
		{"coverage", "[PERSON] [--from DAY] [--to DAY]", "what is held for each row of the strategy, and what is not; of one young person or of everybody", reads, 1, coverage},
		{"attach", "FILE --person ID --title TITLE", "keep a picture, a PDF or a plain text inside the records", changes, 1, attach},
		{"attachments", "[--person ID]", "the papers that are kept", reads, 0, attachments},
		{"attachment", "ID --out FILE --for WHO", "a copy of a paper outside the records, recorded", changes, 1, attachment},
	}
}

func objects(list []record.Record) []map[string]any {
	out := make([]map[string]any, len(list))
	for i, r := range list {
		out[i] = app.Object(r)
	}
	return out
}

func specArg(c *call) (*record.Spec, error) {
	kind, err := c.arg(0, "a record type")
	if err != nil {
		return nil, err
	}
	if s := care.Spec(kind); s != nil {
		return s, nil
	}
	var kinds []string
	for _, s := range care.Specs() {
		kinds = append(kinds, s.Kind)
	}
	return nil, fault.New(fault.Invalid, fmt.Sprintf("There is no record type %q. The types are %s.", kind, strings.Join(kinds, ", ")))
}

// assign reads key=value into a record; every problem is named at once.
func (c *call) assign(s *record.Spec, r record.Record, pairs []string) error {
	var problems record.Problems
	for _, p := range pairs {
		key, text, ok := strings.Cut(p, "=")
		f := s.Field(key)
		if !ok || f == nil || f.Retired {
			problems = append(problems, record.Problem{Key: key, Text: fmt.Sprintf("%q is not key=value with a field of %s.", p, s.Kind)})
			continue
		}
		if err := exchange.ParseCell(f, r, text, c.a.Today()); err != nil {
			problems = append(problems, record.Problem{Key: key, Label: f.Label, Text: fault.Sentence(err)})
		}
	}
	if problems != nil {
		return problems
	}
	return nil
}

func add(c *call) error {
	s, err := specArg(c)
	if err != nil {
		return err
	}
	r := s.New()
	for _, f := range s.Fields {
		if f.Default != "" {
			if err := f.SetCode(r, f.Default); err != nil {
				return err
			}
		}
	}
	r.Head().PersonID = c.person
	if err := c.assign(s, r, c.args[1:]); err != nil {
		return err
	}
	if p, ok := r.(*care.Person); ok {
		if err := c.likeNames(p); err != nil {
			return err
		}
	}
	if err := c.a.Save(c.ctx, r); err != nil {
		return err
	}
	return c.show(objects([]record.Record{r}), func(o map[string]any) string { return fmt.Sprint(o["id"]) })
}

// paper is a print-out by its id, also one about the whole service.
func (c *call) paper(id string) (*care.Paper, error) {
	if r, err := c.a.Get(c.ctx, care.ServicePaperSpec.Kind, id); err == nil {
		return (*care.Paper)(r.(*care.ServicePaper)), nil
	}
	r, err := c.a.Get(c.ctx, care.PaperSpec.Kind, id)
	if err != nil {
		return nil, err
	}
	return r.(*care.Paper), nil
}

// given records that a print-out was given. For a young person's own passport the rest of the words fill in the record that proves it.
func given(c *call) error {
	id, err := c.arg(0, "a print-out: the id that list paper shows")
	if err != nil {
		return err
	}
	p, err := c.paper(id)
	if err != nil {
		return err
	}
	issue, err := c.a.Issue(c.ctx, p, "", false)
	if err != nil {
		return err
	}
	if more := c.args[1:]; len(more) > 0 {
		if issue == nil {
			return fault.New(fault.Invalid, "Only a young person’s own passport or card takes more than --to and --on-day.")
		}
		if err := c.assign(care.PassportIssueSpec, issue, more); err != nil {
			return err
		}
	}
	on := c.a.Today()
	if c.onDay != "" {
		on = value.Date(c.onDay)
	}
	if err := c.a.Give(c.ctx, p, c.to, on, issue); err != nil {
		return err
	}
	out := []record.Record{p}
	if issue != nil {
		out = append(out, issue)
	}
	return c.show(objects(out), func(o map[string]any) string { return fmt.Sprint(o["id"]) })
}

// likeNames warns of somebody who may be the same young person.
func (c *call) likeNames(p *care.Person) error {
	if !p.Born.Valid() {
		return nil
	}
	like, err := c.a.LikeNames(c.ctx, p)
	if err != nil {
		return err
	}
	for _, q := range like {
		fmt.Fprintf(c.err, "%s (%s) has the same birth date and a name that sounds alike. One young person has one record: waymarkctl merge joins two.\n", q.Name(), q.ID)
	}
	return nil
}

func set(c *call) error {
	s, err := specArg(c)
	if err != nil {
		return err
	}
	id, err := c.arg(1, "the record's id")
	if err != nil {
		return err
	}
	r, err := c.a.Get(c.ctx, s.Kind, id)
	if err != nil {
		return err
	}
	if err := c.assign(s, r, c.args[2:]); err != nil {
		return err
	}
	if err := c.a.Save(c.ctx, r); err != nil {
		return err
	}
	return c.show(objects([]record.Record{r}), func(o map[string]any) string { return fmt.Sprint(o["id"]) })
}

func remove(c *call) error {
	s, err := specArg(c)
	if err != nil {
		return err
	}
	id, err := c.arg(1, "the record's id")
	if err != nil {
		return err
	}
	return c.a.Remove(c.ctx, s.Kind, id)
}

func reverse(c *call) error {
	id, err := c.arg(0, "the entry's id")
	if err != nil {
		return err
	}
	return c.a.Reverse(c.ctx, id, c.reason)
}

func move(c *call) error {
	s, err := specArg(c)
	if err != nil {
		return err
	}
	id, err := c.arg(1, "the record's id")
	if err != nil {
		return err
	}
	if c.to == "" {
		return fault.New(fault.Invalid, "Say under whom it belongs: --to PERSON.")
	}
	return c.a.Move(c.ctx, s.Kind, id, c.to)
}

func merge(c *call) error {
	keep, err := c.arg(0, "the id of the record to keep")
	if err != nil {
		return err
	}
	other, err := c.arg(1, "the id of the other record")
	if err != nil {
		return err
	}
	return c.a.Merge(c.ctx, keep, other)
}

func list(c *call) error {
	s, err := specArg(c)
	if err != nil {
		return err
	}
	f := app.Filter{Person: c.person, Equal: map[string]string{}}
	for _, p := range c.args[1:] {
		key, text, ok := strings.Cut(p, "=")
		if !ok {
			return fault.New(fault.Invalid, fmt.Sprintf("%q is not key=value.", p))
		}
		f.Equal[key] = text
	}
	if c.csv && s.Apart {
		return fault.New(fault.Refused, "A safeguarding concern is never written to a spreadsheet file.")
	}
	recs, err := c.a.List(c.ctx, s.Kind, f)
	if err != nil {
		return err
	}
	if c.csv {
		_, err := c.out.Write(exchange.WriteCSV(s, recs))
		return err
	}
	lines := map[string]string{}
	for _, r := range recs {
		lines[r.Head().ID] = s.LineOf(r)
	}
	return c.show(objects(recs), func(o map[string]any) string { id := o["id"].(string); return id + "  " + lines[id] })
}

func show(c *call) error {
	s, err := specArg(c)
	if err != nil {
		return err
	}
	id, err := c.arg(1, "the record's id")
	if err != nil {
		return err
	}
	r, err := c.a.Get(c.ctx, s.Kind, id)
	if err != nil {
		return err
	}
	if c.json {
		return c.show(objects([]record.Record{r}), nil)
	}
	for _, f := range s.Fields {
		if text := f.Show(r); text != "" {
			fmt.Fprintf(c.out, "%s: %s\n", strings.TrimSuffix(f.Label, "?"), text)
		}
	}
	var rows []string
	for _, a := range c.a.EvidencedBy(r) {
		rows = append(rows, a.Number())
	}
	if len(rows) > 0 {
		fmt.Fprintf(c.out, "Evidence for: %s\n", strings.Join(rows, ", "))
	}
	return nil
}

func history(c *call) error {
	const shown = 1000
	f := app.HistoryFilter{Person: c.person, Limit: shown + 1}
	if c.json || c.all {
		f.Limit = 1 << 30
	}
	if len(c.args) > 0 {
		if _, err := specArg(c); err != nil {
			return err
		}
		id, err := c.arg(1, "the record's id")
		if err != nil {
			return err
		}
		f.Record = id
	}
	changes, err := c.a.History(c.ctx, f)
	if err != nil {
		return err
	}
	older := len(changes) == shown+1 && f.Limit == shown+1
	if older {
		changes = changes[:shown]
	}
	var out []map[string]any
	for _, h := range changes {
		out = append(out, map[string]any{"n": h.N, "at": h.At.In(time.UTC).Format(time.RFC3339), "who": h.Who, "act": h.Act, "kind": h.Kind, "record_id": h.RecordID,
			"person_id": h.PersonID, "fields": h.Fields, "words": h.Words()})
	}
	if older {
		defer fmt.Fprintf(c.err, "These are the newest %d lines; older ones are left out. waymarkctl history --all shows every line.\n", shown)
	}
	return c.show(out, func(o map[string]any) string {
		return fmt.Sprintf("%s  %s: %s", o["at"], o["who"], strings.Join(o["words"].([]string), "; "))
	})
}

func undo(c *call) error {
	what, err := c.a.Undo(c.ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(c.out, "Undone: "+what)
	return nil
}

func redo(c *call) error {
	what, err := c.a.Redo(c.ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(c.out, "Done again: "+what)
	return nil
}

func search(c *call) error {
	hits, err := c.a.Search(c.ctx, strings.Join(c.args, " "), c.person)
	if err != nil {
		return err
	}
	var out []map[string]any
	for _, h := range hits {
		o := app.Object(h.Record)
		o["kind"] = h.Kind
		o["line"] = care.SpecOf(h.Record).LineOf(h.Record)
		out = append(out, o)
	}
	return c.show(out, func(o map[string]any) string { return fmt.Sprintf("%s %s  %s", o["kind"], o["id"], o["line"]) })
}

func schema(c *call) error {
	specs := care.Specs()
	if len(c.args) > 0 {
		s, err := specArg(c)
		if err != nil {
			return err
		}
		specs = []*record.Spec{s}
	}
	var out []map[string]any
	for _, s := range specs {
		var fields []map[string]any
		for _, f := range s.Fields {
			o := map[string]any{"key": f.Key, "label": f.Label, "kind": string(f.Kind), "required": f.Need}
			if f.RefKind != "" {
				o["refers_to"] = f.RefKind
			}
			if len(f.Options) > 0 {
				choices := map[string]string{}
				for _, p := range f.Options {
					choices[p.Code] = p.Label
				}
				o["choices"] = choices
			}
			if f.Help != "" {
				o["help"] = f.Help
			}
			fields = append(fields, o)
		}
		out = append(out, map[string]any{"kind": s.Kind, "one": s.One, "many": s.Many, "person": !s.Shared, "append_only": s.Ledger, "evidences": s.Actions, "fields": fields})
	}
	return c.show(out, func(o map[string]any) string {
		var b strings.Builder
		fmt.Fprintf(&b, "%s (%s)\n", o["kind"], o["one"])
		for _, f := range o["fields"].([]map[string]any) {
			fmt.Fprintf(&b, "  %-20s %-7s %s", f["key"], f["kind"], f["label"])
			if ch, ok := f["choices"].(map[string]string); ok {
				var codes []string
				for k := range ch {
					codes = append(codes, k)
				}
				sort.Strings(codes)
				fmt.Fprintf(&b, " [%s]", strings.Join(codes, ", "))
			}
			b.WriteByte('\n')
		}
		return b.String()
	})
}

func export(c *call) error {
	if c.dir == "" || c.person == "" {
		return fault.New(fault.Invalid, "Say who and where to: --person ID --out FILE.")
	}
	path, err := filepath.Abs(c.dir)
	if err != nil {
		return fault.Wrap(fault.Invalid, "The file "+c.dir+" cannot be written.", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil { // before anything is recorded as given away
		return fault.Wrap(fault.NotSaved, "The folder "+filepath.Dir(path)+" cannot be made.", err)
	}
	p, err := c.a.Export(c.ctx, c.person, c.forWhom)
	if err != nil {
		return err
	}
	if path, err = c.writeFile(path, p.Bytes); err != nil {
		return err
	}
	return c.a.Saved(c.ctx, p.Paper, path)
}
