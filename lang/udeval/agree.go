package udeval

import (
	"strings"

	"chancery/lang/conllu"
)

// agree counts the matched words whose annotation agrees.
func agree(gold, system []word, match []int) Scores {
	var out Scores
	all := [...]*Score{&out.Words, &out.UPOS, &out.XPOS, &out.Lemmas, &out.UAS, &out.LAS}
	for _, s := range all {
		s.Gold, s.System = len(gold), len(system)
	}
	for _, g := range gold {
		out.LASNoPunct.Gold += one(relation(g) != "punct")
	}
	for i, y := range system {
		if match[i] < 0 {
			out.LASNoPunct.System += one(relation(y) != "punct")
			continue
		}
		g := gold[match[i]]
		attached := sameHead(g, y, match)
		labelled := attached && relation(g) == relation(y)
		for n, ok := range [...]bool{true, g.UPOS == y.UPOS, g.XPOS == y.XPOS, g.Lemma == "_" || g.Lemma == y.Lemma, attached, labelled} {
			all[n].Correct += one(ok)
		}
		out.LASNoPunct.System += one(relation(g) != "punct")
		out.LASNoPunct.Correct += one(labelled && relation(g) != "punct")
	}
	return out
}

func sameHead(gold, system word, match []int) bool {
	if system.head < 0 {
		return gold.head < 0
	}
	return gold.head >= 0 && match[system.head] == gold.head
}

// relation is the universal part of a dependency relation: nsubj of nsubj:pass.
func relation(w word) string {
	universal, _, _ := strings.Cut(w.Deprel, ":")
	return universal
}

func one(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

// Names scores names sentence by sentence: a name is right if both its words
// and its type are. gold and system must have one entry a sentence.
func Names(gold, system [][]conllu.Name) Score {
	var s Score
	for i, names := range gold {
		left := make(map[conllu.Name]int, len(names))
		for _, n := range names {
			left[n]++
		}
		s.Gold += len(names)
		if i >= len(system) {
			continue
		}
		for _, n := range system[i] {
			s.System++
			if left[n] > 0 {
				left[n]--
				s.Correct++
			}
		}
	}
	return s
}
