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
)

//go:embed model.bin.gz
var embedded []byte

const format = "graphload acts 4"

// Hash is the first 8 hex digits of the SHA-256 over the embedded model.
func Hash() string {
	sum := sha256.Sum256(embedded)
	return hex.EncodeToString(sum[:4])
}

// Load reads the embedded model.
func Load() (*Classifier, error) {
	c := &Classifier{}
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
	head := make([]byte, size)
	if _, err := io.ReadFull(z, head); err != nil {
		return err
	}
	if err := json.Unmarshal(head, &c.header); err != nil {
		return err
	}
	if c.Format != format || len(c.Classes) == 0 || len(c.Scales) != c.columns() || c.Features < 0 {
		return fmt.Errorf("format %q, want %q", c.Format, format)
	}
	keys := make([]byte, 4*c.Features)
	raw := make([]byte, c.Features*c.columns())
	for _, part := range [][]byte{keys, raw} {
		if _, err := io.ReadFull(z, part); err != nil {
			return err
		}
	}
	c.keys = make([]uint32, c.Features)
	for i := range c.keys {
		c.keys[i] = binary.LittleEndian.Uint32(keys[4*i:])
	}
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
	head, err := json.Marshal(c.header)
	if err != nil {
		return err
	}
	raw := make([]byte, len(c.weights))
	for i, v := range c.weights {
		raw[i] = byte(v)
	}
	for _, part := range []any{uint16(len(head)), head, c.keys, raw} {
		if err := binary.Write(z, binary.LittleEndian, part); err != nil {
			return err
		}
	}
	return z.Close()
}
