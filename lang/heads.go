package lang

import "chancery/lang/kernel"

// tokenHeads read the vector of a token: tags, and the sides of trees.
type tokenHeads struct {
	matrix                           *kernel.Matrix
	upos, xpos, lemma, ner, sent, op columns
	arcDep, arcHead, relDep, relHead columns
}

func (m *Model) loadHeads(f *modelFile) error {
	for _, load := range []func(*modelFile) error{m.loadTokenHeads, m.loadTreeHeads, m.loadStatementHeads, m.loadStateHeads} {
		if err := load(f); err != nil {
			return err
		}
	}
	return nil
}

func (m *Model) loadTokenHeads(f *modelFile) (err error) {
	c, t := m.config, &m.tokens
	t.matrix, err = f.linear(m.kernel, c.Hidden,
		part{"upos", len(c.UPOS), &t.upos}, part{"xpos", len(c.XPOS), &t.xpos},
		part{"lemma", len(c.Lemma), &t.lemma}, part{"ner", len(c.NER), &t.ner},
		part{"sent", 1, &t.sent}, part{"op", 1, &t.op},
		part{"arc.dep", arcSize, &t.arcDep}, part{"arc.head", arcSize, &t.arcHead},
		part{"lab.dep", arcSize, &t.relDep}, part{"lab.head", arcSize, &t.relHead})
	return err
}

// headSpace is the heads' part of a workspace.
type headSpace struct {
	rows, inner                        kernel.Rows
	tokens, stated, relations, product []float32
	side                               []float32
	scores, prior                      []float32
	states                             []float32
}

// read applies the heads to the tokens of a window, whose pieces have the
// vectors x and whose tokens begin at the pieces given.
func (m *Model) read(ws *workspace, d *draft, w window, x []float32) *reading {
	n, h := w.last-w.first, m.config.Hidden
	s := &ws.heads
	s.rows.Reset(n, h)
	for i := range n {
		at := d.firstPiece(w, i)
		m.kernel.Quantise(&s.rows, i, x[at*h:(at+1)*h])
	}
	s.tokens = resized(s.tokens, kernel.Padded(n)*m.tokens.matrix.Stride)
	m.kernel.Multiply(s.tokens, m.tokens.matrix, &s.rows)
	r := &reading{window: w, tokens: make([]Token, n), begins: make([]bool, n)}
	for i := range n {
		m.readToken(d, w, r, i, m.tokenRow(s, i))
	}
	r.tags = bestTags(m.labels.ner, n, func(i int) []float32 { return m.tokens.ner.of(m.tokenRow(s, i)) })
	m.parse(s, r)
	if !d.given {
		r.proposals = m.propose(s, r)
	}
	return r
}

func (m *Model) tokenRow(s *headSpace, i int) []float32 {
	stride := m.tokens.matrix.Stride
	return s.tokens[i*stride : (i+1)*stride]
}

// least is the log-odds from which a token begins a sentence: where the rules
// see a sentence end before it, little is asked.
func least(candidate bool) float32 {
	if candidate {
		return -5
	}
	return 0
}

// readToken reads the tags of token i and whether it begins a sentence.
func (m *Model) readToken(d *draft, w window, r *reading, i int, row []float32) {
	t, c, at := &m.tokens, m.config, w.first+i
	span, xpos := d.spans[at], c.XPOS[argmax(t.xpos.of(row))]
	r.tokens[i] = Token{
		Start: span.start, End: span.end, UPOS: c.UPOS[argmax(t.upos.of(row))], XPOS: xpos, Operative: sigmoid(t.op.of(row)[0]),
		Lemma: m.labels.lemmaOf(d.text[span.start:span.end], xpos, t.lemma.of(row)),
	}
	if d.given {
		r.begins[i] = i == 0 || d.begins[at]
		return
	}
	r.begins[i] = i == 0 || d.line[at] != d.line[at-1] || t.sent.of(row)[0] >= least(d.begins[at])
}
