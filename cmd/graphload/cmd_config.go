package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/config"
)

type configOptions struct {
	format *choice
}

func newConfigCommand(p *program) *cobra.Command {
	opts := configOptions{format: newChoice("table", "json")}
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show each setting in force and where it came from",
		Long:  configHelp(),
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runConfig(p, cmd, opts)
		},
	}
	addFormatFlag(cmd, opts.format)
	config.AddFlags(cmd.Flags(), "min_confidence", "store_text", "batch", "workers", "local.bolt_port", "local.http_port")
	return cmd
}

// configHelp explains the sources and lists the settings.
func configHelp() string {
	var b strings.Builder
	fmt.Fprintf(&b, `Show each setting in force and where it came from. Secrets show as "(hidden)".

Of several sources the later of these wins:
  1. the default
  2. the settings file: the one that --config names, else %[1]s in the
     working folder, else graphload/%[1]s in the user's configuration folder
  3. the environment
  4. flags

Settings, with the environment variable of each:
`, config.FileName)
	for _, s := range config.Settings() {
		fmt.Fprintf(&b, "\n  %s (%s", s.Key, s.Env())
		if s.Flag != "" {
			fmt.Fprintf(&b, ", --%s", s.Flag)
		}
		fmt.Fprintf(&b, ")\n      %s", s.Meaning)
		if s.Default != "" {
			fmt.Fprintf(&b, "; default %s", s.Default)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func runConfig(p *program, cmd *cobra.Command, opts configOptions) error {
	_, list, err := p.settingsInForce(cmd)
	if err != nil {
		return err
	}
	if opts.format.value == "json" {
		return writeConfigJSON(p, list)
	}
	var rows [][]string
	for _, s := range list {
		value := s.Value
		if value == "" {
			value = "-"
		}
		rows = append(rows, []string{s.Key, value, s.Origin})
	}
	return writeTable(p.stdout, []string{"SETTING", "VALUE", "FROM"}, rows, 0)
}

func writeConfigJSON(p *program, list []config.InForce) error {
	type setting struct {
		Key   string `json:"key"`
		Value string `json:"value"`
		From  string `json:"from"`
	}
	out := make([]setting, 0, len(list))
	for _, s := range list {
		out = append(out, setting{s.Key, s.Value, s.Origin})
	}
	return writeJSON(p, out)
}

// writeJSON writes a value as indented JSON, with <, > and & as they are.
func writeJSON(p *program, value any) error {
	enc := json.NewEncoder(p.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}
