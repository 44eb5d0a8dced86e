package vault

import (
	"context"
	"errors"
	"fmt"
)

// migrate makes a backup, takes the schema to the newest version in memory, and writes an image before any frame.
func (v *Vault) migrate(ctx context.Context) error {
	c, err := v.take()
	if err != nil {
		return err
	}
	if _, err := v.backup(ctx, c); err != nil {
		return err
	}
	if err := v.mem.migrate(&v.o); err != nil {
		return err
	}
	if err := v.checkpoint(); err != nil {
		// The memory has the new schema, the journal the old: nothing may be written before a checkpoint succeeds.
		v.broken, v.refusing = true, err
	}
	return nil
}

func (m *memory) migrate(o *Options) (err error) {
	m.open = true
	m.drv.RegisterAuthorizer(nil)
	if err := m.exec("PRAGMA foreign_keys=OFF"); err != nil {
		return err
	}
	have, err := m.userVersion()
	if err != nil {
		return err
	}
	for _, step := range o.Migrations {
		if uint32(step.Version) <= have {
			continue
		}
		if err := m.step(step); err != nil {
			return fmt.Errorf("migration %d (%s): %w", step.Version, step.Name, err)
		}
	}
	if err := m.exec("PRAGMA foreign_keys=ON"); err != nil {
		return err
	}
	if err := m.learn(); err != nil {
		return err
	}
	clear(m.touched)
	m.watch()
	return nil
}

func (m *memory) step(step Migration) (err error) {
	if err := m.exec(ownBegin); err != nil {
		return err
	}
	defer func() {
		if err != nil && !m.drv.AutoCommit() {
			err = errors.Join(err, m.exec(ownRollback))
		}
	}()
	if err := m.exec(step.SQL); err != nil {
		return err
	}
	if m.drv.AutoCommit() {
		return errors.New("a migration must not end its transaction")
	}
	if err := m.checkForeignKeys(); err != nil {
		return err
	}
	if err := m.exec(fmt.Sprintf("PRAGMA user_version=%d", step.Version)); err != nil {
		return err
	}
	return m.exec(ownCommit)
}
