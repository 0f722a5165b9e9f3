package extract

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A graphload process that reads all test articles holds at most 250 MB.
func TestMemory(t *testing.T) {
	if os.Getenv("GRAPHLOAD_LONG") == "" {
		t.Skip("builds the program: set GRAPHLOAD_LONG=1")
	}
	program := filepath.Join(t.TempDir(), "graphload")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "../cmd/graphload").CombinedOutput(); err != nil {
		t.Fatalf("build graphload: %v\n%s", err, out)
	}
	folder, err := filepath.Abs(filepath.Join("..", "testdata", "articles"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program, "extract", folder)
	cmd.Dir = t.TempDir() // no settings file there
	for _, entry := range os.Environ() {
		if !strings.HasPrefix(entry, "GRAPHLOAD_") {
			cmd.Env = append(cmd.Env, entry)
		}
	}
	cmd.Env = append(cmd.Env, "XDG_CONFIG_HOME="+cmd.Dir)
	var graphs, problems bytes.Buffer
	cmd.Stdout, cmd.Stderr = &graphs, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("graphload extract %s: %v\n%s", folder, err, problems.String())
	}
	if got, want := bytes.Count(graphs.Bytes(), []byte("\n")), len(articles(t)); got < want {
		t.Errorf("%d graphs of %d articles", got, want)
	}
	const limit int64 = 250 << 20
	held := int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) << 10
	t.Logf("the process held %d MB", held>>20)
	if held > limit {
		t.Errorf("the process held %d MB, want at most %d", held>>20, limit>>20)
	}
}
