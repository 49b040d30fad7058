// Package reader turns a document into its statements: who, to whom, what, when
// and on whose word, each with the words it was read from. A reading depends on
// the document, the model, the tables and the options alone, does no input or
// output, and cannot fail on text: what it cannot settle it doubts.
package reader

import (
	"chancery/document"
	"chancery/facts"
	"chancery/lang"
	"chancery/statement"
)

// Reader reads documents. It is not changed by reading and may be used from
// several goroutines.
type Reader struct {
	model  *lang.Model
	tables *facts.Tables
}

// New makes a reader of a language model and the tables of facts.
func New(model *lang.Model, tables *facts.Tables) *Reader {
	return &Reader{model: model, tables: tables}
}

// Options say what the user knows about a document beside its text.
type Options struct {
	Published string   // the day of publication, YYYY-MM-DD, or empty
	Parties   []string // codes of the document's own parties, if the user names them
}

// Read finds the statements of d, in the order of the text.
func (r *Reader) Read(d *document.Document, _ Options) statement.Reading {
	return statement.Reading{Doubts: d.Doubts()}
}

// Explanation shows how one sentence was read.
type Explanation struct {
	Sentence lang.Sentence       // with its tree; offsets are into the document's text
	Mentions []statement.Mention // the parties found in the sentence
	Reasons  []Reason            // one for each statement whose operative word is in the sentence
	Doubts   []statement.Doubt   // those whose words are in the sentence
}

// Reason is why one statement was made.
type Reason struct {
	Statement statement.Statement
	Steps     []Step // in the order in which the reader took them
}

// Step is one thing that the reader settled about a statement.
type Step struct {
	Field string         // what was settled: "actors", "time", "kind" …
	Value string         // how it was settled: "RUS, CHN"
	Rule  string         // the rule that settled it
	Words statement.Span // the words it rests on; empty if none
	Table string         // the line of a table it rests on, "offices.tsv:12"; empty if none
}

// Explain shows the sentence at the byte offset of d's text, and why its
// statements were made. Between two sentences the one before counts; a text
// without sentences gives the zero Explanation.
func (r *Reader) Explain(_ *document.Document, _ Options, _ int) Explanation {
	return Explanation{}
}
