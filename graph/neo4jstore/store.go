// Package neo4jstore keeps the merged graph in a Neo4j server, version 5 or
// later.
//
// # What is in the database
//
//	(:Article {id, title, urls, source, published, hash, extractor, loaded, edge_types})
//	(:Entity:Person {id, name, aliases, iso2, iso3, wikidata, context, tally}), likewise :Nation and the others
//	(:Article)-[:MENTIONS {count, first, names, name, iso2, iso3, wikidata, context}]->(:Entity)
//	(:Article)-[:CONCERNS]->(:Issue)
//	(:Entity)-[:MET_WITH {article, date, status, confidence, …}]->(:Entity), likewise every type of graph.EdgeTypes
//
// graph.Properties tells what each property means. One that has nothing to say is
// absent. Three things serve upkeep alone. The name, codes and context on MENTIONS
// are what the article itself gives the entity. The tally of an entity counts them
// over all articles (see graph.Tally.Lines), so that adding or removing an article
// recomputes name, aliases and context without a look at the entity's other
// articles, of which a nation may have a million.
// The edge_types of an article are the types of its facts, so that replacing it
// does not look for all the others.
//
// # How it is written
//
// A transaction first locks its articles, then its entities, both by ascending
// id, and decides only then what is to be done. So any number of processes may
// load the same articles at once: they wait for each other, and the graph comes
// out as from one. Edges are created, never merged: under these locks the old
// ones of the article are known to be gone, and merging would search the edges
// of both ends.
package neo4jstore

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"github.com/graphload/graphload/graph"
)

// Config says which server and database to use, and how.
type Config struct {
	// URI is the address: neo4j:// or bolt:// for plain connections, neo4j+s://
	// or bolt+s:// for TLS, neo4j+ssc:// or bolt+ssc:// for TLS that accepts
	// self-signed certificates. It holds neither user nor password.
	URI string
	// User and Password log in; both empty means a server without
	// authentication.
	User, Password string
	// Database is the name of the database, empty for the user's home database.
	Database string
	// ReadOnly opens the store for Query, Counts and Snapshot alone: nothing is
	// created in the database, and Put and Remove are refused.
	ReadOnly bool
	// BatchSize is the most articles that one transaction holds; 0 means 500.
	BatchSize int
	// ConnectTimeout bounds the first contact; 0 means 15 seconds.
	ConnectTimeout time.Duration
	// Log receives retries; nil means none.
	Log *slog.Logger
}

const (
	defaultBatchSize      = 500
	defaultConnectTimeout = 15 * time.Second
	oldestMajorVersion    = 5
)

// Store is a graph.Store in a Neo4j database.
type Store struct {
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager // lets a session see what an earlier one wrote, on clusters too
	server    string                // the address, for messages
	config    Config
	log       *slog.Logger
}

var _ graph.Store = (*Store)(nil)

// Open connects to the server, checks its version and, unless the store is to be
// read only, creates the constraints and indexes that are missing and waits
// until all are online. Its errors wrap ErrUnreachable, ErrAuth, ErrNoDatabase
// or ErrTooOld where one of these is the cause; their messages have one line.
func Open(ctx context.Context, c Config) (*Store, error) {
	if err := checkURI(c.URI); err != nil {
		return nil, err
	}
	if c.BatchSize <= 0 {
		c.BatchSize = defaultBatchSize
	}
	if c.ConnectTimeout <= 0 {
		c.ConnectTimeout = defaultConnectTimeout
	}
	auth := neo4j.NoAuth()
	if c.User != "" || c.Password != "" {
		auth = neo4j.BasicAuth(c.User, c.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, auth, func(dc *config.Config) {
		dc.SocketConnectTimeout = c.ConnectTimeout
		dc.UserAgent = "graphload"
		dc.TelemetryDisabled = true
	})
	if err != nil {
		return nil, fmt.Errorf("neo4j at %s: %w", c.URI, err)
	}
	s := &Store{
		driver:    driver,
		bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}),
		server:    c.URI,
		config:    c,
		log:       c.Log,
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if err := s.connect(ctx); err != nil {
		return nil, errors.Join(err, driver.Close(context.WithoutCancel(ctx)))
	}
	if c.ReadOnly {
		return s, nil
	}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, driver.Close(context.WithoutCancel(ctx)))
	}
	return s, nil
}

// Close releases the connections.
func (s *Store) Close(ctx context.Context) error {
	if err := s.driver.Close(ctx); err != nil {
		return s.explain(ctx, "closing", err)
	}
	return nil
}

// connect makes sure that the server answers, is new enough and has the
// database.
func (s *Store) connect(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, s.config.ConnectTimeout,
		fmt.Errorf("%w: no answer within %s", ErrUnreachable, s.config.ConnectTimeout))
	defer cancel()
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return s.explain(ctx, "connecting", err)
	}
	if major, ok := majorVersion(info.Agent()); ok && major < oldestMajorVersion {
		return fmt.Errorf("neo4j at %s: %w: it is %s, graphload needs Neo4j %d.0 or later",
			s.server, ErrTooOld, info.Agent(), oldestMajorVersion)
	}
	err = s.read(ctx, func(tx neo4j.ManagedTransaction) error {
		_, err := collect(ctx, tx, "RETURN 1", nil)
		return err
	})
	if err != nil {
		return s.explain(ctx, "connecting", err)
	}
	return nil
}

// checkURI refuses an address that the driver would not take or that carries a
// password, without repeating one.
func checkURI(uri string) error {
	if strings.Contains(uri, "@") { // before any message could repeat it
		return errors.New("the address of the Neo4j server must not hold a user or password")
	}
	u, err := url.Parse(uri)
	schemes := []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}
	if err != nil || !slices.Contains(schemes, u.Scheme) || u.Host == "" {
		return fmt.Errorf("%q is no address of a Neo4j server: want one such as neo4j://localhost:7687, with one of the schemes %s",
			uri, strings.Join(schemes, ", "))
	}
	return nil
}

// majorVersion reads the first number of an agent such as "Neo4j/5.26.12"; ok is
// false if the server names itself in another way.
func majorVersion(agent string) (major int, ok bool) {
	_, version, found := strings.Cut(agent, "/")
	first, _, _ := strings.Cut(strings.TrimPrefix(version, "v"), ".")
	major, err := strconv.Atoi(first)
	return major, found && err == nil
}

// session opens a session on the store's database.
func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode:      mode,
		DatabaseName:    s.config.Database,
		BookmarkManager: s.bookmarks,
	})
}

// read runs work in a read transaction, again where the driver sees a passing
// failure.
func (s *Store) read(ctx context.Context, work func(neo4j.ManagedTransaction) error) error {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx))
	_, err := session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		return nil, work(tx)
	})
	return err
}

// collect runs one statement and returns all its rows.
func collect(ctx context.Context, tx neo4j.ManagedTransaction, cypher string, params map[string]any) ([][]any, error) {
	result, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return nil, err
	}
	var rows [][]any
	for result.Next(ctx) {
		rows = append(rows, result.Record().Values)
	}
	return rows, result.Err()
}

// exec runs one statement for its effect.
func exec(ctx context.Context, tx neo4j.ManagedTransaction, cypher string, params map[string]any) error {
	result, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}
