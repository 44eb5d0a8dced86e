package chart

import (
	"strings"
	"testing"
)

func TestMeasured(t *testing.T) {
	times := []Time{{Short: "Jan", Long: "1 January 2025", Day: 100}, {Short: "Jul", Long: "1 July 2025", Day: 281}, {Short: "Jan", Long: "1 January 2026", Day: 465}}
	c := Measured("Height", "Height in cm", "cm", times, []float64{158.5, 0, 163})
	if got := strings.Join(c.Scale, " "); got != "158 cm 160 cm 162 cm 164 cm" || c.Empty() {
		t.Errorf("scale %s", got)
	}
	if rows := c.Numbers(); rows[0][1] != "158.5" || rows[1][1] != "–" || rows[2][1] != "163" {
		t.Errorf("%v", rows)
	}
	if w := c.Words(); w != "Height. Height in cm: from 158.5 on 1 January 2025 to 163 on 1 January 2026. The numbers are in the next table." {
		t.Error(w)
	}
	p := c.Plan(Frame{W: 200, H: 100, Words: 20, Foot: 10, Top: 5, Inset: 5})
	if len(p.Marks) != 2 || len(p.Steps[0].Lines) != 1 || len(p.Rules) != 4 {
		t.Fatalf("%+v", p)
	}
	for _, m := range p.Marks {
		if m.Y < 5 || m.Y > 90 || m.X < 20 || m.X > 200 {
			t.Errorf("a point outside: %+v", m)
		}
	}
	if p.Marks[0].Y <= p.Marks[1].Y {
		t.Error("taller must stand higher")
	}
	near := Measured("Height", "Height", "cm", []Time{{Day: 1}, {Day: 11}, {Day: 101}}, []float64{150, 151, 152}).Plan(Frame{W: 100, H: 100})
	if near.Marks[1].X > 20 {
		t.Errorf("ten days of a hundred stand at %v", near.Marks[1].X)
	}
	if one := Measured("Weight", "Weight", "kg", []Time{{Long: "today"}}, []float64{50}); len(one.Scale) < 2 || one.Empty() {
		t.Errorf("%+v", one)
	}
	if none := Measured("Weight", "Weight", "kg", nil, nil); !none.Empty() {
		t.Error("nothing measured draws something")
	}
	for _, span := range []float64{0, 0.5, 3, 7, 12, 30, 80, 170} {
		if n := span / tick(span); n > 4 {
			t.Errorf("%v is cut into %v", span, n)
		}
	}
}
