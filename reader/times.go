package reader

import (
	"strconv"
	"time"

	"chancery/lang"
)

// timeKind says how a time expression bounds what it is said of.
type timeKind int

const (
	pointTime    timeKind = iota // "on Tuesday", "in 2024"
	intervalTime                 // "8–9 July", "between 2020 and 2024"
	sinceTime                    // "since 2014": up to the publication
	deadlineTime                 // "by 2030", "within two months"
	startTime                    // "from March 1", "as of 2025"
	boundTime                    // "before June", "after Tuesday": not when it happened
)

// timeExpr is one expression of time in a sentence, resolved against the day of
// publication.
type timeExpr struct {
	first, last int // tokens of the sentence, inclusive
	start, end  int // bytes of the text, end exclusive
	kind        timeKind
	from, to    moment // the same but for intervals
	edtf        string
	ambiguous   bool // another reading fits nearly as well
	bare        bool // told without a year
}

// findTimes finds the time expressions of one sentence in the order of the
// text and resolves them against the day of publication: a bare "Tuesday" or
// "in July" is the latest one not after it, or the next one where the clause
// looks ahead. With an unknown day of publication (the zero time) only
// expressions that carry their own year are given.
func findTimes(text string, s lang.Sentence, published time.Time) []timeExpr {
	return documentTimes(text, []lang.Sentence{s}, published)[0]
}

// documentTimes finds the time expressions of each sentence of a document; "a
// day later" and "the same day" count from the day that was told last.
func documentTimes(text string, sentences []lang.Sentence, published time.Time) [][]timeExpr {
	r := timeReader{}
	if !published.IsZero() {
		r.now = dayOf(published)
	}
	r.anchor = r.now
	times := make([][]timeExpr, len(sentences))
	for k, s := range sentences {
		r.atoms, r.told = atomsOf(text, s.Start, s.End), moment{}
		times[k] = r.sentence()
		locate(times[k], s.Tokens)
	}
	return times
}

// sentence finds the expressions among the atoms of one sentence.
func (r *timeReader) sentence() []timeExpr {
	var found []timeExpr
	for i := 0; i < len(r.atoms); {
		e, next, ok := r.expression(i)
		if !ok {
			i++
			continue
		}
		e.start, e.end = r.at(i).start, r.at(next-1).end
		found = append(found, e)
		if e.kind == pointTime || e.kind == intervalTime {
			r.anchor, r.told = e.to, e.to
		}
		i = next
	}
	return r.coordinate(found)
}

// timeReader is the grammar over the atoms of one sentence.
type timeReader struct {
	atoms
	now    moment // the day of publication, zero when unknown
	anchor moment // what "the same day" or "a day earlier" refer to
	told   moment // the last time told in the same sentence
	depth  int    // of the core that is being read
}

// stretch is what the core of an expression means.
type stretch struct {
	from, to  moment
	kind      timeKind
	bare      bool
	ambiguous bool
}

func single(m moment) stretch { return stretch{from: m, to: m} }

// expression reads a time expression with its preposition at i.
func (r *timeReader) expression(i int) (timeExpr, int, bool) {
	lead, core := r.lead(i)
	led := core > i
	st, next, ok := r.ranged(core, led, lead)
	if !ok {
		st, next, ok = r.distance(i)
		lead = st.kind
	}
	if !ok || !st.from.valid() || !st.to.valid() || r.now.year == 0 && !r.absolute(i, next) {
		return timeExpr{}, i, false
	}
	next = r.clock(next)
	e := timeExpr{kind: lead, from: st.from, to: st.to, ambiguous: st.ambiguous, bare: st.bare}
	if lead == boundTime && r.is(i, "before") && st.kind == deadlineTime {
		e.kind = deadlineTime
	}
	e.finish(r.now)
	return e, next, true
}

// finish sets the kind and the EDTF value from the two ends.
func (e *timeExpr) finish(now moment) {
	switch {
	case e.kind == sinceTime && now.year == 0:
		e.edtf = e.from.edtf() + "/.."
	case e.kind == sinceTime:
		e.to = now.at(e.from.grain())
		if e.from == e.to || e.to.before(e.from) {
			e.to = e.from
			e.edtf = e.from.edtf()
			return
		}
		e.edtf = e.from.edtf() + "/" + e.to.edtf()
	case e.kind == deadlineTime:
		e.edtf = e.to.edtf()
	case e.from != e.to:
		if e.kind == pointTime || e.kind == startTime {
			e.kind = intervalTime
		}
		e.edtf = e.from.edtf() + "/" + e.to.edtf()
	default:
		e.edtf = e.from.edtf()
	}
}

// lead reads the preposition that tells the kind, and gives where the core of
// the expression starts.
func (r *timeReader) lead(i int) (timeKind, int) {
	if next := r.skip(i, "no", "not"); next > i {
		if next, ok := r.phrase(next, "later", "than"); ok {
			return deadlineTime, next
		}
	}
	if next, ok := r.phrase(i, "as", "of"); ok {
		return startTime, next
	}
	if next, ok := r.phrase(i, "up", "to"); ok {
		return deadlineTime, next
	}
	switch {
	case r.is(i, "by", "until", "till", "through"):
		return deadlineTime, r.skip(i+1, "to")
	case r.is(i, "since"):
		return sinceTime, i + 1
	case r.is(i, "before", "after"):
		return boundTime, i + 1
	case r.is(i, "from", "starting", "beginning"):
		return startTime, r.skip(i+1, "on", "in", "from")
	case r.is(i, "between"):
		return intervalTime, i + 1
	case r.is(i, "in", "on", "of", "during", "over", "throughout", "for", "around", "at", "("):
		return pointTime, i + 1
	}
	return pointTime, i
}

// ranged reads a core, and a second one where both make an interval.
func (r *timeReader) ranged(i int, led bool, lead timeKind) (stretch, int, bool) {
	st, next, ok := r.core(i, led, lead == deadlineTime || lead == startTime)
	if !ok || st.from != st.to {
		return st, next, ok
	}
	if year, listed := r.yearAt(next + 1); listed && r.is(next, "and") && lead == pointTime && st.from.grain() == yearGrain && year > st.from.year {
		st.to.year = year
		return st, next + 2, true
	}
	joint := r.joint(next, lead)
	if joint == next {
		return st, next, true
	}
	second, end, ok := r.core(joint, true, false)
	if !ok || second.from != second.to || second.from.grain() != st.from.grain() && lead == pointTime {
		return st, next, true
	}
	if st.bare && !second.bare {
		st.from = sameYear(st.from, second.to)
	}
	if second.to.before(st.from) {
		if !second.bare {
			return st, next, true
		}
		second.to = second.to.plus(1, yearGrain)
	}
	return stretch{from: st.from, to: second.to, bare: st.bare && second.bare}, end, true
}

// joint steps over what stands between the two ends of an interval.
func (r *timeReader) joint(i int, lead timeKind) int {
	switch {
	case r.is(i, "-"):
		return i + 1
	case r.is(i, "to", "until", "through") && lead != sinceTime && lead != deadlineTime:
		return i + 1
	case r.is(i, "and") && lead == intervalTime:
		return i + 1
	}
	return i
}

// sameYear gives m the year in which it comes before end.
func sameYear(m, end moment) moment {
	m.year = end.year
	if end.before(m) {
		m.year--
	}
	return m
}

// absolute tells whether the stretch of atoms carries a year of its own.
func (r *timeReader) absolute(i, next int) bool {
	for ; i < next; i++ {
		if _, ok := r.yearAt(i); ok {
			return true
		}
	}
	return false
}

// yearAt reads a year in four digits.
func (r *timeReader) yearAt(i int) (int, bool) {
	a := r.at(i)
	if a.kind != numberAtom || len(a.word) != 4 {
		return 0, false
	}
	year, err := strconv.Atoi(a.word)
	return year, err == nil && year >= 1500 && year <= 2199
}

// clock steps over a time of day that follows a date: "at 10:00", "at 5 pm".
func (r *timeReader) clock(i int) int {
	at := r.skip(i, ",")
	if !r.is(at, "at") || r.at(at+1).kind != numberAtom {
		return i
	}
	next := at + 2
	if r.is(next, ":") && r.at(next+1).kind == numberAtom {
		return next + 2
	}
	if r.is(next, "am", "pm") {
		return next + 1
	}
	return i
}

// coordinate joins expressions that only "and" or a comma parts ("last year and
// in 2020") and lends a year to those before it that have none.
func (r *timeReader) coordinate(found []timeExpr) []timeExpr {
	joined := found[:0]
	for _, e := range found {
		if len(joined) == 0 || !r.coordinated(joined[len(joined)-1], e) {
			joined = append(joined, e)
			continue
		}
		last := &joined[len(joined)-1]
		if last.bare && !e.bare {
			last.from = sameYear(last.from, e.to)
		}
		if e.to.before(last.from) {
			last.from, e.to = e.to, last.from
		}
		last.to, last.end, last.bare = e.to, e.end, e.bare
		last.finish(r.now)
	}
	return joined
}

func (r *timeReader) coordinated(a, b timeExpr) bool {
	plain := func(e timeExpr) bool { return e.kind == pointTime || e.kind == intervalTime }
	if !plain(a) || !plain(b) || a.to.grain() != b.from.grain() || a.from == b.from {
		return false
	}
	i := r.behind(a.end)
	comma, and := r.is(i, ","), r.is(i, "and")
	return (and || comma && b.from.grain() == dayGrain && !a.bare) && r.at(i+1).start == b.start
}

// behind gives the position of the first atom at or behind a byte offset.
func (a atoms) behind(offset int) int {
	low, high := 0, len(a)
	for low < high {
		mid := (low + high) / 2
		if a[mid].start < offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// locate fills in the tokens that the expressions cover.
func locate(found []timeExpr, tokens []lang.Token) {
	for k := range found {
		found[k].first, found[k].last = tokensOf(tokens, found[k].start, found[k].end)
	}
}

// tokensOf gives the first and the last token that overlaps text[start:end];
// last is less than first when none does.
func tokensOf(tokens []lang.Token, start, end int) (first, last int) {
	low, high := 0, len(tokens)
	for low < high {
		mid := (low + high) / 2
		if tokens[mid].End <= start {
			low = mid + 1
		} else {
			high = mid
		}
	}
	first, last = low, low-1
	for last+1 < len(tokens) && tokens[last+1].Start < end {
		last++
	}
	return first, last
}
