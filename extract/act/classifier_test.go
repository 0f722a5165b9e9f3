package act_test

import (
	"maps"
	"math"
	"sync"
	"testing"

	"github.com/graphload/graphload/extract"
	"github.com/graphload/graphload/extract/act"
	"github.com/graphload/graphload/graph"
)

func newReader(t *testing.T) *extract.Reader {
	t.Helper()
	reader, err := extract.NewReader()
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

func load(t *testing.T) *act.Classifier {
	t.Helper()
	c, err := act.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// pair reads a sentence with a marked source and target.
func pair(t *testing.T, reader *extract.Reader, marked string) act.Pair {
	t.Helper()
	s, err := act.Unmark(marked)
	if err != nil {
		t.Fatalf("%s: %v", marked, err)
	}
	p, ok := reader.Pair(s.Text, s.Source, s.Target)
	if !ok {
		t.Fatalf("%s: no actor holds a word", marked)
	}
	return p
}

// acts are sentences that no training file holds, with what is done in them.
func acts() map[string]string {
	return map[string]string{
		// active
		"<s>Mongolia</s> praised <t>Kazakhstan</t> for opening its archives to historians.": "SUPPORTED",
		"<s>Paraguay</s> accused <t>Uruguay</t> of dumping cheap beef on its markets.":      "ACCUSED",
		"<s>Denmark</s> sent blankets and generators to <t>Nepal</t> after the quake.":      "AIDED",
		"<s>Belize</s> expelled the ambassador of <t>Haiti</t> on Thursday.":                "REDUCED_TIES_WITH",
		"<s>Rwandan police</s> arrested <t>Jean Kabera</t> at the border.":                  "COERCED",
		"<s>Fishermen</s> marched against <t>the government of Senegal</t> in Dakar.":       "PROTESTED",
		"<s>Ghana</s>'s prime minister flew to <t>Gabon</t> for a two-day visit.":           "VISITED",
		"<s>Iceland</s> rejected a request from <t>Ireland</t> to share its cod.":           "REJECTED",
		"<s>Syria</s> threatened to shoot down <t>Turkish</t> drones.":                      "THREATENED",
		"<s>Jordan</s> shot down a drone of <t>Iran</t> before sunrise.":                    "ATTACKED",
		// passive
		"<t>Malawi</t> was urged by <s>Zambia</s> to lift the curfew in the lake towns.": "REQUESTED",
		"<t>Jean Kabera</t> was jailed by a <s>court in Burundi</s> for nine years.":     "COERCED",
		"<t>Togo</t> was condemned by <s>Benin</s> for the raid.":                        "ACCUSED",
		// nominal
		"Sanctions imposed on <t>Nauru</t> by <s>Tuvalu</s> took effect at dawn.":       "SANCTIONED",
		"The shelling of <t>Tyre</t> by the <s>Israeli army</s> killed four fishermen.": "ATTACKED",
		"Military aid from <s>Canada</s> to <t>Moldova</t> doubled within a year.":      "AIDED",
	}
}

func TestDecide(t *testing.T) {
	reader, c := newReader(t), load(t)
	for marked, want := range acts() {
		p := pair(t, reader, marked)
		got := c.Decide(p)
		if got.Class != want {
			t.Errorf("%s: %+v, want %s", marked, got, want)
		}
		if probability := c.Probabilities(p)[got.Class]; got.Probability != probability {
			t.Errorf("%s: decided with %v, the probability is %v", marked, got.Probability, probability)
		}
		// Whoever is acted on does nothing.
		if got := c.Decide(p.Reversed()); got.Class != act.None || got.Probability <= 0.5 {
			t.Errorf("%s, reversed: %+v, want %s", marked, got, act.None)
		}
	}
}

func TestStatus(t *testing.T) {
	reader, c := newReader(t), load(t)
	for marked, want := range map[string]graph.Status{
		"<s>Qatar</s> will send doctors to <t>Sudan</t> next spring.":                graph.Planned,
		"<s>Fiji</s> plans to impose sanctions on <t>Tonga</t> later this year.":     graph.Planned,
		"<s>President Marta Silva</s> is to visit <t>Angola</t> in March.":           graph.Planned,
		"<s>Algeria</s> may close its border with <t>Tunisia</t> after the harvest.": graph.Possible,
		"<s>Chile</s> could recall its ambassador from <t>Bolivia</t>.":              graph.Possible,
		"<s>Serbia</s> might reject the offer of <t>Croatia</t>.":                    graph.Possible,
		"<s>Vietnam</s> has never accused <t>Laos</t> of spying.":                    graph.Denied,
		"<s>Norway</s> has not imposed any sanctions on <t>Oman</t>.":                graph.Denied,
		"<s>Poland</s> did not attack <t>Belarus</t>.":                               graph.Denied,
		"<s>Spain</s> thanked <t>Portugal</t> for its fire engines.":                 graph.Actual,
		"<s>Mali</s> expelled four diplomats of <t>France</t> on Sunday.":            graph.Actual,
		"<t>Togo</t> was condemned by <s>Benin</s> for the raid.":                    graph.Actual,
	} {
		got, probability := c.Status(pair(t, reader, marked))
		if got != want {
			t.Errorf("%s: %s, want %s", marked, got, want)
		}
		if probability < 0.25 || probability > 1 {
			t.Errorf("%s: the likeliest of four has the probability %v", marked, probability)
		}
	}
}

func TestProbabilities(t *testing.T) {
	reader, c := newReader(t), load(t)
	known := map[string]bool{act.None: true, act.Concluded: true}
	for _, typ := range graph.EdgeTypes() {
		if typ.Group == graph.Event {
			known[typ.Name] = true
		}
	}
	for marked := range acts() {
		p := pair(t, reader, marked)
		want := c.Probabilities(p)
		sum := 0.0
		for class, probability := range want {
			if !known[class] {
				t.Errorf("%s: unknown class %q", marked, class)
			}
			if probability < 0 || probability > 1 {
				t.Errorf("%s: the probability of %s is %v", marked, class, probability)
			}
			sum += probability
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: the probabilities sum to %v", marked, sum)
		}
		if len(want) != len(known) {
			t.Errorf("%s: %d classes, want %d", marked, len(want), len(known))
		}
		// The same bits, one after the other and at once, and from another reading.
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				if got := c.Probabilities(p); !maps.Equal(got, want) {
					t.Errorf("%s: at once %v, want %v", marked, got, want)
				}
			})
		}
		wg.Wait()
		if got := load(t).Probabilities(pair(t, reader, marked)); !maps.Equal(got, want) {
			t.Errorf("%s: read again %v, want %v", marked, got, want)
		}
	}
}

func TestWeigh(t *testing.T) {
	reader, c := newReader(t), load(t)
	for marked, class := range acts() {
		p := pair(t, reader, marked)
		weights := c.Weigh(p, class, 8)
		if len(weights) == 0 || len(weights) > 8 {
			t.Errorf("%s: %d weights for %s, want 1 to 8", marked, len(weights), class)
		}
		for i, w := range weights {
			if w.Weight <= 0 || w.Feature == "" || i > 0 && w.Weight > weights[i-1].Weight {
				t.Errorf("%s: %+v at place %d", marked, w, i)
			}
		}
		// More of them begin with the same ones.
		all := c.Weigh(p, class, 10_000)
		if len(all) < len(weights) || all[len(weights)-1] != weights[len(weights)-1] {
			t.Errorf("%s: 8 weights are not the first of %d", marked, len(all))
		}
		for _, unknown := range []string{"ADORED", "", act.None} {
			if got := c.Weigh(p, unknown, 8); got != nil {
				t.Errorf("%s: weights for %q: %v", marked, unknown, got)
			}
		}
		if got := c.Weigh(p, class, 0); len(got) != 0 {
			t.Errorf("%s: %d weights, want none", marked, len(got))
		}
	}
}

// What speaks for a class names the words that do.
func TestWeighNamesTheWords(t *testing.T) {
	reader, c := newReader(t), load(t)
	p := pair(t, reader, "<s>Mongolia</s> praised <t>Kazakhstan</t> for opening its archives to historians.")
	for _, w := range c.Weigh(p, "SUPPORTED", 10_000) {
		if w.Feature == "word praise" {
			return
		}
	}
	t.Errorf("no word praise among %v", c.Weigh(p, "SUPPORTED", 10_000))
}
