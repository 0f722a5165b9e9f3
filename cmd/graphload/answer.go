package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math"
)

// writeAnswer writes the rows of a query in one of the formats of the query
// command. All but table, which must know the widths, write rows as they come.
func writeAnswer(w io.Writer, format string, columns []string, rows iter.Seq[[]any]) error {
	out := bufio.NewWriter(w)
	var err error
	switch format {
	case "json":
		err = writeRowsJSON(out, columns, rows, "[", ",\n", "]\n")
	case "jsonl":
		err = writeRowsJSON(out, columns, rows, "", "\n", "")
	case "csv":
		err = writeRowsCSV(out, columns, rows)
	default:
		err = writeTable(out, columns, textRows(rows), 0)
	}
	return cmp.Or(err, out.Flush())
}

// writeRowsJSON writes each row as an object on a line of its own, with its
// keys in the order of the columns.
func writeRowsJSON(w *bufio.Writer, columns []string, rows iter.Seq[[]any], begin, between, end string) error {
	keys := make([]string, len(columns))
	for i, column := range columns {
		key, err := encode(column)
		if err != nil {
			return err
		}
		keys[i] = key
	}
	w.WriteString(begin)
	first := true
	for row := range rows {
		if !first {
			w.WriteString(between)
		}
		first = false
		for i, value := range row {
			text, err := encode(value)
			if err != nil {
				return fmt.Errorf("column %s: %w", columns[i], err)
			}
			sep := byte(',')
			if i == 0 {
				sep = '{'
			}
			w.WriteByte(sep)
			w.WriteString(keys[i] + ":" + text)
		}
		w.WriteByte('}')
	}
	if !first && begin == "" {
		w.WriteByte('\n')
	}
	// A bufio.Writer keeps its first error and gives it from then on.
	_, err := w.WriteString(end)
	return err
}

func writeRowsCSV(w io.Writer, columns []string, rows iter.Seq[[]any]) error {
	cw := csv.NewWriter(w)
	if err := cw.Write(columns); err != nil {
		return err
	}
	for row := range rows {
		if err := cw.Write(textRow(row)); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// encode is a value as JSON on one line. Numbers that JSON cannot tell (NaN,
// the infinities) become texts.
func encode(value any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(finite(value)); err != nil {
		return "", err
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// finite replaces the numbers that JSON cannot tell, also inside lists and
// maps.
func finite(value any) any {
	switch v := value.(type) {
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Sprint(v)
		}
	case []any:
		for i := range v {
			v[i] = finite(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = finite(v[key])
		}
	}
	return value
}

func textRows(rows iter.Seq[[]any]) [][]string {
	var out [][]string
	for row := range rows {
		out = append(out, textRow(row))
	}
	return out
}

// textRow shows values for table and csv: texts as they are, null as nothing,
// the rest as JSON.
func textRow(row []any) []string {
	out := make([]string, len(row))
	for i, value := range row {
		switch v := value.(type) {
		case nil:
		case string:
			out[i] = v
		default:
			text, err := encode(v)
			if err != nil {
				text = fmt.Sprint(v)
			}
			out[i] = text
		}
	}
	return out
}
