package graphload_test

import (
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

const module = "github.com/graphload/graphload"

// layers tells which packages of the module a package may import, in the order
// of doc.go. Tests may import what they need, the packages that exist for tests
// alone among it.
var layers = []struct {
	pkg string
	may []string
}{
	{"graph", nil},
	{"config", nil},
	{"ingest", []string{"graph"}},
	{"extract/syntax", nil},
	{"extract/lexicon", []string{"graph", "extract/syntax"}},
	{"extract/nametag", []string{"extract/lexicon", "extract/syntax"}},
	{"extract/mention", []string{"graph", "extract/lexicon", "extract/syntax", "extract/nametag"}},
	{"extract/entity", []string{"graph", "extract/lexicon", "extract/syntax", "extract/mention"}},
	{"extract/training", nil},
	{"extract/act", []string{"graph", "extract/lexicon", "extract/syntax"}},
	{"extract/relation", []string{"graph", "extract/lexicon", "extract/syntax", "extract/mention", "extract/entity", "extract/act"}},
	{"extract/issue", []string{"graph", "extract/lexicon", "extract/syntax", "extract/mention", "extract/entity"}},
	{"extract", []string{"graph", "extract/lexicon", "extract/syntax", "extract/nametag", "extract/mention", "extract/entity", "extract/act", "extract/relation", "extract/issue"}},
	{"evaluation", []string{"graph"}},
	{"pipeline", []string{"graph", "ingest"}},
	{"graph/neo4jstore", []string{"graph"}},
	{"graph/storetest", []string{"graph"}},
	{"internal/localneo4j", nil},
	{"internal/neo4jtest", []string{"internal/localneo4j"}},
	{"cmd/hash-sequences", []string{"extract/training"}},
	{"cmd/train-acts", []string{"graph", "extract/act", "extract"}},
	{"cmd/train-names", []string{"extract/lexicon", "extract/syntax", "extract/nametag"}},
	{"cmd/graphload", []string{"graph", "config", "ingest", "extract", "evaluation", "pipeline", "graph/neo4jstore", "internal/localneo4j"}},
}

// libraries tells where a library may be imported, so that it can be replaced
// there without the rest noticing.
var libraries = []struct {
	path string
	in   []string
}{
	{"github.com/neo4j/neo4j-go-driver", []string{"graph/neo4jstore", "internal/localneo4j", "internal/neo4jtest"}},
	{"github.com/jdkato/prose", []string{"extract/syntax"}},
	{"gopkg.in/neurosnap/sentences.v1", []string{"extract/syntax"}},
	{"github.com/spf13/viper", []string{"config"}},
	{"github.com/spf13/cobra", []string{"cmd/graphload"}},
}

// imports maps each package of the module to what it imports itself, tests
// apart.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	loaded, err := packages.Load(&packages.Config{
		Context: t.Context(),
		Mode:    packages.NeedName | packages.NeedImports,
	}, module+"/...")
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string][]string)
	for _, p := range loaded {
		for _, err := range p.Errors {
			t.Errorf("%s: %v", p.PkgPath, err)
		}
		name := strings.TrimPrefix(strings.TrimPrefix(p.PkgPath, module), "/")
		found[name] = []string{}
		for path := range p.Imports {
			found[name] = append(found[name], path)
		}
		slices.Sort(found[name])
	}
	return found
}

func TestImportLayers(t *testing.T) {
	found := imports(t)
	delete(found, "") // this package, which is doc.go alone
	for _, layer := range layers {
		imported, ok := found[layer.pkg]
		if !ok {
			t.Errorf("there is no package %s", layer.pkg)
		}
		for _, path := range imported {
			ours, ok := strings.CutPrefix(path, module+"/")
			if ok && !slices.Contains(layer.may, ours) {
				t.Errorf("%s imports %s; it may import %v", layer.pkg, ours, layer.may)
			}
		}
		delete(found, layer.pkg)
	}
	for pkg := range found {
		t.Errorf("package %s has no row in the table of layers and no place in doc.go", pkg)
	}
}

func TestLibrariesStayBehindTheirPackage(t *testing.T) {
	used := make(map[string]bool)
	for pkg, imported := range imports(t) {
		for _, path := range imported {
			for _, lib := range libraries {
				if path != lib.path && !strings.HasPrefix(path, lib.path+"/") {
					continue
				}
				used[lib.path] = true
				if !slices.Contains(lib.in, pkg) {
					t.Errorf("%s imports %s, which only %v may", pkg, path, lib.in)
				}
			}
		}
	}
	for _, lib := range libraries {
		if !used[lib.path] {
			t.Errorf("nothing imports %s", lib.path)
		}
	}
}

// The walk through the packages in doc.go names each of them, in the order of
// the table.
func TestDocWalksThePackages(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, layer := range layers {
		want = append(want, layer.pkg)
	}
	if walked := walkedPackages(file.Doc.Text()); !slices.Equal(walked, want) {
		t.Errorf("doc.go walks %v\nthe table of layers holds %v", walked, want)
	}
}

// walkedPackages are the packages that begin the list items of a comment:
// "  - graph: the vocabulary …".
func walkedPackages(comment string) []string {
	var names []string
	for line := range strings.Lines(comment) {
		if item, ok := strings.CutPrefix(strings.TrimSpace(line), "- "); ok {
			name, _, _ := strings.Cut(item, ":")
			names = append(names, name)
		}
	}
	return names
}
