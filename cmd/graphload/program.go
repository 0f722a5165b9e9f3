package main

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/graphload/graphload/config"
)

// program is what the commands share.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer

	configFile string // --config
	// running is set once the command line has been understood: errors from
	// then on are no longer wrong usage by themselves.
	running bool
}

func newRootCommand(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:   "graphload",
		Short: "Turn news articles into an entity-relationship graph in Neo4j",
		Long: `graphload reads news articles, extracts people, nations, alliances,
organisations and issues with the edges between them, and writes them to Neo4j,
where you query them with Cypher.

Start with: graphload load FOLDER`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          knownCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRun: func(*cobra.Command, []string) {
			p.running = true
		},
	}
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	flags := root.PersistentFlags()
	flags.StringVar(&p.configFile, "config", "", "settings file (default "+config.FileName+" here, else in the user's configuration folder)")
	config.AddFlags(flags, "neo4j.uri", "neo4j.user", "neo4j.password_file", "neo4j.database", "log.level", "log.format")
	root.AddCommand(
		newLoadCommand(p),
		newRetryCommand(p),
		newExtractCommand(p),
		newExplainCommand(p),
		newQueryCommand(p),
		newEvalCommand(p),
		newSchemaCommand(p),
		newUpCommand(p),
		newDownCommand(p),
		newStatusCommand(p),
		newConfigCommand(p),
		newVersionCommand(p),
	)
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() == "completion" {
			// By default it answers the name of an unknown shell with its help.
			cmd.RunE = func(*cobra.Command, []string) error {
				return &usageError{err: errors.New("completion needs the name of a shell: bash, fish, powershell or zsh")}
			}
		}
	}
	return root
}

// namesPaths asks for at least one path.
func namesPaths(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s needs a PATH: a file, a folder, a pattern, or - for standard input", cmd.Name())
	}
	return nil
}

// knownCommand refuses words that are no command: only those reach the root.
func knownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	suggestion := ""
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		suggestion = fmt.Sprintf(" (did you mean %s?)", strings.Join(near, " or "))
	}
	return fmt.Errorf("unknown command %q%s", args[0], suggestion)
}

// settings loads the settings of a command and makes its logger.
func (p *program) settings(cmd *cobra.Command) (*config.Config, *slog.Logger, error) {
	cfg, _, err := p.settingsInForce(cmd)
	if err != nil {
		return nil, nil, err
	}
	return cfg, p.logger(cfg.Log), nil
}

func (p *program) settingsInForce(cmd *cobra.Command) (*config.Config, []config.InForce, error) {
	cfg, list, err := config.Load(config.Sources{
		File:  p.configFile,
		Dirs:  []string{".", filepath.Join(xdg.ConfigHome, "graphload")},
		Flags: cmd.Flags(),
	})
	if err != nil {
		return nil, nil, &usageError{err: err, hint: "see 'graphload config --help' for all settings"}
	}
	return cfg, list, nil
}

func (p *program) logger(cfg config.Log) *slog.Logger {
	var level slog.Level
	// config has checked the level: it is one of slog's own names.
	_ = level.UnmarshalText([]byte(cfg.Level))
	opts := &slog.HandlerOptions{Level: level}
	if cfg.Format == "json" {
		return slog.New(slog.NewJSONHandler(p.stderr, opts))
	}
	return slog.New(slog.NewTextHandler(p.stderr, opts))
}

// isTerminal tells whether a person sits at the stream.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// choice is a flag with a fixed list of values, the first of them the default.
type choice struct {
	value   string
	allowed []string
}

func newChoice(allowed ...string) *choice {
	return &choice{value: allowed[0], allowed: allowed}
}

func (c *choice) String() string { return c.value }
func (c *choice) Type() string   { return strings.Join(c.allowed, "|") }

// Set refuses anything that is not on the list.
func (c *choice) Set(text string) error {
	if !slices.Contains(c.allowed, text) {
		return fmt.Errorf("must be one of %s", strings.Join(c.allowed, ", "))
	}
	c.value = text
	return nil
}

// complete offers the list to the shell.
func (c *choice) complete(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return c.allowed, cobra.ShellCompDirectiveNoFileComp
}

// addFormatFlag adds --format to a command.
func addFormatFlag(cmd *cobra.Command, format *choice) {
	cmd.Flags().Var(format, "format", "form of the output")
	if err := cmd.RegisterFlagCompletionFunc("format", format.complete); err != nil {
		panic(err) // the flag does not exist or has one already: a slip in this file
	}
}
