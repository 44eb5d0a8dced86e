package vault

import (
	"bytes"
	"crypto/rand"
	"os"
	"reflect"
	"testing"

	"filippo.io/age"
	"pgregory.net/rapid"
)

// values draws what SQLite can hold, odd things included: text that is no UTF-8, NUL bytes, empty blobs.
func drawValue(t *rapid.T) any {
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		return nil
	case 1:
		return rapid.Int64().Draw(t, "int")
	case 2:
		return rapid.Float64().Draw(t, "real")
	case 3:
		return rapid.String().Draw(t, "text")
	case 4:
		return string(rapid.SliceOf(rapid.Byte()).Draw(t, "odd text"))
	}
	return append([]byte{}, rapid.SliceOf(rapid.Byte()).Draw(t, "blob")...)
}

func TestBodyRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var in []images
		for range rapid.IntRange(0, 3).Draw(t, "tables") {
			im := images{table: rapid.String().Draw(t, "table"), cols: rapid.SliceOfN(rapid.String(), 1, 4).Draw(t, "cols")}
			for range rapid.IntRange(1, 4).Draw(t, "rows") {
				r := rowImage{n: rapid.Int64().Draw(t, "n")}
				if rapid.Bool().Draw(t, "there") {
					for range im.cols {
						r.values = append(r.values, drawValue(t))
					}
				}
				im.rows = append(im.rows, r)
			}
			in = append(in, im)
		}
		b, err := encodeBody(in)
		if err != nil {
			t.Fatal(err)
		}
		out, err := decodeBody(b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(in, out) {
			t.Fatalf("%#v came back as %#v", in, out)
		}
	})
}

// TestValuesComeBackByteForByte saves odd values, drops the vault and reads them from the journal.
func TestValuesComeBackByteForByte(t *testing.T) {
	o := testOptions()
	o.Migrations = []Migration{{1, "any", "CREATE TABLE thing(n INTEGER PRIMARY KEY, a ANY, b ANY, twice ANY GENERATED ALWAYS AS (a) STORED) STRICT"}}
	o.Derived, o.Reindex = nil, nil
	v, dir, _ := newVault(t, o)
	identity := v.Identity()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawValue(t), drawValue(t)
		var n int64
		if err := v.Write(ctx, func(tx *Tx) error {
			r, err := tx.ExecContext(ctx, "INSERT INTO thing(a,b) VALUES(?,?)", a, b)
			if err == nil {
				n, err = r.LastInsertId()
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		before, err := v.mem.row(v.mem.tables["thing"], n)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(before.values[:2], []any{a, b}) {
			t.Fatalf("%#v, %#v are kept as %#v", a, b, before.values)
		}
	})
	before, err := v.mem.digest()
	must(t, err)
	drop(v)
	v, err = UnlockWithIdentity(ctx, dir, identity, o)
	must(t, err)
	defer v.Lock(ctx)
	after, err := v.mem.digest()
	must(t, err)
	if before != after {
		t.Error("the journal gave other values back")
	}
}

func FuzzFrame(f *testing.F) {
	id, err := age.GenerateX25519Identity()
	must(f, err)
	h := journalHead{generation: 3, image: hash{1}}
	head, err := h.encode(id.Recipient())
	must(f, err)
	o := Options{}
	c, err := newChain(h, 1, &o)
	must(f, err)
	body, err := encodeBody([]images{{table: "note", cols: []string{"a", "b"}, rows: []rowImage{{1, []any{"x", nil}}, {2, nil}, {3, []any{int64(4), []byte{5}}}}}})
	must(f, err)
	frame, err := c.seal(body, rand.Reader)
	must(f, err)
	f.Add(body)
	f.Add(frame)
	f.Add(append(bytes.Clone(head), frame...))
	f.Fuzz(func(t *testing.T, data []byte) {
		if tables, err := decodeBody(data); err == nil {
			again, err := encodeBody(tables)
			if err != nil {
				t.Fatal(err)
			}
			if back, err := decodeBody(again); err != nil || !reflect.DeepEqual(tables, back) {
				t.Fatal("what was read does not write back", err)
			}
		}
		_, _ = parseJournalHead(data, keyring{id})
		c, err := newChain(h, 1, &o)
		must(t, err)
		end, err := c.replay(data, 0, func([]images) error { return nil })
		if err == nil && end.end+int64(len(end.torn)) != int64(len(data)) {
			t.Fatalf("%d bytes read and %d torn of %d", end.end, len(end.torn), len(data))
		}
	})
}

func FuzzVaultToml(f *testing.F) {
	f.Add(header{Format, MinReader, "00112233445566778899aabbccddeeff"}.encode())
	f.Add([]byte("format = 1\n"))
	f.Add([]byte("check = \"00000000\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := parseHeader(data)
		if err != nil {
			return
		}
		if again, err := parseHeader(h.encode()); err != nil || again != h {
			t.Fatalf("%+v came back as %+v, %v", h, again, err)
		}
	})
}

func TestFuzzTargetsHaveInputs(t *testing.T) {
	for _, dir := range []string{"FuzzFrame", "FuzzVaultToml"} {
		entries, err := os.ReadDir("testdata/fuzz/" + dir)
		if err != nil || len(entries) == 0 {
			t.Errorf("no inputs for %s: %v", dir, err)
		}
	}
}
