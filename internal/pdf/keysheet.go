package pdf

import (
	"github.com/boombuler/barcode/qr"

	"waymark/internal/report"
)

// qr is a square code, drawn as shapes so that it prints sharp, with words beside it.
func (f *flow) qr(b report.QR) {
	if b.Data == "" {
		return
	}
	const size = 38.0
	fig := f.at.add("Figure")
	fig.alt = b.Alt
	m := fig.mark()
	x := f.x
	p := piece{h: size, before: f.gap(4.5)}
	code, err := qr.Encode(b.Data, qr.M, qr.Auto)
	if err != nil { // too much for any code, or characters it has no place for: the words must do
		f.at.kids = f.at.kids[:len(f.at.kids)-1]
		f.para(report.Para{Text: b.Beside})
		return
	}
	n := code.Bounds().Dx()
	cell := size / float64(n)
	p.ops = append(p.ops, op{m: m, f: func(c *canvas, y float64) {
		fig.bbox = c.box(x, y, size, size)
		var shapes [][][2]float64
		for r := range n {
			for i := 0; i < n; {
				if v, _, _, _ := code.At(i, r).RGBA(); v != 0 {
					i++
					continue
				}
				j := i
				for j < n {
					if v, _, _, _ := code.At(j, r).RGBA(); v != 0 {
						break
					}
					j++
				}
				x1, x2, y1, y2 := x+float64(i)*cell, x+float64(j)*cell, y+float64(r)*cell, y+float64(r+1)*cell+0.01
				shapes = append(shapes, [][2]float64{{x1, y1}, {x2, y1}, {x2, y2}, {x1, y2}})
				i = j
			}
		}
		c.polygon(ink{}, shapes...)
	}})
	if f.st.large {
		f.push(p)
		f.para(report.Para{Text: b.Beside})
		return
	}
	ops, h := setText([]run{{b.Beside, f.text()}}, f.x+size+5.8, f.w-size-5.8, left, f.at.leaf("P"))
	p.ops = append(p.ops, lower(ops, max(0, (size-h)/2))...)
	p.h = max(p.h, h)
	f.push(p)
}

// keyBoxes is a recovery key in numbered boxes.
func (f *flow) keyBoxes(b report.KeyBoxes) {
	big := letter{size: 16, lead: 20, bold: true, ink: black}
	num := f.st.foot
	per, gap, h := 5, 3.2, 10.2
	if f.st.large {
		big.size, big.lead = 20, 26
		per, h = 3, 14
	}
	if b.Prefix != "" {
		ps := setLines([]run{{b.Prefix, big}}, f.x, f.w, left, f.at.leaf("P"))
		ps[len(ps)-1].keep = true
		ps[len(ps)-1].h += 2.2
		f.push(ps...)
	}
	n := f.at.add("L")
	w := (f.w - gap*float64(per-1)) / float64(per)
	for row := 0; row < len(b.Groups); row += per {
		p := piece{h: h, keep: row+per < len(b.Groups)}
		if row > 0 {
			p.before = 2.6
		}
		for i, g := range b.Groups[row:min(row+per, len(b.Groups))] {
			li := n.add("LI")
			lbl, body := li.leaf("Lbl"), li.leaf("LBody")
			x := f.x + float64(i)*(w+gap)
			s := itoa(row + i + 1)
			p.ops = append(p.ops,
				art(func(c *canvas, y float64) { c.frame(x, y, w, h, boxCorner, boxLine, black) }),
				op{m: lbl, f: func(c *canvas, y float64) { c.text(x+7-width(s, num.size, false), y+h/2+num.size*mm*0.42, s, num) }},
				op{m: body, f: func(c *canvas, y float64) { c.text(x+9, y+h/2+big.size*mm*0.357, g, big) }})
		}
		f.push(p)
	}
}
