package vault

import (
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Format is the version of the folder's layout that this program writes; MinReader the oldest program that may read it.
const (
	Format    = 1
	MinReader = 1
)

// notes are small files of lines `key = value`, a subset of TOML, with a checksum as their last line: vault.toml and
// the note in each backup. They hold nothing secret and prove nothing; what counts stands inside the image again.
type notes map[string]string

const (
	noteLimit = 16 << 10
	checkLine = "check = "
)

var errNotes = errors.New("not a note that Waymark wrote")

// encode writes the given keys in this order. Values of digits alone stand bare, others in quotes.
func (n notes) encode(comment string, keys ...string) []byte {
	var b strings.Builder
	for _, l := range strings.Split(comment, "\n") {
		b.WriteString("# " + l + "\n")
	}
	for _, k := range keys {
		v := n[k]
		if _, err := strconv.ParseUint(v, 10, 63); err == nil {
			fmt.Fprintf(&b, "%s = %s\n", k, v)
		} else {
			fmt.Fprintf(&b, "%s = %q\n", k, v)
		}
	}
	fmt.Fprintf(&b, "%s\"%08x\"\n", checkLine, crc32.ChecksumIEEE([]byte(b.String())))
	return []byte(b.String())
}

func parseNotes(data []byte) (notes, error) {
	if len(data) == 0 || len(data) > noteLimit || !utf8.Valid(data) {
		return nil, errNotes
	}
	text := string(data)
	at := strings.LastIndex(text, checkLine)
	if at < 0 || at > 0 && text[at-1] != '\n' || text[at:] != fmt.Sprintf("%s\"%08x\"\n", checkLine, crc32.ChecksumIEEE(data[:at])) {
		return nil, errNotes
	}
	n := notes{}
	for _, line := range strings.Split(strings.TrimSuffix(text[:at], "\n"), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		k, v, ok := strings.Cut(line, " = ")
		if !ok || k == "" {
			return nil, errNotes
		}
		if _, twice := n[k]; twice {
			return nil, errNotes
		}
		if strings.HasPrefix(v, `"`) {
			s, err := strconv.Unquote(v)
			if err != nil {
				return nil, errNotes
			}
			v = s
		} else if _, err := strconv.ParseUint(v, 10, 63); err != nil {
			return nil, errNotes
		}
		n[k] = v
	}
	return n, nil
}

func (n notes) number(key string) (uint64, bool) {
	v, err := strconv.ParseUint(n[key], 10, 63)
	return v, err == nil
}

// header is what vault.toml says.
type header struct {
	format, minReader uint64
	id                string
}

func (h header) encode() []byte {
	return notes{
		"format":     strconv.FormatUint(h.format, 10),
		"min_reader": strconv.FormatUint(h.minReader, 10),
		"id":         h.id,
	}.encode("Waymark records. This file holds no secret.\nThe other files here belong together: move or copy the whole folder.",
		"format", "min_reader", "id")
}

func parseHeader(data []byte) (header, error) {
	n, err := parseNotes(data)
	if err != nil {
		return header{}, err
	}
	var h header
	var ok1, ok2 bool
	h.format, ok1 = n.number("format")
	h.minReader, ok2 = n.number("min_reader")
	h.id = n["id"]
	if !ok1 || !ok2 || h.format < 1 || h.minReader < 1 {
		return header{}, errNotes
	}
	if h.minReader > Format {
		return h, ErrNewer
	}
	if id, err := hex.DecodeString(h.id); err != nil || len(id) != 16 {
		return header{}, errNotes
	}
	return h, nil
}
