package reader

import (
	"fmt"
	"sort"

	"chancery/facts"
	"chancery/statement"
)

const (
	minTopic  = 0.4 // probability from which a topic counts
	maxTopics = 4
)

// code gives a statement the field's codes: event, strength, topics, issues.
// The line is the one of the table named for its operative word.
func (p *passage) code(s *statement.Statement, r *Reason, c claim, line facts.Operative, table string) {
	w := p.wording(c, line, table)
	if w.known {
		r.Steps = append(r.Steps, Step{Field: "deed", Value: w.deed.cameo, Rule: "word that the statement is about", Words: w.deed.word, Table: w.deed.table})
	}
	event, worded := p.event(c, w, s.Kind), w
	if s.Kind == statement.Figure || event != "" && p.conflict(w.line.Event) != p.conflict(event) {
		w.line, w.table = facts.Operative{}, "" // a measure binds nobody, and who conducts talks assaults no one
	}
	if w.table != "" {
		r.Steps = append(r.Steps, Step{Field: "strength", Value: fmt.Sprint(w.line.Strength), Rule: "operative word", Words: s.Operative, Table: w.table})
	}
	s.Strength, s.Opposing = w.line.Strength, w.line.Opposing != (s.Polarity == statement.Negated)
	p.hedge(s, c)
	s.Topics = p.topics(c)
	if event != "" {
		s.Event = p.coded(event, w, s)
	}
	if s.Kind == statement.Figure {
		r.counted = p.countedDeed(c, worded, s)
	}
	words := append(p.words(c.proposal.Operative, c.proposal.Operative), p.words(c.proposal.First, c.proposal.Last)...)
	if issues := p.reader.tables.IssuesOf(words); issues != nil {
		s.Issues = issues
	}
}

// operative finds the table's line for the operative word in its sentence.
func (p *passage) operative(c claim, sentence int) (facts.Operative, string) {
	_, at, _ := p.analysis.At(c.proposal.Operative)
	if line, table, ok := (lines{p.reader.tables, p.treeOf(sentence)}).lineAt(at); ok {
		return line, table
	}
	return facts.Operative{}, ""
}

// hedge notes the words that soften what is said; each statement that has one
// is one step weaker.
func (p *passage) hedge(s *statement.Statement, c claim) {
	q := c.proposal
	words := p.words(q.First, q.Last)
	for i := 0; i < len(words); {
		_, n, ok := p.reader.tables.HedgeAt(words[i:])
		if !ok {
			i++
			continue
		}
		s.Hedges = append(s.Hedges, p.tokens(q.First+i, q.First+i+n-1))
		i += n
	}
	if len(s.Hedges) > 0 && s.Strength > 0 {
		s.Strength--
	}
}

// topics are the likely ones, the likeliest first, at least one.
func (p *passage) topics(c claim) []string {
	labels, prob := p.analysis.Labels.Topic, c.proposal.Topics
	order := make([]int, len(labels))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return prob[order[a]] > prob[order[b]] })
	var out []string
	for n, i := range order {
		if n > 0 && (prob[i] < minTopic || n >= maxTopics) {
			break
		}
		out = append(out, labels[i])
	}
	return out
}
