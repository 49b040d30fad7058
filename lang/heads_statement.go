package lang

import (
	"cmp"
	"slices"
	"sort"

	"chancery/lang/kernel"
)

// Bounds on what one window can propose, far above what texts state, so that
// no text makes the proposals outgrow it.
const (
	maxStarts    = 8  // contents of one operative word
	maxProposals = 48 // of one window
)

// statementHeads read the vectors of tokens for statements.
type statementHeads struct {
	matrix                           *kernel.Matrix
	startQ, startK, endQ, endO, endK columns
	attrO, attrS, attrE              columns
	roleK                            [3]columns
	startDistance, endDistance       []float32
	roleDistance                     [3][]float32
	startNorm, roleNorm              float32
}

func (m *Model) loadStatementHeads(f *modelFile) error {
	h, c := &m.stated, m.config
	parts := []part{
		{"start.q", spanSize, &h.startQ}, {"start.k", spanSize, &h.startK},
		{"end.q", spanSize, &h.endQ}, {"end.o", spanSize, &h.endO}, {"end.k", spanSize, &h.endK},
		{"attr.o", stateSize, &h.attrO}, {"attr.s", stateSize, &h.attrS}, {"attr.e", stateSize, &h.attrE},
	}
	var errs [6]error
	for r, name := range c.Role {
		parts = append(parts, part{"role." + name + ".k", roleSize, &h.roleK[r]})
		h.roleDistance[r], errs[r] = f.floats("role."+name+".dist", 2*reach+1)
	}
	h.matrix, errs[3] = f.linear(m.kernel, c.Hidden, parts...)
	h.startDistance, errs[4] = f.floats("start.dist", 2*reach+1)
	h.endDistance, errs[5] = f.floats("end.dist", longest)
	h.startNorm, h.roleNorm = inverseRoot(spanSize), inverseRoot(roleSize)
	return firstError(errs[:])
}

// found is an operative word with a content, by tokens of the window.
type found struct {
	op, first, last int
	score           float32
}

// propose finds the statements of a window. A word governs nothing beyond its
// sentence.
func (m *Model) propose(s *headSpace, r *reading) []Proposal {
	n := len(r.tokens)
	sentences := r.sentences()
	ops := m.operatives(r.tokens, sentences)
	if len(ops) == 0 {
		return nil
	}
	s.stated = resized(s.stated, kernel.Padded(n)*m.stated.matrix.Stride)
	m.kernel.Multiply(s.stated, m.stated.matrix, &s.rows)
	var all []found
	for _, o := range ops {
		all = append(all, m.starts(s, o, around(sentences, o.op))...)
	}
	all = keepBest(all, maxProposals)
	for i := range all {
		all[i].last = m.end(s, all[i], around(sentences, all[i].op).end)
	}
	slices.SortFunc(all, func(a, b found) int { return cmp.Or(cmp.Compare(a.op, b.op), cmp.Compare(a.first, b.first)) })
	return m.describe(s, all, r.window)
}

// leniency is by how much less probable a word may be as an operative one that
// governs a number: "grew by 5 per cent" tells something even where the network
// is of two minds.
const leniency = 10

// operatives are the words of a window that are probable enough.
func (m *Model) operatives(tokens []Token, sentences []span) []found {
	numbered := numbered(tokens, sentences)
	var ops []found
	for i, t := range tokens {
		if t.Operative >= m.config.Thresholds.Op || numbered[i] && t.Operative*leniency >= m.config.Thresholds.Op {
			ops = append(ops, found{op: i, score: t.Operative})
		}
	}
	return ops
}

// numberHeight bounds how far above a number the word that governs it stands in
// the tree: "rose ← by ← per cent ← 5" is two above.
const numberHeight = 3

// numbered tells which tokens govern a number: the words above it in the tree,
// up to the first verb.
func numbered(tokens []Token, sentences []span) []bool {
	out := make([]bool, len(tokens))
	for _, s := range sentences {
		for i := s.start; i < s.end; i++ {
			if tokens[i].UPOS != "NUM" {
				continue
			}
			at := i
			for height := 0; height < numberHeight && tokens[at].Head >= 0; height++ {
				at = s.start + tokens[at].Head
				out[at] = true
				if tokens[at].UPOS == "VERB" {
					break
				}
			}
		}
	}
	return out
}

// around is the sentence that holds a token.
func around(sentences []span, token int) span {
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].end > token })
	return sentences[i]
}

// keepBest returns the most probable of list, at most most.
func keepBest(list []found, most int) []found {
	slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(b.score, a.score) })
	return list[:min(len(list), most)]
}

func (m *Model) statedRow(s *headSpace, i int) []float32 {
	stride := m.stated.matrix.Stride
	return s.stated[i*stride : (i+1)*stride]
}

// starts finds where the contents of an operative word start in its sentence:
// at every token probable enough, or else at the most probable, which then
// counts as just probable enough: the word governs something.
func (m *Model) starts(s *headSpace, o found, in span) []found {
	h := &m.stated
	q := h.startQ.of(m.statedRow(s, o.op))
	var out []found
	best := found{score: -1}
	for i := in.start; i < in.end; i++ {
		logit := float32(dot(q, h.startK.of(m.statedRow(s, i)))*h.startNorm) + h.startDistance[clip(i-o.op)]
		p := sigmoid(logit)
		f := found{op: o.op, first: i, score: p * o.score}
		if p >= m.config.Thresholds.Start {
			out = append(out, f)
		}
		if f.score > best.score {
			best = f
		}
	}
	if len(out) == 0 {
		best.op = o.op
		best.score = max(best.score, m.config.Thresholds.Start*o.score)
		return []found{best}
	}
	return keepBest(out, maxStarts)
}

// clip gives a distance from the operative word its place in a table.
func clip(d int) int { return max(-reach, min(reach, d)) + reach }

// end finds the last token of a content that ends before token to.
func (m *Model) end(s *headSpace, f found, to int) int {
	h := &m.stated
	var q [spanSize]float32
	o := h.endO.of(m.statedRow(s, f.op))
	for j, v := range h.endQ.of(m.statedRow(s, f.first)) {
		q[j] = v + o[j]
	}
	best, top := f.first, float32(0)
	for e := f.first; e < min(to, f.first+longest); e++ {
		v := float32(dot(q[:], h.endK.of(m.statedRow(s, e)))*h.startNorm) + h.endDistance[e-f.first]
		if e == f.first || v > top {
			best, top = e, v
		}
	}
	return best
}
