package main

import (
	"strings"
	"testing"
)

func TestTableAlignsWhateverTheCellsHold(t *testing.T) {
	var out strings.Builder
	rows := [][]string{
		{"Recep Tayyip Erdoğan", "Ankara", ""},
		{"Li", "a text\nof two lines\tand a tab", "2021"},
		{"", "", ""},
		{"Wang", "Peking University Press", "2020"},
	}
	if err := writeTable(&out, []string{"person", "place", "date"}, rows, 16); err != nil {
		t.Fatal(err)
	}
	want := `
person            place             date
Recep Tayyip Er…  Ankara
Li                a text of two l…  2021

Wang              Peking Universi…  2020
`
	if got := out.String(); got != want[1:] {
		t.Errorf("got\n%s", got)
	}
}
