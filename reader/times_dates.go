package reader

import "strconv"

// maxDepth bounds how deep times are named by other times ("the end of early
// 2024").
const maxDepth = 3

// core reads a moment or stretch of time without its preposition. A bare year
// counts only where something led to it; ahead asks for the next month or
// weekday rather than the last.
func (r *timeReader) core(i int, led, ahead bool) (stretch, int, bool) {
	if r.depth++; r.depth > maxDepth {
		r.depth--
		return stretch{}, i, false
	}
	defer func() { r.depth-- }()
	i = r.skip(i, "the")
	rules := []func(int, bool) (stretch, int, bool){
		r.isoDate, r.dayMonth, r.monthDay, r.partOf, r.deictic, r.relative, r.ago, r.weekday, r.monthYear, r.season, r.fiscal, r.decade,
	}
	for _, rule := range rules {
		if st, next, ok := rule(i, ahead); ok {
			return st, next, true
		}
	}
	year, ok := r.yearAt(i)
	if !ok || !led && !r.yearStands(i) {
		return stretch{}, i, false
	}
	return r.yearRange(i, year)
}

// yearStands tells whether a year without preposition is still one: "the 2023
// summit".
func (r *timeReader) yearStands(i int) bool {
	if r.is(i+1, "-") && !r.at(i+1).spaced {
		_, second := r.yearAt(i + 2)
		return second
	}
	return r.is(i-1, "the", "'s") && r.at(i+1).kind == wordAtom
}

// yearRange reads a year and the short second year of "2023-24".
func (r *timeReader) yearRange(i, year int) (stretch, int, bool) {
	if r.is(i+1, "%", "percent", "people", "persons", "troops") || r.at(i+1).kind == wordAtom && !r.at(i+1).spaced {
		return stretch{}, i, false
	}
	st := single(moment{year: year})
	short := r.at(i + 2)
	if r.is(i+1, "-", "/") && !r.at(i+1).spaced && !short.spaced && short.kind == numberAtom && len(short.word) == 2 {
		if n, err := strconv.Atoi(short.word); err == nil && n == (year+1)%100 {
			st.to.year++
			return st, i + 3, true
		}
	}
	return st, i + 1, true
}

// isoDate reads "2024-07-08".
func (r *timeReader) isoDate(i int, _ bool) (stretch, int, bool) {
	year, ok := r.yearAt(i)
	if !ok || !r.is(i+1, "-") || !r.is(i+3, "-") || r.at(i+1).spaced || r.at(i+2).spaced {
		return stretch{}, i, false
	}
	month, errM := strconv.Atoi(r.at(i + 2).word)
	day, errD := strconv.Atoi(r.at(i + 4).word)
	m := moment{year: year, month: month, day: day}
	if errM != nil || errD != nil || len(r.at(i+2).word) != 2 || !m.valid() {
		return stretch{}, i, false
	}
	return single(m), i + 5, true
}

// day reads the number of a day, "8" or "8th".
func (r *timeReader) day(i int) (day, next int, ok bool) {
	if r.at(i).kind != numberAtom || len(r.at(i).word) > 2 {
		return 0, i, false
	}
	n, err := strconv.Atoi(r.at(i).word)
	if err != nil || n < 1 || n > 31 {
		return 0, i, false
	}
	if r.is(i+1, "st", "nd", "rd", "th") && !r.at(i+1).spaced {
		return n, i + 2, true
	}
	return n, i + 1, !(r.at(i+1).kind == wordAtom && !r.at(i+1).spaced)
}

// days reads one day, or two as in "8-9", "8 to 9", "8 and 9".
func (r *timeReader) days(i int) (from, to, next int, ok bool) {
	from, next, ok = r.day(i)
	if !ok || !r.is(next, "-", "to", "and", "&") {
		return from, from, next, ok
	}
	second, end, paired := r.day(next + 1)
	if !paired || second <= from {
		return from, from, next, true
	}
	return from, second, end, true
}

// dayMonth reads "8 July 2024", "8-9 July", "the 8th of July".
func (r *timeReader) dayMonth(i int, ahead bool) (stretch, int, bool) {
	from, to, next, ok := r.days(i)
	if !ok {
		return stretch{}, i, false
	}
	month, ok := monthNumber(r.at(r.skip(next, "of")))
	if !ok {
		return stretch{}, i, false
	}
	return r.dated(i, dayRange{month: month, from: from, to: to, next: r.skip(next, "of") + 1, ahead: ahead})
}

// monthDay reads "July 8, 2024", "July 8-9".
func (r *timeReader) monthDay(i int, ahead bool) (stretch, int, bool) {
	month, ok := monthNumber(r.at(i))
	if !ok {
		return stretch{}, i, false
	}
	from, to, next, ok := r.days(r.skip(r.skip(i+1, "."), "the"))
	if !ok {
		return stretch{}, i, false
	}
	return r.dated(i, dayRange{month: month, from: from, to: to, next: next, ahead: ahead})
}

// dayRange is one day or several of a month whose year is still to be found.
type dayRange struct {
	month, from, to int
	next            int // position behind it
	ahead           bool
}

// dated finds the year of the days that were read at i.
func (r *timeReader) dated(i int, d dayRange) (stretch, int, bool) {
	from := moment{month: d.month, day: d.from}
	to := moment{month: d.month, day: d.to}
	year, next, given := r.yearOf(d.next)
	st := stretch{bare: !given}
	if !given {
		year, st.ambiguous = r.nearestYear(i, from, d.ahead)
	}
	from.year, to.year = year, year
	st.from, st.to = from, to
	return st, next, from.valid() && to.valid()
}

// yearOf reads the year behind a month: "2024", ", 2024", "of 2024", "last
// year", "of this year".
func (r *timeReader) yearOf(i int) (year, next int, ok bool) {
	at := r.skip(i, ",", "of", "in")
	if y, ok := r.yearAt(at); ok {
		return y, r.skip(at+1, ","), true
	}
	at = r.skip(i, "of")
	if r.now.year == 0 || !r.is(at+1, "year") {
		return 0, i, false
	}
	switch {
	case r.is(at, "this"):
		return r.now.year, at + 2, true
	case r.is(at, "last"):
		return r.now.year - 1, at + 2, true
	case r.is(at, "next"):
		return r.now.year + 1, at + 2, true
	}
	return 0, i, false
}

// nearestYear finds the year that the text leaves out of a month or day: the
// latest that is not after the publication, the next where the clause looks
// ahead, the nearer of the two for a day where nothing tells.
func (r *timeReader) nearestYear(i int, m moment, ahead bool) (year int, ambiguous bool) {
	past, future := m, m
	past.year, future.year = r.now.year, r.now.year
	now := r.now.at(m.grain())
	if now.before(past) {
		past.year--
	}
	if future.before(now) {
		future.year++
	}
	if ahead {
		return future.year, false
	}
	behind, before := now.first().Sub(past.first()), future.first().Sub(now.first())
	switch r.outlook(i) {
	case looksAhead:
		return future.year, false
	case looksBack:
		before *= 24
	}
	if before < behind {
		return future.year, true
	}
	return past.year, false
}

// monthYear reads "July", "July 2024", "July last year".
func (r *timeReader) monthYear(i int, ahead bool) (stretch, int, bool) {
	month, ok := monthNumber(r.at(i))
	if !ok || r.is(i, "may") && (r.at(i).start == r.at(0).start || r.at(i+1).capital) {
		return stretch{}, i, false
	}
	m := moment{month: month}
	year, next, given := r.yearOf(r.skip(i+1, "."))
	st := stretch{bare: !given}
	if !given {
		next = i + 1
		if len(r.at(i).word) == 3 && !r.is(i, "may") {
			return stretch{}, i, false
		}
		year, st.ambiguous = r.nearestYear(i, m, ahead)
	}
	m.year = year
	st.from, st.to = m, m
	return st, next, true
}

// season reads "fall of 2022", "autumn 2022"; a season without a year is given
// only behind "last", "this" and "next" (see relative).
func (r *timeReader) season(i int, _ bool) (stretch, int, bool) {
	number, ok := seasonNumber(r.at(i).word)
	if !ok {
		return stretch{}, i, false
	}
	year, next, ok := r.yearOf(i + 1)
	if !ok {
		return stretch{}, i, false
	}
	return single(moment{year: year, month: number}), next, true
}

// decade reads "1990s".
func (r *timeReader) decade(i int, _ bool) (stretch, int, bool) {
	year, ok := r.yearAt(i)
	at := r.skip(i+1, "'")
	if !ok || year%10 != 0 || !r.is(at, "s") || r.at(at).spaced {
		return stretch{}, i, false
	}
	return single(moment{year: year, decade: true}), at + 1, true
}

// fiscal reads "fiscal year 2024" and "fiscal year that ended in March".
func (r *timeReader) fiscal(i int, _ bool) (stretch, int, bool) {
	if !r.is(i, "fiscal", "financial") || !r.is(i+1, "year") {
		return stretch{}, i, false
	}
	if year, ok := r.yearAt(i + 2); ok {
		return r.yearRange(i+2, year)
	}
	at := r.skip(i+2, "that", "which")
	if !r.is(at, "ended", "ending") {
		return stretch{}, i, false
	}
	end, next, ok := r.core(r.skip(at+1, "in", "on"), true, false)
	if !ok || end.to.month < 1 || end.to.month > 12 {
		return stretch{}, i, false
	}
	last := end.to.at(monthGrain)
	return stretch{from: last.plus(-11, monthGrain).at(monthGrain), to: last}, next, true
}
