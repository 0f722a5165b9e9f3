package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/internal/localneo4j"
)

func newDownCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "down",
		Short: "Stop the local Neo4j; its graph stays",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runDown(p, cmd)
		},
	}
}

func runDown(p *program, cmd *cobra.Command) error {
	cfg, log, err := p.settings(cmd)
	if err != nil {
		return err
	}
	stopped, err := localneo4j.Down(cmd.Context(), p.localOptions(cfg, log))
	if err != nil {
		return err
	}
	message := "No local Neo4j was running."
	if stopped {
		message = "Neo4j is stopped. Its graph stays for the next 'graphload up'."
	}
	_, err = fmt.Fprintln(p.stdout, message)
	return err
}
