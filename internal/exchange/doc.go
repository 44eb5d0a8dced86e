// Package exchange makes and reads the files that come and go: a Document as HTML and plain text, and the files that
// carry records from one vault to another.
//
// Rules: it never sees the store; it works on values handed to it and gives back bytes. What comes from outside is
// hostile until proved otherwise: sizes are bounded, nothing is trusted by its name, and a broken file says so in a
// sentence.
package exchange
