package graph

import "slices"

// Group tells the three kinds of edges apart.
type Group string

// The groups of edge types.
const (
	Structure Group = "structure" // a state of things
	Event     Group = "event"     // what one actor did to another
	About     Group = "about"     // what an issue is about and who takes it up
)

// EdgeType is one type of edge between two entities: what it means, which ends
// it allows and which PLOVER root event type it stands for.
type EdgeType struct {
	Name      string
	Group     Group
	Meaning   string
	Example   string // a sentence that says it
	Counter   string // a sentence that looks like it and does not say it
	From, To  LabelSet
	Symmetric bool   // no direction: stored once, from the smaller id to the larger
	Plover    string // PLOVER root event type; empty unless Group is Event
}

// Quad is the PLOVER quad class of an event type: 1 verbal cooperation,
// 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 for types
// that are no events.
func (t EdgeType) Quad() int {
	switch t.Plover {
	case "":
		return 0
	case "AGREE", "CONSULT", "SUPPORT":
		return 1
	case "COOPERATE", "AID", "YIELD":
		return 2
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return 3
	default:
		return 4
	}
}

// Allows tells whether an edge of this type may run between nodes of these
// labels.
func (t EdgeType) Allows(from, to Label) bool {
	return t.From.Has(from) && t.To.Has(to)
}

// EdgeTypes lists every type of edge between entities, structure first, then
// events, then what issues are about. The list is closed: a store refuses any
// other type, so that a type may stand in a Cypher statement as it is.
func EdgeTypes() []EdgeType {
	return slices.Concat(structureTypes(), eventTypes(), aboutTypes())
}

// EdgeTypeNamed finds a type by its name.
func EdgeTypeNamed(name string) (EdgeType, bool) {
	for _, t := range EdgeTypes() {
		if t.Name == name {
			return t, true
		}
	}
	return EdgeType{}, false
}

func structureTypes() []EdgeType {
	return []EdgeType{
		{
			Name: "REPRESENTS", Group: Structure, From: LabelSet{Person}, To: bodies(),
			Meaning: "holds or held office for, or speaks for; title holds the office, former is true if past",
			Example: "Norwegian Foreign Minister Espen Barth Eide arrived on Monday.",
			Counter: "Opposition leader Anna Berg ran against the government of Norway.",
		},
		{
			Name: "MEMBER_OF", Group: Structure, From: actors(), To: LabelSet{Alliance, Organization},
			Meaning: "the text says that it is a member or takes part as one",
			Example: "NATO member Turkey asked for consultations.",
			Counter: "Ukraine hopes to work with NATO.",
		},
		{
			Name: "ALLIED_WITH", Group: Structure, From: bodies(), To: bodies(), Symmetric: true,
			Meaning: "allies, treaty partners or coalition partners, said of the relation itself",
			Example: "Japan, a treaty ally of the United States, welcomed the plan.",
			Counter: "Japan signed a trade deal with the United States.",
		},
	}
}

func eventTypes() []EdgeType {
	event := func(name, plover, meaning, example, counter string) EdgeType {
		return EdgeType{Name: name, Group: Event, Plover: plover, From: actors(), To: actors(),
			Meaning: meaning, Example: example, Counter: counter}
	}
	symmetric := func(t EdgeType) EdgeType {
		t.Symmetric = true
		return t
	}
	visited := event("VISITED", "CONSULT",
		"went to the nation or is about to; place holds the city",
		"Chancellor Scholz travelled to Beijing for two days.",
		"Chancellor Scholz spoke about Beijing in parliament.")
	visited.To = LabelSet{Nation}
	return []EdgeType{
		symmetric(event("MET_WITH", "CONSULT",
			"met, held talks, hosted, spoke by telephone or at a virtual summit; a meeting of several gives every pair",
			"The presidents of Kenya and Uganda held talks in Entebbe.",
			"Kenya refused to meet the Ugandan delegation.")),
		visited,
		symmetric(event("AGREED_WITH", "AGREE",
			"agreed, signed, concluded a deal or a cease-fire with; promised to act for",
			"Serbia and Kosovo signed an agreement on car licence plates.",
			"Serbia rejected the agreement that Kosovo proposed.")),
		event("SUPPORTED", "SUPPORT",
			"praised, endorsed, defended, expressed support, apologised, recognised",
			"Canada praised Costa Rica for its protection of forests.",
			"Canada gave Costa Rica a loan."),
		symmetric(event("COOPERATED_WITH", "COOPERATE",
			"joint exercises, trade, shared intelligence, joint work actually done",
			"Finnish and Swedish troops held joint exercises in Lapland.",
			"Finland and Sweden agreed to hold exercises next year.")),
		event("AIDED", "AID",
			"gave money, arms, food, refuge or peacekeepers",
			"Denmark donated 19 howitzers to Ukraine.",
			"Denmark praised Ukraine."),
		event("YIELDED_TO", "YIELD",
			"eased sanctions, released prisoners, withdrew troops, gave up a demand, surrendered, resigned under pressure",
			"Eritrea withdrew its troops from Djibouti.",
			"Djibouti demanded that Eritrea withdraw its troops."),
		event("REQUESTED", "REQUEST",
			"demanded, urged, called on, appealed to, asked for",
			"The Philippines urged China to leave the reef.",
			"The Philippines warned China of consequences at the reef."),
		event("ACCUSED", "ACCUSE",
			"criticised, blamed, condemned, accused, sued, investigated",
			"Rwanda accused Burundi of sheltering rebels.",
			"Rwanda denied that it had accused Burundi."),
		event("REJECTED", "REJECT",
			"refused, rejected, vetoed, rebuffed, declined, defied",
			"Algeria turned down the Moroccan offer of mediation.",
			"Algeria broke off relations with Morocco."),
		event("THREATENED", "THREATEN",
			"warned, threatened, gave an ultimatum",
			"Turkey threatened Greece with war over the islands.",
			"Turkey demanded an answer from Greece."),
		event("PROTESTED", "PROTEST",
			"demonstrated, struck, rallied against",
			"Thousands of members of the union Solidarity marched against the government of Poland.",
			"Poland protested in a note to Belarus."),
		event("SANCTIONED", "COERCE",
			"imposed sanctions, an embargo, tariffs or a travel ban; lifting them is YIELDED_TO",
			"The European Union imposed sanctions on Belarus.",
			"The European Union lifted sanctions on Burundi."),
		event("REDUCED_TIES_WITH", "SANCTION",
			"cut or reduced relations or aid, recalled or expelled diplomats, suspended talks or membership, withdrew from a body",
			"Colombia recalled its ambassador from Nicaragua.",
			"Colombia imposed sanctions on Nicaragua."),
		event("MOBILIZED_AGAINST", "MOBILIZE",
			"put forces on alert, moved forces, massed troops, test-fired as a show of force",
			"Azerbaijan massed troops on the border with Armenia.",
			"Azerbaijan shelled a village in Armenia."),
		event("COERCED", "COERCE",
			"arrested, tried, deported, seized, repressed, banned, blockaded, cyber-attacked",
			"Iranian forces seized a tanker of Greece.",
			"Iranian forces fired on a tanker of Greece."),
		event("ATTACKED", "ASSAULT",
			"attacked, shelled, bombed, killed, invaded, shot down",
			"Iraq invaded Kuwait in August 1990.",
			"Iraq massed troops on the border of Kuwait."),
	}
}

func aboutTypes() []EdgeType {
	return []EdgeType{
		{
			Name: "CONCERNS", Group: About, From: LabelSet{Issue}, To: actors(),
			Meaning: "the issue is about it",
			Example: "The reconstruction of Ukraine was on the agenda.",
			Counter: "Ukraine put the price of grain on the agenda.",
		},
		{
			Name: "DISCUSSED", Group: About, From: actors(), To: LabelSet{Issue},
			Meaning: "raised, discussed, negotiated or took a stand on the issue",
			Example: "Brazil and Argentina discussed fishing rights.",
			Counter: "Fishing rights matter to many in Brazil.",
		},
	}
}
