// Package fault holds errors that carry a sentence for the person at the keyboard.
//
// Rules: a Message is one or two full sentences, says what to do next, and holds no name, id, SQL or path of a record. Code is for
// programs (tests, waymarkctl's exit status); Err is the cause, for the log. Everybody may import this package, it imports nobody of ours.
package fault

import "errors"

// Code says what kind of refusal an error is. The set is closed: waymarkctl turns it into its exit status.
type Code string

const (
	Invalid    Code = "invalid"    // what was typed cannot be accepted
	NotFound   Code = "not-found"  // no such record
	Conflict   Code = "conflict"   // the records changed meanwhile, or are in use elsewhere
	Refused    Code = "refused"    // not allowed: wrong passphrase, read only, append only
	NotSaved   Code = "not-saved"  // the disk did not take it; nothing was changed
	Damaged    Code = "damaged"    // a file is not as we wrote it; nothing was changed
	Newer      Code = "newer"      // made by a newer program
	Unexpected Code = "unexpected" // a fault of the program
)

// Error is an error with a sentence for a person.
type Error struct {
	Code    Code
	Message string
	Err     error
}

// New returns an Error with a sentence and no cause.
func New(code Code, message string) *Error { return &Error{Code: code, Message: message} }

// Wrap returns an Error with a sentence and a cause for the log.
func Wrap(code Code, message string, err error) *Error {
	return &Error{Code: code, Message: message, Err: err}
}

func (e *Error) Error() string {
	if e.Err != nil {
		return e.Message + " (" + e.Err.Error() + ")"
	}
	return e.Message
}

func (e *Error) Unwrap() error { return e.Err }

// Is lets errors.Is compare faults by code and sentence, so that package-level sentinels keep matching when a cause is added.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code && t.Message == e.Message
}

// Sentence is what to show a person for any error: the Message of the outermost fault, or a plain sentence that hides the internals.
func Sentence(err error) string {
	if err == nil {
		return ""
	}
	var s interface{ Sentence() string }
	if errors.As(err, &s) {
		return s.Sentence()
	}
	var f *Error
	if errors.As(err, &f) {
		return f.Message
	}
	return "Something went wrong in Waymark. Nothing was changed. Try again; if it happens twice, lock and unlock the records."
}

// CodeOf is the code of the outermost fault, Unexpected for any other error.
func CodeOf(err error) Code {
	var c interface{ FaultCode() Code }
	if errors.As(err, &c) {
		return c.FaultCode()
	}
	var f *Error
	if errors.As(err, &f) {
		return f.Code
	}
	return Unexpected
}
