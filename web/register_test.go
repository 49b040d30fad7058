package web

import (
	"encoding/json"
	"encoding/xml"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"chancery/document"
	"chancery/facts"
	"chancery/register"
	"chancery/statement"
)

// newRegister serves a register with one document, whose title, text and
// address are hostile.
func newRegister(t *testing.T) (*Server, *register.Register) {
	t.Helper()
	r, err := register.Open(t.Context(), filepath.Join(t.TempDir(), "register.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	text := "Title " + hostile + "\n\nKenya and Norway " + hostile + " agreed to open talks " + hostile + ".\n"
	d, err := document.Decode(hostile+".txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	s := pledgeIn(d)
	s.Actors = []statement.Mention{{Code: "KEN", Name: "Kenya", Start: strings.Index(text, "Kenya"), End: strings.Index(text, "Kenya") + 5}}
	at := strings.Index(text, "Norway")
	s.Recipients = []statement.Mention{{Code: "NOR", Name: "Norway", Start: at, End: at + 6, Person: hostile}}
	s.Topics, s.Issues = []string{"foreign-trade"}, []string{"taiwan"}
	s.Instrument = &statement.Instrument{Type: "agreement", Name: hostile}
	reading := &register.NewReading{Engine: hostile, Published: "2025-01-02", Reading: statement.Reading{
		Statements: []statement.Statement{s}, Doubts: []statement.Doubt{{Span: s.Operative, Message: hostile}},
	}}
	if _, err := r.Add(t.Context(), d, register.Origin{Original: []byte(text), Address: "https://example.org/" + hostile, Published: "2025-01-02"}, reading); err != nil {
		t.Fatal(err)
	}
	tables, err := facts.Load()
	if err != nil {
		t.Fatal(err)
	}
	server, err := New(Config{Engine: fake{}, Tables: tables, Register: r, Open: true, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return server, r
}

// one is the only statement of the register.
func one(t *testing.T, r *register.Register) register.Entry {
	t.Helper()
	documents, err := r.Now().Documents(t.Context(), register.DocumentQuery{}, register.Page{})
	if err != nil || len(documents.Documents) != 1 {
		t.Fatalf("%d documents, error %v", len(documents.Documents), err)
	}
	entries, err := r.Now().Statements(t.Context(), documents.Documents[0].Hash)
	if err != nil || len(entries) != 1 {
		t.Fatalf("%d statements, error %v", len(entries), err)
	}
	return entries[0]
}

func TestHostileRegisterIsEscapedOnEveryPage(t *testing.T) {
	s, r := newRegister(t)
	e := one(t, r)
	instrument := register.InstrumentID(*e.Statement.Instrument)
	if _, err := r.Review(t.Context(), register.NewReview{Action: register.Confirm, Statement: e.Statement.ID, By: hostile, Reason: hostile}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{
		"/", docAddress(e.Statement.Document), "/s/" + e.Statement.ID, "/s/" + e.Statement.ID + "/why", "/pair/KEN-NOR", "/party/KEN", "/topic/foreign-trade",
		"/issue/taiwan", "/instrument/" + instrument, "/search", "/search?q=talks", "/search?" + url.Values{"source": {hostile}, "q": {"x"}}.Encode(), "/documents", "/documents?q=talks", "/world",
	} {
		w := do(s, http.MethodGet, path, "")
		if w.Code != http.StatusOK {
			t.Errorf("%s answered %d: %.600s", path, w.Code, w.Body)
		}
		for _, bad := range []string{"<script>alert", "<img", `onerror=alert(2)>"`} {
			if strings.Contains(w.Body.String(), bad) {
				t.Errorf("%s sends %q as it stands", path, bad)
			}
		}
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	s, _ := newRegister(t)
	for path, status := range map[string]int{
		"/doc/0000000000000000": 404, "/s/0000000000000000": 404, "/pair/KEN-XXX": 404, "/pair/KEN-KEN": 404, "/party/XXX": 404, "/issue/none": 404, "/topic/none": 404,
		"/instrument/none": 404, "/search?from=tomorrow": 422, "/search?limit=0": 422, "/search?after=!!": 422, "/search?a=KEN": 422, "/world?from=x": 422,
		"/search?format=pdf": 422, "/pair/KEN-NOR?format=pdf": 422, "/party/KEN?format=csv": 422, "/topic/foreign-trade?format=x": 422, "/documents?format=xml": 422, "/world?format=xml": 422,
		"/documents?after=!!": 422, "/documents?limit=x": 422, "/search?after=1.2.3": 422, "/search?after=zzzzzzzzzzzzzzzzzzzz": 422, "/search?q=%00": 422, "/search?topic=a%00b": 422, "/instrument/%ff": 422, "/api/v1/parties/%00": 422, "/api/v1/statements/%00abcd": 422, "/search?q=100%": 422, "/search?q=%ff": 422, "/search?year=x": 422,
		"/search?kind=promise": 422, "/search?direction=up&a=KEN&b=NOR": 422, "/search?party=ATTIC": 200, "/api/v1/documents?after=!!": 422, "/api/v1/statements?kind=promise": 422, "/pair/KEN-DNK": 200, "/party/DNK": 200, "/issue/one-china": 200,
		"/api/v1/statements?limit=0": 422, "/api/v1/statements?after=!!": 422, "/api/v1/statements/00000000": 404, "/api/v1/documents/00000000": 404,
	} {
		w := do(s, http.MethodGet, path, "")
		if w.Code != status {
			t.Errorf("%s answered %d, want %d: %.300s", path, w.Code, status, w.Body)
		}
	}
}

func TestDataOfListsIsOneClickAway(t *testing.T) {
	s, r := newRegister(t)
	for _, path := range []string{docAddress(one(t, r).Statement.Document) + "?format=json", "/search?format=json", "/pair/KEN-NOR?format=json", "/party/KEN?format=json", "/topic/foreign-trade?format=json", "/world?format=json", "/documents?format=json", "/api/v1/statements?party=KEN", "/api/v1/overview"} {
		w := do(s, http.MethodGet, path, "")
		if w.Code != http.StatusOK || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s answered %d, not JSON: %.300s", path, w.Code, w.Body)
		}
	}
	for accept, begins := range map[string]string{"text/csv": "id,document,", "application/jsonl": `{"id":`} {
		q := httptest.NewRequest(http.MethodGet, "/api/v1/statements", nil)
		q.Header.Set("Accept", accept)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, q)
		if !strings.HasPrefix(w.Body.String(), begins) {
			t.Errorf("as %s: %.200s", accept, w.Body)
		}
	}
}

func TestReviewIsClosedToStrangers(t *testing.T) {
	s, r := newRegister(t)
	id := one(t, r).Statement.ID
	decision := url.Values{"action": {"reject"}, "statement": {id}}
	if w := do(s, http.MethodPost, "/review", decision.Encode()); w.Code != http.StatusUnauthorized {
		t.Errorf("a stranger's decision is answered with %d", w.Code)
	}
	if w := do(s, http.MethodPost, "/signin", url.Values{"token": {"not a token"}}.Encode()); w.Code != http.StatusForbidden || len(w.Result().Cookies()) > 0 {
		t.Errorf("a wrong token is answered with %d and %v", w.Code, w.Result().Cookies())
	}
	cookie := signedIn(t, s, addToken(t, r, register.Token{Name: "A. Reader", Scopes: []register.Scope{register.MayReview}}), "/review")
	send := func(token string) int {
		decision.Set("token", token)
		return withCookie(s, http.MethodPost, "/review", decision.Encode(), cookie).Code
	}
	asked := httptest.NewRequest(http.MethodGet, "/review", nil)
	asked.AddCookie(cookie)
	if code := send("forged"); code != http.StatusForbidden {
		t.Errorf("a form with a forged token is answered with %d", code)
	}
	if got := one(t, r).State; got != register.Unreviewed {
		t.Errorf("the statement is %s by now", got)
	}
	if code := send(formToken(asked)); code != http.StatusSeeOther {
		t.Errorf("a decision is answered with %d", code)
	}
	if got := one(t, r).State; got != register.Rejected {
		t.Errorf("the statement is %s, want rejected", got)
	}
}

func TestATextIsAddedByTheAPI(t *testing.T) {
	s, r := newRegister(t)
	token := addToken(t, r, register.Token{Name: "gatherer", Scopes: []register.Scope{register.MayAdd}})
	w := bring(s, http.MethodPost, "/api/v1/documents?published=2025-03-04&source=note.txt", "Kenya agreed to open talks.", token)
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"published":"2025-03-04"`) {
		t.Errorf("it is answered %d: %s", w.Code, w.Body)
	}
	over, err := r.Now().Overview(t.Context())
	if err != nil || over.Documents != 2 {
		t.Errorf("%d documents are in the register, want 2 (%v)", over.Documents, err)
	}
}

func TestAReviewByTheAPI(t *testing.T) {
	s, r := newRegister(t)
	id := one(t, r).Statement.ID
	token := addToken(t, r, register.Token{Name: "A. Reader", Scopes: []register.Scope{register.MayReview}})
	for body, status := range map[string]int{
		`{"action": "correct", "statement": "` + id + `", "field": "actors", "value": ["NOR"], "reason": "the subject"}`: 200,
		`{"action": "correct", "statement": "` + id + `", "field": "nothing", "value": 1, "reason": "x"}`:                422,
		`{"action": "correct", "statement": "` + id + `", "field": "kind"}`:                                              422,
		`{"action": "confirm", "statement": "0000000000000000"}`:                                                         404,
		`{"action": "confirm", "statement": "\u0000"}`:                                                                   422,
		`{"action": "withdraw", "review": 99}`:                                                                           404,
		`{"action": "burn", "statement": "` + id + `"}`:                                                                  422,
		`{"action": `: 400,
	} {
		if w := bring(s, http.MethodPost, "/api/v1/reviews", body, token); w.Code != status {
			t.Errorf("%s is answered %d, want %d: %s", body, w.Code, status, w.Body)
		}
	}
	if e := one(t, r); e.State != register.Corrected || e.Statement.Actors[0].Code != "NOR" {
		t.Errorf("the statement is %s of %v", e.State, e.Statement.Actors)
	}
}

func TestDocumentsHaveAFeed(t *testing.T) {
	s, _ := newRegister(t)
	w := do(s, http.MethodGet, "/documents?format=atom", "")
	var feed struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Updated string   `xml:"updated"`
		Entries []struct {
			Title string `xml:"title"`
			Link  []struct {
				Rel  string `xml:"rel,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(w.Body.Bytes(), &feed); err != nil || len(feed.Entries) != 1 {
		t.Fatalf("%d, error %v: %s", w.Code, err, w.Body)
	}
	e := feed.Entries[0]
	if !strings.Contains(e.Title, hostile[:8]) || len(e.Link) == 0 || e.Link[0].Rel != "alternate" || !strings.Contains(e.Link[0].Href, "/doc/") {
		t.Errorf("the entry is %+v", e)
	}
	if world := do(s, http.MethodGet, "/world?from=2024", ""); !strings.Contains(world.Body.String(), "/search?format=atom&amp;from=2024-01-01") {
		t.Error("the page of the world has no feed")
	}
}
