package app

import (
	"context"

	"waymark/internal/vault"
)

// Found is what can be seen of records while they are locked.
type Found = vault.Info

// Look tells what can be seen of the records in a folder without their passphrase. fault.NotFound means that there are none.
func (a *App) Look(dir string) (Found, error) { return vault.Look(dir, a.o.FS) }

// BackupsIn lists the backups of records that are locked, newest first.
func (a *App) BackupsIn(_ context.Context, dir string) ([]BackupInfo, error) {
	return vault.Backups(dir, a.o.FS)
}

// ResumeRotation ends the pause in pruning old backups that a restore begins.
func (a *App) ResumeRotation(ctx context.Context) error {
	st, err := a.open()
	if err != nil {
		return err
	}
	return st.Vault().ResumeRotation(ctx)
}
