package config

import (
	"fmt"
	"io"
	"log/slog"
)

// hidden stands for a secret wherever one would be shown.
const hidden = "(hidden)"

// Secret is a text that is never shown: however it is printed, logged or
// encoded, it shows as "(hidden)", or as nothing if it is empty.
type Secret string

// Reveal returns the secret itself, for the one place that needs it.
func (s Secret) Reveal() string { return string(s) }

// String hides the secret.
func (s Secret) String() string {
	if s == "" {
		return ""
	}
	return hidden
}

// Format hides the secret under every verb, also those that do not fit it and
// for which fmt would show the value in its complaint.
func (s Secret) Format(f fmt.State, verb rune) {
	if verb == 'q' || f.Flag('#') {
		fmt.Fprintf(f, "%q", s.String())
		return
	}
	// A failing writer is the concern of whoever prints.
	_, _ = io.WriteString(f, s.String())
}

// GoString hides the secret.
func (s Secret) GoString() string { return fmt.Sprintf("%q", s.String()) }

// MarshalText hides the secret in JSON, YAML and other encodings.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue hides the secret in logs.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }
