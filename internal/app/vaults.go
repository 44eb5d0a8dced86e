package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/store"
	"waymark/internal/value"
	"waymark/internal/vault"
)

// SuggestPassphrase offers four random words.
func (a *App) SuggestPassphrase() string { return vault.SuggestPassphrase(nil) }

// CheckPassphrase is a sentence when a passphrase is too weak, nil when it will do.
func (a *App) CheckPassphrase(p []byte) error { return vault.CheckPassphrase(p) }

// ChangePassphrase sets a new passphrase. Old copies and backups still open with the old one.
func (a *App) ChangePassphrase(ctx context.Context, old, new []byte) error {
	st, err := a.open()
	if err != nil {
		return err
	}
	if err := vault.CheckPassphrase(new); err != nil {
		return err
	}
	return st.Vault().ChangePassphrase(ctx, old, new)
}

// NewKeys is for "someone may know it": a new identity, everything encrypted anew, and a new recovery key to print.
func (a *App) NewKeys(ctx context.Context, passphrase []byte) (string, error) {
	st, err := a.open()
	if err != nil {
		return "", err
	}
	if err := a.ownersOnly(); err != nil {
		return "", err
	}
	return st.Vault().NewIdentity(ctx, passphrase)
}

// NewRecoveryKey replaces the recovery sheet; the old one opens nothing any more.
func (a *App) NewRecoveryKey(ctx context.Context) (string, error) {
	st, err := a.open()
	if err != nil {
		return "", err
	}
	if err := a.ownersOnly(); err != nil {
		return "", err
	}
	return st.Vault().NewRecoveryKey(ctx)
}

// RecoveryBoxes is a recovery key as it stands on the sheet: the beginning that every key has, and the numbered boxes of four characters.
func RecoveryBoxes(key string) (beginning string, boxes []string) {
	k := report.SplitKey(strings.ToUpper(strings.Join(strings.Fields(key), "")))
	return k.Prefix, k.Groups
}

// SheetSeen records that the recovery sheet is in the owner's hand: they typed box 7 of it.
func (a *App) SheetSeen(ctx context.Context, key, box7 string) error {
	if _, boxes := RecoveryBoxes(key); len(boxes) < 7 || !strings.EqualFold(boxes[6], strings.TrimSpace(box7)) {
		return fault.New(fault.Invalid, "That is not what stands in box 7. Look at the sheet and type its four characters.")
	}
	o := a.Owner()
	o.SheetShown = value.Yes
	return a.Save(ctx, &o)
}

// BackupInfo is a verified copy of the records.
type BackupInfo = vault.BackupInfo

// Status is how the open vault is.
type Status = vault.Status

// VaultStatus tells what the person should know about the vault itself.
func (a *App) VaultStatus() Status {
	st, err := a.open()
	if err != nil {
		return Status{}
	}
	return st.Vault().Status()
}

// Backup makes a verified backup inside the vault's folder and prunes old ones.
func (a *App) Backup(ctx context.Context) (BackupInfo, error) {
	st, err := a.open()
	if err != nil {
		return BackupInfo{}, err
	}
	b, err := st.Vault().Backup(ctx)
	if err != nil {
		return b, err
	}
	return b, st.Vault().Rotate(ctx)
}

// BackupOfTheDay makes a backup when there is none of today.
func (a *App) BackupOfTheDay(ctx context.Context) error {
	list, err := a.Backups(ctx)
	if err != nil {
		return err
	}
	for _, b := range list {
		if strings.HasPrefix(b.Name, string(a.Today())) {
			return nil
		}
	}
	_, err = a.Backup(ctx)
	return err
}

// Backups lists the backups inside the vault's folder, newest first.
func (a *App) Backups(ctx context.Context) ([]BackupInfo, error) {
	st, err := a.open()
	if err != nil {
		return nil, err
	}
	return st.Vault().Backups(ctx)
}

// CopyOut makes a verified copy in a place away from this computer and remembers its day. A place inside the vault is refused.
func (a *App) CopyOut(ctx context.Context, place, name string) (BackupInfo, error) {
	st, err := a.open()
	if err != nil {
		return BackupInfo{}, err
	}
	b, err := st.Vault().CopyTo(ctx, place)
	if err != nil {
		return b, err
	}
	return b, a.copied(ctx, place, name)
}

func (a *App) copied(ctx context.Context, place, name string) error {
	list, err := a.List(ctx, "backup_place", Filter{Equal: map[string]string{"path": place}})
	if err != nil {
		return err
	}
	p := &care.BackupPlace{Path: place, Label: name}
	if len(list) > 0 {
		p = list[0].(*care.BackupPlace)
	}
	if p.Label == "" {
		p.Label = filepath.Base(place)
	}
	p.LastCopy = a.Today()
	o := a.Owner()
	o.LastCopy = a.Today()
	return a.save(ctx, "", p, &o) // what lies on a stick is not undone
}

// Verify examines everything: vault, search index, history chain.
func (a *App) Verify(ctx context.Context) (vault.Report, int64, error) {
	st, err := a.open()
	if err != nil {
		return vault.Report{}, 0, err
	}
	rep, err := st.Vault().Verify(ctx)
	if err != nil {
		return rep, 0, err
	}
	var lines int64
	err = st.Read(ctx, func(tx *store.Tx) (err error) {
		lines, err = tx.VerifyChain(ctx)
		return err
	})
	return rep, lines, err
}

// Restore puts a backup in the place of the current records, which are moved aside and kept. The records must be locked.
func (a *App) Restore(ctx context.Context, dir, backup string) error {
	if a.Unlocked() {
		return fault.New(fault.Conflict, "Lock the records before restoring a backup.")
	}
	if err := backupThere(backup); err != nil {
		return err
	}
	return vault.Restore(ctx, dir, backup, a.options().VaultOptions())
}

// TrialRestore opens a backup in memory only, to show that it would open.
func (a *App) TrialRestore(ctx context.Context, backup string, passphrase []byte) (vault.Report, error) {
	if err := backupThere(backup); err != nil {
		return vault.Report{}, err
	}
	return vault.TrialRestore(ctx, backup, passphrase, a.options().VaultOptions())
}

// backupThere tells a folder that is not there, which is a slip of the keyboard, from a damaged backup.
func backupThere(dir string) error {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return fault.Wrap(fault.NotFound, "There is no backup in that place. Check the name of the folder, or that the stick is in.", err)
	}
	return nil
}

// Identity is the vault's age identity, for opening records.age with the public age tool.
func (a *App) Identity() (string, error) {
	st, err := a.open()
	if err != nil {
		return "", err
	}
	if err := a.ownersOnly(); err != nil {
		return "", err
	}
	return st.Vault().Identity(), nil
}

// Saved records that a print-out was written to a place outside the vault.
func (a *App) Saved(ctx context.Context, p *care.Paper, path string) error {
	c := *p
	c.Path = path
	if err := a.save(ctx, "", c.Record()); err != nil {
		return err
	}
	*p = c
	return nil
}

// StillThere lists files that were saved outside the vault and not erased, with whether each can still be found.
func (a *App) StillThere(ctx context.Context) ([]Outside, error) {
	var papers []*care.Paper
	err := a.read(ctx, func(tx *store.Tx) (err error) {
		papers, err = notErased(ctx, tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	return a.outside(papers), nil
}

// notErased are the print-outs whose files were not erased, those about the whole service last.
func notErased(ctx context.Context, tx *store.Tx) ([]*care.Paper, error) {
	there := Filter{Equal: map[string]string{"erased_day": ""}}
	papers, err := listOf[*care.Paper](ctx, tx, care.PaperSpec, there)
	if err != nil {
		return nil, err
	}
	whole, err := listOf[*care.ServicePaper](ctx, tx, care.ServicePaperSpec, there)
	for _, p := range whole {
		papers = append(papers, (*care.Paper)(p))
	}
	return papers, err
}

// outside looks for the files of papers, and for the file of the recovery sheet, which is the most dangerous of them.
func (a *App) outside(papers []*care.Paper) []Outside {
	if o := a.Owner(); o.SheetPath != "" {
		papers = append([]*care.Paper{{Report: sheetReport, Path: o.SheetPath, Made: o.SheetSaved, ForWhom: o.Name}}, papers...)
	}
	var out []Outside
	at := map[[2]string]int{}
	for _, p := range papers {
		if p.Path == "" {
			continue
		}
		one := [2]string{p.Path, p.Digest}
		if i, listed := at[one]; listed && p.Digest != "" {
			out[i].People++
			continue
		}
		at[one] = len(out)
		_, err := os.Stat(p.Path)
		out = append(out, Outside{Paper: p, People: 1, There: !errors.Is(err, fs.ErrNotExist)})
	}
	return out
}

const sheetReport = "recovery-sheet"

// SheetSaved remembers where the recovery sheet was saved as a file, so that it is listed until it is erased.
func (a *App) SheetSaved(ctx context.Context, path string) error {
	if path == "" {
		return nil
	}
	o := a.Owner()
	o.SheetPath, o.SheetSaved = path, a.Today()
	return a.Save(ctx, &o)
}

// Outside is a file saved outside the vault.
type Outside struct {
	Paper  *care.Paper // of several young people whose file it is, the record of one
	People int         // how many young people it is recorded for
	There  bool
}

// EraseOutside removes a file that was saved outside the vault and records the day, for everybody whose file it is. A file that is gone is only recorded.
func (a *App) EraseOutside(ctx context.Context, p *care.Paper) error {
	other, err := anotherFile(p)
	if err != nil {
		return fault.Wrap(fault.Refused, "The file cannot be read, so it is not erased. Look at it yourself.", err)
	}
	if other { // names are only kind and day: a later print-out may stand there now
		if err := a.ofFile(ctx, p, func(c *care.Paper) { c.Path = "" }); err != nil {
			return err
		}
		return fault.New(fault.Refused, "Another file stands there now. It is not erased; this print-out is taken off the list.")
	}
	if err := os.Remove(p.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault.Wrap(fault.Refused, "The file could not be erased. Close it in other programs, then try again.", err)
	}
	if p.Report == sheetReport && p.ID == "" {
		o := a.Owner()
		o.SheetPath, o.SheetSaved = "", ""
		return a.Save(ctx, &o)
	}
	return a.ofFile(ctx, p, func(c *care.Paper) { c.Erased = a.Today() })
}

// ofFile changes p, and with it the record of every other young person that the same file was made about.
func (a *App) ofFile(ctx context.Context, p *care.Paper, change func(*care.Paper)) error {
	recs := []record.Record{}
	if p.Digest != "" {
		var same []*care.Paper
		err := a.read(ctx, func(tx *store.Tx) (err error) {
			same, err = listOf[*care.Paper](ctx, tx, care.PaperSpec, Filter{Equal: map[string]string{"saved_at": p.Path, "digest": p.Digest, "erased_day": ""}})
			return err
		})
		if err != nil {
			return err
		}
		for _, other := range same {
			if other.ID != p.ID {
				change(other)
				recs = append(recs, other)
			}
		}
	}
	c := *p
	change(&c)
	if err := a.save(ctx, "", append(recs, c.Record())...); err != nil {
		return err
	}
	*p = c
	return nil
}

// anotherFile reports whether a file other than the print-out stands at its place.
func anotherFile(p *care.Paper) (bool, error) {
	if p.Digest == "" {
		return false, nil
	}
	data, err := os.ReadFile(p.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]) != p.Digest, nil
}

// RecoveryText is the key as it stands on the sheet: its beginning, then numbered boxes of four characters.
func RecoveryText(key string) string {
	beginning, list := RecoveryBoxes(key)
	var b strings.Builder
	b.WriteString(beginning)
	for i, box := range list {
		if i%4 == 0 {
			b.WriteString("\n")
		} else {
			b.WriteString("   ")
		}
		fmt.Fprintf(&b, "%d: %s", i+1, box)
	}
	return b.String()
}
