package vault

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"regexp"
	"sort"
)

// Tx is the database for the length of one Read or Write. The context is looked at before each statement; the
// statement itself runs to its end.
type Tx struct {
	m     *memory
	write bool
	done  bool
	rows  []*sql.Rows
	fine  map[string]bool // queries that were looked at already: a long transaction repeats a few
}

var (
	forbidden = regexp.MustCompile(`(?is)^\s*(?:begin|commit|end|rollback(?:\s+transaction)?\s*(?:;|$)|attach|detach|vacuum|replace)\b|^\s*rollback\s*;?\s*$|\bor\s+replace\b`)
	changing  = regexp.MustCompile(`(?is)^\s*(?:insert|update|delete|replace|create|drop|alter)\b`)
)

// The vault's own statements are spelt so that nobody else's text finds them in the driver's cache of statements.
const (
	ownBegin    = "BEGIN IMMEDIATE /* vault */"
	ownCommit   = "COMMIT /* vault */"
	ownRollback = "ROLLBACK /* vault */"
)

var errTxDone = errors.New("vault: the transaction is over")

func (t *Tx) may(ctx context.Context, query string) error {
	switch {
	case t.done:
		return errTxDone
	case ctx.Err() != nil:
		return ctx.Err()
	case t.m.drv.AutoCommit():
		// SQLite has rolled back by itself (out of memory, ON CONFLICT ROLLBACK): what followed would escape the frame.
		return because(ErrStatement, errors.New("the transaction was rolled back"))
	case t.fine[query]:
		return nil
	case forbidden.MatchString(query):
		return because(ErrStatement, errors.New("a statement that a frame cannot carry"))
	case !t.write && changing.MatchString(query):
		return because(ErrStatement, errors.New("a change inside Read"))
	}
	if t.fine == nil {
		t.fine = map[string]bool{}
	}
	if len(t.fine) < 1000 {
		t.fine[query] = true
	}
	return nil
}

// ExecContext runs a statement.
func (t *Tx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if err := t.may(ctx, query); err != nil {
		return nil, err
	}
	return t.m.conn.ExecContext(context.WithoutCancel(ctx), query, args...)
}

// QueryContext runs a query. Rows left open are closed when the transaction ends.
func (t *Tx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if err := t.may(ctx, query); err != nil {
		return nil, err
	}
	rows, err := t.m.conn.QueryContext(context.WithoutCancel(ctx), query, args...)
	if err == nil {
		t.rows = append(t.rows, rows)
	}
	return rows, err
}

// QueryRowContext runs a query for one row.
func (t *Tx) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if err := t.may(ctx, query); err != nil {
		return failedRow(err)
	}
	return t.m.conn.QueryRowContext(context.WithoutCancel(ctx), query, args...)
}

// failing is a database that answers every question with one error: sql.Row has no other way to carry one.
type failing struct{ err error }

func (f failing) Connect(context.Context) (driver.Conn, error) { return nil, f.err }
func (f failing) Driver() driver.Driver                        { return nil }

func failedRow(err error) *sql.Row {
	db := sql.OpenDB(failing{err})
	defer db.Close()
	return db.QueryRowContext(free, "")
}

func (t *Tx) finish() {
	t.done = true
	for _, r := range t.rows {
		_ = r.Close()
	}
	t.rows = nil
}

// Read runs fn with the database. Reads and writes take turns.
func (v *Vault) Read(ctx context.Context, fn func(*Tx) error) (err error) {
	leave, err := v.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	m := v.mem
	if err := m.exec("BEGIN /* vault, read */"); err != nil {
		return err
	}
	defer func() {
		if !m.drv.AutoCommit() {
			err = errors.Join(err, m.exec(ownRollback))
		}
	}()
	return v.run(ctx, m, false, fn)
}

// Write runs fn in a transaction and makes it durable before it returns nil. When fn fails, panics or the context is
// cancelled, nothing has happened. A transaction that changes nothing costs nothing.
func (v *Vault) Write(ctx context.Context, fn func(*Tx) error) error {
	changed, err := v.write(ctx, fn)
	if err != nil || !changed {
		return err
	}
	v.mu.Lock()
	listeners := v.listeners[:len(v.listeners):len(v.listeners)]
	v.mu.Unlock()
	for _, f := range listeners {
		f()
	}
	return nil
}

func (v *Vault) write(ctx context.Context, fn func(*Tx) error) (changed bool, err error) {
	leave, err := v.enter(ctx)
	if err != nil {
		return false, err
	}
	defer leave()
	if v.refusing != nil {
		if err := v.recover(); err != nil {
			return false, err
		}
	}
	tables, err := v.transact(ctx, fn)
	if err != nil || len(tables) == 0 {
		return false, err
	}
	if v.full() {
		// The change itself is saved; a checkpoint that fails says so in Status and is tried again.
		_ = v.checkpoint()
	}
	return true, nil
}

// transact is one transaction: run, frame, fsync, COMMIT.
func (v *Vault) transact(ctx context.Context, fn func(*Tx) error) (tables []images, err error) {
	m := v.mem
	clear(m.touched)
	if err := m.exec(ownBegin); err != nil {
		return nil, err
	}
	committed := false
	defer func() {
		m.open = true
		clear(m.touched)
		if committed {
			return
		}
		if m.drv.AutoCommit() {
			return
		}
		if e := m.exec(ownRollback); e != nil {
			err = errors.Join(err, e, v.reload())
		}
	}()
	if err := v.run(ctx, m, true, fn); err != nil {
		return nil, err
	}
	if m.drv.AutoCommit() {
		// Ended behind our back: what the memory holds now is not known, what the disk holds is.
		return nil, errors.Join(because(ErrStatement, errors.New("the transaction was ended")), v.reload())
	}
	if tables, err = m.collect(); err != nil {
		return nil, because(ErrStatement, err)
	}
	if len(tables) > 0 {
		if err := v.append(tables); err != nil {
			return nil, err
		}
	}
	err = m.exec(ownCommit)
	if v.o.commit != nil && err == nil {
		err = v.o.commit()
	}
	committed = err == nil
	if err != nil && len(tables) > 0 {
		// The frame is on the disk, so the change is saved whatever the memory says: take the memory from the disk.
		if v.reload() != nil {
			return nil, v.closed
		}
		m = v.mem
		committed = true
		err = nil
	}
	return tables, err
}

// run calls fn with the guard up and every row closed afterwards, also when fn panics.
func (v *Vault) run(ctx context.Context, m *memory, write bool, fn func(*Tx) error) error {
	t := &Tx{m: m, write: write}
	m.open = false
	defer func() {
		t.finish()
		m.open = true
	}()
	if err := fn(t); err != nil {
		return err
	}
	return ctx.Err()
}

// collect reads the rows that the transaction touched, as they are now.
func (m *memory) collect() ([]images, error) {
	if len(m.touched) == 0 {
		return nil, nil
	}
	rows := make([]Row, 0, len(m.touched))
	for r := range m.touched {
		rows = append(rows, r)
	}
	sort.Slice(rows, func(i, j int) bool {
		if rows[i].Table != rows[j].Table {
			return rows[i].Table < rows[j].Table
		}
		return rows[i].N < rows[j].N
	})
	var out []images
	for _, r := range rows {
		t := m.tables[r.Table]
		if t == nil {
			return nil, fmt.Errorf("table %s is not one that a frame can carry", r.Table)
		}
		if len(out) == 0 || out[len(out)-1].table != r.Table {
			out = append(out, images{table: r.Table, cols: t.cols})
		}
		im, err := m.row(t, r.N)
		if err != nil {
			return nil, err
		}
		last := &out[len(out)-1]
		last.rows = append(last.rows, im)
	}
	return out, nil
}

// append seals a frame and puts it on the disk. When that fails the journal is cut back to where it was; when that
// fails too, nothing more is written until the disk is well again.
func (v *Vault) append(tables []images) error {
	body, err := encodeBody(tables)
	if err != nil {
		return because(ErrStatement, err)
	}
	frame, err := v.chain.seal(body, v.o.Rand)
	clear(body)
	if err != nil {
		return err
	}
	_, err = v.journal.WriteAt(frame, v.end)
	if err == nil && v.o.on(ruleSyncFrame) {
		err = v.journal.Sync()
	}
	if err != nil {
		err = notSaved("append a frame", err)
		if v.o.on(ruleTruncate) && v.cut() != nil {
			v.refusing = err
		}
		return err
	}
	v.chain.step(frame)
	v.end += int64(len(frame))
	v.frames++
	return nil
}

// cut takes the journal back to its last whole frame.
func (v *Vault) cut() error {
	if err := v.journal.Truncate(v.end); err != nil {
		return err
	}
	return v.journal.Sync()
}

// recover tries to make the vault writable again after a failure.
func (v *Vault) recover() error {
	if !v.broken && v.journal != nil && v.cut() == nil {
		v.refusing = nil
		return nil
	}
	return v.checkpoint()
}
