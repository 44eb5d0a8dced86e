package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"

	"waymark/internal/fault"
)

// realWorkFactor is age's scrypt work factor for the passphrase: about a second on an ordinary laptop.
const (
	realWorkFactor = 18
	maxWorkFactor  = 20
)

func (o *Options) factor() int {
	if o.workFactor == 0 {
		return realWorkFactor
	}
	return o.workFactor
}

// keyring is the identities of a vault. The first is the present one; a second stands there only while a change of
// identity is under way, so that every file opens whichever of the two it was written for.
type keyring []*age.X25519Identity

func (k keyring) identities() []age.Identity {
	ids := make([]age.Identity, len(k))
	for i, id := range k {
		ids[i] = id
	}
	return ids
}

// text is an identity file as the public age command reads it.
func (k keyring) text() []byte {
	var b bytes.Buffer
	for _, id := range k {
		b.WriteString(id.String() + "\n")
	}
	return b.Bytes()
}

func parseKeyring(text []byte) (keyring, error) {
	ids, err := age.ParseIdentities(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	var k keyring
	for _, id := range ids {
		x, ok := id.(*age.X25519Identity)
		if !ok {
			return nil, errors.New("an identity of another kind")
		}
		k = append(k, x)
	}
	if len(k) > 2 {
		return nil, fmt.Errorf("%d identities", len(k))
	}
	return k, nil
}

func sealTo(w io.Writer, content []byte, to ...age.Recipient) error {
	a, err := age.Encrypt(w, to...)
	if err != nil {
		return err
	}
	if _, err := a.Write(content); err != nil {
		return err
	}
	return a.Close()
}

func sealBytes(content []byte, to ...age.Recipient) ([]byte, error) {
	var b bytes.Buffer
	err := sealTo(&b, content, to...)
	return b.Bytes(), err
}

func openBytes(sealed []byte, ids ...age.Identity) ([]byte, error) {
	in := bytes.NewReader(sealed)
	r, err := age.Decrypt(in, ids...)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return content, nil
}

func (o *Options) sealWithPassphrase(k keyring, passphrase []byte) ([]byte, error) {
	to, err := age.NewScryptRecipient(string(passphrase))
	if err != nil {
		return nil, err
	}
	to.SetWorkFactor(o.factor())
	text := k.text()
	defer clear(text)
	return sealBytes(text, to)
}

// openWithPassphrase tells a wrong passphrase from a damaged file as far as age can: a file whose shape is wrong is damage.
func openWithPassphrase(sealed, passphrase []byte) (keyring, error) {
	id, err := age.NewScryptIdentity(string(passphrase))
	if err != nil {
		return nil, ErrWrongPassphrase
	}
	id.SetMaxWorkFactor(maxWorkFactor)
	return openKeyring("identity.age", sealed, id, ErrWrongPassphrase)
}

func openWithRecovery(sealed []byte, key string) (keyring, error) {
	id, err := parseRecovery(key)
	if err != nil {
		return nil, because(ErrWrongRecovery, err)
	}
	return openKeyring("recovery.age", sealed, id, ErrWrongRecovery)
}

func openKeyring(file string, sealed []byte, id age.Identity, wrong *fault.Error) (keyring, error) {
	if _, err := age.ExtractHeader(bytes.NewReader(sealed)); err != nil {
		return nil, damaged(file, err)
	}
	text, err := openBytes(sealed, id)
	defer clear(text)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, because(wrong, err)
	case err != nil:
		return nil, damaged(file, err)
	}
	k, err := parseKeyring(text)
	if err != nil {
		return nil, damaged(file, err)
	}
	return k, nil
}

// The recovery key is an age identity in Bech32 with its checksum. On the sheet it stands in groups, and people type
// it as they like: case, spaces and hyphens between groups do not matter.
const recoveryPrefix = "AGE-SECRET-KEY-1"

func parseRecovery(key string) (*age.X25519Identity, error) {
	key = strings.ToUpper(key)
	key = strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n-\u00a0\u2010\u2011\u2013", r) {
			return -1
		}
		return r
	}, key)
	bare := strings.ReplaceAll(recoveryPrefix, "-", "")
	key = strings.TrimPrefix(key, bare)
	return age.ParseX25519Identity(recoveryPrefix + key)
}
