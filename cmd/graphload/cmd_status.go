package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/graph/neo4jstore"
)

type statusOptions struct {
	showPassword bool
}

func newStatusCommand(p *program) *cobra.Command {
	var opts statusOptions
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Tell which Neo4j is in use, whether it answers and what it holds",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runStatus(p, cmd, opts)
		},
	}
	cmd.Flags().BoolVar(&opts.showPassword, "show-password", false, "print the password of the local server and nothing else")
	return cmd
}

func runStatus(p *program, cmd *cobra.Command, opts statusOptions) error {
	cfg, log, err := p.settings(cmd)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	if cfg.Neo4j.URI != "" {
		if opts.showPassword {
			return &usageError{err: fmt.Errorf("--show-password is for the local server, and neo4j.uri names %s", cfg.Neo4j.URI)}
		}
		store, err := openNamed(ctx, cfg, readOnly, log)
		if err != nil {
			return err
		}
		defer closeStore(ctx, store, log)
		fmt.Fprintf(p.stdout, "Neo4j answers at %s as user %s.\n", cfg.Neo4j.URI, cfg.Neo4j.User)
		return p.describeHoldings(cmd, store)
	}

	server, err := p.find(ctx, cfg, log)
	if err != nil {
		return err
	}
	if opts.showPassword {
		password, err := server.Password()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(p.stdout, password)
		return err
	}
	store, err := openLocal(ctx, cfg, server, readOnly, log)
	if err != nil {
		return err
	}
	defer closeStore(ctx, store, log)
	fmt.Fprintln(p.stdout, "The local Neo4j is running.")
	if err := p.describeServer(server); err != nil {
		return err
	}
	return p.describeHoldings(cmd, store)
}

func (p *program) describeHoldings(cmd *cobra.Command, store *neo4jstore.Store) error {
	counts, err := store.Counts(cmd.Context())
	if err != nil {
		return err
	}
	return p.writeCounts(counts)
}
