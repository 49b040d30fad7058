package lang

import (
	"strings"
	"unicode/utf8"
)

// Bounds on the parts of an e-mail address (RFC 5321, 4.5.3.1); they keep the
// look-ahead for "@" from growing with the text.
const (
	maxLocalPart = 64
	maxDomain    = 255
)

// address returns the end of the web or e-mail address that starts at i and
// ends before j, or i if there is none.
func (s *scanner) address(i, j int) int {
	if c := s.text[i]; !isAlpha(c) && !isDigit(c) {
		return i
	}
	if n := s.email(i, j); n > i {
		return n
	}
	if !hasScheme(s.text[i:min(j, i+16)]) {
		return i
	}
	return s.trimAddress(i, j)
}

// hasScheme says whether head begins as a web address does.
func hasScheme(head string) bool {
	head = strings.ToLower(head)
	for _, scheme := range [...]string{"http://", "https://", "ftp://", "www.", "mailto:", "doi:"} {
		if strings.HasPrefix(head, scheme) && len(head) > len(scheme) {
			return true
		}
	}
	return false
}

// trimAddress takes from the end of an address the punctuation that belongs to
// the sentence, and ends it at a bracket that closes nothing within it.
func (s *scanner) trimAddress(i, j int) int {
	depth := 0
	for k := i; k < j; k++ {
		switch s.text[k] {
		case '<', '>', '"', '|', '[', ']':
			j = k
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				j = k
			}
		}
	}
	for j > i+1 {
		r, size := utf8.DecodeLastRuneInString(s.text[i:j])
		if !strings.ContainsRune(".,;:!?'*’”»…", r) {
			break
		}
		j -= size
	}
	return j
}

func (s *scanner) email(i, j int) int {
	k := i
	for k < j && k-i < maxLocalPart && isMailByte(s.text[k], "._%+-") {
		k++
	}
	if k >= j || s.text[k] != '@' {
		return i
	}
	at, dot := k, false
	for k++; k < j && k-at < maxDomain && isMailByte(s.text[k], ".-"); k++ {
		dot = dot || s.text[k] == '.' && k > at+1
	}
	for k > at && (s.text[k-1] == '.' || s.text[k-1] == '-') {
		k--
	}
	if !dot {
		return i
	}
	return k
}

func isMailByte(c byte, also string) bool {
	return isAlpha(c) || isDigit(c) || c >= utf8.RuneSelf || strings.IndexByte(also, c) >= 0
}
