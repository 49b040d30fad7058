package reader

import (
	"math"
	"sort"

	"chancery/lang"
	"chancery/statement"
)

// deed is the statement whose time is sought, with what is known of its
// sentence.
type deed struct {
	text      string
	sentence  lang.Sentence
	operative [2]int // bytes of the text, end exclusive
	content   [2]int
	kind      statement.Kind
	rivals    []int // byte offsets of the other operative words of the sentence, ascending
	// attached, where given, tells from the tree whether the expression that
	// starts at a token of the sentence belongs to the operative word or the
	// head of the content.
	attached func(token int) bool
}

// timeOf picks, of the expressions of the sentence, the one that tells when the
// deed takes place: the likeliest one, if it is likelier than not. A deadline
// of a pledge or call goes before the day of the saying.
func timeOf(times []timeExpr, d deed) (timeExpr, bool) {
	var best timeExpr
	bestScore, found := 0.0, false
	from, to := d.reach()
	atoms := atomsOf(d.text, from, to)
	for i := sort.Search(len(times), func(i int) bool { return times[i].start >= from }); i < len(times) && times[i].end <= to; i++ {
		e := times[i]
		score := attachment(features(atoms, e, d)) + treeScore(e, d)
		if score > bestScore {
			best, bestScore, found = e, score, true
		}
	}
	return best, found
}

// maxReach bounds how far from a deed its time and its subject are looked for,
// in bytes; sentences are rarely that long, hostile ones may be.
const maxReach = 2000

// reach is the stretch of the sentence around a deed.
func (d deed) reach() (from, to int) {
	from = max(d.sentence.Start, min(d.operative[0], d.content[0])-maxReach)
	return from, min(d.sentence.End, max(d.operative[1], d.content[1])+maxReach)
}

// opensSentence tells whether the reach goes back to the sentence's start.
func (d deed) opensSentence() bool {
	from, _ := d.reach()
	return from == d.sentence.Start
}

// treeWeight is what the tree's word counts for, in log-odds.
const treeWeight = 1.5

// treeScore adds what the tree says, if there is one.
func treeScore(e timeExpr, d deed) float64 {
	switch {
	case d.attached == nil || e.last < e.first:
		return 0
	case d.attached(e.first):
		return treeWeight
	}
	return -treeWeight
}

// place is where an expression stands towards operative word and content.
type place int

const (
	insideOwn   place = iota // in a content that starts with its operative word
	insideOther              // in the content behind the operative word
	between                  // between operative word and content
	behindIt
	aheadOfIt
)

func placeOf(e timeExpr, d deed) place {
	inside := e.start >= d.content[0] && e.start < d.content[1]
	switch {
	case inside && d.content[0] <= d.operative[0] && d.operative[0] < d.content[1]:
		return insideOwn
	case inside:
		return insideOther
	case e.start < d.operative[0] && e.start < d.content[0]:
		return aheadOfIt
	case e.start < d.content[0] || e.start < d.operative[0]:
		return between
	}
	return behindIt
}

// gapOf gives the bytes that part an expression from the word that it would
// belong to.
func gapOf(e timeExpr, d deed, p place) (from, to int) {
	switch p {
	case insideOwn:
		if e.start < d.operative[0] {
			return e.end, d.operative[0]
		}
		return d.operative[1], e.start
	case insideOther:
		return d.content[0], e.start
	case between:
		return min(d.operative[1], d.content[1]), e.start
	case aheadOfIt:
		return e.end, min(d.operative[0], d.content[0])
	}
	return max(d.operative[1], d.content[1]), e.start
}

// features are the signs that an expression belongs to a deed, in the order of
// attachmentWeights.
func features(a atoms, e timeExpr, d deed) []float64 {
	p := placeOf(e, d)
	from, to := gapOf(e, d, p)
	gap := a[a.behind(from):max(a.behind(to), a.behind(from))]
	first := a.behind(e.start)
	prior := a.at(first - 1)
	var f []float64
	add := func(values ...float64) { f = append(f, values...) }
	flag := func(b bool) {
		if b {
			add(1)
			return
		}
		add(0)
	}
	for k := insideOwn; k <= aheadOfIt; k++ {
		flag(p == k)
	}
	b := barriersOf(gap)
	rivals := rivalsIn(d.rivals, from, to)
	clean := b.strong+b.relative+b.verbs == 0 && rivals == 0
	add(min(b.commas, 3), min(b.strong, 2), min(b.relative, 2), min(b.verbs, 3), math.Log1p(float64(len(gap))), min(float64(rivals), 2))
	for k := insideOwn; k <= aheadOfIt; k++ {
		flag(p == k && clean)
	}
	leads := p == aheadOfIt && first <= 1 && d.opensSentence()
	flag(leads)
	flag(leads && rivals > 0)
	flag(p == aheadOfIt && first > 1 && a.is(first-1, ";", ",", "-", ":"))
	flag(len(gap) == 0)
	flag(participle(prior) && prior.start != d.operative[0])
	flag(prior.start == d.operative[0])
	flag(a.is(first, "of"))
	flag(nearer(e, d))
	for _, k := range []statement.Kind{statement.Pledge, statement.Call, statement.Position, statement.Figure} {
		flag(d.kind == k)
	}
	for k := intervalTime; k <= boundTime; k++ {
		flag(e.kind == k)
	}
	ahead := d.kind == statement.Pledge || d.kind == statement.Call
	flag(ahead && e.kind == deadlineTime && (p == insideOther || p == behindIt))
	flag(a.is(first, "today"))
	behind := a.behind(e.end)
	flag(dateline(a, behind))
	flag(p == aheadOfIt && a.is(a.skip(behind, ","), "when", "where") && rivals == 0)
	flag(a.is(behind, "'"))
	flag(e.from.grain() == yearGrain && a.is(first-1, "the") || a.at(first).kind == numberAtom && a.at(behind).capital)
	flag(e.end+2 >= d.content[1] && p <= insideOther)
	flag(d.kind == statement.Figure && p == behindIt)
	return f
}

// barriers counts what parts clauses: commas, stronger marks, words that open a
// clause, and verbs.
type barriers struct{ commas, strong, relative, verbs float64 }

func barriersOf(gap atoms) (b barriers) {
	for i := range gap {
		switch {
		case gap.is(i, ","):
			b.commas++
		case gap.is(i, ";", ":", "—", "("):
			b.strong++
		case gap.is(i, "which", "who", "whose", "whom", "when", "where", "that", "while", "whereas", "after", "because", "whereby", "as"):
			b.relative++
		case participle(gap[i]) || gap.is(i, "was", "were", "had", "has", "have", "will", "would", "is", "are"):
			b.verbs++
		}
	}
	return b
}

func participle(a atom) bool {
	n := len(a.word)
	return a.kind == wordAtom && (n > 4 && a.word[n-2:] == "ed" || a.word == "held" || a.word == "made" || a.word == "met")
}

// rivalsIn counts the operative words in a stretch.
func rivalsIn(rivals []int, from, to int) int {
	return max(0, sort.SearchInts(rivals, to)-sort.SearchInts(rivals, from))
}

// nearer tells whether another operative word stands nearer before the
// expression than the deed's own.
func nearer(e timeExpr, d deed) bool {
	return rivalsIn(d.rivals, d.operative[0]+1, e.start) > 0
}

// dateline tells whether the dash of a news dateline stands at i.
func dateline(a atoms, i int) bool {
	return i < 12 && a.is(i, "-", "—") && a.at(i).spaced && a.at(i+1).spaced
}

// attachment weighs the features: positive is likelier than not.
func attachment(f []float64) float64 {
	score := attachmentBias
	for i, w := range attachmentWeights {
		score += float64(w * f[i])
	}
	return score
}
