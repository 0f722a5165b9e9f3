//go:build unix

package localneo4j

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestFetchOnce(t *testing.T) {
	opts, bin := fakeTools(t, fakeJava17, fakeMaven)
	in, err := newInstallation(opts)
	if err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(in.jars+".partial", "lib", "half.jar") // of an interrupted fetch
	writeFile(t, half, "PK", 0o644)

	// Two at once, then one more.
	var wg sync.WaitGroup
	errs := make([]error, 2)
	for i := range errs {
		wg.Go(func() { errs[i] = in.fetch(t.Context()) })
	}
	wg.Wait()
	if err := errors.Join(append(errs, in.fetch(t.Context()))...); err != nil {
		t.Fatal(err)
	}

	jars, err := os.ReadDir(in.jars)
	if err != nil || len(jars) != 1 || jars[0].Name() != "neo4j-server-"+Version+".jar" {
		t.Errorf("fetched %v, %v", jars, err)
	}
	if exists(in.jars + ".partial") {
		t.Error("the folder of the interrupted fetch is still there")
	}
	calls, err := os.ReadFile(filepath.Join(bin, "calls"))
	if err != nil || bytes.Count(calls, []byte("call\n")) != 1 {
		t.Errorf("Maven was called %q, %v; want once", calls, err)
	}
}

func TestFetchFails(t *testing.T) {
	for _, test := range []struct{ name, mvn, want string }{
		{"maven fails", "echo '[ERROR] no route to host'; echo '[ERROR] see the manual'; exit 1\n", "exit status 1: no route to host"},
		{"maven brings nothing", "exit 0\n", "brought no neo4j-server-"},
	} {
		t.Run(test.name, func(t *testing.T) {
			opts, _ := fakeTools(t, fakeJava17, test.mvn)
			in, err := newInstallation(opts)
			if err != nil {
				t.Fatal(err)
			}
			err = in.fetch(t.Context())
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "manual") {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
			if exists(in.jars) {
				t.Error("a failed fetch looks complete")
			}
		})
	}
}

func TestFetchInterrupted(t *testing.T) {
	opts, bin := fakeTools(t, fakeJava17, "echo > \"${0%/*}/running\"\nexec sleep 600\n")
	in, err := newInstallation(opts)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- in.fetch(ctx) }()
	waitFor(t, filepath.Join(bin, "running"))
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	if exists(in.jars) {
		t.Error("an interrupted fetch looks complete")
	}
}
