package exchange

import (
	"html"
	"strings"
	"unicode"

	"waymark/internal/report"
)

// footWords is the foot without a page number, of which a long page has none.
func footWords(f report.Foot) string {
	out := f.Left()
	if f.Made == "" && f.NumberCheck() != "" {
		out = strings.TrimSpace(out + " " + f.NumberCheck() + ".")
	}
	return out
}

const htmlStyle = `
:root{--ink:#21201E;--soft:#4A463F;--line:#8C867C;--hair:#B9B3A8;--tint:#F1EFEA;--young:#7A2A62}
body{font:12pt/1.35 "Noto Sans",sans-serif;color:var(--ink);background:#fff;max-width:174mm;margin:8mm auto;padding:0 5mm}
.large body{font-size:18pt}
p,li,td,th,h1,h2,h3,blockquote{unicode-bidi:plaintext}
h1{font-size:1.7em;margin:0 0 .1em}h2{font-size:1.17em;margin:1em 0 .3em}h3{font-size:1em;margin:.8em 0 .2em}
section>header{border-bottom:.7mm solid;padding-bottom:.4em;margin:1.6em 0 .8em}header p{margin:0}
table{border-collapse:collapse;width:100%;margin:.5em 0}th,td{text-align:start;vertical-align:top;padding:.35em .6em .35em 0;border-bottom:.2mm solid var(--hair)}
thead th{border-bottom:.5mm solid}.num{text-align:end}.plain th{font-weight:bold}tr.group th{background:var(--tint);padding-inline-start:.5em}tr.total>*{font-weight:bold;border-top:.5mm solid}
.hint,.sub,footer{color:var(--soft);font-size:.9em}.sub{display:block}
blockquote{margin:.8em 0;padding:.5em .9em;background:var(--tint);border-inline-start:1.4mm solid var(--young)}blockquote p{margin:.1em 0}.box blockquote{background:none;padding:0 .8em}
.label{font-weight:bold}.label span{font-weight:normal;color:var(--soft)}
.box{border:.35mm solid var(--line);border-radius:2mm;padding:.6em 1em;margin:1em 0}.band>h2{background:var(--tint);margin:-.6em -1em .6em;padding:.45em .8em;border-bottom:.25mm solid var(--line);border-radius:2mm 2mm 0 0}.note{float:inline-end;font-size:.8em}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 6mm}.two>*{min-width:0}.large .two{display:block}
.row{display:flex;flex-wrap:wrap;gap:.2em 2em;padding:0;list-style:none}.row b{font-weight:bold}
.c{display:inline-block;box-sizing:border-box;width:1.5em;height:1.5em;line-height:1.4em;border:.3mm solid;border-radius:50%;text-align:center;font-size:.8em;font-weight:bold;margin-inline-end:.15em}.on{background:var(--ink);color:#fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.hear{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.write{display:block;min-height:1.7em;border-bottom:.3mm dotted}.sign{display:inline-block;min-width:52mm;margin:3.4em 5mm 0 0;border-top:.25mm solid}
.emergency{border:.6mm solid;border-radius:2mm;padding:.6em 1em;margin:1em 0}.keys{display:grid;grid-template-columns:repeat(5,1fr);gap:3mm;padding:0;list-style:none}.keys li{border:.35mm solid;border-radius:2mm;padding:.3em .6em;font-weight:bold;font-size:1.2em}.keys small{font-weight:normal;color:var(--soft);margin-inline-end:.5em}
.large .keys{grid-template-columns:repeat(3,1fr)}.practice{text-align:center;font-weight:bold;border-block:.25mm solid var(--line)}.cover{text-align:center}footer{border-top:.25mm solid var(--line);margin-top:2em;padding-top:.3em}
@page{size:A4;margin:15mm 18mm 20mm}
@media print{body{margin:0;padding:0;max-width:none}section+section:not(.same){break-before:page}tr,li,.sign,.emergency,blockquote{break-inside:avoid}.box{break-inside:avoid}h1,h2,h3{break-after:avoid}thead{display:table-header-group}}
@media (max-width:34em){.two{display:block}}
`

// htmlEscape makes a string safe to stand anywhere in the page: no markup, no control characters, no broken letters.
func htmlEscape(s string) string {
	return html.EscapeString(readable(s))
}

// readable takes out what has no place in a text file: bytes that are no letters, controls that could drive a
// terminal, and marks that turn the following words round.
func readable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			return ' '
		case r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069':
			return -1
		case unicode.Is(unicode.Cc, r) || r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// htmlText is text with its line breaks.
func htmlText(s string) string { return strings.ReplaceAll(htmlEscape(s), "\n", "<br>") }

// iconText is what stands for an icon where there are no drawings; its word stands beside it.
func iconText(i report.Icon) string {
	switch i {
	case report.IconYoung:
		return "●"
	case report.IconAdult:
		return "■"
	case report.IconHollow:
		return "□"
	case report.IconDone, report.IconYes:
		return "✓"
	case report.IconPartDone:
		return "◐"
	case report.IconNotDone:
		return "✕"
	case report.IconNotStarted:
		return "…"
	case report.IconChanged:
		return "→"
	case report.IconDue:
		return "◷"
	case report.IconUnknown:
		return "?"
	case report.IconNone:
		return "–"
	case report.IconStar:
		return "★"
	}
	return ""
}

func iconHTML(i report.Icon) string {
	if s := iconText(i); s != "" {
		return `<span aria-hidden="true">` + s + "</span> "
	}
	return ""
}
