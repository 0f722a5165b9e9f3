package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/graphload/graphload/graph"
	"github.com/graphload/graphload/graph/neo4jstore"
	"github.com/graphload/graphload/internal/neo4jtest"
)

// command is a graphload process that uses this server, if any.
func command(t *testing.T, srv *neo4jtest.Server, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "graphload", args...)
	cmd.Dir = t.TempDir() // no settings file there
	for _, entry := range os.Environ() {
		if !strings.HasPrefix(entry, "GRAPHLOAD_") {
			cmd.Env = append(cmd.Env, entry)
		}
	}
	cmd.Env = append(cmd.Env, "XDG_CONFIG_HOME="+cmd.Dir)
	if srv != nil {
		cmd.Env = append(cmd.Env, "GRAPHLOAD_NEO4J_URI="+srv.URI, "GRAPHLOAD_NEO4J_USER="+srv.User, "GRAPHLOAD_NEO4J_PASSWORD="+srv.Password)
	}
	return cmd
}

func openStore(t *testing.T, srv neo4jtest.Server) *neo4jstore.Store {
	t.Helper()
	store, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: srv.URI, User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(t.Context()) })
	return store
}

// writeArticles writes n articles into a folder of their own.
func writeArticles(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	names := []string{"Kenya", "Norway", "Japan", "Canada", "Brazil"}
	for i := range n {
		text := fmt.Sprintf("Antony Blinken met Toshimitsu Motegi in Tokyo on Tuesday. %s urged %s to act. This is report %d.\n",
			names[i%5], names[(i+1+i/5%4)%5], i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// snapshot is the whole graph, which must not be empty.
func snapshot(t *testing.T, store graph.Store) *graph.Snapshot {
	t.Helper()
	snap, err := store.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(snap.Articles) == 0 || len(snap.Entities) == 0 || len(snap.Facts) == 0 {
		t.Fatalf("the graph is empty: %d articles, %d entities, %d facts", len(snap.Articles), len(snap.Entities), len(snap.Facts))
	}
	return snap
}

func TestTwoLoadsAtOnceLeaveTheGraphOfOne(t *testing.T) {
	srv := neo4jtest.Start(t)
	neo4jtest.Empty(t, srv)
	store := openStore(t, srv)
	dir := writeArticles(t, 40)
	load := func() (*exec.Cmd, *bytes.Buffer) {
		cmd, out := command(t, &srv, "load", "--batch", "7", dir), new(bytes.Buffer)
		cmd.Stdout, cmd.Stderr = out, out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return cmd, out
	}
	wait := func(cmd *exec.Cmd, out *bytes.Buffer) {
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}

	cmd, out := load()
	wait(cmd, out)
	want := snapshot(t, store)

	neo4jtest.Empty(t, srv)
	first, firstOut := load()
	second, secondOut := load()
	wait(first, firstOut)
	wait(second, secondOut)
	if got := snapshot(t, store); !reflect.DeepEqual(got, want) {
		t.Errorf("two loads at once left %d articles, %d entities, %d facts; one left %d, %d, %d",
			len(got.Articles), len(got.Entities), len(got.Facts), len(want.Articles), len(want.Entities), len(want.Facts))
	}
}

// The load waits for standard input after its first article is in the graph.
func TestInterruptedLoadKeepsWholeArticles(t *testing.T) {
	srv := neo4jtest.Start(t)
	neo4jtest.Empty(t, srv)
	store := openStore(t, srv)
	dir := writeArticles(t, 3)
	cmd := command(t, &srv, "load", "--batch", "1", dir, "-")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()

	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for loaded := 0; loaded < 3; {
		select {
		case err := <-ended:
			t.Fatalf("the load ended by itself: %v\n%s", err, &stderr)
		case <-tick.C:
		}
		counts, err := store.Counts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		loaded = counts.Articles
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	checkInterrupted(t, <-ended, stderr.String())
	if snap := snapshot(t, store); len(snap.Articles) != 3 {
		t.Errorf("%d articles in the graph", len(snap.Articles))
	}
}

func TestInterruptedExtract(t *testing.T) {
	dir := writeArticles(t, 1)
	cmd := command(t, nil, "extract", dir, "-")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(stdout).ReadString('\n'); err != nil || !strings.HasPrefix(line, "{") {
		t.Fatalf("first line %q, %v", line, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	checkInterrupted(t, cmd.Wait(), stderr.String())
}

func checkInterrupted(t *testing.T, err error, stderr string) {
	t.Helper()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
		t.Errorf("ended with %v, want exit code %d", err, exitInterrupted)
	}
	if !strings.HasSuffix(stderr, "graphload: interrupted\n") {
		t.Errorf("stderr: %s", stderr)
	}
}
