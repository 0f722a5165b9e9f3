package localneo4j

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/shirou/gopsutil/v4/process"
)

const serverClass = "org.neo4j.server.CommunityEntryPoint"

// child is a server that this process has started.
type child struct {
	pid  int
	proc *os.Process
	done chan struct{} // closed when the process has ended
	err  error         // how it ended; read after done
}

// launch starts the server in a session of its own, so that Ctrl-C at the
// terminal does not reach it.
func (in *installation) launch(java string) (*child, error) {
	if err := os.MkdirAll(filepath.Dir(in.consoleLog()), 0o700); err != nil {
		return nil, fmt.Errorf("local Neo4j: %w", err)
	}
	// The log then tells of this start alone; debug.log keeps the history.
	if err := os.Remove(in.serverLog()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("local Neo4j: %w", err)
	}
	console, err := os.OpenFile(in.consoleLog(), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, fmt.Errorf("local Neo4j: %w", err)
	}
	defer console.Close()

	cmd := exec.Command(java, append(jvmFlags(), "-Xms256m", "-Xmx1g",
		"-cp", in.classPath(), serverClass, in.homeFlag(), "--config-dir="+in.conf)...)
	cmd.Dir = in.home
	cmd.Stdout, cmd.Stderr = console, console
	cmd.SysProcAttr = detached(in.opts.DieWithParent)

	c := &child{done: make(chan struct{})}
	started := make(chan error)
	go func() {
		if in.opts.DieWithParent {
			// Linux sends the signal when the thread that forked ends.
			runtime.LockOSThread()
		}
		err := cmd.Start()
		if err == nil {
			c.pid, c.proc = cmd.Process.Pid, cmd.Process
		}
		started <- err
		if err == nil {
			c.err = cmd.Wait()
			close(c.done)
		}
	}()
	if err := <-started; err != nil {
		return nil, fmt.Errorf("starting the local Neo4j: %w", err)
	}
	return c, nil
}

// ended returns nil while the process lives, then how it ended.
func (c *child) ended() error {
	select {
	case <-c.done:
		if c.err != nil {
			return fmt.Errorf("its process has ended: %w", c.err)
		}
		return errors.New("its process has ended")
	default:
		return nil
	}
}

// kill ends the process at once and waits until it is gone.
func (c *child) kill() {
	_ = c.proc.Kill() // fails only if it has ended already
	<-c.done
}

// jvmFlags opens the internals of Java that Neo4j uses.
func jvmFlags() []string {
	return []string{
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		"--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
		"-Dfile.encoding=UTF-8",
	}
}

func (in *installation) classPath() string { return filepath.Join(in.jars, "*") }
func (in *installation) homeFlag() string  { return "--home-dir=" + in.home }
func (in *installation) consoleLog() string {
	return filepath.Join(in.home, "logs", "console.log")
}
func (in *installation) serverLog() string {
	return filepath.Join(in.home, "logs", "neo4j.log")
}

// owns tells whether the process runs the server of this installation. The id
// alone does not tell: after a reboot it can be another program's.
func (in *installation) owns(pid int) bool {
	if pid <= 0 {
		return false
	}
	p, err := process.NewProcess(int32(pid))
	return err == nil && in.runsServer(p)
}

func (in *installation) runsServer(p *process.Process) bool {
	args, err := p.CmdlineSlice()
	return err == nil && slices.Contains(args, serverClass) && slices.Contains(args, in.homeFlag())
}

// gone tells whether a process that ran the server has ended and has let go of
// its files and ports. A process loses its command line a little earlier, and
// stays listed a little longer, until its parent has taken note.
func (in *installation) gone(pid int) bool {
	p, err := process.NewProcess(int32(pid))
	if err != nil {
		return true
	}
	if status, err := p.Status(); err == nil && slices.Contains(status, process.Zombie) {
		return true
	}
	args, err := p.CmdlineSlice()
	return err == nil && len(args) > 0 && !in.runsServer(p)
}

// stop ends the server's process and waits until it is gone.
func (in *installation) stop(ctx context.Context, pid int) error {
	in.opts.Progress("stopping Neo4j")
	proc, err := os.FindProcess(pid)
	if err != nil {
		return fmt.Errorf("stopping the local Neo4j: process %d: %w", pid, err)
	}
	if err := terminate(proc); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stopping the local Neo4j: process %d: %w", pid, err)
	}
	patience, cancel := context.WithTimeout(ctx, stopTimeout)
	defer cancel()
	if in.awaitGone(patience, pid) == nil {
		return nil
	}
	if ctx.Err() != nil {
		return fmt.Errorf("stopping the local Neo4j: process %d is still ending: %w", pid, ctx.Err())
	}
	in.opts.Log.Debug("Neo4j did not stop in time and is killed", "pid", pid, "after", stopTimeout)
	if err := proc.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return fmt.Errorf("stopping the local Neo4j: killing process %d: %w", pid, err)
	}
	return in.awaitGone(ctx, pid)
}

func (in *installation) awaitGone(ctx context.Context, pid int) error {
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	for !in.gone(pid) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
	return nil
}

// admin runs a command of neo4j-admin on the installation, whose jars must be
// there.
func (in *installation) admin(ctx context.Context, java string, args ...string) error {
	if err := os.MkdirAll(in.conf, 0o700); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	cmd := exec.CommandContext(ctx, java, slices.Concat(jvmFlags(),
		[]string{"-Dbasedir=" + in.home, "-cp", in.classPath(), "org.neo4j.cli.AdminTool"}, args)...)
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+in.home, "NEO4J_CONF="+in.conf)
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("neo4j-admin %s %s: %w: %s", args[0], args[1], err, bytes.TrimSpace(out))
	}
	return nil
}
