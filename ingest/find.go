package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// stdinPath is the path that stands for standard input.
const stdinPath = "-"

// find gives the path of every source that names stand for, cleaned and with
// forward slashes, or a *Failure for a name that stands for none. It ends early
// when ctx is done.
func find(ctx context.Context, names []string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		f := finder{yield: yield, named: make(map[string]bool)}
		targets := expand(names)
		for _, t := range targets {
			f.named[t.path] = true
		}
		done := make(map[string]bool, len(targets))
		for _, t := range targets {
			if t.err != nil {
				if !yield("", t.err) {
					return
				}
				continue
			}
			if done[t.path] {
				continue
			}
			done[t.path] = true
			if !f.target(ctx, t.path) {
				return
			}
		}
	}
}

// A target is one file or folder that the user named, or the reason why the
// name gives none.
type target struct {
	path string
	err  error
}

// expand cleans the names and puts the matches of glob patterns in their place.
// A name that exists is never taken as a pattern.
func expand(names []string) []target {
	var targets []target
	for _, name := range names {
		if name == "" {
			targets = append(targets, target{err: failure(`""`, Find, errors.New("the path is empty"))})
			continue
		}
		if name == stdinPath {
			targets = append(targets, target{path: stdinPath})
			continue
		}
		p := cleanPath(name)
		if _, err := os.Lstat(name); err == nil || !strings.ContainsAny(name, "*?[") {
			targets = append(targets, target{path: p})
			continue
		}
		matches, err := filepath.Glob(name)
		if err != nil {
			targets = append(targets, target{err: failure(p, Find, err)})
			continue
		}
		// Like a shell, a wildcard does not stand for the dot of a hidden name.
		matches = slices.DeleteFunc(matches, func(m string) bool {
			return isHidden(filepath.Base(m)) && !isHidden(filepath.Base(name))
		})
		if len(matches) == 0 {
			targets = append(targets, target{err: failure(p, Find, ErrNoMatch)})
		}
		slices.Sort(matches)
		for _, m := range matches {
			targets = append(targets, target{path: cleanPath(m)})
		}
	}
	return targets
}

// cleanPath is the form of a path that identifies an article.
func cleanPath(name string) string { return path.Clean(filepath.ToSlash(name)) }

// isHidden reports whether a file or folder of this name is passed over when it
// is not named itself.
func isHidden(base string) bool {
	return strings.HasPrefix(base, ".") && base != "." && base != ".."
}

// A finder walks the named files and folders.
type finder struct {
	yield func(string, error) bool
	// named holds the targets. A folder that holds one leaves it to its own
	// turn, so that nothing is read twice.
	named map[string]bool
	// trees are the real paths of the folder that is being walked and of the
	// symbolic links to folders followed on the way.
	trees []string
	// found tells whether the folder gave anything, articles or failures.
	found bool
}

// target gives the sources of one named file or folder. It and the methods
// below return false when the consumer wants no more or ctx is done.
func (f *finder) target(ctx context.Context, p string) bool {
	if p == stdinPath {
		return f.yield(p, nil)
	}
	info, err := os.Stat(filepath.FromSlash(p))
	switch {
	case err != nil:
		return f.yield("", failure(p, Find, err))
	case !info.IsDir():
		return f.yield(p, nil)
	}
	f.trees, f.found = nil, false
	if real, err := realPath(p); err == nil {
		f.trees = append(f.trees, real)
	}
	if !f.folder(ctx, p) {
		return false
	}
	if !f.found {
		return f.yield("", failure(p, Load, fmt.Errorf("%w (no %s below it)", ErrNoArticles, knownEndings)))
	}
	return true
}

func (f *finder) folder(ctx context.Context, dir string) bool {
	if ctx.Err() != nil {
		return false
	}
	entries, err := os.ReadDir(filepath.FromSlash(dir)) // sorted by name
	if err != nil {
		f.found = true
		if !f.yield("", failure(dir, Load, err)) {
			return false
		}
	}
	for _, e := range entries {
		if isHidden(e.Name()) {
			continue
		}
		p := path.Join(dir, e.Name())
		if !f.entry(ctx, p, e) {
			return false
		}
	}
	return true
}

// entry gives the sources of one entry of a folder. What a symbolic link leads
// to counts as if it stood in the link's place.
func (f *finder) entry(ctx context.Context, p string, e fs.DirEntry) bool {
	isDir := e.IsDir()
	isLink := e.Type()&fs.ModeSymlink != 0
	if isLink {
		// A link that leads nowhere is left to be opened, and fails there, if
		// it looks like an article.
		info, err := os.Stat(filepath.FromSlash(p))
		isDir = err == nil && info.IsDir()
	}
	if !isDir && formatOf(p) == nil {
		return true
	}
	if f.named[p] {
		f.found = true
		return true
	}
	if !isDir {
		f.found = true
		return f.yield(p, nil)
	}
	if isLink {
		real, err := realPath(p)
		if err != nil || f.covers(real) {
			return true
		}
		f.trees = append(f.trees, real)
	}
	return f.folder(ctx, p)
}

// covers reports whether the walk reaches the folder without the link that led
// to it. This ends loops, since each tree is then entered by one link at most.
func (f *finder) covers(real string) bool {
	for _, tree := range f.trees {
		rel, err := filepath.Rel(tree, real)
		if err != nil {
			continue
		}
		outside := slices.ContainsFunc(strings.Split(rel, string(filepath.Separator)), func(base string) bool {
			return base == ".." || isHidden(base)
		})
		if !outside {
			return true
		}
	}
	return false
}

// realPath is the absolute path of p behind all symbolic links.
func realPath(p string) (string, error) {
	abs, err := filepath.Abs(filepath.FromSlash(p))
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}
