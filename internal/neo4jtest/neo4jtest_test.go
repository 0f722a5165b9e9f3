package neo4jtest

import (
	"os"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestMain(m *testing.M) { os.Exit(Main(m)) }

func TestEmpty(t *testing.T) {
	srv := Start(t)
	driver, err := neo4j.NewDriverWithContext(srv.URI, neo4j.BasicAuth(srv.User, srv.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(t.Context())
	query := func(cypher string) int {
		t.Helper()
		result, err := neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatalf("%s: %v", cypher, err)
		}
		return len(result.Records)
	}
	query("CREATE CONSTRAINT c FOR (n:Thing) REQUIRE n.id IS UNIQUE")
	query("CREATE FULLTEXT INDEX f FOR (n:Thing) ON EACH [n.name]")
	query("CREATE (:Thing {id: 1})-[:NEAR]->(:Thing {id: 2})")

	Empty(t, srv)

	if n := query("MATCH (n) RETURN n"); n != 0 {
		t.Errorf("%d nodes left", n)
	}
	if n := query("SHOW CONSTRAINTS"); n != 0 {
		t.Errorf("%d constraints left", n)
	}
	if n := query("SHOW INDEXES YIELD type WHERE type <> 'LOOKUP' RETURN type"); n != 0 {
		t.Errorf("%d indexes left", n)
	}
}

func TestSameServerForAllTests(t *testing.T) {
	if a, b := Start(t), Start(t); a != b {
		t.Errorf("two servers: %s and %s", a.URI, b.URI)
	}
}

// TestGivenServer: a server with data in it is somebody's, and is refused.
func TestGivenServer(t *testing.T) {
	srv := Start(t)
	t.Setenv("GRAPHLOAD_TEST_NEO4J_USER", srv.User)
	t.Setenv("GRAPHLOAD_TEST_NEO4J_PASSWORD", srv.Password)
	defer Empty(t, srv)
	if got, err := useGiven(t.Context(), srv.URI); err != nil || got != srv {
		t.Errorf("an empty database: %s, %v", got.URI, err)
	}
	if _, err := srv.run(t.Context(), "CREATE (:Thing)"); err != nil {
		t.Fatal(err)
	}
	if _, err := useGiven(t.Context(), srv.URI); err == nil || !strings.Contains(err.Error(), "has 1 nodes") {
		t.Errorf("a database with a node: %v", err)
	}
}

func TestMissingJava(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("JAVA_HOME", "")
	_, err := startOwn(t.Context())
	if err == nil || strings.Contains(err.Error(), "\n") ||
		!strings.Contains(err.Error(), "Java 17 or 21") || !strings.Contains(err.Error(), "GRAPHLOAD_TEST_NEO4J_URI") {
		t.Errorf("error %v, want one line that names Java and the other way", err)
	}
}
