// Package neo4jtest gives tests a real Neo4j. A test binary starts one server
// for all its tests, on free ports, with a store of its own in a temporary
// folder; only the server's jars are shared, in the user's cache.
//
// A package that uses it needs
//
//	func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }
//
// # Another server
//
// When GRAPHLOAD_TEST_NEO4J_URI is set, tests use the server at that address,
// with GRAPHLOAD_TEST_NEO4J_USER (default neo4j) and
// GRAPHLOAD_TEST_NEO4J_PASSWORD. Its database must be empty, and is emptied
// after the tests. Packages must then be tested one after the other (go test
// -p 1), because they share it.
package neo4jtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/adrg/xdg"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/graphload/graphload/internal/localneo4j"
)

// Server is the address of a server and how to log in.
type Server struct {
	URI      string
	User     string
	Password string
}

// shared is the one server of this test binary. It is package state because a
// test and TestMain have nothing else in common.
var shared struct {
	once     sync.Once
	server   Server
	err      error
	cleanups []func() error // run by Main, last one first
}

// Start returns the server of this test binary, which the first call starts.
// Under -short the test is skipped. Without Java or Maven it fails.
func Start(t testing.TB) Server {
	t.Helper()
	if testing.Short() {
		t.Skip("needs a real Neo4j, left out by -short")
	}
	shared.once.Do(func() {
		if uri := os.Getenv("GRAPHLOAD_TEST_NEO4J_URI"); uri != "" {
			shared.server, shared.err = useGiven(t.Context(), uri)
		} else {
			shared.server, shared.err = startOwn(t.Context())
		}
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// Main runs the tests, then stops the server and removes its data, also when
// tests have failed. It returns the exit code.
func Main(m *testing.M) int {
	code := m.Run()
	for i := len(shared.cleanups) - 1; i >= 0; i-- {
		if err := shared.cleanups[i](); err != nil {
			fmt.Fprintln(os.Stderr, "neo4jtest:", err)
			code = max(code, 1)
		}
	}
	return code
}

// Empty removes everything from the server's database: nodes, edges,
// constraints and indexes.
func Empty(t testing.TB, srv Server) {
	t.Helper()
	if err := empty(t.Context(), srv); err != nil {
		t.Fatal(err)
	}
}

func startOwn(ctx context.Context) (Server, error) {
	dir, err := os.MkdirTemp("", "graphload-neo4jtest-")
	if err != nil {
		return Server{}, err
	}
	shared.cleanups = append(shared.cleanups, func() error { return os.RemoveAll(dir) })
	opts := localneo4j.Options{
		CacheDir:      filepath.Join(xdg.CacheHome, "graphload"),
		DataDir:       filepath.Join(dir, "data"),
		StateDir:      filepath.Join(dir, "state"),
		DieWithParent: true,
	}
	// Packages are tested side by side: ports from the system's own choice
	// rarely clash, the usual ones would.
	for _, port := range []*int{&opts.BoltPort, &opts.HTTPPort} {
		if *port, err = anyPort(); err != nil {
			return Server{}, err
		}
	}
	local, _, err := localneo4j.Up(ctx, opts)
	if missing, ok := errors.AsType[*localneo4j.MissingError](err); ok {
		return Server{}, fmt.Errorf("tests against a real Neo4j need %s: install it, or set GRAPHLOAD_TEST_NEO4J_URI, or leave them out with -short", missing.What)
	}
	if err != nil {
		return Server{}, err
	}
	shared.cleanups = append(shared.cleanups, func() error {
		_, err := localneo4j.Down(context.Background(), opts)
		return err
	})
	password, err := local.Password()
	if err != nil {
		return Server{}, err
	}
	return Server{URI: local.URI, User: local.User, Password: password}, nil
}

func anyPort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

func useGiven(ctx context.Context, uri string) (Server, error) {
	srv := Server{
		URI:      uri,
		User:     cmp.Or(os.Getenv("GRAPHLOAD_TEST_NEO4J_USER"), "neo4j"),
		Password: os.Getenv("GRAPHLOAD_TEST_NEO4J_PASSWORD"),
	}
	records, err := srv.run(ctx, "MATCH (n) RETURN count(n) AS nodes")
	if err != nil {
		return Server{}, fmt.Errorf("GRAPHLOAD_TEST_NEO4J_URI=%s: %w", uri, err)
	}
	if nodes := records[0].AsMap()["nodes"]; nodes != int64(0) {
		return Server{}, fmt.Errorf("GRAPHLOAD_TEST_NEO4J_URI=%s: the database has %d nodes; tests run only on an empty one", uri, nodes)
	}
	shared.cleanups = append(shared.cleanups, func() error {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		return empty(ctx, srv)
	})
	return srv, nil
}

func empty(ctx context.Context, srv Server) error {
	if _, err := srv.run(ctx, "MATCH (n) DETACH DELETE n"); err != nil {
		return err
	}
	// Constraints first: they own indexes, which go with them. The token
	// lookup indexes belong to every new database.
	for _, kind := range []struct{ list, drop string }{
		{"SHOW CONSTRAINTS YIELD name RETURN name", "DROP CONSTRAINT $name"},
		{"SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", "DROP INDEX $name"},
	} {
		records, err := srv.run(ctx, kind.list)
		if err != nil {
			return err
		}
		for _, record := range records {
			if _, err := srv.runWith(ctx, kind.drop, record.AsMap()); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s Server) run(ctx context.Context, cypher string) ([]*neo4j.Record, error) {
	return s.runWith(ctx, cypher, nil)
}

func (s Server) runWith(ctx context.Context, cypher string, params map[string]any) ([]*neo4j.Record, error) {
	driver, err := neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.User, s.Password, ""))
	if err != nil {
		return nil, err
	}
	defer driver.Close(ctx)
	result, err := neo4j.ExecuteQuery(ctx, driver, cypher, params, neo4j.EagerResultTransformer)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", cypher, err)
	}
	return result.Records, nil
}
