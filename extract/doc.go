// Package extract turns one article into its graph: a graph.Document in, a
// graph.ArticleGraph out. It reads no file, asks no network and keeps nothing
// between articles, so the same document gives the same graph, byte for byte.
//
// An article goes through these steps, a package each:
//
//   - syntax cuts title and body into sentences and tokens and tags them. Every
//     token knows its bytes in the text; nothing after it touches the text.
//   - mention finds the names, with the lexicons (package lexicon), their
//     spelling, and a sequence model (nametag) for what no table knows.
//   - entity decides who is who, in two halves: the names that belong together
//     and the offices that people hold first, because where a name or a title
//     ends decides how a sentence is parsed; then, over the parsed sentences,
//     whom pronouns and descriptions stand for.
//   - relation reads the acts and states of things out of the clauses: the
//     patterns of the lexicon first, the classifier (act) for pairs of actors
//     of which no pattern says anything.
//   - issue picks the subjects that the actors take up.
//   - this package joins what several sentences say into one edge each, counts
//     bytes as code points, and puts nodes and edges into their one order.
//
// An Extractor holds the lexicons and models, which take a part of a second to
// load: make one and share it between goroutines. Reader is its first half,
// for those who want parsed sentences and no graph. Explain tells why a graph is
// as it is; nothing of that is gathered unless somebody asks.
//
// # Limits
//
// The language is English. Sentences are read one by one: an act whose parts
// stand in two sentences is found only if a pronoun or description joins them.
// Nothing is known of an article but its text and its date; what the reader
// merely knows (who governs a nation) settles doubts about a title and never
// makes a node or an edge of its own. Dates in the text are not read: each edge
// has the article's date.
package extract
