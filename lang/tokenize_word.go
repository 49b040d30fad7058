package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word emits the word that starts at i and returns its end, or i if no word
// starts there. j is the end of the chunk.
func (s *scanner) word(i, j int) int {
	if n := s.clitic(i, j); n > i {
		s.emit(i, n)
		return n
	}
	if n := s.year(i, j); n > i {
		s.emit(i, n)
		return n
	}
	if c := s.byte(i); isDigit(c) || c == '.' && isDigit(s.byte(i+1)) {
		return s.number(i, j)
	}
	k := s.letters(i, j)
	if k == i {
		return i
	}
	n := s.period(i, k, j)
	if n == k {
		s.contraction(i, k)
	} else {
		s.emit(i, n)
	}
	return n
}

// clitic is a split-off part that stands at the start of a chunk or after
// punctuation: 's 'll 'em.
func (s *scanner) clitic(i, j int) int {
	n := i + apostrophe(s.text[i:j])
	if n == i {
		return i
	}
	k := n
	for k < j && k-n < 3 && isAlpha(s.text[k]) {
		k++
	}
	r, _ := s.rune(k)
	if k < j && isWordRune(r) {
		return i
	}
	switch strings.ToLower(s.text[n:k]) {
	case "s", "ll", "ve", "re", "d", "m", "em":
		return k
	}
	return i
}

// year returns the end of a year that an apostrophe shortens ('98, '60s), i if
// there is none.
func (s *scanner) year(i, j int) int {
	n := i + apostrophe(s.text[i:j])
	if n == i || s.run(n, j) != 2 {
		return i
	}
	n += 2
	if n < j && s.text[n] == 's' {
		n++
	}
	if r, _ := s.rune(n); n < j && isWordRune(r) {
		return i
	}
	return n
}

// apostrophe returns the length of the apostrophe with which t begins, 0 for
// none.
func apostrophe(t string) int {
	switch {
	case strings.HasPrefix(t, "'"), strings.HasPrefix(t, "`"):
		return 1
	case strings.HasPrefix(t, "’"), strings.HasPrefix(t, "‘"):
		return len("’")
	}
	return 0
}

// letters returns the end of the run of letters, digits and what joins them
// that starts at i.
func (s *scanner) letters(i, j int) int {
	k, part := i, i // part: where the part since the last hyphen starts
	for k < j {
		r, size := s.rune(k)
		if isWordRune(r) {
			k += size
			continue
		}
		if k == i || !s.joins(part, k, j) {
			break
		}
		if r == '-' {
			part = k + size
		}
		k += size
	}
	return s.tail(i, k, j)
}

// joins says whether the character at k, which is neither letter nor digit,
// joins the word part text[i:k] to what follows.
func (s *scanner) joins(i, k, j int) bool {
	r, size := s.rune(k)
	next, _ := s.rune(k + size)
	if k+size >= j || !isWordRune(next) {
		return false
	}
	switch r {
	case '&', '\'', '’':
		return !unicode.IsDigit(next)
	case '.':
		return s.dotJoins(i, k, j)
	case '-':
		return isPrefix(s.text[i:k])
	case '/':
		return s.slashJoins(i, k, j)
	case '$', '*':
		return unicode.IsLower(next)
	}
	return false
}

// dotJoins says whether the full stop at k stands inside a word: U.S., e.g.,
// example.org, report.pdf; a lost space after a sentence ("end.Then") does not.
func (s *scanner) dotJoins(i, k, j int) bool {
	n := k + 1
	for n < j && n-k <= 5 && isAlpha(s.text[n]) {
		n++
	}
	if isDigit(s.text[k+1]) {
		return isDigit(s.text[k-1]) || strings.IndexByte(s.text[i:k], '/') > 0
	}
	after := s.text[k+1 : n]
	if after == "" {
		return false
	}
	before := s.text[strings.LastIndexByte(s.text[i:k], '.')+1+i : k]
	if utf8.RuneCountInString(before[max(0, len(before)-8):]) == 1 && len(after) == 1 {
		return true
	}
	switch before + "." + after {
	case "Ph.D", "M.Sc", "B.Sc", "LL.M", "D.Phil":
		return true
	}
	return isSuffix(after) || s.byte(n) == '/' && isSymbolPart(before)
}

// slashJoins keeps together document symbols (S/RES/2254) and a few letter
// words (w/o).
func (s *scanner) slashJoins(i, k, j int) bool {
	head := s.text[max(i, strings.LastIndexByte(s.text[i:k], '/')+1+i):k]
	if head == "w" && s.byte(k+1) == 'o' {
		return true
	}
	return isSymbolPart(head) && !isDigit(s.byte(i-1)) && s.symbolFollows(k+1, j)
}

// symbolFollows says whether the parts from k on end in a number after a
// slash, within the length of a document symbol.
func (s *scanner) symbolFollows(k, j int) bool {
	slash := false
	for n := k; n < j && n-k < 24; n++ {
		switch c := s.text[n]; {
		case isDigit(c) && (slash || n == k):
			return true
		case c == '/' || c == '.':
			slash = true
		case isUpper(c):
			slash = false
		default:
			return false
		}
	}
	return false
}

func isSymbolPart(part string) bool {
	for i := range len(part) {
		if !isUpper(part[i]) && !isDigit(part[i]) {
			return false
		}
	}
	return part != "" && len(part) <= 8
}

// tail takes in what only the end of a word can have: US$, Spouse(s), Yahoo!
func (s *scanner) tail(i, k, j int) int {
	switch rest := s.text[k:j]; {
	case strings.HasPrefix(rest, "$") && k-i <= 3 && k > i && isSymbolPart(s.text[i:k]) && !isDigit(s.text[k-1]):
		return k + 1
	case k > i && isAlpha(s.text[k-1]):
		for _, plural := range [...]string{"(s)", "(es)", "(ies)", "(S)"} {
			if strings.HasPrefix(rest, plural) {
				return k + len(plural)
			}
		}
	}
	return k
}

// contraction emits the word from i to j, split where it is contracted.
func (s *scanner) contraction(i, j int) {
	at := splitPoint(s.text[i:j])
	if at > 0 {
		s.emit(i, i+at)
	}
	s.emit(i+at, j)
}

// splitPoint returns where a contracted word splits, 0 for nowhere.
func splitPoint(w string) int {
	if len(w) <= 8 {
		if at := wholeContraction(strings.ToLower(w)); at > 0 {
			return at
		}
	}
	at := max(strings.LastIndexByte(w, '\''), strings.LastIndex(w, "’"), strings.LastIndexByte(w, '`'))
	if at <= 0 {
		return 0
	}
	end := w[at+apostrophe(w[at:]):]
	if len(end) > 2 {
		return 0
	}
	switch strings.ToLower(end) {
	case "t":
		if at > 1 && w[at-1]|0x20 == 'n' {
			return at - 1
		}
	case "s":
		if isDecade(w[:at]) {
			return 0
		}
		return at
	case "ll", "ve", "re", "d", "m":
		return at
	}
	return 0
}

// isDecade says whether w is a decade written in digits, whose 's is a plural.
func isDecade(w string) bool {
	return (len(w) == 2 || len(w) == 4) && isDigit(w[0]) && w[len(w)-1] == '0'
}
