package exchange

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"waymark/internal/rules"
)

// A calendar file lies outside the vault and often on a server: it holds days, and words that say nothing about anybody. No name, no initials, no
// health; the young person is a code worked out from the random id of the record.

// PersonCode stands for a young person in a calendar: "W-7K3M2". It is worked out from the random id of the record, never from a name.
func PersonCode(personID string) string {
	const letters = "23456789BCDFGHJKLMNPQRSTVWXZ"
	sum := sha256.Sum256([]byte("waymark calendar person " + personID))
	code := []byte("W-")
	for _, b := range sum[:5] {
		code = append(code, letters[int(b)%len(letters)])
	}
	return string(code)
}

// calendarWords are what a part of the record is called in a calendar. Health is only "Check".
var calendarWords = map[string]string{"about": "Record", "plan": "Plan", "reviews": "Review", "health": "Check", "skills": "Skills", "savings": "Money", "touch": "Contact"}

// Calendar is an iCalendar file (RFC 5545) of what is due: all-day events with stable ids, so that a later file moves them instead of adding more.
// What has no day is left out.
func Calendar(dues []rules.Due, now time.Time) []byte {
	var b strings.Builder
	line := func(text string) { b.WriteString(fold(text) + "\r\n") }
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//Waymark//Due dates//EN")
	line("CALSCALE:GREGORIAN")
	line("METHOD:PUBLISH")
	line("X-WR-CALNAME:Waymark due dates")
	stamp := now.UTC().Format("20060102T150405Z")
	had := map[string]int{}
	for _, d := range dues {
		if d.Day == "" {
			continue
		}
		uid := calendarID(d)
		if had[uid]++; had[uid] > 1 {
			uid = calendarHash(uid, d.RecordID, fmt.Sprint(had[uid]))
		}
		compact := func(day string) string { return strings.ReplaceAll(day, "-", "") }
		line("BEGIN:VEVENT")
		line("UID:" + uid + "@waymark.invalid")
		line("DTSTAMP:" + stamp)
		line("LAST-MODIFIED:" + stamp)
		line("DTSTART;VALUE=DATE:" + compact(string(d.Day)))
		line("DTEND;VALUE=DATE:" + compact(string(d.Day.AddDays(1))))
		line("SUMMARY:" + escape(calendarSummary(d)))
		line("DESCRIPTION:" + escape("Open Waymark for what this is and why it falls on this day."))
		line("TRANSP:TRANSPARENT")
		line("CLASS:PRIVATE")
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	return []byte(b.String())
}

func calendarSummary(d rules.Due) string {
	word := calendarWords[d.Section]
	switch {
	case d.Kind == "agreed" && d.RecordKind == "action":
		word = "Action"
	case d.Section != "health" && d.Icon == "visit" && d.Section != "reviews":
		word = "Visit"
	case word == "":
		word = "Something"
	}
	if d.State == rules.Earliest {
		return word + " from this day (" + PersonCode(d.PersonID) + ")"
	}
	return word + " due (" + PersonCode(d.PersonID) + ")"
}

// calendarID stays the same while a due date moves. Things that there can be several of go by the record as well.
func calendarID(d rules.Due) string {
	id := ""
	switch d.RecordKind {
	case "action", "savings_account":
		id = d.RecordID
	case "contact":
		if d.Kind == "agreed" {
			id = d.RecordID
		}
	}
	return calendarHash(d.PersonID, d.Clock(), id)
}

func calendarHash(parts ...string) string {
	sum := sha256.Sum256([]byte(fmt.Sprintf("waymark calendar %q", parts)))
	return fmt.Sprintf("%x", sum[:16])
}

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`)

func escape(text string) string { return icsEscapes.Replace(text) }

// fold breaks a line after 75 octets, never inside a character.
func fold(text string) string {
	var b strings.Builder
	n := 0
	for _, r := range text {
		if size := utf8.RuneLen(r); n+size > 75 {
			b.WriteString("\r\n ")
			n = 1 + size
		} else {
			n += size
		}
		b.WriteRune(r)
	}
	return b.String()
}
