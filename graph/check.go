package graph

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxKey is the longest id, name or hash that a store takes, in bytes: databases
// index these, and an index takes no key without end.
const MaxKey = 4000

// CheckBatch reports the first graph of the batch that no store may take, or
// the first article id that stands in it twice. Every Store calls it before it
// writes, so that a bad graph costs the batch a call, never a part.
func CheckBatch(batch []ArticleGraph) error {
	seen := make(map[string]bool, len(batch))
	for i := range batch {
		g := &batch[i]
		if err := g.Check(); err != nil {
			return err
		}
		if seen[g.Article.ID] {
			return fmt.Errorf("article %s stands twice in one batch", g.Article.ID)
		}
		seen[g.Article.ID] = true
	}
	return nil
}

// checkValues reports the first single value that a store could not give back
// as it is, or not find again: text that is not UTF-8, a date that is none, a
// key that is too long, an id whose label is not the node's.
func (g *ArticleGraph) checkValues() error {
	a := g.Article
	where := "article " + shorten(a.ID)
	if err := checkKeys(where, a.ID, a.Hash); err != nil {
		return err
	}
	if err := checkText(where, append([]string{a.Title, a.Source, g.Extractor}, a.URLs...)...); err != nil {
		return err
	}
	if err := checkDate(where, a.Published); err != nil {
		return err
	}
	for _, n := range g.Nodes {
		where := fmt.Sprintf("article %s: node %s", a.ID, shorten(n.ID))
		if err := checkKeys(where, n.ID, n.Name); err != nil {
			return err
		}
		if l, ok := LabelOf(n.ID); ok && l != n.Label {
			return fmt.Errorf("%s has label %s, its id says %s", where, n.Label, l)
		} else if !ok && n.ID != "" {
			return fmt.Errorf("%s: the id does not begin with a label", where)
		}
		if err := checkText(where, slices.Concat([]string{n.ISO2, n.ISO3, n.Wikidata}, n.Aliases, n.Context)...); err != nil {
			return err
		}
	}
	for _, e := range g.Edges {
		where := fmt.Sprintf("article %s: edge %s from %s to %s", a.ID, e.Type, e.From, e.To)
		if !(e.Confidence >= 0 && e.Confidence <= 1) { // catches NaN too
			return fmt.Errorf("%s: confidence %v is not between 0 and 1", where, e.Confidence)
		}
		if err := checkDate(where, e.Date); err != nil {
			return err
		}
		if err := checkText(where, e.Plover, e.Place, e.Title, e.Rule); err != nil {
			return err
		}
		for _, s := range e.Evidence {
			if err := checkText(where, s.Text); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkKeys(where string, keys ...string) error {
	for _, k := range keys {
		if len(k) > MaxKey {
			return fmt.Errorf("%s: %q is longer than %d bytes", where, shorten(k), MaxKey)
		}
	}
	return checkText(where, keys...)
}

func checkText(where string, texts ...string) error {
	for _, s := range texts {
		if !utf8.ValidString(s) {
			return fmt.Errorf("%s: %q is not valid UTF-8", where, shorten(s))
		}
	}
	return nil
}

func checkDate(where, date string) error {
	if date == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return fmt.Errorf("%s: %q is no date of the form YYYY-MM-DD", where, shorten(date))
	}
	return nil
}

// shorten keeps an error message to one readable line whatever the value is.
func shorten(s string) string {
	const limit = 80
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "") + "…"
}
