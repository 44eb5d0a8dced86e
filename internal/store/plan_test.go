package store_test

import (
	"strings"
	"testing"

	"waymark/internal/caretest"
	"waymark/internal/store"
)

// TestNoScanOfHistoryOrContacts: the questions asked on every page go by an index, since a vault may hold a million contacts.
func TestNoScanOfHistoryOrContacts(t *testing.T) {
	s := caretest.Store(t)
	caretest.AddPerson(t, s, 1)
	for _, q := range []string{
		`SELECT id FROM contact WHERE (n IN (SELECT n FROM contact WHERE follow_up_day <> '' AND follow_up_done_day = ''
			UNION ALL SELECT n FROM contact WHERE statutory_visit <> ''
			UNION ALL SELECT (SELECT c.n FROM contact c WHERE c.person_id = person.id AND c.talked <> 'no' ORDER BY c.on_day DESC, c.at_time DESC, c.n DESC LIMIT 1) FROM person)) ORDER BY on_day DESC`,
		"SELECT id FROM contact WHERE person_id = ? ORDER BY on_day DESC, at_time DESC, n DESC",
		"SELECT body FROM change WHERE person_id = ? AND at > 5 AND record_id <> '' ORDER BY n DESC",
		"SELECT body FROM change WHERE record_id = ? AND record_id <> '' ORDER BY n DESC LIMIT 200",
		"SELECT body FROM change WHERE person_id = ? AND act <> 'read' ORDER BY n DESC LIMIT 200",
		"SELECT body FROM change WHERE tx = ? AND act IN ('add', 'change') ORDER BY n DESC",
		"SELECT kind, n FROM change WHERE n IN (SELECT value FROM json_each('[1,2]'))",
		"SELECT id FROM action WHERE goal_id = ? AND goal_id <> ''",
		"UPDATE change SET person_id = ? WHERE record_id = ? AND record_id <> ''",
	} {
		caretest.Read(t, s, func(tx *store.Tx) error {
			args := make([]any, strings.Count(q, "?"))
			for i := range args {
				args[i] = "x" // bound, as the store binds them: a plan may not depend on the value
			}
			rows, err := tx.Vault().QueryContext(ctx, "EXPLAIN QUERY PLAN "+q, args...)
			if err != nil {
				return err
			}
			for rows.Next() {
				var id, parent, unused int
				var detail string
				if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
					return err
				}
				for _, table := range []string{"contact", "change", "action"} {
					if strings.HasPrefix(detail, "SCAN "+table) && !strings.Contains(detail, "INDEX") {
						t.Errorf("%s\nreads the whole table: %s", q, detail)
					}
				}
			}
			return rows.Err()
		})
	}
}
