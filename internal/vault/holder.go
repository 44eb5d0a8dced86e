package vault

import (
	"bytes"
	"runtime"
	"strconv"
	"sync/atomic"
)

// holder remembers which goroutine has the turn. A Read inside a Write would wait for itself; contexts cannot tell,
// because the function inside gets none, so the goroutine's number is asked. It is used for this refusal only.
type holder struct{ n atomic.Int64 }

func (h *holder) set(n int64)     { h.n.Store(n) }
func (h *holder) is(n int64) bool { return n != 0 && h.n.Load() == n }

func goroutine() int64 {
	var buf [40]byte
	b := bytes.TrimPrefix(buf[:runtime.Stack(buf[:], false)], []byte("goroutine "))
	if i := bytes.IndexByte(b, ' '); i > 0 {
		n, _ := strconv.ParseInt(string(b[:i]), 10, 64)
		return n
	}
	return 0
}
