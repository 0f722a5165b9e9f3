package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/graphload/graphload/evaluation"
	"github.com/graphload/graphload/graph"
)

// accuser takes every sentence for an accusation.
type accuser struct{}

func (accuser) Act(string, evaluation.Span, evaluation.Span) evaluation.Prediction {
	return evaluation.Prediction{Root: "ACCUSE", Status: graph.Actual, Confidence: 0.5}
}

// evalActs runs the command on a file of this content with the classifier.
func evalActs(t *testing.T, content string, load func() (evaluation.ActClassifier, error), flags ...string) (string, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "acts.tsv")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	cmd := newEvalActsCommand(&program{stdout: &out, stderr: &out}, load)
	cmd.SilenceUsage, cmd.SilenceErrors = true, true
	cmd.SetArgs(append(flags, file))
	err := cmd.ExecuteContext(context.WithoutCancel(t.Context()))
	return out.String(), err
}

func loadAccuser() (evaluation.ActClassifier, error) { return accuser{}, nil }

const acts = "sentence\tsource\ttarget\troot\tstatus\tkind\n" +
	"Peru blamed Chile.\tPeru\tChile\tACCUSE\tactual\tforward\n" +
	"Peru may blame Chile.\tPeru\tChile\tACCUSE\tpossible\tforward\n" +
	"Chile blamed Peru.\tPeru\tChile\tNONE\t\treversed\n"

func TestEvalActsJSON(t *testing.T) {
	out, err := evalActs(t, acts, loadAccuser, "--format", "json")
	if err != nil {
		t.Fatal(err)
	}
	const want = `{
  "root": {
    "macro_f1": 80,
    "micro_f1": 80
  },
  "quad": {
    "macro_f1": 80,
    "micro_f1": 80
  },
  "coverage": {
    "50": 100,
    "70": 66.67,
    "90": 66.67
  },
  "none": {
    "f1": 0
  },
  "status": {
    "macro_f1": 33.33,
    "accuracy": 50
  },
  "kinds": {
    "forward": 100,
    "reversed": 0
  }
}
`
	if out != want {
		t.Errorf("got %s, want %s", out, want)
	}
	// Without rows of NONE, a status and a kind there is nothing to say of them.
	out, err = evalActs(t, "sentence\tsource\ttarget\troot\nPeru blamed Chile.\tPeru\tChile\tACCUSE\n", loadAccuser, "--format", "json")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out, "none") || strings.Contains(out, "status") || strings.Contains(out, "kinds") {
		t.Errorf("got %s", out)
	}
}

func TestEvalActsTable(t *testing.T) {
	out, err := evalActs(t, acts, loadAccuser)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"3 rows",
		"roots 80.0 80.0",
		"quad classes 80.0 80.0",
		"status 33.3 50.0",
		"surest 70 % 66.7",
		"forward 2 100.0",
		"reversed 1 0.0",
		"ACCUSE 2 3 66.7 100.0 80.0",
		"NONE 1 0 0.0 0.0 0.0",
		"ACCUSE . . . . . . . 2 . . . . . . . .",
		"NONE . . . . . . . 1 . . . . . . . .",
	} {
		if !hasLine(out, line) {
			t.Errorf("no line %q in\n%s", line, out)
		}
	}
}

// hasLine tells whether a text has a line of these words.
func hasLine(text, words string) bool {
	for line := range strings.Lines(text) {
		if strings.Join(strings.Fields(line), " ") == words {
			return true
		}
	}
	return false
}

func TestEvalActsFails(t *testing.T) {
	never := func() (evaluation.ActClassifier, error) {
		t.Error("the classifier was loaded for a file that cannot be read")
		return accuser{}, nil
	}
	if _, err := evalActs(t, acts+"x\n", never); err == nil || !strings.Contains(err.Error(), "acts.tsv:5: ") {
		t.Errorf("a short row: %v", err)
	}
	broken := errors.New("no model")
	if _, err := evalActs(t, acts, func() (evaluation.ActClassifier, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("no classifier: %v", err)
	}
}
