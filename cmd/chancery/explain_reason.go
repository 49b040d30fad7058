package main

import (
	"fmt"

	"chancery/reader"
	"chancery/statement"
)

// explainMentions lists the parties of the sentence.
func explainMentions(s screen, x reader.Explanation) []string {
	if len(x.Mentions) == 0 {
		return nil
	}
	lines := []string{"", s.paint(bold, plural(len(x.Mentions), "mention"))}
	for _, m := range x.Mentions {
		code := m.Code
		if code == "" {
			code = "(not resolved)"
		}
		what := fmt.Sprintf("“%s” at %d", clean(m.Name), m.Start)
		for _, more := range []string{m.Person, m.Office} {
			if more != "" {
				what += " · " + clean(more)
			}
		}
		lines = append(lines, s.row([]int{16, s.width - 18}, wrap(code, 16, 1, cyan), wrap(what, s.width-18, 2, plainText))...)
	}
	return lines
}

// explainReason shows one statement as the table does, and under it each step
// with the rule and the line of a table that it rests on.
func explainReason(s screen, r reader.Reason) []string {
	g := gridOf(s.width)
	lines := append([]string{""}, s.row(g.widths, g.cells(r.Statement)...)...)
	lines = append(lines, s.paint(dim, fmt.Sprintf("  made by the rule %s, id %s", clean(r.Statement.Rule), clean(r.Statement.ID))))
	width := s.width - 16
	for _, step := range r.Steps {
		what := wrap(clean(step.Value)+because(step), width, 3, plainText)
		lines = append(lines, s.row([]int{2, 10, width}, nil, wrap(clean(step.Field), 10, 1, dim), what)...)
	}
	return lines
}

// explainStops lists what made no statement, and why.
func explainStops(s screen, stops []reader.Stop) []string {
	if len(stops) == 0 {
		return nil
	}
	lines := []string{"", s.paint(bold, "left out")}
	for _, stop := range stops {
		what := fmt.Sprintf("“%s” at %d", clean(stop.Operative.Text), stop.Operative.Start)
		if stop.Content.Text != "" {
			what += " … “" + clean(cut(stop.Content.Text)) + "”"
		}
		lines = append(lines, s.wrapped("  "+what+": "+clean(stop.Rule), 3, plainText)...)
	}
	return lines
}

// because names what a step rests on: "  (rule passive, operatives.tsv:12, “signed” at 80)".
func because(step reader.Step) string {
	why := "  (rule " + clean(step.Rule)
	if step.Table != "" {
		why += ", " + clean(step.Table)
	}
	if step.Words != (statement.Span{}) {
		why += fmt.Sprintf(", “%s” at %d", clean(cut(step.Words.Text)), step.Words.Start)
	}
	return why + ")"
}
