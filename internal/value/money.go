package value

import (
	"fmt"
	"strconv"
	"strings"

	"waymark/internal/fault"
)

// Money is whole pence. Sums are exact over any number of entries.
type Money int64

// MaxMoney bounds what can be typed: ten million pounds either way.
const MaxMoney = Money(10_000_000_00)

// ParseMoney reads pounds and pence as people type them: "12.50", "£1,200", "5", "- £3.20". An empty text is an error: a sum has to be typed.
// A space between figures is refused, because "12 50" may mean £12.50 or £1,250.
func ParseMoney(text string) (Money, error) {
	bad := fault.New(fault.Invalid, "Type pounds and pence, for example 12.50.")
	s, neg := strings.CutPrefix(strings.TrimSpace(text), "-")
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "£"))
	if n, ok := strings.CutPrefix(s, "-"); ok && !neg {
		s, neg = strings.TrimSpace(n), true
	}
	pounds, pence, dot := strings.Cut(s, ".")
	if strings.Contains(pounds, ",") {
		groups := strings.Split(pounds, ",")
		for i, g := range groups {
			if i > 0 && len(g) != 3 || i == 0 && (len(g) < 1 || len(g) > 3) {
				return 0, bad
			}
		}
		pounds = strings.Join(groups, "")
	}
	if pounds == "" && (!dot || pence == "") || len(pounds) > 9 || dot && (len(pence) < 1 || len(pence) > 2) || !digits(pounds) || !digits(pence) {
		return 0, bad
	}
	if len(pence) == 1 {
		pence += "0"
	}
	p, _ := strconv.ParseInt("0"+pounds, 10, 64)
	q, _ := strconv.ParseInt("0"+pence, 10, 64)
	m := Money(p*100 + q)
	if m > MaxMoney {
		return 0, fault.New(fault.Invalid, "That sum is too large. Check the pounds and pence.")
	}
	if neg {
		m = -m
	}
	return m, nil
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// String is "£1,234.50", "-£5.00".
func (m Money) String() string {
	if m < 0 {
		return "-" + (-m).String()
	}
	return "£" + m.Plain()
}

// Plain is "1,234.50", for columns under a heading that says pounds.
func (m Money) Plain() string {
	if m < 0 {
		return "-" + (-m).Plain()
	}
	s := strconv.FormatInt(int64(m)/100, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return fmt.Sprintf("%s.%02d", s, int64(m)%100)
}
