package exchange

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"

	"waymark/internal/report"
)

// HTML is the document as one file that needs nothing else: no script, no address, no picture but the service's logo, which is part of the file. It has the headings,
// tables and order of the printed version, prints on paper itself, and says its language. Charts are their words and
// their numbers; the square code of a recovery sheet is only on the sheet.
func HTML(doc report.Document) []byte {
	w := &htmlWriter{}
	class := ""
	if doc.Large {
		class = ` class="large"`
	}
	lang := doc.LanguageOr()
	pictures := ""
	if doc.Logo != nil {
		pictures = "; img-src data:"
	}
	w.f(`<!DOCTYPE html>
<html lang="%s"%s>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'%s">
<title>%s</title>
<style>%s</style>
</head>
<body>
`, htmlEscape(lang), class, pictures, htmlEscape(doc.Title), htmlStyle)
	if doc.Foot.Practice {
		w.f("<p class=\"practice\">%s</p>\n", htmlEscape(report.PracticeWords))
	}
	w.f("<main>\n")
	for _, p := range doc.Parts {
		here := doc
		if p.Own {
			here.Logo = nil
		} else {
			doc.Logo = nil // once
		}
		w.part(here, p)
	}
	w.f("</main>\n<footer>%s</footer>\n</body>\n</html>\n", htmlEscape(footWords(doc.Foot)))
	return []byte(w.b.String())
}

// pictureType is what a logo is: it was made by the program, so its first bytes are enough.
func pictureType(data []byte) string {
	if bytes.HasPrefix(data, []byte("\x89PNG")) {
		return "image/png"
	}
	return "image/jpeg"
}

type htmlWriter struct {
	b strings.Builder
}

func (w *htmlWriter) f(format string, a ...any) { fmt.Fprintf(&w.b, format, a...) }

func (w *htmlWriter) part(doc report.Document, p report.Part) {
	class := ""
	if p.Same {
		class = ` class="same"`
	}
	w.f("<section%s>\n<header><h1>%s</h1>", class, htmlEscape(p.Title))
	if p.Sub != "" {
		w.f("<p>%s</p>", htmlText(p.Sub))
	}
	aside := p.Aside
	if len(aside) == 0 && doc.Head != "" && !p.Mark {
		aside = []report.Aside{{Text: doc.Head}}
	}
	for _, a := range aside {
		t := htmlText(a.Text)
		if a.Bold {
			t = "<b>" + t + "</b>"
		}
		w.f("<p>%s%s</p>", iconHTML(a.Icon), t)
	}
	if l := doc.Logo; l != nil {
		w.f("<img src=\"data:%s;base64,%s\" alt=\"%s\" style=\"max-width:9em;max-height:3.2em\">", pictureType(l.Picture), base64.StdEncoding.EncodeToString(l.Picture), htmlEscape(l.Alt))
	}
	w.f("</header>\n")
	w.blocks(p.Blocks)
	w.f("</section>\n")
}

func (w *htmlWriter) blocks(bs []report.Block) {
	for _, b := range bs {
		w.block(b)
	}
}

func (w *htmlWriter) block(b report.Block) {
	switch b := b.(type) {
	case report.Heading:
		tag := "h2"
		if b.Level >= 3 {
			tag = "h3"
		}
		note := ""
		if b.Note != "" {
			note = " <span class=\"sub\" style=\"display:inline;font-weight:normal\">" + htmlEscape(b.Note) + "</span>"
		}
		w.f("<%s>%s%s</%s>\n", tag, htmlEscape(b.Text), note, tag)
	case report.Para:
		lead := ""
		if b.Lead != "" {
			lead = "<b>" + htmlText(b.Lead) + "</b> "
		}
		w.f("<p>%s%s%s</p>\n", iconHTML(b.Icon), lead, htmlText(b.Text))
	case report.Hint:
		w.f("<p class=\"hint\">%s</p>\n", htmlText(b.Text))
	case report.Own:
		w.own(b)
	case report.View:
		w.f("<p class=\"label\">%s%s</p>\n", iconHTML(report.IconAdult), htmlEscape(b.LabelOr()))
		if b.Text == "" {
			w.write()
		} else {
			w.f("<p>%s</p>\n", htmlText(b.Text))
		}
		if s := b.RatingWords(); s != "" {
			w.f("<p><b>%s%s</b></p>\n", iconHTML(b.Icon), htmlEscape(s))
		}
	case report.List:
		tag := "ul"
		if b.Numbered {
			tag = "ol"
		}
		w.f("<%s>\n", tag)
		for _, s := range b.Items {
			w.f("<li>%s</li>\n", htmlText(s))
		}
		w.f("</%s>\n", tag)
	case report.Pairs:
		w.pairs(b)
	case report.Table:
		w.table(b)
	case report.Columns:
		w.f("<div class=\"two\">\n<div>\n")
		w.blocks(b.Left)
		w.f("</div>\n<div>\n")
		w.blocks(b.Right)
		w.f("</div>\n</div>\n")
	case report.Box:
		w.box(b)
	case report.Counts:
		w.counts(b.Items, "b")
	case report.Key:
		w.counts(b.Items, "span")
	case report.Feelings:
		w.f("<ul class=\"row\">\n")
		for _, it := range b.Items {
			n, hear := "", "not rated"
			if it.N > 0 {
				n, hear = fmt.Sprint(it.N), fmt.Sprintf("%d of 5", it.N)
			}
			on := ""
			if it.N == 1 || it.N == 2 {
				on = " on"
			}
			w.f("<li><span class=\"c%s\" aria-hidden=\"true\">%s</span> %s<span class=\"hear\">, %s</span></li>\n", on, n, htmlEscape(it.Part), hear)
		}
		w.f("</ul>\n")
	case report.Stones:
		w.stones(b)
	case report.ChartBlock:
		w.f("<h2>%s</h2>\n<p>%s</p>\n<h3>%s</h3>\n", htmlEscape(b.Chart.Title), htmlText(b.Chart.Words()), htmlEscape(b.NumbersOr()))
		w.table(b.NumbersTable())
	case report.LevelBlock:
		w.f("<h2>%s</h2>\n<p>%s</p>\n", htmlEscape(b.Chart.Title), htmlText(b.Chart.Words()))
		w.table(b.NumbersTable())
		w.f("<p>%s</p>\n", htmlText(b.Chart.Key()))
	case report.TouchBlock:
		w.f("<h2>%s</h2>\n<p>%s</p>\n", htmlEscape(b.Chart.Title), htmlText(b.Chart.Words()))
		if b.Chart.Promise != "" {
			w.table(b.NumbersTable())
		}
	case report.Emergency:
		w.f("<div class=\"emergency\">\n<h2>%s</h2>\n<ul class=\"row\">\n", htmlEscape(b.Title))
		for _, it := range b.Items {
			when := ""
			if it.When != "" {
				when = ", " + htmlEscape(it.When)
			}
			w.f("<li><b>%s</b>%s<br>%s</li>\n", htmlEscape(it.Name), when, htmlEscape(it.Number))
		}
		w.f("</ul>\n</div>\n")
	case report.Signatures:
		w.f("<div>\n")
		for _, s := range b.Items {
			w.f("<p class=\"sign\"><span class=\"hear\">%s</span><span aria-hidden=\"true\">%s</span></p>\n", htmlEscape(s.Spoken()), htmlEscape(s.Words()))
		}
		w.f("</div>\n")
	case report.Lines:
		for range b.N {
			w.write()
		}
	case report.QR:
		w.f("<p>%s: on the printed sheet.</p>\n<p>%s</p>\n", htmlEscape(b.Alt), htmlText(b.Beside))
	case report.KeyBoxes:
		if b.Prefix != "" {
			w.f("<p><b>%s</b></p>\n", htmlEscape(b.Prefix))
		}
		w.f("<ol class=\"keys\">\n")
		for i, g := range b.Groups {
			w.f("<li><small>%d</small>%s</li>\n", i+1, htmlEscape(g))
		}
		w.f("</ol>\n")
	case report.Cover:
		w.f("<div class=\"cover\"><p>%s</p><p><b>%s</b></p><p>%s</p></div>\n<p>%s</p>\n", htmlText(b.Lead), htmlText(b.Name), htmlText(b.Words), htmlText(b.Ask))
		for _, l := range b.Lines {
			w.f("<p class=\"hint\">%s</p>\n", htmlText(l))
		}
	case report.Cards:
		for _, side := range b.Sides() {
			w.box(side)
		}
	case report.Artifact:
		w.f("<p class=\"hint\" aria-hidden=\"true\">%s</p>\n", htmlText(b.Text))
	}
}

func (w *htmlWriter) write() {
	w.f("<p class=\"write\"><span class=\"hear\">To be written in.</span></p>\n")
}

func (w *htmlWriter) own(b report.Own) {
	w.f("<blockquote>\n<p class=\"label\">%s%s", iconHTML(report.IconYoung), htmlEscape(b.LabelOr()))
	if s := b.Source(); s != "" {
		w.f(" <span>%s</span>", htmlEscape(s))
	}
	w.f("</p>\n")
	if b.Text == "" {
		w.write()
		w.write()
	} else {
		w.f("<p>%s</p>\n", htmlText(b.Text))
	}
	if f := b.Feeling; f != nil {
		w.f("<p><span aria-hidden=\"true\">")
		for i := 1; i <= 5; i++ {
			on := ""
			if i == f.N {
				on = " on"
			}
			w.f("<span class=\"c%s\">%d</span>", on, i)
		}
		w.f(" %s</span><span class=\"hear\">%s</span></p>\n", htmlEscape(f.Beside()), htmlEscape(f.Spoken()))
	}
	w.f("</blockquote>\n")
}

func (w *htmlWriter) pairs(b report.Pairs) {
	w.f("<table class=\"plain\">\n")
	num := ""
	if b.Amounts {
		num = ` class="num"`
	}
	for _, r := range b.Rows {
		if !r.Shown() {
			continue
		}
		w.f("<tr><th scope=\"row\">%s%s</th><td%s>", iconHTML(r.Sign), htmlText(r.Label), num)
		if r.Write() {
			w.f("<span class=\"write\"><span class=\"hear\">To be written in.</span></span>")
		} else {
			i := r.Icon
			if r.State == report.NotKnown {
				i = report.IconUnknown
			}
			w.f("%s%s", iconHTML(i), htmlText(r.Words()))
		}
		w.f("</td></tr>\n")
	}
	w.f("</table>\n")
}

func (w *htmlWriter) table(t report.Table) {
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		w.f("<p>%s</p>\n", htmlText(t.EmptyOr()))
		return
	}
	w.f("<table>\n<thead><tr>")
	for _, c := range t.Columns {
		class := ""
		if c.Right {
			class = ` class="num"`
		}
		w.f("<th scope=\"col\"%s>%s</th>", class, htmlText(c.Title))
	}
	w.f("</tr></thead>\n<tbody>\n")
	for _, r := range t.Rows {
		if r.Group {
			text := ""
			if len(r.Cells) > 0 {
				text = r.Cells[0].Text
			}
			w.f("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"%d\">%s</th></tr>\n", len(t.Columns), htmlText(text))
			continue
		}
		class := ""
		if r.Total {
			class = ` class="total"`
		}
		w.f("<tr%s>", class)
		for i := range t.Columns {
			var c report.Cell
			if i < len(r.Cells) {
				c = r.Cells[i]
			}
			w.cell(t.Columns[i], c, i == 0)
		}
		w.f("</tr>\n")
	}
	w.f("</tbody>\n</table>\n")
}

func (w *htmlWriter) cell(col report.Column, c report.Cell, first bool) {
	class, tag, scope := "", "td", ""
	if col.Right {
		class = ` class="num"`
	}
	if first {
		tag, scope = "th", ` scope="row"`
	}
	text := ""
	for _, p := range c.Pieces() {
		if p.New {
			text += "<b>" + htmlText(p.Text) + "</b>"
		} else {
			text += htmlText(p.Text)
		}
	}
	if c.Bold || col.Bold || c.Icon != report.NoIcon && c.Icon != report.IconYoung {
		text = "<b>" + text + "</b>"
	} else if first {
		text = `<span style="font-weight:normal">` + text + "</span>"
	}
	sub := ""
	if c.Sub != "" {
		sub = `<span class="sub">` + htmlText(c.Sub) + "</span>"
	}
	w.f("<%s%s%s>%s%s%s</%s>", tag, scope, class, iconHTML(c.Icon), text, sub, tag)
}

func (w *htmlWriter) box(b report.Box) {
	class := "box"
	if b.Band {
		class += " band"
	}
	w.f("<div class=\"%s\">\n", class)
	if b.Title != "" || b.Number != "" {
		note := ""
		if b.Note != "" {
			note = ` <span class="note">` + iconHTML(b.Icon) + htmlEscape(b.Note) + "</span>"
		}
		w.f("<h2>%s%s</h2>\n", htmlEscape(b.Name()), note)
	}
	w.blocks(b.Blocks)
	w.f("</div>\n")
}

func (w *htmlWriter) counts(items []report.Count, tag string) {
	w.f("<ul class=\"row\">\n")
	for _, c := range items {
		w.f("<li>%s<%s>%s</%s></li>\n", iconHTML(c.Icon), tag, htmlText(c.Text), tag)
	}
	w.f("</ul>\n")
}

func (w *htmlWriter) stones(b report.Stones) {
	t := stonesTable(b)
	w.table(t)
	if b.Key != "" {
		w.f("<p class=\"hint\">%s</p>\n", htmlText(b.Key))
	}
}

// stonesTable is the grid of skills in words.
func stonesTable(b report.Stones) report.Table {
	t := report.Table{Columns: []report.Column{{Title: b.Head}, {Title: "1 to 5"}}}
	if b.Before != "" {
		t.Columns = append(t.Columns, report.Column{Title: b.Before})
	}
	for _, r := range b.Rows {
		if r.Area {
			t.Rows = append(t.Rows, report.GroupRow(r.Text))
			continue
		}
		row := report.Cells(r.Text, b.Spoken(r))
		if r.Star {
			row.Cells[0].Icon = report.IconStar
		}
		if b.Before != "" {
			row.Cells = append(row.Cells, report.Cell{Text: r.BeforeWords()})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
