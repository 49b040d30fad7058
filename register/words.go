package register

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrases are the words that a text must have, as a person typed them.
type phrases []phrase

type phrase struct {
	words  string // one word, or several that must stand in this order
	not    bool
	prefix bool // a word that begins so is enough
}

// maxPhrases is how many phrases one search may have.
const maxPhrases = 32

// parseWords understands what people type into a search: words that must all
// be there, "words in this order", -without and beginnings*. Everything else is
// taken as white space. A search for nothing but absent words is refused.
func parseWords(typed string) (phrases, error) {
	var all phrases
	positive := false
	for rest := strings.TrimSpace(typed); rest != ""; rest = strings.TrimSpace(rest) {
		var p phrase
		if p.not = rest[0] == '-'; p.not {
			rest = rest[1:]
		}
		var text string
		if strings.HasPrefix(rest, `"`) {
			text, rest, _ = strings.Cut(rest[1:], `"`)
		} else {
			end := strings.IndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '"' })
			if end < 0 {
				end = len(rest)
			}
			text, rest = rest[:end], rest[end:]
			p.prefix = strings.HasSuffix(text, "*")
		}
		if p.words = onlyWords(text); p.words == "" {
			continue
		}
		p.prefix = p.prefix && !strings.Contains(p.words, " ")
		positive = positive || !p.not
		all = append(all, p)
	}
	switch {
	case !positive:
		return nil, invalidf("words", "give at least one word to look for")
	case len(all) > maxPhrases:
		return nil, invalidf("words", "give at most %d words", maxPhrases)
	}
	return all, nil
}

// onlyWords keeps letters, marks and digits, one space between words.
func onlyWords(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// fts5 is the expression of SQLite: ("a" AND "b c") NOT "d".
func (all phrases) fts5() string {
	var wanted, absent []string
	for _, p := range all {
		text := `"` + p.words + `"`
		if p.prefix {
			text += "*"
		}
		if p.not {
			absent = append(absent, text)
		} else {
			wanted = append(wanted, text)
		}
	}
	expression := "(" + strings.Join(wanted, " AND ") + ")"
	for _, text := range absent {
		expression += " NOT " + text
	}
	return expression
}

// tsquery is the expression of PostgreSQL: 'a' & 'b c' & !'d'.
func (all phrases) tsquery() string {
	var parts []string
	for _, p := range all {
		text := "'" + p.words + "'"
		if p.prefix {
			text += ":*"
		}
		if p.not {
			text = "!" + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " & ")
}

// validPrefix is the beginning of a text, at most n bytes, whole characters.
func validPrefix(text string, n int) string {
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}
