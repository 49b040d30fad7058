package web

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"chancery/statement"
)

// unsure is the confidence below which a statement is shown as doubtful: under
// it, most have at least one wrong party on the marked texts.
const unsure = 0.6

// note is a statement as the margin shows it.
type note struct {
	N         int
	ID        string // of the element on the page
	Look      look
	Class     string
	Actors    []party
	Arrow     string // "→" towards whom, "⇄" between each other, else empty
	Others    []party
	Operative string
	Negated   bool
	Unsure    bool
	Content   string
	Gist      string // the content without the operative word, where it begins with that
	Bar       *bar
	Facts     []fact // in words
	Codes     []fact // in the codes of the field
	Percent   int
	Offset    int    // of the operative word, for "why"
	State     string // what people made of it: "confirmed by a reader", or empty
	Link      string // the statement's own address, once it is in the register
}

// fact is a field of a statement with its label.
type fact struct {
	Label string
	Value string
	Items []party // instead of Value, for lists that lead somewhere
}

// party is a party as readers know it, and its code.
type party struct {
	Name, Code string
	Linked     bool // has a page of its own
}

// Label says the statement in one line, for links and for those who listen.
func (n note) Label() string {
	text := string(n.Look.Kind) + ", " + names(n.Actors)
	switch {
	case n.Arrow == "⇄" && len(n.Others) > 0:
		text += " and " + names(n.Others)
	case n.Arrow == "→":
		text += " to " + names(n.Others)
	}
	if n.Negated {
		text += ", negated"
	}
	return text + ": " + n.Operative
}

// notesOf numbers the statements of a text from 1.
func (s *Server) notesOf(statements []statement.Statement) []note {
	notes := make([]note, len(statements))
	for i, st := range statements {
		notes[i] = s.noteOf(i+1, st)
	}
	return notes
}

func (s *Server) noteOf(number int, st statement.Statement) note {
	n := note{
		N: number, ID: "s" + strconv.Itoa(number), Look: lookOf(st.Kind), Class: "k-" + string(st.Kind),
		Actors: s.parties(st.Actors), Others: s.parties(st.Recipients),
		Operative: st.Operative.Text, Negated: st.Polarity == statement.Negated, Unsure: st.Confidence < unsure,
		Content: st.Content.Text, Bar: barOf(st), Percent: int(math.Round(st.Confidence * 100)), Offset: st.Operative.Start,
	}
	if st.Figure != nil && len(n.Actors) == 0 {
		n.Actors = s.partiesOf(st.Figure.Parties)
	}
	switch {
	case st.Mutual:
		n.Arrow, n.Others = "⇄", nil
		if len(n.Actors) == 2 {
			n.Actors, n.Others = n.Actors[:1], n.Actors[1:]
		}
	case len(n.Others) > 0:
		n.Arrow = "→"
	}
	if n.Negated {
		n.Class += " negated"
	}
	if n.Unsure {
		n.Class += " unsure"
	}
	n.Gist = strings.TrimSpace(strings.TrimPrefix(n.Content, n.Operative))
	n.Facts, n.Codes = s.factsOf(st), codesOf(st)
	return n
}

// parties gives each party of the mentions once; one that was not resolved
// stands with its words.
func (s *Server) parties(mentions []statement.Mention) []party {
	var out []party
	for _, m := range mentions {
		p := party{Name: "“" + m.Name + "”"}
		if m.Code != "" {
			p = s.party(m.Code)
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func (s *Server) partiesOf(codes []string) []party {
	var out []party
	for _, code := range codes {
		out = append(out, s.party(code))
	}
	return out
}

// party names a code; a code that no table knows is its own name.
func (s *Server) party(code string) party {
	if p, ok := s.Tables.Party(code); ok {
		return party{Name: p.Name, Code: code, Linked: s.Register != nil}
	}
	return party{Name: code, Code: code}
}

func names(parties []party) string {
	if len(parties) == 0 {
		return "nobody named"
	}
	var out []string
	for _, p := range parties {
		out = append(out, p.Name)
	}
	return strings.Join(out, ", ")
}
