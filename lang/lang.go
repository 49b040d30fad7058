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
	UPOS       string  // Universal part of speech: NOUN, VERB …
	XPOS       string  // Penn Treebank tag: NN, VBD …
	Head       int     // index of the head within the sentence, -1 for the root
	Deprel     string  // Universal Dependencies relation to the head
	Operative  float32 // probability that it is the operative word of a statement, 0–1
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

// Role is a part a party can have in a statement.
type Role int

// The roles, in the order of Proposal.Roles.
const (
	Actor Role = iota
	Recipient
	SaidBy
)

// Proposal is an operative word with one stretch it governs, as the learnt
// heads see them. Token positions count over the whole analysis (Analysis.At).
type Proposal struct {
	Operative   int     // token of the operative word
	First, Last int     // tokens of the content, inclusive
	Score       float32 // probability that the statement is there, 0–1

	Kind      []float32 // probabilities over Analysis.Labels.Kind
	Negated   float32   // probability
	Status    []float32 // over Labels.Status
	Event     []float32 // over Labels.Event ("" first: no event)
	Topics    []float32 // independent probabilities over Labels.Topic
	Mutual    float32   // probability
	Optional  float32   // probability that careful readers would differ
	RoleFirst int       // token that Roles[r].Token[0] scores
	Roles     [3]RoleScores
}

// RoleScores are the unnormalised log-scores from which the logit of a party
// in one role is made: Bias + logsumexp(Token of each of its mentions' heads,
// and Party if it is a party of the document).
type RoleScores struct {
	Token []float32 // for the tokens RoleFirst, RoleFirst+1, …
	Party float32
	Bias  float32
}

// Labels names the columns of a Proposal's distributions.
type Labels struct {
	Kind, Status, Event, Topic []string
}

// Analysis is everything the engine sees in one text.
type Analysis struct {
	Sentences []Sentence
	Proposals []Proposal // ordered by operative word, then content
	Labels    Labels
	Asked     float32 // the probability (Token.Operative) from which a word is proposed

	first []int // per sentence: its first token, counted over the analysis
}
