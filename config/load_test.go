package config_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"github.com/graphload/graphload/config"
)

// clearEnv takes the developer's own settings out of the way.
func clearEnv(t *testing.T) {
	t.Helper()
	for _, entry := range os.Environ() {
		if name, value, _ := strings.Cut(entry, "="); strings.HasPrefix(name, "GRAPHLOAD_") {
			t.Setenv(name, value) // restores it after the test
			if err := os.Unsetenv(name); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func flags(t *testing.T, args ...string) *pflag.FlagSet {
	t.Helper()
	fs := pflag.NewFlagSet("test", pflag.ContinueOnError)
	var keys []string
	for _, s := range config.Settings() {
		if s.Flag != "" {
			keys = append(keys, s.Key)
		}
	}
	config.AddFlags(fs, keys...)
	if err := fs.Parse(args); err != nil {
		t.Fatal(err)
	}
	return fs
}

func inForce(t *testing.T, list []config.InForce, key string) config.InForce {
	t.Helper()
	for _, f := range list {
		if f.Key == key {
			return f
		}
	}
	t.Fatalf("no setting %s in the list", key)
	return config.InForce{}
}

func TestEverySettingHasAFittingDefault(t *testing.T) {
	clearEnv(t)
	c, list, err := config.Load(config.Sources{Flags: flags(t)})
	if err != nil {
		t.Fatal(err)
	}
	if c.Neo4j.User != "neo4j" || c.Batch != 100 || c.Local.BoltPort != 7687 || c.Local.HTTPPort != 7474 {
		t.Errorf("defaults: %+v", c)
	}
	for _, f := range list {
		if f.Origin != "default" || f.Value != f.Default {
			t.Errorf("%s is %q from %s, want its default %q", f.Key, f.Value, f.Origin, f.Default)
		}
		if f.Meaning == "" {
			t.Errorf("%s has no meaning", f.Key)
		}
		if f.Flag != "" && flags(t).Lookup(f.Flag).DefValue != f.Default {
			t.Errorf("--%s shows another default than %q", f.Flag, f.Default)
		}
	}
}

func TestLaterSourcesWin(t *testing.T) {
	clearEnv(t)
	file := write(t, "graphload.yaml", "batch: 1\nneo4j:\n  user: file\n")
	var got []string
	load := func(args ...string) {
		t.Helper()
		c, list, err := config.Load(config.Sources{File: file, Flags: flags(t, args...)})
		if err != nil {
			t.Fatal(err)
		}
		batch := inForce(t, list, "batch")
		if batch.Value != fmt.Sprint(c.Batch) {
			t.Errorf("the list says batch %s, the struct %d", batch.Value, c.Batch)
		}
		got = append(got, fmt.Sprintf("%d %s %s", c.Batch, c.Neo4j.User, batch.Origin))
	}
	load()
	t.Setenv("GRAPHLOAD_BATCH", "2")
	load()
	load("--batch", "3")
	load("--batch", "3", "--user", "flag")
	want := []string{"1 file " + file, "2 file GRAPHLOAD_BATCH", "3 file --batch", "3 flag --batch"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestMinConfidence(t *testing.T) {
	clearEnv(t)
	for _, c := range []struct {
		text string
		want float64
	}{{"0", 0}, {"0.5", 0.5}, {"'0.5'", 0.5}, {".25", 0.25}, {"1", 1}, {"1.0", 1}} {
		file := write(t, "graphload.yaml", "min_confidence: "+c.text+"\n")
		got, _, err := config.Load(config.Sources{File: file})
		if err != nil || got.MinConfidence != c.want {
			t.Errorf("min_confidence: %s gives %+v, %v, want %v", c.text, got, err, c.want)
		}
	}
}

func TestFirstFolderWithAFileGivesIt(t *testing.T) {
	clearEnv(t)
	empty := t.TempDir()
	first := filepath.Dir(write(t, config.FileName, "batch: 11\n"))
	second := filepath.Dir(write(t, config.FileName, "batch: 22\nworkers: 2\n"))
	c, _, err := config.Load(config.Sources{Dirs: []string{empty, first, second}})
	if err != nil {
		t.Fatal(err)
	}
	if c.Batch != 11 || c.Workers != 0 {
		t.Errorf("batch %d, workers %d: want 11 and 0, all from the first file", c.Batch, c.Workers)
	}
	if c, _, err = config.Load(config.Sources{Dirs: []string{empty}}); err != nil || c.Batch != 100 {
		t.Errorf("without any file: %v, %v", c, err)
	}
	if _, _, err = config.Load(config.Sources{File: filepath.Join(empty, "no.yaml"), Dirs: []string{first}}); err == nil {
		t.Error("a file that was asked for and is missing gave no error")
	}
}

func TestFaultsInTheFile(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"bacth: 3", `unknown setting "bacth" in FILE (did you mean batch?)`},
		{"neo4j:\n  url: bolt://h", `unknown setting "neo4j.url" in FILE (did you mean neo4j.uri?)`},
		{"uri: bolt://h", `unknown setting "uri" in FILE (did you mean neo4j.uri?)`},
		{"colour: red", `unknown setting "colour" in FILE`},
		{"neo4j: bolt://h", "neo4j (FILE): is a section, its settings go on indented lines below it"},
		{"batch:", "batch (FILE): has no value"},
		{"batch: many", `batch (FILE): "many" is no whole number`},
		{"batch: 1.5", `batch (FILE): "1.5" is no whole number`},
		{"batch: 0", "batch (FILE): 0 is not between 1 and 10000"},
		{"min_confidence: 1.01", "min_confidence (FILE): 1.01 is not between 0 and 1"},
		{"min_confidence: -0.1", "min_confidence (FILE): -0.1 is not between 0 and 1"},
		{"min_confidence: .nan", "min_confidence (FILE): NaN is not between 0 and 1"},
		{"min_confidence: half", `min_confidence (FILE): "half" is no number`},
		{"store_text: maybe", `store_text (FILE): "maybe" is neither true nor false`},
		{"log:\n  level: warm", `log.level (FILE): "warm" is none of debug, info, warn, error (did you mean warn?)`},
		{"neo4j:\n  database: 007", "neo4j.database (FILE): wants a text: put it in quotes"},
		{"neo4j:\n  database: [a]", "neo4j.database (FILE): wants a text: put it in quotes"},
		{"neo4j:\n  uri: http://h:7474", `neo4j.uri (FILE): "http://h:7474" begins with none of neo4j, bolt, neo4j+s, bolt+s, neo4j+ssc, bolt+ssc`},
		{"neo4j:\n  uri: localhost", `neo4j.uri (FILE): "localhost" is no address such as neo4j://localhost:7687`},
		{"batch: 1\nbatch: 2", "settings file FILE: not valid YAML at line 2; put values with special characters in quotes"},
		{"batch: 0\nworkers: -1", "batch (FILE): 0 is not between 1 and 10000\nworkers (FILE): -1 is not between 0 and 1024"},
	} {
		clearEnv(t)
		file := write(t, "graphload.yaml", c.text+"\n")
		_, _, err := config.Load(config.Sources{File: file})
		if want := strings.ReplaceAll(c.want, "FILE", file); err == nil || err.Error() != want {
			t.Errorf("%q:\n got %v\nwant %s", c.text, err, want)
		}
	}
}

func TestHarmlessFiles(t *testing.T) {
	for _, text := range []string{"", "# nothing\n", "neo4j:\n  # uri: bolt://h\n", "Batch: 5\n", "batch: \"5\"\n"} {
		clearEnv(t)
		if _, _, err := config.Load(config.Sources{File: write(t, "graphload.yaml", text)}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestFaultsInTheEnvironment(t *testing.T) {
	for _, c := range []struct{ name, value, want string }{
		{"GRAPHLOAD_NEO4J_URL", "x", "unknown environment variable GRAPHLOAD_NEO4J_URL (did you mean GRAPHLOAD_NEO4J_URI?)"},
		{"GRAPHLOAD_PASSWORT", "x", "unknown environment variable GRAPHLOAD_PASSWORT (did you mean GRAPHLOAD_NEO4J_PASSWORD?)"},
		{"GRAPHLOAD_COLOUR", "x", "unknown environment variable GRAPHLOAD_COLOUR"},
		{"GRAPHLOAD_BATCH", "some", `batch (GRAPHLOAD_BATCH): "some" is no whole number`},
		{"GRAPHLOAD_TEST_NEO4J_URI", "bolt://h", ""},
		{"GRAPHLOAD_LONG", "1", ""},
		{"GRAPHLOADER", "1", ""},
		{"GRAPHLOAD_BATCH", "", ""}, // set to nothing is not set
	} {
		t.Run(c.name+"="+c.value, func(t *testing.T) {
			clearEnv(t)
			t.Setenv(c.name, c.value)
			_, _, err := config.Load(config.Sources{})
			got := ""
			if err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestPasswordOfTheHigherSourceWins(t *testing.T) {
	secretFile := write(t, "password", "from-file\r\nsecond line\n")
	settings := write(t, "graphload.yaml", "neo4j:\n  uri: bolt://h:7687\n  password: from-yaml\n")
	for _, c := range []struct {
		name, env string
		args      []string
		want      string
	}{
		{name: "settings file", want: "from-yaml"},
		{name: "environment", env: "from-env", want: "from-env"},
		{name: "flag", env: "from-env", args: []string{"--password-file", secretFile}, want: "from-file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			clearEnv(t)
			t.Setenv("GRAPHLOAD_NEO4J_PASSWORD", c.env)
			got, _, err := config.Load(config.Sources{File: settings, Flags: flags(t, c.args...)})
			if err != nil {
				t.Fatal(err)
			}
			if got.Neo4j.Password.Reveal() != c.want {
				t.Errorf("password %q, want %q", got.Neo4j.Password.Reveal(), c.want)
			}
		})
	}
}

func TestPasswordFaults(t *testing.T) {
	secretFile := write(t, "password", "hunter2\n")
	empty := write(t, "empty", "\n")
	for _, c := range []struct{ name, yaml, want string }{
		{"no address", "neo4j: {password: hunter2}", "neo4j.uri is not"},
		{"two from one source", "neo4j: {uri: 'bolt://h', password: hunter2, password_file: '" + secretFile + "'}", "both set"},
		{"missing file", "neo4j: {uri: 'bolt://h', password_file: /nonexistent}", "no such file"},
		{"empty file", "neo4j: {uri: 'bolt://h', password_file: '" + empty + "'}", "first line is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			clearEnv(t)
			_, _, err := config.Load(config.Sources{File: write(t, "graphload.yaml", c.yaml)})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

// The files hold a password in every place where an error might quote it.
func TestErrorsNeverHoldThePassword(t *testing.T) {
	for _, text := range []string{
		"neo4j:\n  password: *hunter2\n",
		"neo4j:\n  password: !hunter2 x\n  password: 1\n",
		"hunter2",
		"neo4j:\n  password: hunter2\n bad",
		"neo4j:\n  password: [hunter2]\n",
		"neo4j:\n  password:\n    - hunter2\n",
		"neo4j:\n  uri: bolt://neo4j:hunter2@host:7687\n",
		"neo4j:\n  uri: bolt://neo4j:hunter2@[host\n",
		"neo4j:\n  uri: ftp://h\n  password: hunter2\nbatch: x\n",
	} {
		clearEnv(t)
		_, _, err := config.Load(config.Sources{File: write(t, "graphload.yaml", text)})
		if err == nil {
			t.Errorf("%q gave no error", text)
		} else if strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q: the error holds the password: %v", text, err)
		}
	}
}

func TestASecretNeverShows(t *testing.T) {
	clearEnv(t)
	t.Setenv("GRAPHLOAD_NEO4J_URI", "bolt://h:7687")
	t.Setenv("GRAPHLOAD_NEO4J_PASSWORD", "hunter2")
	c, list, err := config.Load(config.Sources{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d", "%t"} {
		fmt.Fprintf(&out, verb+"\n", c.Neo4j.Password)
		fmt.Fprintf(&out, verb+"\n", *c)
		fmt.Fprintf(&out, verb+"\n", c.Neo4j)
	}
	fmt.Fprintln(&out, c.Neo4j.Password, c.Neo4j.Password.GoString(), c.Neo4j.Password.String())
	if err := json.NewEncoder(&out).Encode(c); err != nil {
		t.Fatal(err)
	}
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Warn("settings", "config", c, "neo4j", c.Neo4j, "password", c.Neo4j.Password)
	}
	fmt.Fprintf(&out, "%v %+v", list[2], inForce(t, list, "neo4j.password").Value)
	for _, leak := range []string{"hunter2", fmt.Sprintf("%x", "hunter2")} {
		if strings.Contains(out.String(), leak) {
			t.Errorf("the output holds the password as %q:\n%s", leak, out.String())
		}
	}
	if !strings.Contains(out.String(), "(hidden)") {
		t.Error("nothing tells that a password is set")
	}
	if c.Neo4j.Password.Reveal() != "hunter2" {
		t.Error("the password itself got lost")
	}
}
