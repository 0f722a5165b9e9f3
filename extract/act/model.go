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
	c, err := Read(bytes.NewReader(embedded))
	if err != nil {
		return nil, fmt.Errorf("load the act model: %w", err)
	}
	return c, nil
}

// Read reads a model that Write wrote.
func Read(r io.Reader) (*Classifier, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	var size uint16
	if err := binary.Read(z, binary.LittleEndian, &size); err != nil {
		return nil, fmt.Errorf("read the size of the header: %w", err)
	}
	head := make([]byte, size)
	if _, err := io.ReadFull(z, head); err != nil {
		return nil, fmt.Errorf("read the header: %w", err)
	}
	c := &Classifier{}
	if err := json.Unmarshal(head, &c.header); err != nil {
		return nil, fmt.Errorf("read the header: %w", err)
	}
	if c.Format != format {
		return nil, fmt.Errorf("format %q, want %q", c.Format, format)
	}
	if len(c.Classes) == 0 || len(c.Statuses) == 0 || len(c.Scales) != c.columns() {
		return nil, fmt.Errorf("%d classes, %d statuses and %d scales make no model", len(c.Classes), len(c.Statuses), len(c.Scales))
	}
	body, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("read the weights: %w", err)
	}
	// Checked before anything is made of that size: the header may lie.
	if row := 4 + c.columns(); len(body)%row != 0 || len(body)/row != c.Features {
		return nil, fmt.Errorf("%d bytes of keys and weights are not those of %d features", len(body), c.Features)
	}
	c.keys = make([]uint32, c.Features)
	for i := range c.keys {
		c.keys[i] = binary.LittleEndian.Uint32(body[4*i:])
	}
	body = body[4*c.Features:]
	c.weights = make([]int8, len(body))
	for i, b := range body {
		c.weights[i] = int8(b)
	}
	return c, nil
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
