//go:build unix

package localneo4j

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/adrg/xdg"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// TestLifecycle walks one store through the life of real servers. It is one
// test because each start takes seconds.
func TestLifecycle(t *testing.T) {
	if testing.Short() {
		t.Skip("needs a real Neo4j, left out by -short")
	}
	ctx := t.Context()
	dir := t.TempDir()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	takenPort := taken.Addr().(*net.TCPAddr).Port
	opts := Options{
		CacheDir:      filepath.Join(xdg.CacheHome, "graphload"),
		DataDir:       filepath.Join(dir, "data folder"),
		StateDir:      filepath.Join(dir, "state"),
		BoltPort:      takenPort,
		HTTPPort:      takenPort,
		DieWithParent: true,
	}
	t.Cleanup(func() {
		if _, err := Down(context.Background(), opts); err != nil {
			t.Error(err)
		}
	})
	if _, err := Find(ctx, opts); !errors.Is(err, ErrNotRunning) {
		t.Fatalf("Find before the first start: %v", err)
	}

	// Two calls at once start one server.
	var wg sync.WaitGroup
	var servers [2]*Server
	var started [2]bool
	var errs [2]error
	for i := range servers {
		wg.Go(func() { servers[i], started[i], errs[i] = Up(ctx, opts) })
	}
	wg.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		t.Fatal(err)
	}
	if started[0] == started[1] || *servers[0] != *servers[1] {
		t.Fatalf("two calls at once: started %v, servers %+v and %+v", started, *servers[0], *servers[1])
	}
	srv := servers[0]
	if strings.HasSuffix(srv.URI, loopback(takenPort)) {
		t.Errorf("%s is on a port of another program", srv.URI)
	}
	if sid, _, errno := syscall.RawSyscall(syscall.SYS_GETSID, uintptr(srv.PID), 0, 0); errno != 0 || int(sid) != srv.PID {
		t.Errorf("the server is in session %d (%v), Ctrl-C at the terminal would reach it", sid, errno)
	}
	if info, err := os.Stat(srv.PasswordFile); err != nil || info.Mode() != 0o600 {
		t.Errorf("password file: %v, %v; want mode 0600", info.Mode(), err)
	}
	query(t, srv, "CREATE (:Kept)")

	again, err := Find(ctx, opts)
	if err != nil || *again != *srv {
		t.Errorf("Find = %+v, %v; want %+v", again, err, *srv)
	}
	if stopped, err := Down(ctx, opts); err != nil || !stopped {
		t.Fatalf("Down = %v, %v", stopped, err)
	}
	if conn, err := net.Dial("tcp", strings.TrimPrefix(srv.URI, "bolt://")); err == nil {
		conn.Close()
		t.Errorf("something still answers at %s after Down", srv.URI)
	}
	await(t, "the process to be gone", func() bool { return errors.Is(syscall.Kill(srv.PID, 0), syscall.ESRCH) })
	if stopped, err := Down(ctx, opts); err != nil || stopped {
		t.Errorf("second Down = %v, %v", stopped, err)
	}

	// A state file whose process id is another program's does not count, and
	// the store is the same at the next start.
	in, err := newInstallation(opts)
	if err != nil {
		t.Fatal(err)
	}
	if err := in.writeState(state{PID: os.Getpid(), BoltPort: takenPort, HTTPPort: takenPort}); err != nil {
		t.Fatal(err)
	}
	srv, wasStarted, err := Up(ctx, opts)
	if err != nil || !wasStarted {
		t.Fatalf("Up over a stale state = %v, %v", wasStarted, err)
	}
	if n := query(t, srv, "MATCH (n:Kept) RETURN n"); n != 1 {
		t.Errorf("%d nodes after a restart, want 1", n)
	}

	// A server that was killed is not running.
	if err := syscall.Kill(srv.PID, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if err := in.awaitGone(ctx, srv.PID); err != nil {
		t.Fatal(err)
	}
	if _, err := Find(ctx, opts); !errors.Is(err, ErrNotRunning) {
		t.Errorf("Find after a kill: %v", err)
	}
}

// query runs Cypher as the server's user and returns the number of records.
func query(t *testing.T, srv *Server, cypher string) int {
	t.Helper()
	password, err := srv.Password()
	if err != nil {
		t.Fatal(err)
	}
	driver, err := neo4j.NewDriverWithContext(srv.URI, neo4j.BasicAuth(srv.User, password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(t.Context())
	result, err := neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return len(result.Records)
}

func TestFindDamagedState(t *testing.T) {
	opts := Options{CacheDir: t.TempDir(), DataDir: t.TempDir(), StateDir: t.TempDir()}
	for _, content := range []string{"", "{", `{"pid": 0}`, `{"pid": -1}`, `{"pid": 2147483647}`} {
		file := filepath.Join(opts.StateDir, "neo4j", "server.json")
		writeFile(t, file, content, 0o600)
		if srv, err := Find(t.Context(), opts); !errors.Is(err, ErrNotRunning) {
			t.Errorf("state %q: %+v, %v", content, srv, err)
		}
		if stopped, err := Down(t.Context(), opts); stopped || err != nil {
			t.Errorf("state %q: Down = %v, %v", content, stopped, err)
		}
		if exists(file) {
			t.Errorf("state %q: still there after Down", content)
		}
	}
}

func TestUpNeedsFolders(t *testing.T) {
	if _, _, err := Up(t.Context(), Options{CacheDir: "c", DataDir: "d"}); err == nil || !strings.Contains(err.Error(), "state folder") {
		t.Errorf("Up without a state folder: %v", err)
	}
}

// TestLostPassword: a store cannot be opened without its password, and Up must
// not make up another one.
func TestLostPassword(t *testing.T) {
	opts, _ := fakeTools(t, fakeJava17, fakeMaven)
	store := filepath.Join(opts.DataDir, "neo4j", "data", "databases", "system")
	if err := os.MkdirAll(store, 0o700); err != nil {
		t.Fatal(err)
	}
	password := filepath.Join(opts.StateDir, "neo4j", "password")
	_, _, err := Up(t.Context(), opts)
	if err == nil || !strings.Contains(err.Error(), password) {
		t.Errorf("error %v does not name %s", err, password)
	}
	if _, err := os.Stat(password); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a new password was written: %v", err)
	}
}

func TestServerDiesWhileStarting(t *testing.T) {
	opts, _ := fakeTools(t, fakeJava17+"echo 'store is from the future' >&2\nexit 7\n", fakeMaven)
	_, _, err := Up(t.Context(), opts)
	if err == nil {
		t.Fatal("no error")
	}
	log := filepath.Join(opts.DataDir, "neo4j", "logs", "console.log")
	for _, want := range []string{"exit status 7", "store is from the future", log} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error %q lacks %q", err, want)
		}
	}
	if _, err := Find(t.Context(), opts); !errors.Is(err, ErrNotRunning) {
		t.Errorf("Find afterwards: %v", err)
	}
}

// TestUpInterrupted: a server that has not come up is stopped with the call
// that began to start it.
func TestUpInterrupted(t *testing.T) {
	opts, _ := fakeTools(t, fakeJava17+"exec sleep 600\n", fakeMaven)
	ctx, cancel := context.WithCancel(t.Context())
	opts.Progress = func(step string) {
		if strings.HasPrefix(step, "waiting") {
			cancel()
		}
	}
	if _, _, err := Up(ctx, opts); !errors.Is(err, context.Canceled) {
		t.Fatalf("Up = %v, want context.Canceled", err)
	}
	if exists(filepath.Join(opts.StateDir, "neo4j", "server.json")) {
		t.Error("the state file is still there")
	}
}
