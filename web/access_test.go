package web

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/register"
)

// allScopes are those that a token may have.
var allScopes = []register.Scope{register.MayRead, register.MayAdd, register.MayReview, register.MayAdmin}

// guarded is a server with a token of each scope.
func guarded(t *testing.T, open bool, log io.Writer) (*Server, *register.Register, map[register.Scope]string) {
	t.Helper()
	plain, r := newRegister(t)
	c := plain.Config
	c.Open, c.Log = open, slog.New(slog.NewJSONHandler(log, nil))
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	tokens := map[register.Scope]string{}
	for _, scope := range allScopes {
		tokens[scope] = addToken(t, r, register.Token{Name: "for " + string(scope), Scopes: []register.Scope{scope}})
	}
	return s, r, tokens
}

func addToken(t *testing.T, r *register.Register, k register.Token) string {
	t.Helper()
	token, err := r.AddToken(t.Context(), k)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// bring sends a request as a program does, with a token unless that is empty.
func bring(s http.Handler, method, target, body, token string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	if strings.HasPrefix(body, "{") {
		r.Header.Set("Content-Type", "application/json")
	} else if body != "" {
		r.Header.Set("Content-Type", "text/plain")
	}
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// operations are all of the API, each with a request that it can answer, and
// the scopes that permit it.
func operations(t *testing.T, r *register.Register) map[string]struct{ target, body, scopes string } {
	id, document := one(t, r).Statement.ID, one(t, r).Statement.Document
	const readers = "read review admin"
	return map[string]struct{ target, body, scopes string }{
		"GET /api/v1/statements":       {"/api/v1/statements", "", readers},
		"GET /api/v1/statements/{id}":  {"/api/v1/statements/" + id, "", readers},
		"GET /api/v1/documents":        {"/api/v1/documents", "", readers},
		"GET /api/v1/documents/{id}":   {"/api/v1/documents/" + document, "", readers},
		"GET /api/v1/pairs/{a}/{b}":    {"/api/v1/pairs/KEN/NOR", "", readers},
		"GET /api/v1/parties/{code}":   {"/api/v1/parties/KEN", "", readers},
		"GET /api/v1/world":            {"/api/v1/world", "", readers},
		"GET /api/v1/overview":         {"/api/v1/overview", "", readers},
		"POST /api/v1/read":            {"/api/v1/read", "Kenya agreed to talks.", readers},
		"POST /api/v1/documents":       {"/api/v1/documents?published=2025-03-04", "Kenya agreed to open talks.", "add admin"},
		"POST /api/v1/reviews":         {"/api/v1/reviews", `{"action": "confirm", "statement": "` + id + `"}`, "review admin"},
		"GET /api/v1/tokens":           {"/api/v1/tokens", "", "admin"},
		"DELETE /api/v1/tokens/{name}": {"/api/v1/tokens/spare", "", "admin"},
	}
}

func TestEachOperationTakesTheScopesThatPermitIt(t *testing.T) {
	for _, open := range []bool{true, false} {
		s, r, tokens := guarded(t, open, io.Discard)
		all := operations(t, r)
		for path, item := range apiOf(t, s).Paths {
			for method := range item {
				if _, listed := all[strings.ToUpper(method)+" "+path]; !listed {
					t.Errorf("%s %s is tried with no token", method, path)
				}
			}
		}
		for operation, o := range all {
			method, _, _ := strings.Cut(operation, " ")
			for _, scope := range append(allScopes, anybody) {
				s.limits = newLimits()
				if operation == "DELETE /api/v1/tokens/{name}" {
					_ = r.RevokeToken(t.Context(), "spare") // there may be none
					addToken(t, r, register.Token{Name: "spare", Scopes: allScopes})
				}
				want := http.StatusForbidden
				switch {
				case slices.Contains(strings.Fields(o.scopes), string(scope)), open && strings.Contains(o.scopes, "read"):
					want = http.StatusOK
				case scope == anybody:
					want = http.StatusUnauthorized
				}
				w := bring(s, method, o.target, o.body, tokens[scope])
				if w.Code != want && !(want == http.StatusOK && w.Code == http.StatusNoContent) {
					t.Errorf("open %v: %s with scope %q answers %d, want %d: %.300s", open, operation, scope, w.Code, want, w.Body)
				}
				if want != http.StatusOK {
					isProblem(t, w)
				}
			}
		}
	}
}

// isProblem checks that a refusal says in its head and its body what is wrong.
func isProblem(t *testing.T, w *httptest.ResponseRecorder) {
	t.Helper()
	var problem struct {
		Status        int
		Title, Detail string
	}
	err := json.Unmarshal(w.Body.Bytes(), &problem)
	challenge := w.Header().Get("WWW-Authenticate")
	if err != nil || w.Header().Get("Content-Type") != "application/problem+json" || problem.Status != w.Code || problem.Title == "" || problem.Detail == "" {
		t.Errorf("the refusal is %s %s", w.Header().Get("Content-Type"), w.Body)
	}
	if !strings.HasPrefix(challenge, `Bearer realm="chancery"`) || (w.Code == http.StatusForbidden) != strings.Contains(challenge, `error="insufficient_scope", scope="`) {
		t.Errorf("%d has the challenge %q", w.Code, challenge)
	}
}

// described is the part of the API's description that tells of access and lists.
type described struct {
	Paths map[string]map[string]struct {
		Security    []map[string][]string
		Description string
		Responses   map[string]any
		Parameters  []parameter
	}
	Components struct{ SecuritySchemes map[string]map[string]string }
}

type parameter struct{ Name string }

func apiOf(t *testing.T, s *Server) described {
	t.Helper()
	var d described
	if err := json.Unmarshal(bring(s, http.MethodGet, "/api/v1/openapi.json", "", "").Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheDescriptionSaysWhatEachOperationNeeds(t *testing.T) {
	for _, open := range []bool{true, false} {
		s, r, _ := guarded(t, open, io.Discard)
		d := apiOf(t, s)
		for _, path := range []string{"/api/v1/statements", "/api/v1/documents"} {
			if names := d.Paths[path]["get"].Parameters; !slices.ContainsFunc(names, func(p parameter) bool { return p.Name == "after" }) {
				t.Errorf("the description does not say how %s goes on: %v", path, names)
			}
		}
		if d.Components.SecuritySchemes["token"]["scheme"] != "bearer" {
			t.Errorf("the schemes are %v", d.Components.SecuritySchemes)
		}
		for operation, o := range operations(t, r) {
			method, path, _ := strings.Cut(operation, " ")
			got := d.Paths[path][strings.ToLower(method)]
			least, _, _ := strings.Cut(o.scopes, " ")
			if open && least == "read" {
				if got.Security != nil {
					t.Errorf("%s asks for %v of an open server", operation, got.Security)
				}
				continue
			}
			if len(got.Security) != 1 || !slices.Equal(got.Security[0]["token"], []string{least}) || got.Responses["401"] == nil || got.Responses["403"] == nil {
				t.Errorf("%s needs %v, want %s", operation, got.Security, least)
			}
		}
	}
}

func TestAClosedServerShowsNothingToStrangers(t *testing.T) {
	s, r, tokens := guarded(t, false, io.Discard)
	id := one(t, r).Statement.ID
	for _, path := range []string{"/", "/read", "/about", "/documents", "/search?q=talks", "/s/" + id, "/pair/KEN-NOR", "/world", "/review", "/metrics", "/api/v1", "/attic"} {
		w := do(s, http.MethodGet, path, "")
		if want := "/signin?" + (url.Values{"next": {path}}).Encode(); w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
			t.Errorf("%s answers %d and leads to %s", path, w.Code, w.Header().Get("Location"))
		}
		if w := bring(s, http.MethodGet, path, "", ""); w.Code != http.StatusUnauthorized || strings.Contains(w.Body.String(), "Kenya") {
			t.Errorf("%s answers a program %d", path, w.Code)
		}
	}
	if w := do(s, http.MethodPost, "/read", "text=Kenya"); w.Code != http.StatusUnauthorized {
		t.Errorf("a stranger's text is answered with %d", w.Code)
	}
	for _, path := range []string{"/healthz", "/readyz", "/signin", "/static/style.css", "/api/v1/openapi.json"} {
		if w := do(s, http.MethodGet, path, ""); w.Code != http.StatusOK {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
	cookie := signedIn(t, s, tokens[register.MayRead], "/pair/KEN-NOR")
	for path, want := range map[string]int{"/pair/KEN-NOR": 200, "/api/v1/overview": 200, "/review": 403, "/metrics": 200} {
		if w := withCookie(s, http.MethodGet, path, "", cookie); w.Code != want {
			t.Errorf("signed in to read, %s answers %d, want %d", path, w.Code, want)
		}
	}
}

// signedIn signs in and gives the cookie.
func signedIn(t *testing.T, s *Server, token, next string) *http.Cookie {
	t.Helper()
	w := do(s, http.MethodPost, "/signin", url.Values{"token": {token}, "next": {next}}.Encode())
	cookies := w.Result().Cookies()
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != next || len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteStrictMode {
		t.Fatalf("signing in is answered with %d, %v, %s", w.Code, cookies, w.Header().Get("Location"))
	}
	return cookies[0]
}

func withCookie(s http.Handler, method, target, body string, cookie *http.Cookie) *httptest.ResponseRecorder {
	q := httptest.NewRequest(method, target, strings.NewReader(body))
	q.Header.Set("Accept", "text/html")
	if body != "" {
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	q.AddCookie(cookie)
	w := httptest.NewRecorder()
	s.ServeHTTP(w, q)
	return w
}

func TestVoidTokensPermitNothing(t *testing.T) {
	s, r, tokens := guarded(t, false, io.Discard)
	soon := addToken(t, r, register.Token{Name: "soon void", Scopes: allScopes, Expires: time.Now().Add(300 * time.Millisecond)})
	cookie := signedIn(t, s, soon, "/")
	if w := bring(s, http.MethodGet, "/api/v1/tokens", "", soon); w.Code != http.StatusOK {
		t.Errorf("before it expires the token is answered with %d", w.Code)
	}
	time.Sleep(350 * time.Millisecond)
	if err := r.RevokeToken(t.Context(), "for admin"); err != nil {
		t.Fatal(err)
	}
	for token, says := range map[string]string{soon: "expired with 20", tokens[register.MayAdmin]: "was revoked on 20", "chancery_wrong": "no such token", "x y": "no such token"} {
		w := bring(s, http.MethodGet, "/api/v1/tokens", "", token)
		if w.Code != http.StatusUnauthorized || !strings.Contains(w.Body.String(), says) || !strings.Contains(w.Header().Get("WWW-Authenticate"), `error="invalid_token"`) {
			t.Errorf("%s: answered %d, %s, %s", says, w.Code, w.Header().Get("WWW-Authenticate"), w.Body)
		}
	}
	if w := withCookie(s, http.MethodGet, "/", "", cookie); w.Code != http.StatusSeeOther {
		t.Errorf("who signed in with a token that expired is answered with %d", w.Code)
	}
}

func TestASignInOutlivesARestart(t *testing.T) {
	s, r, tokens := guarded(t, true, io.Discard)
	cookie := signedIn(t, s, tokens[register.MayReview], "/review")
	again, err := New(s.Config)
	if err != nil {
		t.Fatal(err)
	}
	page := withCookie(again, http.MethodGet, "/review", "", cookie)
	_, after, _ := strings.Cut(page.Body.String(), `name="token" value="`)
	form, _, _ := strings.Cut(after, `"`)
	decision := url.Values{"action": {"confirm"}, "statement": {one(t, r).Statement.ID}, "token": {form}}
	if w := withCookie(again, http.MethodPost, "/review", decision.Encode(), cookie); w.Code != http.StatusSeeOther {
		t.Fatalf("the decision is answered with %d: %s", w.Code, w.Body)
	}
	h, err := r.Now().History(t.Context(), one(t, r).Statement.ID)
	if err != nil || len(h.Reviews) != 1 || h.Reviews[0].By != "for review" {
		t.Errorf("under the decision stands %+v, %v", h.Reviews, err)
	}
	w := withCookie(again, http.MethodPost, "/signout", "x=", cookie)
	if c := w.Result().Cookies(); len(c) != 1 || c[0].MaxAge >= 0 || c[0].Value != "" {
		t.Errorf("after signing out the cookies are %v", c)
	}
}

func TestSigningInLeadsNowhereElse(t *testing.T) {
	for address, want := range map[string]string{
		"/pair/KEN-NOR?x=1": "/pair/KEN-NOR?x=1", "": "/review", "https://example.org/": "/review", "//example.org/": "/review", `/\example.org`: "/review", "javascript:alert(1)": "/review", "/%zz": "/review",
	} {
		if got := localAddress(address); got != want {
			t.Errorf("%q leads to %q, want %q", address, got, want)
		}
	}
}

func TestACookieChangesNothingThroughTheAPI(t *testing.T) {
	s, _, tokens := guarded(t, true, io.Discard)
	cookie := signedIn(t, s, tokens[register.MayAdmin], "/review")
	for _, c := range [][2]string{{http.MethodPost, "/api/v1/documents"}, {http.MethodPost, "/api/v1/reviews"}, {http.MethodDelete, "/api/v1/tokens/a"}} {
		if w := withCookie(s, c[0], c[1], "a=b", cookie); w.Code != http.StatusUnauthorized {
			t.Errorf("%s %s answers %d", c[0], c[1], w.Code)
		}
	}
}

func TestNoTokenIsLogged(t *testing.T) {
	var log bytes.Buffer
	s, r, tokens := guarded(t, false, &log)
	all := operations(t, r)
	for _, token := range tokens {
		for operation, o := range all {
			method, _, _ := strings.Cut(operation, " ")
			w := bring(s, method, o.target, o.body, token)
			if strings.Contains(w.Body.String(), token) {
				t.Errorf("%s answers with the token", operation)
			}
		}
		do(s, http.MethodPost, "/signin", url.Values{"token": {token}}.Encode())
	}
	if log.Len() == 0 {
		t.Fatal("nothing was logged")
	}
	for _, token := range tokens {
		if strings.Contains(log.String(), token) {
			t.Errorf("the log has the token %.12s…", token)
		}
	}
}

func TestARouteThatNobodyListedIsClosed(t *testing.T) {
	for route, want := range map[string]register.Scope{"POST /attic": register.MayAdmin, "DELETE /api/v1/attic": register.MayAdmin, "GET /attic": register.MayRead, "": register.MayRead} {
		if got := needOf(route); got != want {
			t.Errorf("%q needs %q, want %q", route, got, want)
		}
	}
}
