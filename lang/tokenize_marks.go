package lang

import (
	"strings"
	"unicode/utf8"
)

// punctuation emits the mark or run of marks at i and returns its end.
func (s *scanner) punctuation(i, j int) int {
	r, size := s.rune(i)
	n := i + size
	switch {
	case r == '[' && n < j && strings.HasPrefix(s.text[n:j], "...]"), r == '[' && n < j && strings.HasPrefix(s.text[n:j], "…]"):
		n += len("...]")
	case r == '+' && isDigit(s.byte(n)) && n < j && s.fresh(i):
		n = s.digits(n, j)
	case strings.ContainsRune(".!?…", r):
		n = s.while(i, j, ".!?…")
	case apostrophe(s.text[i:j]) > 0 && n < j && strings.HasPrefix(s.text[n:j], s.text[i:n]):
		n += size
	case strings.ContainsRune("-*=_~+#$`<>|^\\", r):
		n = s.while(i, j, string(r))
	}
	if (r == '#' || r == '@') && n == i+1 && n < j && isAlpha(s.text[n]) {
		n = s.letters(n, j)
	}
	s.emit(i, n)
	return n
}

// while returns the end of the run of the marks of set that starts at i.
func (s *scanner) while(i, j int, set string) int {
	for i < j {
		r, size := utf8.DecodeRuneInString(s.text[i:j])
		if !strings.ContainsRune(set, r) {
			break
		}
		i += size
	}
	return i
}

// period returns k+1 if the full stop after the word text[i:k] belongs to it,
// as in "U.S." or "Mr.", otherwise k.
func (s *scanner) period(i, k, j int) int {
	if k >= j || s.text[k] != '.' || strings.HasPrefix(s.text[k:j], "...") {
		return k
	}
	w := s.text[i:k]
	next := s.following(k + 1)
	switch abbreviation(w) {
	case always:
		return k + 1
	case beforeNumber:
		if isDigit(next) {
			return k + 1
		}
	case inside:
		if next != 0 {
			return k + 1
		}
	case beforeWord:
		if isUpper(next) || next == ',' || next == '(' {
			return k + 1
		}
	}
	return k
}

// following returns the first byte after k that is not a space, 0 at the end
// of the line.
func (s *scanner) following(k int) byte {
	for n := k; n < len(s.text) && n < k+4; n++ {
		if c := s.text[n]; c != ' ' {
			if c == '\n' {
				return 0
			}
			return c
		}
	}
	return 0
}

// fresh says whether the chunk starts at i.
func (s *scanner) fresh(i int) bool {
	if i == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return isSpace(r)
}
