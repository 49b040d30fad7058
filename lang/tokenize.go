package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a token: byte offsets into the text, end exclusive.
type span struct{ start, end int }

// tokenize cuts text[start:end] into words and punctuation as the English
// treebanks of Universal Dependencies 2.16 do: "don't" is do + n't, "cannot"
// can + not, "long-standing" long + - + standing (but "non-nuclear" is one
// word), "U.S." one word, "5%" 5 + %. Tokens never hold white space and, white
// space apart, leave out no byte. The work is linear in the length.
func tokenize(text string, start, end int) []span {
	s := scanner{text: text[:end], toks: make([]span, 0, (end-start)/5+1)}
	for i := start; i < end; {
		r, size := s.rune(i)
		if isSpace(r) {
			i += size
			continue
		}
		j := i
		for j < end {
			if r, size = s.rune(j); isSpace(r) {
				break
			}
			j += size
		}
		s.chunk(i, j)
		i = j
	}
	return s.toks
}

// scanner cuts a text that ends where the stretch to cut ends.
type scanner struct {
	text string
	toks []span
}

func (s *scanner) rune(i int) (rune, int) {
	if i >= len(s.text) {
		return 0, 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[i:])
}

// byte returns text[i], 0 past the end.
func (s *scanner) byte(i int) byte {
	if i < 0 || i >= len(s.text) {
		return 0
	}
	return s.text[i]
}

func (s *scanner) emit(i, j int) { s.toks = append(s.toks, span{i, j}) }

// chunk cuts the stretch from i to j, which holds no white space.
func (s *scanner) chunk(i, j int) {
	if isFace(s.text[i:j]) {
		s.emit(i, j)
		return
	}
	fresh := true // no word ends at i: an address may begin
	for i < j {
		if fresh {
			if n := s.address(i, j); n > i {
				s.emit(i, n)
				i, fresh = n, false
				continue
			}
		}
		n := s.word(i, j)
		if fresh = n == i; fresh {
			n = s.punctuation(i, j)
		}
		i = n
	}
}

// isSpace says whether r separates words without being part of one.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u2060'
}

// isWordRune says whether r is always part of a word: letters, digits, and
// what joins or modifies them invisibly.
func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	if r == 'º' || r == 'ª' {
		return false
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd) || r == '\u00ad' || r == '\u200c' || r == '\u200d'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isAlpha(c byte) bool { return isUpper(c &^ 0x20) }

// isFace says whether a chunk as a whole is an emoticon.
func isFace(chunk string) bool {
	return len(chunk) <= 4 && len(chunk) >= 2 && (chunk[0] == ':' || chunk[0] == ';') &&
		strings.Trim(chunk[1:], "-") != "" && strings.Trim(chunk[1:], "-()DP") == ""
}
