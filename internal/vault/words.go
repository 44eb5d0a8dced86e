package vault

import (
	"crypto/rand"
	_ "embed"
	"io"
	"math/big"
	"strings"
)

//go:embed words.txt
var wordList string

// SuggestPassphrase draws four words by chance from a list of plain short ones; r is crypto/rand when nil.
func SuggestPassphrase(r io.Reader) string {
	if r == nil {
		r = rand.Reader
	}
	words := strings.Fields(wordList)
	pick := map[string]bool{}
	var out []string
	for len(out) < 4 {
		i, err := rand.Int(r, big.NewInt(int64(len(words))))
		if err != nil {
			// Without chance there is no passphrase to suggest; the person types one.
			return ""
		}
		if w := words[i.Int64()]; !pick[w] {
			pick[w] = true
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}
