package lang

import "unicode"

// Case classes of a token, rows of the embedding "embed.case".
const (
	caseLower uint8 = iota + 1 // letters, all lower-case
	caseTitle                  // the first upper-case, the others not
	caseUpper                  // two letters or more, all upper-case
	caseMixed
	caseDigit  // holds a digit
	caseNoWord // neither letter nor digit
)

// caseClass returns the class of a token; 0 is left for the special pieces.
func caseClass(form string) uint8 {
	letters, lower, upper, first := 0, 0, 0, false
	for _, r := range form {
		if isAnyDigit(r) {
			return caseDigit
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case unicode.Is(unicode.Ll, r), unicode.Is(unicode.Other_Lowercase, r):
			lower++
		case unicode.IsUpper(r):
			upper++
			first = first || letters == 1
		}
	}
	switch {
	case letters == 0:
		return caseNoWord
	case lower == letters:
		return caseLower
	case first && upper == 1:
		return caseTitle
	case upper == letters:
		return caseUpper
	}
	return caseMixed
}

// isAnyDigit also holds for raised, lowered and circled digits.
func isAnyDigit(r rune) bool {
	if unicode.IsDigit(r) {
		return true
	}
	return r == '²' || r == '³' || r == '¹' || r == '⁰' || '⁴' <= r && r <= '⁹' || '₀' <= r && r <= '₉' || '①' <= r && r <= '⑨'
}
