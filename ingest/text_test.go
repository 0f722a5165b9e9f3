package ingest

import (
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/graphload/graphload/graph"
)

// encodeUTF16 is text in UTF-16 with its byte-order mark.
func encodeUTF16(text string, order binary.AppendByteOrder) string {
	var b []byte
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(text))...) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

func TestDecode(t *testing.T) {
	const text = "Gül meets Ärzte 🕊\r\nin “Ōsaka”.\n"
	tests := []struct {
		name, raw, want string
	}{
		{"UTF-8", text, text},
		{"UTF-8 with a byte-order mark", "\ufeff" + text, text},
		{"UTF-16, low byte first", encodeUTF16(text, binary.LittleEndian), text},
		{"UTF-16, high byte first", encodeUTF16(text, binary.BigEndian), text},
		{"a stray form feed", "One page.\fThe next.", "One page.\fThe next."},
		{"a replacement character", "What \ufffd is this?", "What \ufffd is this?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := decode(tt.raw)
			if err != nil || got != tt.want {
				t.Errorf("decode(%q) = %q, %v; want %q", tt.raw, got, err, tt.want)
			}
		})
	}
}

func TestParseTextRefuses(t *testing.T) {
	const none = -1
	tests := []struct {
		name   string
		raw    string
		want   error
		offset int64
		says   string
	}{
		{"empty", "", ErrEmpty, none, "empty"},
		{"a byte-order mark alone", "\ufeff", ErrEmpty, none, "empty"},
		{"white space", " \r\n\t\u00a0\n", ErrBlank, none, "white space"},
		{"NUL", "abc\x00def", ErrBinary, 3, "NUL"},
		{"NUL behind a byte-order mark", "\ufeffabc\x00def", ErrBinary, 6, "NUL"},
		{"control characters", strings.Repeat("text\x01\x02", 20), ErrBinary, none, "40 control characters"},
		{"Windows-1252", "Encount\xe9r", ErrEncoding, 7, "0xE9"},
		{"Windows-1252 behind a replacement character", "\ufffd\xe9r", ErrEncoding, 3, "0xE9"},
		{"cut character", "Tokyo \xe6\x9d", ErrEncoding, 6, "0xE6"},
		{"UTF-16 of odd length", "\xff\xfea\x00b", ErrEncoding, 4, "middle of a character"},
		{"half a surrogate pair", "\xfe\xff\x00a\xd8\x00\x00b", ErrEncoding, 4, "surrogate"},
		{"half a surrogate pair at the end", "\xfe\xff\x00a\xd8\x00", ErrEncoding, 4, "surrogate"},
		{"NUL in UTF-16", "\xff\xfea\x00\x00\x00", ErrBinary, 4, "NUL"},
		{"UTF-32", "\xff\xfe\x00\x00a\x00\x00\x00", ErrBinary, 2, "NUL"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := parseText(tt.raw)
			if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) {
				t.Fatalf("parseText(%q) = %+v, %v; want %v with %q", tt.raw, doc, err, tt.want, tt.says)
			}
			offset := int64(none)
			var at *textError
			if errors.As(err, &at) {
				offset = at.offset
			}
			if offset != tt.offset {
				t.Errorf("offset %d, want %d", offset, tt.offset)
			}
		})
	}
}

// FuzzParseText looks for bytes that break what every reader of a Document
// counts on.
func FuzzParseText(f *testing.F) {
	f.Add("Envoys meet\r\ndate: 2021-03-16\r\n\r\nThey met.")
	f.Add(" date 2021-03-16 The envoys met.")
	f.Add(encodeUTF16("Titel 🕊\n\ndate: x\nText", binary.LittleEndian))
	f.Fuzz(func(t *testing.T, raw string) {
		doc, err := parseText(raw)
		var bad *badDate
		if err != nil && !errors.As(err, &bad) {
			if doc.Text != "" {
				t.Fatalf("an error (%v) and an article: %+v", err, doc)
			}
			return
		}
		switch {
		case doc.TitleEnd < 0 || doc.TitleEnd > doc.BodyStart || doc.BodyStart > len(doc.Text):
			t.Fatalf("offsets out of order: %+v", doc)
		case !utf8.ValidString(doc.Text):
			t.Fatalf("the text is not UTF-8: %q", doc.Text)
		case strings.TrimSpace(doc.Text[:doc.TitleEnd]) != doc.Title:
			t.Fatalf("the title %q is not the text before TitleEnd: %+v", doc.Title, doc)
		case !strings.Contains(doc.Text[:doc.BodyStart], doc.Published):
			t.Fatalf("the date %q is not in the header: %+v", doc.Published, doc)
		case doc.Title == "" && doc.Published == "" && bad == nil && strings.TrimSpace(doc.Text[:doc.BodyStart]) != "" && !strings.HasPrefix(strings.TrimSpace(doc.Text), "date:"):
			t.Fatalf("text lost before the article proper: %+v", doc)
		case doc.URLs == nil || doc.Hash != graph.Hash(doc.Title, doc.Published, doc.Source, doc.Text):
			t.Fatalf("urls or hash: %+v", doc)
		}
		// The text is the source but for the byte-order mark.
		if !strings.HasPrefix(raw, utf16leBOM) && !strings.HasPrefix(raw, utf16beBOM) && strings.TrimPrefix(raw, utf8BOM) != doc.Text {
			t.Fatalf("the text %q is not the source %q", doc.Text, raw)
		}
	})
}
