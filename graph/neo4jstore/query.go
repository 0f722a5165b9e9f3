package neo4jstore

import (
	"context"
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Statement is one Cypher statement with its parameters.
type Statement struct {
	Cypher string
	Params map[string]any
	// Write lets the statement change the database. Without it the server
	// refuses a statement that would.
	Write bool
}

// Result is the whole answer to a statement. See Stream for the values.
type Result struct {
	Columns []string
	Rows    [][]any
}

// Query reads the whole answer to a Cypher statement that only reads.
func (s *Store) Query(ctx context.Context, cypher string, params map[string]any) (*Result, error) {
	result := &Result{}
	err := s.Stream(ctx, Statement{Cypher: cypher, Params: params}, func(columns []string, rows iter.Seq[[]any]) error {
		result.Columns = columns
		for row := range rows {
			result.Rows = append(result.Rows, row)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return result, nil
}

// Stream runs a statement as a transaction of its own and calls consume once,
// with the columns and the rows as they come from the server, so that an answer
// of any size passes through little memory. If the answer breaks off, the rows
// end and Stream returns why; otherwise it returns what consume does. Values are
// nil, bool, int64, float64, string, []byte, []any and map[string]any: dates and
// times are ISO 8601 strings, nodes, relationships, paths and points are maps.
// Nothing is retried.
func (s *Store) Stream(ctx context.Context, st Statement, consume func(columns []string, rows iter.Seq[[]any]) error) error {
	mode := neo4j.AccessModeRead
	if st.Write {
		mode = neo4j.AccessModeWrite
	}
	session := s.session(ctx, mode)
	defer session.Close(context.WithoutCancel(ctx))
	answer, err := session.Run(ctx, st.Cypher, st.Params)
	if err != nil {
		return s.explain(ctx, "querying", err)
	}
	columns, err := answer.Keys()
	if err != nil {
		return s.explain(ctx, "querying", err)
	}
	err = consume(columns, func(yield func([]any) bool) {
		for answer.Next(ctx) {
			row := make([]any, len(columns))
			for i, v := range answer.Record().Values {
				row[i] = plain(v)
			}
			if !yield(row) {
				return
			}
		}
	})
	if broken := answer.Err(); broken != nil {
		return s.explain(ctx, "querying", broken)
	}
	if err != nil {
		return err
	}
	// A statement without rows is only known to have succeeded, and one that
	// writes only known to have been committed, once the answer is read out.
	if _, err := answer.Consume(ctx); err != nil {
		return s.explain(ctx, "querying", err)
	}
	return nil
}
