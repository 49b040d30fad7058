package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"chancery/register"
)

// asOf is the parameter by which the pages of the register and its API show it
// as it stood: a day, meaning its end in UTC, or a time.
const asOf = "as-of"

// pastPages are the first steps of the addresses that can show the past. What
// people do (review, add, sign in) is of the present.
var pastPages = []string{"", "doc", "s", "pair", "party", "issue", "topic", "instrument", "search", "world", "documents"}

type viewKey struct{}

// view is the register as the request wants to see it: as it stands, or as it
// stood.
func (s *Server) view(ctx context.Context) register.View {
	if v, ok := ctx.Value(viewKey{}).(register.View); ok {
		return v
	}
	return s.Register.Now()
}

// past answers questions about the register as it stood: what is asked below
// looks at that, and the links of a page lead to pages of the same moment.
func (s *Server) past(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text := r.URL.Query().Get(asOf)
		if text == "" || s.Register == nil || r.Method != http.MethodGet && r.Method != http.MethodHead || !showsPast(r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}
		moment, err := register.Moment(text)
		var v register.View
		if err == nil {
			v, err = s.Register.AsOf(r.Context(), moment)
		}
		if err != nil {
			s.tell(w, r, troubleOf(err))
			return
		}
		a := &answer{ResponseWriter: w, status: http.StatusOK}
		then := r.WithContext(context.WithValue(r.Context(), viewKey{}, v))
		next.ServeHTTP(a, then)
		r.Pattern = then.Pattern // for observe
		page := a.body.Bytes()
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			page = ofThen(page, text, r.URL)
		}
		w.WriteHeader(a.status)
		_, _ = w.Write(page) // the client may be gone
	})
}

func showsPast(path string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return slices.Contains(pastPages, first) || strings.HasPrefix(path, "/api/v1/")
}

// ofThen is a page of the past: it says so, and its links and forms keep to
// the moment. All else stays to the letter.
func ofThen(page []byte, moment string, here *url.URL) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.Bytes()
		}
		raw := bytes.Clone(z.Raw())
		if kind != html.StartTagToken {
			out.Write(raw)
			continue
		}
		t := z.Token()
		kept, changed := keptIn(&t, moment)
		if changed {
			out.WriteString(t.String())
		} else {
			out.Write(raw)
		}
		switch {
		case kept && t.Data == "form":
			fmt.Fprintf(&out, `<input type="hidden" name=%q value="%s">`, asOf, html.EscapeString(moment))
		case t.Data == "main":
			fmt.Fprintf(&out, `<p class="then" role="status">The register as it stood at <strong>%s</strong>. <a href="%s">As it stands now</a></p>`,
				html.EscapeString(moment), html.EscapeString(addressOf(here.Path, without(here.Query(), asOf, ""))))
		}
	}
}

// keptIn makes the addresses that a tag leads to those of the moment; kept tells
// whether the tag leads to such a page, changed whether the tag is another now.
func keptIn(t *html.Token, moment string) (kept, changed bool) {
	for i, a := range t.Attr {
		if a.Key != "href" && a.Key != "action" && a.Key != "data-why" {
			continue
		}
		u, err := url.Parse(a.Val)
		if err != nil || !leadsToPast(u) {
			continue
		}
		if a.Key == "action" {
			return method(t) == http.MethodGet, false
		}
		values := u.Query()
		values.Set(asOf, moment)
		u.RawQuery = values.Encode()
		t.Attr[i].Val, kept, changed = u.String(), true, true
	}
	return kept, changed
}

// leadsToPast says whether an address on a page is of one that can show the past:
// a path of this server, or other parameters of the page itself.
func leadsToPast(u *url.URL) bool {
	if u.Scheme != "" || u.Host != "" {
		return false
	}
	return u.Path == "" && u.RawQuery != "" || strings.HasPrefix(u.Path, "/") && showsPast(u.Path)
}

func method(form *html.Token) string {
	for _, a := range form.Attr {
		if a.Key == "method" {
			return strings.ToUpper(a.Val)
		}
	}
	return http.MethodGet
}

// addressOf is a path with its parameters.
func addressOf(path string, values url.Values) string {
	return (&url.URL{Path: path, RawQuery: values.Encode()}).String()
}
