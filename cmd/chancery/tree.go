package main

import (
	"strings"

	"chancery/lang"
	"chancery/reader"
	"chancery/statement"
)

// deepest is the depth below which a tree is drawn without further indent: a
// hostile sentence can be as deep as it is long.
const deepest = 40

// drawTree draws a sentence's tree from its root down, the dependents of each
// word in the order of the text:
//
//	◆ signed  VERB root
//	  ├─ ministers  NOUN nsubj
//	  └─ accord  NOUN obj
func drawTree(s screen, text string, x reader.Explanation) []string {
	t := tree{screen: s, text: text, sentence: x.Sentence, marks: marksOf(x), names: namesOf(x.Sentence)}
	children := make([][]int, len(x.Sentence.Tokens))
	var stack []branch
	for i := len(x.Sentence.Tokens) - 1; i >= 0; i-- {
		if head := x.Sentence.Tokens[i].Head; head >= 0 {
			children[head] = append(children[head], i) // last first
		} else {
			stack = append(stack, branch{token: i, root: true})
		}
	}
	var lines []string
	for len(stack) > 0 {
		b := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		lines = append(lines, t.line(b))
		for n, child := range children[b.token] {
			stack = append(stack, branch{token: child, last: n == 0, indent: b.below(), depth: b.depth + 1})
		}
	}
	return lines
}

// branch is a word still to be drawn.
type branch struct {
	token  int
	root   bool
	last   bool // of its head's dependents
	indent string
	depth  int
}

// below is the indent of the branch's own dependents.
func (b branch) below() string {
	switch {
	case b.root || b.depth >= deepest:
		return b.indent
	case b.last:
		return b.indent + "   "
	}
	return b.indent + "│  "
}

// tree is what the lines of a drawn sentence are made of.
type tree struct {
	screen   screen
	text     string
	sentence lang.Sentence
	marks    map[int]look // of operative words, by where they start
	names    []string     // the name that each token is in: "", "PER" …
}

func (t tree) line(b branch) string {
	token := t.sentence.Tokens[b.token]
	arm := "├─ "
	switch {
	case b.root:
		arm = ""
	case b.last:
		arm = "└─ "
	}
	mark, st := "  ", plainText
	if l, ok := t.marks[token.Start]; ok {
		mark, st = l.mark+" ", l.style
	}
	tags := token.UPOS + " " + token.Deprel
	if name := t.names[b.token]; name != "" {
		tags += " [" + name + "]"
	}
	s := t.screen
	return s.paint(st, mark) + s.paint(dim, b.indent+arm) + s.paint(st, clean(t.text[token.Start:token.End])) + "  " + s.paint(dim, tags)
}

func marksOf(x reader.Explanation) map[int]look {
	marks := make(map[int]look)
	for _, r := range x.Reasons {
		if r.Statement.Operative != (statement.Span{}) {
			marks[r.Statement.Operative.Start] = lookOf(r.Statement.Kind)
		}
	}
	return marks
}

func namesOf(s lang.Sentence) []string {
	names := make([]string, len(s.Tokens))
	for _, n := range s.Names {
		for i := max(n.First, 0); i <= n.Last && i < len(names); i++ {
			names[i] = strings.ToUpper(n.Type)
		}
	}
	return names
}
