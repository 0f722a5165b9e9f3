package localneo4j

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/shirou/gopsutil/v4/process"
)

// TestDieWithParent kills a process that is starting a server.
func TestDieWithParent(t *testing.T) {
	const dirVar = "LOCALNEO4J_TEST_STARTER"
	if dir := os.Getenv(dirVar); dir != "" { // the process to be killed
		_, _, err := Up(t.Context(), Options{CacheDir: dir, DataDir: dir, StateDir: dir, DieWithParent: true})
		t.Fatal("Up returned: ", err)
	}
	opts, bin := fakeTools(t, fakeJava17+"echo $$ > \"${0%/*}/pid.new\"; mv \"${0%/*}/pid.new\" \"${0%/*}/pid\"\nexec sleep 600\n", fakeMaven)
	starter := exec.Command(os.Args[0], "-test.run=^TestDieWithParent$")
	starter.Env = append(os.Environ(), dirVar+"="+opts.CacheDir)
	if err := starter.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = starter.Process.Kill() })
	waitFor(t, filepath.Join(bin, "pid"))
	text, err := os.ReadFile(filepath.Join(bin, "pid"))
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	if err := starter.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = starter.Wait() // reports the kill

	await(t, "the server to die with its parent", func() bool {
		p, err := process.NewProcess(int32(pid))
		if err != nil {
			return true
		}
		args, err := p.CmdlineSlice()
		return err != nil || len(args) == 0 // gone, or not reaped yet
	})
}
