package config

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/pflag"
	"github.com/spf13/viper"
)

// FileName is the name of the settings file in the folders that are searched.
const FileName = "graphload.yaml"

// Sources says where settings come from besides the environment of the process.
type Sources struct {
	File  string         // the settings file, which then must exist; empty to search Dirs
	Dirs  []string       // the first that holds FileName gives the file; none is no error
	Flags *pflag.FlagSet // parsed; may hold only some of the settings' flags
}

// level orders the sources of a setting: the highest that gives it wins.
type level int

const (
	fromDefault level = iota
	fromFile
	fromEnv
	fromFlag
)

// InForce is a setting with its value and where it came from.
type InForce struct {
	Setting
	Value  string // "(hidden)" for a secret that is set
	Origin string // "default", the file's path, the variable's name or the flag

	level level
}

// Load reads all sources. The list holds every setting in the order of
// Settings. The error names every fault found, one a line.
func Load(src Sources) (*Config, []InForce, error) {
	v := viper.New()
	file, err := readFile(v, src)
	if err != nil {
		return nil, nil, err
	}
	table := Settings()
	faults := slices.Concat(unknownKeys(v, table, file), unknownVariables(os.Environ(), table))

	c := &Config{}
	var list []InForce
	for _, s := range table {
		v.SetDefault(s.Key, s.Default)
		if err := v.BindEnv(s.Key, s.Env()); err != nil {
			return nil, nil, fmt.Errorf("environment variable %s: %w", s.Env(), err)
		}
		f := InForce{Setting: s, Origin: "default"}
		if v.InConfig(s.Key) {
			f.level, f.Origin = fromFile, file
		}
		if os.Getenv(s.Env()) != "" {
			f.level, f.Origin = fromEnv, s.Env()
		}
		if flag := lookup(src.Flags, s.Flag); flag != nil && flag.Changed {
			if err := v.BindPFlag(s.Key, flag); err != nil {
				return nil, nil, fmt.Errorf("flag --%s: %w", s.Flag, err)
			}
			f.level, f.Origin = fromFlag, "--"+s.Flag
		}
		value := v.Get(s.Key)
		if value == nil {
			continue // its section is no section: a fault already
		}
		if err := s.set(c, value); err != nil {
			faults = append(faults, fmt.Errorf("%s (%s): %w", s.Key, f.Origin, err))
		}
		f.Value = show(s, c)
		list = append(list, f)
	}
	if len(faults) == 0 {
		faults = append(faults, choosePassword(c, list))
	}
	if err := errors.Join(faults...); err != nil {
		return nil, nil, err
	}
	return c, list, nil
}

// readFile reads the settings file into v and returns its path, empty if there
// is none.
func readFile(v *viper.Viper, src Sources) (string, error) {
	file := src.File
	for _, dir := range src.Dirs {
		if file != "" {
			break
		}
		path := filepath.Join(dir, FileName)
		if _, err := os.Stat(path); err == nil {
			file = path
		} else if !errors.Is(err, os.ErrNotExist) {
			return "", fmt.Errorf("settings file: %w", err)
		}
	}
	if file == "" {
		return "", nil
	}
	v.SetConfigFile(file)
	v.SetConfigType("yaml")
	err := v.ReadInConfig()
	if fault := new(viper.ConfigParseError); errors.As(err, fault) {
		return "", fmt.Errorf("settings file %s: not valid YAML%s; put values with special characters in quotes", file, faultyLine(err))
	}
	if err != nil {
		return "", fmt.Errorf("settings file: %w", err)
	}
	return file, nil
}

// faultyLine takes the line from a YAML error and drops the rest, which may
// quote the file and so a password.
func faultyLine(err error) string {
	if line := regexp.MustCompile(`line \d+`).FindString(err.Error()); line != "" {
		return " at " + line
	}
	return ""
}

// unknownKeys finds the keys of the file that no setting has. It must run while
// v holds the file alone.
func unknownKeys(v *viper.Viper, table []Setting, file string) []error {
	var keys []string
	for _, s := range table {
		keys = append(keys, s.Key)
	}
	var faults []error
	found := v.AllKeys()
	slices.Sort(found)
	for _, key := range found {
		section := slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, key+".") })
		switch {
		case slices.Contains(keys, key):
			if v.Get(key) == nil { // "key:" with nothing behind it
				faults = append(faults, fmt.Errorf("%s (%s): has no value", key, file))
			}
		case section && v.Get(key) == nil: // a section with all its settings commented out
		case section:
			faults = append(faults, fmt.Errorf("%s (%s): is a section, its settings go on indented lines below it", key, file))
		default:
			faults = append(faults, fmt.Errorf("unknown setting %q in %s%s", key, file, didYouMean(nearest(key, keys))))
		}
	}
	return faults
}

// unknownVariables finds the variables that begin like ours and set nothing.
// GRAPHLOAD_TEST_… and GRAPHLOAD_LONG belong to the tests.
func unknownVariables(environ []string, table []Setting) []error {
	envs := make(map[string]string, len(table))
	var keys, names []string
	for _, s := range table {
		keys, names = append(keys, s.Key), append(names, s.Env())
		envs[s.Key] = s.Env()
	}
	var faults []error
	for _, entry := range slices.Sorted(slices.Values(environ)) {
		name, _, _ := strings.Cut(entry, "=")
		rest, ours := strings.CutPrefix(name, envPrefix)
		switch {
		case !ours, slices.Contains(names, name), strings.HasPrefix(rest, "TEST_"), rest == "LONG":
		default:
			faults = append(faults, fmt.Errorf("unknown environment variable %s%s", name, didYouMean(envs[nearest(rest, keys)])))
		}
	}
	return faults
}

// didYouMean proposes the word that a slip of the keyboard may have meant, if
// one is near.
func didYouMean(word string) string {
	if word == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %s?)", word)
}

// nearest is the candidate that takes the fewest changed letters to get to from
// word, with or without its section; empty if that is more than a quarter of
// them.
func nearest(word string, candidates []string) string {
	word = strings.ToLower(word)
	best, least := "", len(word)/4+2
	for _, c := range candidates {
		_, last, _ := strings.Cut(c, ".")
		for _, form := range []string{c, last} {
			if d := levenshtein.ComputeDistance(word, form); d < least {
				best, least = c, d
			}
		}
	}
	return best
}

func lookup(fs *pflag.FlagSet, name string) *pflag.Flag {
	if fs == nil || name == "" {
		return nil
	}
	return fs.Lookup(name)
}

func show(s Setting, c *Config) string {
	switch field := s.field(c).(type) {
	case *Secret:
		return field.String()
	case *string:
		return *field
	case *int:
		return fmt.Sprint(*field)
	case *float64:
		return fmt.Sprint(*field)
	case *bool:
		return fmt.Sprint(*field)
	}
	return ""
}

// choosePassword settles which of password and password file holds (the one
// from the higher source), and reads the file. It refuses both from one source,
// and either without an address: the local server keeps its own password, and a
// forgotten address must not start it.
func choosePassword(c *Config, list []InForce) error {
	at := func(key string) InForce {
		return list[slices.IndexFunc(list, func(f InForce) bool { return f.Key == key })]
	}
	password, file := at("neo4j.password"), at("neo4j.password_file")
	if c.Neo4j.Password == "" {
		password.level = fromDefault
	}
	if c.Neo4j.PasswordFile == "" {
		file.level = fromDefault
	}
	winner := password
	if file.level > password.level {
		winner = file
	}
	switch {
	case winner.level == fromDefault:
		return nil
	case c.Neo4j.URI == "":
		return fmt.Errorf("%s is set (%s) but neo4j.uri is not: set both, or neither for the local server", winner.Key, winner.Origin)
	case file.level == password.level:
		return fmt.Errorf("neo4j.password (%s) and neo4j.password_file (%s) are both set: keep one", password.Origin, file.Origin)
	case winner.Key == password.Key:
		c.Neo4j.PasswordFile = ""
		return nil
	}
	secret, err := readPassword(c.Neo4j.PasswordFile)
	if err != nil {
		return fmt.Errorf("neo4j.password_file (%s): %w", file.Origin, err)
	}
	c.Neo4j.Password = secret
	return nil
}

// readPassword reads the first line of a file.
func readPassword(path string) (Secret, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	line, err := bufio.NewReader(io.LimitReader(f, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", fmt.Errorf("%s: the first line is empty", path)
	}
	return Secret(line), nil
}
