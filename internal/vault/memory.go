package vault

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// memory is the database while unlocked: one connection, pinned. database/sql would throw the connection, and the whole
// database with it, after a cancelled transaction, a panic inside Raw or an idle time; so the connection is never given
// back, nothing runs inside Raw but the driver's own calls, and no statement gets a context that can be cancelled.
type memory struct {
	db      *sql.DB
	conn    *sql.Conn
	drv     *sqlite3.SQLiteConn
	touched map[Row]struct{}
	derived map[string]bool
	open    bool // statements of our own and migrations: the guard lets everything through
	tables  map[string]*table
}

// table is what the vault knows about an ordinary table.
type table struct {
	name, key string
	cols      []string // without the key and generated columns
	sel       *sql.Stmt
}

var free = context.Background()

func newMemory(derived []string) (*memory, error) {
	db, err := sql.Open("sqlite3", ":memory:?_stmt_cache_size=256")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	c, err := db.Conn(free)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	m := &memory{db: db, conn: c, touched: map[Row]struct{}{}, derived: map[string]bool{}, open: true, tables: map[string]*table{}}
	for _, d := range derived {
		for _, end := range []string{"", "_content", "_segments", "_segdir", "_docsize", "_stat"} {
			m.derived[strings.ToLower(d)+end] = true
		}
	}
	err = c.Raw(func(d any) error {
		m.drv = d.(*sqlite3.SQLiteConn)
		return nil
	})
	if err == nil {
		err = m.exec("PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON")
	}
	if err != nil {
		return nil, errors.Join(err, m.close())
	}
	return m, nil
}

func (m *memory) close() error { return errors.Join(m.conn.Close(), m.db.Close()) }

func (m *memory) exec(q string, args ...any) error {
	_, err := m.conn.ExecContext(free, q, args...)
	return err
}

func (m *memory) number(q string, args ...any) (n int64, err error) {
	err = m.conn.QueryRowContext(free, q, args...).Scan(&n)
	return n, err
}

func (m *memory) strings(q string, args ...any) (out []string, err error) {
	rows, err := m.conn.QueryContext(free, q, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// load fills the database from a serialised image: a deserialised database cannot grow, so it is copied into the
// ordinary one page by page.
func (m *memory) load(image []byte) error {
	if len(image) == 0 {
		return errors.New("an empty image")
	}
	scratch, err := newMemory(nil)
	if err != nil {
		return err
	}
	defer scratch.close()
	if err := scratch.drv.Deserialize(image, "main"); err != nil {
		return err
	}
	b, err := m.drv.Backup("main", scratch.drv, "main")
	if err != nil {
		return err
	}
	done, err := b.Step(-1)
	if err == nil && !done {
		err = errors.New("the image was not copied whole")
	}
	return errors.Join(err, b.Close())
}

func (m *memory) serialize() ([]byte, error) { return m.drv.Serialize("main") }

func (m *memory) userVersion() (uint32, error) {
	n, err := m.number("PRAGMA user_version")
	return uint32(n), err
}

// watch starts collecting what transactions touch and guarding against what a frame could not carry.
func (m *memory) watch() {
	m.drv.RegisterUpdateHook(func(_ int, db, name string, n int64) {
		if db == "main" && !m.derived[strings.ToLower(name)] && !strings.HasPrefix(name, "sqlite_") {
			m.touched[Row{name, n}] = struct{}{}
		}
	})
	m.drv.RegisterAuthorizer(m.guard)
}

// readPragmas are the pragmas that only tell something, with or without an argument.
var readPragmas = map[string]bool{
	"table_info": true, "table_xinfo": true, "table_list": true, "index_list": true, "index_info": true, "index_xinfo": true,
	"foreign_key_list": true, "foreign_key_check": true, "integrity_check": true, "quick_check": true, "compile_options": true,
	"data_version": true, "page_count": true, "freelist_count": true,
}

// guard is SQLite's authorizer. Answering "ignore" to a DELETE makes SQLite delete row by row, so that the update hook
// hears of an unqualified DELETE too.
func (m *memory) guard(op int, a, b, db string) int {
	if m.open {
		return sqlite3.SQLITE_OK
	}
	switch op {
	case sqlite3.SQLITE_DELETE:
		if db == "main" && !m.derived[strings.ToLower(a)] && !strings.HasPrefix(a, "sqlite_") {
			return sqlite3.SQLITE_IGNORE
		}
	case sqlite3.SQLITE_UPDATE:
		if t := m.tables[a]; db == "main" && t != nil && strings.EqualFold(b, t.key) {
			return sqlite3.SQLITE_DENY
		}
	case sqlite3.SQLITE_PRAGMA:
		if (b != "" || a == "optimize") && !readPragmas[strings.ToLower(a)] {
			return sqlite3.SQLITE_DENY
		}
	case sqlite3.SQLITE_CREATE_INDEX, sqlite3.SQLITE_CREATE_TABLE, sqlite3.SQLITE_CREATE_TRIGGER, sqlite3.SQLITE_CREATE_VIEW,
		sqlite3.SQLITE_DROP_INDEX, sqlite3.SQLITE_DROP_TABLE, sqlite3.SQLITE_DROP_TRIGGER, sqlite3.SQLITE_DROP_VIEW,
		sqlite3.SQLITE_CREATE_VTABLE, sqlite3.SQLITE_DROP_VTABLE, sqlite3.SQLITE_ALTER_TABLE, sqlite3.SQLITE_REINDEX,
		sqlite3.SQLITE_ANALYZE, sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_TRANSACTION:
		return sqlite3.SQLITE_DENY
	}
	return sqlite3.SQLITE_OK
}

// learn reads the schema and refuses tables whose changes frames could not carry.
func (m *memory) learn() error {
	for _, t := range m.tables {
		if t.sel != nil {
			_ = t.sel.Close()
		}
	}
	m.tables = map[string]*table{}
	bad, err := m.strings(`SELECT name FROM sqlite_schema WHERE type='trigger' OR type='table' AND (
		upper(sql) LIKE '%AUTOINCREMENT%' OR upper(sql) LIKE '%WITHOUT ROWID%' OR upper(sql) LIKE '%ON CONFLICT REPLACE%'
		OR replace(upper(sql),'NOT DEFERRABLE','') LIKE '%DEFERRABLE%')`)
	if err != nil {
		return err
	}
	if len(bad) > 0 {
		return fmt.Errorf("the schema of %s cannot be kept in a journal", strings.Join(bad, ", "))
	}
	rows, err := m.conn.QueryContext(free, `SELECT t.name, t.strict, c.name, c.type, c.pk, c.hidden FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c
		WHERE t.schema='main' AND t.type='table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY t.name, c.cid`)
	if err != nil {
		return err
	}
	defer rows.Close()
	keys := map[string]int{}
	for rows.Next() {
		var name, col, kind string
		var strict, pk, hidden int
		if err := rows.Scan(&name, &strict, &col, &kind, &pk, &hidden); err != nil {
			return err
		}
		if m.derived[strings.ToLower(name)] {
			continue
		}
		t := m.tables[name]
		if t == nil {
			t = &table{name: name}
			m.tables[name] = t
		}
		switch {
		case pk > 0:
			keys[name]++
			if kind == "INTEGER" && strict == 1 {
				t.key = col
			}
		case hidden == 0:
			t.cols = append(t.cols, col)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for name, t := range m.tables {
		if t.key == "" || keys[name] != 1 {
			return fmt.Errorf("table %s must be STRICT and have an INTEGER PRIMARY KEY", name)
		}
	}
	return nil
}

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

// selector is the statement that reads one row; it is prepared when first needed.
func (m *memory) selector(t *table) (_ *sql.Stmt, err error) {
	if t.sel == nil {
		list := "1"
		if len(t.cols) > 0 {
			quoted := make([]string, len(t.cols))
			for i, c := range t.cols {
				quoted[i] = quote(c)
			}
			list = strings.Join(quoted, ",")
		}
		t.sel, err = m.conn.PrepareContext(free, "SELECT "+list+" FROM "+quote(t.name)+" WHERE "+quote(t.key)+"=?")
	}
	return t.sel, err
}

// row reads one row byte for byte; nil values when it is gone.
func (m *memory) row(t *table, n int64) (rowImage, error) {
	width := max(len(t.cols), 1)
	values, to := make([]any, width), make([]any, width)
	for i := range values {
		to[i] = &values[i]
	}
	sel, err := m.selector(t)
	if err != nil {
		return rowImage{}, err
	}
	err = sel.QueryRowContext(free, n).Scan(to...)
	if errors.Is(err, sql.ErrNoRows) {
		return rowImage{n: n}, nil
	}
	if err != nil {
		return rowImage{}, err
	}
	return rowImage{n: n, values: values[:len(t.cols)]}, nil
}

// put makes the rows of a frame so: all touched rows out, then the after-images in, so that values may swap places.
func (m *memory) put(tables []images) error {
	for _, im := range tables {
		t := m.tables[im.table]
		if t == nil {
			return fmt.Errorf("%w: an unknown table", errFrame)
		}
		del, err := m.conn.PrepareContext(free, "DELETE FROM "+quote(t.name)+" WHERE "+quote(t.key)+"=?")
		if err != nil {
			return err
		}
		for _, r := range im.rows {
			if _, err := del.ExecContext(free, r.n); err != nil {
				return errors.Join(err, del.Close())
			}
		}
		if err := del.Close(); err != nil {
			return err
		}
	}
	for _, im := range tables {
		if err := m.insert(m.tables[im.table], im); err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) insert(t *table, im images) error {
	cols := make([]string, 0, len(im.cols)+1)
	for _, c := range append([]string{t.key}, im.cols...) {
		cols = append(cols, quote(c))
	}
	ins, err := m.conn.PrepareContext(free, "INSERT INTO "+quote(t.name)+"("+strings.Join(cols, ",")+") VALUES(?"+strings.Repeat(",?", len(im.cols))+")")
	if err != nil {
		return err
	}
	defer ins.Close()
	for _, r := range im.rows {
		if r.values == nil {
			continue
		}
		if _, err := ins.ExecContext(free, append([]any{r.n}, r.values...)...); err != nil {
			return err
		}
	}
	return nil
}

// checkForeignKeys reads the check as rows: run with Exec it never fails.
func (m *memory) checkForeignKeys() error {
	bad, err := m.strings(`SELECT "table" FROM pragma_foreign_key_check`)
	if err != nil {
		return err
	}
	if len(bad) > 0 {
		return fmt.Errorf("%d rows of %s point at nothing", len(bad), bad[0])
	}
	return nil
}

// check is SQLite's own examination of everything.
func (m *memory) check() error {
	said, err := m.strings("PRAGMA integrity_check")
	if err != nil {
		return err
	}
	if len(said) != 1 || said[0] != "ok" {
		return errors.New("integrity_check found faults")
	}
	return m.checkForeignKeys()
}
