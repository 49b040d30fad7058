package web

import (
	"net/http"

	"chancery/register"
)

// sender is the name of who sent a form that changes the register, from a page
// of this server.
func sender(r *http.Request) (string, error) {
	if !ownForm(r) {
		return "", &trouble{http.StatusForbidden, "not from here", "The form did not come from a page of this server: open the page again and send it from there."}
	}
	return bearerOf(r.Context()).Name, nil
}

// mayAdd tells whether who asks is signed in with a token that lets them add.
func (s *Server) mayAdd(r *http.Request) bool {
	token, err := s.bearer(r)
	return err == nil && token.Permits(register.MayAdd)
}

// addRead keeps in the register a text that the read page showed, and goes to
// its page.
func (s *Server) addRead(w http.ResponseWriter, r *http.Request) error {
	q, err := s.question(r)
	if err != nil {
		return err
	}
	if _, err := sender(r); err != nil {
		return err
	}
	reading, err := s.Engine.Read(r.Context(), q.doc, q.known)
	if err != nil {
		return err
	}
	published := s.Engine.Published(q.doc, q.known)
	added, err := s.Register.Add(r.Context(), q.doc,
		register.Origin{Original: []byte(q.form.Text), MediaType: "text/plain", Address: q.doc.Source, Published: published},
		&register.NewReading{Engine: s.Engine.Version(), Published: published, Parties: q.known.Parties, Reading: reading})
	if err != nil {
		return err
	}
	http.Redirect(w, r, docAddress(added.Document.Hash), http.StatusSeeOther)
	return nil
}
