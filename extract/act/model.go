package act

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"github.com/graphload/graphload/extract/lexicon"
)

//go:embed model.bin.gz
var embedded []byte

// header stands before the weights of a model, as JSON after its length.
type header struct {
	Format string
	Types  []string
	Scale  float32
}

const format = "graphload acts 1"

// Hash is the first 8 hex digits of the SHA-256 over the embedded model.
func Hash() string {
	sum := sha256.Sum256(embedded)
	return hex.EncodeToString(sum[:4])
}

// Load reads the embedded model.
func Load(lex *lexicon.Lexicon) (*Classifier, error) {
	c := &Classifier{lex: lex}
	if err := c.read(bytes.NewReader(embedded)); err != nil {
		return nil, fmt.Errorf("load the act model: %w", err)
	}
	return c, nil
}

func (c *Classifier) read(r io.Reader) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	var size uint16
	if err := binary.Read(z, binary.LittleEndian, &size); err != nil {
		return err
	}
	var h header
	if err := json.NewDecoder(io.LimitReader(z, int64(size))).Decode(&h); err != nil {
		return err
	}
	if h.Format != format || len(h.Types) == 0 {
		return fmt.Errorf("format %q, want %q", h.Format, format)
	}
	raw := make([]byte, len(h.Types)<<bits)
	if _, err := io.ReadFull(z, raw); err != nil {
		return err
	}
	c.types, c.scale = h.Types, h.Scale
	c.weights = make([]int8, len(raw))
	for i, b := range raw {
		c.weights[i] = int8(b)
	}
	return nil
}

// Write writes the model in the form that is embedded; the same model gives the
// same bytes.
func (c *Classifier) Write(w io.Writer) error {
	z, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	head, err := json.Marshal(header{format, c.types, c.scale})
	if err != nil {
		return err
	}
	if err := binary.Write(z, binary.LittleEndian, uint16(len(head))); err != nil {
		return err
	}
	raw := make([]byte, len(c.weights))
	for i, v := range c.weights {
		raw[i] = byte(v)
	}
	for _, part := range [][]byte{head, raw} {
		if _, err := z.Write(part); err != nil {
			return err
		}
	}
	return z.Close()
}
