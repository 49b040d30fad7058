package reader

// partOf reads a part of a longer time: "early 2024", "mid-November", "the end
// of May", "first half of 2024", "second quarter", "first nine months of 2023".
func (r *timeReader) partOf(i int, ahead bool) (stretch, int, bool) {
	if r.is(i, "early", "mid", "late", "end") {
		return r.edge(i, r.skip(r.skip(i+1, "-", "of", "in"), "the"), ahead)
	}
	if r.is(i, "beginning", "start", "middle", "close", "course", "remainder", "rest") && r.is(i+1, "of") {
		return r.edge(i, r.skip(i+2, "the"), ahead)
	}
	ordinal, next, ok := r.ordinal(i)
	if !ok {
		return stretch{}, i, false
	}
	switch {
	case r.is(next, "half") && ordinal <= 2:
		return r.section(i, next+1, 6*(ordinal-1), 6)
	case r.is(next, "quarter") && ordinal <= 4:
		return r.section(i, next+1, 3*(ordinal-1), 3)
	case ordinal == 1 && r.is(i, "first"):
		if n, ok := r.numberAt(next); ok && r.is(n.next, "months") && n.value >= 1 && n.value < 12 {
			return r.section(i, n.next+1, 0, int(n.value))
		}
	}
	return stretch{}, i, false
}

// edge gives the whole month or year whose edge is named, as precisely as EDTF
// tells it; the middle and the end of a year are months where a deadline hangs
// on them, else the year.
func (r *timeReader) edge(i, at int, ahead bool) (stretch, int, bool) {
	if r.is(at, "year", "month", "week", "decade") {
		g, _ := grainOf(r.at(at).word)
		if g == weekGrain {
			g = monthGrain
		}
		return stretch{from: r.now.at(g), to: r.now.at(g), kind: deadlineTime}, at + 1, g <= yearGrain
	}
	if _, dated := r.yearAt(at); !dated && !r.at(at).capital && !r.is(at, "this", "last", "next") {
		return stretch{}, i, false
	}
	st, next, ok := r.core(at, true, ahead)
	if !ok || st.from != st.to || st.from.grain() < monthGrain {
		return stretch{}, i, false
	}
	if ahead && r.is(i, "mid", "middle") && st.from.grain() == yearGrain {
		st = single(moment{year: st.from.year, month: 6})
	}
	st.kind = deadlineTime
	return st, next, true
}

// section gives length months of a year, from the month with index first.
func (r *timeReader) section(i, at, first, length int) (stretch, int, bool) {
	year, next := r.now.year, at
	if y, end, ok := r.yearOf(next); ok {
		year, next = y, end
	} else if end, ok := r.phrase(next, "of", "the", "year"); ok {
		next = end
	}
	if next == at && !r.is(i-1, "in", "during", "by", "for") && !r.is(i-2, "in", "during", "by", "for") {
		return stretch{}, i, false
	}
	from := moment{year: year, month: first + 1}
	if year == 0 {
		return stretch{}, i, false
	}
	return stretch{from: from, to: moment{year: year, month: first + length}}, next, true
}

// distance reads deadlines told by their distance: "within two months", "in
// three days' time", "over the next five years", "before the year is out".
func (r *timeReader) distance(i int) (stretch, int, bool) {
	var at int
	switch {
	case r.is(i, "within", "in", "over", "for"):
		at = r.skip(i+1, "the")
	case r.is(i, "before") && r.is(i+1, "the") && r.is(i+2, "year") && r.is(i+3, "is", "was"):
		return stretch{from: moment{year: r.now.year}, to: moment{year: r.now.year}, kind: deadlineTime}, i + 5, true
	default:
		return stretch{}, i, false
	}
	ahead := r.skip(at, "next", "coming")
	n, ok := r.numberAt(ahead)
	if r.is(ahead, "a", "an") {
		n, ok = number{value: 1, next: ahead + 1}, true
	}
	if !ok || n.value > 1000 {
		return stretch{}, i, false
	}
	count := int(n.value)
	g, ok := grainOf(r.at(n.next).word)
	if r.is(n.next, "hours") {
		count, g, ok = (count+23)/24, dayGrain, true
	}
	if !ok || !r.is(i, "within") && ahead == at && !r.is(n.next+1, "'") {
		return stretch{}, i, false
	}
	far := r.awayFrom(count, g)
	next := n.next + 1
	if end, ok := r.phrase(next, "'", "time"); ok {
		next = end
	}
	return stretch{from: far, to: far, kind: deadlineTime}, next, true
}

// awayFrom counts from the day that the sentence told before, else from the
// publication.
func (r *timeReader) awayFrom(n int, g grain) moment {
	now := r.now
	if r.told.day > 0 {
		now = r.told
	}
	from := timeReader{now: now}
	return from.away(n, g)
}
