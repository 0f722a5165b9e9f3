// Package localneo4j runs a real Neo4j Community server on the user's own
// machine, for people who have none: it fetches the server's jars once through
// Maven, starts it detached on loopback, finds the one that is running and
// stops it.
//
// What it keeps lies in a folder "neo4j" under each of three folders that the
// caller names in [Options]:
//
//	cache  neo4j/5.26.12/lib      the jars; can be deleted at any time
//	data   neo4j                  the server's home: store, configuration, logs
//	state  neo4j/password         the password of user neo4j, readable by the owner alone
//	state  neo4j/server.json      process id and ports of the running server
//
// Maven also keeps copies of the jars in its own repository, as it does for
// every project.
//
// The functions may be called from several processes at once; file locks let
// one of them work and the others find what it did.
package localneo4j

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// Version is the version of the Neo4j server. The 5.26 line is the newest one
// with long-term support that also starts on Java 17.
const Version = "5.26.12"

const (
	user            = "neo4j"
	defaultBoltPort = 7687
	defaultHTTPPort = 7474

	// A cold start takes 7 to 20 seconds on two cores.
	startTimeout = 3 * time.Minute
	stopTimeout  = 45 * time.Second

	// How often a condition outside this process is looked at again.
	pollInterval = 100 * time.Millisecond
)

// ErrNotRunning says that no local server runs.
var ErrNotRunning = errors.New("the local Neo4j is not running")

// Options says where the local server lives and how it is started. The three
// folders are required and are created when missing.
type Options struct {
	CacheDir string
	DataDir  string
	StateDir string

	// BoltPort and HTTPPort are the preferred ports, 0 for 7687 and 7474. A
	// port that is taken is replaced by the next free one above it.
	BoltPort int
	HTTPPort int

	// DieWithParent ties the server's life to this process, where the system
	// can do that (Linux). Without it the server outlives the process.
	DieWithParent bool

	// Log receives details for debugging; nil drops them.
	Log *slog.Logger
	// Progress is told each step that takes time, in words for the user; may
	// be nil.
	Progress func(step string)
}

// Server is a running local server.
type Server struct {
	URI          string // address for drivers, bolt://127.0.0.1:PORT
	BrowserURL   string // address of Neo4j Browser
	User         string
	PasswordFile string
	Home         string // folder of the store, the configuration and the logs
	PID          int
	Started      time.Time
}

// Password reads the password of the server's user.
func (s *Server) Password() (string, error) {
	return readPassword(s.PasswordFile)
}

// Up returns the local server, and starts it when it is not running; started
// tells which. The server's jars are fetched at the first call. When Up returns
// without error, the server answers over Bolt and HTTP. A [MissingError] says
// that Java or Maven is missing. When ctx ends first, a server that this call
// began to start is stopped.
func Up(ctx context.Context, opts Options) (srv *Server, started bool, err error) {
	in, err := newInstallation(opts)
	if err != nil {
		return nil, false, err
	}
	unlock, err := in.lock(ctx)
	if err != nil {
		return nil, false, err
	}
	defer func() { err = errors.Join(err, unlock()) }()

	srv, err = in.find()
	if err == nil {
		// The call that started it may have been killed before it was ready.
		return srv, false, in.awaitReady(ctx, srv, func() error {
			if in.owns(srv.PID) {
				return nil
			}
			return errors.New("its process has ended")
		})
	}
	if !errors.Is(err, ErrNotRunning) {
		return nil, false, err
	}
	srv, err = in.start(ctx)
	return srv, err == nil, err
}

// Find returns the running local server, or [ErrNotRunning]. It does not ask
// whether the server already answers.
func Find(_ context.Context, opts Options) (*Server, error) {
	in, err := newInstallation(opts)
	if err != nil {
		return nil, err
	}
	return in.find()
}

// Down stops the local server and waits until its process is gone; stopped is
// false when none was running. A server that does not end in good time is
// killed; its store recovers at the next start.
func Down(ctx context.Context, opts Options) (stopped bool, err error) {
	in, err := newInstallation(opts)
	if err != nil {
		return false, err
	}
	unlock, err := in.lock(ctx)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, unlock()) }()

	srv, err := in.find()
	if errors.Is(err, ErrNotRunning) {
		return false, in.removeState()
	}
	if err != nil {
		return false, err
	}
	if err := in.stop(ctx, srv.PID); err != nil {
		return false, err
	}
	return true, in.removeState()
}

// installation is the place of one local server, all paths absolute.
type installation struct {
	opts Options

	jars         string // folder of the fetched jars
	home         string
	conf         string
	passwordFile string
	stateFile    string
	lockFile     string
}

func newInstallation(opts Options) (*installation, error) {
	roots := make([]string, 0, 3)
	for _, dir := range []struct{ name, path string }{
		{"cache", opts.CacheDir}, {"data", opts.DataDir}, {"state", opts.StateDir},
	} {
		if dir.path == "" {
			return nil, fmt.Errorf("local Neo4j: no %s folder is given", dir.name)
		}
		abs, err := filepath.Abs(dir.path)
		if err != nil {
			return nil, fmt.Errorf("local Neo4j: %s folder %q: %w", dir.name, dir.path, err)
		}
		roots = append(roots, filepath.Join(abs, "neo4j"))
	}
	if opts.BoltPort == 0 {
		opts.BoltPort = defaultBoltPort
	}
	if opts.HTTPPort == 0 {
		opts.HTTPPort = defaultHTTPPort
	}
	if opts.Log == nil {
		opts.Log = slog.New(slog.DiscardHandler)
	}
	if opts.Progress == nil {
		opts.Progress = func(string) {}
	}
	cache, data, state := roots[0], roots[1], roots[2]
	return &installation{
		opts:         opts,
		jars:         filepath.Join(cache, Version, "lib"),
		home:         data,
		conf:         filepath.Join(data, "conf"),
		passwordFile: filepath.Join(state, "password"),
		stateFile:    filepath.Join(state, "server.json"),
		lockFile:     filepath.Join(state, "lock"),
	}, nil
}

// lock waits until no other process starts or stops this server.
func (in *installation) lock(ctx context.Context) (unlock func() error, err error) {
	return lockFile(ctx, in.lockFile)
}

// lockFile takes the lock of a file, which it creates with its folder. The
// system releases the lock when this process dies.
func lockFile(ctx context.Context, path string) (unlock func() error, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("local Neo4j: %w", err)
	}
	lock := flock.New(path)
	if _, err := lock.TryLockContext(ctx, pollInterval); err != nil {
		return nil, fmt.Errorf("local Neo4j: waiting for the lock %s: %w", path, err)
	}
	return lock.Unlock, nil
}

// start starts the server, which must not be running, and waits until it
// answers. Another program may take a port between the look and the server's
// own bind, hence the attempts.
func (in *installation) start(ctx context.Context) (*Server, error) {
	java, err := findJava(ctx)
	if err != nil {
		return nil, err
	}
	if err := in.fetch(ctx); err != nil {
		return nil, err
	}
	if err := in.ensurePassword(ctx, java); err != nil {
		return nil, err
	}
	in.opts.Progress("starting Neo4j " + Version)
	const attempts = 3
	for attempt := 1; ; attempt++ {
		srv, err := in.startOnce(ctx, java)
		if err == nil {
			return srv, nil
		}
		if attempt == attempts || !errors.Is(err, errPortTaken) {
			return nil, err
		}
		in.opts.Log.Debug("a port was taken while Neo4j started, trying others", "error", err)
	}
}

func (in *installation) startOnce(ctx context.Context, java string) (*Server, error) {
	bolt, err := freePort(in.opts.BoltPort, 0)
	if err != nil {
		return nil, err
	}
	http, err := freePort(in.opts.HTTPPort, bolt)
	if err != nil {
		return nil, err
	}
	if err := in.writeConfig(bolt, http); err != nil {
		return nil, err
	}
	proc, err := in.launch(java)
	if err != nil {
		return nil, err
	}
	st := state{PID: proc.pid, BoltPort: bolt, HTTPPort: http, Started: time.Now().UTC().Truncate(time.Second)}
	srv := in.server(st)
	err = in.writeState(st)
	if err == nil {
		in.opts.Log.Debug("Neo4j process started", "pid", proc.pid, "bolt", bolt, "http", http, "java", java)
		err = in.awaitReady(ctx, srv, proc.ended)
	}
	if err != nil {
		// Nothing half-started stays behind.
		proc.kill()
		return nil, errors.Join(err, in.removeState())
	}
	return srv, nil
}

// freePort returns the first free port from the preferred one upwards, leaving
// out one that is already meant for something else.
func freePort(preferred, except int) (int, error) {
	const span = 200
	for port := preferred; port < preferred+span && port <= 65535; port++ {
		if port != except && portFree(port) {
			return port, nil
		}
	}
	return 0, fmt.Errorf("local Neo4j: no free port from %d to %d", preferred, min(preferred+span-1, 65535))
}

// portFree tells whether a server could listen on the port of loopback. Some
// systems allow a listener on loopback beside one on all addresses, which the
// dial finds.
func portFree(port int) bool {
	addr := loopback(port)
	if conn, err := net.DialTimeout("tcp", addr, time.Second); err == nil {
		conn.Close()
		return false
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return false
	}
	return l.Close() == nil
}

func loopback(port int) string {
	return net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
}

// writeConfig writes the server's configuration, anew at each start because
// the ports may change.
func (in *installation) writeConfig(bolt, http int) error {
	lines := []string{
		"# Written by graphload at each start of its local server.",
		"server.default_listen_address=127.0.0.1",
		"server.bolt.listen_address=" + loopback(bolt),
		"server.bolt.advertised_address=" + loopback(bolt),
		"server.http.listen_address=" + loopback(http),
		"server.http.advertised_address=" + loopback(http),
		"server.https.enabled=false",
		"server.memory.pagecache.size=256m",
		"db.tx_log.preallocate=false",
		"dbms.usage_report.enabled=false",
		"client.allow_telemetry=false",
		// A stop would otherwise wait 5 seconds twice for idle threads.
		"internal.server.bolt.thread_pool_shutdown_wait_time=1s",
	}
	if err := os.MkdirAll(in.conf, 0o700); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	path := filepath.Join(in.conf, "neo4j.conf")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	return nil
}

// exists tells whether there is something at path; an error other than its
// absence counts as presence, so that the use of it reports the error.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
