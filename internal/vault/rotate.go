package vault

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
)

const (
	keepDays   = 14
	keepWeeks  = 8
	keepMonths = 12
	keepLeast  = 3
	pruning    = ".pruned-"
)

// Rotate prunes old backups: it keeps one a day for 14 days, one a week for 8 weeks and one a month for 12 months,
// counted over the days that have backups. It never goes below three, prunes only what has a newer backup that is
// still whole, and does nothing after a restore until ResumeRotation, or when the folder cannot be listed.
func (v *Vault) Rotate(ctx context.Context) error {
	done, err := v.enterFiles(ctx)
	if err != nil {
		return err
	}
	defer done()
	leave, err := v.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	paused, err := v.d.exists(v.path(pausedName))
	if err != nil || paused {
		return unread(pausedName, err)
	}
	list, err := v.d.backups(v.path(backupsName))
	if err != nil {
		return unread(backupsName, err)
	}
	goes := surplus(list)
	if len(goes) == 0 || !v.d.whole(list[0]) {
		return nil
	}
	for _, b := range goes {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := v.d.prune(v.path(backupsName), b); err != nil {
			return notBackedUp("prune a backup", err)
		}
	}
	return nil
}

// ResumeRotation ends the pause that a restore begins.
func (v *Vault) ResumeRotation(ctx context.Context) error {
	leave, err := v.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	paused, err := v.d.exists(v.path(pausedName))
	if err != nil || !paused {
		return unread(pausedName, err)
	}
	if err := v.d.Remove(v.path(pausedName)); err != nil {
		return notSaved("end the pause", err)
	}
	return notSaved("end the pause", v.d.syncDir(v.dir))
}

// surplus picks what no slot holds, from a list that is newest first. The newest of each day, week and month stands
// for it; the newest three stay whatever the slots say.
func surplus(list []BackupInfo) (goes []BackupInfo) {
	days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
	slot := func(seen map[string]bool, key string, most int) bool {
		if seen[key] || len(seen) >= most {
			return false
		}
		seen[key] = true
		return true
	}
	for i, b := range list {
		y, w := b.Made.ISOWeek()
		day := slot(days, b.Made.Format("2006-01-02"), keepDays)
		week := slot(weeks, fmt.Sprint(y, "/", w), keepWeeks)
		month := slot(months, b.Made.Format("2006-01"), keepMonths)
		if i >= keepLeast && !day && !week && !month {
			goes = append(goes, b)
		}
	}
	return goes
}

// prune takes a backup's name away first, so that one that is half removed is not taken for a whole one.
func (d disk) prune(dir string, b BackupInfo) error {
	gone := filepath.Join(dir, pruning+b.Name)
	d.removeAll(gone)
	if err := d.settle(b.Path, gone); err != nil {
		return err
	}
	d.removeAll(gone)
	return d.syncDir(dir)
}

// sweepBackups removes what an interrupted backup or pruning left behind.
func (v *Vault) sweepBackups() {
	entries, err := v.d.ReadDir(v.path(backupsName))
	if err != nil {
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), making) || strings.HasPrefix(e.Name(), pruning) {
			v.d.removeAll(v.path(backupsName, e.Name()))
		}
	}
}
