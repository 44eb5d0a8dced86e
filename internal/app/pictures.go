package app

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"

	"waymark/internal/fault"
)

// Pictures are taken apart and made anew with the standard library. What is not the picture itself (place, time, camera, a small copy of the
// uncut picture) is never copied over; only which way up it is held is read first, and then the picture is turned.

var (
	errPicture = fault.New(fault.Invalid, "This picture cannot be read. Open it in another program, save it again as JPEG or PNG, then choose it here.")
	errPixels  = fault.New(fault.Invalid, "This picture has more than 60 million dots. Save it smaller, then choose it again.")
)

// anew is a picture of the same kind, at most side pixels on the longer side.
func anew(data []byte, kind string, side, quality int) ([]byte, error) {
	img, err := decode(data)
	if err != nil {
		return nil, err
	}
	b := img.Bounds()
	w, h := fit(b.Dx(), b.Dy(), side)
	small := turn(shrink(img, b, w, h), orientation(data))
	var out bytes.Buffer
	if kind == "image/png" {
		err = png.Encode(&out, small)
	} else {
		err = jpeg.Encode(&out, small, &jpeg.Options{Quality: quality})
	}
	return out.Bytes(), err
}

// portrait is the middle square of a picture as JPEG, at most side pixels wide; where it can be seen through, it stands on white.
func portrait(data []byte, side, quality int) ([]byte, error) {
	img, err := decode(data)
	if err != nil {
		return nil, err
	}
	b := img.Bounds()
	edge := min(b.Dx(), b.Dy())
	x, y := b.Min.X+(b.Dx()-edge)/2, b.Min.Y+(b.Dy()-edge)/2
	to := min(edge, side)
	small := turn(shrink(img, image.Rect(x, y, x+edge, y+edge), to, to), orientation(data))
	var out bytes.Buffer
	err = jpeg.Encode(&out, onWhite(small), &jpeg.Options{Quality: quality})
	return out.Bytes(), err
}

// letterhead is the whole of a picture of the same kind, at most side pixels on the longer side, on white as it is on paper.
func letterhead(data []byte, kind string, side, quality int) ([]byte, error) {
	img, err := decode(data)
	if err != nil {
		return nil, err
	}
	b := img.Bounds()
	if b.Dx() > flattest*b.Dy() || b.Dy() > flattest*b.Dx() {
		return nil, errFlat
	}
	w, h := fit(b.Dx(), b.Dy(), side)
	white := onWhite(turn(shrink(img, b, w, h), orientation(data)))
	var out bytes.Buffer
	if kind == "image/png" {
		err = png.Encode(&out, white)
	} else {
		err = jpeg.Encode(&out, white, &jpeg.Options{Quality: quality})
	}
	return out.Bytes(), err
}

func onWhite(img *image.RGBA) *image.RGBA {
	white := image.NewRGBA(img.Bounds())
	draw.Draw(white, white.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(white, white.Bounds(), img, image.Point{}, draw.Over)
	return white
}

func decode(data []byte) (image.Image, error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	switch {
	case err != nil:
		return nil, fault.Wrap(fault.Invalid, errPicture.Message, err)
	case c.Width < 1 || c.Height < 1:
		return nil, errPicture
	case c.Width > largestPixels/c.Height: // before memory is taken for it
		return nil, errPixels
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, errPicture.Message, err)
	}
	return img, nil
}

// fit is the size of a picture whose longer side is at most side.
func fit(w, h, side int) (int, int) {
	if long := max(w, h); long > side {
		w, h = max(1, (w*side+long/2)/long), max(1, (h*side+long/2)/long)
	}
	return w, h
}

// shrink averages the dots of a part of a picture into w times h. It works in bands, so that a large picture is never held twice.
func shrink(img image.Image, from image.Rectangle, w, h int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if w == from.Dx() && h == from.Dy() {
		draw.Draw(out, out.Bounds(), img, from.Min, draw.Src)
		return out
	}
	band := image.NewRGBA(image.Rect(0, 0, from.Dx(), (from.Dy()+h-1)/h+1))
	for y := range h {
		top, bottom := y*from.Dy()/h, max((y+1)*from.Dy()/h, y*from.Dy()/h+1)
		rows := bottom - top
		draw.Draw(band, image.Rect(0, 0, from.Dx(), rows), img, image.Pt(from.Min.X, from.Min.Y+top), draw.Src)
		for x := range w {
			left, right := x*from.Dx()/w, max((x+1)*from.Dx()/w, x*from.Dx()/w+1)
			var sum [4]int
			for r := range rows {
				line := band.Pix[r*band.Stride+4*left : r*band.Stride+4*right]
				for i := 0; i < len(line); i += 4 {
					sum[0] += int(line[i])
					sum[1] += int(line[i+1])
					sum[2] += int(line[i+2])
					sum[3] += int(line[i+3])
				}
			}
			n := rows * (right - left)
			at := out.Pix[y*out.Stride+4*x:]
			for i := range sum {
				at[i] = uint8((sum[i] + n/2) / n)
			}
		}
	}
	return out
}

// turn puts a picture upright; how is the number that cameras write, 1 to 8.
func turn(in *image.RGBA, how int) *image.RGBA {
	if how < 2 || how > 8 {
		return in
	}
	w, h := in.Bounds().Dx(), in.Bounds().Dy()
	tw, th := w, h
	if how >= 5 {
		tw, th = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, tw, th))
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch how {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			copy(out.Pix[ty*out.Stride+4*tx:][:4], in.Pix[y*in.Stride+4*x:][:4])
		}
	}
	return out
}

// orientation reads which way up a JPEG is held from its Exif block; 1 when it does not say.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xff; {
		kind, size := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if kind == 0xda || size < 2 || at+2+size > len(data) { // the picture itself begins
			break
		}
		if part := data[at+4 : at+2+size]; kind == 0xe1 && bytes.HasPrefix(part, []byte("Exif\x00\x00")) {
			return tagOrientation(part[6:])
		}
		at += 2 + size
	}
	return 1
}

func tagOrientation(b []byte) int {
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(b, []byte("MM")) {
		order = binary.BigEndian
	}
	if len(b) < 8 {
		return 1
	}
	at := int(order.Uint32(b[4:]))
	if at < 8 || at+2 > len(b) {
		return 1
	}
	n := int(order.Uint16(b[at:]))
	for i := range n {
		e := at + 2 + 12*i
		if e+12 > len(b) {
			return 1
		}
		if order.Uint16(b[e:]) == 0x0112 {
			if how := int(order.Uint16(b[e+8:])); how >= 1 && how <= 8 {
				return how
			}
			return 1
		}
	}
	return 1
}
