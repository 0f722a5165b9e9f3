package main

import (
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/graphload/graphload/evaluation"
	"github.com/graphload/graphload/extract"
)

// The figures of graphload in docs/accuracy.md are what it reaches. The rows on
// the data of this project are always measured, those on other data if these
// variables name them:
//
//	GRAPHLOAD_TEST_GOLD, GRAPHLOAD_TEST_ARTICLES  folders of graphs and articles
//	GRAPHLOAD_TEST_PLV                            file of PLV sentences
//	GRAPHLOAD_TEST_CROSSNER                       folder of CrossNER
//
// With GRAPHLOAD_TEST_UPDATE=1 the rows are rewritten instead of compared.
func TestAccuracyTables(t *testing.T) {
	path := filepath.Join("..", "..", "docs", "accuracy.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	tables := make(measuredTables)
	tables.addGraphs("project articles", measureGraphs(t, projectArticles(), projectArticles()))
	acts := measureActs(t, heldOut())
	tables.addActs("held-out sentences", acts)
	tables.addJudgements("held-out sentences", acts)
	if gold, articles := os.Getenv("GRAPHLOAD_TEST_GOLD"), os.Getenv("GRAPHLOAD_TEST_ARTICLES"); gold != "" || articles != "" {
		tables.addGraphs("evaluation articles", measureGraphs(t, gold, articles))
	}
	if plv := os.Getenv("GRAPHLOAD_TEST_PLV"); plv != "" {
		tables.addActs("PLV train", measureActs(t, plv))
	}
	if crossner := os.Getenv("GRAPHLOAD_TEST_CROSSNER"); crossner != "" {
		tables["names"] = append(tables["names"],
			crossValidateNames(t, crossner),
			measureNames(t, filepath.Join(crossner, "politics-dev.txt")))
	}

	measured, err := tables.writeInto(string(data))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if measured == string(data) {
		return
	}
	if os.Getenv("GRAPHLOAD_TEST_UPDATE") != "" {
		if err := os.WriteFile(path, []byte(measured), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	is := strings.Split(measured, "\n")
	for i, says := range strings.Split(string(data), "\n") {
		if says != is[i] {
			t.Errorf("%s:%d says\n%s\nbut measured is\n%s", path, i+1, says, is[i])
		}
	}
	t.Log("GRAPHLOAD_TEST_UPDATE=1 go test ./cmd/graphload -run TestAccuracyTables rewrites the rows")
}

// What the classifier must reach on sentences that it was not trained on.
func TestActLimits(t *testing.T) {
	report := measureActs(t, heldOut())
	for _, limit := range []struct {
		what     string
		fraction float64
		least    float64
	}{
		{"F1 of NONE", report.None.F1(), 0.75},
		{"macro-F1 of the statuses", report.Status.MacroF1(), 0.75},
		{"reversed pairs answered NONE", report.Kinds["reversed"].Ratio(), 0.90},
	} {
		if limit.fraction < limit.least {
			t.Errorf("%s: %s %%, want at least %s %%", limit.what, percent(limit.fraction), percent(limit.least))
		}
	}
}

func projectArticles() string { return filepath.Join("..", "..", "testdata", "articles") }
func heldOut() string         { return filepath.Join("..", "..", "testdata", "acts.tsv") }

func measureGraphs(t *testing.T, gold, articles string) evaluation.GraphReport {
	t.Helper()
	golds, err := evaluation.ReadGolds(gold)
	if err != nil {
		t.Fatal(err)
	}
	ex, err := extract.New("test")
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	readings, err := (&program{stderr: &said}).readArticles(t.Context(), golds, articles, ex, slog.New(slog.DiscardHandler))
	if err != nil || said.Len() > 0 {
		t.Fatalf("%v %s", err, said.String())
	}
	return evaluation.ScoreGraphs(golds, readings)
}

func measureActs(t *testing.T, path string) evaluation.ActReport {
	t.Helper()
	rows, err := readActRows(path)
	if err != nil {
		t.Fatal(err)
	}
	classifier, err := loadJudge()
	if err != nil {
		t.Fatal(err)
	}
	report, err := evaluation.ScoreActs(t.Context(), rows, classifier)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func measureNames(t *testing.T, path string) []string {
	t.Helper()
	sentences, err := readSentences(path)
	if err != nil {
		t.Fatal(err)
	}
	ex, err := extract.New("test")
	if err != nil {
		t.Fatal(err)
	}
	report, err := evaluation.ScoreNames(t.Context(), sentences, namer{ex})
	if err != nil {
		t.Fatal(err)
	}
	row := []string{"graphload, politics dev (seen in training)"}
	for _, kind := range evaluation.NameKinds() {
		row = append(row, percent(report.Kinds[kind].F1()))
	}
	return append(row, percent(report.Micro.F1()))
}

// crossValidateNames takes the F1 of each kind from what train-names prints.
func crossValidateNames(t *testing.T, folder string) []string {
	t.Helper()
	var said strings.Builder
	cmd := exec.CommandContext(t.Context(), "go", "run", filepath.Join("..", "train-names"), "--folds", "5", folder)
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, said.String())
	}
	row := []string{"graphload, name model on politics train and dev, cross-validated"}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	for _, line := range lines[1:] {
		fields := strings.Fields(line)
		row = append(row, fields[len(fields)-1])
	}
	return row
}

// measuredTables are the measured rows of each table. The first cell of a row
// tells which it is.
type measuredTables map[string][][]string

func (m measuredTables) add(table string, cells ...string) {
	m[table] = append(m[table], cells)
}

func (m measuredTables) addGraphs(data string, report evaluation.GraphReport) {
	who := "graphload, " + data
	figures := func(label string, figure func(evaluation.Count) float64) []string {
		row := []string{label}
		for _, name := range []string{
			evaluation.RowNodes, evaluation.RowStructure, evaluation.RowEvents, evaluation.RowAbout, evaluation.RowEdges,
		} {
			row = append(row, percent(figure(report.Count(name))))
		}
		return row
	}
	m.add("graphs", figures(who, evaluation.Count.F1)...)
	m.add("precision and recall", figures(who+", precision", evaluation.Count.Precision)...)
	m.add("precision and recall", figures(who+", recall", evaluation.Count.Recall)...)
	m.add("status and evidence", who, fmt.Sprint(report.Status.Of), percent(report.Status.Ratio()), percent(report.Evidence.Ratio()))

	shares, right := []string{who + ", share of edges"}, []string{who + ", right"}
	for _, band := range report.Reliability {
		shares = append(shares, percent(evaluation.Share{Right: band.Of, Of: report.Reliability.Edges()}.Ratio()))
		if band.Of == 0 {
			right = append(right, "–")
		} else {
			right = append(right, percent(band.Ratio()))
		}
	}
	m.add("reliability", shares...)
	m.add("reliability", right...)
}

func (m measuredTables) addActs(data string, report evaluation.ActReport) {
	row := []string{"graphload, " + data, percent(report.Roots.MacroF1()), percent(report.Roots.MicroF1()), percent(report.Quads.MacroF1())}
	for _, coverage := range evaluation.Coverages() {
		row = append(row, percent(report.Covered[coverage].Ratio()))
	}
	m.add("acts", row...)
}

func (m measuredTables) addJudgements(data string, report evaluation.ActReport) {
	row := []string{"graphload, " + data, percent(report.None.F1())}
	for _, kind := range []string{"forward", "none", "reversed"} {
		row = append(row, percent(report.Kinds[kind].Ratio()))
	}
	m.add("judgements", append(row, percent(report.Status.MacroF1()), percent(report.Judged.Ratio()))...)
}

// writeInto puts the rows in place of those in a document that begin alike, in
// the part between <!-- measured: TABLE --> and <!-- end -->. A table or row
// that the document has not is an error, as is another number of cells.
func (m measuredTables) writeInto(document string) (string, error) {
	lines := strings.Split(document, "\n")
	for table, rows := range m {
		for _, row := range rows {
			at, err := findRow(lines, table, row[0])
			if err != nil {
				return "", err
			}
			line := "| " + strings.Join(row, " | ") + " |"
			if has, want := strings.Count(lines[at], "|"), strings.Count(line, "|"); has != want {
				return "", fmt.Errorf("table %q: row %q has %d cells, measured are %d", table, row[0], has-1, want-1)
			}
			lines[at] = line
		}
	}
	return strings.Join(lines, "\n"), nil
}

// findRow returns the index of the line in which the row stands.
func findRow(lines []string, table, row string) (int, error) {
	inside := ""
	for i, line := range lines {
		if name, ok := strings.CutPrefix(line, "<!-- measured: "); ok {
			inside = strings.TrimSuffix(name, " -->")
		} else if line == "<!-- end -->" {
			inside = ""
		}
		if inside == table && strings.HasPrefix(line, "| "+row+" |") {
			return i, nil
		}
	}
	return 0, fmt.Errorf("table %q has no row %q", table, row)
}

func TestWriteMeasuredRows(t *testing.T) {
	const document = "text\n<!-- measured: a -->\n| | F1 |\n|---|---|\n| others | 1 |\n| ours | 2 |\n<!-- end -->\n" +
		"<!-- measured: b -->\n| ours | 3 |\n<!-- end -->\n| ours | 4 |\n"
	got, err := measuredTables{"a": {{"ours", "50.0"}}, "b": {{"ours", "60.0"}}}.writeInto(document)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("| ours | 2 |", "| ours | 50.0 |", "| ours | 3 |", "| ours | 60.0 |").Replace(document)
	if got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
	for says, tables := range map[string]measuredTables{
		`table "c" has no row "ours"`:                       {"c": {{"ours", "1"}}},
		`table "b" has no row "others"`:                     {"b": {{"others", "1"}}},
		`table "b": row "ours" has 2 cells, measured are 3`: {"b": {{"ours", "1", "2"}}},
		`table "a": row "ours" has 2 cells, measured are 1`: {"a": {{"ours"}}},
	} {
		if _, err := tables.writeInto(document); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want an error that says %q", err, says)
		}
	}
}
