// Package pdfview turns a page of a PDF that somebody was sent into a picture, so that it can be read inside the program.
//
// Rules: such a file is not trusted. It is read by PDFium compiled to WebAssembly, which runs in a room of its own: no files, no network, no clock, a
// limit on its memory and on its time. Nothing of it is kept once Close was called.
package pdfview

import (
	"context"
	"errors"
	"image"
	"image/draw"
	"io"
	"math"
	"sync"
	"time"

	pdfium "github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"waymark/internal/fault"
)

const (
	mostMemory = 6144             // of 64 KB: 384 MB
	mostTime   = 20 * time.Second // for one page
	mostPixels = 12_000_000       // of a picture; a page larger than that is drawn smaller
	smallest   = 200              // pixels of width
	shape      = 5.0              // a page higher than this many times its width is drawn at this
)

var (
	errLocked  = fault.New(fault.Invalid, "This PDF has a password of its own. Save a copy outside and open it there, or ask for one without a password.")
	errDamaged = fault.New(fault.Damaged, "This PDF cannot be read: it is damaged, or not quite a PDF. Nothing has been changed.")
	errSlow    = fault.New(fault.Invalid, "This page takes too long to draw. Save a copy outside to read it.")
	errNoPage  = fault.New(fault.NotFound, "There is no such page.")
)

// Page is one page as a picture.
type Page struct {
	Image image.Image
	Pages int // of the whole file
}

// Viewer draws pages. The zero Viewer is ready; the first page costs a second or two more, until Close.
type Viewer struct {
	mu   sync.Mutex
	pool pdfium.Pool
	stop context.CancelFunc
}

// Page draws page n, counted from 1, width pixels wide. It gives up when ctx ends.
func (v *Viewer) Page(ctx context.Context, data []byte, n, width int) (*Page, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.start(); err != nil {
		return nil, fault.Wrap(fault.Unexpected, "The part that draws PDFs did not start.", err)
	}
	type result struct {
		page *Page
		err  error
	}
	ended := make(chan result, 1)
	go func() {
		page, err := one(v.pool, data, n, max(width, smallest))
		ended <- result{page, err}
	}()
	late := time.NewTimer(mostTime)
	defer late.Stop()
	select {
	case r := <-ended:
		return r.page, r.err
	case <-ctx.Done():
		v.close()
		<-ended
		return nil, ctx.Err()
	case <-late.C:
		v.close()
		<-ended
		return nil, errSlow
	}
}

// Close forgets everything. The Viewer can be used again.
func (v *Viewer) Close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.close()
}

func (v *Viewer) start() error {
	if v.pool != nil {
		return nil
	}
	ctx, stop := context.WithCancel(context.Background())
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxIdle: 1, MaxTotal: 1, Stdout: io.Discard, Stderr: io.Discard,
		FSConfig: wazero.NewFSConfig(), // none
		RuntimeConfig: wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(mostMemory).WithCloseOnContextDone(true),
	})
	if err != nil {
		stop()
		return err
	}
	v.pool, v.stop = pool, stop
	return nil
}

func (v *Viewer) close() {
	if v.pool == nil {
		return
	}
	v.stop() // first, so that a page that is being drawn ends
	_ = v.pool.Close()
	v.pool, v.stop = nil, nil
}

// one draws one page in an instance of its own, which goes away with all it read.
func one(pool pdfium.Pool, data []byte, n, width int) (page *Page, err error) {
	defer func() {
		if r := recover(); r != nil { // a file may break the reader in its room; it must not break the program
			page, err = nil, errDamaged
		}
	}()
	in, err := pool.GetInstance(mostTime)
	if err != nil {
		return nil, fault.Wrap(fault.Unexpected, "The part that draws PDFs did not start.", err)
	}
	defer in.Close()
	doc, err := in.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword), errors.Is(err, pdferrors.ErrSecurity):
		return nil, errLocked
	case err != nil:
		return nil, fault.Wrap(fault.Damaged, errDamaged.Error(), err)
	}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, fault.Wrap(fault.Damaged, errDamaged.Error(), err)
	}
	if n < 1 || n > count.PageCount {
		return nil, errNoPage
	}
	of := requests.Page{ByIndex: &requests.PageByIndex{Document: doc.Document, Index: n - 1}}
	size, err := in.GetPageSize(&requests.GetPageSize{Page: of})
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return nil, fault.Wrap(fault.Damaged, errDamaged.Error(), err)
	}
	w, h := pixels(size.Width, size.Height, width)
	drawn, err := in.RenderPageInPixels(&requests.RenderPageInPixels{Page: of, Width: w, Height: h})
	if err != nil {
		return nil, fault.Wrap(fault.Damaged, errDamaged.Error(), err)
	}
	defer drawn.Cleanup()
	// the picture lies in the memory of the instance, which goes
	own := image.NewRGBA(drawn.Result.Image.Bounds())
	draw.Draw(own, own.Bounds(), drawn.Result.Image, own.Bounds().Min, draw.Src)
	return &Page{Image: own, Pages: count.PageCount}, nil
}

// pixels is how large a page is drawn: as wide as is asked for, unless that makes too large a picture.
func pixels(wide, high float64, width int) (w, h int) {
	ratio := min(high/wide, shape)
	if most := math.Sqrt(mostPixels / ratio); float64(width) > most {
		width = int(most)
	}
	return width, max(1, int(float64(width)*ratio))
}
