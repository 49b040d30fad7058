package lang

import "strings"

// number emits the number that starts at i, and the unit written onto it as a
// token of its own (10 + km), and returns the end of both. Dates (3/12/2020),
// times (10:30), telephone numbers (555-010-9999), ordinals and decades (19th,
// 1990s) are one token; a range (10-12) is three.
func (s *scanner) number(i, j int) int {
	k := s.digits(i, j)
	n := k
	for n < j {
		r, size := s.rune(n)
		if !isWordRune(r) {
			break
		}
		n += size
	}
	switch {
	case n == k:
	case isUnit(s.text[k:n]):
		s.emit(i, k)
		s.emit(k, n)
		return n
	default:
		n = s.letters(k, j)
	}
	if n < j && apostrophe(s.text[n:j]) > 0 {
		if end := n + apostrophe(s.text[n:j]); s.byte(end)|0x20 == 's' && isDecade(s.text[i:n]) && !isAlpha(s.byte(end+1)) {
			n = end + 1
		}
	}
	s.contraction(i, n)
	return n
}

// digits returns the end of the digits that start at i with the marks between
// them.
func (s *scanner) digits(i, j int) int {
	if n := s.grouped(i, j); n > i {
		return n
	}
	k := i + 1
	for k < j {
		c := s.text[k]
		switch {
		case isDigit(c):
		case (c == '.' || c == ':') && isDigit(s.byte(k+1)):
		case c == ',' && s.thousands(k+1, j):
		default:
			return k
		}
		k++
	}
	return k
}

// thousands says whether exactly three digits stand at k.
func (s *scanner) thousands(k, j int) bool {
	return s.run(k, j) == 3
}

// run counts the digits at k, up to 16.
func (s *scanner) run(k, j int) int {
	n := 0
	for k+n < j && n < 16 && isDigit(s.text[k+n]) {
		n++
	}
	return n
}

// grouped returns the end of a date or a telephone number at i, or i.
func (s *scanner) grouped(i, j int) int {
	first := s.run(i, j)
	k := i + first
	sep := s.byte(k)
	if k >= j || sep != '-' && sep != '/' || first == 0 {
		return i
	}
	second := s.run(k+1, j)
	k += 1 + second
	if second == 0 || second > 8 || first > 8 {
		return i
	}
	if c := s.byte(k); k < j && (c == '-' || c == sep) && s.run(k+1, j) > 0 && s.run(k+1, j) < 9 {
		k += 1 + s.run(k+1, j)
		if s.byte(k) == '-' && s.run(k+1, j) > 2 {
			k += 1 + s.run(k+1, j)
		}
		return k
	}
	if sep == '-' && first == 3 && (second == 3 || second == 4) || sep == '/' && isDayOf(s.text[i:i+first], s.text[k-second:k]) {
		return k
	}
	return i
}

// isDayOf says whether a/b is more likely a day (9/11) than a fraction (3/4)
// or a pair of years (2021/22).
func isDayOf(a, b string) bool {
	if len(a) > 2 || len(b) > 2 || len(a) == 2 && a > "12" {
		return false
	}
	if len(b) == 2 {
		return b <= "31" && a != b || b[0] == '0'
	}
	return b > "4" && a > "1"
}

// isUnit says whether letters written onto a number are a word of their own.
func isUnit(w string) bool {
	if len(w) > 4 {
		return false
	}
	return strings.Contains(" am pm m k b bn mn tn mm cm km kg kw mw gw kwh mwh gwh ft mph kph mb gb hrs hr min mins sec ha sqm mt bcm ", " "+strings.ToLower(w)+" ")
}
