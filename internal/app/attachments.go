package app

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/internal/pdfview"
	"waymark/internal/record"
	"waymark/internal/report"
	"waymark/internal/store"
)

// A paper or a photo is a document of the vault, named by a record. The document is written first and the record after it: a document that no
// record names is harmless, a record without its document is not. Removing a record leaves the document, because Undo may bring the record back.

const (
	largestPaper  = 10 << 20
	paperSide     = 2000 // pixels on the longer side
	photoSide     = 600
	paperQuality  = 88
	photoQuality  = 85
	largestPixels = 60_000_000 // of a picture before it is made smaller
)

var (
	errTooLarge  = fault.New(fault.Invalid, "This file is larger than 10 MB. Save it smaller, or keep it elsewhere and write down where.")
	errNothing   = fault.New(fault.Invalid, "This file is empty. Choose another one.")
	errWhichKind = fault.New(fault.Invalid, "Waymark keeps pictures (JPEG or PNG), PDF and plain text. Save this file as one of them, then choose it again.")
	errNoPicture = fault.New(fault.Invalid, "A photo is a picture, JPEG or PNG. Choose another file.")
)

// mediaType tells what a file is by what it holds; its name says nothing. "" is a kind that is not kept.
func mediaType(data []byte) string {
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return "image/jpeg"
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return "image/png"
	case bytes.Contains(head, []byte("%PDF-")): // some programs write a line before it
		return "application/pdf"
	case utf8.Valid(data) && bytes.IndexFunc(data, notText) < 0:
		return "text/plain"
	}
	return ""
}

func notText(r rune) bool {
	return r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' || r == 0x7f
}

// readable is a paper as it is kept: pictures are made anew, so that neither the place where they were taken nor the camera is kept with them.
func readable(data []byte) (kept []byte, kind string, err error) {
	switch {
	case len(data) == 0:
		return nil, "", errNothing
	case len(data) > largestPaper:
		return nil, "", errTooLarge
	}
	switch kind = mediaType(data); kind {
	case "":
		return nil, "", errWhichKind
	case "image/jpeg", "image/png":
		kept, err = anew(data, kind, paperSide, paperQuality)
		return kept, kind, err
	}
	return data, kind, nil
}

// AddAttachment keeps a paper about a young person; its date is today.
func (a *App) AddAttachment(ctx context.Context, personID, title string, data []byte) (*care.Attachment, error) {
	t := &care.Attachment{Meta: record.Meta{PersonID: personID}, Title: title, On: a.Today()}
	return t, a.KeepAttachment(ctx, t, data)
}

// KeepAttachment is AddAttachment with a date and words about it. The record is asked about before the document is written.
func (a *App) KeepAttachment(ctx context.Context, t *care.Attachment, data []byte) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	st, err := a.open()
	if err != nil {
		return err
	}
	kept, kind, err := readable(data)
	if err != nil {
		return err
	}
	c := *t
	c.Title, c.MediaType, c.Document = strings.TrimSpace(t.Title), kind, ""
	if p := care.AttachmentSpec.Validate(&c); p != nil {
		return p
	}
	if _, err := a.Get(ctx, "person", t.PersonID); err != nil {
		return err
	}
	if c.Document, err = st.Vault().AddDocument(ctx, kept); err != nil {
		return err
	}
	if err := a.save(ctx, "kept a paper", &c); err != nil {
		return err
	}
	*t = c
	return nil
}

// OpenAttachment gives a paper back, to be looked at inside the program.
func (a *App) OpenAttachment(ctx context.Context, id string) ([]byte, string, error) {
	t, data, err := a.attachment(ctx, id)
	if err != nil {
		return nil, "", err
	}
	return data, t.MediaType, nil
}

// PagePicture is a page of a PDF as a picture, and how many pages there are.
type PagePicture = pdfview.Page

// PaperPage draws a page of a paper that is a PDF, counted from 1, width pixels wide, to be read inside the program. It takes a second or two the first
// time after unlocking.
func (a *App) PaperPage(ctx context.Context, id string, page, width int) (*PagePicture, error) {
	_, data, err := a.attachment(ctx, id)
	if err != nil {
		return nil, err
	}
	return a.pdfs.Page(ctx, data, page, width)
}

func (a *App) attachment(ctx context.Context, id string) (*care.Attachment, []byte, error) {
	st, err := a.open()
	if err != nil {
		return nil, nil, err
	}
	if err := a.ownersOnly(); err != nil {
		return nil, nil, err
	}
	r, err := a.Get(ctx, "attachment", id)
	if err != nil {
		return nil, nil, err
	}
	t := r.(*care.Attachment)
	data, err := st.Vault().ReadDocument(ctx, t.Document)
	return t, data, err
}

// ExportAttachment is a paper as a file to be saved outside. It is recorded as an export is: for whom, and its number; Saved adds the place of the
// file, which is then offered for erasing. Undo passes it over.
func (a *App) ExportAttachment(ctx context.Context, id, forWhom string) (*Printed, error) {
	if forWhom = strings.TrimSpace(forWhom); forWhom == "" {
		return nil, record.Problems{{Key: "for_whom", Label: "Who is this copy for", Text: "Name who will receive it."}}
	}
	t, data, err := a.attachment(ctx, id)
	if err != nil {
		return nil, err
	}
	end := map[string]string{"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf", "text/plain": "txt"}[t.MediaType]
	var papers []*care.Paper
	err = a.write(ctx, "", func(tx *store.Tx) (err error) {
		papers, err = a.handOut(ctx, tx, care.Paper{Report: "attachment", ForWhom: forWhom, Purpose: shorten(t.Title), Format: end}, data, func(p *care.Paper) map[string]string {
			return map[string]string{"what": fmt.Sprintf("a copy of “%s”", t.Title), "for_whom": forWhom, "digest": p.Digest}
		}, t.PersonID)
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Printed{Bytes: data, FileName: report.FileName("paper", a.Today(), end), Paper: papers[0]}, nil
}

// shorten keeps a title within a line of another record.
func shorten(s string) string {
	if r := []rune(s); len(r) > 120 {
		return string(r[:119]) + "…"
	}
	return s
}

// SetPhoto puts in or changes the photo of a young person: square, cut from the middle of the picture.
func (a *App) SetPhoto(ctx context.Context, personID string, data []byte) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	st, err := a.open()
	if err != nil {
		return err
	}
	switch {
	case len(data) == 0:
		return errNothing
	case len(data) > largestPaper:
		return errTooLarge
	}
	kind := mediaType(data)
	if kind != "image/jpeg" && kind != "image/png" {
		return errNoPicture
	}
	small, err := portrait(data, photoSide, photoQuality)
	if err != nil {
		return err
	}
	if _, err := a.Get(ctx, "person", personID); err != nil {
		return err
	}
	name, err := st.Vault().AddDocument(ctx, small)
	if err != nil {
		return err
	}
	return a.photo(ctx, personID, "changed the photo", name)
}

// RemovePhoto takes the photo of a young person away; Undo brings it back.
func (a *App) RemovePhoto(ctx context.Context, personID string) error {
	if err := a.ownersOnly(); err != nil {
		return err
	}
	return a.photo(ctx, personID, "took the photo away", "")
}

func (a *App) photo(ctx context.Context, personID, label, name string) error {
	return a.write(ctx, label, func(tx *store.Tx) error {
		r, err := tx.Get(ctx, care.PersonSpec, personID)
		if err != nil {
			return err
		}
		p := r.(*care.Person)
		p.Photo = name
		return a.put(ctx, tx, p)
	})
}

// Photo is a young person's photo as JPEG, nil when there is none.
func (a *App) Photo(ctx context.Context, personID string) ([]byte, error) {
	st, err := a.open()
	if err != nil {
		return nil, err
	}
	r, err := a.Get(ctx, "person", personID)
	if err != nil {
		return nil, err
	}
	name := r.(*care.Person).Photo
	if name == "" {
		return nil, nil
	}
	return st.Vault().ReadDocument(ctx, name)
}
