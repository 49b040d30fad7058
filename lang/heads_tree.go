package lang

import "chancery/lang/kernel"

// treeHeads score who heads whom, and by which relation.
type treeHeads struct {
	arc, relation            *kernel.Matrix
	root, bias, relationRoot []float32
}

func (m *Model) loadTreeHeads(f *modelFile) error {
	t := &m.trees
	var errs [5]error
	t.arc, errs[0] = f.linear(m.kernel, arcSize, part{"arc.u", arcSize, nil})
	t.relation, errs[1] = f.linear(m.kernel, arcSize, part{"lab.out", len(m.config.Deprel), nil})
	t.root, errs[2] = f.floats("arc.root", arcSize)
	t.bias, errs[3] = f.floats("arc.hb", arcSize)
	t.relationRoot, errs[4] = f.floats("lab.root", arcSize)
	return firstError(errs[:])
}

// parse sets the heads and relations of a window's sentences.
func (m *Model) parse(s *headSpace, r *reading) {
	m.headVectors(s, len(r.tokens))
	for _, b := range r.sentences() {
		m.parseSentence(s, r.tokens[b.start:b.end], b.start)
	}
	m.relate(s, r)
}

// headVectors sets s.product to the vector of each token as a head, and the
// root's after the last, each followed by a score that it has for any word.
func (m *Model) headVectors(s *headSpace, n int) {
	s.side = resized(s.side, (n+1)*arcSize)
	for i := range n {
		row := m.tokenRow(s, i)
		relu(m.tokens.arcDep.of(row))
		side := s.side[i*arcSize : (i+1)*arcSize]
		copy(side, m.tokens.arcHead.of(row))
		relu(side)
	}
	copy(s.side[n*arcSize:], m.trees.root)
	m.quantise(&s.inner, s.side, n+1, arcSize)
	s.product = resized(s.product, kernel.Padded(n+1)*arcSize)
	m.kernel.Multiply(s.product, m.trees.arc, &s.inner)
	s.prior = resized(s.prior, n+1)
	for i := range s.prior {
		s.prior[i] = dot(m.trees.bias, s.side[i*arcSize:(i+1)*arcSize])
	}
}

// parseSentence finds the tree of the tokens, which begin at token from of
// the window.
func (m *Model) parseSentence(s *headSpace, tokens []Token, from int) {
	n, root := len(tokens), len(s.prior)-1
	s.scores = resized(s.scores, n*(n+1))
	for d := range n {
		dep := m.tokens.arcDep.of(m.tokenRow(s, from+d))
		to := s.scores[d*(n+1) : (d+1)*(n+1)]
		for h := range to {
			at := from + h - 1
			if h == 0 {
				at = root
			}
			to[h] = dot(dep, s.product[at*arcSize:(at+1)*arcSize]) + s.prior[at]
		}
	}
	for d, h := range spanningTree(s.scores, n) {
		tokens[d].Head = h - 1
	}
}

// relate sets the relation of each token to its head. Only the root of a
// sentence has the relation of that name.
func (m *Model) relate(s *headSpace, r *reading) {
	n := len(r.tokens)
	s.side = resized(s.side, n*arcSize)
	for _, b := range r.sentences() {
		for i := b.start; i < b.end; i++ {
			head := m.trees.relationRoot
			if h := r.tokens[i].Head; h >= 0 {
				head = m.tokens.relHead.of(m.tokenRow(s, b.start+h))
			}
			side := s.side[i*arcSize : (i+1)*arcSize]
			for j, v := range m.tokens.relDep.of(m.tokenRow(s, i)) {
				side[j] = v + head[j]
			}
			relu(side)
		}
	}
	m.quantise(&s.inner, s.side, n, arcSize)
	stride := m.trees.relation.Stride
	s.relations = resized(s.relations, kernel.Padded(n)*stride)
	m.kernel.Multiply(s.relations, m.trees.relation, &s.inner)
	for i := range r.tokens {
		r.tokens[i].Deprel = m.relationOf(s.relations[i*stride:], r.tokens[i].Head < 0)
	}
}

func (m *Model) relationOf(scores []float32, isRoot bool) string {
	names, root := m.config.Deprel, m.labels.root
	if isRoot && root >= 0 {
		return names[root]
	}
	best := -1
	for i := range names {
		if i != root && (best < 0 || scores[i] > scores[best]) {
			best = i
		}
	}
	return names[max(best, 0)]
}
