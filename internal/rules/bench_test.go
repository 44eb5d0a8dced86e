package rules

import "testing"

// BenchmarkDues is one young person's lines on the home page.
func BenchmarkDues(b *testing.B) {
	f := busy()
	for b.Loop() {
		Dues(f, today, Local{})
	}
}
