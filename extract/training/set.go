package training

import (
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// Set is the hashes of sequences, sorted, each once.
type Set []uint64

// NewSet makes a set of hashes in any order.
func NewSet(hashes []uint64) Set {
	sorted := slices.Sorted(slices.Values(hashes))
	return slices.Compact(sorted)
}

// Find returns the sequences of a file that are in the set, as one error each,
// joined, that names path, line and words; nil if there are none.
func (s Set) Find(path string, data []byte) error {
	found, err := Sequences(path, data)
	if err != nil {
		return err
	}
	var known []error
	for _, sequence := range found {
		if _, ok := slices.BinarySearch(s, sequence.Hash()); ok {
			known = append(known, fmt.Errorf("%s:%d: %q stands in a text that is not ours", path, sequence.Line, sequence.Words))
		}
	}
	return errors.Join(known...)
}

// Write writes a set in the form that ReadSet reads: the hashes in ascending
// order, eight bytes each, the highest first, compressed by gzip. The same set
// gives the same bytes.
func (s Set) Write(w io.Writer) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := binary.Write(packed, binary.BigEndian, []uint64(s)); err != nil {
		return err
	}
	return packed.Close()
}

// ReadSet reads what Write wrote.
func ReadSet(r io.Reader) (Set, error) {
	packed, err := gzip.NewReader(r)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(packed)
	if err != nil {
		return nil, err
	}
	if len(data)%8 != 0 {
		return nil, fmt.Errorf("%d bytes are no hashes of eight bytes", len(data))
	}
	s := make(Set, 0, len(data)/8)
	for hash := range slices.Chunk(data, 8) {
		s = append(s, binary.BigEndian.Uint64(hash))
	}
	if !slices.IsSorted(s) {
		return nil, errors.New("the hashes are not sorted")
	}
	return s, nil
}
