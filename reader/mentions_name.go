package reader

import "chancery/facts"

// maxName bounds the words of one person's name.
const maxName = 8

// name gives the end of a person's name that begins at word i; i itself when
// none does. A name is capitalised words, with particles, initials and hyphens
// between them, that are no party, office or day.
func (s *scan) name(i, end int) int {
	stop, full := i, false
	if i < end {
		if h := s.holders[i]; h.n > 1 {
			stop, full = i+h.n, true
		}
	}
	for at := stop; at < end && at-i < maxName; {
		switch {
		case !full && s.nameWord(at, end, i):
			at++
			stop = at
		case !full && at > i && s.words.is(at, end, "-", "‑", "’", "'") && s.words.joined(at) && at+1 < end && s.words.joined(at+1):
			at++
		case at > i && s.words.is(at, end, ",") && s.words.is(at+1, end, "jr.", "jr", "sr.", "sr", "iii"):
			at += 2
			stop = at
			if s.words.is(at, end, ".") && s.words.joined(at) {
				at++
			}
		case !full && s.refs[at].is(facts.ReferParticle) && s.words.forms[at] != "I":
			at++
		default:
			return stop
		}
	}
	return stop
}

// nameWord says whether word at can be part of a name that begins at start.
func (s *scan) nameWord(at, end, start int) bool {
	if !s.words.capital(at, end) {
		return false
	}
	if s.refs[at].is(facts.ReferCalendar) || s.refs[at].is(facts.ReferPronoun) {
		return false
	}
	if s.offices[at].n > 0 && s.holders[at].n == 0 {
		return false
	}
	if words, _ := s.namer.refs.TitleAt(s.words.forms[at : at+1]); at > start && len(words) > 0 && words[0].Role == facts.ReferTitle {
		return false // Readout of President Biden Call with …
	}
	if n := s.names[at]; n.n > 0 && n.n >= s.holders[at].n {
		// a name of a party inside a name: only a known one goes through it
		return false
	}
	return at > start || !s.functionWord(at)
}

// functionWord says whether a capitalised word at the head of a sentence is one
// that no name begins with.
func (s *scan) functionWord(at int) bool {
	if s.words.first[s.words.sentenceOf(at)] != at {
		return false
	}
	return s.refs[at].is(facts.ReferPlace) || len(s.words.forms[at]) < 3 ||
		s.words.is(at, at+1, "the", "this", "these", "that", "and", "but", "both", "while", "when", "also", "his", "her")
}

// honorifics skips Mr., Sheikh, His Majesty and the like.
func (s *scan) honorifics(i, end int) int {
	for hops := 0; hops < 3 && i < end; hops++ {
		if !s.refs[i].is(facts.ReferHonorific) || !s.words.capital(i, end) {
			break
		}
		i += s.refs[i].n
		if s.words.is(i, end, ".") && s.words.joined(i) {
			i++
		}
	}
	return i
}

// headOfName is the last word of a name that is no suffix such as Jr. or II.
func (s *scan) headOfName(name, stop int) int {
	for k := stop - 1; k > name; k-- {
		if len(s.words.forms[k]) > 2 && s.words.capital(k, stop) && !s.words.is(k, stop, "jr.", "jr", "sr.", "iii") {
			return k
		}
	}
	return name
}

// written is the name as the text has it, its words parted by one blank.
func (s *scan) written(name, stop int) string {
	out := s.words.forms[name]
	for k := name + 1; k < stop; k++ {
		if !s.words.joined(k) {
			out += " "
		}
		out += s.words.forms[k]
	}
	return out
}
