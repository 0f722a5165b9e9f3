package main

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"

	"github.com/spf13/cobra"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/ingest"
	"github.com/graphload/graphload/pipeline"
)

func newRetryCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "retry FILE",
		Short: "Load what failed before, as a failure file names it",
		Long: `Read again what the failure file of an earlier load names, and load it. What fails
again stays in the file; a file with nothing left in it is deleted.`,
		Example: `  graphload retry failed.jsonl`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runRetry(p, cmd, args[0])
		},
	}
	addLoadingFlags(cmd)
	return cmd
}

func runRetry(p *program, cmd *cobra.Command, path string) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("cannot read the failure file: %w", err)
	}
	retry, err := pipeline.ReadFailures(file)
	file.Close()
	if err != nil {
		return fmt.Errorf("cannot read the failure file %s: %w", path, err)
	}
	// What fails this time is collected beside the file and takes its place only
	// at the end: a run that is broken off leaves the file as it was.
	again := &failureFile{path: path + ".again", known: path}
	if err := os.Remove(again.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	loadErr := p.load(cmd, again, func(opts ingest.Options) iter.Seq2[graph.Document, error] {
		return retry.Read(func(source string) iter.Seq2[graph.Document, error] {
			return ingest.Read(cmd.Context(), []string{source}, opts)
		})
	})
	var articles *articlesError
	if loadErr != nil && !errors.As(loadErr, &articles) || again.err != nil {
		return loadErr // not everything was tried, or what failed is not kept
	}
	if articles == nil {
		err = os.Remove(path)
	} else {
		err = os.Rename(again.path, path)
	}
	return errors.Join(loadErr, err)
}
