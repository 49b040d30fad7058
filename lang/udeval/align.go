package udeval

import "strings"

// maxTable bounds the table that matches words within multiword tokens.
const maxTable = 1 << 22

// align matches words: match[i] is the gold word of system word i, -1 for none.
func align(gold, system []word) ([]int, error) {
	match := make([]int, len(system))
	for i := range match {
		match[i] = -1
	}
	for g, s := 0, 0; g < len(gold) && s < len(system); {
		switch {
		case gold[g].multi || system[s].multi:
			r := multiwordStretch(gold, system, g, s)
			if err := r.alignForms(match); err != nil {
				return nil, err
			}
			g, s = r.g1, r.s1
		case gold[g].span == system[s].span:
			match[s] = g
			g++
			s++
		case gold[g].start <= system[s].start:
			g++
		default:
			s++
		}
	}
	return match, nil
}

// stretch is gold words g0..g1 and system words s0..s1, ends exclusive, that
// share multiword tokens.
type stretch struct {
	gold, system   []word
	g0, g1, s0, s1 int
}

// multiwordStretch returns the smallest stretch around gold word g or system
// word s, one of which is part of a multiword token.
func multiwordStretch(gold, system []word, g, s int) stretch {
	var end int
	if gold[g].multi {
		end = gold[g].end
		if !system[s].multi && system[s].start < gold[g].start {
			s++
		}
	} else {
		end = system[s].end
		if gold[g].start < system[s].start {
			g++
		}
	}
	r := stretch{gold, system, g, g, s, s}
	for !beyond(gold, r.g1, end) || !beyond(system, r.s1, end) {
		var w word
		if r.g1 < len(gold) && (r.s1 >= len(system) || gold[r.g1].start <= system[r.s1].start) {
			w = gold[r.g1]
			r.g1++
		} else {
			w = system[r.s1]
			r.s1++
		}
		if w.multi {
			end = max(end, w.end)
		}
	}
	return r
}

// beyond says whether word i lies past end.
func beyond(words []word, i, end int) bool {
	switch {
	case i >= len(words):
		return true
	case words[i].multi:
		return words[i].start >= end
	}
	return words[i].end > end
}

// alignForms matches the words of the stretch by their longest common
// subsequence of forms, case ignored.
func (r stretch) alignForms(match []int) error {
	n, m := r.g1-r.g0, r.s1-r.s0
	if n > 0 && m > maxTable/n {
		return errMultiword
	}
	same := func(i, j int) bool { return strings.EqualFold(r.gold[r.g0+i].Form, r.system[r.s0+j].Form) }
	lcs := make([][]int, n+1)
	for i := range lcs {
		lcs[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1])
			if same(i, j) {
				lcs[i][j] = max(lcs[i][j], 1+lcs[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case same(i, j):
			match[r.s0+j] = r.g0 + i
			i++
			j++
		case lcs[i][j] == lcs[i+1][j]:
			i++
		default:
			j++
		}
	}
	return nil
}
