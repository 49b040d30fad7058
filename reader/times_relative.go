package reader

// outlook is the direction in time of a clause.
type outlook int

const (
	looksNowhere outlook = iota
	looksBack
	looksAhead
	looksOpen // an infinitive: ahead of its verb, but of what time?
)

// maxOutlook bounds how many atoms are searched for a sign of the direction.
const maxOutlook = 30

// outlook looks for the nearest sign of past or future before position i in
// its clause, then behind it.
func (r *timeReader) outlook(i int) outlook {
	for k := i - 1; k >= 0 && k > i-maxOutlook && !r.is(k, ";", "?", "!"); k-- {
		if o := r.sign(k); o != looksNowhere {
			return o
		}
	}
	for k := i; k < len(r.atoms) && k < i+maxOutlook && !r.is(k, ";", "?", "!"); k++ {
		if o := r.sign(k); o != looksNowhere {
			return o
		}
	}
	return looksNowhere
}

// sign tells what the word at k says of the direction in time.
func (r *timeReader) sign(k int) outlook {
	switch {
	case r.is(k, "will", "shall", "ll", "due", "scheduled", "planned", "plans", "plan", "expected", "upcoming", "forthcoming"):
		return looksAhead
	case r.is(k, "is", "are") && r.is(k+1, "to"), r.is(k, "to") && r.is(k-1, "is", "are"):
		return looksAhead
	case r.is(k, "was", "were", "had", "did", "met", "held", "said", "told", "took", "went", "came", "made", "gave", "sent", "spoke", "began", "fell", "rose", "left"):
		return looksBack
	}
	if r.is(k, "to") && r.at(k+1).kind == wordAtom && !r.at(k+1).capital && !r.is(k+1, "the", "a", "an", "its", "their", "his", "her", "our") {
		return looksOpen
	}
	if word := r.at(k).word; len(word) > 4 && word[len(word)-2:] == "ed" {
		return looksBack
	}
	return looksNowhere
}

// deictic reads "today", "yesterday", "tomorrow", "this morning", "the same
// day".
func (r *timeReader) deictic(i int, _ bool) (stretch, int, bool) {
	at := i
	if r.is(i, "earlier", "later", "late", "early") {
		at++
	}
	switch {
	case r.is(at, "today", "tonight"):
		return single(r.now), at + 1, true
	case r.is(at, "yesterday"):
		return single(r.now.plus(-1, dayGrain)), r.partOfDay(at + 1), true
	case r.is(at, "tomorrow"):
		return single(r.now.plus(1, dayGrain)), r.partOfDay(at + 1), true
	case r.is(at, "last") && r.is(at+1, "night"):
		return single(r.now.plus(-1, dayGrain)), at + 2, true
	case r.is(at, "this") && r.partOfDay(at+1) > at+1:
		return single(r.now), at + 2, true
	case r.is(at, "same", "that") && r.is(at+1, "day", "evening", "morning") && r.anchor.day > 0:
		return single(r.anchor), at + 2, true
	case r.is(at, "in") && r.is(at+1, "the") && r.is(at+2, "day", "month", "year", "week") && at > i:
		g, _ := grainOf(r.at(at + 2).word)
		return single(r.now.at(g)), at + 3, true
	}
	return stretch{}, i, false
}

// partOfDay steps over "morning" and its like.
func (r *timeReader) partOfDay(i int) int {
	return r.skip(i, "morning", "afternoon", "evening", "night", "noon")
}

// weekday reads "Tuesday", "Tuesday evening", "Tuesday 4 November 2025",
// "Wednesday's".
func (r *timeReader) weekday(i int, ahead bool) (stretch, int, bool) {
	weekday, ok := weekdayNumber(r.at(i))
	if !ok || r.now.year == 0 && r.at(i+1).kind == markAtom && !r.is(i+1, ",") {
		return stretch{}, i, false
	}
	next := r.partOfDay(i + 1)
	at := r.skip(r.skip(next, ","), "the")
	for _, rule := range []func(int, bool) (stretch, int, bool){r.dayMonth, r.monthDay} {
		if st, end, ok := rule(at, ahead); ok {
			return st, end, true
		}
	}
	o := r.outlook(i)
	if ahead || r.is(i-1, "for") {
		o = looksAhead
	}
	st := single(weekdayNear(r.now, weekday, o == looksAhead))
	st.bare, st.ambiguous = true, o == looksNowhere
	return st, next, true
}

// relative reads "last year", "next month", "this week", "last Tuesday", "next
// May", "past decade", "last autumn".
func (r *timeReader) relative(i int, _ bool) (stretch, int, bool) {
	at := i
	if r.is(i, "earlier", "later", "late", "early", "only", "just") {
		at++
	}
	shift, ok := r.shift(at)
	if !ok {
		return stretch{}, i, false
	}
	if weekday, ok := weekdayNumber(r.at(at + 1)); ok {
		return single(r.shiftedWeekday(int(weekday), shift)), r.partOfDay(at + 2), true
	}
	if month, ok := monthNumber(r.at(at + 1)); ok {
		return single(r.shiftedMonth(month, shift)), at + 2, true
	}
	if season, ok := seasonNumber(r.at(at + 1).word); ok {
		return single(r.shiftedMonth(season, shift)), at + 2, true
	}
	if st, next, ok := r.several(at, shift); ok {
		return st, next, true
	}
	unit := r.at(at + 1).word
	g, ok := grainOf(unit)
	if !ok || g > yearGrain && shift >= 0 || unit[len(unit)-1] == 's' {
		return stretch{}, i, false
	}
	if r.is(at, "past", "previous") || g > yearGrain {
		return r.span(at, g)
	}
	if r.is(at-1, "the") && r.is(at, "last") && g == yearGrain && r.is(at-2, "over", "in", "during") {
		return r.span(at, g)
	}
	return r.shifted(g, shift), r.skip(at+2, "alone"), true
}

// shift reads the adjective that points to another unit of time.
func (r *timeReader) shift(i int) (int, bool) {
	switch {
	case r.is(i, "last", "past", "previous"):
		return -1, true
	case r.is(i, "this", "current"):
		return 0, true
	case r.is(i, "next", "coming", "following"):
		return 1, true
	}
	return 0, false
}

// shifted is the unit of time that lies shift units from the publication; weeks
// are told by their month, as the day is open.
func (r *timeReader) shifted(g grain, shift int) stretch {
	if g == dayGrain {
		return single(r.anchor.plus(shift, dayGrain))
	}
	m := r.now.plus(shift, g).at(g)
	if g == weekGrain {
		m = m.at(monthGrain)
	}
	if g == quarterGrain {
		first := moment{year: m.year, month: (m.month-1)/3*3 + 1}
		return stretch{from: first, to: first.plus(2, monthGrain).at(monthGrain)}
	}
	return single(m)
}

// span is the unit of time that ends at the publication: "the past decade".
func (r *timeReader) span(at int, g grain) (stretch, int, bool) {
	told := monthGrain
	if g > yearGrain {
		told = yearGrain
	}
	return stretch{from: r.now.plus(-1, g).at(told), to: r.now.at(told)}, at + 2, true
}

// several reads "past five years", "next 12 months" behind its adjective at i.
func (r *timeReader) several(i, shift int) (stretch, int, bool) {
	n, ok := r.numberAt(i + 1)
	if !ok || shift == 0 || n.value > 200 {
		return stretch{}, i, false
	}
	g, ok := grainOf(r.at(n.next).word)
	if !ok {
		return stretch{}, i, false
	}
	far := r.away(shift*int(n.value), g)
	if shift > 0 {
		return stretch{from: far, to: far, kind: deadlineTime}, n.next + 1, true
	}
	return stretch{from: far, to: r.now.at(far.grain())}, n.next + 1, true
}

// away is the moment n units from the publication, as precise as the unit.
func (r *timeReader) away(n int, g grain) moment {
	m := r.now.plus(n, g)
	days := n
	if g == weekGrain {
		days *= 7
	}
	if g <= weekGrain && days < 30 && days > -7 {
		return m
	}
	return m.at(min(max(g, monthGrain), yearGrain))
}

func (r *timeReader) shiftedWeekday(weekday, shift int) moment {
	for k := 1; k <= 7; k++ {
		step := k
		if shift < 0 {
			step = -k
		}
		day := r.now.plus(step, dayGrain)
		if int(day.first().Weekday()) == weekday {
			return day
		}
	}
	return r.now
}

// shiftedMonth finds "last May", "this autumn", "next March".
func (r *timeReader) shiftedMonth(month, shift int) moment {
	m := moment{year: r.now.year, month: month}
	now := r.now.at(monthGrain)
	switch {
	case shift < 0 && !m.before(now):
		m.year--
	case shift > 0 && !now.before(m):
		m.year++
	}
	return m
}

// ago reads "two years ago", "a day earlier", "the month before", "a week
// later".
func (r *timeReader) ago(i int, _ bool) (stretch, int, bool) {
	count, at := 1, i
	if n, ok := r.numberAt(i); ok && n.value <= 1000 {
		count, at = int(n.value), n.next
	} else if r.is(i, "a", "an") {
		at++
	} else if !r.is(i-1, "the") {
		return stretch{}, i, false
	}
	g, ok := grainOf(r.at(at).word)
	if !ok {
		return stretch{}, i, false
	}
	base, sign := r.anchor, -1
	switch {
	case r.is(at+1, "ago"):
		base = r.now
	case r.is(at+1, "earlier", "before", "previously"):
	case r.is(at+1, "later", "after", "afterwards"):
		sign = 1
	default:
		return stretch{}, i, false
	}
	if r.at(at+2).kind == wordAtom && r.is(at+1, "before", "after") && !r.is(at+2, "by", "in", "at", "on", "of", "and") {
		return r.beside(i, at+2, sign*count, g)
	}
	told := g
	if g == weekGrain && r.is(at+1, "ago") || g == quarterGrain {
		told = monthGrain
	}
	return single(base.plus(sign*count, g).at(told)), at + 2, true
}

// beside reads "a day after" before something that is itself dated, or before
// a clause: what that clause tells lies as far behind the time told last.
func (r *timeReader) beside(i, at, count int, g grain) (stretch, int, bool) {
	if st, next, ok := r.weekdayOrDate(at); ok {
		return single(st.from.plus(count, g).at(g)), next, true
	}
	if count < 0 || r.told.day == 0 {
		return stretch{}, i, false
	}
	return single(r.told.plus(-count, g).at(g)), at, true
}

// weekdayOrDate reads a date in one of the forms that name a day.
func (r *timeReader) weekdayOrDate(i int) (stretch, int, bool) {
	for _, rule := range []func(int, bool) (stretch, int, bool){r.isoDate, r.dayMonth, r.monthDay, r.weekday} {
		if st, next, ok := rule(i, false); ok {
			return st, next, true
		}
	}
	return stretch{}, i, false
}
