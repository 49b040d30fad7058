package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"chancery/register"
)

// visitor is a client who signed in as A. Reader, who may review and add.
type visitor struct {
	testing.TB
	server *Server
	cookie *http.Cookie
}

func signIn(t *testing.T, s *Server) visitor {
	t.Helper()
	token, err := s.Register.AddToken(t.Context(), register.Token{Name: "A. Reader", Scopes: []register.Scope{register.MayReview, register.MayAdd}})
	if err != nil {
		t.Fatal(err)
	}
	return visitor{t, s, signedIn(t, s, token, "/review")}
}

func (c visitor) send(method, path string, form url.Values) *httptest.ResponseRecorder {
	q := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		q.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	q.AddCookie(c.cookie)
	w := httptest.NewRecorder()
	c.server.ServeHTTP(w, q)
	return w
}

// token is what the forms of a page carry.
func (c visitor) token(page string) string {
	c.Helper()
	_, after, found := strings.Cut(page, `name="token" value="`)
	token, _, _ := strings.Cut(after, `"`)
	if !found || token == "" {
		c.Fatalf("the page has no token:\n%s", page)
	}
	return token
}

func TestAReadTextIsAddedByWhoIsSignedInAlone(t *testing.T) {
	s, r := newRegister(t)
	text := url.Values{"text": {"Kenya agreed to open talks."}, "source": {"note.txt"}, "published": {"2025-03-04"}}
	if w := do(s, http.MethodPost, "/read", text.Encode()); strings.Contains(w.Body.String(), "Add to register") || !strings.Contains(w.Body.String(), "Sign in to add it") {
		t.Error("a stranger is offered to add the text")
	}
	if w := do(s, http.MethodPost, "/documents", text.Encode()); w.Code != http.StatusUnauthorized {
		t.Errorf("a stranger who adds is answered with %d", w.Code)
	}
	c := signIn(t, s)
	page := c.send(http.MethodPost, "/read", text).Body.String()
	text.Set("token", "forged")
	if w := c.send(http.MethodPost, "/documents", text); w.Code != http.StatusForbidden {
		t.Errorf("a forged form is answered with %d", w.Code)
	}
	text.Set("token", c.token(page))
	w := c.send(http.MethodPost, "/documents", text)
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/doc/") {
		t.Fatalf("adding is answered with %d, to %q: %s", w.Code, w.Header().Get("Location"), w.Body)
	}
	document, err := r.Now().Document(t.Context(), strings.TrimPrefix(w.Header().Get("Location"), "/doc/"))
	if err != nil || document.Published != "2025-03-04" || document.Address != "note.txt" {
		t.Errorf("the register has %+v, %v", document, err)
	}
}

func TestAMissedStatementIsAdded(t *testing.T) {
	s, r := newRegister(t)
	e := one(t, r)
	address := missedAddress(e.Statement.Document, e.Statement.Quote)
	if w := do(s, http.MethodGet, address, ""); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/signin?next=") {
		t.Errorf("a stranger is answered with %d", w.Code)
	}
	c := signIn(t, s)
	page := c.send(http.MethodGet, address, nil).Body.String()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	form := u.Query()
	for field, value := range map[string]string{"token": c.token(page), "kind": "position", "status": "ongoing", "operative": "open", "content": "Talks", "actors": "nor", "recipients": "KEN", "strength": "3"} {
		form.Set(field, value)
	}
	for _, wrong := range []struct{ field, value, says string }{
		{"content", "Talks", "written “talks”"}, {"content", "tariffs", "does not stand in the sentence"}, {"operative", "", "Copy the operative word"},
		{"actors", "XXX", "No party has the code"}, {"strength", "9", "from 0 to 8"}, {"kind", "wish", "none of pledge"},
	} {
		before := form.Get(wrong.field)
		form.Set("content", "talks")
		form.Set(wrong.field, wrong.value)
		w := c.send(http.MethodPost, "/missed", form)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), wrong.says) || !strings.Contains(w.Body.String(), `name="recipients" value="KEN"`) {
			t.Errorf("%s %q is answered with %d, without %q or without what was filled in:\n%s", wrong.field, wrong.value, w.Code, wrong.says, w.Body)
		}
		form.Set(wrong.field, before)
	}
	form.Set("content", "talks")
	w := c.send(http.MethodPost, "/missed", form)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("a whole form is answered with %d: %s", w.Code, w.Body)
	}
	got, err := r.Now().Statement(t.Context(), strings.TrimPrefix(w.Header().Get("Location"), "/s/"))
	st := got.Statement
	if err != nil || got.State != register.Missed || st.Operative.Text != "open" || st.Content.Text != "talks" || st.Actors[0].Code != "NOR" || st.Strength != 3 {
		t.Errorf("the register has %+v, %v", got, err)
	}
	if w := c.send(http.MethodGet, w.Header().Get("Location"), nil); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "A. Reader") {
		t.Errorf("its page is answered with %d", w.Code)
	}
	form.Set("token", "forged")
	if w := c.send(http.MethodPost, "/missed", form); w.Code != http.StatusForbidden {
		t.Errorf("a forged form is answered with %d", w.Code)
	}
}

func TestReviewSaysWhyThisOneComesNow(t *testing.T) {
	s, _ := newRegister(t)
	page := signIn(t, s).send(http.MethodGet, "/review", nil).Body.String()
	if !strings.Contains(page, "least certain of those that nobody has looked at") || !strings.Contains(page, "/missed?") {
		t.Errorf("the page says\n%s", page)
	}
}

func TestExplanationByAnotherEngineSaysSo(t *testing.T) {
	s, r := newRegister(t) // its reading is by an engine with a hostile name
	if page := do(s, http.MethodGet, "/s/"+one(t, r).Statement.ID, "").Body.String(); !strings.Contains(page, "What stands in the register was read by") {
		t.Error("the page does not say that the explanation is by another engine")
	}
}

func TestDocumentsAsASheet(t *testing.T) {
	s, _ := newRegister(t)
	w := do(s, http.MethodGet, "/documents?format=csv", "")
	if !strings.HasPrefix(w.Body.String(), "document,title,") || !strings.Contains(w.Body.String(), "http://example.com/doc/") {
		t.Errorf("it is answered with %d: %s", w.Code, w.Body)
	}
}
