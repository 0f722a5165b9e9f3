package evaluation

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/graphload/graphload/graph"
)

// NoAct is the answer that the source did nothing to the target.
const NoAct = "NONE"

// Roots lists the PLOVER roots of acts, from verbal cooperation to material
// conflict.
func Roots() []string {
	return []string{
		"AGREE", "CONSULT", "SUPPORT", // 1
		"COOPERATE", "AID", "YIELD", // 2
		"REQUEST", "ACCUSE", "REJECT", "THREATEN", // 3
		"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", // 4
	}
}

// quadOf is the quad class of a root, 0 for NoAct.
func quadOf(root string) int {
	if root == NoAct {
		return 0
	}
	return graph.EdgeType{Plover: root}.Quad()
}

// Span is a part of a sentence: byte offsets, start inclusive, end exclusive.
// An empty one stands for somebody whom the sentence does not name.
type Span struct {
	Start, End int
}

// ActRow is a sentence with two actors and what the first did to the second in
// it.
type ActRow struct {
	Sentence       string
	Source, Target Span
	Root           string       // one of Roots, or NoAct
	Quad           int          // quad class, 0 for none
	Status         graph.Status // empty if the row does not tell it
	Kind           string       // what the row is a case of; empty if it does not tell it
}

// ReadActs reads rows of tab-separated columns under a header line that names
// them, in any order. Fields may be quoted as in CSV, with quotes inside
// doubled.
//
//   - sentence, source, target: the sentence and the two actors as they stand
//     in it. An actor who does not stand in it is nobody the sentence names.
//   - root: a PLOVER root or NONE.
//   - marked_sentence, if there is one: the sentence with <s>…</s> around the
//     source and <t>…</t> around the target. It says which of several equal
//     words are meant.
//   - penta, if there is one: the quad class, 1 to 4. An empty field or column
//     gives the class of the root.
//   - status, if there is one: actual, planned, possible, denied or empty.
//   - kind, if there is one: a word for rows that are alike in some way.
//
// Other columns are passed over. path is for messages, which name the line.
func ReadActs(path string, r io.Reader) ([]ActRow, error) {
	lines := csv.NewReader(r)
	lines.Comma = '\t'
	lines.LazyQuotes = true // a quote inside an unquoted field is a quote
	lines.ReuseRecord = true
	header, err := lines.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s is empty: the first line names the columns", path)
	}
	if err != nil {
		return nil, actError(path, err)
	}
	columns, err := actColumns(header)
	if err != nil {
		return nil, fmt.Errorf("%s:1: %w", path, err)
	}
	var rows []ActRow
	for {
		fields, err := lines.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, actError(path, err)
		}
		line, _ := lines.FieldPos(0)
		row, err := columns.row(fields)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, line, err)
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("%s holds no rows besides the header", path)
	}
	return rows, nil
}

// actError puts an error of the csv package into the form of all others.
func actError(path string, err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return fmt.Errorf("%s: %w", path, err)
	}
	if errors.Is(parse.Err, csv.ErrFieldCount) {
		return fmt.Errorf("%s:%d: the row has not as many fields as the header names", path, parse.StartLine)
	}
	return fmt.Errorf("%s:%d: %w", path, parse.StartLine, parse.Err)
}

// actLayout is where the columns of a file stand, by name.
type actLayout map[string]int

func actColumns(header []string) (actLayout, error) {
	columns := make(actLayout)
	for i, name := range header {
		if i == 0 {
			name = strings.TrimPrefix(name, "\ufeff")
		}
		columns[strings.TrimSpace(name)] = i
	}
	for _, name := range []string{"sentence", "source", "target", "root"} {
		if _, ok := columns[name]; !ok {
			return nil, fmt.Errorf("the header names no column %q", name)
		}
	}
	return columns, nil
}

// field is the value of a column in a row, empty if there is no such column.
func (l actLayout) field(fields []string, column string) string {
	i, ok := l[column]
	if !ok {
		return ""
	}
	return strings.TrimSpace(fields[i])
}

func (l actLayout) row(fields []string) (ActRow, error) {
	for name, i := range l {
		// A quote that opens a field and is never closed takes in what follows.
		if strings.ContainsAny(fields[i], "\t\n") {
			return ActRow{}, fmt.Errorf("column %s holds a tab or line end: is its quote closed?", name)
		}
	}
	row := ActRow{
		Sentence: fields[l["sentence"]],
		Status:   graph.Status(l.field(fields, "status")),
		Kind:     l.field(fields, "kind"),
	}
	if strings.TrimSpace(row.Sentence) == "" {
		return ActRow{}, errors.New("the sentence is empty")
	}
	if row.Status != "" && row.Status.Strength() < 0 {
		return ActRow{}, fmt.Errorf("unknown status %q", row.Status)
	}
	row.Root = strings.ToUpper(l.field(fields, "root"))
	if row.Root != NoAct && !slices.Contains(Roots(), row.Root) {
		return ActRow{}, fmt.Errorf("unknown root %q: it must be NONE or one of %s", row.Root, strings.Join(Roots(), ", "))
	}
	row.Quad = quadOf(row.Root)
	if penta := l.field(fields, "penta"); penta != "" {
		quad, err := strconv.Atoi(penta)
		if err != nil || quad < 0 || quad > 4 {
			return ActRow{}, fmt.Errorf("penta is %q: it must be 1 to 4, or 0 for none", penta)
		}
		row.Quad = quad
	}
	marks := ""
	if i, ok := l["marked_sentence"]; ok && strings.TrimSpace(fields[i]) != "" {
		marks = fields[i]
		plain := unmark(marks)
		if strings.TrimSpace(plain) != strings.TrimSpace(row.Sentence) {
			return ActRow{}, fmt.Errorf("without its marks, marked_sentence is another sentence: %q", shorten(plain))
		}
		row.Sentence = plain // white space around it included, as the marks count it
	}
	row.Source = locate(row.Sentence, l.field(fields, "source"), marks, "s")
	row.Target = locate(row.Sentence, l.field(fields, "target"), marks, "t")
	return row, nil
}

func unmark(marks string) string {
	return strings.NewReplacer("<s>", "", "</s>", "", "<t>", "", "</t>", "").Replace(marks)
}

// locate finds an actor in a sentence: where the marks of this name stand, else
// where the sentence first has the actor's words, else nowhere.
func locate(sentence, actor, marks, mark string) Span {
	before, rest, opened := strings.Cut(marks, "<"+mark+">")
	inside, _, closed := strings.Cut(rest, "</"+mark+">")
	if opened && closed {
		start := len(unmark(before))
		return trim(sentence, start, start+len(unmark(inside)))
	}
	start := strings.Index(sentence, actor)
	if actor == "" || start < 0 {
		return Span{}
	}
	return Span{start, start + len(actor)}
}

// trim leaves out the white space at both ends of sentence[start:end].
func trim(sentence string, start, end int) Span {
	inner := sentence[start:end]
	start += len(inner) - len(strings.TrimLeft(inner, " "))
	inner = strings.TrimSpace(inner)
	return Span{start, start + len(inner)}
}
