package neo4jstore_test

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/graphload/graphload/graph/neo4jstore"
	"github.com/graphload/graphload/internal/neo4jtest"
)

// refused opens a store that must not open, and checks that the message is one
// line without the password.
func refused(t *testing.T, c neo4jstore.Config, want error) {
	t.Helper()
	c.Password = "s3cret-word"
	c.ConnectTimeout = 10 * time.Second
	s, err := neo4jstore.Open(t.Context(), c)
	if err == nil {
		s.Close(t.Context())
		t.Fatal("Open took it")
	}
	if want != nil && !errors.Is(err, want) {
		t.Errorf("error %q, want one that wraps %q", err, want)
	}
	if strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "s3cret") || len(err.Error()) > 300 {
		t.Errorf("message is not one short line without secrets: %q", err)
	}
	t.Log(err)
}

func TestOpenWithoutServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	for _, scheme := range []string{"bolt", "neo4j", "bolt+s", "neo4j+ssc"} {
		t.Run(scheme, func(t *testing.T) {
			refused(t, neo4jstore.Config{URI: scheme + "://" + address, User: "neo4j"}, neo4jstore.ErrUnreachable)
		})
	}
}

func TestOpenRefusesAddresses(t *testing.T) {
	for _, uri := range []string{"", "localhost:7687", "http://localhost:7474", "bolt://neo4j:s3cret@localhost", "neo4j:s3cret@localhost", "://", "bolt://\n"} {
		t.Run(uri, func(t *testing.T) { refused(t, neo4jstore.Config{URI: uri, User: "neo4j"}, nil) })
	}
}

func TestOpenOnAnotherKindOfServer(t *testing.T) {
	for name, c := range map[string]struct {
		answer string
		want   error
	}{
		"web server":              {"HTTP/1.1 400 Bad Request\r\n\r\n", neo4jstore.ErrUnreachable},
		"no common Bolt version":  {"\x00\x00\x00\x00", neo4jstore.ErrTooOld},
		"hangs up at once":        {"", neo4jstore.ErrUnreachable},
		"agrees to Bolt 4.4 only": {"\x00\x00\x04\x04", neo4jstore.ErrTooOld},
	} {
		t.Run(name, func(t *testing.T) {
			address := serve(t, func(conn net.Conn) { speak(conn, c.answer) })
			refused(t, neo4jstore.Config{URI: "bolt://" + address, User: "neo4j"}, c.want)
		})
	}
}

func TestOpenGivesUpOnASilentServer(t *testing.T) {
	address := serve(t, func(conn net.Conn) { io.Copy(io.Discard, conn) })
	_, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: "bolt://" + address, ConnectTimeout: 300 * time.Millisecond})
	if !errors.Is(err, neo4jstore.ErrUnreachable) {
		t.Errorf("error %v, want ErrUnreachable", err)
	}
}

// serve answers connections on a free port until the test ends.
func serve(t *testing.T, answer func(net.Conn)) (address string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				answer(conn)
			}()
		}
	}()
	return l.Addr().String()
}

// speak answers the Bolt handshake with these bytes and every message after it
// with the success of a Neo4j 4.4.
func speak(conn net.Conn, handshake string) {
	if _, err := io.ReadFull(conn, make([]byte, 20)); err != nil {
		return
	}
	if _, err := io.WriteString(conn, handshake); err != nil || !strings.HasSuffix(handshake, "\x04\x04") {
		return
	}
	for {
		// A message is chunks, each after its length, and a length of zero.
		for {
			var size uint16
			if binary.Read(conn, binary.BigEndian, &size) != nil {
				return
			}
			if size == 0 {
				break
			}
			if _, err := io.CopyN(io.Discard, conn, int64(size)); err != nil {
				return
			}
		}
		success := "\xb1\x70\xa2" + packed("server") + packed("Neo4j/4.4.30") + packed("connection_id") + packed("bolt-1")
		if _, err := io.WriteString(conn, "\x00"+string(rune(len(success)))+success+"\x00\x00"); err != nil {
			return
		}
	}
}

// packed is a string of at most 15 bytes in Bolt's encoding.
func packed(s string) string { return string([]byte{0x80 + byte(len(s))}) + s }

func TestOpenWithWrongCredentials(t *testing.T) {
	server := neo4jtest.Start(t)
	refused(t, neo4jstore.Config{URI: server.URI, User: server.User}, neo4jstore.ErrAuth)
}

func TestOpenWithUnknownDatabase(t *testing.T) {
	server := neo4jtest.Start(t)
	_, address, _ := strings.Cut(server.URI, "://")
	for _, scheme := range []string{"bolt", "neo4j"} {
		_, err := neo4jstore.Open(t.Context(), neo4jstore.Config{
			URI: scheme + "://" + address, User: server.User, Password: server.Password, Database: "nowhere"})
		if !errors.Is(err, neo4jstore.ErrNoDatabase) || !strings.Contains(err.Error(), `"nowhere"`) {
			t.Errorf("%s: error %v, want ErrNoDatabase with the name", scheme, err)
		}
	}
}

func TestOpenThroughRouting(t *testing.T) {
	server := neo4jtest.Start(t)
	_, address, _ := strings.Cut(server.URI, "://")
	s, err := neo4jstore.Open(t.Context(), neo4jstore.Config{
		URI: "neo4j://" + address, User: server.User, Password: server.Password, Database: "neo4j"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Error(err)
	}
}
