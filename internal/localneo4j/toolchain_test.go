//go:build unix

package localneo4j

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	// fakeJava17 says it is Java 17 and accepts the initial password; what the
	// server does follows behind it.
	fakeJava17 = `case "$*" in
-version) echo 'openjdk version "17.0.15" 2025-04-15' >&2; exit 0 ;;
*AdminTool*) exit 0 ;;
esac
`
	// fakeMaven fills the output folder as Maven does and counts its calls.
	fakeMaven = `echo call >> "${0%/*}/calls"
for arg; do
  case "$arg" in -DoutputDirectory=*) out="${arg#*=}" ;; esac
done
: > "$out/neo4j-server-` + Version + `.jar"
`
)

// fakeTools makes java and mvn of shell scripts the only ones of this machine;
// an empty script leaves the program out. It returns options with new folders,
// and the folder of the scripts.
func fakeTools(t *testing.T, java, mvn string) (opts Options, bin string) {
	t.Helper()
	dir := t.TempDir()
	bin = filepath.Join(dir, "bin")
	for name, script := range map[string]string{"java": java, "mvn": mvn} {
		if script != "" {
			// The scripts find the system's own programs by this PATH alone.
			writeFile(t, filepath.Join(bin, name), "#!/bin/sh\nPATH=/usr/bin:/bin\n"+script, 0o755)
		}
	}
	t.Setenv("PATH", bin)
	t.Setenv("JAVA_HOME", "")
	return Options{
		CacheDir: filepath.Join(dir, "cache"),
		DataDir:  filepath.Join(dir, "data"),
		StateDir: filepath.Join(dir, "state"),
	}, bin
}

func writeFile(t *testing.T, path, content string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
}

func waitFor(t *testing.T, file string) {
	t.Helper()
	await(t, file, func() bool { return exists(file) })
}

func await(t *testing.T, what string, condition func() bool) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for !condition() {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain for %s", what)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestMissingTools(t *testing.T) {
	java := func(version string) string {
		return `echo 'openjdk version "` + version + `"' >&2` + "\n"
	}
	tests := []struct {
		name      string
		java, mvn string
		want      []string
	}{
		{"no java", "", fakeMaven, []string{"Java 17 or 21", "no java in JAVA_HOME or on PATH"}},
		{"java 11", java("11.0.2"), fakeMaven, []string{"Java 17 or 21", "/bin/java is version 11.0.2"}},
		{"java 8", java("1.8.0_402"), fakeMaven, []string{"/bin/java is version 1.8.0_402"}},
		{"java 25", java("25"), fakeMaven, []string{"/bin/java is version 25"}},
		{"broken java", "exit 3\n", fakeMaven, []string{"/bin/java -version failed", "exit status 3"}},
		{"mute java", "exit 0\n", fakeMaven, []string{"/bin/java -version names no version"}},
		{"no maven", fakeJava17, "", []string{"Maven", "no mvn on PATH"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			opts, _ := fakeTools(t, test.java, test.mvn)
			_, _, err := Up(t.Context(), opts)
			missing, ok := errors.AsType[*MissingError](err)
			if !ok {
				t.Fatalf("error %v, want a MissingError", err)
			}
			for _, want := range append(test.want, "docker compose up -d --wait", "neo4j.uri") {
				if !strings.Contains(missing.Error(), want) {
					t.Errorf("%q lacks %q", missing, want)
				}
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %q", err)
			}
		})
	}
}

func TestJavaHomeBeforePath(t *testing.T) {
	_, bin := fakeTools(t, fakeJava17, "")
	for _, test := range []struct{ version, want string }{
		{"21.0.1", "home"},
		{"11.0.1", "path"}, // unfit: the one on PATH is taken
	} {
		home := t.TempDir()
		path := filepath.Join(home, "bin", "java")
		writeFile(t, path, "#!/bin/sh\necho 'java version \""+test.version+"\"'\n", 0o755)
		t.Setenv("JAVA_HOME", home)
		want := map[string]string{"home": path, "path": filepath.Join(bin, "java")}[test.want]
		if got, err := findJava(t.Context()); err != nil || got != want {
			t.Errorf("JAVA_HOME with Java %s: %s, %v; want %s", test.version, got, err, want)
		}
	}
}
