package neo4jstore_test

import (
	"context"
	"iter"
	"os"
	"testing"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/graph/neo4jstore"
	"github.com/graphload/graphload/graph/storetest"
	"github.com/graphload/graphload/internal/neo4jtest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return openEmpty(t, neo4jstore.Config{}) })
}

// TestStoreInSmallTransactions makes every batch of the suite span transactions.
func TestStoreInSmallTransactions(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return openEmpty(t, neo4jstore.Config{BatchSize: 2}) })
}

// open opens a store on the test server.
func open(t *testing.T, c neo4jstore.Config) *neo4jstore.Store {
	t.Helper()
	server := neo4jtest.Start(t)
	c.URI, c.User, c.Password = server.URI, server.User, server.Password
	s, err := neo4jstore.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}

// openEmpty opens a store and deletes all that is in it.
func openEmpty(t *testing.T, c neo4jstore.Config) *neo4jstore.Store {
	t.Helper()
	s := open(t, c)
	write(t, s, "MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
	return s
}

// write runs a statement that changes the database.
func write(t *testing.T, s *neo4jstore.Store, cypher string) {
	t.Helper()
	err := s.Stream(t.Context(), neo4jstore.Statement{Cypher: cypher, Write: true},
		func([]string, iter.Seq[[]any]) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
}
