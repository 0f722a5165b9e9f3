package graph

import (
	"cmp"
	"context"
	"slices"
	"sync"
)

// Memory is a Store that keeps articles as they came and merges them when
// asked. It is what every other store is measured against.
type Memory struct {
	mu       sync.RWMutex
	articles map[string]ArticleGraph
}

var _ Store = (*Memory)(nil)

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{articles: make(map[string]ArticleGraph)}
}

// Put implements Store.
func (m *Memory) Put(ctx context.Context, batch []ArticleGraph) ([]Outcome, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := CheckBatch(batch); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	outcomes := make([]Outcome, len(batch))
	for i := range batch {
		g := &batch[i]
		old, held := m.articles[g.Article.ID]
		switch {
		case !held:
			outcomes[i] = Added
		case old.Article.Hash == g.Article.Hash && old.Extractor == g.Extractor:
			outcomes[i] = Unchanged
			continue
		default:
			outcomes[i] = Replaced
		}
		m.articles[g.Article.ID] = g.clone()
	}
	return outcomes, nil
}

// Remove implements Store.
func (m *Memory) Remove(ctx context.Context, ids []string) (int, error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	before := len(m.articles)
	for _, id := range ids {
		delete(m.articles, id)
	}
	return before - len(m.articles), nil
}

// Counts implements Store.
func (m *Memory) Counts(ctx context.Context) (Counts, error) {
	s, err := m.Snapshot(ctx)
	if err != nil {
		return Counts{}, err
	}
	c := Counts{Articles: len(s.Articles), Nodes: make(map[Label]int), Edges: make(map[string]int)}
	for _, e := range s.Entities {
		c.Nodes[e.Label]++
	}
	for _, f := range s.Facts {
		c.Edges[f.Type]++
	}
	return c, nil
}

// Snapshot implements Store.
func (m *Memory) Snapshot(ctx context.Context) (*Snapshot, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	s := &Snapshot{}
	tallies := make(map[string]*Tally)
	for _, g := range m.articles {
		s.Articles = append(s.Articles, g.Stored())
		s.Facts = append(s.Facts, g.Facts()...)
		for _, n := range g.Nodes {
			s.Mentions = append(s.Mentions, g.Mentioning(n))
			if tallies[n.ID] == nil {
				tallies[n.ID] = &Tally{}
			}
			tallies[n.ID].Add(n.Testimony())
		}
	}
	for id, t := range tallies {
		s.Entities = append(s.Entities, t.Entity(id))
	}
	s.Sort()
	return s, nil
}

// Close implements Store. The store stays usable.
func (m *Memory) Close(context.Context) error { return nil }

// clone copies the graph so deep that nothing the caller does to the original
// reaches it.
func (g *ArticleGraph) clone() ArticleGraph {
	c := *g
	c.Article.URLs = slices.Clone(g.Article.URLs)
	c.Nodes = slices.Clone(g.Nodes)
	for i := range c.Nodes {
		c.Nodes[i].Aliases = slices.Clone(c.Nodes[i].Aliases)
		c.Nodes[i].Context = slices.Clone(c.Nodes[i].Context)
		c.Nodes[i].Mentions = slices.Clone(c.Nodes[i].Mentions)
	}
	c.Edges = slices.Clone(g.Edges)
	for i := range c.Edges {
		c.Edges[i].Evidence = slices.Clone(c.Edges[i].Evidence)
		c.Edges[i].AttributedTo = slices.Clone(c.Edges[i].AttributedTo)
	}
	return c
}

// Sort puts the snapshot into its one order.
func (s *Snapshot) Sort() {
	slices.SortFunc(s.Articles, func(a, b StoredArticle) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Entities, func(a, b Entity) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Mentions, func(a, b Mentioning) int {
		return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Entity, b.Entity))
	})
	slices.SortFunc(s.Facts, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.From, b.From),
			cmp.Compare(a.To, b.To), cmp.Compare(a.Article, b.Article))
	})
}
