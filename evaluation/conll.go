package evaluation

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// NameKind is a kind of names that are told apart.
type NameKind string

// The kinds of names.
const (
	PersonName       NameKind = "person"
	NationName       NameKind = "nation"
	OrganizationName NameKind = "organization"
	LocationName     NameKind = "location"
)

// NameKinds lists the kinds in the order in which they are shown.
func NameKinds() []NameKind {
	return []NameKind{PersonName, NationName, OrganizationName, LocationName}
}

// kindOfTag is the kind that a tag of a file stands for; ok is false for tags of
// names that are not measured, such as elections and books.
func kindOfTag(tag string) (kind NameKind, ok bool) {
	switch strings.ToLower(tag) {
	case "person", "politician":
		return PersonName, true
	case "country", "nation":
		return NationName, true
	case "organisation", "organization", "politicalparty":
		return OrganizationName, true
	case "location":
		return LocationName, true
	}
	return "", false
}

// NameSpan is a name in a sentence: the tokens from Start up to, but without,
// End.
type NameSpan struct {
	Start, End int
	Kind       NameKind
}

// TaggedSentence is a sentence with its marked names.
type TaggedSentence struct {
	Tokens []string
	Names  []NameSpan // by place
}

// ReadCoNLL reads sentences of which each token is a line: the token, a tab or
// blanks, and its tag. An empty line ends a sentence. Tags are O, B-TYPE for the
// first token of a name and I-TYPE for the others; an I- that continues no name
// of its type begins one. path is for messages, which name the line.
func ReadCoNLL(path string, r io.Reader) ([]TaggedSentence, error) {
	var sentences []TaggedSentence
	var tokens, tags []string
	end := func() {
		if len(tokens) > 0 {
			sentences = append(sentences, TaggedSentence{tokens, spansOf(tags)})
			tokens, tags = nil, nil
		}
	}
	lines := bufio.NewScanner(r)
	number := 0
	for lines.Scan() {
		number++
		line := lines.Text()
		if number == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			end()
			continue
		}
		token, tag, err := splitTagged(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, number, err)
		}
		tokens, tags = append(tokens, token), append(tags, tag)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", path, number+1, err)
	}
	end()
	if len(sentences) == 0 {
		return nil, fmt.Errorf("%s holds no sentences", path)
	}
	return sentences, nil
}

// splitTagged cuts a line into token and tag.
func splitTagged(line string) (token, tag string, err error) {
	columns := strings.Fields(line)
	if strings.Contains(line, "\t") {
		// Tokens of some languages have blanks inside.
		columns = strings.Split(strings.TrimRight(line, " \r\t"), "\t")
	}
	if len(columns) != 2 || strings.TrimSpace(columns[0]) == "" {
		return "", "", fmt.Errorf("%q is not a token and its tag", shorten(line))
	}
	token, tag = strings.TrimSpace(columns[0]), strings.TrimSpace(columns[1])
	position, kind, _ := strings.Cut(tag, "-")
	if tag != "O" && (position != "B" && position != "I" || kind == "") {
		return "", "", fmt.Errorf("the tag %q is neither O nor B-TYPE nor I-TYPE", tag)
	}
	return token, tag, nil
}

// spansOf finds the names of the measured kinds in the tags of a sentence.
func spansOf(tags []string) []NameSpan {
	var spans []NameSpan
	for start := 0; start < len(tags); {
		position, name, _ := strings.Cut(tags[start], "-")
		end := start + 1
		if position == "O" {
			start = end
			continue
		}
		for end < len(tags) && tags[end] == "I-"+name {
			end++
		}
		if kind, ok := kindOfTag(name); ok {
			spans = append(spans, NameSpan{start, end, kind})
		}
		start = end
	}
	return spans
}
