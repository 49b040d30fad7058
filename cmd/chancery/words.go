package main

import (
	"slices"
	"strings"

	"chancery/statement"
)

// look is how a kind of statement is shown. The marks differ in shape, so that
// the kinds can be told apart without colours.
type look struct {
	kind  statement.Kind
	mark  string
	style style
}

var kindLooks = []look{
	{statement.Pledge, "■", green},
	{statement.Call, "▲", yellow},
	{statement.Position, "●", blue},
	{statement.Act, "◆", magenta},
	{statement.Figure, "#", cyan},
}

func lookOf(kind statement.Kind) look {
	for _, l := range kindLooks {
		if l.kind == kind {
			return l
		}
	}
	return look{kind, "?", plainText}
}

// parties is who does it to whom: "RUS → CHN", "CHN ⇄ RUS" between each other,
// "IGO:EU" with nobody else.
func parties(s statement.Statement) string {
	actors, recipients := codes(s.Actors), codes(s.Recipients)
	switch {
	case actors == "" && s.Figure != nil:
		actors = strings.Join(s.Figure.Parties, ", ")
	case actors == "":
		actors = "(nobody named)"
	}
	if s.Mutual {
		names := codeList(s.Actors)
		if len(names) == 2 {
			return names[0] + " ⇄ " + names[1]
		}
		return actors + " ⇄"
	}
	if recipients == "" {
		return actors
	}
	return actors + " → " + recipients
}

func codes(mentions []statement.Mention) string { return strings.Join(codeList(mentions), ", ") }

// codeList is each party once; one that was not resolved stands with its words.
func codeList(mentions []statement.Mention) []string {
	var names []string
	for _, m := range mentions {
		name := m.Code
		if name == "" {
			name = "“" + clean(m.Name) + "”"
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// people are the persons who act for the actors, a line or two each.
func people(s statement.Statement, width int) cell {
	var c cell
	for _, m := range s.Actors {
		if m.Person == "" {
			continue
		}
		text := clean(m.Person)
		if m.Office != "" {
			text += ", " + clean(m.Office)
		}
		c = append(c, wrap(text, width, 2, dim)...)
	}
	return c
}

// operative is the operative word, saying so where it is negated; nothing where
// the content begins with it.
func operative(s statement.Statement) string {
	switch {
	case s.Polarity == statement.Negated:
		return clean(s.Operative.Text) + " (negated)"
	case s.Operative.Start == s.Content.Start:
		return ""
	}
	return clean(s.Operative.Text)
}

func when(s statement.Statement) string {
	if s.Time == nil {
		return ""
	}
	return strings.ReplaceAll(clean(s.Time.EDTF), "/", "/ ")
}

// figure is the quantity in one line: "> 240,000,000,000 USD, up, 2024".
func figure(s statement.Statement) string {
	f := s.Figure
	if f == nil {
		return ""
	}
	number := statement.OrEmpty(f.Comparator)
	if number == "=" {
		number = ""
	}
	if f.Value != nil {
		number = strings.TrimSpace(number + " " + statement.Grouped(*f.Value) + " " + statement.OrEmpty(f.Unit))
	} else if f.Ratio != nil {
		number = strings.TrimSpace(number + " × " + statement.Grouped(*f.Ratio))
	}
	var parts []string
	for _, part := range []string{number, statement.OrEmpty(f.Direction), statement.OrEmpty(f.Period)} {
		if part != "" {
			parts = append(parts, clean(part))
		}
	}
	return strings.Join(parts, ", ")
}
