package localneo4j

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// state is what the state file keeps about a started server, as JSON.
type state struct {
	PID      int       `json:"pid"`
	BoltPort int       `json:"bolt_port"`
	HTTPPort int       `json:"http_port"`
	Started  time.Time `json:"started"`
}

// find returns the running server or ErrNotRunning. A state file whose process
// has ended, or whose process id belongs to another program by now, counts as
// no server; so does one that cannot be read as JSON.
func (in *installation) find() (*Server, error) {
	data, err := os.ReadFile(in.stateFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNotRunning
	}
	if err != nil {
		return nil, fmt.Errorf("local Neo4j: %w", err)
	}
	var st state
	if err := json.Unmarshal(data, &st); err != nil {
		in.opts.Log.Debug("the state file of the local Neo4j is damaged", "file", in.stateFile, "error", err)
		return nil, ErrNotRunning
	}
	if !in.owns(st.PID) {
		return nil, ErrNotRunning
	}
	return in.server(st), nil
}

func (in *installation) server(st state) *Server {
	return &Server{
		URI:          "bolt://" + loopback(st.BoltPort),
		BrowserURL:   "http://" + loopback(st.HTTPPort) + "/browser/",
		User:         user,
		PasswordFile: in.passwordFile,
		Home:         in.home,
		PID:          st.PID,
		Started:      st.Started,
	}
}

func (in *installation) writeState(st state) error {
	data, err := json.Marshal(st)
	if err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	return writePrivate(in.stateFile, append(data, '\n'))
}

func (in *installation) removeState() error {
	if err := os.Remove(in.stateFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	return nil
}

// ensurePassword makes the password at the first start and hands it to the
// server's store. It never appears on a command line, which others could see.
func (in *installation) ensurePassword(ctx context.Context, java string) error {
	storeUsed := exists(filepath.Join(in.home, "data", "databases", "system"))
	if !exists(in.passwordFile) {
		if storeUsed {
			return fmt.Errorf("local Neo4j: the store in %s has a password, but the file %s that kept it is gone; "+
				"put it back, or delete that folder to begin with an empty graph", in.home, in.passwordFile)
		}
		if err := writePrivate(in.passwordFile, []byte(rand.Text()+"\n")); err != nil {
			return err
		}
	}
	if storeUsed {
		return nil
	}
	password, err := readPassword(in.passwordFile)
	if err != nil {
		return err
	}
	args, err := os.CreateTemp(filepath.Dir(in.passwordFile), "args-*") // mode 0600
	if err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	defer os.Remove(args.Name())
	_, err = fmt.Fprintln(args, password)
	if err := errors.Join(err, args.Close()); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	return in.admin(ctx, java, "dbms", "set-initial-password", "@"+args.Name())
}

func readPassword(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("password of the local Neo4j: %w", err)
	}
	password := strings.TrimSpace(string(data))
	if password == "" {
		return "", fmt.Errorf("password of the local Neo4j: %s is empty", path)
	}
	return password, nil
}

// writePrivate writes a file that its owner alone may read, whole or not at
// all.
func writePrivate(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+"-*") // mode 0600
	if err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	defer os.Remove(tmp.Name()) // fails after the rename, as it should
	_, err = tmp.Write(data)
	if err := errors.Join(err, tmp.Close()); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		return fmt.Errorf("local Neo4j: %w", err)
	}
	return nil
}
