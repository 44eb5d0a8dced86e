package health

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"waymark/internal/care"
	"waymark/internal/catalogue"
	"waymark/internal/chart"
	"waymark/internal/record"
	"waymark/internal/rules"
	"waymark/internal/value"
	"waymark/ui/look"
	"waymark/ui/page/records"
	"waymark/ui/widgets"
)

// chartFrom is how many measurings make a chart.
const chartFrom = 2

// growth is the measurings as a table, with a small chart each of height and weight.
func (p *Part) growth() fyne.CanvasObject {
	first := p.f.Person.First()
	list := p.list(care.GrowthSpec, records.ListOptions{Title: "Growth", Add: "Add a measuring", Empty: "Nothing measured yet. The nurse measures at the health assessment; the red book has the first years.",
		Blank: func() record.Record { return &care.Growth{On: p.today, Source: "Health assessment"} },
		Item: func(r record.Record) widgets.Item {
			g := r.(*care.Growth)
			it := widgets.Item{Title: g.On.Long(), Plain: true, Right: dots(unit(g.HeightCM, "cm"), unit(g.WeightKG, "kg"))}
			centile := ""
			if g.BMICentile != "" {
				centile = "BMI centile " + g.BMICentile + ", as written by the clinician"
			}
			it.Detail = dots(g.By, g.Source, centile, g.Remark, g.Privacy.Words())
			return it
		},
		Foot: widgets.Caption("Drawn, not judged: Waymark works out no centile and no diagnosis. Ask the nurse what the numbers mean for " + first + ".")})
	charts := p.growthCharts()
	keep := p.middle
	var facts fyne.CanvasObject
	if n, _ := p.count("growth"); n > len(p.f.Growth) {
		facts = p.facts()
		p.middle = keep
	}
	parts := []fyne.CanvasObject{list}
	if charts != nil {
		parts = append(parts, charts)
	}
	if facts != nil {
		parts = append(parts, facts)
	}
	return widgets.Column(look.Space3, parts...)
}

func unit(n, u string) string {
	if n == "" {
		return ""
	}
	return n + " " + u
}

// growthCharts draws height and weight, oldest first.
func (p *Part) growthCharts() fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, c := range []struct {
		title, name, unit string
		of                func(*care.Growth) (float64, bool)
	}{{"Height", "Height in cm", "cm", (*care.Growth).Height}, {"Weight", "Weight in kg", "kg", (*care.Growth).Weight}} {
		var times []chart.Time
		var values []float64
		for i := len(p.f.Growth) - 1; i >= 0; i-- {
			g := p.f.Growth[i]
			if v, ok := c.of(g); ok {
				times = append(times, moment(g.On))
				values = append(values, v)
			}
		}
		if len(values) >= chartFrom {
			out = append(out, widgets.NewPanel(widgets.Column(look.Space1, widgets.Strong(c.title), widgets.NewChart(chart.Measured(c.title+" of "+p.f.Person.First(), c.name, c.unit, times, values)))))
		}
	}
	if out == nil {
		return nil
	}
	return widgets.Tiles(out...)
}

func moment(d value.Date) chart.Time {
	return chart.Time{Short: d.Short()[strings.IndexByte(d.Short(), ' ')+1:], Long: d.Long(), Day: d.Days("2000-01-01") + 1}
}

// scores is the total of the strengths and difficulties questionnaire over time, each with its band and what changed because of it.
func (p *Part) scores() fyne.CanvasObject {
	trend := rules.ScoreTrend(p.f)
	if len(trend) == 0 {
		return nil
	}
	var times []chart.Time
	var values []float64
	var lines []fyne.CanvasObject
	for i := len(trend) - 1; i >= 0; i-- {
		h := trend[i]
		n, _ := h.Score()
		words := fmt.Sprintf("%s: %d of 40", h.Done.Long(), n)
		if b, ok := catalogue.Band(h.Version, n); ok {
			words += ", " + b.Words
		} else {
			words += ". No bands are held for this form"
		}
		lines = append(lines, widgets.NewPara(words+"."))
		if rules.NothingChanged(h) {
			lines = append(lines, widgets.NewMark(widgets.NotAsked, "What changed because of this score? Not written down yet"))
		} else {
			lines = append(lines, widgets.Caption("Changed because of it: "+h.Changed))
		}
	}
	for _, h := range trend {
		n, _ := h.Score()
		times = append(times, moment(h.Done))
		values = append(values, float64(n))
	}
	parts := []fyne.CanvasObject{widgets.Strong("Strengths and difficulties score")}
	if len(values) >= chartFrom && allAbove(values) {
		parts = append(parts, widgets.NewChart(chart.Measured("Strengths and difficulties score of "+p.f.Person.First(), "Total of 40", "", times, values)))
	}
	parts = append(parts, lines...)
	parts = append(parts, widgets.Caption("Carer’s bands: "+catalogue.BandSource()+". The score is not printed unless "+p.f.Person.First()+" wants it. The questions are not in this program."))
	return widgets.NewPanel(widgets.Column(look.Space2, parts...))
}

// allAbove: a nought cannot stand in a chart of measurings, where it means "not measured"; the lines beside it say it.
func allAbove(values []float64) bool {
	for _, v := range values {
		if v <= 0 {
			return false
		}
	}
	return true
}
