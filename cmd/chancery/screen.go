package main

import (
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// Widths of a table, in columns of the terminal.
const (
	widthPiped = 100 // where there is no terminal to ask
	widthLeast = 48  // a narrower terminal wraps the lines itself
	widthMost  = 160 // longer lines are hard to follow with the eye
)

// screen is what a table is fitted to.
type screen struct {
	width  int
	colour bool
}

// screenOf looks at what w is: a terminal has its own width and gets colours,
// unless NO_COLOR (no-color.org) or TERM=dumb forbids them; everything else is
// plain, and as wide as COLUMNS says.
func screenOf(w io.Writer) screen {
	s := screen{width: widthPiped}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil {
		s.width = columns
	}
	if isTerminal(w) {
		if width, _, err := term.GetSize(int(w.(*os.File).Fd())); err == nil && width > 0 {
			s.width = width
		}
		s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	s.width = min(max(s.width, widthLeast), widthMost)
	return s
}

// style is an ANSI colour or weight, by its SGR parameters (ECMA-48).
type style string

const (
	plainText style = ""
	bold      style = "1"
	dim       style = "2"
	red       style = "31"
	green     style = "32"
	yellow    style = "33"
	blue      style = "34"
	magenta   style = "35"
	cyan      style = "36"
)

// paint gives text in a style, where the screen shows any.
func (s screen) paint(st style, text string) string {
	if !s.colour || st == plainText || text == "" {
		return text
	}
	return "\x1b[" + string(st) + "m" + text + "\x1b[0m"
}

// clean makes words of a hostile text harmless to a terminal: white space of
// any kind becomes one space, and control characters and those that turn the
// direction of writing are left out.
func clean(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}
