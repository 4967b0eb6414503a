// Package kept keeps things that somebody may ask for again, until nobody has for a while.
package kept

import (
	"sync"
	"sync/atomic"
)

// Map keeps a V for each key. It is safe for use from several goroutines; its zero value holds nothing.
type Map[K comparable, V any] struct {
	things sync.Map // K → *thing[V]
	turn   atomic.Int32
}

type thing[V any] struct {
	V     V
	asked atomic.Int32 // the last turn in which somebody asked for it, plus 1
	turns atomic.Int32 // how many such turns there were
}

// Of gives what is kept under a key, at first a zero V.
func (m *Map[K, V]) Of(key K) *V {
	found, ok := m.things.Load(key)
	if !ok {
		found, _ = m.things.LoadOrStore(key, new(thing[V]))
	}
	t := found.(*thing[V])
	if now := m.turn.Load() + 1; t.asked.Swap(now) != now {
		t.turns.Add(1)
	}
	return &t.V
}

// Turn ends a turn, and drops what nobody asked for in it and so many turns before it, for each turn in which somebody
// did.
func (m *Map[K, V]) Turn(turns int32) {
	now := m.turn.Add(1)
	m.things.Range(func(key, found any) bool {
		if t := found.(*thing[V]); now-t.asked.Load() >= turns*t.turns.Load() {
			m.things.Delete(key)
		}
		return true
	})
}
