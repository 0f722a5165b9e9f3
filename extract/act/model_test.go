package act_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/graph"
)

// examples are a few sentences of five classes and three statuses, enough to
// tell them apart by their verbs.
func examples(t *testing.T, reader *extract.Reader) []act.Example {
	t.Helper()
	names := []string{"Oman", "Chad", "Peru", "Fiji", "Mali"}
	var out []act.Example
	add := func(class string, status graph.Status, form string) {
		for i, source := range names {
			marked := fmt.Sprintf(form, source, names[(i+1)%len(names)])
			p := pair(t, reader, marked)
			out = append(out,
				act.Example{Pair: p, Class: act.ClassOf(class, status), Status: status, Text: marked},
				act.Example{Pair: p.Reversed(), Class: act.None, Text: marked})
		}
	}
	add("SUPPORTED", graph.Actual, "<s>%s</s> praised <t>%s</t> on Monday.")
	add("SUPPORTED", graph.Actual, "<s>%s</s> has thanked <t>%s</t>.")
	add("ACCUSED", graph.Actual, "<s>%s</s> condemned <t>%s</t> on Monday.")
	add("ATTACKED", graph.Actual, "<s>%s</s> bombed the coast of <t>%s</t>.")
	add("ATTACKED", graph.Denied, "<s>%s</s> has not bombed <t>%s</t>.")
	add("VISITED", graph.Actual, "<s>%s</s>'s king travelled to <t>%s</t>.")
	add("VISITED", graph.Planned, "<s>%s</s>'s king will travel to <t>%s</t>.")
	return out
}

func written(t *testing.T, c *act.Classifier) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTrainWriteRead(t *testing.T) {
	reader := newReader(t)
	all := examples(t, reader)
	trained := act.Train(all, "0123456789abcdef", 7)
	model := written(t, trained)
	if again := written(t, act.Train(all, "0123456789abcdef", 7)); !bytes.Equal(model, again) {
		t.Error("the same examples and seed give other bytes")
	}
	if again := written(t, trained); !bytes.Equal(model, again) {
		t.Error("written twice, the model has other bytes")
	}
	read, err := act.Read(bytes.NewReader(model))
	if err != nil {
		t.Fatal(err)
	}
	if read.TrainedOn() != "0123456789abcdef" {
		t.Errorf("trained on %q", read.TrainedOn())
	}
	if again := written(t, read); !bytes.Equal(model, again) {
		t.Error("read and written again, the model has other bytes")
	}
	// What was learned carries over to actors that were not trained on.
	for marked, want := range map[string]act.Decision{
		"<s>Iran</s> praised <t>Iraq</t> on Monday.":   {Class: "SUPPORTED"},
		"<s>Iran</s> condemned <t>Iraq</t> on Monday.": {Class: "ACCUSED"},
		"<s>Iran</s> bombed the coast of <t>Iraq</t>.": {Class: "ATTACKED"},
		"<t>Iran</t> praised <s>Iraq</s> on Monday.":   {Class: act.None},
		"<t>Iran</t> bombed the coast of <s>Iraq</s>.": {Class: act.None},
		"<s>Iran</s>'s king travelled to <t>Iraq</t>.": {Class: "VISITED"},
	} {
		p := pair(t, reader, marked)
		if got := trained.Decide(p); got.Class != want.Class {
			t.Errorf("%s: %+v, want %s", marked, got, want.Class)
		}
		if a, b := trained.Probabilities(p), read.Probabilities(p); !maps.Equal(a, b) {
			t.Errorf("%s: %v, read back %v", marked, a, b)
		}
		a, pa := trained.Status(p)
		if b, pb := read.Status(p); a != b || pa != pb {
			t.Errorf("%s: %s with %v, read back %s with %v", marked, a, pa, b, pb)
		}
	}
}

// packed is a model file of these parts.
func packed(t *testing.T, header string, body []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if err := binary.Write(z, binary.LittleEndian, uint16(len(header))); err != nil {
		t.Fatal(err)
	}
	for _, part := range [][]byte{[]byte(header), body} {
		if _, err := z.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadRefusesForeignModels(t *testing.T) {
	header := func(format string, scales string, features string) string {
		return fmt.Sprintf(`{"Format":%q,"Classes":["ACCUSED"],"Statuses":["actual"],"Scales":%s,"Features":%s}`, format, scales, features)
	}
	const format, scales = "graphload acts 4", "[1,1,1]"
	body := make([]byte, 2*(4+3))
	if _, err := act.Read(bytes.NewReader(packed(t, header(format, scales, "2"), body))); err != nil {
		t.Fatalf("the model that the others are made from: %v", err)
	}
	for name, c := range map[string]struct {
		model []byte
		says  string
	}{
		"nothing":           {nil, "EOF"},
		"text":              {[]byte("a letter, not a model"), "gzip: invalid header"},
		"other gzip":        {packed(t, "a letter, not a model", nil), "read the header"},
		"other JSON":        {packed(t, `{"Format":7}`, nil), "read the header"},
		"empty header":      {packed(t, "", nil), "read the header"},
		"no format":         {packed(t, "{}", nil), `format "", want "graphload acts 4"`},
		"older format":      {packed(t, header("graphload acts 1", scales, "2"), body), `format "graphload acts 1", want`},
		"no classes":        {packed(t, `{"Format":"graphload acts 4","Statuses":["actual"],"Scales":[1,1]}`, nil), "0 classes"},
		"no statuses":       {packed(t, `{"Format":"graphload acts 4","Classes":["ACCUSED"],"Scales":[1,1]}`, nil), "0 statuses"},
		"too few scales":    {packed(t, header(format, "[1]", "2"), body), "1 scales"},
		"too many scales":   {packed(t, header(format, "[1,1,1,1]", "2"), body), "4 scales"},
		"fewer features":    {packed(t, header(format, scales, "1"), body), "14 bytes"},
		"more features":     {packed(t, header(format, scales, "3"), body), "14 bytes"},
		"negative features": {packed(t, header(format, scales, "-2"), body), "14 bytes"},
		"endless features":  {packed(t, header(format, scales, "9223372036854775807"), body), "14 bytes"},
		"bytes left over":   {packed(t, header(format, scales, "2"), append(body, 1)), "15 bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			if c, err := act.Read(bytes.NewReader(c.model)); err == nil || c != nil {
				t.Fatalf("read %v, %v", c, err)
			}
			if _, err := act.Read(bytes.NewReader(c.model)); !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want an error that says %s", err, c.says)
			}
		})
	}
}

// A model cut off anywhere is an error, the embedded one like a small one.
func TestReadRefusesTruncatedModels(t *testing.T) {
	small := written(t, act.Train(examples(t, newReader(t)), "", 7))
	for n := range small {
		if c, err := act.Read(bytes.NewReader(small[:n])); err == nil || c != nil {
			t.Fatalf("%d of %d bytes: no error", n, len(small))
		}
	}
	whole, err := os.ReadFile("model.bin.gz")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1, 10, 100, 10_000, len(whole) / 2, len(whole) - 8, len(whole) - 1} {
		if c, err := act.Read(bytes.NewReader(whole[:n])); err == nil || c != nil {
			t.Errorf("%d of %d bytes: no error", n, len(whole))
		}
	}
	spoiled := bytes.Clone(whole)
	spoiled[len(spoiled)/2] ^= 0x40
	if _, err := act.Read(bytes.NewReader(spoiled)); err == nil {
		t.Error("one bit turned: no error")
	}
}
