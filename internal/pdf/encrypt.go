package pdf

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"io"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

var noConfig = sync.OnceFunc(api.DisableConfigDir)

// encrypt locks a file with AES-256 in the form of PDF 2.0 (revision 6), which is the only one not broken. pdfcpu takes
// it from the header, so that is written first.
func encrypt(b []byte, o Options) ([]byte, error) {
	noConfig() // no settings folder in the home of whoever prints
	b = bytes.Clone(b)
	copy(b, "%PDF-2.0")
	r := o.Rand
	if r == nil {
		r = rand.Reader
	}
	var owner [24]byte
	if _, err := io.ReadFull(r, owner[:]); err != nil {
		return nil, fmt.Errorf("make the owner password: %w", err)
	}
	c := model.NewAESConfiguration(o.Password, hex.EncodeToString(owner[:]), 256)
	c.Permissions = model.PermissionsAll
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(b), &out, c); err != nil {
		return nil, fmt.Errorf("lock the file with a password: %w", err)
	}
	return out.Bytes(), nil
}
