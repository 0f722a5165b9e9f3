package localneo4j

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
)

// MissingError says that the machine lacks a program that the local server
// needs. Its text is one line that also names the other ways to a Neo4j.
type MissingError struct {
	// What says what is missing and what was found instead, for example
	// "Maven (no mvn on PATH)".
	What string
}

func (e *MissingError) Error() string {
	return "a local Neo4j needs " + e.What +
		"; install it, or run `docker compose up -d --wait`, or set neo4j.uri to the address of a Neo4j server"
}

// findJava returns the java program of JAVA_HOME or else of PATH, the first one
// whose version can run the server.
func findJava(ctx context.Context) (string, error) {
	const want = "Java 17 or 21"
	var candidates []string
	if home := os.Getenv("JAVA_HOME"); home != "" {
		name := "java"
		if runtime.GOOS == "windows" {
			name = "java.exe"
		}
		candidates = append(candidates, filepath.Join(home, "bin", name))
	}
	if path, err := exec.LookPath("java"); err == nil {
		candidates = append(candidates, path)
	}
	found := "no java in JAVA_HOME or on PATH"
	for _, path := range candidates {
		version, err := javaVersion(ctx, path)
		switch {
		case ctx.Err() != nil:
			return "", ctx.Err()
		case err != nil:
			found = err.Error()
		case version.major == "17" || version.major == "21":
			return path, nil
		default:
			found = fmt.Sprintf("%s is version %s", path, version.full)
		}
	}
	return "", &MissingError{What: fmt.Sprintf("%s (%s)", want, found)}
}

type versionOfJava struct{ major, full string }

// javaVersion asks the java program at path for its version, which it prints
// as: openjdk version "17.0.15" 2025-04-15.
func javaVersion(ctx context.Context, path string) (versionOfJava, error) {
	out, err := exec.CommandContext(ctx, path, "-version").CombinedOutput()
	if err != nil {
		return versionOfJava{}, fmt.Errorf("%s -version failed: %w", path, err)
	}
	m := regexp.MustCompile(`version "(([0-9]+)[^"]*)"`).FindSubmatch(out)
	if m == nil {
		return versionOfJava{}, fmt.Errorf("%s -version names no version", path)
	}
	return versionOfJava{major: string(m[2]), full: string(m[1])}, nil
}

func findMaven() (string, error) {
	path, err := exec.LookPath("mvn")
	if err != nil {
		return "", &MissingError{What: "Maven (no mvn on PATH)"}
	}
	return path, nil
}
