// Package words holds what every sentence of the program needs: a first letter up or down, and a number with its noun. It knows no record and no rule,
// so that every room may use it, and it is the only place with the exceptions: acronyms, "I", letters outside English.
package words

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Upper begins a text with a capital.
func Upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// Lower begins a text with a small letter, for the middle of a sentence. "GP", "X-ray", "SDQ score", "I" and "I'm" stay as they are. It cannot know a
// name: whoever may hold one looks first.
func Lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	next, _ := utf8.DecodeRuneInString(s[n:])
	switch {
	case unicode.IsUpper(next), unicode.IsDigit(next), next == '-': // GP, P45, X-ray
		return s
	case r == 'I' && (n == len(s) || next == ' ' || next == '\'' || next == '’' || next == ','):
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// Plural is the noun for a number: one for 1, many for any other.
func Plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Count is a number with its noun: "1 visit", "3 visits".
func Count(n int, one, many string) string { return strconv.Itoa(n) + " " + Plural(n, one, many) }

// Sentence ends a text with a full stop when it has no end of its own.
func Sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	if r, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune(".!?:…”", r) {
		return s
	}
	return s + "."
}
