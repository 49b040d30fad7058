// Package reader turns a document into its statements: who, to whom, what, when
// and on whose word, each with the words it was read from. A reading depends on
// the document, the model, the tables and the options alone, does no input or
// output, and cannot fail on text: what it cannot settle it doubts.
package reader

import (
	"context"
	"fmt"

	"chancery/document"
	"chancery/facts"
	"chancery/lang"
	"chancery/statement"
)

// Reader reads documents. It is not changed by reading and may be used from
// several goroutines.
type Reader struct {
	model   *lang.Model
	tables  *facts.Tables
	namer   *Namer
	amounts *quantityWords
	roles   *roleModel

	calibration calibration
}

// New makes a reader of a language model and the tables of facts. It fails when
// a table of its own contradicts itself.
func New(model *lang.Model, tables *facts.Tables) (*Reader, error) {
	r, err := undecided(model, tables)
	if err != nil {
		return nil, err
	}
	if r.roles, err = loadRoleModel(roleTrees); err != nil {
		return nil, fmt.Errorf("make a reader: %w", err)
	}
	if r.calibration, err = loadCalibration(confidenceTable); err != nil {
		return nil, fmt.Errorf("make a reader: %w", err)
	}
	return r, nil
}

// undecided makes a reader that finds everything but who fills which role.
func undecided(model *lang.Model, tables *facts.Tables) (*Reader, error) {
	refs, err := facts.LoadReferences()
	if err != nil {
		return nil, fmt.Errorf("make a reader: %w", err)
	}
	amounts, err := loadQuantityWords()
	if err != nil {
		return nil, fmt.Errorf("make a reader: %w", err)
	}
	return &Reader{model: model, tables: tables, namer: NewNamer(tables, refs), amounts: amounts}, nil
}

// Options say what the user knows about a document beside its text.
type Options struct {
	Published string   // the day of publication, YYYY-MM-DD, or empty
	Today     string   // the day that counts, with a doubt, where nothing tells the day of publication; or empty
	Parties   []string // codes of the document's own parties, if the user names them
}

// Read finds the statements of d, in the order of the text.
func (r *Reader) Read(d *document.Document, o Options) statement.Reading {
	return r.read(r.open(d, o))
}

// ReadContext is Read for a caller who may lose interest: it stops soon after
// ctx is done, and its error is then that of ctx.
func (r *Reader) ReadContext(ctx context.Context, d *document.Document, o Options) (statement.Reading, error) {
	a, err := r.model.AnalyseContext(ctx, d.Text)
	if err != nil {
		return statement.Reading{}, fmt.Errorf("read %s: %w", d.Source, err)
	}
	return r.read(r.openAnalysed(d, o, a)), nil
}

func (r *Reader) read(p *passage) statement.Reading {
	reading := statement.Reading{Statements: []statement.Statement{}, Doubts: p.document.Doubts()}
	for _, reason := range p.reasons(p.claims()) {
		reading.Statements = append(reading.Statements, reason.Statement)
	}
	reading.Doubts = append(reading.Doubts, p.doubts...)
	return reading
}

// Reasons finds the statements of d as Read does, with why each was made.
func (r *Reader) Reasons(d *document.Document, o Options) []Reason {
	p := r.open(d, o)
	return p.reasons(p.claims())
}

// Explanation shows how one sentence was read.
type Explanation struct {
	Sentence lang.Sentence       // with its tree; offsets are into the document's text
	Mentions []statement.Mention // the parties found in the sentence
	Reasons  []Reason            // one for each statement whose operative word is in the sentence
	Stopped  []Stop              // what was considered in the sentence and made no statement
	Doubts   []statement.Doubt   // those whose words are in the sentence
}

// Reason is why one statement was made.
type Reason struct {
	Statement statement.Statement
	Steps     []Step    // in the order in which the reader took them
	Certainty []float64 // how sure its parts are, in the columns of CertaintyNames

	counted *statement.Event // the deed that a figure counts
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
func (r *Reader) Explain(d *document.Document, o Options, offset int) Explanation {
	return r.open(d, o).explain(offset)
}

// ExplainContext is Explain for a caller who may lose interest; see ReadContext.
func (r *Reader) ExplainContext(ctx context.Context, d *document.Document, o Options, offset int) (Explanation, error) {
	a, err := r.model.AnalyseContext(ctx, d.Text)
	if err != nil {
		return Explanation{}, fmt.Errorf("explain %s: %w", d.Source, err)
	}
	return r.openAnalysed(d, o, a).explain(offset), nil
}

func (p *passage) explain(offset int) Explanation {
	at := p.sentenceAt(offset)
	if at < 0 {
		return Explanation{}
	}
	claims := p.claims()
	x := Explanation{Sentence: p.analysis.Sentences[at], Mentions: p.mentionsOf(at), Stopped: p.stops(claims, at, offset)}
	for _, reason := range p.reasons(claims) {
		if covers(x.Sentence, reason.Statement.Operative) {
			x.Reasons = append(x.Reasons, reason)
		}
	}
	for _, doubt := range p.doubts {
		if covers(x.Sentence, doubt.Span) {
			x.Doubts = append(x.Doubts, doubt)
		}
	}
	return x
}

func covers(s lang.Sentence, span statement.Span) bool {
	return s.Start <= span.Start && span.End <= s.End
}
