package graph

import "context"

// Outcome is what became of one article in a Put.
type Outcome string

// The outcomes of a Put.
const (
	Added     Outcome = "added"
	Replaced  Outcome = "replaced"
	Unchanged Outcome = "unchanged" // same hash from the same extractor: nothing was written
)

// Store keeps the graphs of articles merged into one graph. What it holds is a
// function of the set of articles in it: neither order nor number of Puts nor
// the batches they came in leave a trace. All methods may be called from
// several goroutines and processes at once.
type Store interface {
	// Put makes the store hold these graphs, each as a whole or, on an error,
	// not at all. What an older version of the article said goes. The outcomes
	// are in the order of the batch. An id may stand once in a batch.
	Put(ctx context.Context, batch []ArticleGraph) ([]Outcome, error)
	// Remove takes articles out, with their edges and names and the entities
	// that no other article mentions. It returns how many there were.
	Remove(ctx context.Context, ids []string) (int, error)
	// Counts tells what the store holds.
	Counts(ctx context.Context) (Counts, error)
	// Snapshot returns the whole graph in its one order. It is meant for
	// comparison and export of graphs that fit into memory.
	Snapshot(ctx context.Context) (*Snapshot, error)
	// Close releases the store's connections, never its data.
	Close(ctx context.Context) error
}

// Counts are the numbers of things in a store.
type Counts struct {
	Articles int
	Nodes    map[Label]int
	Edges    map[string]int // by edge type
}

// Snapshot is the merged graph: articles by id, entities by id, facts by type,
// ends and article.
type Snapshot struct {
	Articles []StoredArticle
	Entities []Entity
	Mentions []Mentioning // by article and entity
	Facts    []Fact
}

// StoredArticle is an article as the store keeps it.
type StoredArticle struct {
	ID        string
	Title     string
	URLs      []string
	Source    string
	Published string
	Hash      string
	Extractor string
	Text      string   // empty unless the store was given it
	Concerns  []string // ids of its issues, sorted
}

// Entity is a node as all articles together show it.
type Entity struct {
	ID       string
	Label    Label
	Name     string   // the name that most articles give it, ties by string order
	Aliases  []string // sorted union of the other forms that its articles use
	ISO2     string
	ISO3     string
	Wikidata string
	Context  []string // of an Issue: sorted union of the contexts that its articles give
}

// Mentioning is the edge from an article to an entity that it mentions.
type Mentioning struct {
	Article string
	Entity  string
	Count   int      // how often
	First   int      // offset of the first mention in code points, or NoMention
	Names   []string // the forms used, sorted
}

// NoMention is the First of a Mentioning whose article never names the entity:
// an issue that the extractor put into words.
const NoMention = -1

// Fact is an edge between two entities with the article that says it.
type Fact struct {
	Article string
	Edge
}
