package store

import (
	"database/sql"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"waymark/internal/care"
)

// TestGivenPassportsMove: a passport that was recorded as a health check becomes a record of its own, with the same number and the same words, so that
// the search index still fits; a score moves to where nought is a score.
func TestGivenPassportsMove(t *testing.T) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	do := func(q string) {
		t.Helper()
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	steps := Migrations()
	do(steps[0].SQL)
	do(`INSERT INTO person (n, id, person_id, first_name, last_name, birth_day) VALUES (1, 'p', 'p', 'A', 'B', '2009-05-03')`)
	do(`INSERT INTO health_check (n, id, person_id, check_kind, state, booked_day, done_day, with_whom, place, outcome, why_late, changed, copy_on_file, consent, sdq_score) VALUES
		(2, 'a', 'p', 'passport', 'done', '2026-01-20', '2026-01-20', 'Nurse', 'Clinic', 'Read through', 'Ill', 'Liked it', 'yes', 'A said yes', 0),
		(3, 'b', 'p', 'passport', 'booked', '2027-01-20', '', '', '', '', '', '', '', '', 0),
		(4, 'c', 'p', 'passport', 'missed', '2025-01-20', '', '', '', '', '', '', '', '', 0),
		(5, 'd', 'p', 'sdq', 'done', '2026-02-20', '2026-02-20', '', '', '', '', '', '', '', 12),
		(6, 'e', 'p', 'dental', 'done', '2026-02-20', '2026-02-20', '', '', '', '', '', '', '', 0)`)
	before := wordsIn(care.HealthCheckSpec, &care.HealthCheck{With: "Nurse", Where: "Clinic", Outcome: "Read through", WhyLate: "Ill", Changed: "Liked it", OldConsent: "A said yes"})
	for _, s := range steps[1:] {
		do(s.SQL)
	}
	i := &care.PassportIssue{}
	spec := care.PassportIssueSpec
	if err := db.QueryRow(selectSQL(spec) + " WHERE n = 2").Scan(targets(spec, i)...); err != nil {
		t.Fatal(err)
	}
	if i.ID != "a" || i.State != "given" || i.Given != "2026-01-20" || i.CopyOnFile != "yes" || i.Agreed != "A said yes" || wordsIn(spec, i) != before {
		t.Errorf("%+v\n%q\n%q", i, wordsIn(spec, i), before)
	}
	if p := spec.Validate(i); p != nil {
		t.Error(p)
	}
	for id, want := range map[string]string{"b": "planned", "c": "not_given"} {
		var state, day string
		if err := db.QueryRow("SELECT state, given_day FROM passport_issue WHERE id = ?", id).Scan(&state, &day); err != nil || state != want || day != "" {
			t.Errorf("%s is %s %s, %v", id, state, day, err)
		}
	}
	var n int
	var total, none string
	if err := db.QueryRow("SELECT (SELECT count(*) FROM health_check), (SELECT sdq_total FROM health_check WHERE id = 'd'), (SELECT sdq_total FROM health_check WHERE id = 'e')").Scan(&n, &total, &none); err != nil || n != 2 || total != "12" || none != "" {
		t.Errorf("%d checks left, score %q, %q, %v", n, total, none, err)
	}
}
