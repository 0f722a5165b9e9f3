package localneo4j

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// pom names the jars with their versions, for Maven.
//
//go:embed pom.xml
var pom []byte

// fetch sees to it that the folder of the jars exists. Maven fills a folder
// beside it that takes the final name only when complete, so an interrupted
// fetch leaves nothing that looks whole; what Maven already has in its own
// repository is not downloaded again.
func (in *installation) fetch(ctx context.Context) (err error) {
	if exists(in.jars) {
		return nil
	}
	// The cache may be shared by several installations, each with a lock of
	// its own.
	unlock, err := lockFile(ctx, in.jars+".lock")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	if exists(in.jars) {
		return nil
	}

	mvn, err := findMaven()
	if err != nil {
		return err
	}
	in.opts.Progress("fetching Neo4j " + Version + " through Maven (130 MB, only this once)")
	work := in.jars + ".partial"
	if err := os.RemoveAll(work); err != nil {
		return fmt.Errorf("local Neo4j: clearing an interrupted fetch: %w", err)
	}
	filled := filepath.Join(work, "lib")
	if err := os.MkdirAll(filled, 0o755); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	project := filepath.Join(work, "pom.xml")
	if err := os.WriteFile(project, pom, 0o644); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	begin := time.Now()
	if err := copyJars(ctx, mvn, project, filled); err != nil {
		return err
	}
	if err := os.Rename(filled, in.jars); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	in.opts.Log.Debug("Neo4j fetched", "folder", in.jars, "took", time.Since(begin))
	if err := os.RemoveAll(work); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	return nil
}

// copyJars lets Maven copy all jars of a project into a folder.
func copyJars(ctx context.Context, mvn, project, folder string) error {
	cmd := exec.CommandContext(ctx, mvn, "--batch-mode", "--quiet", "-Dstyle.color=never",
		"--file", project, "dependency:copy-dependencies", "-DoutputDirectory="+folder)
	cmd.Cancel = func() error { return interrupt(cmd.Process) }
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return fmt.Errorf("fetching Neo4j %s: %w", Version, ctx.Err())
	}
	if err != nil {
		return fmt.Errorf("fetching Neo4j %s: %s: %w: %s", Version, mvn, err, firstError(out))
	}
	jars, err := filepath.Glob(filepath.Join(folder, "neo4j-server-"+Version+".jar"))
	if err != nil || len(jars) == 0 {
		return fmt.Errorf("fetching Neo4j %s: %s brought no neo4j-server-%s.jar", Version, mvn, Version)
	}
	return nil
}

// firstError picks the line of Maven's output that tells what went wrong; the
// rest is advice.
func firstError(out []byte) string {
	for line := range bytes.Lines(out) {
		if text, ok := strings.CutPrefix(strings.TrimSpace(string(line)), "[ERROR]"); ok {
			return strings.TrimSpace(text)
		}
	}
	return strings.TrimSpace(string(out))
}
