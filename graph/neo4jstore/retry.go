package neo4jstore

import (
	"context"
	"errors"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

const (
	maxAttempts = 5
	firstPause  = 200 * time.Millisecond
)

// errVanished says that a node that was found was deleted by another
// transaction before it could be locked.
var errVanished = errors.New("a node was deleted while waiting for its lock")

// write runs work in a write transaction. The driver already repeats it after
// failures that the server calls transient, deadlocks among them; write also
// repeats it where a concurrent deletion came in between and where the
// connection went down. That includes a connection lost in mid-commit, when
// nobody knows whether the transaction counted: work must be such that doing it
// twice is doing it once. The error is ready for the caller.
func (s *Store) write(ctx context.Context, doing string, work func(neo4j.ManagedTransaction) error) error {
	pause := firstPause
	for attempt := 1; ; attempt++ {
		err := s.writeOnce(ctx, work)
		if err == nil {
			return nil
		}
		if attempt == maxAttempts || !passing(err) {
			return s.explain(ctx, doing, err)
		}
		s.log.WarnContext(ctx, "neo4j transaction failed, trying again",
			"doing", doing, "attempt", attempt, "pause", pause, "error", oneLine(err))
		select {
		case <-ctx.Done():
			return s.explain(ctx, doing, err)
		case <-time.After(pause):
		}
		pause *= 2
	}
}

func (s *Store) writeOnce(ctx context.Context, work func(neo4j.ManagedTransaction) error) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		return nil, work(tx)
	})
	return err
}

// passing tells whether another attempt may succeed where the driver gave up.
func passing(err error) bool {
	var noConnection *neo4j.ConnectivityError
	var fromServer *neo4j.Neo4jError
	switch {
	case errors.Is(err, errVanished), errors.As(err, &noConnection):
		return true
	case errors.As(err, &fromServer):
		switch fromServer.Code {
		case "Neo.ClientError.Statement.EntityNotFound", "Neo.ClientError.Schema.ConstraintValidationFailed":
			return true // the faces of a concurrent deletion or creation
		}
	}
	return false
}
