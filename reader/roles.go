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
	forced                     bool    // the actor is merely the likeliest
	margin                     float64 // log-odds of the least certain decision
}

// assign decides who acts, towards whom and on whose word. The learnt scores
// weigh the mentions; what must hold by the guideline is written down here: a
// statement has an actor, mutual means that two actors are each other's
// recipients, and more than two that bind one another name no recipient.
func assign(p *lang.Proposal, cands []candidate) who {
	w := who{margin: math.Abs(logOdds(float64(p.Mutual)))}
	w.actors = w.fill(p, lang.Actor, cands)
	if len(w.actors) == 0 {
		w.actors, w.forced = best(p, lang.Actor, cands), true
	}
	w.mutual = p.Mutual >= 0.5 && len(w.actors) > 1
	w.saidBy = w.fill(p, lang.SaidBy, cands)
	switch {
	case !w.mutual:
		w.recipients = w.fill(p, lang.Recipient, cands)
	case len(w.actors) == 2:
		w.recipients = slices.Clone(w.actors)
	}
	return w
}

// fill takes every candidate that is likelier in the role than not.
func (w *who) fill(p *lang.Proposal, role lang.Role, cands []candidate) []filled {
	var out []filled
	for _, c := range cands {
		f := score(p, role, c)
		if role != lang.SaidBy {
			w.margin = min(w.margin, math.Abs(f.logit))
		}
		if f.logit > 0 {
			out = append(out, f)
		}
	}
	return out
}

// best is the likeliest candidate for a role that cannot stay empty.
func best(p *lang.Proposal, role lang.Role, cands []candidate) []filled {
	var out []filled
	for _, c := range cands {
		if f := score(p, role, c); len(out) == 0 || f.logit > out[0].logit {
			out = []filled{f}
		}
	}
	return out
}

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
