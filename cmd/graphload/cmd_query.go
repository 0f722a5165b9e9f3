package main

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/graph/neo4jstore"
)

type queryOptions struct {
	format *choice
	file   string
	params []string
	write  bool
}

func newQueryCommand(p *program) *cobra.Command {
	opts := queryOptions{format: newChoice("table", "json", "jsonl", "csv")}
	cmd := &cobra.Command{
		Use:   "query [CYPHER]",
		Short: "Ask the graph in Cypher",
		Long: `Run one Cypher query, given as the argument, in a file (--file) or on standard
input, and print its answer. Without --write a query that changes the graph is
refused.

table and csv begin with a header line; json is one list of objects, jsonl one
object a line, with the columns as keys in the order of the query.

The value of a --param is read as JSON where it is JSON (a number, true, a list)
and else as a text: --param n=5 --param name='Antony Blinken' --param 'year="2021"'.`,
		Example: `  graphload query "MATCH (p:Person) RETURN p.name ORDER BY p.name"
  graphload query --format csv --param name=NATO --file members.cypher`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("%d arguments, but a query is one: put it in quotes", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return runQuery(p, cmd, args, opts)
		},
	}
	addFormatFlag(cmd, opts.format)
	flags := cmd.Flags()
	flags.StringVarP(&opts.file, "file", "f", "", "read the query from this file")
	flags.StringArrayVarP(&opts.params, "param", "p", nil, "parameter `name=value` of the query; may be repeated")
	flags.BoolVar(&opts.write, "write", false, "allow the query to change the graph")
	return cmd
}

func runQuery(p *program, cmd *cobra.Command, args []string, opts queryOptions) error {
	params, err := parseParams(opts.params)
	if err != nil {
		return &usageError{err: err}
	}
	cypher, err := p.readQuery(args, opts.file)
	if err != nil {
		return err
	}
	cfg, log, err := p.settings(cmd)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	access := readOnly
	if opts.write {
		access = readWrite
	}
	store, err := p.openRunning(ctx, cfg, access, log)
	if err != nil {
		return err
	}
	defer closeStore(ctx, store, log)

	statement := neo4jstore.Statement{Cypher: cypher, Params: params, Write: opts.write}
	return store.Stream(ctx, statement, func(columns []string, rows iter.Seq[[]any]) error {
		return writeAnswer(p.stdout, opts.format.value, columns, rows)
	})
}

// readQuery takes the query from the one place that gives it.
func (p *program) readQuery(args []string, file string) (string, error) {
	var cypher, source string
	switch {
	case len(args) == 1 && file != "":
		return "", &usageError{err: fmt.Errorf("the query is given twice, as an argument and by --file")}
	case len(args) == 1:
		cypher, source = args[0], "the argument"
	case file != "":
		text, err := os.ReadFile(file)
		if err != nil {
			return "", fmt.Errorf("query file: %w", err)
		}
		cypher, source = string(text), file
	case isTerminal(p.stdin):
		return "", &usageError{err: fmt.Errorf("no query"), hint: "see 'graphload query --help'"}
	default:
		text, err := io.ReadAll(p.stdin)
		if err != nil {
			return "", fmt.Errorf("query on standard input: %w", err)
		}
		cypher, source = string(text), "standard input"
	}
	if strings.TrimSpace(cypher) == "" {
		return "", &usageError{err: fmt.Errorf("no query: %s is empty", source), hint: "see 'graphload query --help'"}
	}
	return cypher, nil
}

// parseParams reads name=value pairs. Whole numbers become int64, since Cypher
// tells 5 from 5.0.
func parseParams(pairs []string) (map[string]any, error) {
	params := make(map[string]any, len(pairs))
	for _, pair := range pairs {
		name, text, ok := strings.Cut(pair, "=")
		if !ok || name == "" {
			return nil, fmt.Errorf("--param %q is not of the form name=value", pair)
		}
		if _, twice := params[name]; twice {
			return nil, fmt.Errorf("--param %s is given twice", name)
		}
		params[name] = paramValue(text)
	}
	return params, nil
}

func paramValue(text string) any {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	var value any
	if err := dec.Decode(&value); err != nil {
		return text
	}
	if _, err := dec.Token(); err != io.EOF {
		return text // such as 2021-03-16, which begins with a number
	}
	return numbers(value)
}

// numbers turns the numbers of a JSON value into int64 and float64.
func numbers(value any) any {
	switch v := value.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		if f, err := v.Float64(); err == nil {
			return f
		}
		return v.String()
	case []any:
		for i := range v {
			v[i] = numbers(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = numbers(v[key])
		}
	}
	return value
}
