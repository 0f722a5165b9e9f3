package localneo4j

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

var errPortTaken = errors.New("a port was taken by another program")

// awaitReady waits until the server answers a query over Bolt and listens for
// HTTP. The function ended returns an error once its process is gone.
func (in *installation) awaitReady(ctx context.Context, srv *Server, ended func() error) error {
	password, err := srv.Password()
	if err != nil {
		return err
	}
	driver, err := neo4j.NewDriverWithContext(srv.URI, neo4j.BasicAuth(srv.User, password, ""), func(c *config.Config) {
		c.SocketConnectTimeout = 2 * time.Second
		c.MaxTransactionRetryTime = 0
		c.TelemetryDisabled = true
	})
	if err != nil {
		return fmt.Errorf("local Neo4j at %s: %w", srv.URI, err)
	}
	defer driver.Close(ctx)

	in.opts.Progress("waiting for Neo4j to answer")
	limited, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	for {
		err := answers(limited, driver, srv)
		if err == nil {
			return nil
		}
		if gone := ended(); gone != nil {
			return in.startFailure(gone)
		}
		if isAuthError(err) {
			return fmt.Errorf("local Neo4j at %s does not accept the password in %s: %w", srv.URI, srv.PasswordFile, err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting for the local Neo4j at %s: %w", srv.URI, ctx.Err())
		case <-limited.Done():
			return in.startFailure(fmt.Errorf("no answer at %s within %s (%w)", srv.URI, startTimeout, err))
		case <-tick.C:
		}
	}
}

func answers(ctx context.Context, driver neo4j.DriverWithContext, srv *Server) error {
	// Dialling first spares the driver's own attempts and their log while the
	// port is still closed.
	for _, address := range []string{srv.URI, srv.BrowserURL} {
		u, err := url.Parse(address)
		if err != nil {
			return err
		}
		conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", u.Host)
		if err != nil {
			return err
		}
		conn.Close()
	}
	_, err := neo4j.ExecuteQuery(ctx, driver, "RETURN 1", nil, neo4j.EagerResultTransformer)
	return err
}

func isAuthError(err error) bool {
	var e *neo4j.Neo4jError
	return errors.As(err, &e) && strings.HasPrefix(e.Code, "Neo.ClientError.Security.")
}

// startFailure adds to the cause what the server's own logs say last.
func (in *installation) startFailure(cause error) error {
	const lines = 5
	var said []string
	for _, path := range []string{in.consoleLog(), in.serverLog()} {
		if tail := logTail(path, lines); tail != "" {
			said = append(said, fmt.Sprintf("%s ends:\n%s", path, tail))
		}
	}
	text := strings.Join(said, "\n")
	if strings.Contains(text, "already in use") {
		cause = fmt.Errorf("%w: %w", errPortTaken, cause)
	}
	return fmt.Errorf("the local Neo4j did not start: %w\n%s", cause, text)
}

// logTail returns the last n lines of a log, without stack traces.
func logTail(path string, n int) string {
	data, err := os.ReadFile(path)
	if err != nil {
		return "" // the server died before it wrote one
	}
	var kept []string
	for line := range strings.Lines(string(data)) {
		if trimmed := strings.TrimSpace(line); trimmed != "" && !strings.HasPrefix(trimmed, "at ") && !strings.HasPrefix(trimmed, "...") {
			kept = append(kept, "  "+strings.TrimRight(line, "\r\n"))
		}
	}
	return strings.Join(kept[max(0, len(kept)-n):], "\n")
}
