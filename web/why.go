package web

import (
	"fmt"
	"net/http"
	"strings"

	"chancery/document"
	"chancery/statement"
)

// why is a sentence with its tree and the reasons for its statements.
type why struct {
	at       int // the byte offset that was asked about
	Sentence string
	Tree     *drawing
	Reasons  []reason
	Stopped  []stop
	ReadBy   string // the engine of the stored reading, where it is another one
}

// reason is one statement with the steps that led to it.
type reason struct {
	Note  note
	Rule  string
	Steps []Step
}

// stop is what made no statement.
type stop struct{ Words, Rule string }

func (s *Server) whyOf(d *document.Document, x Explanation, at int) *why {
	y := &why{at: at, Sentence: x.Sentence.Text, Tree: draw(d.Text, x)}
	for i, r := range x.Reasons {
		y.Reasons = append(y.Reasons, reason{s.noteOf(i+1, r.Statement), r.Statement.Rule, r.Steps})
	}
	for _, st := range x.Stopped {
		words := "“" + st.Operative.Text + "”"
		if st.Content != (statement.Span{}) {
			words += " … “" + cut(st.Content.Text, 80) + "”"
		}
		y.Stopped = append(y.Stopped, stop{words, st.Rule})
	}
	return y
}

// why answers with the explanation alone, for a page that puts it in place.
func (s *Server) why(w http.ResponseWriter, r *http.Request) error {
	q, err := s.question(r)
	if err != nil {
		return err
	}
	y, err := s.explain(r, q)
	if err != nil {
		return err
	}
	return s.show(w, "read", "why", y)
}

// explain asks the engine about the offset that the question names.
func (s *Server) explain(r *http.Request, q *question) (*why, error) {
	if q.at < 0 || q.at >= len(q.doc.Text) {
		return nil, unprocessable("no such place", fmt.Sprintf("The place asked about is outside the text, which has the bytes 0 to %d.", len(q.doc.Text)-1))
	}
	x, err := s.Engine.Explain(r.Context(), q.doc, q.known, q.at)
	if err != nil {
		return nil, err
	}
	return s.whyOf(q.doc, x, q.at), nil
}

// cut shortens a text to about n bytes, at a space.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	if space := strings.LastIndexByte(text[:n+1], ' '); space > 0 {
		return text[:space] + " …"
	}
	return strings.ToValidUTF8(text[:n], "") + "…"
}
