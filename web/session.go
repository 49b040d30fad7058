package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"chancery/register"
)

// People sign in with a token, and its name stands under what they decide. The
// browser keeps the token itself in a cookie that no script can read and no
// other site can make it send. So the server keeps nothing: a sign-in outlives
// a restart, ends when the token is revoked, and cannot be made of what is in
// the database, where the token's hash alone is.

// sessionCookie holds the token of who is signed in.
const sessionCookie = "chancery"

// longestSession is after how long a browser forgets the token.
const longestSession = 30 * 24 * time.Hour

// sessionOf is the token in a request's cookie, or empty. What changes the
// register through the API has to bring it in a header, which no page of
// another site can make a browser send.
func sessionOf(r *http.Request) string {
	cookie, err := r.Cookie(sessionCookie)
	changes := r.Method != http.MethodGet && r.Method != http.MethodHead
	if err != nil || changes && strings.HasPrefix(r.URL.Path, "/api/") {
		return ""
	}
	return cookie.Value
}

// formToken is what the forms of who is signed in carry, so that no other page
// can send them; empty without a session.
func formToken(r *http.Request) string {
	session := sessionOf(r)
	if session == "" {
		return ""
	}
	mac := hmac.New(sha256.New, []byte(session))
	mac.Write([]byte("form"))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// ownForm tells whether a form came from a page of who is signed in.
func ownForm(r *http.Request) bool {
	token := formToken(r)
	return token != "" && hmac.Equal([]byte(r.PostFormValue("token")), []byte(token))
}

// signInPage asks for a token.
type signInPage struct {
	Title, Name string // Name is that of who is signed in already
	Next        string // where to go then
	Trouble     *trouble
}

func (s *Server) signInForm(w http.ResponseWriter, r *http.Request) error {
	token, err := s.bearer(r)
	var refused *refusal
	if err != nil && !errors.As(err, &refused) {
		return err
	}
	page := signInPage{Title: "Sign in", Next: localAddress(r.URL.Query().Get("next"))}
	if err == nil {
		page.Name = token.Name
	}
	return s.show(w, "signin", "page", page)
}

// signIn takes a token that lets one read or review. Tokens cannot be found by
// trying, so this is not held to the limits of reading.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request) error {
	if err := parse(r); err != nil {
		return err
	}
	secret := strings.TrimSpace(r.PostFormValue("token"))
	page := signInPage{Title: "Sign in", Next: localAddress(r.PostFormValue("next"))}
	token, err := s.tokenOf(r.Context(), secret)
	var refused *refusal
	switch {
	case errors.As(err, &refused):
		page.Trouble = &trouble{http.StatusForbidden, refused.Title, refused.Detail}
	case err != nil:
		return err
	case !token.Permits(register.MayRead):
		page.Trouble = &trouble{http.StatusForbidden, "not permitted", "The token “" + token.Name + "” lets its bearer neither read nor review: it is for programs."}
	}
	if page.Trouble != nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(page.Trouble.Status)
		return s.show(w, "signin", "page", page)
	}
	keep(w, r, secret, longestSession)
	http.Redirect(w, r, page.Next, http.StatusSeeOther)
	return nil
}

// signOut makes the browser forget the token.
func (s *Server) signOut(w http.ResponseWriter, r *http.Request) error {
	keep(w, r, "", -time.Second)
	http.Redirect(w, r, "/signin", http.StatusSeeOther)
	return nil
}

func keep(w http.ResponseWriter, r *http.Request, secret string, long time.Duration) {
	http.SetCookie(w, &http.Cookie{
		Name: sessionCookie, Value: secret, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil, MaxAge: int(long.Seconds()),
	})
}

// localAddress is an address of this server, or that of the review page: nobody
// is to be led elsewhere by a link to the sign-in page.
func localAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || strings.Contains(address, `\`) {
		return "/review"
	}
	return address
}
