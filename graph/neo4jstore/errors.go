package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// What Open and the other methods may find wrong with the server.
var (
	// ErrUnreachable: no Neo4j server answers at the address, or not in the way
	// asked for (TLS).
	ErrUnreachable = errors.New("no Neo4j server answers")
	// ErrAuth: the server refuses user and password.
	ErrAuth = errors.New("user or password refused")
	// ErrNoDatabase: the server has no database of the name.
	ErrNoDatabase = errors.New("no such database")
	// ErrTooOld: the server is older than Neo4j 5.0.
	ErrTooOld = errors.New("server too old")
	// ErrReadOnly: Put or Remove was called on a store opened read only.
	ErrReadOnly = errors.New("store opened read only")
)

// noCommonBolt is how the driver says that no version of the protocol suits
// both sides; it has no type of its own.
const noCommonBolt = "did not accept any of the requested Bolt versions"

// explain turns an error of the driver into one line that says what was being
// done and where, wrapping a sentinel where one fits. No driver type gets out.
func (s *Store) explain(ctx context.Context, doing string, err error) error {
	where := fmt.Sprintf("neo4j at %s, %s", s.server, doing)
	if cause := context.Cause(ctx); cause != nil {
		return fmt.Errorf("%s: %w", where, cause)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("%s: %w", where, err)
	}
	detail := oneLine(err)
	var fromServer *neo4j.Neo4jError
	var noConnection *neo4j.ConnectivityError
	var usage *neo4j.UsageError
	switch {
	case strings.Contains(detail, noCommonBolt):
		return fmt.Errorf("%s: %w: it speaks no protocol of Neo4j 5.0 or later", where, ErrTooOld)
	case errors.As(err, &fromServer):
		switch code := fromServer.Code; {
		case strings.HasPrefix(code, "Neo.ClientError.Security.") && code != "Neo.ClientError.Security.Forbidden":
			return fmt.Errorf("%s as user %q: %w: %s", where, s.config.User, ErrAuth, detail)
		case code == "Neo.ClientError.Database.DatabaseNotFound":
			return fmt.Errorf("%s: %w: %q", where, ErrNoDatabase, s.config.Database)
		}
		return fmt.Errorf("%s: %s", where, detail)
	case strings.Contains(detail, "Database.DatabaseNotFound"):
		// A routing server reports it while the driver looks up the route.
		return fmt.Errorf("%s: %w: %q", where, ErrNoDatabase, s.config.Database)
	case errors.As(err, &noConnection), errors.As(err, &usage) && strings.Contains(detail, "HTTP"):
		return fmt.Errorf("%s: %w: %s", where, ErrUnreachable, detail)
	}
	return fmt.Errorf("%s: %s", where, detail)
}

// oneLine is the message of a driver error without its line ends and its type
// names.
func oneLine(err error) string {
	text := strings.Join(strings.Fields(err.Error()), " ")
	for _, prefix := range []string{"ConnectivityError: ", "Neo4jError: "} {
		text = strings.ReplaceAll(text, prefix, "")
	}
	return text
}
