package web

import (
	"fmt"
	"strconv"
	"strings"

	"chancery/statement"
)

// factsOf lists, in words, what is known of a statement beyond who, whom and
// what.
func (s *Server) factsOf(st statement.Statement) []fact {
	var facts []fact
	add := func(label, value string) {
		if value != "" {
			facts = append(facts, fact{Label: label, Value: value})
		}
	}
	add("By", people(st.Actors))
	if len(st.SaidBy) > 0 {
		add("Said by", names(s.parties(st.SaidBy))+personIn(st.SaidBy))
	}
	add("Measures", quantity(st.Figure))
	add("When", when(st))
	if st.Place != nil {
		add("Where", st.Place.Name)
	}
	add("About", s.subjects(st))
	if len(st.Forums) > 0 {
		add("Through", names(s.parties(st.Forums)))
	}
	add("In", instrument(st.Instrument))
	for _, h := range st.Hedges {
		add("Hedged", "“"+h.Text+"”")
	}
	return facts
}

// subjects names the issues and topics.
func (s *Server) subjects(st statement.Statement) string {
	var about []string
	for _, slug := range st.Issues {
		about = append(about, s.issueName(slug))
	}
	for _, slug := range st.Topics {
		about = append(about, topicName(slug))
	}
	return strings.Join(about, ", ")
}

func (s *Server) issueName(slug string) string {
	for _, issue := range s.Tables.Issues {
		if issue.Slug == slug {
			return issue.Name
		}
	}
	return topicName(slug)
}

// topicName writes a slug as words.
func topicName(slug string) string { return strings.ReplaceAll(slug, "-", " ") }

// people are the persons who act for the parties, with their offices.
func people(mentions []statement.Mention) string {
	var out []string
	for _, m := range mentions {
		if m.Person == "" {
			continue
		}
		text := m.Person
		if m.Office != "" {
			text += ", " + m.Office
		}
		if len(out) == 0 || out[len(out)-1] != text {
			out = append(out, text)
		}
	}
	return strings.Join(out, "; ")
}

func personIn(mentions []statement.Mention) string {
	if p := people(mentions); p != "" {
		return " (" + p + ")"
	}
	return ""
}

// when is the time in plain words and the status.
func when(st statement.Statement) string {
	if st.Time == nil || st.Time.EDTF == "" {
		return string(st.Status)
	}
	return day(st.Time.EDTF) + ", " + string(st.Status)
}

// instrument is the text through which the statement was made.
func instrument(in *statement.Instrument) string {
	if in == nil {
		return ""
	}
	text := in.Name
	if text == "" {
		text = strings.ReplaceAll(in.Type, "-", " ")
	}
	if in.Date != "" {
		text += ", " + day(in.Date)
	}
	return text
}

// quantity is a figure in one line: "more than 240,000,000,000 USD, up, 2024".
func quantity(q *statement.Quantity) string {
	if q == nil {
		return ""
	}
	comparators := map[string]string{">": "more than ", "<": "less than ", "~": "about "}
	parts := []string{strings.ReplaceAll(q.Quantity, "-", " ")}
	number := comparators[statement.OrEmpty(q.Comparator)]
	switch {
	case q.Value != nil:
		parts = append(parts, number+strings.TrimSpace(statement.Grouped(*q.Value)+" "+statement.OrEmpty(q.Unit)))
	case q.Ratio != nil:
		parts = append(parts, number+statement.Grouped(*q.Ratio)+" times")
	}
	for _, part := range []string{statement.OrEmpty(q.Direction), day(statement.OrEmpty(q.Period))} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// codesOf lists the codes of the field.
func codesOf(st statement.Statement) []fact {
	facts := []fact{{Label: "Kind", Value: string(st.Kind)}}
	add := func(label, value string) {
		if value != "" {
			facts = append(facts, fact{Label: label, Value: value})
		}
	}
	if e := st.Event; e != nil {
		add("PLOVER", strings.TrimSpace(e.Type+" "+e.Mode))
		add("Contexts", strings.Join(e.Contexts, ", "))
		add("CAMEO", e.Cameo)
	}
	add("Topics", strings.Join(st.Topics, ", "))
	add("Issues", strings.Join(st.Issues, ", "))
	if st.Time != nil {
		add("EDTF", st.Time.EDTF)
	}
	add("Strength", strength(st))
	add("Rule", st.Rule)
	add("Bytes", fmt.Sprintf("%d–%d", st.Content.Start, st.Content.End))
	add("Id", st.ID)
	return facts
}

func strength(st statement.Statement) string {
	text := strconv.Itoa(st.Strength) + " of " + strconv.Itoa(steps)
	if st.Opposing {
		text += ", opposing"
	}
	return text
}
