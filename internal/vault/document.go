package vault

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
)

const documentEnd = ".age"

func (v *Vault) documentPath(name string) string { return v.path(documentsName, name+documentEnd) }

// isDocumentName keeps paths out: a name is 32 lower-case hex digits.
func isDocumentName(name string) bool {
	b, err := hex.DecodeString(name)
	return err == nil && len(b) == 16 && hex.EncodeToString(b) == name
}

// AddDocument keeps an attachment and gives its random name, to be stored in a record. The file is on the disk before
// its name, size and hash go into the journal; a file whose name never got there is harmless.
func (v *Vault) AddDocument(ctx context.Context, content []byte) (name string, err error) {
	leave, err := v.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	var id [16]byte
	if _, err := io.ReadFull(v.o.Rand, id[:]); err != nil {
		return "", err
	}
	name = hex.EncodeToString(id[:])
	if v.refusing != nil {
		if err := v.recover(); err != nil {
			return "", err
		}
	}
	if err := v.putDocument(name, content); err != nil {
		return "", err
	}
	sum := sha256.Sum256(content)
	_, err = v.transact(ctx, func(tx *Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO vault_document(name,size,sha256) VALUES(?,?,?)", name, len(content), hex.EncodeToString(sum[:]))
		return err
	})
	if err != nil {
		_ = v.d.Remove(v.documentPath(name))
		return "", err
	}
	return name, nil
}

func (v *Vault) putDocument(name string, content []byte) error {
	sealed, err := sealBytes(content, v.keys[0].Recipient())
	if err != nil {
		return err
	}
	_, err = v.d.replaceBytes(v.documentPath(name), sealed)
	return notSaved("write a document", err)
}

// ReadDocument gives an attachment back, held against the hash in the image.
func (v *Vault) ReadDocument(ctx context.Context, name string) ([]byte, error) {
	leave, err := v.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	content, err := v.mem.document(v.d, v.path(documentsName), name, v.keys)
	return content, v.d.name(v.dir, err)
}

// document reads a document that the database names from a folder.
func (m *memory) document(d disk, dir, name string, k keyring) ([]byte, error) {
	var want string
	err := m.conn.QueryRowContext(free, "SELECT sha256 FROM vault_document WHERE name=?", name).Scan(&want)
	if errors.Is(err, sql.ErrNoRows) || !isDocumentName(name) {
		return nil, ErrNoDocument
	}
	if err != nil {
		return nil, err
	}
	shown := documentsName + "/" + name + documentEnd
	sealed, err := d.ReadFile(filepath.Join(dir, name+documentEnd))
	if err != nil {
		return nil, unread(shown, err)
	}
	content, err := openBytes(sealed, k.identities()...)
	if err != nil {
		return nil, damaged(shown, err)
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != want && d.o.on(ruleDocumentSum) {
		return nil, damaged(shown, errors.New("another document's content"))
	}
	return content, nil
}

func (v *Vault) documentNames() ([]string, error) { return v.mem.documentNames() }

func (m *memory) documentNames() ([]string, error) {
	return m.strings("SELECT name FROM vault_document ORDER BY name")
}

// rewriteDocument seals a document to the present identity.
func (v *Vault) rewriteDocument(name string) error {
	content, err := v.mem.document(v.d, v.path(documentsName), name, v.keys)
	if err != nil {
		return err
	}
	defer clear(content)
	return v.putDocument(name, content)
}

// DeleteDocument removes an attachment for good. While a kept backup names it, it stays.
func (v *Vault) DeleteDocument(ctx context.Context, name string) error {
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
	if !isDocumentName(name) {
		return ErrNoDocument
	}
	if err := v.d.kept(v.path(backupsName), name); err != nil {
		return err
	}
	if v.refusing != nil {
		if err := v.recover(); err != nil {
			return err
		}
	}
	if _, err := v.transact(ctx, func(tx *Tx) error {
		_, err := tx.ExecContext(ctx, "DELETE FROM vault_document WHERE name=?", name)
		return err
	}); err != nil {
		return err
	}
	if err := v.d.Remove(v.documentPath(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return notSaved("remove a document", err)
	}
	return notSaved("remove a document", v.d.syncDir(v.path(documentsName)))
}

// kept fails when any folder among the backups, whole or not, holds the document, or when that cannot be known.
func (d disk) kept(dir, name string) error {
	entries, err := d.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unread(backupsName, err)
	}
	for _, e := range entries {
		if has, err := d.exists(filepath.Join(dir, e.Name(), documentsName, name+documentEnd)); err != nil || has {
			return because(ErrDocumentKept, err)
		}
	}
	return nil
}
