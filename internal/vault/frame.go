package vault

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// images is what a transaction left behind in one table: the rows it touched, as they are now.
type images struct {
	table string
	cols  []string // without the key
	rows  []rowImage
}

// rowImage is one row byte for byte; values is nil when the row is gone.
type rowImage struct {
	n      int64
	values []any // nil, int64, float64, string or []byte
}

const bodyVersion = 1

const (
	isNull = iota
	isInt
	isReal
	isText
	isBlob
)

func appendString(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

func encodeBody(tables []images) ([]byte, error) {
	b := []byte{bodyVersion}
	b = binary.AppendUvarint(b, uint64(len(tables)))
	for _, t := range tables {
		b = appendString(b, t.table)
		b = binary.AppendUvarint(b, uint64(len(t.cols)))
		for _, c := range t.cols {
			b = appendString(b, c)
		}
		b = binary.AppendUvarint(b, uint64(len(t.rows)))
		for _, r := range t.rows {
			b = binary.AppendVarint(b, r.n)
			if r.values == nil {
				b = append(b, 0)
				continue
			}
			if len(r.values) != len(t.cols) {
				return nil, fmt.Errorf("%d values for %d columns", len(r.values), len(t.cols))
			}
			b = append(b, 1)
			for _, v := range r.values {
				switch v := v.(type) {
				case nil:
					b = append(b, isNull)
				case int64:
					b = binary.AppendVarint(append(b, isInt), v)
				case float64:
					b = binary.BigEndian.AppendUint64(append(b, isReal), math.Float64bits(v))
				case string:
					b = appendString(append(b, isText), v)
				case []byte:
					b = binary.AppendUvarint(append(b, isBlob), uint64(len(v)))
					b = append(b, v...)
				default:
					return nil, fmt.Errorf("a value of type %T", v)
				}
			}
		}
	}
	return b, nil
}

var errBody = errors.New("a frame's content has the wrong shape")

// body reads what encodeBody wrote and refuses anything else; counts are held against the bytes that remain, so that
// hostile input cannot ask for memory.
type body struct {
	b   []byte
	bad bool
}

func (d *body) uvarint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *body) varint() int64 {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *body) bytes() []byte {
	n := d.uvarint()
	if n > uint64(len(d.b)) {
		d.bad, d.b = true, nil
		return nil
	}
	p := d.b[:n:n]
	d.b = d.b[n:]
	return p
}

func (d *body) byte() byte {
	if len(d.b) == 0 {
		d.bad = true
		return 0
	}
	c := d.b[0]
	d.b = d.b[1:]
	return c
}

func (d *body) count() int {
	n := d.uvarint()
	if n > uint64(len(d.b)) {
		d.bad, d.b = true, nil
		return 0
	}
	return int(n)
}

func (d *body) value() any {
	switch d.byte() {
	case isNull:
		return nil
	case isInt:
		return d.varint()
	case isReal:
		if len(d.b) < 8 {
			d.bad, d.b = true, nil
			return nil
		}
		v := math.Float64frombits(binary.BigEndian.Uint64(d.b))
		d.b = d.b[8:]
		return v
	case isText:
		return string(d.bytes())
	case isBlob:
		return append([]byte{}, d.bytes()...)
	}
	d.bad = true
	return nil
}

func decodeBody(b []byte) ([]images, error) {
	d := &body{b: b}
	if d.byte() != bodyVersion {
		return nil, errBody
	}
	var tables []images
	for i := d.count(); i > 0 && !d.bad; i-- {
		t := images{table: string(d.bytes())}
		for j := d.count(); j > 0 && !d.bad; j-- {
			t.cols = append(t.cols, string(d.bytes()))
		}
		for j := d.count(); j > 0 && !d.bad; j-- {
			r := rowImage{n: d.varint()}
			switch d.byte() {
			case 0:
			case 1:
				r.values = make([]any, len(t.cols))
				for c := range r.values {
					r.values[c] = d.value()
				}
			default:
				d.bad = true
			}
			t.rows = append(t.rows, r)
		}
		tables = append(tables, t)
	}
	if d.bad || len(d.b) != 0 {
		return nil, errBody
	}
	return tables, nil
}
