package reader

import (
	"slices"
	"strings"
)

// What stands in the same clause as a word that points back is somebody else:
// the president who calls on Mozambique is not Mozambique's, and what Spain
// urges it to do is not for Spain (principles B and C of binding theory,
// Chomsky 1981, as far as a dependency tree shows clauses).

// bar notes, for each mention of a sentence, which others are participants of
// the same clause.
func (r *resolver) bar(k int, points []pointer) {
	t := r.tree
	from, _ := r.words.bounds(k)
	parts := make([]part, len(points))
	for i, p := range points {
		if p.Sort != PlaceName && p.Sort != Adjective {
			parts[i] = t.partOf(p.Head - from)
		}
	}
	at := map[int][]int{} // points by a verb of theirs
	for i, part := range parts {
		for _, verb := range part.verbs {
			for _, j := range at[verb] {
				if part.besides(parts[j]) {
					points[i].beside = append(points[i].beside, &points[j])
					points[j].beside = append(points[j].beside, &points[i])
				}
			}
			if len(at[verb]) < mostParticipants {
				at[verb] = append(at[verb], i)
			}
		}
	}
}

// mostParticipants bounds how many words of a clause are compared.
const mostParticipants = 12

// otherSubjects are the subjects of a sentence that name no party, in order:
// what the text says, it says, and nobody else.
func (r *resolver) otherSubjects(k int, points []pointer) []trace {
	from, _ := r.words.bounds(k)
	var out []trace
	covered, next := from-1, 0
	for i, t := range r.sentences[k].Tokens {
		at := from + i
		for ; next < len(points) && points[next].First <= at; next++ {
			covered = max(covered, points[next].Last)
		}
		if at <= covered || t.UPOS != "NOUN" || !strings.HasPrefix(t.Deprel, "nsubj") {
			continue
		}
		out = append(out, trace{first: at, last: at, sentence: k, plural: t.XPOS == "NNS"})
	}
	return out
}

// ownSubjectOf is the word that a possessive or reflexive pronoun most likely
// means: the subject of its clause; -1 where there is none or for other words.
func (r *resolver) ownSubjectOf(p *pointer, k int) int {
	from, _ := r.words.bounds(k)
	t, at := r.tree, p.Head-from
	if t.rel(at) != "nmod" && !strings.HasSuffix(t.word(at), "self") && !strings.HasSuffix(t.word(at), "selves") {
		return -1
	}
	for i, climbs := t.tokens[at].Head, 0; i >= 0 && climbs < maxClimb; climbs++ {
		if c, ok := t.child(i, "nsubj", "nsubj:pass"); ok && !t.dominates(c, at) {
			return from + t.antecedent(i, c)
		}
		head := t.tokens[i].Head
		if t.tokens[i].Deprel == "acl" && head >= 0 {
			return from + head
		}
		i = head
	}
	return -1
}

// attributive drops the organs that only tell the sort of another noun, which
// are nobody: military agreements.
func (r *resolver) attributive(k int, points []pointer) []pointer {
	from, _ := r.words.bounds(k)
	tokens := r.sentences[k].Tokens
	return slices.DeleteFunc(points, func(p pointer) bool {
		t := tokens[p.Head-from]
		return p.Sort == OrganName && len(p.Codes) == 0 && (t.Deprel == "amod" || t.Deprel == "compound") && t.Head > p.Last-from
	})
}

// part is what a phrase takes part in.
type part struct {
	phrase  int // its head
	verbs   []int
	subject bool
}

// besides tells whether two words that share a verb are different participants.
func (a part) besides(b part) bool {
	return a.phrase != b.phrase && !(a.subject && b.subject)
}

// partOf tells of which verbs a word is a participant: the one that its phrase
// depends on and, for a subject, those coordinated with it.
func (t *tree) partOf(i int) part {
	if t.rel(i) == "compound" {
		return part{} // the U.S. commitment is not the United States
	}
	at := t.phrase(i)
	verb, rel := t.tokens[at].Head, t.rel(at)
	if verb < 0 || t.tokens[verb].UPOS != "VERB" || strings.HasSuffix(t.word(i), "self") {
		return part{}
	}
	switch {
	case rel == "nsubj":
		verbs := []int{verb}
		for _, c := range t.children[verb] {
			if _, own := t.ownSubject(c); t.rel(c) == "conj" && !own {
				verbs = append(verbs, c)
			}
		}
		return part{phrase: at, verbs: verbs, subject: true}
	case rel == "obj", rel == "iobj", rel == "obl" && participant[t.preposition(at)]:
		return part{phrase: at, verbs: []int{verb}}
	}
	return part{}
}

// participant are the prepositions behind which somebody takes part; behind
// others stands a place or a matter.
var participant = map[string]bool{"to": true, "with": true, "on": true, "upon": true, "against": true, "from": true, "by": true}

// free tells whether a word may mean parties: whether nobody beside it does.
func (p *pointer) free(codes []string) bool {
	return !slices.ContainsFunc(p.beside, func(q *pointer) bool { return len(codes) == 1 && len(q.Codes) == 1 && q.Codes[0] == codes[0] })
}
