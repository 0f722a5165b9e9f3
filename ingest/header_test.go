package ingest

import (
	"strings"
	"testing"
)

func TestHeader(t *testing.T) {
	title200 := strings.Repeat("é", 200)
	tests := []struct {
		name    string
		text    string
		title   string
		date    string
		body    string // how the article proper begins
		badDate bool
	}{
		{name: "title, date and body", text: "Envoys meet\ndate: 2021-03-16\n\nThey met.", title: "Envoys meet", date: "2021-03-16", body: "They met."},
		{name: "carriage returns", text: "Envoys meet\r\ndate: 2021-03-16\r\n\r\nThey met.\r\n", title: "Envoys meet", date: "2021-03-16", body: "They met.\r\n"},
		{name: "carriage returns alone", text: "Envoys meet\rdate: 2021-03-16\r\rThey met.", title: "Envoys meet", date: "2021-03-16", body: "They met."},
		{name: "title and body", text: "Envoys meet\n\nThey met.", title: "Envoys meet", body: "They met."},
		{name: "title and body with carriage returns", text: "Envoys meet\r\n\r\nThey met.", title: "Envoys meet", body: "They met."},
		{name: "a line of blanks is blank", text: "Envoys meet\n \t\nThey met.", title: "Envoys meet", body: "They met."},
		{name: "date line behind a blank line", text: "Envoys meet\n\ndate: 2021-03-16\n\nThey met.", title: "Envoys meet", date: "2021-03-16", body: "They met."},
		{name: "empty date", text: "Envoys meet\ndate:\n\nThey met.", title: "Envoys meet", body: "They met."},
		{name: "empty date with blanks", text: "Envoys meet\ndate:  \r\nThey met.", title: "Envoys meet", body: "They met."},
		{name: "date without a blank", text: "Envoys meet\ndate:2021-03-16\nThey met.", title: "Envoys meet", date: "2021-03-16", body: "They met."},
		{name: "date in words", text: "Envoys meet\ndate: 16 March 2021\n\nThey met.", title: "Envoys meet", body: "They met.", badDate: true},
		{name: "no such day", text: "Envoys meet\ndate: 2021-02-30\n\nThey met.", title: "Envoys meet", body: "They met.", badDate: true},
		{name: "date with a time", text: "Envoys meet\ndate: 2021-02-20T10:00\n\nThey met.", title: "Envoys meet", body: "They met.", badDate: true},
		{name: "month of one digit", text: "Envoys meet\ndate: 2021-2-03\n\nThey met.", title: "Envoys meet", body: "They met.", badDate: true},

		{name: "no blank line behind the first", text: "Envoys meet\nThey met.", body: "Envoys meet\nThey met."},
		{name: "one line", text: "Envoys meet", body: "Envoys meet"},
		{name: "one line with its end", text: "Envoys meet\n", body: "Envoys meet\n"},
		{name: "a title alone", text: "Envoys meet\n\n", title: "Envoys meet"},
		{name: "a title and a date alone", text: "Envoys meet\ndate: 2021-03-16", title: "Envoys meet", date: "2021-03-16"},
		{name: "full stop", text: "The envoys met.\n\nIn Oslo.", body: "The envoys met.\n\nIn Oslo."},
		{name: "full stop and blanks", text: "The envoys met. \n\nIn Oslo.", body: "The envoys met. \n\nIn Oslo."},
		{name: "full stop before a date line", text: "The envoys met.\ndate: 2021-03-16\n\nIn Oslo.", date: "2021-03-16", body: "The envoys met.\n"},
		{name: "question mark", text: "Will they meet?\n\nIn Oslo.", title: "Will they meet?", body: "In Oslo."},
		{name: "200 characters", text: title200 + "\n\nThey met.", title: title200, body: "They met."},
		{name: "201 characters", text: title200 + "x\n\nThey met.", body: title200},

		{name: "date at the beginning", text: "date 2021-03-16 The envoys met.\n\nIn Oslo.", date: "2021-03-16", body: "The envoys met.\n\nIn Oslo."},
		{name: "date at the beginning behind a blank", text: " date 2021-03-16 The envoys met.", date: "2021-03-16", body: "The envoys met."},
		{name: "date at the beginning is no title", text: "date 2021-03-16 Envoys meet\n\nThey met.", date: "2021-03-16", body: "Envoys meet\n\nThey met."},
		{name: "date in a line of its own", text: "date 2021-03-16\r\n\r\nThey met.", date: "2021-03-16", body: "They met."},
		{name: "no such day at the beginning", text: "date 2021-13-16 Envoys meet\n\nThey met.", body: "Envoys meet\n\nThey met.", badDate: true},
		{name: "the word date", text: "date palms die\n\nThey died.", title: "date palms die", body: "They died."},
		{name: "a number like a date", text: "date 2021-03-161 meets\n\nThey met.", title: "date 2021-03-161 meets", body: "They met."},
		{name: "date line first", text: "date: 2021-03-16\n\nThey met.", date: "2021-03-16", body: "They met."},
		{name: "blank lines first", text: "\n\n  Envoys meet  \n\nThey met.", title: "Envoys meet", body: "They met."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h, err := parseHeader(tt.text)
			if h.title != tt.title || h.date != tt.date {
				t.Errorf("title %q, date %q; want %q, %q", h.title, h.date, tt.title, tt.date)
			}
			if body := tt.text[h.bodyStart:]; !strings.HasPrefix(body, tt.body) || tt.body == "" && body != "" {
				t.Errorf("the article begins %q, want %q", body, tt.body)
			}
			if !strings.HasSuffix(tt.text[:h.titleEnd], tt.title) || (h.titleEnd == 0) != (tt.title == "") {
				t.Errorf("titleEnd %d in %q with title %q", h.titleEnd, tt.text, tt.title)
			}
			if (err != nil) != tt.badDate {
				t.Errorf("error %v, want one: %t", err, tt.badDate)
			}
		})
	}
}
