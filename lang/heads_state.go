package lang

import "chancery/lang/kernel"

// stateHeads read the state of a statement: its attributes, and what looks
// for the parties in each role.
type stateHeads struct {
	matrix                      *kernel.Matrix
	kind, polarity, status      columns
	event, mutual, topic, doubt columns
	roleQ, roleParty, roleBias  [3]columns
}

func (m *Model) loadStateHeads(f *modelFile) (err error) {
	h, c := &m.states, m.config
	parts := []part{
		{"attr.kind", len(c.Kind), &h.kind}, {"attr.polarity", 2, &h.polarity}, {"attr.status", len(c.Status), &h.status},
		{"attr.event", len(c.Event), &h.event}, {"attr.mutual", 1, &h.mutual}, {"attr.topic", len(c.Topic), &h.topic},
		{"attr.optional", 1, &h.doubt},
	}
	for r, name := range c.Role {
		parts = append(parts, part{"role." + name + ".q", roleSize, &h.roleQ[r]},
			part{"role." + name + ".party", 1, &h.roleParty[r]}, part{"role." + name + ".bias", 1, &h.roleBias[r]})
	}
	h.matrix, err = f.linear(m.kernel, stateSize, parts...)
	return err
}

// describe reads what the statements found in a window are.
func (m *Model) describe(s *headSpace, all []found, w window) []Proposal {
	h := &m.stated
	s.side = resized(s.side, len(all)*stateSize)
	for i, f := range all {
		z := s.side[i*stateSize : (i+1)*stateSize]
		a, b, c := h.attrO.of(m.statedRow(s, f.op)), h.attrS.of(m.statedRow(s, f.first)), h.attrE.of(m.statedRow(s, f.last))
		for j := range z {
			z[j] = a[j] + b[j] + c[j]
		}
		relu(z)
	}
	m.quantise(&s.inner, s.side, len(all), stateSize)
	stride := m.states.matrix.Stride
	s.states = resized(s.states, kernel.Padded(len(all))*stride)
	m.kernel.Multiply(s.states, m.states.matrix, &s.inner)
	out := make([]Proposal, len(all))
	for i, f := range all {
		out[i] = m.proposal(s, s.states[i*stride:(i+1)*stride], f, w)
	}
	return out
}

func (m *Model) proposal(s *headSpace, z []float32, f found, w window) Proposal {
	h := &m.states
	p := Proposal{
		Operative: w.first + f.op, First: w.first + f.first, Last: w.first + f.last, Score: f.score,
		Kind: softmax(h.kind.of(z)), Negated: softmax(h.polarity.of(z))[1], Status: softmax(h.status.of(z)),
		Event: softmax(h.event.of(z)), Topics: make([]float32, len(m.config.Topic)),
		Mutual: sigmoid(h.mutual.of(z)[0]), Optional: sigmoid(h.doubt.of(z)[0]), RoleFirst: w.first,
	}
	for i, v := range h.topic.of(z) {
		p.Topics[i] = sigmoid(v)
	}
	n := w.last - w.first
	for r := range p.Roles {
		role := RoleScores{Token: make([]float32, n), Party: h.roleParty[r].of(z)[0], Bias: h.roleBias[r].of(z)[0]}
		q := h.roleQ[r].of(z)
		for t := range role.Token {
			v := dot(q, m.stated.roleK[r].of(m.statedRow(s, t)))
			role.Token[t] = float32(v*m.stated.roleNorm) + m.stated.roleDistance[r][clip(t-f.op)]
		}
		p.Roles[r] = role
	}
	return p
}
