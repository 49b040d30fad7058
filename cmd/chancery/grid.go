package main

import (
	"strconv"
	"strings"

	"chancery/statement"
)

// grid is how the columns of statements share the width. A wide screen has
// columns for time, source and strength; on a narrow one those stand as a line
// below the content.
type grid struct {
	widths []int
	wide   bool
}

// strongest is the top of the ladder of operative words, as the schema has it.
const strongest = 8

// Widths of the columns that do not grow, and the width from which a screen
// counts as wide.
const (
	kindWidth     = 10
	timeWidth     = 11 // a day and the slash of an interval
	saidWidth     = 14
	strengthWidth = strongest
	wideFrom      = 96
)

func gridOf(width int) grid {
	who := min(max(width/5, 12), 28)
	if width < wideFrom {
		return grid{widths: []int{kindWidth, who, width - kindWidth - who - 4}}
	}
	rest := width - kindWidth - who - timeWidth - saidWidth - strengthWidth - 10
	return grid{widths: []int{kindWidth, who, rest, timeWidth, saidWidth, strengthWidth}, wide: true}
}

func (g grid) head() []cell {
	names := []string{"KIND", "WHO → WHOM", "WHAT", "WHEN", "SAID BY", "STRENGTH"}
	var cells []cell
	for _, name := range names[:len(g.widths)] {
		cells = append(cells, cell{{name, dim}})
	}
	return cells
}

func (g grid) cells(s statement.Statement) []cell {
	look := lookOf(s.Kind)
	kind := cell{{look.mark + " " + string(s.Kind), look.style}}
	who := append(wrap(parties(s), g.widths[1], contentLines, bold), people(s, g.widths[1])...)
	what := wrap(operative(s), g.widths[2], 2, look.style)
	what = append(what, wrap(clean(cut(s.Content.Text)), g.widths[2], contentLines, plainText)...)
	what = append(what, wrap(figure(s), g.widths[2], 2, bold)...)
	if !g.wide {
		return []cell{kind, who, append(what, wrap(details(s), g.widths[2], 3, dim)...)}
	}
	when := append(wrap(when(s), timeWidth, 3, plainText), line{string(s.Status), dim})
	said := wrap(codes(s.SaidBy), saidWidth, 3, plainText)
	return []cell{kind, who, what, when, said, strength(s)}
}

// details are the fields that have no column of their own on a narrow screen.
func details(s statement.Statement) string {
	parts := []string{string(s.Status)}
	if w := when(s); w != "" {
		parts = append(parts, w)
	}
	if said := codes(s.SaidBy); said != "" {
		parts = append(parts, "said by "+said)
	}
	for _, l := range strength(s) {
		parts = append(parts, l.text)
	}
	return strings.Join(parts, " · ")
}

// strength is a bar on the ladder of the operative words, red where it is the
// ladder of opposing ones, and under it how certain the statement is.
func strength(s statement.Statement) cell {
	var c cell
	if s.Strength > 0 {
		n := min(s.Strength, strongest)
		st := green
		if s.Opposing {
			st = red
		}
		c = append(c, line{strings.Repeat("█", n) + strings.Repeat("░", strongest-n), st})
		if s.Opposing {
			c = append(c, line{"opposing", red})
		}
	}
	return append(c, line{strconv.Itoa(int(s.Confidence*100+0.5)) + " %", dim})
}
