package vault

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"filippo.io/age"

	"waymark/internal/fault"
)

// ErrWeak is the kind of all refusals of a new passphrase; the sentence says which.
var ErrWeak = errors.New("the passphrase is too easy to guess")

func weak(sentence string) error { return fault.Wrap(fault.Invalid, sentence, ErrWeak) }

// banned are words that alone, repeated or with digits behind them are among the first that anybody tries.
var banned = []string{
	"password", "passphrase", "letmein", "welcome", "qwerty", "qwertyuiop", "abcdefghijkl", "waymark", "socialworker", "fostercarer",
	"iloveyou", "administrator", "changeme", "secret", "liverpool", "manchester", "chelsea", "arsenal", "england", "summer", "winter",
	"monkey", "dragon", "football", "princess", "sunshine", "trustno", "correcthorsebatterystaple",
}

// CheckPassphrase refuses passphrases that are easily guessed: it wants twelve characters or three words.
func CheckPassphrase(p []byte) error {
	if !utf8.Valid(p) {
		return weak("The passphrase holds characters that cannot be typed again. Type it anew.")
	}
	s := strings.ToLower(strings.TrimSpace(string(p)))
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '.' || r == '_' })
	long := 0
	different := map[string]bool{}
	for _, w := range words {
		if utf8.RuneCountInString(w) >= 3 && !different[w] {
			different[w] = true
			long++
		}
	}
	if utf8.RuneCountInString(s) < 12 && long < 3 {
		return weak("Type at least 12 characters, or three words or more.")
	}
	letters := map[rune]bool{}
	for _, r := range s {
		letters[r] = true
	}
	bare := strings.Join(words, "")
	core := strings.TrimRightFunc(bare, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, b := range banned {
		if core != "" && strings.Trim(strings.ReplaceAll(core, b, ""), "0123456789") == "" {
			return weak("That passphrase is one of the first that anybody would try. Choose other words.")
		}
	}
	if len(letters) < 5 || sequence(bare) {
		return weak("That passphrase is one of the first that anybody would try. Choose other words.")
	}
	return nil
}

// sequence tells runs such as 123456789012 or abcdefghijkl.
func sequence(s string) bool {
	r := []rune(s)
	for i := 1; i < len(r); i++ {
		step := r[i] - r[i-1]
		if step != 1 && !(r[i-1] == '9' && r[i] == '0') {
			return false
		}
	}
	return true
}

// ChangePassphrase gives the vault a new passphrase. Copies and backups made before still open with the old one.
func (v *Vault) ChangePassphrase(ctx context.Context, old, new []byte) error {
	if err := CheckPassphrase(new); err != nil {
		return err
	}
	leave, err := v.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if err := v.knows(old); err != nil {
		return err
	}
	return v.setPassphrase(new)
}

// SetPassphrase is for a vault that was opened with the recovery key, when the old passphrase is forgotten.
func (v *Vault) SetPassphrase(ctx context.Context, new []byte) error {
	if err := CheckPassphrase(new); err != nil {
		return err
	}
	leave, err := v.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return v.setPassphrase(new)
}

// knows checks a passphrase against the file as it lies on the disk.
func (v *Vault) knows(passphrase []byte) error {
	sealed, err := v.d.ReadFile(v.path(identityName))
	if err != nil {
		return unread(identityName, err)
	}
	_, err = openWithPassphrase(sealed, passphrase)
	return err
}

func (v *Vault) setPassphrase(passphrase []byte) error {
	sealed, err := v.o.sealWithPassphrase(v.keys, passphrase)
	if err != nil {
		return err
	}
	return v.putKeys(identityName, sealed, func(b []byte) (keyring, error) { return openWithPassphrase(b, passphrase) })
}

// putKeys replaces one of the two key files, once the new one has been read back and opened.
func (v *Vault) putKeys(name string, sealed []byte, open func([]byte) (keyring, error)) error {
	renamed, err := v.d.replace(v.path(name), writeAll(sealed), func(tmp string) error {
		got, err := v.d.ReadFile(tmp)
		if err != nil {
			return err
		}
		k, err := open(got)
		if err != nil {
			return err
		}
		if string(k.text()) != string(v.keys.text()) {
			return errReadBack
		}
		return nil
	})
	if err != nil && renamed {
		return because(ErrUncertain, err)
	}
	if err != nil {
		return notSaved("write "+name, fmt.Errorf("%w", err))
	}
	return nil
}

// NewRecoveryKey makes a new recovery sheet; the old one no longer opens this vault, though it opens old backups.
func (v *Vault) NewRecoveryKey(ctx context.Context) (string, error) {
	leave, err := v.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	r, err := age.GenerateX25519Identity()
	if err != nil {
		return "", err
	}
	if err := v.setRecovery(r, r.Recipient()); err != nil {
		return "", err
	}
	return r.String(), v.rememberRecovery(ctx, r)
}

func (v *Vault) setRecovery(test *age.X25519Identity, to ...age.Recipient) error {
	sealed, err := sealBytes(v.keys.text(), to...)
	if err != nil {
		return err
	}
	return v.putKeys(recoveryName, sealed, func(b []byte) (keyring, error) { return openWithRecovery(b, test.String()) })
}

// rememberRecovery keeps the public half of the recovery key inside the image, so that a change of identity can seal
// to the sheet that the person still has until the new one is shown.
func (v *Vault) rememberRecovery(ctx context.Context, r *age.X25519Identity) error {
	if v.refusing != nil {
		if err := v.recover(); err != nil {
			return err
		}
	}
	_, err := v.transact(ctx, func(tx *Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE vault_meta SET value=? WHERE key=?", r.Recipient().String(), metaRecovery)
		return err
	})
	return err
}

// NewIdentity is for "someone may know it": a new identity, and with it a new image, journal, documents and recovery
// sheet. Each file is replaced by itself, so for a while both identities stand in the key files: whatever is cut off in
// between still opens, and the next unlocking goes on from there.
func (v *Vault) NewIdentity(ctx context.Context, passphrase []byte) (recoveryKey string, err error) {
	done, err := v.enterFiles(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	leave, err := v.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	if err := v.knows(passphrase); err != nil {
		return "", err
	}
	if len(v.keys) > 1 {
		// An earlier change was cut off: nothing may be left that only the identity now dropped would open.
		if err := v.rewrite(ctx); err != nil {
			return "", err
		}
	}
	fresh, err := age.GenerateX25519Identity()
	if err != nil {
		return "", err
	}
	sheet, err := age.GenerateX25519Identity()
	if err != nil {
		return "", err
	}
	if err := v.addIdentity(fresh, sheet, passphrase); err != nil {
		return "", err
	}
	if err := v.rewrite(ctx); err != nil {
		return "", err
	}
	v.keys = keyring{fresh}
	if err := v.setPassphrase(passphrase); err != nil {
		return "", err
	}
	if err := v.setRecovery(sheet, sheet.Recipient()); err != nil {
		return "", err
	}
	return sheet.String(), v.rememberRecovery(ctx, sheet)
}

// addIdentity puts a fresh identity before the present one in both key files. Until both files surely hold it nothing
// may be sealed to it alone, so on any failure the present one stays first in the ring.
func (v *Vault) addIdentity(fresh, sheet *age.X25519Identity, passphrase []byte) error {
	old := v.keys[0]
	to := []age.Recipient{sheet.Recipient()}
	if text, err := v.mem.meta(metaRecovery); err == nil {
		if r, err := age.ParseX25519Recipient(text); err == nil {
			to = append(to, r)
		}
	}
	v.keys = keyring{fresh, old}
	if err := v.setPassphrase(passphrase); err != nil {
		v.keys = keyring{old}
		if errors.Is(err, ErrUncertain) {
			v.keys = keyring{old, fresh}
		}
		return err
	}
	err := v.setRecovery(sheet, to...)
	if err != nil {
		v.keys = keyring{old, fresh}
	}
	return err
}

// rewrite seals documents and image to the first identity of the ring.
func (v *Vault) rewrite(ctx context.Context) error {
	names, err := v.documentNames()
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := v.rewriteDocument(name); err != nil {
			return err
		}
	}
	return v.checkpoint()
}

// resume goes on with a change of identity that was cut off. Without the passphrase it waits for the next time.
func (v *Vault) resume(ctx context.Context, passphrase []byte) {
	const sheet = "The change of keys was cut off. The records are safe. Make a new recovery sheet in Settings."
	if passphrase == nil {
		v.say("The change of keys was cut off. Unlock once with the passphrase to finish it, then make a new recovery sheet in Settings.")
		return
	}
	if v.rewrite(ctx) != nil {
		v.say("The change of keys was cut off and could not be finished now. The records are safe; it is tried again at the next unlocking.")
		return
	}
	both := v.keys
	v.keys = keyring{both[0]}
	if err := v.setPassphrase(passphrase); err != nil && !errors.Is(err, ErrUncertain) {
		v.keys = both
		return
	}
	v.say(sheet)
}
