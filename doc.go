// Package graphload holds no code: it tells how the program graphload is built.
// Its tests keep what is told here, and the files around it, true.
//
// An article goes one way through the packages below, in the order in which they
// stand; each knows only some of those before it.
//
//   - graph: the vocabulary that all others speak: labels, edge types as
//     declared values, ids, Document (what is read), ArticleGraph (what is found
//     in it) and Store (where it goes), with a store in memory. It imports
//     nothing of ours, because whatever everybody shares must depend on nobody.
//   - config: file, environment and flags become one checked struct. Only the
//     program asks for it; the packages below are handed what they need, so that
//     they work the same in a test and in another program.
//   - ingest: files, folders and standard input become Documents, one at a time.
//     A source that is no article is an error of its own and stops nothing else.
//     From here on offsets are fixed: nobody changes the text any more.
//   - extract/syntax: a text becomes sentences, tokens with their tags, groups
//     and clauses, each with its place in the text. The tagger behind it is
//     reached through this package alone.
//   - extract/lexicon: what is known of the world before reading: nations,
//     bodies, offices and the verbs of each edge type, in files that people read
//     and that are checked when they are loaded.
//   - extract/nametag: a trained sequence model that marks names where the
//     lexicons are silent.
//   - extract/mention: where the text names somebody or something, from lexicon,
//     spelling and that model.
//   - extract/entity: who is who: which mentions, pronouns and descriptions stand
//     for one person, nation or body. Afterwards nobody compares names.
//   - extract/training: the sentences that acts are learnt from, and what keeps
//     them the project's own.
//   - extract/act: a linear classifier of what one actor did to another in a
//     sentence, trained on the sentences in extract/training.
//   - extract/relation: what the sentences say of two entities: edges with type,
//     status, evidence and the rule that found them.
//   - extract/issue: the subjects that the article's actors discuss or act on.
//   - extract: the steps above as one Extractor, a Document in and an
//     ArticleGraph out. It reads no file and writes nothing, so the same article
//     gives the same graph wherever it is run.
//   - evaluation: how well graphs, names and acts agree with what a careful
//     reader marked. It is handed what was found, whoever found it.
//   - pipeline: read, extract, write as one run over any number of articles, and
//     the failure file that a later run takes up. It knows stores by what they do.
//   - graph/neo4jstore: the Store in a Neo4j server. It alone knows Cypher for
//     writing and the types of the driver, and it sees graphs, never texts.
//   - graph/storetest: what every Store must do, as one suite of tests that the
//     store in memory and the one in Neo4j both pass.
//   - internal/localneo4j: a Neo4j server on this machine for those who have
//     none: fetched, started, found again, stopped. It hands out an address and
//     a password like any other server's and knows nothing of graphs.
//   - internal/neo4jtest: such a server for the tests that need one.
//   - cmd/hash-sequences: adds texts that are not the project's to what
//     extract/training looks its sentences up in.
//   - cmd/train-acts: trains the model of extract/act.
//   - cmd/train-names: trains the model of extract/nametag.
//   - cmd/graphload: the commands. It joins source, extractor and store into one
//     stream and turns errors into messages and exit codes.
package graphload
