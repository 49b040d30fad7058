package web

import (
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// maxBody is the size of the largest request. It holds the longest treaties in
// force; a text of 2 MiB is read in about a minute.
const maxBody = 2 << 20

// policy lets a page use what its own origin serves and nothing else: no script
// or style within a page, no frame around it, no request elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard sets what every answer carries, limits what every request may bring,
// and refuses forms that another site sends in a visitor's name.
func guard(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	return origin.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	}))
}

// legible refuses an address that holds what is no text. Databases differ in
// what they make of that, and nothing is called by it.
func legible(u *url.URL) error {
	query, err := url.QueryUnescape(u.RawQuery)
	if err != nil {
		return unprocessable("no such address", "The address has a per cent sign in it that begins no character: write it as %25.")
	}
	if text := u.Path + query; !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return unprocessable("no such address", "The address has a character in it that is none: its letters are to be UTF-8, without NUL.")
	}
	return nil
}
