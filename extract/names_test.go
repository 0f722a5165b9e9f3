package extract

import (
	"slices"
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	x, err := New("test")
	if err != nil {
		t.Fatal(err)
	}
	sentence := "Antony Blinken met Japanese officials of the European Union in Kenya ."
	want := []Name{{0, 2, PersonName}, {7, 9, OrganizationName}, {10, 11, NationName}}
	if got := x.Names(strings.Fields(sentence)); !slices.Equal(got, want) {
		t.Errorf("%s\ngot %v, want %v", sentence, got, want)
	}
	// Tokens are the caller's: whatever they hold, names stay among them.
	for _, tokens := range [][]string{nil, {""}, {"", " ", ""}, {"Norway’s"}, {"\xff", "Kenya\x00", "a b"}, {"U.S.", "’s", "’"}, slices.Repeat([]string{"Norway"}, 400)} {
		for _, n := range x.Names(tokens) {
			if n.Start < 0 || n.Start >= n.End || n.End > len(tokens) {
				t.Errorf("%.60q: name %v", tokens, n)
			}
		}
	}
}
