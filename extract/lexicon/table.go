package lexicon

import (
	"bufio"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"
)

// row is one line of a data file.
type row struct {
	file string
	line int
	cols []string
}

// errorf is an error that names the file and line of the row.
func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// String is the row with its place, its columns parted by blanks.
func (r row) String() string {
	return fmt.Sprintf("%s:%d: %s", r.file, r.line, strings.TrimSpace(strings.Join(r.cols, "  ")))
}

// list splits column i at "|" and drops empty parts.
func (r row) list(i int) []string {
	var out []string
	for _, s := range strings.Split(r.cols[i], "|") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// readTable reads a tab-separated data file: blank lines and lines that begin
// with # are comments. A row has at least least columns and is filled up with
// empty ones to most; more is an error.
func readTable(fsys fs.FS, name string, least, most int) ([]row, error) {
	f, err := fsys.Open(path.Join("data", name))
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	defer f.Close()
	var rows []row
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		text := strings.TrimRight(sc.Text(), "\r")
		r := row{file: name, line: n}
		if !utf8.ValidString(text) {
			return nil, r.errorf("not UTF-8")
		}
		if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
			continue
		}
		r.cols = strings.Split(text, "\t")
		for i := range r.cols {
			r.cols[i] = strings.TrimSpace(r.cols[i])
		}
		if len(r.cols) < least || len(r.cols) > most {
			return nil, r.errorf("%d columns, want %d to %d", len(r.cols), least, most)
		}
		if r.cols[0] == "" {
			return nil, r.errorf("the first column is empty")
		}
		for len(r.cols) < most {
			r.cols = append(r.cols, "")
		}
		rows = append(rows, r)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("lexicon: read %s: %w", name, err)
	}
	return rows, nil
}
