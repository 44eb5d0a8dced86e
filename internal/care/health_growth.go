package care

import (
	"strconv"
	"strings"

	"waymark/internal/record"
	"waymark/internal/value"
)

// Growth is one measuring. The program draws it and works nothing out: no centile, no index, no diagnosis.
type Growth struct {
	record.Meta
	On                                                 value.Date
	HeightCM, WeightKG, BMICentile, By, Source, Remark string
	Privacy
}

// measure reads a number as a person types it, with a point or a comma; ok is false when it is none.
func measure(text string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(text), ",", ".", 1), 64)
	return n, err == nil
}

// Height is the height in centimetres; ok is false when it was not measured.
func (g *Growth) Height() (float64, bool) { return measure(g.HeightCM) }

// Weight is the weight in kilograms; ok is false when it was not measured.
func (g *Growth) Weight() (float64, bool) { return measure(g.WeightKG) }

// GrowthSpec describes Growth.
var GrowthSpec = &record.Spec{
	Kind: "growth", One: "measuring", Many: "Growth", New: recordOf[Growth](), Day: "measured_day", Order: "measured_day DESC, n DESC", Matter: 9, Actions: []string{"P5.1a", "P5.3a"},
	Line: func(r record.Record) string {
		g := r.(*Growth)
		var h, w string
		if g.HeightCM != "" {
			h = g.HeightCM + " cm"
		}
		if g.WeightKG != "" {
			w = g.WeightKG + " kg"
		}
		return join(h, w, g.On.Long())
	},
	Fields: append([]*record.Field{
		record.DateField("measured_day", "Measured on", func(g *Growth) *value.Date { return &g.On }).Required().NotAhead(),
		record.TextField("height_cm", "Height in cm", func(g *Growth) *string { return &g.HeightCM }).Plainly().Max(8).Hint("For example 163.5.").Checked(func(r record.Record) string {
			g := r.(*Growth)
			if n, ok := g.Height(); g.HeightCM != "" && (!ok || n < 25 || n > 250) {
				return "Type centimetres, from 25 to 250, for example 163.5."
			}
			return ""
		}),
		record.TextField("weight_kg", "Weight in kg", func(g *Growth) *string { return &g.WeightKG }).Plainly().Max(8).Hint("For example 58.2.").Checked(func(r record.Record) string {
			g := r.(*Growth)
			if n, ok := g.Weight(); g.WeightKG != "" && (!ok || n < 0.3 || n > 300) {
				return "Type kilograms, from 0.3 to 300, for example 58.2."
			}
			return ""
		}),
		record.TextField("bmi_centile", "BMI centile, as the nurse or doctor wrote it", func(g *Growth) *string { return &g.BMICentile }).Plainly().Max(40).More().Hint("Copied, never worked out here."),
		record.TextField("measured_by", "Who measured", func(g *Growth) *string { return &g.By }),
		record.TextField("source", "How we know", func(g *Growth) *string { return &g.Source }).More().Hint("For example: red book, health assessment."),
		record.TextField("remark", "About it", func(g *Growth) *string { return &g.Remark }).More(),
	}, privacyFields(func(g *Growth) *Privacy { return &g.Privacy })...),
	Rule: func(r record.Record) record.Problems {
		if g := r.(*Growth); g.HeightCM == "" && g.WeightKG == "" {
			return record.Problems{{Key: "height_cm", Label: "Height in cm", Text: "Type the height, the weight, or both."}}
		}
		return nil
	},
}
