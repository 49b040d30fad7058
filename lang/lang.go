// Package lang is the language engine: raw English text in; sentences, tokens,
// tags, lemmas, dependency trees (Universal Dependencies), names, and proposals
// of operative words with the stretch each governs out. It knows nothing of
// politics. The trained model and its kernels live here.
package lang

// Token is one syntactic word. Start and End are byte offsets into the text
// that was analysed, end exclusive.
type Token struct {
	Start, End int
	Lemma      string
	UPOS       string // Universal part of speech: NOUN, VERB …
	XPOS       string // Penn Treebank tag: NN, VBD …
	Head       int    // index of the head within the sentence, -1 for the root
	Deprel     string // Universal Dependencies relation to the head
}

// Name is a named entity over the tokens First..Last (inclusive) of its
// sentence. Type is PER, LOC or ORG.
type Name struct {
	First, Last int
	Type        string
}

// Sentence is a run of tokens with its tree.
type Sentence struct {
	Start, End int // bytes of the text, end exclusive
	Tokens     []Token
	Names      []Name
}
