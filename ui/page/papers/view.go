package papers

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // what is kept
	_ "image/png"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"waymark/internal/care"
	"waymark/internal/fault"
	"waymark/ui/look"
	"waymark/ui/widgets"
)

// mostText is how many letters of a long text are shown; more would make the window slow.
const mostText = 20_000

// view is what a paper looks like inside the program. It runs beside the window.
func view(t *care.Attachment, data []byte, kind string) (fyne.CanvasObject, error) {
	switch kind {
	case "image/jpeg", "image/png":
		img, _, err := image.Decode(bytes.NewReader(data))
		if err != nil {
			return nil, fault.Wrap(fault.Damaged, "This picture cannot be shown. Nothing has been changed.", err)
		}
		return newPicture(img, "Picture: "+t.Title), nil
	case "text/plain":
		text := strings.ReplaceAll(strings.TrimPrefix(string(data), "\ufeff"), "\r\n", "\n")
		if letters := []rune(text); len(letters) > mostText {
			return widgets.Column(look.Space3, widgets.NewPara(string(letters[:mostText])),
				widgets.Caption(fmt.Sprintf("These are the first %d letters of %d. A copy outside holds all of them.", mostText, len(letters)))), nil
		}
		return widgets.NewPara(text), nil
	}
	return nil, fault.New(fault.Damaged, "This paper cannot be shown. Save a copy outside to read it.")
}

// size is how large a file is, in words.
func size(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// picture is a picture that is as high as its width asks for, and never larger than it is.
type picture struct {
	widget.BaseWidget
	img   *canvas.Image
	size  fyne.Size
	words string
}

func newPicture(img image.Image, words string) *picture {
	p := &picture{img: canvas.NewImageFromImage(img)}
	p.img.FillMode = canvas.ImageFillContain
	p.img.ScaleMode = canvas.ImageScaleSmooth
	p.ExtendBaseWidget(p)
	p.set(img, words)
	return p
}

// set shows another picture in the place of the first.
func (p *picture) set(img image.Image, words string) {
	p.words, p.img.Image = words, img
	b := img.Bounds()
	p.size = fyne.NewSize(float32(b.Dx()), float32(b.Dy()))
	p.img.Refresh()
	p.Refresh()
}

// HeightFor implements widgets.Flow.
func (p *picture) HeightFor(width float32) float32 {
	return p.size.Height * min(1, width/p.size.Width)
}

// AccessibilityLabel implements fyne.Accessible.
func (p *picture) AccessibilityLabel() string { return p.words }

// AccessibilityRole implements fyne.Accessible.
func (p *picture) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (p *picture) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.img) }
