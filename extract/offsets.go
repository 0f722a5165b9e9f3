package extract

import (
	"sort"
	"unicode/utf8"
)

// step is the number of bytes between two counted places of a text.
const step = 1024

// offsets turns byte offsets in a text into counts of code points.
type offsets struct {
	text   string
	bytes  []int // counted places, each where a rune begins
	counts []int // code points before each
}

func newOffsets(text string) offsets {
	o := offsets{text: text, bytes: []int{0}, counts: []int{0}}
	at, n := 0, 0
	for at+step < len(text) {
		next := at + step
		for next < len(text) && !utf8.RuneStart(text[next]) {
			next++
		}
		n += utf8.RuneCountInString(text[at:next])
		at = next
		o.bytes, o.counts = append(o.bytes, at), append(o.counts, n)
	}
	return o
}

// rune is the number of code points before byte offset i.
func (o offsets) rune(i int) int {
	k := sort.SearchInts(o.bytes, i+1) - 1
	return o.counts[k] + utf8.RuneCountInString(o.text[o.bytes[k]:i])
}
