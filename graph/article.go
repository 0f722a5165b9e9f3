package graph

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// Article is what is known about an article besides its text.
type Article struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Published string   `json:"published"` // YYYY-MM-DD, empty if unknown
	URLs      []string `json:"urls"`
	Source    string   `json:"source"`
	Path      string   `json:"path"` // as named on the command line, forward slashes
	Hash      string   `json:"hash"` // see Hash
}

// Document is an article with its text, as read from a source.
type Document struct {
	Article
	// Text is the whole decoded text, title and date lines included. Every
	// offset of the graph counts its Unicode code points.
	Text string
	// TitleEnd is the byte offset in Text where the title ends, 0 if Text holds
	// no title; BodyStart is the byte offset where the article proper begins.
	TitleEnd, BodyStart int
	// Offset is the byte in the file at Path, decompressed, where the article's
	// record begins; -1 if the article is the whole file.
	Offset int64
}

// Hash is the content hash of an article: "sha256:" and the hex digits of the
// SHA-256 over title, date, source and text, each preceded by its length so
// that no two different articles run together.
func Hash(title, published, source, text string) string {
	h := sha256.New()
	for _, s := range []string{title, published, source, text} {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(s)))
		h.Write(n[:])
		h.Write([]byte(s))
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
