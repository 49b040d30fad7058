package web

import (
	"strconv"
	"strings"

	"chancery/register"
	"chancery/statement"
)

// entry is a statement of the register as lists show it.
type entry struct {
	note
	Day   string // in words, or empty
	Title string // of its document
	Doc   string // address of its document
	State register.State

	StatementID string
	Words       []piece // its sentence with the words searched for, or none
}

// piece is a run of a snippet.
type piece struct {
	Text  string
	Found bool
}

func (s *Server) entryOf(number int, e register.Entry) entry {
	n := s.noteOf(number, e.Statement)
	n.Link = "/s/" + e.Statement.ID
	title := e.Title
	if title == "" {
		title = register.SourceOf(e.Statement.Source)
	}
	return entry{note: n, Day: day(e.Day), Title: title, Doc: docAddress(e.Statement.Document), State: e.State, StatementID: e.Statement.ID, Words: pieces(e.Snippet)}
}

func (s *Server) entriesOf(list []register.Entry) []entry {
	out := make([]entry, len(list))
	for i, e := range list {
		out[i] = s.entryOf(i+1, e)
	}
	return out
}

// shortHash is how many digits of a document's hash its address has.
const shortHash = 16

// docAddress is the address of a document: enough of its hash to tell it from
// all others.
func docAddress(hash string) string {
	digits := strings.TrimPrefix(hash, "sha256:")
	return "/doc/" + digits[:min(len(digits), shortHash)]
}

// pieces cuts a snippet at the marks that the register puts around what was
// searched for.
func pieces(snippet string) []piece {
	var out []piece
	for snippet != "" {
		before, rest, found := strings.Cut(snippet, "\x02")
		if before != "" {
			out = append(out, piece{before, false})
		}
		if !found {
			break
		}
		hit, after, _ := strings.Cut(rest, "\x03")
		out = append(out, piece{hit, true})
		snippet = after
	}
	return out
}

// found says how many of something there are: "12", or "more than 1,000".
func found(n int, exact bool) string {
	if exact {
		return statement.Grouped(float64(n))
	}
	return "more than " + strconv.Itoa(n)
}
