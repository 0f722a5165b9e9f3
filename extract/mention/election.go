package mention

import (
	"github.com/graphload/graphload/extract/nametag"
	"github.com/graphload/graphload/graph"
)

// ofElection tells whether a mention only lends its name to an election: the
// 1992 United Kingdom general election, the European Parliament election in
// Italy. The election is named by its year or is one name to the model.
func (d *document) ofElection(m Mention) bool {
	if m.Label == graph.Person || m.Form == Adjective {
		return false
	}
	w := d.words[m.Sentence]
	if m.First > 0 && year(w.texts[m.First-1]) {
		for i := m.Last + 1; i < len(w.folded) && i <= m.Last+4; i++ {
			if electing(w.folded[i]) {
				return true
			}
			if !constituent(w.folded[i]) && !isCapital(w.texts[i]) {
				break
			}
		}
	}
	t := d.taggedAt(m.Sentence, m.First)
	if t == nil || t.Label != nametag.Misc || t.Last < m.Last || t.First == m.First && t.Last == m.Last {
		return false
	}
	for i := t.First; i <= t.Last; i++ {
		if electing(w.folded[i]) {
			return true
		}
	}
	return false
}

func year(t string) bool {
	return len(t) == 4 && (t[0] == '1' && (t[1] == '8' || t[1] == '9') || t[0] == '2' && t[1] == '0') && t[2] >= '0' && t[2] <= '9' && t[3] >= '0' && t[3] <= '9'
}

func electing(w string) bool {
	switch w {
	case "election", "elections", "by-election", "by-elections", "referendum", "referendums", "primary", "primaries", "caucus", "caucuses":
		return true
	}
	return false
}

// constituent tells the words that stand between a nation and its election.
func constituent(w string) bool {
	switch w {
	case "general", "local", "presidential", "parliamentary", "legislative", "federal", "regional", "municipal", "provincial", "senate", "gubernatorial", "mayoral", "european", "state", "snap", "constitutional", "independence":
		return true
	}
	return false
}
