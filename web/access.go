package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"chancery/register"
)

// Who may do what is decided here, once for pages and API: each route asks for a
// scope, and the token that a request brings permits it or not. A program
// brings its token as Authorization: Bearer TOKEN, a browser as the cookie of
// session.go.

// anybody is the scope of what even a closed server gives to all: the way in,
// and what says whether it is well.
const anybody register.Scope = ""

// needs says which scope a route asks for where that is not what needOf gives
// by its method.
var needs = map[string]register.Scope{
	"GET /static/{name}": anybody,
	"GET /healthz":       anybody,
	"GET /readyz":        anybody,
	"GET /signin":        anybody,
	"POST /signin":       anybody,
	"POST /signout":      anybody,

	"GET /api/v1/openapi.json":     anybody,
	"GET /api/v1/openapi.yaml":     anybody,
	"GET /api/v1/openapi-3.0.json": anybody,
	"GET /api/v1/openapi-3.0.yaml": anybody,

	"POST /read":             register.MayRead,
	"POST /read/why":         register.MayRead,
	"POST /api/v1/read":      register.MayRead,
	"POST /api/v1/documents": register.MayAdd,
	"GET /review":            register.MayReview,
	"POST /review":           register.MayReview,
	"GET /missed":            register.MayReview,
	"POST /missed":           register.MayReview,
	"POST /documents":        register.MayAdd,
	"POST /api/v1/reviews":   register.MayReview,
	"GET /api/v1/tokens":     register.MayAdmin,
}

// needOf is the scope that a route asks for. What is not listed is for readers
// where it only gives, and else for those who may do everything: a route that
// somebody forgot to list is closed.
func needOf(route string) register.Scope {
	if need, listed := needs[route]; listed {
		return need
	}
	if method, _, ok := strings.Cut(route, " "); ok && method != http.MethodGet {
		return register.MayAdmin
	}
	return register.MayRead
}

// admit lets through to mux what the bearer of a request may do.
func (s *Server) admit(mux *http.ServeMux) http.Handler {
	routes := s.past(mux)
	return s.page(func(w http.ResponseWriter, r *http.Request) error {
		if err := legible(r.URL); err != nil {
			return err
		}
		_, route := mux.Handler(r)
		need := needOf(route)
		if need == anybody || need == register.MayRead && s.Open {
			routes.ServeHTTP(w, r)
			return nil
		}
		token, err := s.bearer(r)
		if err == nil && !token.Permits(need) {
			err = &refusal{need: need, trouble: trouble{http.StatusForbidden, "not permitted", "The token “" + token.Name + "” lacks the scope " + string(need) + ", which this needs."}}
		}
		var refused *refusal
		switch {
		case errors.As(err, &refused):
			return refused.tell(w, r)
		case err != nil:
			return err
		}
		w.Header().Set("Cache-Control", "private, no-cache") // it is for this bearer
		admitted := r.WithContext(context.WithValue(r.Context(), bearerKey{}, token))
		routes.ServeHTTP(w, admitted)
		r.Pattern = admitted.Pattern // for observe
		return nil
	})
}

// bearerKey is under what the context of a request has its token.
type bearerKey struct{}

// bearerOf is the token that admitted a request.
func bearerOf(ctx context.Context) register.Token {
	t, _ := ctx.Value(bearerKey{}).(register.Token)
	return t
}

// refusal is why a request is not answered: 401 where no good token came, 403
// where it permits something else.
type refusal struct {
	trouble
	need register.Scope
	bad  bool // a token came that is none
}

func (f *refusal) Error() string { return f.trouble.Error() }

// tell says it in the words of RFC 6750. Who comes with a browser and without a
// token is led to the page on which to sign in, and from there back.
func (f *refusal) tell(w http.ResponseWriter, r *http.Request) error {
	if f.Status == http.StatusUnauthorized && r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html") {
		http.Redirect(w, r, "/signin?"+url.Values{"next": {r.URL.RequestURI()}}.Encode(), http.StatusSeeOther)
		return nil
	}
	challenge := `Bearer realm="chancery"`
	switch {
	case f.Status == http.StatusForbidden:
		challenge += `, error="insufficient_scope", scope="` + string(f.need) + `"`
	case f.bad:
		challenge += `, error="invalid_token"`
	}
	w.Header().Set("WWW-Authenticate", challenge)
	return &f.trouble
}

// bearer finds the token that a request brings; without a good one it gives a
// refusal.
func (s *Server) bearer(r *http.Request) (register.Token, error) {
	scheme, secret, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		secret = sessionOf(r)
	}
	return s.tokenOf(r.Context(), strings.TrimSpace(secret))
}

// tokenOf gives a token that is good; of all others it says why in a refusal.
func (s *Server) tokenOf(ctx context.Context, secret string) (register.Token, error) {
	if secret == "" {
		return register.Token{}, unauthorized(false, "This needs a token: send it as Authorization: Bearer TOKEN, or sign in with it at /signin. “chancery token add” makes one.")
	}
	if s.Register == nil {
		return register.Token{}, unauthorized(true, "This server has no register, and so no tokens.")
	}
	token, err := s.Register.TokenOf(ctx, secret)
	if errors.Is(err, register.ErrNotFound) {
		return token, unauthorized(true, "The register has no such token: it may have been mistyped, or belong to another register. “chancery token list” names those there are.")
	}
	if void := token.Void(time.Now()); err == nil && void != "" {
		return token, unauthorized(true, "The token “"+token.Name+"” "+void+": ask for another, which “chancery token add” makes.")
	}
	return token, err
}

func unauthorized(bad bool, detail string) error {
	return &refusal{bad: bad, trouble: trouble{http.StatusUnauthorized, "no good token", detail}}
}
