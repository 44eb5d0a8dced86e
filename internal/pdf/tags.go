package pdf

// node is one element of the structure tree; mark is a stretch of content that belongs to it. The tree is built while
// the blocks are laid out, in the order in which they are read; where the content lies is filled in when it is drawn.
type node struct {
	tag    string
	kids   []any // *node or *mark
	alt    string
	actual string
	scope  string // of TH: "Column" or "Row"
	span   int    // columns, when more than one
	counts string // of L: "Disc" or "Decimal"
	bbox   *[4]float64
	page   int
	said   string // all text set in it, in the order of speaking
	shaped bool   // some of it was drawn as shapes, in the order in which it stands

	id     int
	parent *node
}

type mark struct {
	of   *node
	refs []ref
}

// ref is where a mark was drawn: a page may hold it in several stretches.
type ref struct {
	page, id int
}

func (n *node) add(tag string) *node {
	k := &node{tag: tag, parent: n, page: -1}
	n.kids = append(n.kids, k)
	return k
}

// mark begins a stretch of content directly in n.
func (n *node) mark() *mark {
	m := &mark{of: n}
	n.kids = append(n.kids, m)
	return m
}

// leaf is an element that holds nothing but one stretch.
func (n *node) leaf(tag string) *mark { return n.add(tag).mark() }

// heading is an element of a table's head or the name of a row.
func (n *node) heading(scope string, span int) *node {
	k := n.add("TH")
	k.scope, k.span = scope, span
	return k
}
