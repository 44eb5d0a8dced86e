package app_test

import (
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/thread"
	"waymark/internal/value"
)

func councilText(t *testing.T) string {
	t.Helper()
	return catalogue.ExampleStrategy()
}

func (d *desk) rows(r record.Record) string {
	var out []string
	for _, a := range d.EvidencedBy(r) {
		out = append(out, a.Number())
	}
	return strings.Join(out, " ")
}

func (d *desk) inUse() string {
	d.t.Helper()
	s, err := d.Strategy(ctx)
	must(d.t, err)
	return s.ID
}

// TestAStrategyOfTheServicesOwn: it is loaded, chosen, kept over a lock, taken back by Undo, and refused with a sentence when it does not fit.
func TestAStrategyOfTheServicesOwn(t *testing.T) {
	d := newDesk(t)
	text := councilText(t)
	visit := &care.Contact{Meta: d.of(d.amara), On: "2026-11-20", Mode: "dropin", Topics: "health"}
	if d.inUse() != "herefordshire-2017-20" || d.rows(visit) != "5.3b 8.4a" {
		t.Errorf("at first: %s, rows %s", d.inUse(), d.rows(visit))
	}
	d.refused(func() error {
		_, err := d.LoadStrategy(ctx, strings.Replace(text, `priority = 6`, `priority = 8`, 1))
		return err
	}, "There is no priority 8.")
	d.refused(func() error {
		_, err := d.LoadStrategy(ctx, strings.Replace(text, "practice-council-2025", "herefordshire-2017-20", 1))
		return err
	}, "comes with the program")
	p, err := d.LoadStrategy(ctx, text)
	must(t, err)
	if p.Name != "Growing Up Here 2025 to 2028" || p.Council != "Practice Council (made up)" || p.Loaded != d.Today() || d.inUse() != "herefordshire-2017-20" {
		t.Errorf("loaded %+v, in use %s", p, d.inUse())
	}
	d.refused(func() error { return d.UseStrategy(ctx, "surrey") }, "There is no strategy")
	must(t, d.UseStrategy(ctx, "practice-council-2025"))
	if d.inUse() != "practice-council-2025" || d.rows(visit) != "3B.2 6B.1" {
		t.Errorf("in use %s, rows %s", d.inUse(), d.rows(visit))
	}
	d.relock()
	if d.inUse() != "practice-council-2025" {
		t.Error("the choice was lost when the records were locked")
	}
	d.refused(func() error { return d.RemoveStrategy(ctx, "practice-council-2025") }, "in use")
	d.refused(func() error { return d.Remove(ctx, "strategy_paper", p.ID) }, "in use")
	d.refused(func() error { return d.RemoveStrategy(ctx, "herefordshire-2017-20") }, "comes with the program")

	again, err := d.LoadStrategy(ctx, strings.Replace(text, `short = "Health"`, `short = "Well"`, 1))
	must(t, err)
	if again.ID != p.ID || d.inUse() != "practice-council-2025" {
		t.Errorf("loading again made %s beside %s, in use %s", again.ID, p.ID, d.inUse())
	}
	second, err := d.LoadStrategy(ctx, strings.Replace(text, "practice-council-2025", "practice-council-2028", 1))
	must(t, err)
	second.Used = value.Yes
	d.refused(func() error { return d.Save(ctx, second) }, "Another strategy is in use")
	must(t, d.UseStrategy(ctx, "practice-council-2028"))
	lines, err := d.Strategies(ctx)
	must(t, err)
	used := 0
	for _, l := range lines {
		if l.Used {
			used++
		}
	}
	if len(lines) != 3 || used != 1 || d.inUse() != "practice-council-2028" {
		t.Errorf("%d strategies, %d in use, %s", len(lines), used, d.inUse())
	}
	if what, err := d.Undo(ctx); err != nil || what != "chose the strategy Growing Up Here 2025 to 2028" || d.inUse() != "practice-council-2025" {
		t.Errorf("undo %q %v: in use %s", what, err, d.inUse())
	}
	must(t, d.UseStrategy(ctx, "herefordshire-2017-20"))
	must(t, d.RemoveStrategy(ctx, "practice-council-2025"))
	if _, err := d.Undo(ctx); err != nil {
		t.Error(err)
	}
	history, err := d.History(ctx, app.HistoryFilter{Record: p.ID})
	must(t, err)
	if len(history) < 5 {
		t.Errorf("%d lines of history", len(history))
	}
	for _, c := range history {
		if line := strings.Join(c.Words(), " "); strings.Contains(line, "[[action]]") {
			t.Errorf("the history prints the file: %.80s", line)
		}
	}
}

// TestAPersonsChoiceAboutARow: a record is added to a row and taken from one by hand, with history and undo, and a choice that the rules make anyway is
// not kept.
func TestAPersonsChoiceAboutARow(t *testing.T) {
	d := newDesk(t)
	note := &care.CarerNote{Meta: d.of(d.amara), On: "2026-11-20", Kind: "fact", Happened: "A council volunteer took her to the open day."}
	visit := &care.Contact{Meta: d.of(d.amara), On: "2026-11-21", Mode: "dropin", Topics: "health"}
	d.save(note, visit)
	behind := func(row string) int {
		t.Helper()
		th, err := d.Thread(ctx, d.amara.ID)
		must(t, err)
		return len(th.Behind(row))
	}
	if behind("P8.6d") != 0 || behind("P5.3b") != 1 {
		t.Fatalf("at first %d and %d", behind("P8.6d"), behind("P5.3b"))
	}
	d.refused(func() error { return d.ChooseEvidence(ctx, "carer_note", note.ID, "9.9", true, "") }, "There is no row")
	d.refused(func() error { return d.ChooseEvidence(ctx, "carer_note", "nothing", "8.6d", true, "") }, "")
	d.refused(func() error { return d.ChooseEvidence(ctx, "service", d.Service().ID, "8.6d", true, "") }, "about a young person")
	must(t, d.ChooseEvidence(ctx, "carer_note", note.ID, "8.6d", true, "The volunteer came."))
	must(t, d.ChooseEvidence(ctx, "contact", visit.ID, "P5.3b", false, "No nurse was there."))
	if behind("P8.6d") != 1 || behind("P5.3b") != 0 {
		t.Errorf("chosen: %d and %d", behind("P8.6d"), behind("P5.3b"))
	}
	th, err := d.Thread(ctx, d.amara.ID)
	must(t, err)
	c := th.Behind("P8.6d")[0].Link.Choice
	if c == nil || c.By != "Ruth Okafor" || c.On != d.Today() || c.Why != "The volunteer came." || c.Strategy != "herefordshire-2017-20" {
		t.Errorf("the choice: %+v", c)
	}
	if what, err := d.Undo(ctx); err != nil || what != "took a record from row 5.3b" || behind("P5.3b") != 1 {
		t.Errorf("undo %q %v leaves %d", what, err, behind("P5.3b"))
	}
	if what, err := d.Redo(ctx); err != nil || behind("P5.3b") != 0 {
		t.Errorf("redo %q %v leaves %d", what, err, behind("P5.3b"))
	}
	must(t, d.ChooseEvidence(ctx, "contact", visit.ID, "5.3b", true, "")) // what the rules say anyway
	list, err := d.List(ctx, "evidence_choice", app.Filter{Person: d.amara.ID})
	must(t, err)
	if len(list) != 1 || behind("P5.3b") != 1 {
		t.Errorf("%d choices are kept, %d behind 5.3b", len(list), behind("P5.3b"))
	}
	must(t, d.Remove(ctx, "carer_note", note.ID))
	if behind("P8.6d") != 0 {
		t.Error("a record that was removed stands behind a row")
	}
	other := d.person("Bevan")
	bad := &care.EvidenceChoice{Meta: d.of(other), Strategy: "herefordshire-2017-20", Action: "P8.6d", Choice: "shows", Kind: "contact", Entry: visit.ID, On: d.Today()}
	d.refused(func() error { return d.Save(ctx, bad) }, "not in this young person's record")
	bad.Kind = "concern"
	d.refused(func() error { return d.Save(ctx, bad) }, "no such kind")
}

// TestCoverageOfACaseload: people are counted for a period, visits without a name stand beside them, and closed records are left out.
func TestCoverageOfACaseload(t *testing.T) {
	d := newDesk(t)
	bevan, gone := d.person("Bevan"), d.person("Ciara")
	for _, x := range []struct {
		p  *care.Person
		on value.Date
	}{{d.amara, "2026-03-03"}, {bevan, "2026-06-01"}, {bevan, "2026-11-02"}, {gone, "2026-06-01"}} {
		d.save(&care.Contact{Meta: d.of(x.p), On: x.on, Mode: "dropin", Topics: "health"})
	}
	d.save(&care.Tally{On: "2026-10-01"}, &care.Tally{On: "2026-01-01"})
	must(t, d.ClosePerson(ctx, gone.ID, "moved_on", d.Today()))
	p := thread.Period{From: "2026-04-01", To: d.Today()}
	if got := d.ThisYear(); got != p {
		t.Errorf("this year is %+v", got)
	}
	load, err := d.Caseload(ctx, p)
	must(t, err)
	for _, r := range load.Rows {
		if r.Action.ID != "P5.3b" {
			continue
		}
		if len(r.People) != 1 || r.People[0] != bevan.ID || r.Of != 2 || r.Here != 2 || len(r.Missing) == 0 || r.Missing[0].Words() != "For 1 of 2: no health drop-in in this time." || r.Missing[0].People[0] != d.amara.ID {
			t.Errorf("5.3b: %+v", r)
		}
	}
	behind := load.Behind("P5.3b")
	if len(behind) != 3 || behind[0].Person.ID != bevan.ID || behind[0].Day != "2026-11-02" || behind[1].Person != nil || behind[1].Day != "2026-10-01" {
		t.Errorf("behind 5.3b: %+v", behind)
	}
	_, rows, err := d.Coverage(ctx, d.amara.ID, p)
	must(t, err)
	for _, r := range rows {
		if r.Action.ID == "P5.3b" && (len(r.Missing) == 0 || r.Missing[0] != "No health drop-in since 3 March 2026.") {
			t.Errorf("Amara's 5.3b: %q", r.Missing)
		}
	}
	_, err = d.Caseload(ctx, thread.Period{From: "2026-05-01", To: "2026-04-01"})
	if fault.CodeOf(err) != fault.Invalid {
		t.Errorf("a period that ends before it begins: %v", err)
	}
	if _, _, err = d.Coverage(ctx, "nobody", p); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("nobody's coverage: %v", err)
	}
}
