package web

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"chancery/statement"
)

// The measures of a drawn tree, in pixels.
const (
	rowHeight  = 24
	indent     = 22
	letter     = 9.2 // a letter of a word, on the generous side
	small      = 7.2 // a letter of its tags
	mostRows   = 250 // a hostile sentence can be as long as its text
	deepest    = 24  // below this a tree is drawn without further indent
	treeMargin = 14
)

// drawing is a sentence's tree from its root down, a word a row, the
// dependents of each word below it in the order of the text.
type drawing struct {
	Width, Height int
	Label         string // the tree in words, for those who do not see it
	Rows          []treeRow
	Arms          []string // SVG paths
	Left          int      // words that were not drawn
}

type treeRow struct {
	X, Y, TagX int
	Word       string
	Tags       string
	Title      string // the tags in words
	Class      string
	Mark       string
}

// branch is a word still to be drawn.
type branch struct {
	word, depth int
	parentY     int
}

// draw draws the tree of an explanation.
func draw(text string, x Explanation) *drawing {
	d := &drawing{}
	children := make([][]int, len(x.Words))
	var stack []branch
	for i := len(x.Words) - 1; i >= 0; i-- {
		if head := x.Words[i].Head; head >= 0 && head < len(x.Words) {
			children[head] = append(children[head], i) // last first
		} else {
			stack = append(stack, branch{word: i})
		}
	}
	looks := looksOf(x)
	var said []string
	for len(stack) > 0 && len(d.Rows) < mostRows {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		y := d.add(text, x.Words[b.word], b, looks)
		said = append(said, d.Rows[len(d.Rows)-1].Title)
		for _, child := range children[b.word] {
			stack = append(stack, branch{word: child, depth: min(b.depth+1, deepest), parentY: y})
		}
	}
	d.Left = len(x.Words) - len(d.Rows)
	d.Height = len(d.Rows)*rowHeight + 8
	d.Label = "Tree of the sentence. " + strings.Join(said, "; ")
	return d
}

// add draws one word and returns the height of its row.
func (d *drawing) add(text string, w Word, b branch, looks map[int]look) int {
	row := treeRow{X: b.depth*indent + treeMargin, Y: len(d.Rows)*rowHeight + 18, Word: text[w.Start:w.End], Tags: w.Relation, Class: "word"}
	row.Title = row.Word + ", " + relationName(w.Relation)
	if w.Name != "" {
		row.Tags += " · " + w.Name
	}
	if l, ok := looks[w.Start]; ok {
		row.Mark, row.Class = l.Mark, "word op k-"+string(l.Kind)
		row.Title += ", carries a " + string(l.Kind)
	}
	if w.Relation == "punct" {
		row.Class = "word faint"
	}
	shown := row.Word
	if row.Mark != "" {
		shown = row.Mark + " " + shown
	}
	row.TagX = row.X + int(letter*float64(utf8.RuneCountInString(shown))) + 12
	if b.depth > 0 {
		x := row.X - indent + 5
		d.Arms = append(d.Arms, fmt.Sprintf("M%d %dV%dh%d", x, b.parentY+6, row.Y-5, indent-9))
	}
	d.Rows = append(d.Rows, row)
	d.Width = max(d.Width, row.TagX+int(small*float64(utf8.RuneCountInString(row.Tags)))+treeMargin)
	return row.Y
}

// looksOf gives, by where it starts, the kind that an operative word carries.
func looksOf(x Explanation) map[int]look {
	out := make(map[int]look)
	for _, r := range x.Reasons {
		if r.Statement.Operative != (statement.Span{}) {
			out[r.Statement.Operative.Start] = lookOf(r.Statement.Kind)
		}
	}
	return out
}

//go:embed relations.tsv
var relationTable string

// relationName writes a relation of Universal Dependencies in words:
// "nsubj:pass" is "passive subject".
func relationName(relation string) string {
	general, _, _ := strings.Cut(relation, ":")
	name := relation
	for line := range strings.Lines(relationTable) {
		code, rest, _ := strings.Cut(line, "\t")
		words, _, _ := strings.Cut(rest, "\t")
		switch code {
		case relation:
			return words
		case general:
			name = words
		}
	}
	return name
}
