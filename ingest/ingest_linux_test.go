package ingest

import (
	"errors"
	"io/fs"
	"os"
	"reflect"
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

// asNobody makes the file system treat this test as an ordinary user without
// rights of its own, so that the tests of permissions hold for root too. Only
// the thread of the test is changed, which ends with it.
func asNobody(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	const nobody = 65534
	runtime.LockOSThread()
	if _, err := unix.SetfsuidRetUid(nobody); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := unix.SetfsuidRetUid(0); err != nil {
			t.Error(err)
		}
	})
}

func TestReadWithoutPermission(t *testing.T) {
	write(t, map[string]string{"n/closed.txt": "Closed.", "n/good.txt": "Good.", "n/shut/a.txt": "A."})
	if err := os.Chmod(".", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"n/closed.txt", "n/shut"} {
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod("n/shut", 0o755) })
	asNobody(t)
	docs, failures := read(t, Options{}, "n")
	if got := pathsOf(docs); !reflect.DeepEqual(got, []string{"n/good.txt"}) || len(failures) != 2 {
		t.Fatalf("got %v, %v", got, failures)
	}
	for i, want := range []string{"cannot read n/closed.txt: permission denied", "cannot read n/shut: permission denied"} {
		if f := failures[i]; f.Error() != want || !errors.Is(f, fs.ErrPermission) {
			t.Errorf("got %q, want %q", f, want)
		}
	}
}

func TestReadErrorOfTheDevice(t *testing.T) {
	write(t, nil)
	link(t, "/proc/self/mem", "a.txt") // its first byte is never mapped
	_, failures := read(t, Options{}, "a.txt")
	if len(failures) != 1 || failures[0].Stage != Load || !errors.Is(failures[0], unix.EIO) {
		t.Errorf("got %v", failures)
	}
}

func TestReadDoesNotWaitForNamedPipes(t *testing.T) {
	write(t, map[string]string{"n/good.txt": "Good."})
	if err := unix.Mkfifo("n/a.txt", 0o644); err != nil {
		t.Fatal(err)
	}
	docs, failures := read(t, Options{}, "n")
	if got := pathsOf(docs); !reflect.DeepEqual(got, []string{"n/good.txt"}) {
		t.Errorf("got %v", got)
	}
	if len(failures) != 1 || !errors.Is(failures[0], ErrNotRegular) {
		t.Errorf("failures %v", failures)
	}
}
