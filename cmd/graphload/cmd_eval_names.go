package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/evaluation"
	"github.com/graphload/graphload/extract"
)

type evalNamesOptions struct {
	format *choice
}

func newEvalNamesCommand(p *program) *cobra.Command {
	opts := evalNamesOptions{format: newChoice("table", "json")}
	cmd := &cobra.Command{
		Use:   "names FILE",
		Short: "Measure the names in sentences",
		Long: `Find the names in each sentence of FILE and compare them with those marked there.
A name is right if its first and its last word and its kind are.

Each word is a line: the word, a tab or blanks, and a tag. An empty line ends a
sentence. Tags are O (no name), B-TYPE (a name begins) and I-TYPE (it goes on):

  Turkish    O
  President  O
  Recep      B-politician
  Tayyip     I-politician
  Erdoğan    I-politician

The types person and politician are persons; country and nation are nations;
organisation, organization and politicalparty are organizations; location is a
location. Names of other types are not measured.`,
		Args: exactly("FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runEvalNames(p, cmd, args[0], opts)
		},
	}
	addFormatFlag(cmd, opts.format)
	return cmd
}

func runEvalNames(p *program, cmd *cobra.Command, path string, opts evalNamesOptions) error {
	sentences, err := readSentences(path)
	if err != nil {
		return err
	}
	ex, err := extract.New(version())
	if err != nil {
		return fmt.Errorf("cannot load the lexicons: %w", err)
	}
	report, err := evaluation.ScoreNames(cmd.Context(), sentences, namer{ex})
	if err != nil {
		return err
	}
	if opts.format.value == "json" {
		return p.writeNameReportJSON(report)
	}
	fmt.Fprintln(p.stdout, plural(report.Sentences, "sentence"))
	var rows []evaluation.Row
	for _, kind := range evaluation.NameKinds() {
		rows = append(rows, evaluation.Row{Name: string(kind), Count: report.Kinds[kind]})
	}
	return p.writeCounted(append(rows, evaluation.Row{Name: "micro", Count: report.Micro}))
}

func readSentences(path string) ([]evaluation.TaggedSentence, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot read the sentences: %w", err)
	}
	defer file.Close()
	return evaluation.ReadCoNLL(path, file)
}

func (p *program) writeNameReportJSON(report evaluation.NameReport) error {
	figures := func(kind evaluation.NameKind) figuresJSON { return newFiguresJSON(report.Kinds[kind]) }
	return writeJSON(p, struct {
		Person       figuresJSON `json:"person"`
		Nation       figuresJSON `json:"nation"`
		Organization figuresJSON `json:"organization"`
		Location     figuresJSON `json:"location"`
		Micro        figuresJSON `json:"micro"`
	}{
		figures(evaluation.PersonName), figures(evaluation.NationName),
		figures(evaluation.OrganizationName), figures(evaluation.LocationName),
		newFiguresJSON(report.Micro),
	})
}

// namer lets the extractor's names be measured.
type namer struct{ ex *extract.Extractor }

var _ evaluation.Namer = namer{}

func (n namer) Names(tokens []string) []evaluation.NameSpan {
	var spans []evaluation.NameSpan
	for _, name := range n.ex.Names(tokens) {
		spans = append(spans, evaluation.NameSpan{Start: name.Start, End: name.End, Kind: evaluation.NameKind(name.Kind)})
	}
	return spans
}
