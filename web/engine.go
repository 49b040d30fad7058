package web

import (
	"context"

	"chancery/document"
	"chancery/statement"
)

// Engine reads texts. It is safe for concurrent use, and stops soon after its
// context is done.
type Engine interface {
	// Read finds the statements of d, in the order of the text.
	Read(ctx context.Context, d *document.Document, k Known) (statement.Reading, error)
	// Explain says how the sentence at a byte offset of d's text was read. A
	// text without sentences gives an Explanation without words.
	Explain(ctx context.Context, d *document.Document, k Known, offset int) (Explanation, error)
	// Published is the day of publication as far as it is known, YYYY-MM-DD: by
	// the user's word or by the text's own date line; else empty.
	Published(d *document.Document, k Known) string
	// Version names the engine, shortly, as readers see it.
	Version() string
}

// Known is what the user knows about a document beside its text.
type Known struct {
	Published string   // the day of publication, YYYY-MM-DD, or empty
	Parties   []string // codes of the document's own parties
}

// Explanation is how one sentence was read: its tree and, for each statement,
// the steps that led to it.
type Explanation struct {
	Sentence statement.Span
	Words    []Word
	Mentions []statement.Mention
	Reasons  []Reason
	Stopped  []Stop
}

// Word is a word of the sentence in its dependency tree.
type Word struct {
	Start, End int    // bytes of the document's text
	Head       int    // index of the word it hangs from, -1 for the root
	Tag        string // Universal part of speech: NOUN, VERB …
	Relation   string // Universal Dependencies relation to the head
	Name       string // PER, LOC or ORG within a name, else empty
}

// Reason is why one statement was made.
type Reason struct {
	Statement statement.Statement
	Steps     []Step
}

// Step is one thing that was settled about a statement.
type Step struct {
	Field string         // "actors", "time", "kind" …
	Value string         // how it was settled
	Rule  string         // the rule that settled it
	Words statement.Span // the words it rests on; empty if none
	Table string         // the line of a table it rests on; empty if none
}

// Stop is why a word, or a word with a stretch, made no statement.
type Stop struct {
	Operative, Content statement.Span
	Rule               string
}
