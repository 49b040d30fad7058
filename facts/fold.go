package facts

import "unicode"

// maxAtom is the longest atom that can be part of a name, in bytes; a longer
// stretch of letters matches nothing, so hostile words cost no memory.
const maxAtom = 48

// atom is the smallest piece that names are compared by: a run of letters and
// digits, or one sign. Words are cut into atoms so that it makes no difference
// whether a tokeniser keeps d'Ivoire, Guinea-Bissau or US$ in one piece.
type atom struct {
	text     string // folded: small, plain letters
	capitals uint64 // bit i: a capital stood at byte i of text
}

// atomsOf cuts one word into atoms and gives each to yield, until that says
// stop. Full stops and hyphens vanish: U.S. is US, al-Shabaab is al Shabaab.
func atomsOf(word string, yield func(atom) bool) {
	var current []byte
	var capitals uint64
	flush := func() bool {
		if len(current) == 0 {
			return true
		}
		a := atom{string(current), capitals}
		current, capitals = current[:0], 0
		return yield(a)
	}
	for _, r := range word {
		sign := signOf(r)
		switch {
		case sign == "":
			plain := plainLetter(r)
			if unicode.IsUpper(r) && len(current) < maxAtom {
				capitals |= 1 << len(current)
			}
			if len(current) <= maxAtom {
				current = append(current, plain...)
			}
		case sign == stop:
			// joins what stands on both sides
		case !flush():
			return
		case sign != hyphen && !yield(atom{text: sign}):
			return
		}
	}
	flush()
}

// The signs that atoms treat apart.
const (
	stop   = "."
	hyphen = "-"
)

// signOf is empty for letters, digits and marks, else the sign itself with its
// typographic variants made one.
func signOf(r rune) string {
	switch r {
	case '.':
		return stop
	case '-', '‐', '‑', '–', '—', '/', ' ', '\u00a0':
		return hyphen
	case '’', '‘', 'ʼ', 'ʻ', '`', '´', '\'':
		return "'"
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return ""
	}
	return string(r)
}

// plainLetter makes a letter small and takes its marks off.
func plainLetter(r rune) string {
	if r < 0x80 {
		return string(unicode.ToLower(r))
	}
	if unicode.IsMark(r) || r == '\u200d' {
		return ""
	}
	r = unicode.ToLower(r)
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	}
	if base := baseLetter(r); base != 0 {
		return string(base)
	}
	return string(r)
}

// baseLetter is the plain letter under a small Latin letter with marks, 0 where
// there is none. Unicode's own decompositions say the same, but their tables
// are outside the standard library.
func baseLetter(r rune) rune {
	for _, group := range [...]struct {
		base   rune
		marked string
	}{
		{'a', "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"}, {'c', "çćĉċč"}, {'d', "ďđðḍ"}, {'e', "èéêëēĕėęěẹẻẽếềểễệə"},
		{'g', "ĝğġģǧ"}, {'h', "ĥħḥ"}, {'i', "ìíîïĩīĭįıǐịỉ"}, {'j', "ĵ"}, {'k', "ķḵ"}, {'l', "ĺļľŀł"},
		{'n', "ñńņňŋ"}, {'o', "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"}, {'r', "ŕŗř"}, {'s', "śŝşšșṣ"}, {'t', "ţťŧțṭ"},
		{'u', "ùúûüũūŭůűųưǔụủứừửữự"}, {'w', "ŵ"}, {'y', "ýÿŷỳỵỷỹ"}, {'z', "źżžẓ"},
	} {
		for _, marked := range group.marked {
			if marked == r {
				return group.base
			}
		}
	}
	return 0
}

// foldedName is a name as a key: its atoms parted by blanks.
func foldedName(name string) string {
	var key []byte
	atomsOf(name, func(a atom) bool {
		if len(key) > 0 {
			key = append(key, ' ')
		}
		key = append(key, a.text...)
		return len(key) < maxAtom*maxDepth
	})
	return string(key)
}
