package evaluation

import (
	"maps"
	"slices"
	"testing"
)

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"":                        "",
		"The U.S.":                "us",
		"U.S. Congress":           "us congress",
		"D.C.s":                   "dcs",
		"J. Smith":                "j smith",
		"No. 10":                  "no 10",
		"Türkiye’s president":     "turkiye president",
		"Côte d’Ivoire":           "cote d ivoire",
		"'s-Hertogenbosch":        "hertogenbosch",
		"The the The":             "the the",
		"An agreement":            "agreement",
		"  COVID-19 – the answer": "covid 19 the answer",
		"ﬁnance":                  "finance",
	} {
		if got := fold(name); got != want {
			t.Errorf("fold(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestContentWords(t *testing.T) {
	for phrase, want := range map[string][]string{
		"the sanctions on Russia's banks":       {"bank", "russia", "sanction"},
		"normalization of ties":                 {"normaliz", "ties"},
		"normalisation of ties":                 {"normaliz", "ties"},
		"policies, news and talks":              {"news", "polic", "talk"},
		"its agreed stationing about the seeds": {"agre", "seed", "station"},
	} {
		if got := slices.Sorted(maps.Keys(contentWords(phrase))); !slices.Equal(got, want) {
			t.Errorf("contentWords(%q) = %q, want %q", phrase, got, want)
		}
	}
}
