package main

import "sync"

var mu sync.Mutex

// locked runs fn alone: scripts run side by side.
func locked(fn func()) {
	mu.Lock()
	defer mu.Unlock()
	fn()
}
