package graph

// Property is a property of the nodes or relationships in a Neo4j database that
// holds the graph. One that has nothing to say is absent.
type Property struct {
	On      string `json:"on"` // whose it is: Article, Entity or one of its labels, MENTIONS, or "edge" for every edge between two entities
	Name    string `json:"name"`
	Type    string `json:"type"`
	Meaning string `json:"meaning"`
}

// Properties lists the properties that users query, node by node and then those
// of relationships. Properties that serve a store's upkeep alone are not among
// them.
func Properties() []Property {
	return []Property{
		{"Article", "id", "text", "canonical URL, else the record's own id, else made from the path"},
		{"Article", "title", "text", "title"},
		{"Article", "urls", "texts", "the addresses under which it was published"},
		{"Article", "source", "text", "who published it"},
		{"Article", "published", "date", "day of publication"},
		{"Article", "hash", "text", "hash of title, date, source and text"},
		{"Article", "extractor", "text", "program version, hashes of lexicons and models, and the least confidence if one was asked for"},
		{"Article", "loaded", "datetime", "when this version of it was written"},
		{"Article", "text", "text", "the full text, where the setting store_text asks for it"},

		{"Entity", "id", "text", "stable and readable: person/antony-blinken, nation/USA"},
		{"Entity", "name", "text", "the name that most of its articles give it"},
		{"Entity", "aliases", "texts", "the other forms that its articles use, sorted"},
		{"Entity", "wikidata", "text", "Wikidata id, where known"},
		{"Nation", "iso2", "text", "ISO 3166 alpha-2 code"},
		{"Nation", "iso3", "text", "ISO 3166 alpha-3 code"},
		{"Issue", "context", "texts", "the PLOVER contexts of the terms that name it in its articles (military, trade), sorted"},

		{"MENTIONS", "count", "number", "how often the article names the entity"},
		{"MENTIONS", "first", "number", "where it does first, in Unicode characters"},
		{"MENTIONS", "names", "texts", "the forms that it uses, sorted"},

		{"edge", "article", "text", "id of the article that says it"},
		{"edge", "status", "text", "actual, planned, possible or denied"},
		{"edge", "confidence", "number", "how sure the extractor is, 0 to 1"},
		{"edge", "date", "date", "of the event where the text tells it, else of the article"},
		{"edge", "plover", "text", "PLOVER event type, on events"},
		{"edge", "evidence", "texts", "the sentences that say it"},
		{"edge", "starts", "numbers", "where each of them starts, in Unicode characters"},
		{"edge", "ends", "numbers", "where each of them ends, exclusive"},
		{"edge", "attributed_to", "texts", "ids of those whose words the evidence reports, sorted; absent if one of its sentences is the article's own"},
		{"edge", "rule", "text", "what found it"},
		{"edge", "title", "text", "the office, on REPRESENTS"},
		{"edge", "place", "text", "where it happened"},
		{"edge", "former", "true", "that the office is over, on REPRESENTS"},
	}
}
