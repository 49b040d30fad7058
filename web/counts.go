package web

import (
	"strconv"
	"strings"

	"chancery/statement"
)

// countsOf says what was found: "19 statements: 5 pledges, 1 call; 2 doubts".
func countsOf(r statement.Reading) string {
	counts := make(map[statement.Kind]int)
	for _, s := range r.Statements {
		counts[s.Kind]++
	}
	var kinds []string
	for _, l := range looks {
		if n := counts[l.Kind]; n > 0 {
			kinds = append(kinds, plural(n, string(l.Kind), l.Plural))
		}
	}
	text := plural(len(r.Statements), "statement", "statements")
	if len(kinds) > 0 {
		text += ": " + strings.Join(kinds, ", ")
	}
	if len(r.Doubts) > 0 {
		text += "; " + plural(len(r.Doubts), "doubt", "doubts")
	}
	return text
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
