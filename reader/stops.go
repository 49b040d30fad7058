package reader

import (
	"fmt"

	"chancery/lang"
	"chancery/statement"
)

// Stop is why a word, or a word with a stretch, made no statement.
type Stop struct {
	Operative statement.Span
	Content   statement.Span // empty where the word itself was not taken for an operative one
	Rule      string         // what stopped it
}

// faint is the probability of being an operative word below which a word is not
// worth telling about.
const faint = 0.02

// stops tells what made no statement in a sentence: the claims that a rule
// stopped, and the words that were not taken for operative ones: the one at
// the offset, if it belongs to no statement, and the likeliest, if it stood a
// chance.
func (p *passage) stops(claims []claim, sentence, offset int) []Stop {
	var out []Stop
	first := p.analysis.First(sentence)
	tokens := p.analysis.Sentences[sentence].Tokens
	proposed, stated := map[int]bool{}, map[int]bool{} // by token of the sentence
	for _, c := range claims {
		q := c.proposal
		if q.Operative < first || q.Operative >= first+len(tokens) {
			continue
		}
		proposed[q.Operative-first] = true
		if c.stopped != "" {
			out = append(out, Stop{Operative: p.tokens(q.Operative, q.Operative), Content: p.tokens(q.First, q.Last), Rule: c.stopped})
			continue
		}
		for i := q.First; i <= q.Last; i++ {
			stated[i-first] = true
		}
	}
	likeliest := likeliestWord(tokens, proposed)
	for i, t := range tokens {
		asked := t.Start <= offset && offset < t.End && !proposed[i] && !stated[i]
		if asked || i == likeliest {
			out = append(out, Stop{Operative: p.span(t.Start, t.End),
				Rule: fmt.Sprintf("not taken for an operative word, %.2f of the %.2f asked for", t.Operative, p.analysis.Asked)})
		}
	}
	return out
}

// likeliestWord is the likeliest operative word of those that were not
// proposed, -1 if none stood a chance.
func likeliestWord(tokens []lang.Token, proposed map[int]bool) int {
	best := -1
	for i, t := range tokens {
		if !proposed[i] && t.Operative >= faint && (best < 0 || t.Operative > tokens[best].Operative) {
			best = i
		}
	}
	return best
}
