package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strconv"

	"filippo.io/age"
)

// readImage decrypts an image as it streams from the disk, and hashes it as it lies there.
func (d disk) readImage(name string, k keyring) (plain []byte, sum hash, size int64, err error) {
	f, err := d.OpenRead(name)
	if err != nil {
		return nil, sum, 0, err
	}
	defer f.Close()
	in, size, err := reader(f)
	if err != nil {
		return nil, sum, 0, err
	}
	h := sha256.New()
	in = io.TeeReader(in, h)
	a, err := age.Decrypt(in, k.identities()...)
	if err != nil {
		return nil, sum, size, shape(err)
	}
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead)
	if _, err := b.ReadFrom(a); err != nil {
		return nil, sum, size, shape(err)
	}
	return b.Bytes(), hash(h.Sum(nil)), size, nil
}

// errShape marks content that was read but is not what Waymark wrote, against a disk that could not be read.
var errShape = errors.New("the content is not as it was written")

func shape(err error) error {
	var io ioError
	if errors.As(err, &io) {
		return err
	}
	return fmt.Errorf("%w: %v", errShape, err)
}

// ioError is what the operating system's errors have in common.
type ioError interface {
	error
	Timeout() bool
}

// writeImage encrypts the database to a new file in place of name, reads it back and only then renames it.
func (d disk) writeImage(name string, plain []byte, to age.Recipient, k keyring) (sum hash, size int64, renamed bool, err error) {
	h := sha256.New()
	renamed, err = d.replace(name, func(w io.Writer) error {
		return sealTo(io.MultiWriter(w, h, (*counter)(&size)), plain, to)
	}, func(tmp string) error { return d.checkImage(tmp, plain, hash(h.Sum(nil)), k) })
	return hash(h.Sum(nil)), size, renamed, err
}

type counter int64

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }

// checkImage decrypts an image as it lies on the disk and compares it with what it should hold.
func (d disk) checkImage(name string, plain []byte, sum hash, k keyring) error {
	f, err := d.OpenRead(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in, _, err := reader(f)
	if err != nil {
		return err
	}
	h := sha256.New()
	in = io.TeeReader(in, h)
	a, err := age.Decrypt(in, k.identities()...)
	if err != nil {
		return err
	}
	buf := make([]byte, 64<<10)
	rest := plain
	for {
		n, err := a.Read(buf)
		if n > len(rest) || !bytes.Equal(buf[:n], rest[:min(n, len(rest))]) {
			return errReadBack
		}
		rest = rest[n:]
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
	}
	if len(rest) != 0 || hash(h.Sum(nil)) != sum {
		return errReadBack
	}
	return nil
}

// meta is the vault's own table inside the image: what must be true of it cannot be changed without the key.
const metaTables = `
CREATE TABLE vault_meta(n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT;
CREATE TABLE vault_document(n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, sha256 TEXT NOT NULL) STRICT;`

const (
	metaFormat     = "format"
	metaMinReader  = "min_reader"
	metaID         = "vault_id"
	metaGeneration = "generation"
	metaLastFrame  = "last_frame"
	metaRecovery   = "recovery_recipient"
)

func (m *memory) meta(key string) (value string, err error) {
	err = m.conn.QueryRowContext(free, "SELECT value FROM vault_meta WHERE key=?", key).Scan(&value)
	return value, err
}

func (m *memory) setMeta(key, value string) error {
	return m.exec("INSERT INTO vault_meta(key,value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value", key, value)
}

// imageMeta reads what every image must say of itself.
func (m *memory) imageMeta() (id string, generation uint64, err error) {
	n, err := m.number("SELECT count(*) FROM sqlite_schema WHERE type='table' AND name='vault_meta'")
	if err != nil || n != 1 {
		return "", 0, fmt.Errorf("%w: no vault's image", errShape)
	}
	least, err := m.meta(metaMinReader)
	if err != nil {
		return "", 0, fmt.Errorf("%w: %v", errShape, err)
	}
	if l, err := strconv.ParseUint(least, 10, 63); err != nil || l > Format {
		return "", 0, ErrNewer
	}
	if id, err = m.meta(metaID); err != nil || id == "" {
		return "", 0, fmt.Errorf("%w: no vault id", errShape)
	}
	g, err := m.meta(metaGeneration)
	if err == nil {
		generation, err = strconv.ParseUint(g, 10, 63)
	}
	if err != nil {
		return "", 0, fmt.Errorf("%w: no generation", errShape)
	}
	return id, generation, nil
}

// checkpoint writes the memory as a new image of the next generation and then an empty journal for it. Until the
// rename is tried, a failure changes nothing. From then on no frame may go to the old journal, because it might follow
// an image that no longer is the one on the disk: writes are refused until a checkpoint comes to its end.
func (v *Vault) checkpoint() error {
	err := v.tryCheckpoint()
	if err == nil {
		v.refusing, v.broken = nil, false
		return nil
	}
	err = notSaved("write a new image", err)
	if v.broken {
		v.refusing = err
	}
	return err
}

func (v *Vault) tryCheckpoint() error {
	plain, err := v.stamp(v.gen + 1)
	if err != nil {
		return err
	}
	defer clear(plain)
	sum, size, renamed, err := v.d.writeImage(v.path(imageName), plain, v.keys[0].Recipient(), v.keys)
	if renamed {
		v.gen++
		v.broken = v.o.on(ruleStopRename) || err == nil
	}
	if err != nil {
		return err
	}
	if err := v.newJournal(sum); err != nil {
		return err
	}
	v.imageAt = size
	return nil
}

// stamp gives the database as bytes, with the given generation and the hash of the last frame in its own row, and
// refuses one that has lost what makes it this vault's.
func (v *Vault) stamp(generation uint64) ([]byte, error) {
	id, _, err := v.mem.imageMeta()
	if err == nil && id != hex.EncodeToString(v.id[:]) {
		err = errors.New("another vault's id")
	}
	if err != nil {
		return nil, fmt.Errorf("the database in memory is not this vault: %w", err)
	}
	if err := v.mem.setMeta(metaGeneration, strconv.FormatUint(generation, 10)); err != nil {
		return nil, err
	}
	if v.chain != nil {
		if err := v.mem.setMeta(metaLastFrame, hex.EncodeToString(v.chain.last[:])); err != nil {
			return nil, err
		}
	}
	return v.mem.serialize()
}

// newJournal puts an empty journal for the present generation in place of the old one and opens it.
func (v *Vault) newJournal(image hash) error {
	h := journalHead{generation: v.gen, id: v.id, image: image}
	if _, err := io.ReadFull(v.o.Rand, h.key[:]); err != nil {
		return err
	}
	content, err := h.encode(v.keys[0].Recipient())
	if err != nil {
		return err
	}
	if !v.o.on(ruleNewJournal) {
		return nil
	}
	if v.journal != nil {
		// Windows does not rename over a file that is open.
		_ = v.journal.Close()
		v.journal = nil
	}
	if _, err := v.d.replaceBytes(v.path(journalName), content); err != nil {
		return err
	}
	h.size = int64(len(content))
	return v.useJournal(h, h.size, nil)
}

// useJournal opens the journal for appending at end, after the frames that c has seen.
func (v *Vault) useJournal(h journalHead, end int64, c *chain) error {
	if c == nil {
		version, err := v.mem.userVersion()
		if err != nil {
			return err
		}
		if c, err = newChain(h, version, &v.o); err != nil {
			return err
		}
	}
	f, err := v.d.Open(v.path(journalName), false)
	if err != nil {
		return err
	}
	if v.journal != nil {
		_ = v.journal.Close()
	}
	v.journal, v.chain, v.end, v.frames = f, c, end, int(c.sequence-1)
	return nil
}

// full tells when the journal has grown large beside its image.
func (v *Vault) full() bool { return v.end > max(v.o.largest, v.imageAt/4) }

// Checkpoint writes a new image now.
func (v *Vault) Checkpoint(ctx context.Context) error {
	leave, err := v.enter(ctx)
	if err != nil {
		return err
	}
	defer leave()
	return tidied(v.checkpoint())
}

// tidied says of a checkpoint that failed what is true of it: every change lies in the journal.
func tidied(err error) error {
	if err == nil {
		return nil
	}
	return because(ErrTidy, err)
}
