package config

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"
)

// Config holds every setting, checked.
type Config struct {
	Neo4j Neo4j
	Log   Log
	Local Local
	// MinConfidence is the least confidence of an edge that is kept, 0 to 1.
	MinConfidence float64
	StoreText     bool // keep each article's full text on its node
	Batch         int  // articles in one transaction
	Workers       int  // articles read at a time, 0 for one a core
}

// Neo4j tells how to reach the database.
type Neo4j struct {
	URI  string // empty for the local server that graphload starts itself
	User string
	// Password is the password in force, be it given itself or by PasswordFile.
	Password     Secret
	PasswordFile string
	Database     string // empty for the server's default database
	Wait         int    // seconds to wait for a server that is lost in mid-run
}

// Log tells what is logged and how.
type Log struct {
	Level  string // debug, info, warn or error
	Format string // text or json
}

// Local holds the ports that a local server tries first.
type Local struct {
	BoltPort int
	HTTPPort int
}

// Setting is one row of the table of settings.
type Setting struct {
	Key     string // as in the file, with a dot for a section: neo4j.uri
	Default string
	Meaning string
	Flag    string // without hyphens; empty if there is none
	Secret  bool

	oneOf    []string // the only values allowed, if any
	min, max int      // limits of a number
	check    func(string) error
	// field is where the value goes: a *string, *Secret, *int, *float64 or
	// *bool, which is also the setting's type.
	field func(*Config) any
}

// envPrefix begins the name of every environment variable that graphload reads.
const envPrefix = "GRAPHLOAD_"

// Env is the name of the environment variable: GRAPHLOAD_NEO4J_URI for
// neo4j.uri.
func (s Setting) Env() string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(s.Key, ".", "_"))
}

// Settings is the table of all settings, in the order in which they are shown.
func Settings() []Setting {
	return []Setting{
		{
			Key: "neo4j.uri", Flag: "uri", check: checkURI,
			Meaning: "address of Neo4j (neo4j, bolt, neo4j+s, bolt+s, neo4j+ssc or bolt+ssc); empty for the local server, started when needed",
			field:   func(c *Config) any { return &c.Neo4j.URI },
		},
		{
			Key: "neo4j.user", Flag: "user", Default: "neo4j",
			Meaning: "user name at Neo4j",
			field:   func(c *Config) any { return &c.Neo4j.User },
		},
		{
			Key: "neo4j.password", Secret: true,
			Meaning: "password at Neo4j, for the file or the environment",
			field:   func(c *Config) any { return &c.Neo4j.Password },
		},
		{
			Key: "neo4j.password_file", Flag: "password-file",
			Meaning: "file whose first line is the password",
			field:   func(c *Config) any { return &c.Neo4j.PasswordFile },
		},
		{
			Key: "neo4j.database", Flag: "database",
			Meaning: "name of the database; empty for the server's default",
			field:   func(c *Config) any { return &c.Neo4j.Database },
		},
		{
			Key: "neo4j.wait", Flag: "wait", Default: "120", min: 0, max: 86400,
			Meaning: "seconds to wait for a Neo4j that is lost in mid-run",
			field:   func(c *Config) any { return &c.Neo4j.Wait },
		},
		{
			Key: "min_confidence", Flag: "min-confidence", Default: "0", min: 0, max: 1,
			Meaning: "leave out edges of a lower confidence, 0 to 1; all nodes stay",
			field:   func(c *Config) any { return &c.MinConfidence },
		},
		{
			Key: "store_text", Flag: "store-text", Default: "false",
			Meaning: "keep the full text of each article on its node",
			field:   func(c *Config) any { return &c.StoreText },
		},
		{
			Key: "batch", Flag: "batch", Default: "100", min: 1, max: 10000,
			Meaning: "articles written in one transaction",
			field:   func(c *Config) any { return &c.Batch },
		},
		{
			Key: "workers", Flag: "workers", Default: "0", min: 0, max: 1024,
			Meaning: "articles worked on at a time; 0 for one a processor core",
			field:   func(c *Config) any { return &c.Workers },
		},
		{
			Key: "log.level", Flag: "log-level", Default: "warn", oneOf: []string{"debug", "info", "warn", "error"},
			Meaning: "the least weight that is logged",
			field:   func(c *Config) any { return &c.Log.Level },
		},
		{
			Key: "log.format", Flag: "log-format", Default: "text", oneOf: []string{"text", "json"},
			Meaning: "form of the log",
			field:   func(c *Config) any { return &c.Log.Format },
		},
		{
			Key: "local.bolt_port", Flag: "bolt-port", Default: "7687", min: 1, max: 65535,
			Meaning: "first port that a local server tries for Bolt",
			field:   func(c *Config) any { return &c.Local.BoltPort },
		},
		{
			Key: "local.http_port", Flag: "http-port", Default: "7474", min: 1, max: 65535,
			Meaning: "first port that a local server tries for Neo4j Browser",
			field:   func(c *Config) any { return &c.Local.HTTPPort },
		},
	}
}

// AddFlags defines the flags of these settings. It panics on a key that has no
// flag: keys are written in the program.
func AddFlags(fs *pflag.FlagSet, keys ...string) {
	all := Settings()
	for _, key := range keys {
		i := slices.IndexFunc(all, func(s Setting) bool { return s.Key == key && s.Flag != "" })
		if i < 0 {
			panic("config: no setting with a flag has the key " + key)
		}
		all[i].addFlag(fs)
	}
}

func (s Setting) addFlag(fs *pflag.FlagSet) {
	usage := s.Meaning
	if s.oneOf != nil {
		usage += ": " + strings.Join(s.oneOf, ", ")
	}
	switch s.field(&Config{}).(type) {
	case *bool:
		fs.Bool(s.Flag, s.Default == "true", usage)
	case *int, *float64:
		// Taken as a text, so that a wrong number meets the same check and the
		// same message as one in the file.
		fs.String(s.Flag, s.Default, usage+" (a `number`)")
	default:
		fs.String(s.Flag, s.Default, usage)
	}
}

// set checks a value as a source gave it and puts it into c. Its errors never
// hold the value of a secret.
func (s Setting) set(c *Config, value any) error {
	switch field := s.field(c).(type) {
	case *string:
		text, err := s.text(value)
		if err != nil {
			return err
		}
		*field = text
	case *Secret:
		text, err := s.text(value)
		if err != nil {
			return err
		}
		*field = Secret(text)
	case *int:
		n, err := strconv.Atoi(fmt.Sprint(value))
		if err != nil {
			return fmt.Errorf("%q is no whole number", fmt.Sprint(value))
		}
		if n < s.min || n > s.max {
			return fmt.Errorf("%d is not between %d and %d", n, s.min, s.max)
		}
		*field = n
	case *float64:
		x, err := strconv.ParseFloat(fmt.Sprint(value), 64)
		if err != nil {
			return fmt.Errorf("%q is no number", fmt.Sprint(value))
		}
		if !(x >= float64(s.min) && x <= float64(s.max)) { // catches NaN too
			return fmt.Errorf("%v is not between %d and %d", x, s.min, s.max)
		}
		*field = x
	case *bool:
		switch text := strings.ToLower(fmt.Sprint(value)); text {
		case "true", "false":
			*field = text == "true"
		default:
			return fmt.Errorf("%q is neither true nor false", text)
		}
	}
	return nil
}

// text takes a text value. YAML reads an unquoted 0123 or 1e5 as a number whose
// digits are no longer those of the file, so anything but text is refused.
func (s Setting) text(value any) (string, error) {
	text, ok := value.(string)
	switch {
	case !ok:
		return "", fmt.Errorf("wants a text: put it in quotes")
	case s.oneOf != nil && !slices.Contains(s.oneOf, text):
		return "", fmt.Errorf("%q is none of %s%s", text, strings.Join(s.oneOf, ", "), didYouMean(nearest(text, s.oneOf)))
	case s.check != nil:
		return text, s.check(text)
	}
	return text, nil
}

// checkURI refuses what the driver cannot use, and user names and passwords in
// the address: addresses are shown and logged.
func checkURI(text string) error {
	if text == "" {
		return nil
	}
	u, err := url.Parse(text)
	schemes := []string{"neo4j", "bolt", "neo4j+s", "bolt+s", "neo4j+ssc", "bolt+ssc"}
	switch {
	case strings.Contains(text, "@"):
		return fmt.Errorf("must not hold user or password: use neo4j.user and neo4j.password_file")
	case err != nil || u.Host == "":
		return fmt.Errorf("%q is no address such as neo4j://localhost:7687", text)
	case !slices.Contains(schemes, u.Scheme):
		return fmt.Errorf("%q begins with none of %s", text, strings.Join(schemes, ", "))
	}
	return nil
}
