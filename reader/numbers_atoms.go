package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// atomKind tells the three sorts of atoms apart.
type atomKind int

const (
	wordAtom   atomKind = iota // letters
	numberAtom                 // digits with their separators
	markAtom                   // one other character
)

// atom is the smallest piece that the grammars of times and quantities see: a
// run of letters, a number, or one other character. Tokens are too coarse for
// them ("US$8", "mid-2024") and differ between treebanks.
type atom struct {
	kind       atomKind
	start, end int    // bytes of the text, end exclusive
	word       string // lower case; "u.s." is "us"; curly quotes are straight
	capital    bool   // starts with a capital letter
	spaced     bool   // does not touch the atom before it
}

// atomsOf cuts text[start:end] into atoms, leaving out white space. Offsets
// outside the text are cut to it.
func atomsOf(text string, start, end int) []atom {
	start, end = max(start, 0), min(end, len(text))
	var atoms []atom
	last := -1
	for at := start; at < end; {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if unicode.IsSpace(r) || r == '\u200b' {
			at += size
			continue
		}
		a := nextAtom(text[:end], at)
		a.spaced = a.start != last
		atoms = append(atoms, a)
		at, last = a.end, a.end
	}
	return atoms
}

// nextAtom reads the atom that starts at a character that is not white space.
func nextAtom(text string, at int) atom {
	r, size := utf8.DecodeRuneInString(text[at:])
	a := atom{start: at, capital: unicode.IsUpper(r)}
	switch {
	case unicode.IsLetter(r):
		a.kind, a.end = wordAtom, lettersEnd(text, at)
		a.word = strings.ToLower(text[at:a.end])
		if end := initialsEnd(text, at, a.end); end > a.end {
			a.end = end
			a.word = strings.ReplaceAll(strings.ToLower(text[at:end]), ".", "")
		}
	case r >= '0' && r <= '9', r == '.' && startsDecimal(text, at):
		a.kind, a.end = numberAtom, digitsEnd(text, at)
		a.word = text[at:a.end]
	default:
		a.kind, a.end = markAtom, at+size
		a.word = plainMark(r)
	}
	return a
}

// startsDecimal tells whether the point at a position begins a number, as in
// " .5 per cent".
func startsDecimal(text string, at int) bool {
	return at > 0 && text[at-1] == ' ' && at+1 < len(text) && isDigit(text[at+1])
}

func plainMark(r rune) string {
	switch r {
	case '’', '‘', '`':
		return "'"
	case '–', '‑', '‐', '‒', '−':
		return "-"
	}
	return string(r)
}

func lettersEnd(text string, at int) int {
	for i, r := range text[at:] {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return at + i
		}
	}
	return len(text)
}

// initialsEnd gives the end of initials such as "U.S." that start at, or end.
func initialsEnd(text string, at, end int) int {
	stop := end
	for i := at; i+1 < len(text) && isASCIILetter(text[i]) && text[i+1] == '.'; i += 2 {
		if i == at && (i+3 >= len(text) || !isASCIILetter(text[i+2]) || text[i+3] != '.') {
			return end
		}
		stop = i + 2
	}
	return stop
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// digitsEnd takes separators along that stand between digits ("1,000.5").
func digitsEnd(text string, at int) int {
	i := at
	for i < len(text) {
		if isDigit(text[i]) {
			i++
			continue
		}
		separator := text[i] == ',' || text[i] == '.'
		if !separator || i+1 >= len(text) || !isDigit(text[i+1]) {
			break
		}
		if text[i] == ',' && !threeDigits(text[i+1:]) {
			break
		}
		i++
	}
	return i
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func threeDigits(s string) bool {
	return len(s) >= 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2]) && (len(s) == 3 || !isDigit(s[3]))
}

// atoms is the stretch of text that a grammar reads; positions outside it hold
// an empty atom, so that rules may look ahead and back freely.
type atoms []atom

func (a atoms) at(i int) atom {
	if i < 0 || i >= len(a) {
		return atom{kind: markAtom}
	}
	return a[i]
}

// is tells whether one of the words stands at i.
func (a atoms) is(i int, words ...string) bool {
	word := a.at(i).word
	if word == "" {
		return false
	}
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}

// phrase tells whether the words stand at i one after the other, and gives the
// position behind them.
func (a atoms) phrase(i int, words ...string) (int, bool) {
	for k, w := range words {
		if a.at(i+k).word != w {
			return i, false
		}
	}
	return i + len(words), true
}

// skip gives the position behind i if one of the words stands there, else i.
func (a atoms) skip(i int, words ...string) int {
	if a.is(i, words...) {
		return i + 1
	}
	return i
}
