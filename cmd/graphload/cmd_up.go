package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/config"
	"github.com/graphload/graphload/internal/localneo4j"
)

func newUpCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "up",
		Short: "Start the local Neo4j, unless it runs already",
		Long: `Start a Neo4j of your own on this machine, unless it runs already. It is fetched
once through Maven, keeps running after the command and can be reached from this
machine alone.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runUp(p, cmd)
		},
	}
	config.AddFlags(cmd.Flags(), "local.bolt_port", "local.http_port")
	return cmd
}

func runUp(p *program, cmd *cobra.Command) error {
	cfg, log, err := p.settings(cmd)
	if err != nil {
		return err
	}
	server, started, err := localneo4j.Up(cmd.Context(), p.localOptions(cfg, log))
	if err != nil {
		return err
	}
	state := "Neo4j was running already."
	if started {
		state = "Neo4j is running."
	}
	fmt.Fprintln(p.stdout, state)
	if err := p.describeServer(server); err != nil {
		return err
	}
	if cfg.Neo4j.URI != "" {
		p.say("note: the settings name another server, %s: other commands use that one", cfg.Neo4j.URI)
	}
	return nil
}

// describeServer tells how to reach a local server. The password is named by
// its place alone.
func (p *program) describeServer(server *localneo4j.Server) error {
	_, err := fmt.Fprintf(p.stdout, `
  Neo4j Browser  %s
  address        %s
  user           %s
  password       in %s (shown by 'graphload status --show-password')
`, server.BrowserURL, server.URI, server.User, server.PasswordFile)
	return err
}
