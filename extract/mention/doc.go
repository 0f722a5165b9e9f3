// Package mention finds the names in a text: where one stands, what kind of
// thing it names, and in which form.
//
// Finder.Find takes the tagged sentences of one article and gives the mentions
// of each, by place and without overlap. It goes through the article twice.
// First each sentence by itself: runs of capitalised words, with the particles
// and links between them (Abdel Fattah el-Sisi, Bank of China), are cut into
// forms of the lexicon, offices, and words that no table knows; of the latter,
// given names, surnames, titles, head nouns (… Front, … Ltd), the words around
// and the sequence model tell what they are. Then once more with what the
// article has shown: a surname is the person named before, an acronym in
// brackets is the body before it, and a capitalised word that also stands in
// lower case is no name.
//
// The longest form wins, so that a name that bears another's name (Washington
// Post, Bank of China) never counts as that other. Acronyms are taken in
// capitals only: US is a nation, us a pronoun. A mention of a nation tells
// whether it is its name, adjective, people, capital or seat of power, because
// a capital may be no more than a place; who uses it decides.
//
// A name in lower case is not seen, and in a headline whose words are all
// capitalised only what the lexicons know, or a title or given name shows, is
// safe.
package mention
