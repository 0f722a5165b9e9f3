package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// writeTable writes rows under a header in aligned columns. Line ends and tabs
// inside a cell become blanks, so that each row is one line; a cell of more than
// width characters is cut, unless width is 0.
func writeTable(w io.Writer, header []string, rows [][]string, width int) error {
	var out bytes.Buffer
	tw := tabwriter.NewWriter(&out, 0, 0, 2, ' ', 0)
	for _, row := range append([][]string{header}, rows...) {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = cut(strings.Join(strings.Fields(cell), " "), width)
		}
		fmt.Fprintln(tw, strings.Join(cells, "\t"))
	}
	tw.Flush() // a buffer takes everything
	for line := range strings.Lines(out.String()) {
		// An empty last cell leaves the padding of the one before it.
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " \n")); err != nil {
			return err
		}
	}
	return nil
}

// cut shortens a text to this many characters, the last of them "…".
func cut(text string, width int) string {
	runes := []rune(text)
	if width == 0 || len(runes) <= width {
		return text
	}
	return string(runes[:width-1]) + "…"
}
