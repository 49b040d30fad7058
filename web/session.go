package web

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
)

// Reading is open to all who reach the server; changing the register is not.
// Who knows the key that the server was started with signs in with it and a
// name, and the name stands under what they decide.

// sessionCookie holds a name and the server's seal on it.
const sessionCookie = "chancery"

// maxName is the length in bytes of the longest name of a reviewer.
const maxName = 80

// NewKey makes a key for those who may change the register.
func NewKey() string { return rand.Text() }

// seal signs words for a purpose with the server's key.
func (s *Server) seal(purpose, words string) string {
	mac := hmac.New(sha256.New, []byte(s.Key))
	mac.Write([]byte(purpose + "\x00" + words))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// reviewer is the name of who is signed in, or empty.
func (s *Server) reviewer(r *http.Request) string {
	cookie, err := r.Cookie(sessionCookie)
	if err != nil || s.Key == "" {
		return ""
	}
	encoded, seal, _ := strings.Cut(cookie.Value, ".")
	name, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil || !hmac.Equal([]byte(seal), []byte(s.seal("session", string(name)))) {
		return ""
	}
	return string(name)
}

// csrf is the token that the forms of a reviewer carry.
func (s *Server) csrf(name string) string { return s.seal("form", name) }

// signInPage asks for key and name.
type signInPage struct {
	Title, Name string
	Trouble     *trouble
}

func (s *Server) signInForm(w http.ResponseWriter, r *http.Request) error {
	return s.show(w, "signin", "page", signInPage{Title: "Sign in", Name: s.reviewer(r)})
}

// signIn is held to the limits of reading, so that keys cannot be tried out.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request) error {
	if err := parse(r); err != nil {
		return err
	}
	name, key := strings.TrimSpace(r.PostFormValue("name")), strings.TrimSpace(r.PostFormValue("key"))
	page := signInPage{Title: "Sign in", Name: name}
	switch {
	case name == "" || len(name) > maxName:
		page.Trouble = &trouble{http.StatusUnprocessableEntity, "no name", "Give the name that is to stand under your decisions, of at most 80 letters."}
	case s.Key == "" || !hmac.Equal([]byte(key), []byte(s.Key)):
		page.Trouble = &trouble{http.StatusForbidden, "wrong key", "This is not the key that the server printed when it was started."}
	}
	if page.Trouble != nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(page.Trouble.Status)
		return s.show(w, "signin", "page", page)
	}
	http.SetCookie(w, &http.Cookie{
		Name: sessionCookie, Value: base64.RawURLEncoding.EncodeToString([]byte(name)) + "." + s.seal("session", name), Path: "/",
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil, MaxAge: 30 * 24 * 3600,
	})
	http.Redirect(w, r, "/review", http.StatusSeeOther)
	return nil
}
