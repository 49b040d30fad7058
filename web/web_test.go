package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"chancery/document"
	"chancery/facts"
	"chancery/statement"
)

// fake is an engine that finds one pledge: "agreed", and what follows it up to
// the end of the line.
type fake struct {
	wait time.Duration
	seen chan error // gets the error with which a reading ended
}

func (f fake) Read(ctx context.Context, d *document.Document, _ Known) (statement.Reading, error) {
	if f.wait > 0 {
		select {
		case <-ctx.Done():
			f.seen <- ctx.Err()
			return statement.Reading{}, ctx.Err()
		case <-time.After(f.wait):
		}
	}
	return statement.Reading{Statements: []statement.Statement{pledgeIn(d)}, Doubts: []statement.Doubt{}}, nil
}

func (f fake) Explain(_ context.Context, d *document.Document, _ Known, offset int) (Explanation, error) {
	s := pledgeIn(d)
	return Explanation{
		Sentence: s.Quote,
		Words:    []Word{{Start: s.Operative.Start, End: s.Operative.End, Head: -1, Tag: "VERB", Relation: "root"}},
		Reasons:  []Reason{{Statement: s, Steps: []Step{{Field: "kind", Value: "pledge", Rule: "<b>rule</b>", Table: "operatives.tsv:1"}}}},
	}, nil
}

func (fake) Published(_ *document.Document, k Known) string { return k.Published }

func (fake) Version() string { return "fake 1" }

func pledgeIn(d *document.Document) statement.Statement {
	at := max(strings.Index(d.Text, "agreed"), 0)
	end := at + max(strings.IndexByte(d.Text[at:]+"\n", '\n'), 0)
	word := min(at+len("agreed"), end)
	return statement.Statement{
		ID: "0123456789abcdef", Document: d.Hash, Source: d.Source, Kind: statement.Pledge, Polarity: statement.Affirmed, Status: statement.Intended, Strength: 6, Confidence: 0.9,
		Actors:    []statement.Mention{{Name: d.Text[:min(at, 20)], End: min(at, 20)}},
		Operative: statement.Span{Text: d.Text[at:word], Start: at, End: word},
		Content:   statement.Span{Text: d.Text[word:end], Start: word, End: end},
		Quote:     statement.Span{Text: d.Text[at:end], Start: at, End: end},
	}
}

func newServer(t *testing.T, e Engine) *Server {
	t.Helper()
	tables, err := facts.Load()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(Config{
		Engine: e, Tables: tables, Open: true, Log: slog.New(slog.DiscardHandler),
		Examples: fstest.MapFS{"one.txt": {Data: []byte("A title\n\nKenya and Norway agreed to open talks.\n")}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// do sends a request; the body, if there is one, is a form.
func do(s http.Handler, method, target, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Header.Set("Accept", "text/html")
	if body != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>"'`

func TestHostileTextIsEscaped(t *testing.T) {
	s := newServer(t, fake{})
	text := hostile + "\n\n" + hostile + " agreed " + hostile + "\n"
	values := url.Values{"text": {text}, "source": {hostile}, "at": {"0"}}
	for _, path := range []string{"/read", "/read/why"} {
		w := do(s, http.MethodPost, path, values.Encode())
		if w.Code != http.StatusOK {
			t.Fatalf("%s answered %d: %s", path, w.Code, w.Body)
		}
		for _, bad := range []string{"<script>alert", "<img", "<b>rule", `onerror=alert(2)>"`} {
			if strings.Contains(w.Body.String(), bad) {
				t.Errorf("%s sends %q as it stands", path, bad)
			}
		}
	}
}

func TestHostileFileNameIsEscaped(t *testing.T) {
	s := newServer(t, fake{})
	var body strings.Builder
	form := multipart.NewWriter(&body)
	file, err := form.CreateFormFile("file", hostile+".txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(file, "Kenya agreed to talks."); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/read", strings.NewReader(body.String()))
	r.Header.Set("Content-Type", form.FormDataContentType())
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "&lt;img src=x") || strings.Contains(w.Body.String(), "<img") {
		t.Errorf("answered %d, the file's name is not escaped", w.Code)
	}
}

func TestEveryAnswerHoldsBrowsersToThePolicy(t *testing.T) {
	s := newServer(t, fake{})
	for _, path := range []string{"/", "/read", "/read?example=one", "/about", "/api/v1", "/api/v1/openapi.json", "/attic", "/healthz", "/metrics"} {
		w := do(s, http.MethodGet, path, "")
		policy := w.Header().Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s has the policy %q", path, policy)
		}
		page := w.Body.String()
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		for _, bad := range []string{" style=", "<style", " onclick", "<script>", "javascript:", "http://www", "https://"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s contains %q", path, bad)
			}
		}
	}
}

func TestWrongInputIsAnsweredWithAWayOut(t *testing.T) {
	s := newServer(t, fake{})
	for _, c := range []struct {
		method, path, body string
		status             int
		says               string
	}{
		{http.MethodPost, "/read", "text=", 422, "is empty"},
		{http.MethodPost, "/read", "text=%25PDF-1.4", 422, "is a PDF"},
		{http.MethodPost, "/read", "text=Kenya&published=tomorrow", 422, "2025-11-04"},
		{http.MethodPost, "/read", "text=Kenya&parties=XYZ", 422, "XYZ"},
		{http.MethodPost, "/read", "text=Kenya&at=99", 422, "0 to 4"},
		{http.MethodPost, "/read", "text=Kenya&at=-1", 422, "byte offset"},
		{http.MethodPost, "/read", "text=Kenya&as=pdf", 422, "json or csv"},
		{http.MethodPost, "/read", "text=" + strings.Repeat("a", maxBody), 413, "2 MiB"},
		{http.MethodGet, "/read?example=none", "", 404, "no example"},
		{http.MethodGet, "/attic", "", 404, "/attic"},
		{http.MethodGet, "/static/attic.js", "", 404, "not found"},
		{http.MethodDelete, "/read", "", 405, "Not Allowed"},
		{http.MethodGet, "/api/v1/read", "", 405, "takes POST alone"},
	} {
		w := do(s, c.method, c.path, c.body)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s %s %.30s: %d, want %d and %q in\n%.900s", c.method, c.path, c.body, w.Code, c.status, c.says, w.Body)
		}
	}
}

func TestAFormOfAnotherSiteIsRefused(t *testing.T) {
	s := newServer(t, fake{})
	r := httptest.NewRequest(http.MethodPost, "/read", strings.NewReader("text=Kenya"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("answered %d, want 403", w.Code)
	}
}

func TestReadingIsLimited(t *testing.T) {
	s := newServer(t, fake{})
	refused := 0
	for range burst + 5 {
		if w := do(s, http.MethodPost, "/read", "text=Kenya"); w.Code == http.StatusTooManyRequests {
			refused++
			if w.Header().Get("Retry-After") == "" {
				t.Error("no word of when to try again")
			}
		}
	}
	if refused == 0 {
		t.Errorf("%d readings at once were all done", burst+5)
	}
	if w := do(s, http.MethodGet, "/about", ""); w.Code != http.StatusOK {
		t.Errorf("other pages answer %d", w.Code)
	}
	now := time.Now()
	if ok, _ := s.limits.allow("192.0.2.7", now.Add(2*forget)); !ok || len(s.limits.clients) != 1 {
		t.Errorf("%d clients are remembered, want those who stayed away forgotten", len(s.limits.clients))
	}
}

func TestReadingEndsWhenTheClientLeaves(t *testing.T) {
	seen := make(chan error, 1)
	server := httptest.NewServer(newServer(t, fake{wait: time.Minute, seen: seen}))
	defer server.Close()
	ctx, leave := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer leave()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+"/api/v1/read", strings.NewReader("Kenya agreed to talks."))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "text/plain")
	if answer, err := http.DefaultClient.Do(r); err == nil {
		answer.Body.Close()
		t.Fatal("the request was answered")
	}
	select {
	case err := <-seen:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the reading ended with %v", err)
		}
	case <-time.After(5 * time.Second):
		t.Error("the reading goes on though the client left")
	}
}

func TestWhatTheClientHasIsNotSentAgain(t *testing.T) {
	s := newServer(t, fake{})
	first := do(s, http.MethodGet, "/about", "")
	r := httptest.NewRequest(http.MethodGet, "/about", nil)
	r.Header.Set("If-None-Match", first.Header().Get("ETag"))
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("answered %d with %d bytes, want 304 with none", w.Code, w.Body.Len())
	}
	r = httptest.NewRequest(http.MethodGet, "/about", nil)
	r.Header.Set("Accept-Encoding", "br, gzip")
	w = httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() >= first.Body.Len() {
		t.Errorf("encoding %q, %d of %d bytes", w.Header().Get("Content-Encoding"), w.Body.Len(), first.Body.Len())
	}
}

func TestReadingAsData(t *testing.T) {
	s := newServer(t, fake{})
	w := do(s, http.MethodPost, "/read", url.Values{"text": {"Kenya agreed to talks."}, "as": {"json"}}.Encode())
	if !strings.Contains(w.Body.String(), `"content": {`) || !strings.Contains(w.Body.String(), `"recipients": []`) {
		t.Errorf("json is\n%s", w.Body)
	}
	w = do(s, http.MethodPost, "/read", url.Values{"text": {"Kenya agreed=2+3"}, "as": {"csv"}}.Encode())
	if !strings.Contains(w.Body.String(), ",'=2+3,") {
		t.Errorf("csv has a formula in it:\n%s", w.Body)
	}
}
