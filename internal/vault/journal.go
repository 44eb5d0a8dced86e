package vault

import (
	"bytes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
	"golang.org/x/crypto/chacha20poly1305"
)

// The journal. It starts with a head: magic, generation, the length of a sealed blob, a checksum; then the blob, an age
// file of generation, vault id, hash of the image it follows, and this generation's key. Frames come after it.
//
// A frame is a fixed header with its own checksum and a body sealed with XChaCha20-Poly1305. The header and the hash of
// the frame before (for the first, the hash of the image) are associated data, so frames cannot be altered, swapped,
// dropped or carried over from another journal.
const (
	headMagic    = "WMJRNL1\n"
	headSize     = 8 + 8 + 4 + 8
	blobSize     = 8 + 16 + 32 + 32
	blobLimit    = 4 << 10
	frameMagic   = "WMFRAME1"
	frameHead    = 8 + 8 + 8 + 4 + 4 + 24 + 8
	frameSumAt   = frameHead - 8
	frameNonceAt = frameSumAt - 24
	frameLimit   = 1 << 30
)

type hash = [sha256.Size]byte

// journalHead is what stands before the frames.
type journalHead struct {
	generation uint64
	id         [16]byte
	image      hash
	key        [32]byte
	size       int64 // bytes before the first frame
}

func (h journalHead) encode(to age.Recipient) ([]byte, error) {
	blob := make([]byte, 0, blobSize)
	blob = binary.BigEndian.AppendUint64(blob, h.generation)
	blob = append(blob, h.id[:]...)
	blob = append(blob, h.image[:]...)
	blob = append(blob, h.key[:]...)
	sealed, err := sealBytes(blob, to)
	clear(blob)
	if err != nil {
		return nil, err
	}
	b := []byte(headMagic)
	b = binary.BigEndian.AppendUint64(b, h.generation)
	b = binary.BigEndian.AppendUint32(b, uint32(len(sealed)))
	b = append(b, checksum(b)...)
	return append(b, sealed...), nil
}

// journalGeneration reads the part of the head that needs no key.
func journalGeneration(data []byte) (generation uint64, sealed []byte, err error) {
	if len(data) < headSize || string(data[:8]) != headMagic || !bytes.Equal(checksum(data[:headSize-8]), data[headSize-8:headSize]) {
		return 0, nil, errors.New("the journal's head is not whole")
	}
	n := binary.BigEndian.Uint32(data[16:])
	if n > blobLimit || int(n) > len(data)-headSize {
		return 0, nil, errors.New("the journal's key is not whole")
	}
	return binary.BigEndian.Uint64(data[8:]), data[headSize : headSize+int(n)], nil
}

func parseJournalHead(data []byte, k keyring) (journalHead, error) {
	gen, sealed, err := journalGeneration(data)
	if err != nil {
		return journalHead{}, err
	}
	blob, err := openBytes(sealed, k.identities()...)
	if err != nil {
		return journalHead{}, err
	}
	defer clear(blob)
	h := journalHead{generation: gen, size: int64(headSize + len(sealed))}
	if len(blob) != blobSize || binary.BigEndian.Uint64(blob) != gen {
		return journalHead{}, errors.New("the journal's head does not fit its key")
	}
	copy(h.id[:], blob[8:])
	copy(h.image[:], blob[24:])
	copy(h.key[:], blob[56:])
	return h, nil
}

func checksum(b []byte) []byte {
	s := sha256.Sum256(b)
	return s[:8]
}

// chain is where the next frame goes: it grows frame by frame, when writing and when reading alike.
type chain struct {
	generation  uint64
	userVersion uint32
	sequence    uint64 // of the next frame, from 1
	last        hash   // of the frame before
	aead        cipher.AEAD
	key         [32]byte
	o           *Options
}

func newChain(h journalHead, userVersion uint32, o *Options) (*chain, error) {
	a, err := chacha20poly1305.NewX(h.key[:])
	if err != nil {
		return nil, err
	}
	return &chain{generation: h.generation, userVersion: userVersion, sequence: 1, last: h.image, aead: a, key: h.key, o: o}, nil
}

func (c *chain) step(frame []byte) {
	c.last = sha256.Sum256(frame)
	c.sequence++
}

// seal makes the next frame. The caller calls step once it is on the disk.
func (c *chain) seal(body []byte, rand io.Reader) ([]byte, error) {
	if len(body) > frameLimit-c.aead.Overhead() {
		return nil, fmt.Errorf("a change of %d bytes is too large for one transaction", len(body))
	}
	f := make([]byte, 0, frameHead+len(body)+c.aead.Overhead())
	f = append(f, frameMagic...)
	f = binary.BigEndian.AppendUint64(f, c.generation)
	f = binary.BigEndian.AppendUint64(f, c.sequence)
	f = binary.BigEndian.AppendUint32(f, uint32(len(body)+c.aead.Overhead()))
	f = binary.BigEndian.AppendUint32(f, c.userVersion)
	f = f[:frameSumAt]
	if _, err := io.ReadFull(rand, f[frameNonceAt:]); err != nil {
		return nil, err
	}
	f = append(f, checksum(f)...)
	return c.aead.Seal(f, f[frameNonceAt:frameSumAt], body, c.ad(f)), nil
}

func (c *chain) ad(head []byte) []byte {
	ad := make([]byte, 0, frameHead+len(c.last))
	ad = append(ad, head[:frameHead]...)
	if !c.o.on(ruleChain) {
		return ad
	}
	return append(ad, c.last[:]...)
}

// tail is how a journal ended.
type tail struct {
	end  int64  // where the next frame goes
	torn []byte // bytes after it that are no whole frame
}

var errFrame = errors.New("a frame of the journal is not as it was written")

// replay reads the frames after the head and hands the content of each to apply. A bad frame with no valid header
// after it is the unfinished end of a write that was never acknowledged; any other bad frame is damage.
func (c *chain) replay(data []byte, from int64, apply func([]images) error) (tail, error) {
	at := from
	for at < int64(len(data)) {
		rest := data[at:]
		length, whole := c.header(rest)
		if whole {
			if c.o.on(ruleGeneration) && binary.BigEndian.Uint64(rest[8:]) != c.generation {
				return tail{}, fmt.Errorf("%w: another generation", errFrame)
			}
			if c.o.on(ruleSequence) && binary.BigEndian.Uint64(rest[16:]) != c.sequence {
				return tail{}, fmt.Errorf("%w: out of order", errFrame)
			}
			if binary.BigEndian.Uint32(rest[28:]) != c.userVersion {
				return tail{}, fmt.Errorf("%w: another schema version", errFrame)
			}
			whole = int64(frameHead)+length <= int64(len(rest))
		}
		var plain []byte
		if whole {
			frame := rest[:frameHead+length]
			var err error
			plain, err = c.open(frame)
			if whole = err == nil; whole {
				c.step(frame)
				at += int64(len(frame))
			}
		}
		if !whole {
			if c.o.on(ruleTorn) && c.headerFollows(rest[1:]) {
				return tail{}, errFrame
			}
			return tail{end: at, torn: rest}, nil
		}
		tables, err := decodeBody(plain)
		if err != nil {
			return tail{}, err
		}
		err = apply(tables)
		clear(plain)
		if err != nil {
			return tail{}, err
		}
	}
	return tail{end: at}, nil
}

func (c *chain) header(b []byte) (length int64, ok bool) {
	if len(b) < frameHead || string(b[:8]) != frameMagic {
		return 0, false
	}
	if c.o.on(ruleHeaderSum) && !bytes.Equal(checksum(b[:frameSumAt]), b[frameSumAt:frameHead]) {
		return 0, false
	}
	return int64(binary.BigEndian.Uint32(b[24:])), true
}

func (c *chain) open(frame []byte) ([]byte, error) {
	head, nonce := frame[:frameHead], frame[frameNonceAt:frameSumAt]
	if c.o.openFrame != nil {
		return c.o.openFrame(c.key[:], nonce, frame[frameHead:])
	}
	return c.aead.Open(nil, nonce, frame[frameHead:], c.ad(head))
}

// headerFollows looks for a frame header anywhere in b.
func (c *chain) headerFollows(b []byte) bool {
	for {
		i := bytes.Index(b, []byte(frameMagic))
		if i < 0 {
			return false
		}
		b = b[i:]
		if len(b) >= frameHead && bytes.Equal(checksum(b[:frameSumAt]), b[frameSumAt:frameHead]) {
			return true
		}
		b = b[1:]
	}
}
