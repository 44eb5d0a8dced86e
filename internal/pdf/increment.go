package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"waymark/internal/report"
)

// gofpdf knows nothing of tags. addTags appends them to a finished file as an incremental update: new versions of the
// pages (their place in the tree, their tab order) and of the catalogue (the tree, the language, title shown), and
// the structure tree itself. Appending, unlike rewriting the file with a library, gives equal bytes for equal input.
func addTags(b []byte, root *node, counts [][]*mark, doc report.Document, booklet bool) ([]byte, error) {
	f, err := readFile(b)
	if err != nil {
		return nil, err
	}
	pages := len(counts)
	if len(f.pages) != pages {
		return nil, fmt.Errorf("tag the pages: %d pages drawn, %d found", pages, len(f.pages))
	}
	view := "/DisplayDocTitle true"
	if booklet {
		view += "/Duplex/DuplexFlipShortEdge/PrintScaling/None"
	}
	// a structure tree and tab order need 1.5; what is below is 1.7
	copy(b, "%PDF-1.7")
	w := &update{out: bytes.NewBuffer(bytes.Clone(b)), offset: map[int]int{}, next: f.size}
	if b[len(b)-1] != '\n' {
		w.out.WriteByte('\n')
	}
	tree, parents, meta := w.id(), w.id(), w.id()
	prune(root)
	number(root, w)
	for i, id := range f.pages {
		body := strings.TrimSuffix(strings.TrimSpace(f.object(id)), ">>")
		w.put(id, body+fmt.Sprintf("/StructParents %d/Tabs/S>>", i))
	}
	catalogue := strings.TrimSuffix(strings.TrimSpace(f.object(f.root)), ">>")
	w.put(f.root, catalogue+fmt.Sprintf("/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>/Lang(%s)/ViewerPreferences<<%s>>/Metadata %d 0 R>>",
		tree, docLanguage(doc), view, meta))
	w.put(tree, fmt.Sprintf("<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>", root.id, parents, pages))
	w.put(parents, parentTree(counts))
	w.put(meta, metadata(doc))
	w.element(root, tree, f.pages)
	return w.finish(f), nil
}

// docLanguage is the tag of the document's language, or British English if it is no tag at all.
func docLanguage(doc report.Document) string {
	s := doc.LanguageOr()
	for _, r := range s {
		if r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return "en-GB"
		}
	}
	return s
}

// metadata says the title again in the form that PDF/UA asks for.
func metadata(doc report.Document) string {
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	x := `<?xpacket begin="` + "\uFEFF" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escape.Replace(doc.Title) + `</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>` + docLanguage(doc) + `</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
	return fmt.Sprintf("<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%s\nendstream", len(x), x)
}

// prune takes out elements that nothing was drawn in and that hold nothing: a table of which no row was printed. An
// empty cell stays, or the cells after it would move.
func prune(n *node) bool {
	keep := n.kids[:0]
	for _, k := range n.kids {
		switch k := k.(type) {
		case *node:
			if prune(k) || k.tag == "TD" || k.tag == "TH" {
				keep = append(keep, k)
			}
		case *mark:
			if len(k.refs) > 0 {
				keep = append(keep, k)
			}
		}
	}
	n.kids = keep
	return len(keep) > 0 || n.tag == "Document"
}

func number(n *node, w *update) {
	n.id = w.id()
	for _, k := range n.kids {
		if k, ok := k.(*node); ok {
			number(k, w)
		}
	}
}

// parentTree leads from each stretch of content on each page back to its element.
func parentTree(counts [][]*mark) string {
	var b strings.Builder
	b.WriteString("<</Nums[")
	for i, marks := range counts {
		fmt.Fprintf(&b, "%d[", i)
		for _, m := range marks {
			fmt.Fprintf(&b, "%d 0 R ", m.of.id)
		}
		b.WriteString("]\n")
	}
	b.WriteString("]>>")
	return b.String()
}

// update is an incremental update being written.
type update struct {
	out    *bytes.Buffer
	offset map[int]int
	order  []int
	next   int
}

func (w *update) id() int {
	w.next++
	return w.next - 1
}

func (w *update) put(id int, s string) {
	w.offset[id] = w.out.Len()
	w.order = append(w.order, id)
	fmt.Fprintf(w.out, "%d 0 obj\n%s\nendobj\n", id, s)
}

func (w *update) element(n *node, parent int, pages []int) {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/StructElem/S/%s/P %d 0 R", n.tag, parent)
	if n.alt != "" {
		b.WriteString("/Alt " + textString(n.alt))
	}
	switch {
	case n.actual != "":
		b.WriteString("/ActualText " + textString(n.actual))
	case n.shaped && leafOnly(n): // the tree says in the order of speaking what stands from left to right
		b.WriteString("/ActualText " + textString(strings.TrimSpace(n.said)))
	}
	var attrs string
	if n.scope != "" {
		attrs += "<</O/Table/Scope/" + n.scope
		if n.span > 1 {
			attrs += fmt.Sprintf("/ColSpan %d", n.span)
		}
		attrs += ">>"
	}
	if n.counts != "" {
		attrs += "<</O/List/ListNumbering/" + n.counts + ">>"
	}
	if n.bbox != nil {
		attrs += fmt.Sprintf("<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>", n.bbox[0], n.bbox[1], n.bbox[2], n.bbox[3])
	}
	if attrs != "" {
		b.WriteString("/A[" + attrs + "]")
	}
	page := -1
	for _, k := range n.kids {
		if m, ok := k.(*mark); ok {
			page = m.refs[0].page
			fmt.Fprintf(&b, "/Pg %d 0 R", pages[page])
			break
		}
	}
	b.WriteString("/K[")
	for _, k := range n.kids {
		switch k := k.(type) {
		case *node:
			fmt.Fprintf(&b, "%d 0 R ", k.id)
		case *mark:
			for _, r := range k.refs {
				if r.page == page {
					fmt.Fprintf(&b, "%d ", r.id)
				} else {
					fmt.Fprintf(&b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", pages[r.page], r.id)
				}
			}
		}
	}
	b.WriteString("]>>")
	w.put(n.id, b.String())
	for _, k := range n.kids {
		if k, ok := k.(*node); ok {
			w.element(k, n.id, pages)
		}
	}
}

func leafOnly(n *node) bool {
	for _, k := range n.kids {
		if _, ok := k.(*node); ok {
			return false
		}
	}
	return true
}

func (w *update) finish(f *file) []byte {
	x := w.out.Len()
	w.out.WriteString("xref\n")
	for _, id := range w.order {
		fmt.Fprintf(w.out, "%d 1\n%010d 00000 n \n", id, w.offset[id])
	}
	fmt.Fprintf(w.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n", w.next, f.root, f.info, f.start, x)
	return w.out.Bytes()
}

// file is what addTags needs to know of gofpdf's bytes, found by way of the cross-reference table: looking for words
// in the bytes could hit the inside of a compressed stream.
type file struct {
	b                       []byte
	offset                  []int
	start, size, root, info int
	pages                   []int
}

var (
	trailerRe = regexp.MustCompile(`/(Size|Root|Info) (\d+)`)
	kidsRe    = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
)

func readFile(b []byte) (*file, error) {
	bad := fmt.Errorf("tag the pages: the file has an unexpected form")
	f := &file{b: b}
	i := bytes.LastIndex(b, []byte("startxref\n"))
	if i < 0 {
		return nil, bad
	}
	if _, err := fmt.Sscan(string(b[i+10:]), &f.start); err != nil || f.start <= 0 || f.start >= len(b) {
		return nil, bad
	}
	rest := b[f.start:]
	t := bytes.Index(rest, []byte("trailer"))
	if t < 0 {
		return nil, bad
	}
	for _, m := range trailerRe.FindAllSubmatch(rest[t:], -1) {
		n, _ := strconv.Atoi(string(m[2]))
		switch string(m[1]) {
		case "Size":
			f.size = n
		case "Root":
			f.root = n
		case "Info":
			f.info = n
		}
	}
	lines := strings.Split(string(rest[:t]), "\n")
	if len(lines) < f.size+2 || f.root == 0 || f.info == 0 {
		return nil, bad
	}
	for _, l := range lines[2 : f.size+2] {
		at, _, _ := strings.Cut(l, " ")
		n, err := strconv.Atoi(at)
		if err != nil {
			return nil, bad
		}
		f.offset = append(f.offset, n)
	}
	// object 1 is the root of the pages, whose kids are in order
	m := kidsRe.FindStringSubmatch(f.object(1))
	if m == nil {
		return nil, bad
	}
	for _, s := range strings.Split(m[1], "0 R") {
		if s = strings.TrimSpace(s); s != "" {
			n, err := strconv.Atoi(s)
			if err != nil || n <= 0 || n >= f.size {
				return nil, bad
			}
			f.pages = append(f.pages, n)
		}
	}
	return f, nil
}

// object is the words between "obj" and "endobj".
func (f *file) object(id int) string {
	b := f.b[f.offset[id]:]
	if i := bytes.Index(b, []byte("endobj")); i >= 0 {
		b = b[:i]
	}
	if i := bytes.Index(b, []byte("obj")); i >= 0 {
		b = b[i+3:]
	}
	return string(b)
}
