package main

import (
	"strings"

	"github.com/rivo/uniseg"
)

// line is one line of a cell.
type line struct {
	text  string
	style style
}

// cell is a field of a table row, already broken into lines of its column.
type cell []line

// wrap breaks text into lines of at most width columns, between words where
// that can be, and ends with … where it is longer than most lines.
func wrap(text string, width, most int, st style) cell {
	var c cell
	rest := text
	for rest != "" && len(c) < most {
		var head string
		head, rest = breakLine(rest, width)
		c = append(c, line{head, st})
	}
	if rest != "" && len(c) > 0 {
		last := &c[len(c)-1]
		for last.text != "" && uniseg.StringWidth(last.text) >= width {
			last.text, _ = breakLine(last.text, width-1)
		}
		last.text += "…"
	}
	return c
}

// breakLine splits text after the last word that fits into width columns; a
// word that is too long by itself is split within.
func breakLine(text string, width int) (head, rest string) {
	used, end, space, state := 0, 0, -1, -1
	for tail := text; tail != ""; {
		cluster, next, w, newState := uniseg.FirstGraphemeClusterInString(tail, state)
		if cluster == " " {
			space = end
		}
		if used+w > width && end > 0 {
			if space > 0 {
				return text[:space], strings.TrimLeft(text[space:], " ")
			}
			return text[:end], text[end:]
		}
		used, end = used+w, end+len(cluster)
		tail, state = next, newState
	}
	return text, ""
}

// wrapped is text over the whole width of the screen, in at most most lines.
func (s screen) wrapped(text string, most int, st style) []string {
	return s.row([]int{s.width}, wrap(text, s.width, most, st))
}

// row lays cells side by side, each in its column, two spaces apart.
func (s screen) row(widths []int, cells ...cell) []string {
	height := 0
	for _, c := range cells {
		height = max(height, len(c))
	}
	lines := make([]string, height)
	for i := range lines {
		lines[i] = s.rowLine(widths, cells, i)
	}
	return lines
}

func (s screen) rowLine(widths []int, cells []cell, i int) string {
	var b strings.Builder
	pad := 0
	for column, c := range cells {
		if column > 0 {
			pad += 2
		}
		if i >= len(c) || c[i].text == "" {
			pad += widths[column]
			continue
		}
		b.WriteString(strings.Repeat(" ", pad))
		b.WriteString(s.paint(c[i].style, c[i].text))
		pad = max(0, widths[column]-uniseg.StringWidth(c[i].text))
	}
	return b.String()
}
