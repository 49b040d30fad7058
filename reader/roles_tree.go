package reader

import (
	"slices"

	"chancery/statement"
)

// byTree mends what was learnt about who acts and who is addressed where the
// sentence leaves no doubt: whom a passive verb is said of does not act, nor
// does what stands only among the objects; and who says that another must do
// something calls on that other.
func (p *passage) byTree(s site, w *who, cands []judged) {
	sentence, at, _ := p.analysis.At(s.operative)
	c := clause{p: p, tree: p.treeOf(sentence), start: p.analysis.First(sentence), verb: at}
	c.here = p.between(c.start, c.start+len(c.tree.tokens))
	if token := c.tree.tokens[at]; c.tree.rel(at) == "aux" && token.Head >= 0 {
		c.verb = token.Head
	}
	if s.kind == statement.Call && c.verb != at && c.callsOn(w, cands) || w.mutual {
		return
	}
	c.turn(s, w)
	c.release(s, w)
}

// clause is a verb of a sentence with the parties around it.
type clause struct {
	p     *passage
	tree  *tree
	start int // token at which the sentence begins
	verb  int
	here  []Mention // parties of the sentence
}

// named are the parties that a phrase names: its head or those coordinated with
// it, else whatever the phrase holds.
func (c clause) named(at int) []string {
	var out []string
	for _, i := range append([]int{at}, c.tree.children[at]...) {
		if i == at || c.tree.rel(i) == "conj" {
			for _, m := range mentionsAt(c.here, c.start+i) {
				for _, code := range m.Codes {
					out = addCode(out, code)
				}
			}
		}
	}
	for _, m := range c.here {
		if len(out) == 0 && c.tree.dominates(at, m.Head-c.start) {
			return m.Codes
		}
	}
	return out
}

// callsOn reads “A said that B must …” as A's call on B, and tells whether it
// could.
func (c clause) callsOn(w *who, cands []judged) bool {
	asked, ok := c.tree.child(c.verb, "nsubj", "nsubj:pass")
	if !ok {
		return false
	}
	says, ok := c.speech()
	if !ok {
		return false
	}
	speaker, ok := c.tree.ownSubject(says)
	if !ok {
		return false
	}
	from, to := c.named(speaker.at), c.named(asked)
	if len(from) == 0 || len(to) == 0 || slices.Equal(from, to) {
		return false
	}
	w.actors, w.recipients, w.mutual = among(cands, from), among(cands, to), false
	return true
}

// speech is the verb of saying that the verb's clause depends on, or that
// stands behind it.
func (c clause) speech() (int, bool) {
	head := c.tree.tokens[c.verb].Head
	if c.tree.rel(c.verb) == "ccomp" && head >= 0 && c.p.says(c.tree.tokens[head]) {
		return head, true
	}
	return c.p.reportedBy(c.tree, c.verb)
}

// turn exchanges actors and recipients where they are those of the other voice:
// the doers are addressed and all who act are acted on, or the statement is a
// passive that does harm by the tables (“was arrested in Lebanon”).
func (c clause) turn(s site, w *who) {
	if c.tree.tokens[c.verb].UPOS != "VERB" || len(w.actors) == 0 || len(w.recipients) == 0 {
		return
	}
	doers, sufferers := c.voices()
	acts := func(f filled) bool { return slices.Contains(doers, f.code) }
	suffers := func(f filled) bool { return slices.Contains(sufferers, f.code) }
	spared := func(f filled) bool { return !suffers(f) }
	if slices.ContainsFunc(w.actors, acts) || slices.ContainsFunc(w.recipients, suffers) {
		return
	}
	if slices.ContainsFunc(w.recipients, acts) && !slices.ContainsFunc(w.actors, spared) || c.harmed(s) && slices.ContainsFunc(w.actors, suffers) {
		w.actors, w.recipients = w.recipients, w.actors
	}
}

// harmed tells whether the statement is the act of a verb that does harm, by the
// tables, to what it is said of.
func (c clause) harmed(s site) bool {
	_, passive := c.tree.child(c.verb, "nsubj:pass")
	line, _, known := lines{c.p.reader.tables, c.tree}.lineAt(c.verb)
	return passive && s.kind == statement.Act && s.operative == c.start+c.verb && known && c.p.conflict(line.Event)
}

// voices are the parties that the verb's form makes do and suffer.
func (c clause) voices() (doers, sufferers []string) {
	subject, passive := c.tree.child(c.verb, "nsubj:pass")
	if passive {
		sufferers = c.named(subject)
		if agent, ok := c.tree.agent(c.verb); ok {
			doers = c.named(agent)
		}
		return doers, sufferers
	}
	if subject, ok := c.tree.child(c.verb, "nsubj"); ok {
		doers = c.named(c.tree.antecedent(c.verb, subject))
	}
	if object, ok := c.tree.child(c.verb, "obj"); ok {
		sufferers = c.named(object)
	}
	return doers, sufferers
}

// release takes from the actors beside the subject those who stand only in the
// content; where nobody else is addressed, they are. A pronoun as subject does
// not mean them either: in “they would meet the envoy” he is none of them.
func (c clause) release(s site, w *who) {
	subject, ok := c.tree.child(c.verb, "nsubj")
	if !ok || len(w.actors) < 2 {
		return
	}
	subject = c.tree.antecedent(c.verb, subject)
	doers, pronoun := c.named(subject), c.pronoun(subject)
	inside := func(code string) bool {
		return (pronoun || !slices.Contains(doers, code)) && c.onlyIn(s, code, pronoun)
	}
	var kept, freed []filled
	for _, f := range w.actors {
		if inside(f.code) {
			freed = append(freed, f)
		} else {
			kept = append(kept, f)
		}
	}
	if len(freed) == 0 || !slices.ContainsFunc(kept, func(f filled) bool { return slices.Contains(doers, f.code) }) {
		return
	}
	w.actors = kept
	if len(w.recipients) == 0 {
		w.recipients = freed
	}
}

// pronoun tells whether a pronoun stands at a place.
func (c clause) pronoun(at int) bool {
	return slices.ContainsFunc(mentionsAt(c.here, c.start+at), func(m Mention) bool { return m.Sort == PronounOf })
}

// onlyIn tells whether the sentence mentions a party, and only in the content;
// pronouns may be left out of account.
func (c clause) onlyIn(s site, code string, named bool) bool {
	found := false
	for _, m := range c.here {
		if named && m.Sort == PronounOf || !slices.Contains(m.Codes, code) {
			continue
		}
		if m.Head < s.first || m.Head > s.last {
			return false
		}
		found = true
	}
	return found
}

// among are the candidates with the codes.
func among(cands []judged, codes []string) []filled {
	var out []filled
	for _, f := range cands {
		if slices.Contains(codes, f.code) {
			out = append(out, f.filled)
		}
	}
	return out
}
