package main

import (
	"io"
	"os"
	"path/filepath"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress is the bar that several files get on a terminal. Its methods do
// nothing where there is none, and a bar that cannot be drawn is no error.
type progress struct{ bar *progressbar.ProgressBar }

func newProgress(files int, w io.Writer) progress {
	if files < 2 || !isTerminal(w) {
		return progress{}
	}
	return progress{progressbar.NewOptions(files,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetWidth(24),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
	)}
}

func (p progress) show(name string) {
	if p.bar != nil {
		p.bar.Describe(clean(filepath.Base(name)))
	}
}

func (p progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

func (p progress) step() {
	if p.bar != nil {
		_ = p.bar.Add(1)
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
