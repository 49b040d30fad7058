// Package chancery_test holds what must be true of the program as a whole.
package chancery_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// root is the package at the root of the module: the measured scores.
const root = "."

// rooms are the packages in the order in which a text passes them
// (ARCHITECTURE.md): none may import one that stands below it. outside are the
// modules from elsewhere that a room may use; "*" lets in any.
var rooms = []struct {
	name    string
	outside []string
}{
	{root, nil},
	{"examples", nil},
	{"statement", nil},
	{"document", []string{"golang.org/x/text"}},
	{"lang", []string{"golang.org/x/sys", "golang.org/x/text"}},
	{"facts", nil},
	{"reader", nil},
	{"gold", nil},
	{"register", []string{"*"}},
	{"compare", []string{"*"}},
	{"check", nil},
	{"watch", []string{"*"}},
	{"export", []string{"*"}},
	{"bulk", []string{"*"}},
	{"web", []string{"*"}},
	{"cmd", []string{"*"}},
}

// walls are imports that the order allows and the rooms' purposes do not: the
// first may not import the second.
var walls = [][2]string{
	{"document", "lang"}, {"facts", "document"}, {"facts", "lang"}, {"facts", "statement"},
	{"lang", "statement"}, {"lang", "document"},
	{"register", "lang"}, {"register", "facts"}, {"register", "reader"},
	{"export", "reader"}, {"export", "register"}, {"web", "lang"}, {"web", "reader"},
}

func TestNoRoomImportsOneBelowIt(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && path != "." && (strings.HasPrefix(entry.Name(), ".") || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if why := forbidden(roomOf(path), imported); why != "" {
				t.Errorf("%s imports %s: %s", path, imported, why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// silent are the rooms that do no input or output, so that the same text always
// reads the same; what they are made of is handed to them.
var silent = []string{"statement", "document", "facts", "reader"}

// forbidden says why a room must not import a package, or nothing.
func forbidden(room, imported string) string {
	at := level(room)
	if at < 0 {
		return "there is no room called " + strconv.Quote(room) + " in the house"
	}
	own, inside := strings.CutPrefix(imported, "chancery/")
	if !inside {
		return foreign(at, imported)
	}
	other := roomOf(own)
	switch {
	case level(other) > at:
		return other + " stands below " + room
	case slices.Contains(walls, [2]string{room, other}):
		return room + " is to know nothing of " + other
	}
	return ""
}

func foreign(at int, imported string) string {
	host, _, _ := strings.Cut(imported, "/")
	if !strings.Contains(host, ".") { // the standard library
		noisy := host == "net" || host == "os" || host == "database"
		if noisy && slices.Contains(silent, rooms[at].name) {
			return rooms[at].name + " does no input or output"
		}
		return ""
	}
	for _, module := range rooms[at].outside {
		if module == "*" || strings.HasPrefix(imported+"/", module+"/") {
			return ""
		}
	}
	return rooms[at].name + " is to get by without it"
}

func roomOf(path string) string {
	room, _, inside := strings.Cut(filepath.ToSlash(path), "/")
	if !inside && strings.HasSuffix(path, ".go") {
		return root
	}
	return room
}

func level(room string) int {
	for i, r := range rooms {
		if r.name == room {
			return i
		}
	}
	return -1
}

func TestWallsHold(t *testing.T) {
	for _, c := range []struct {
		room, imported string
		allowed        bool
	}{
		{"reader", "chancery/lang", true},
		{"reader", "chancery/lang/kernel", true},
		{"lang", "chancery/lang/kernel", true},
		{"lang", "chancery/reader", false},
		{"statement", "chancery/facts", false},
		{"facts", "chancery/lang", false},
		{"reader", "net/http", false},
		{"cmd", "net/http", true},
		{"statement", "golang.org/x/text/unicode/norm", false},
		{"document", "golang.org/x/text/unicode/norm", true},
		{"document", "golang.org/x/textual", false},
		{"attic", "fmt", false},
	} {
		if why := forbidden(c.room, c.imported); (why == "") != c.allowed {
			t.Errorf("%s importing %s: %q, want allowed %v", c.room, c.imported, why, c.allowed)
		}
	}
}
