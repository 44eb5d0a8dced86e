package app_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waymark/internal/app"
	"waymark/internal/care"
	"waymark/internal/fault"
)

// scene is a picture whose left half is red and whose right half is blue.
func scene(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{200, 20, 20, 255}
			if x >= w/2 {
				c = color.NRGBA{20, 20, 200, 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

func jpg(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, jpeg.Encode(&b, img, nil))
	return b.Bytes()
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, png.Encode(&b, img))
	return b.Bytes()
}

// fromCamera puts what a telephone writes into a JPEG: the place, and which way up it was held.
func fromCamera(data []byte, up int) []byte {
	tiff := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x02")
	tag := func(id, kind uint16, n, v uint32) {
		tiff = binary.BigEndian.AppendUint16(tiff, id)
		tiff = binary.BigEndian.AppendUint16(tiff, kind)
		tiff = binary.BigEndian.AppendUint32(tiff, n)
		tiff = binary.BigEndian.AppendUint32(tiff, v)
	}
	tag(0x0112, 3, 1, uint32(up)<<16)
	tag(0x8825, 4, 1, 60) // the place
	tiff = append(tiff, "\x00\x00\x00\x00GPSLatitude 52.05 near the school"...)
	part := append([]byte("Exif\x00\x00"), tiff...)
	out := append([]byte{}, data[:2]...)
	out = append(out, 0xff, 0xe1)
	out = binary.BigEndian.AppendUint16(out, uint16(len(part)+2))
	return append(append(out, part...), data[2:]...)
}

func look(t testing.TB, data []byte) image.Image {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(data))
	must(t, err)
	return img
}

func isRed(img image.Image, x, y int) bool {
	r, _, b, _ := img.At(x, y).RGBA()
	return r > 2*b
}

func TestAPaperIsKeptAndComesBack(t *testing.T) {
	d := newDesk(t)
	letter := []byte("Dear Amara,\r\nyour place on the course is confirmed – £0 to pay.\r\n")
	pdf := []byte("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
	for _, c := range []struct {
		title, kind string
		data        []byte
	}{{"College letter", "text/plain", letter}, {"Court order", "application/pdf", pdf}} {
		at, err := d.AddAttachment(ctx, d.amara.ID, c.title, c.data)
		must(t, err)
		if at.ID == "" || at.On != d.Today() || at.MediaType != c.kind {
			t.Fatalf("kept as %+v", at)
		}
		d.relock()
		got, kind, err := d.OpenAttachment(ctx, at.ID)
		if err != nil || kind != c.kind || !bytes.Equal(got, c.data) {
			t.Fatalf("%s came back as %s, %d bytes (%v)", c.title, kind, len(got), err)
		}
	}
	if d.finds("College", d.amara.ID) != 1 {
		t.Error("its title is not found")
	}
	d.whole()
}

func TestPicturesAreMadeAnew(t *testing.T) {
	d := newDesk(t)
	camera := fromCamera(jpg(t, scene(2600, 1300)), 6) // held on its side: its left edge is the top
	if !bytes.Contains(camera, []byte("GPSLatitude")) {
		t.Fatal("the test's picture does not say where it was taken")
	}
	a, err := d.AddAttachment(ctx, d.amara.ID, "Room", camera)
	must(t, err)
	got, kind, err := d.OpenAttachment(ctx, a.ID)
	must(t, err)
	if kind != "image/jpeg" || bytes.Contains(got, []byte("GPS")) || bytes.Contains(got, []byte("Exif")) {
		t.Error("what the camera wrote is still in it")
	}
	img := look(t, got)
	if s := img.Bounds().Size(); s != image.Pt(1000, 2000) {
		t.Fatalf("it is %v large", s)
	}
	if !isRed(img, 500, 300) || isRed(img, 500, 1700) {
		t.Error("it is not upright")
	}
	// A PNG stays one and stays clear where it is clear; its notes do not stay.
	clearing := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	clearing.SetNRGBA(3, 3, color.NRGBA{0, 200, 0, 255})
	drawn := pngOf(t, clearing)
	note := []byte("tEXtLocation\x00near the school")
	drawn = append(append(append([]byte{}, drawn[:33]...), chunk(note)...), drawn[33:]...)
	a, err = d.AddAttachment(ctx, d.amara.ID, "Drawing", drawn)
	must(t, err)
	got, kind, err = d.OpenAttachment(ctx, a.ID)
	must(t, err)
	img = look(t, got)
	if _, _, _, alpha := img.At(30, 10).RGBA(); kind != "image/png" || bytes.Contains(got, []byte("school")) || img.Bounds().Dx() != 40 || alpha != 0 {
		t.Errorf("the drawing came back as %s, %v", kind, img.Bounds())
	}
	d.whole()
}

// chunk frames a part of a PNG; its check is not looked at by readers that pass such parts over.
func chunk(body []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	out = append(out, body...)
	return binary.BigEndian.AppendUint32(out, crc(body))
}

func crc(b []byte) uint32 {
	c := ^uint32(0)
	for _, x := range b {
		c ^= uint32(x)
		for range 8 {
			c = c>>1 ^ 0xedb88320&-(c&1)
		}
	}
	return ^c
}

func TestEveryWayUp(t *testing.T) {
	d := newDesk(t)
	for up := 1; up <= 8; up++ {
		a, err := d.AddAttachment(ctx, d.amara.ID, "Picture", fromCamera(jpg(t, scene(80, 40)), up))
		must(t, err)
		data, _, err := d.OpenAttachment(ctx, a.ID)
		must(t, err)
		img := look(t, data)
		upright, x, y := image.Pt(80, 40), 10, 20
		if up >= 5 {
			upright, x, y = image.Pt(40, 80), 20, 10
		}
		if up == 2 || up == 3 {
			x = 70
		}
		if up == 7 || up == 8 {
			y = 70
		}
		if img.Bounds().Size() != upright || !isRed(img, x, y) {
			t.Errorf("way up %d: %v, red at %d,%d: %v", up, img.Bounds().Size(), x, y, isRed(img, x, y))
		}
	}
}

func TestPapersThatAreNotKept(t *testing.T) {
	d := newDesk(t)
	add := func(title string, data []byte) func() error {
		return func() error { _, err := d.AddAttachment(ctx, d.amara.ID, title, data); return err }
	}
	d.refused(add("Letter", nil), "empty")
	d.refused(add("Letter", bytes.Repeat([]byte("a"), 10<<20+1)), "10 MB")
	d.refused(add("Letter", []byte("PK\x03\x04 a word processor's file")), "JPEG or PNG")
	d.refused(add("Letter", []byte("MZ\x90\x00\x03")), "JPEG or PNG")
	d.refused(add("Letter", []byte("caf\xe9")), "plain text")
	d.refused(add("Letter", []byte("\xff\xd8\xff\xe0 not a picture")), "cannot be read")
	d.refused(add("Letter", jpg(t, scene(60, 60))[:200]), "cannot be read")
	d.refused(add("", []byte("text")), "hat it is")
	huge := pngOf(t, scene(2, 2))
	binary.BigEndian.PutUint32(huge[16:], 50_000)
	binary.BigEndian.PutUint32(huge[20:], 50_000)
	binary.BigEndian.PutUint32(huge[29:], crc(huge[12:29]))
	d.refused(add("Bomb", huge), "60 million")
	d.refused(func() error { _, err := d.AddAttachment(ctx, "nobody", "Letter", []byte("text")); return err }, "no longer there")
	d.refused(func() error { _, _, err := d.OpenAttachment(ctx, "nothing"); return err })
	if n := documents(t, d.dir); n != 0 {
		t.Errorf("%d documents were written for what was refused", n)
	}
	must(t, d.HandOver(ctx, d.amara.ID))
	d.refused(add("Letter", []byte("text")), "handed over")
}

func documents(t testing.TB, dir string) int {
	t.Helper()
	list, err := os.ReadDir(filepath.Join(dir, "documents"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return len(list)
}

func TestARemovedPaperComesBackWithItsDocument(t *testing.T) {
	d := newDesk(t)
	a, err := d.AddAttachment(ctx, d.amara.ID, "College letter", []byte("A letter."))
	must(t, err)
	must(t, d.Remove(ctx, "attachment", a.ID))
	d.relock()
	if _, _, err := d.OpenAttachment(ctx, a.ID); fault.CodeOf(err) != fault.NotFound {
		t.Errorf("a removed paper opens: %v", err)
	}
	_, err = d.Undo(ctx)
	must(t, err)
	if got, _, err := d.OpenAttachment(ctx, a.ID); err != nil || string(got) != "A letter." {
		t.Errorf("after Undo: %q, %v", got, err)
	}
	// Keeping is one step; the wrong person's paper moves with its document.
	jo := d.person("Jo")
	must(t, d.Move(ctx, "attachment", a.ID, jo.ID))
	if got, _, err := d.OpenAttachment(ctx, a.ID); err != nil || string(got) != "A letter." {
		t.Errorf("after the move: %q, %v", got, err)
	}
	d.whole()
}

func TestACopyOfAPaperIsRecorded(t *testing.T) {
	d := newDesk(t)
	a, err := d.AddAttachment(ctx, d.amara.ID, "College letter", []byte("A letter."))
	must(t, err)
	d.refused(func() error { _, err := d.ExportAttachment(ctx, a.ID, " "); return err }, "who will receive it")
	undo, _, err := d.UndoLabels(ctx)
	must(t, err)
	out, err := d.ExportAttachment(ctx, a.ID, "the college")
	must(t, err)
	if string(out.Bytes) != "A letter." || !strings.HasSuffix(out.FileName, ".txt") || strings.Contains(out.FileName, "College") || out.Paper.Number != "1" {
		t.Errorf("the copy is %q, %+v", out.FileName, out.Paper)
	}
	list, err := d.History(ctx, app.HistoryFilter{Person: d.amara.ID, Acts: []string{"export"}})
	if err != nil || len(list) != 1 || !strings.Contains(list[0].Words()[0], "a copy of “College letter” for the college") {
		t.Errorf("history says %v, %v", list, err)
	}
	if again, _, err := d.UndoLabels(ctx); err != nil || again != undo {
		t.Errorf("Undo would now do %q, not %q (%v)", again, undo, err)
	}
	path := filepath.Join(t.TempDir(), out.FileName)
	must(t, os.WriteFile(path, out.Bytes, 0o600))
	must(t, d.Saved(ctx, out.Paper, path))
	still, err := d.StillThere(ctx)
	if err != nil || len(still) != 1 || !still[0].There {
		t.Errorf("the file is not listed as lying outside: %v, %v", still, err)
	}
	d.whole()
}

func TestPhoto(t *testing.T) {
	d := newDesk(t)
	photo := func() []byte {
		t.Helper()
		data, err := d.Photo(ctx, d.amara.ID)
		must(t, err)
		return data
	}
	if photo() != nil {
		t.Error("there is a photo before one was chosen")
	}
	d.refused(func() error { return d.SetPhoto(ctx, d.amara.ID, []byte("%PDF-1.4")) }, "JPEG or PNG")
	d.refused(func() error { return d.SetPhoto(ctx, d.amara.ID, nil) }, "empty")
	must(t, d.SetPhoto(ctx, d.amara.ID, fromCamera(jpg(t, scene(1800, 900)), 3)))
	first := photo()
	img := look(t, first)
	if s := img.Bounds().Size(); s != image.Pt(600, 600) || isRed(img, 100, 300) || !isRed(img, 500, 300) {
		t.Errorf("the photo is %v, red on the left: %v", s, isRed(img, 100, 300))
	}
	if bytes.Contains(first, []byte("GPS")) {
		t.Error("it says where it was taken")
	}
	must(t, d.SetPhoto(ctx, d.amara.ID, pngOf(t, scene(90, 120))))
	if s := look(t, photo()).Bounds().Size(); s != image.Pt(90, 90) {
		t.Errorf("a small photo became %v", s)
	}
	must(t, d.RemovePhoto(ctx, d.amara.ID))
	if photo() != nil {
		t.Error("taken away, and still there")
	}
	d.relock()
	for range 2 {
		_, err := d.Undo(ctx)
		must(t, err)
	}
	if !bytes.Equal(photo(), first) {
		t.Error("Undo does not bring the first photo back")
	}
	list, err := d.History(ctx, app.HistoryFilter{Person: d.amara.ID, Limit: 100})
	must(t, err)
	words := ""
	for _, c := range list {
		words += strings.Join(c.Words(), "\n") + "\n"
	}
	for _, want := range []string{"put in a photo", "changed the photo", "took the photo away"} {
		if !strings.Contains(words, want) {
			t.Errorf("history does not say %q:\n%s", want, words)
		}
	}
	p, err := d.Get(ctx, "person", d.amara.ID)
	must(t, err)
	if strings.Contains(words, p.(*care.Person).Photo) {
		t.Error("history shows the name of a document")
	}
	d.whole()
}

func FuzzPictures(f *testing.F) {
	f.Add(fromCamera(jpg(f, scene(8, 4)), 6))
	f.Add(pngOf(f, scene(8, 4)))
	f.Add([]byte("%PDF-1.4"))
	d := newDesk(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if a, err := d.AddAttachment(ctx, d.amara.ID, "Any", data); err == nil {
			if _, _, err := d.OpenAttachment(ctx, a.ID); err != nil {
				t.Fatal(err)
			}
		} else if fault.CodeOf(err) == fault.Unexpected {
			t.Fatal(err)
		}
	})
}
