package main

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/adrg/xdg"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/graphload/graphload/internal/neo4jtest"
)

// withServer runs the tests and then stops the server that they used.
type withServer struct{ m *testing.M }

func (w withServer) Run() int { return neo4jtest.Main(w.m) }

func TestMain(m *testing.M) {
	testscript.Main(withServer{m}, map[string]func(){"graphload": main})
}

// TestScripts runs the scripts that need no database.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:   filepath.Join("testdata", "script"),
		Setup: setup,
		Cmds:  commands(),
	})
}

// TestNeo4jScripts runs the scripts that need Neo4j, one after the other, each
// on an empty database.
func TestNeo4jScripts(t *testing.T) {
	srv := neo4jtest.Start(t)
	files, err := filepath.Glob(filepath.Join("testdata", "neo4j", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			neo4jtest.Empty(t, srv)
			testscript.Run(t, testscript.Params{
				Files: []string{file},
				Setup: func(env *testscript.Env) error {
					env.Setenv("GRAPHLOAD_NEO4J_URI", srv.URI)
					env.Setenv("GRAPHLOAD_NEO4J_USER", srv.User)
					env.Setenv("GRAPHLOAD_NEO4J_PASSWORD", srv.Password)
					env.Setenv("TOO_OLD_URI", startOldServer(t))
					return setup(env)
				},
				Cmds: commands(),
			})
		})
	}
}

// TestLocalServerScript goes the way of a newcomer, who has no Neo4j.
func TestLocalServerScript(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a local Neo4j, left out by -short")
	}
	testscript.Run(t, testscript.Params{
		Files: []string{filepath.Join("testdata", "local", "newcomer.txtar")},
		Setup: func(env *testscript.Env) error {
			if err := setup(env); err != nil {
				return err
			}
			// Shared with other tests, so that Neo4j is fetched once.
			env.Setenv("HOME", os.Getenv("HOME"))
			env.Setenv("XDG_CACHE_HOME", xdg.CacheHome)
			for _, port := range []string{"GRAPHLOAD_LOCAL_BOLT_PORT", "GRAPHLOAD_LOCAL_HTTP_PORT"} {
				free, err := freePort()
				if err != nil {
					return err
				}
				env.Setenv(port, free)
			}
			environ := env.Vars
			env.Defer(func() { // also when the script fails half-way
				down := exec.Command("graphload", "down")
				down.Env = environ
				if out, err := down.CombinedOutput(); err != nil {
					t.Errorf("graphload down: %v\n%s", err, out)
				}
			})
			return nil
		},
		Cmds: commands(),
	})
}

// setup gives a script user folders of its own.
func setup(env *testscript.Env) error {
	for _, kind := range []string{"CONFIG", "DATA", "CACHE", "STATE"} {
		env.Setenv("XDG_"+kind+"_HOME", filepath.Join(env.WorkDir, "xdg", strings.ToLower(kind)))
	}
	return nil
}

// commands are the words that scripts have besides those of testscript.
func commands() map[string]func(*testscript.TestScript, bool, []string) {
	return map[string]func(*testscript.TestScript, bool, []string){
		"exits":  exits,
		"bytes":  writeBytes,
		"secret": noSecret,
	}
}

// exits CODE PROGRAM ARG… runs a program and checks its exit code. No output
// may hold the password that the environment holds.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG…")
	}
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s\nstdout: %s\nstderr: %s", code, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
	if secret := ts.Getenv("GRAPHLOAD_NEO4J_PASSWORD"); secret != "" {
		noSecret(ts, false, []string{secret})
	}
}

// secret TEXT checks that neither output of the last program holds the text.
func noSecret(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 || args[0] == "" {
		ts.Fatalf("usage: secret TEXT")
	}
	for _, stream := range []string{"stdout", "stderr"} {
		if strings.Contains(ts.ReadFile(stream), args[0]) {
			ts.Fatalf("%s holds the secret:\n%s", stream, ts.ReadFile(stream))
		}
	}
}

// bytes FILE TEXT [TIMES] writes a file of the text, whose escapes are those of
// Go, so many times over.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: bytes FILE TEXT [TIMES]")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	times := 1
	if len(args) > 2 {
		times, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(text, times)), 0o600))
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, errors.Join(err, l.Close())
}

// startOldServer answers Bolt as Neo4j 4.4 does and returns its address. It
// agrees to whatever it is asked.
func startOldServer(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return // closed at the end of the test
			}
			go answerAsOldServer(conn)
		}
	}()
	return "bolt://" + l.Addr().String()
}

func answerAsOldServer(conn net.Conn) {
	defer conn.Close()
	handshake := make([]byte, 20) // magic number and four ranges of versions
	if _, err := io.ReadFull(conn, handshake); err != nil {
		return
	}
	if _, err := conn.Write([]byte{0, 0, 4, 4}); err != nil {
		return
	}
	success := []byte{0xB1, 0x70} // a structure of one field, SUCCESS, then its map
	hello := slices.Concat(success, []byte{0xA2},
		[]byte("\x86server\x8BNeo4j/4.4.0"), []byte("\x8Dconnection_id\x86bolt-1"))
	answer := hello
	for {
		// A message is chunks with their size before them, the last of size 0.
		for size := uint16(1); size > 0; {
			if err := binary.Read(conn, binary.BigEndian, &size); err != nil {
				return
			}
			if _, err := io.CopyN(io.Discard, conn, int64(size)); err != nil {
				return
			}
		}
		chunk := binary.BigEndian.AppendUint16(nil, uint16(len(answer)))
		chunk = append(append(chunk, answer...), 0, 0)
		if _, err := conn.Write(chunk); err != nil {
			return
		}
		answer = append(slices.Clone(success), 0xA0)
	}
}
