package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"

	"github.com/adrg/xdg"

	"github.com/graphload/graphload/config"
	"github.com/graphload/graphload/graph/neo4jstore"
	"github.com/graphload/graphload/internal/localneo4j"
)

// access is what a command wants to do with a store.
type access int

const (
	readOnly access = iota
	readWrite
)

// localOptions says where the local server lives on this machine.
func (p *program) localOptions(cfg *config.Config, log *slog.Logger) localneo4j.Options {
	return localneo4j.Options{
		CacheDir: filepath.Join(xdg.CacheHome, "graphload"),
		DataDir:  filepath.Join(xdg.DataHome, "graphload"),
		StateDir: filepath.Join(xdg.StateHome, "graphload"),
		BoltPort: cfg.Local.BoltPort,
		HTTPPort: cfg.Local.HTTPPort,
		Log:      log,
		Progress: func(step string) { p.say("%s", step) },
	}
}

// find finds the local server running.
func (p *program) find(ctx context.Context, cfg *config.Config, log *slog.Logger) (*localneo4j.Server, error) {
	server, err := localneo4j.Find(ctx, p.localOptions(cfg, log))
	if errors.Is(err, localneo4j.ErrNotRunning) {
		return nil, fmt.Errorf("%w: start one with 'graphload up', or name the address of another with --uri", err)
	}
	return server, err
}

// openLocal opens the store of the local server.
func openLocal(ctx context.Context, cfg *config.Config, server *localneo4j.Server, access access, log *slog.Logger) (*neo4jstore.Store, error) {
	password, err := server.Password()
	if err != nil {
		return nil, err
	}
	return neo4jstore.Open(ctx, neo4jstore.Config{
		URI: server.URI, User: server.User, Password: password,
		Database: cfg.Neo4j.Database, BatchSize: cfg.Batch, ReadOnly: access == readOnly, Log: log,
	})
}

// openNamed opens the store of the server that the settings name.
func openNamed(ctx context.Context, cfg *config.Config, access access, log *slog.Logger) (*neo4jstore.Store, error) {
	user := cfg.Neo4j.User
	if cfg.Neo4j.Password == "" {
		user = "" // no password at all: a server without authentication
	}
	return neo4jstore.Open(ctx, neo4jstore.Config{
		URI: cfg.Neo4j.URI, User: user, Password: cfg.Neo4j.Password.Reveal(),
		Database: cfg.Neo4j.Database, BatchSize: cfg.Batch, ReadOnly: access == readOnly, Log: log,
	})
}

// openRunning opens the store of the server that the settings name, or else that
// of the local server, which then must be running.
func (p *program) openRunning(ctx context.Context, cfg *config.Config, access access, log *slog.Logger) (*neo4jstore.Store, error) {
	if cfg.Neo4j.URI != "" {
		return openNamed(ctx, cfg, access, log)
	}
	server, err := p.find(ctx, cfg, log)
	if err != nil {
		return nil, err
	}
	return openLocal(ctx, cfg, server, access, log)
}

// serverLost tells an error of the server, after which nothing more will go in,
// from one that may concern a single article.
func serverLost(err error) bool {
	for _, target := range []error{neo4jstore.ErrUnreachable, neo4jstore.ErrAuth, neo4jstore.ErrNoDatabase, neo4jstore.ErrTooOld} {
		if errors.Is(err, target) {
			return true
		}
	}
	return false
}

// closeStore closes a store at the end of a command, when ctx may be over. What
// was written is safe by then, so that a failure is worth a log line alone.
func closeStore(ctx context.Context, store *neo4jstore.Store, log *slog.Logger) {
	if err := store.Close(context.WithoutCancel(ctx)); err != nil {
		log.Warn("closing the connection to Neo4j", "error", err)
	}
}
