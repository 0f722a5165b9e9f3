package evaluation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/graphload/graphload/graph"
)

// Gold is the graph that a careful reader drew from an article.
type Gold struct {
	Article string // the article's file name without its ending
	Nodes   []GoldNode
	Edges   []GoldEdge
}

// GoldNode is a node of a Gold. The id of a Nation is its ISO alpha-3 code; the
// others serve the edges alone.
type GoldNode struct {
	Label    graph.Label `json:"label"`
	ID       string      `json:"id"`
	Name     string      `json:"name"`
	Aliases  []string    `json:"aliases"`
	Optional bool        `json:"optional"` // counts neither way
}

// GoldEdge is an edge of a Gold. Evidence is text of the article, white space
// aside; " ... " stands between passages that are apart in it.
type GoldEdge struct {
	Type     string       `json:"type"`
	From     string       `json:"from"`
	To       string       `json:"to"`
	Status   graph.Status `json:"status"` // read as graph.Actual if empty
	Evidence string       `json:"evidence"`
	Optional bool         `json:"optional"` // counts neither way
}

// passages are the parts of the evidence, each of which may stand for it.
func (e GoldEdge) passages() []string { return strings.Split(e.Evidence, " ... ") }

// ReadGolds reads the gold graphs of a folder, one from each of its files
// NAME.json, in the order of their names. The article of NAME.json is NAME.
func ReadGolds(dir string) ([]Gold, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot read the gold graphs: %w", err)
	}
	var golds []Gold
	for _, entry := range entries {
		name, ok := strings.CutSuffix(entry.Name(), ".json")
		if !ok || entry.IsDir() {
			continue
		}
		path := filepath.Join(dir, entry.Name())
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("cannot read the gold graphs: %w", err)
		}
		gold, err := parseGold(path, data)
		if err != nil {
			return nil, err
		}
		gold.Article = name
		golds = append(golds, gold)
	}
	if len(golds) == 0 {
		return nil, fmt.Errorf("the folder %s holds no gold graphs (NAME.json)", dir)
	}
	return golds, nil
}

// parseGold reads one gold graph; path is for messages.
func parseGold(path string, data []byte) (Gold, error) {
	var file struct {
		Nodes []GoldNode `json:"nodes"`
		Edges []GoldEdge `json:"edges"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return Gold{}, fmt.Errorf("%s:%d: %w", path, lineOfFault(data, err), err)
	}
	gold := Gold{Nodes: file.Nodes, Edges: file.Edges}
	for i := range gold.Edges {
		if gold.Edges[i].Status == "" {
			gold.Edges[i].Status = graph.Actual
		}
	}
	if err := gold.check(); err != nil {
		return Gold{}, fmt.Errorf("%s: %w", path, err)
	}
	return gold, nil
}

// lineOfFault is the line, from 1, at which JSON is wrong.
func lineOfFault(data []byte, err error) int {
	offset := int64(len(data))
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &kind):
		offset = kind.Offset
	}
	return 1 + bytes.Count(data[:min(offset, int64(len(data)))], []byte("\n"))
}

// check reports the first thing in the graph that cannot be meant: it would
// otherwise count against whoever is measured.
func (g Gold) check() error {
	nodes := make(map[string]bool, len(g.Nodes))
	for _, n := range g.Nodes {
		switch {
		case n.ID == "" || n.Name == "":
			return fmt.Errorf("a node without id or name: %+v", n)
		case !graph.LabelSet(graph.Labels()).Has(n.Label):
			return fmt.Errorf("node %s has the unknown label %q", n.ID, n.Label)
		case nodes[n.ID]:
			return fmt.Errorf("node %s stands twice", n.ID)
		}
		nodes[n.ID] = true
	}
	seen := make(map[edgeKey]bool, len(g.Edges))
	for _, e := range g.Edges {
		where := fmt.Sprintf("edge %s from %s to %s", e.Type, e.From, e.To)
		key := newEdgeKey(e.Type, e.From, e.To, e.Status)
		switch _, known := graph.EdgeTypeNamed(e.Type); {
		case !known:
			return fmt.Errorf("%s: there is no such type", where)
		case !nodes[e.From] || !nodes[e.To]:
			return fmt.Errorf("%s: an end is not among the nodes", where)
		case e.Status.Strength() < 0:
			return fmt.Errorf("%s has the unknown status %q", where, e.Status)
		case e.Evidence == "" && !e.Optional:
			return fmt.Errorf("%s has no evidence", where)
		case seen[key]:
			return fmt.Errorf("%s stands twice", where)
		}
		seen[key] = true
	}
	return nil
}

// edgeKey is what makes two edges of an article the same. What the text denies
// is another thing than what it says in any other way.
type edgeKey struct {
	kind, from, to string
	denied         bool
}

// newEdgeKey gives an edge without direction the same key both ways.
func newEdgeKey(kind, from, to string, status graph.Status) edgeKey {
	if t, ok := graph.EdgeTypeNamed(kind); ok && t.Symmetric && from > to {
		from, to = to, from
	}
	return edgeKey{kind, from, to, status == graph.Denied}
}
