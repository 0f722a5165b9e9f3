package lexicon

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/graphload/graphload/graph"
)

// Act is a pattern of acts.tsv: words that report an act, and where those who
// act and those who are acted on stand.
type Act struct {
	Type     string   // an edge type; "NONE" blocks less specific patterns
	Particle []string // words right after a verb: turn down
	With     []string // further words, alternatives separated by "|": the head of a verb's object or complement, the modifiers of a noun
	Source   []string // slots, in order of preference
	Target   []string
	Status   graph.Status
	Weak     bool   // often means something else
	Pattern  string // as the file has it, shortened to what this act is about
	Row      string // the whole row with its file and line
}

// specific is how many words beside its first the pattern wants.
func (a Act) specific() int { return len(a.Particle) + 2*len(a.With) }

// Acts are the patterns by their first word.
type Acts struct {
	Verbs map[string][]Act // by lemma, most specific first
	Nouns map[string][]Act
}

var slots = []string{"subj", "obj", "obj2", "poss", "on", "to", "with", "against", "from", "by", "of", "at", "over",
	"for", "in", "into", "between", "about", "toward", "towards", "among", "after", "behind", "through", "under", "upon", "onto",
	"as", "near", "across", "alongside", "inside", "within", "around", "off", "out", "along", "before", "beside", "amid", "regarding", "during", "despite", "via"}

func (l *Lexicon) loadActs(fsys fs.FS) error {
	rows, err := readTable(fsys, "acts.tsv", 2, 4)
	if err != nil {
		return err
	}
	l.Acts = &Acts{Verbs: make(map[string][]Act), Nouns: make(map[string][]Act)}
	for _, r := range rows {
		if err := l.Acts.add(r); err != nil {
			return err
		}
	}
	for _, m := range []map[string][]Act{l.Acts.Verbs, l.Acts.Nouns} {
		for _, acts := range m {
			slices.SortStableFunc(acts, func(a, b Act) int { return b.specific() - a.specific() })
		}
	}
	return nil
}

func (a *Acts) add(r row) error {
	act := Act{Type: r.cols[0], Row: r.String()}
	if _, ok := graph.EdgeTypeNamed(act.Type); !ok && act.Type != "NONE" {
		return r.errorf("unknown edge type %q", act.Type)
	}
	kind, pattern, ok := strings.Cut(r.cols[1], ":")
	if !ok || kind != "v" && kind != "n" {
		return r.errorf("pattern %q begins with neither v: nor n:", r.cols[1])
	}
	positions := strings.Split(pattern, "+")
	for i, p := range positions {
		if positions[i] = strings.TrimSpace(p); positions[i] == "" {
			return r.errorf("pattern %q has an empty position", r.cols[1])
		}
	}
	first := positions[0]
	act.With = positions[1:]
	if kind == "n" { // modifiers before the noun: filed under the noun
		first, act.With = positions[len(positions)-1], positions[:len(positions)-1]
	}
	if err := act.roles(r); err != nil {
		return err
	}
	for _, f := range strings.FieldsFunc(r.cols[3], func(c rune) bool { return c == ',' || c == ' ' }) {
		switch f {
		case "weak", "thing":
			act.Weak = true
		case "planned", "possible", "denied":
			act.Status = graph.Status(f)
		case "end":
		default:
			return r.errorf("unknown flag %q", f)
		}
	}
	m := a.Verbs
	if kind == "n" {
		m = a.Nouns
	}
	for _, w := range strings.Split(first, "|") {
		words := strings.Fields(w)
		if len(words) == 0 {
			return r.errorf("pattern %q has an empty alternative", r.cols[1])
		}
		one := act
		one.Pattern = w
		if len(act.With) > 0 {
			one.Pattern = w + " + …"
		}
		head := words[0]
		if kind == "n" { // a fixed phrase: air strike
			head, one.Particle = words[len(words)-1], words[:len(words)-1]
		} else {
			one.Particle = words[1:]
		}
		m[head] = append(m[head], one)
	}
	return nil
}

func (act *Act) roles(r row) error {
	if act.Type == "NONE" {
		return nil
	}
	source, target, ok := strings.Cut(r.cols[2], ">")
	if !ok {
		if source, target, ok = strings.Cut(r.cols[2], "&"); !ok {
			return r.errorf("roles %q: want SOURCE > TARGET or SOURCE & TARGET", r.cols[2])
		}
	}
	for _, side := range []struct {
		text string
		to   *[]string
	}{{source, &act.Source}, {target, &act.Target}} {
		for _, s := range strings.Split(side.text, ",") {
			if s = strings.TrimSpace(s); s == "" {
				continue
			}
			if !slices.Contains(slots, s) {
				return r.errorf("unknown slot %q", s)
			}
			*side.to = append(*side.to, s)
		}
	}
	if len(act.Source) == 0 {
		return r.errorf("no source in roles %q", r.cols[2])
	}
	return nil
}

// OneOf tells whether a word is one of the alternatives that "|" parts in a
// pattern.
func OneOf(alternatives, word string) bool {
	for alternatives != "" {
		w, rest, _ := strings.Cut(alternatives, "|")
		if w == word {
			return true
		}
		alternatives = rest
	}
	return false
}
