package reader

import (
	"slices"

	"chancery/facts"
	"chancery/lang"
	"chancery/statement"
)

// sources tells on whose word a sentence says something, by its own words: with
// a verb of saying behind the clause ("…, the minister said"), or a phrase that
// names the source ("as per customs figures").
func (p *passage) sources(s site) []filled {
	sentence, at, _ := p.analysis.At(s.operative)
	t, start := p.treeOf(sentence), p.analysis.First(sentence)
	here := p.between(start, start+len(t.tokens))
	if verb, ok := p.reportedBy(t, at); ok {
		if subject, ok := t.ownSubject(verb); ok {
			if found := filledBy(mentionsAt(here, start+subject.at)); len(found) > 0 {
				return found
			}
		}
	}
	return p.markedSource(t, start, here, s, at)
}

// reportedBy is the verb of saying behind the speech in which a word stands.
func (p *passage) reportedBy(t *tree, i int) (int, bool) {
	word := i
	for climbs := 0; i >= 0 && climbs < maxClimb; climbs++ {
		for _, c := range t.children[i] {
			if c > word && t.rel(c) == "parataxis" && p.says(t.tokens[c]) && t.comments(c, word) {
				return c, true
			}
		}
		head := t.tokens[i].Head
		if rel := t.rel(i); head > word && (rel == "ccomp" || rel == "parataxis") && p.says(t.tokens[head]) {
			return head, true
		}
		i = head
	}
	return 0, false
}

// comments tells whether a verb of saying only tells whose the words before it
// are: it says nothing of its own, and no semicolon parts it from them.
func (t *tree) comments(verb, word int) bool {
	_, own := t.child(verb, "ccomp", "obj")
	for i := word; i < verb; i++ {
		own = own || t.word(i) == ";"
	}
	return !own
}

// merelySays tells whether a claim is a mere "…, the minister said": a verb of
// saying that governs nothing and stands behind the clause that it vouches for.
func (p *passage) merelySays(c claim) bool {
	q := c.proposal
	sentence, at, _ := p.analysis.At(q.Operative)
	t := p.treeOf(sentence)
	if q.First != q.Operative || q.Last != q.Operative || !p.says(t.tokens[at]) {
		return false
	}
	clause, ok := t.child(at, "ccomp", "parataxis")
	return t.rel(at) == "parataxis" || ok && clause < at
}

func (p *passage) says(token lang.Token) bool {
	s, n, ok := p.reader.tables.SayingAt([]string{p.lemma(token)})
	return ok && n == 1 && s.Force != facts.Sourced && token.UPOS == "VERB"
}

// sourceReach is how many words behind "according to" its source is looked for.
const sourceReach = 8

// markedSource reads the party behind a phrase such as "according to". It
// vouches for the figures of its sentence, and for all that stands in its clause.
func (p *passage) markedSource(t *tree, start int, here []Mention, s site, at int) []filled {
	words := make([]string, len(t.tokens))
	for i := range words {
		words[i] = t.word(i)
	}
	for i := range words {
		phrase, n, ok := p.reader.tables.SayingAt(words[i:min(len(words), i+reach)])
		if !ok || phrase.Force != facts.Sourced || !slices.Contains([]string{"to", "per", "by", "of"}, words[i+n-1]) {
			continue
		}
		if s.kind != statement.Figure && !t.dominates(t.tokens[t.phrase(i)].Head, at) {
			continue
		}
		for _, m := range here {
			if d := m.First - start - i - n; d >= 0 && d < sourceReach && len(m.Codes) > 0 {
				return filledBy([]Mention{m})
			}
		}
	}
	return nil
}

// filledBy are the parties of mentions.
func filledBy(list []Mention) []filled {
	var out []filled
	for _, m := range list {
		for _, code := range m.Codes {
			if !slices.ContainsFunc(out, func(f filled) bool { return f.code == code }) {
				out = append(out, filled{code: code, head: m.Head})
			}
		}
	}
	return out
}
