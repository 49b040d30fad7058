package web

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// example is a text to try reading on.
type example struct {
	Name  string // "wire-report"
	Title string // its first line
	text  []byte
}

// loadExamples reads the *.txt at the root of fsys, which may be nil.
func loadExamples(fsys fs.FS) ([]example, error) {
	if fsys == nil {
		return nil, nil
	}
	files, err := fs.Glob(fsys, "*.txt")
	if err != nil {
		return nil, err
	}
	var out []example
	for _, file := range files {
		text, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		title, _, _ := strings.Cut(string(text), "\n")
		out = append(out, example{strings.TrimSuffix(path.Base(file), ".txt"), title, text})
	}
	slices.SortFunc(out, func(a, b example) int { return cmp.Compare(a.Name, b.Name) })
	return out, nil
}

func (s *Server) example(name string) (example, bool) {
	i := slices.IndexFunc(s.examples, func(e example) bool { return e.Name == name })
	if i < 0 {
		return example{}, false
	}
	return s.examples[i], true
}
