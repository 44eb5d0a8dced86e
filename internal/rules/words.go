package rules

import "strings"

// Piece is a stretch of a text; New when the older text did not have it there.
type Piece struct {
	Text string
	New  bool
}

// MarkWords cuts a text into stretches that it shares with an older one and stretches that are new, word by word. The stretches put together are the
// text. The two are the same text when no stretch is new, though words may have been left out of the older one.
func MarkWords(was, now string) []Piece {
	words := cutWords(now)
	if len(words) == 0 {
		return nil
	}
	kept := shared(bare(cutWords(was)), bare(words))
	var out []Piece
	for i, w := range words {
		fresh := !kept[i]
		if n := len(out); n > 0 && out[n-1].New == fresh {
			out[n-1].Text += w
		} else {
			out = append(out, Piece{w, fresh})
		}
	}
	return out
}

// cutWords cuts a text into words, each with the space behind it.
func cutWords(s string) []string {
	var out []string
	start, space := 0, false
	for i, r := range s {
		blank := r == ' ' || r == '\n' || r == '\t'
		if !blank && space {
			out = append(out, s[start:i])
			start = i
		}
		space = blank
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

func bare(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.TrimSpace(w)
	}
	return out
}

// mostCells is how large a table of two texts may become; two longer ones with nothing in common at their ends count as wholly new.
const mostCells = 4_000_000

// shared says of each word of the newer text whether it stands in the longest run of words, in order, that both texts have.
func shared(was, now []string) []bool {
	kept := make([]bool, len(now))
	first := 0
	for first < len(was) && first < len(now) && was[first] == now[first] {
		kept[first] = true
		first++
	}
	a, b := was[first:], now[first:]
	end := 0
	for end < len(a) && end < len(b) && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
		kept[len(now)-end] = true
	}
	a, b = a[:len(a)-end], b[:len(b)-end]
	if len(a)*len(b) > mostCells {
		return kept
	}
	width := len(b) + 1
	best := make([]int, (len(a)+1)*width) // best[i*width+j]: the longest run of a from i and b from j
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i*width+j] = best[(i+1)*width+j+1] + 1
			} else {
				best[i*width+j] = max(best[(i+1)*width+j], best[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			kept[first+j] = true
			i++
			j++
		case best[(i+1)*width+j] >= best[i*width+j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}

// Excerpt shortens two texts of a change to what differs, with some words around it; what is left out at an end is an ellipsis.
func Excerpt(was, now string, around int) (string, string) {
	a, b := cutWords(was), cutWords(now)
	first := 0
	for first < len(a) && first < len(b) && strings.TrimSpace(a[first]) == strings.TrimSpace(b[first]) {
		first++
	}
	end := 0
	for end < len(a)-first && end < len(b)-first && strings.TrimSpace(a[len(a)-1-end]) == strings.TrimSpace(b[len(b)-1-end]) {
		end++
	}
	from, less := max(0, first-around), max(0, end-around)
	cut := func(words []string) string {
		if len(words) == 0 {
			return ""
		}
		text := strings.TrimSpace(strings.Join(words[from:len(words)-less], ""))
		if from > 0 {
			text = "… " + text
		}
		if less > 0 {
			text += " …"
		}
		return text
	}
	return cut(a), cut(b)
}
