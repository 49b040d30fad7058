package reader

import (
	"math"
	"slices"

	"chancery/lang"
)

// candidate is a party that could fill a role of a proposal: its code, the
// tokens that head its mentions within the proposal's window, and whether it is
// a party of the document.
type candidate struct {
	code  string
	heads []int // token positions over the whole analysis, ascending
	party bool
}

// filled is a party that fills a role: the log-odds that it does, and the head
// of the mention that speaks most for it (-1: the document as a whole does).
type filled struct {
	code  string
	logit float64
	head  int
}

// who names the parties of one statement.
type who struct {
	actors, recipients, saidBy []filled
	mutual                     bool
	forced                     bool // the actor is merely the likeliest
	crowd                      int  // how many parties could fill a role

	// Log-odds of the least certain decision on each.
	sureActors, sureRecipients, sureMutual float64
}

// assign decides who acts, towards whom and on whose word. Learnt trees weigh
// the traits of each party and the network's own view; what must hold by the
// guideline is written down here: a statement has an actor, mutual means that
// two actors are each other's recipients, and a group whose members bind one
// another names no recipient.
func (p *passage) assign(q *lang.Proposal, s site) who {
	cands := p.withHeads(q, p.nearby(s))
	w := who{crowd: len(cands), sureRecipients: mostSure}
	roles := p.reader.roles
	doers := p.judged(q, s, cands)
	w.actors, w.sureActors = fill(roles.Actor, doers)
	if len(w.actors) == 0 {
		w.actors, w.forced = likeliest(doers), true
	}
	w.actors = p.together(s, w.actors, doers)
	for _, c := range cands {
		if f := score(q, lang.SaidBy, c); f.logit > 0 {
			w.saidBy = append(w.saidBy, f)
		}
	}
	for _, f := range w.actors {
		s.actors = append(s.actors, f.code)
	}
	if len(w.saidBy) == 0 {
		w.saidBy = p.sources(s)
	}
	addressed := p.judged(q, s, cands)
	w.mutual, w.sureMutual = binds(roles.Mutual, s.actors, addressed)
	switch {
	case !w.mutual:
		w.recipients, w.sureRecipients = fill(roles.Recipient, addressed)
		w.recipients = p.together(s, w.recipients, addressed)
	case len(w.actors) == 2:
		w.recipients = slices.Clone(w.actors)
	}
	p.byTree(s, &w, addressed)
	return w
}

// judged is a candidate with everything that is known of it.
type judged struct {
	filled
	traits []float64
}

func (p *passage) judged(q *lang.Proposal, s site, cands []candidate) []judged {
	traits := p.traits(s, cands)
	learnt := learntOf(q, cands)
	out := make([]judged, len(cands))
	for i, c := range cands {
		out[i] = judged{filled: filled{code: c.code, head: p.shownAt(q, s, c)}, traits: append(traits[i], learnt[i]...)}
	}
	return out
}

// learntOf is what the network says of each candidate, in the columns of learntTraits.
func learntOf(q *lang.Proposal, cands []candidate) [][]float64 {
	out := make([][]float64, len(cands))
	roles := []lang.Role{lang.Actor, lang.Recipient, lang.SaidBy}
	for i, c := range cands {
		for _, role := range roles {
			out[i] = append(out[i], max(leastLearnt, score(q, role, c).logit))
		}
		out[i] = append(out[i], round(logOdds(float64(q.Mutual))))
	}
	for role := range roles {
		for i := range out {
			lead, rank := over(out, i, role)
			out[i] = append(out[i], lead, rank)
		}
	}
	return out
}

// over tells by how much a candidate leads the best other one in a role, and how many are above it.
func over(learnt [][]float64, of, role int) (lead, rank float64) {
	best := float64(leastLearnt)
	for i := range learnt {
		if i == of {
			continue
		}
		best = max(best, learnt[i][role])
		if learnt[i][role] > learnt[of][role] {
			rank++
		}
	}
	return learnt[of][role] - best, rank
}

// fill takes every party that is likely in the role and nearly as likely as the
// likeliest, and tells how sure the least certain decision was. It leaves the
// log-odds of each in cands.
func fill(f forest, cands []judged) (out []filled, sure float64) {
	most := 0.0
	sure = math.Inf(1)
	for i := range cands {
		cands[i].logit = f.logOdds(cands[i].traits)
		most = max(most, probability(cands[i].logit))
	}
	least := max(f.Least, f.Near*most)
	for _, c := range cands {
		sure = min(sure, math.Abs(c.logit-logOdds(least)))
		if probability(c.logit) >= least {
			out = append(out, c.filled)
		}
	}
	return out, sure
}

// leastBeside is how likely a party must be that is taken for the company it keeps.
const leastBeside = 0.1

// together adds to the parties of a role those that the text names in one
// breath with them: coordinated, or in one word for several (“both sides”).
func (p *passage) together(s site, taken []filled, cands []judged) []filled {
	in := map[string]bool{}
	for _, f := range taken {
		for _, code := range p.beside(s, f.head) {
			in[code] = true
		}
	}
	var out []filled
	for _, c := range cands {
		has := func(f filled) bool { return f.code == c.code }
		if slices.ContainsFunc(taken, has) || in[c.code] && probability(c.logit) >= leastBeside {
			out = append(out, c.filled)
		}
	}
	return out
}

// binds tells whether the actors bind one another, by the mean of what is found
// for each, and how sure that is. Where nobody acts, nobody is bound.
func binds(f forest, actors []string, cands []judged) (mutual bool, sure float64) {
	if len(actors) == 0 {
		return false, mostSure
	}
	sum := 0.0
	for _, c := range cands {
		if slices.Contains(actors, c.code) {
			sum += f.logOdds(c.traits)
		}
	}
	mean := sum / float64(len(actors))
	return mean >= 0, math.Abs(mean)
}

// likeliest is the likeliest party for a role that cannot stay empty, of those
// that fill found wanting; none where there is no party at all.
func likeliest(cands []judged) []filled {
	var out []filled
	for _, c := range cands {
		if len(out) == 0 || c.logit > out[0].logit {
			out = []filled{c.filled}
		}
	}
	return out
}

func probability(logit float64) float64 { return 1 / (1 + math.Exp(-logit)) }

// score is the log-odds of a party in a role: the role's bias and the summed
// (log-sum-exp) scores of its mentions, see train/MODEL.md.
func score(p *lang.Proposal, role lang.Role, c candidate) filled {
	s := p.Roles[role]
	f := filled{code: c.code, head: -1}
	top, sum := math.Inf(-1), 0.0
	add := func(v float64, head int) {
		if v > top {
			sum, top, f.head = sum*math.Exp(top-v)+1, v, head
		} else {
			sum += math.Exp(v - top)
		}
	}
	if c.party {
		add(float64(s.Party), -1)
	}
	for _, h := range c.heads {
		if i := h - p.RoleFirst; i >= 0 && i < len(s.Token) {
			add(float64(s.Token[i]), h)
		}
	}
	if sum == 0 {
		f.logit = -20
		return f
	}
	f.logit = round(float64(s.Bias) + top + math.Log(sum))
	return f
}

// round keeps six digits, so that the last bits of a sum never decide.
func round(x float64) float64 { return math.Round(x*1e6) / 1e6 }

func logOdds(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return math.Log(p / (1 - p))
}
