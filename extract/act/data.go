package act

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Sentence is a sentence with two marked actors.
type Sentence struct {
	Text           string // without the marks
	Source, Target [2]int // byte offsets in Text
	Type           string
	Status         string
}

// ReadSentences reads training sentences: tab-separated SENTENCE with the source
// in <s></s> and the target in <t></t>, TYPE and STATUS. Lines that begin with #
// are comments. name is for errors.
func ReadSentences(r io.Reader, name string) ([]Sentence, error) {
	var out []Sentence
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	n := 1
	for ; sc.Scan(); n++ {
		line := sc.Text()
		if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cols := strings.Split(line, "\t")
		if len(cols) != 3 {
			return nil, fmt.Errorf("%s:%d: %d columns, want 3", name, n, len(cols))
		}
		s, err := Unmark(cols[0])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		s.Type, s.Status = cols[1], cols[2]
		out = append(out, s)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n, err)
	}
	return out, nil
}

// Unmark takes the marks out of a sentence and keeps their places, the first of
// each kind.
func Unmark(marked string) (Sentence, error) {
	var s Sentence
	var b strings.Builder
	seen := make(map[string]int)
	for marked != "" {
		cut := false
		for _, m := range []string{"<s>", "</s>", "<t>", "</t>"} {
			if rest, ok := strings.CutPrefix(marked, m); ok {
				if _, twice := seen[m]; !twice {
					seen[m] = b.Len()
				}
				marked, cut = rest, true
				break
			}
		}
		if !cut {
			b.WriteByte(marked[0])
			marked = marked[1:]
		}
	}
	for _, m := range []string{"<s>", "</s>", "<t>", "</t>"} {
		if _, ok := seen[m]; !ok {
			return s, fmt.Errorf("the sentence has no %s", m)
		}
	}
	s.Text = b.String()
	s.Source = [2]int{seen["<s>"], seen["</s>"]}
	s.Target = [2]int{seen["<t>"], seen["</t>"]}
	if s.Source[0] >= s.Source[1] || s.Target[0] >= s.Target[1] {
		return s, fmt.Errorf("a marked actor is empty")
	}
	return s, nil
}
