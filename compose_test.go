package graphload_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"

	"github.com/graphload/graphload/config"
)

const passwordVariable = "GRAPHLOAD_NEO4J_PASSWORD"

// envFile copies .env.example into a folder of the test with this password, as
// a user would, and returns the copy.
func envFile(t *testing.T, password string) string {
	t.Helper()
	example, err := os.ReadFile(".env.example")
	if err != nil {
		t.Fatal(err)
	}
	line := passwordVariable + "="
	if strings.Count(string(example), "\n"+line+"\n") != 1 {
		t.Fatalf(".env.example has no empty line %s", line)
	}
	path := filepath.Join(t.TempDir(), ".env")
	filled := strings.Replace(string(example), line+"\n", line+password+"\n", 1)
	if err := os.WriteFile(path, []byte(filled), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// loadCompose reads docker-compose.yml as Docker Compose does, with the
// variables of an .env file alone and these profiles.
func loadCompose(t *testing.T, env string, profiles ...string) (*types.Project, error) {
	t.Helper()
	opts, err := cli.NewProjectOptions([]string{"docker-compose.yml"},
		cli.WithEnvFiles(env), cli.WithDotEnv, cli.WithProfiles(profiles))
	if err != nil {
		t.Fatal(err)
	}
	return opts.LoadProject(t.Context())
}

func composeService(t *testing.T, name string, profiles ...string) types.ServiceConfig {
	t.Helper()
	project, err := loadCompose(t, envFile(t, "an example"), profiles...)
	if err != nil {
		t.Fatal(err)
	}
	service, err := project.GetService(name)
	if err != nil {
		t.Fatal(err)
	}
	return service
}

func TestComposeStartsNeo4jAlone(t *testing.T) {
	project, err := loadCompose(t, envFile(t, "an example"))
	if err != nil {
		t.Fatal(err)
	}
	if got := project.ServiceNames(); !slices.Equal(got, []string{"neo4j"}) {
		t.Errorf("without a profile the services are %v, want neo4j alone", got)
	}
}

func TestComposeWantsAPassword(t *testing.T) {
	_, err := loadCompose(t, envFile(t, ""))
	if err == nil || !strings.Contains(err.Error(), passwordVariable) || !strings.Contains(err.Error(), ".env.example") {
		t.Errorf("with an empty password: %v, want an error that names %s and .env.example", err, passwordVariable)
	}
}

func TestComposeNeo4j(t *testing.T) {
	s := composeService(t, "neo4j")
	if s.Image != "neo4j:5.26-community" {
		t.Errorf("image %s", s.Image)
	}
	if got := s.Environment["NEO4J_AUTH"]; got == nil || *got != "neo4j/an example" {
		t.Errorf("NEO4J_AUTH does not carry the password of .env")
	}
	ports := map[uint32]string{}
	for _, p := range s.Ports {
		ports[p.Target] = p.Published
		if p.HostIP != "127.0.0.1" {
			t.Errorf("port %d is open on %q, want loopback alone", p.Target, p.HostIP)
		}
	}
	for _, port := range []string{"local.bolt_port", "local.http_port"} {
		want := settingDefault(t, port)
		if !slices.ContainsFunc(s.Ports, func(p types.ServicePortConfig) bool { return p.Published == want }) {
			t.Errorf("ports %v lack %s, the default of %s", ports, want, port)
		}
	}
	if h := s.HealthCheck; h == nil || h.Disable || len(h.Test) < 2 || h.Interval == nil || h.Timeout == nil || h.Retries == nil {
		t.Errorf("health check %+v is missing or incomplete: `up --wait` depends on it", h)
	}
	if len(s.Volumes) != 1 || s.Volumes[0].Type != types.VolumeTypeVolume || s.Volumes[0].Source == "" || s.Volumes[0].Target != "/data" {
		t.Errorf("volumes %+v, want /data in a named one", s.Volumes)
	}
}

func TestComposeGraphload(t *testing.T) {
	s := composeService(t, "graphload", "load")
	if s.Build == nil || s.Image != "" {
		t.Error("not built from the Dockerfile here")
	}
	if s.DependsOn["neo4j"].Condition != types.ServiceConditionHealthy {
		t.Error("does not wait until Neo4j is healthy")
	}
	known := map[string]config.Setting{}
	for _, setting := range config.Settings() {
		known[setting.Env()] = setting
	}
	for name := range s.Environment {
		if _, ok := known[name]; !ok {
			t.Errorf("sets %s, which graphload does not know", name)
		}
	}
	for name, want := range map[string]string{
		"GRAPHLOAD_NEO4J_URI":  "bolt://neo4j:7687",
		"GRAPHLOAD_NEO4J_USER": "neo4j",
		passwordVariable:       "an example",
	} {
		if got := s.Environment[name]; got == nil || *got != want {
			t.Errorf("%s is not as it should be", name)
		}
	}
	if len(s.Volumes) != 1 || !s.Volumes[0].ReadOnly || s.Volumes[0].Target != "/articles" {
		t.Fatalf("volumes %+v, want /articles, for reading alone", s.Volumes)
	}
	articles, err := filepath.Abs("testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	if s.Volumes[0].Source != articles {
		t.Errorf("/articles is %s, want %s with .env as it comes", s.Volumes[0].Source, articles)
	}
	if !slices.Equal(s.Command, types.ShellCommand{"load", "/articles"}) {
		t.Errorf("command %v", s.Command)
	}
}

// The variables in .env.example are for graphload on the host as well, which
// refuses names of this kind that it does not know.
func TestEnvExampleIsKnownToGraphload(t *testing.T) {
	example, err := os.ReadFile(".env.example")
	if err != nil {
		t.Fatal(err)
	}
	var known []string
	for _, s := range config.Settings() {
		known = append(known, s.Env())
	}
	found := regexp.MustCompile(`(?m)^(GRAPHLOAD_\w+)=`).FindAllStringSubmatch(string(example), -1)
	if len(found) == 0 {
		t.Fatal("no variables found")
	}
	for _, m := range found {
		if !slices.Contains(known, m[1]) {
			t.Errorf("%s is no setting of graphload", m[1])
		}
	}
}

func TestDockerfile(t *testing.T) {
	dockerfile, err := os.ReadFile("Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	stages := strings.Split(string(dockerfile), "\nFROM ")
	if len(stages) != 3 {
		t.Fatalf("%d stages, want one that builds and one that runs", len(stages)-1)
	}
	goMod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(string(goMod))
	if version == nil || !strings.HasPrefix(stages[1], "golang:"+version[1]+" ") {
		t.Errorf("builds with another Go than go.mod, %v", version)
	}
	if !strings.Contains(stages[1], "CGO_ENABLED=0 ") {
		t.Error("the program is not static")
	}
	user := regexp.MustCompile(`(?m)^USER (\d+)`).FindStringSubmatch(stages[2])
	if user == nil || user[1] == "0" {
		t.Errorf("runs as user %v, want a number that is not root's", user)
	}
}

// The build reads only the folders that .dockerignore lets through.
func TestDockerfileGetsEveryPackage(t *testing.T) {
	ignore, err := os.ReadFile(".dockerignore")
	if err != nil {
		t.Fatal(err)
	}
	let := strings.Split(string(ignore), "\n")
	needs := []string{"cmd/graphload"}
	all := imports(t)
	for i := 0; i < len(needs); i++ {
		for _, pkg := range all[needs[i]] {
			if own, ok := strings.CutPrefix(pkg, module+"/"); ok && !slices.Contains(needs, own) {
				needs = append(needs, own)
			}
		}
	}
	for _, pkg := range needs {
		top, _, _ := strings.Cut(pkg, "/")
		if !slices.Contains(let, "!"+top) {
			t.Errorf("the build needs %s, but .dockerignore keeps %s out", pkg, top)
		}
	}
}

func settingDefault(t *testing.T, key string) string {
	t.Helper()
	for _, s := range config.Settings() {
		if s.Key == key {
			return s.Default
		}
	}
	t.Fatalf("no setting %s", key)
	return ""
}
