package export

import (
	"strings"
	"unicode"

	"chancery/statement"
)

const replacement = '\uFFFD'

// visible makes words fit for a table: line ends become \n, every other control
// character but the tab becomes U+FFFD, and so does what is no UTF-8.
func visible(text string) string {
	text = strings.ReplaceAll(valid(text), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case unicode.IsControl(r) && r != '\t' && r != '\n':
			return replacement
		}
		return r
	}, text)
}

// oneLine is text without tabs and line ends, for formats in which they part
// cells and rows.
func oneLine(text string) string { return strings.Join(strings.Fields(visible(text)), " ") }

// valid gives text as UTF-8: a run of bytes that are none becomes U+FFFD.
func valid(text string) string { return strings.ToValidUTF8(text, string(replacement)) }

// codes joins the codes of parties; those that could not be resolved leave an
// empty place, so that codes and names go together.
func codes(mentions []statement.Mention) string {
	list := make([]string, 0, len(mentions))
	for _, m := range mentions {
		list = append(list, m.Code)
	}
	return strings.Join(list, ";")
}

// names joins the names of parties as the text has them.
func names(mentions []statement.Mention) string {
	list := make([]string, 0, len(mentions))
	for _, m := range mentions {
		list = append(list, strings.ReplaceAll(m.Name, ";", ","))
	}
	return strings.Join(list, ";")
}

// labels are the codes of parties, or their names where there is no code.
func labels(mentions []statement.Mention) []string {
	var list []string
	for _, m := range mentions {
		label := m.Code
		if label == "" {
			label = m.Name
		}
		list = append(list, label)
	}
	return list
}
