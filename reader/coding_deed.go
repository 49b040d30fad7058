package reader

import (
	"fmt"
	"slices"
	"strings"

	"chancery/facts"
	"chancery/lang"
	"chancery/statement"
)

const (
	maxFrames   = 3 // words that carry or end a deed, one within the other: “agreed to begin lifting the siege”
	maxModifier = 4 // words before a noun that a pattern may begin with: “missile test”
)

// governed is what the words say is done, asked for or refused: a line of the
// tables of operative words, and its CAMEO code, which is another one where the
// deed ends.
type governed struct {
	word  statement.Span // the deed's own
	line  facts.Operative
	table string
	event string
	cameo string
}

// deedOf is the deed that a statement's content tells; false where the tables
// know none.
func (p *passage) deedOf(c claim, sentence int) (governed, bool) {
	t, first := p.treeOf(sentence), p.analysis.First(sentence)
	op, from, to := c.proposal.Operative-first, c.proposal.First-first, c.proposal.Last-first
	l := lines{p.reader.tables, t}
	for i := max(0, from); i <= to && i < len(t.tokens); i++ {
		head := t.tokens[i].Head
		if i == op || head != op && head >= from && head <= to || !deedRel[t.rel(i)] {
			continue
		}
		if d, ok := l.deedAt(i, 0); ok {
			return d, true
		}
	}
	return governed{}, false
}

// deedRel are the relations in which what is done stands to the word that tells
// what becomes of it, and those in which the first word of a clause stands.
var deedRel = map[string]bool{"xcomp": true, "ccomp": true, "obj": true, "nsubj": true, "obl": true, "root": true, "conj": true, "advcl": true, "acl": true, "parataxis": true}

// lines looks up the words of one sentence in the tables.
type lines struct {
	tables *facts.Tables
	tree   *tree
}

// deedAt is the deed that a word names, or that it carries or ends.
func (l lines) deedAt(i, depth int) (governed, bool) {
	line, table, known := l.lineAt(i)
	if frame := l.frameAt(i, line); frame != "" && depth < maxFrames {
		if d, ok := l.under(i, depth); ok {
			return l.framed(frame, d)
		}
	}
	if !known || line.Event == "" {
		return governed{}, false
	}
	word := statement.Span{Start: l.tree.tokens[i].Start, End: l.tree.tokens[i].End}
	word.Text = l.tree.text[word.Start:word.End]
	return governed{word: word, line: line, table: table, event: line.Event, cameo: line.Cameo}, true
}

// frameAt is the frame of the word at i; none where the tables know that word
// together with others (“stop work”), so that it does not stand for itself.
func (l lines) frameAt(i int, line facts.Operative) facts.Frame {
	if strings.Contains(line.Word, " ") && l.tables.FrameOf(line.Word) == "" {
		return ""
	}
	return l.tables.FrameAt(l.tree.lemmas, i)
}

// under is the first deed among what a word governs.
func (l lines) under(i, depth int) (governed, bool) {
	noun := l.tree.tokens[i].UPOS == "NOUN" // “a series of raids”
	for _, c := range l.tree.children[i] {
		rel := l.tree.tokens[c].Deprel
		switch {
		case noun && rel == "nmod", slices.Contains([]string{"xcomp", "ccomp", "obj", "nsubj:pass", "obl"}, rel):
			if d, ok := l.deedAt(c, depth+1); ok {
				return d, true
			}
		}
	}
	return governed{}, false
}

// framed is the deed that carrying or ending another one is; false where CAMEO
// has no code for its end.
func (l lines) framed(frame facts.Frame, d governed) (governed, bool) {
	if frame == facts.Carries {
		return d, true
	}
	d.cameo = l.tables.Framed(frame, d.cameo)
	code, ok := l.tables.CameoCode(d.cameo)
	d.event = code.Event
	return d, ok
}

// lineAt is the line of the tables for the word at i: of a noun, the first that
// begins with one of its modifiers or with itself.
func (l lines) lineAt(i int) (facts.Operative, string, bool) {
	if pos := l.tree.tokens[i].UPOS; pos == "NOUN" || pos == "PROPN" {
		j := i
		for j > 0 && i-j < maxModifier && l.tree.tokens[j-1].Head == i {
			j--
		}
		for ; j <= i; j++ {
			if o, ok := l.tables.NominalAt(l.tree.lemmas, j); ok {
				return o, fmt.Sprintf("nominals.tsv:%d", o.Line), true
			}
		}
	}
	o, ok := l.tables.OperativeAt(l.tree.lemmas, i)
	return o, fmt.Sprintf("operatives.tsv:%d", o.Line), ok
}

// lemma is the lemma of a token in small letters, a verb's as the tables know it.
func (p *passage) lemma(token lang.Token) string {
	lemma := strings.ToLower(token.Lemma)
	if token.UPOS == "VERB" {
		return p.reader.tables.VerbOf(lemma, strings.ToLower(p.document.Text[token.Start:token.End]))
	}
	return lemma
}
