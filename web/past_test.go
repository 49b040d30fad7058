package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"chancery/register"
)

func TestPagesAndAPIShowThePast(t *testing.T) {
	s, r := newRegister(t)
	e := one(t, r)
	before := time.Now().UTC().Add(-time.Hour).Format(time.RFC3339)
	added := time.Now().UTC()
	time.Sleep(5 * time.Millisecond)
	if _, err := r.Review(t.Context(), register.NewReview{Action: register.Reject, Statement: e.Statement.ID, By: "Ada", Reason: "not so"}); err != nil {
		t.Fatal(err)
	}
	then := added.Format("2006-01-02T15:04:05.000000Z")
	for _, c := range []struct{ address, as, want, not string }{
		{"/pair/KEN-NOR", then, "open talks", ""},
		{"/pair/KEN-NOR", "", "Nothing was found between them", "open talks"},
		{"/pair/KEN-NOR", before, "Nothing was found between them", "open talks"},
		{"/s/" + e.Statement.ID, then, `?as-of=`, "not so"},
		{"/search?party=KEN", then, "open talks", ""},
		{"/search?party=KEN&state=unreviewed", "", "", "open talks"},
		{"/api/v1/statements?party=KEN", then, `"unreviewed"`, "not so"},
		{"/api/v1/overview", before, `"documents":0`, ""},
		{"/world", then, "KEN", ""},
		{"/documents", before, "", "Title"},
	} {
		address := c.address
		if c.as != "" {
			u, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			values := u.Query()
			values.Set("as-of", c.as)
			address = u.Path + "?" + values.Encode()
		}
		w := do(s, http.MethodGet, address, "")
		body := w.Body.String()
		if w.Code != http.StatusOK || !strings.Contains(body, c.want) || c.not != "" && strings.Contains(body, c.not) {
			t.Errorf("%s: %d, wants %q and not %q:\n%s", address, w.Code, c.want, c.not, body)
		}
	}
}

func TestAPageOfThePastKeepsToItsMoment(t *testing.T) {
	const moment = "2025-03-14"
	here := &url.URL{Path: "/pair/KEN-NOR", RawQuery: "as-of=2025-03-14&from=2024-01-01"}
	got := string(ofThen([]byte(`<!doctype html><main id="main"><a href="/party/KEN">Kenya</a> <a href="/search?a=KEN&amp;b=NOR">all</a>`+
		`<a href="/review?x=1">review</a><a href="https://example.org/s/1">source</a><a href="#note">1</a><form class="f" action="/search"><button>Find</button></form>`+
		`<form method="post" action="/review"></form><p>a &lt; b</p></main>`), moment, here))
	const want = `<!doctype html><main id="main"><p class="then" role="status">The register as it stood at <strong>2025-03-14</strong>. ` +
		`<a href="/pair/KEN-NOR?from=2024-01-01">As it stands now</a></p><a href="/party/KEN?as-of=2025-03-14">Kenya</a> ` +
		`<a href="/search?a=KEN&amp;as-of=2025-03-14&amp;b=NOR">all</a><a href="/review?x=1">review</a><a href="https://example.org/s/1">source</a><a href="#note">1</a>` +
		`<form class="f" action="/search"><input type="hidden" name="as-of" value="2025-03-14"><button>Find</button></form>` +
		`<form method="post" action="/review"></form><p>a &lt; b</p></main>`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAMomentThatIsNoneIsRefused(t *testing.T) {
	s, _ := newRegister(t)
	if w := do(s, http.MethodGet, "/world?as-of=yesterday", ""); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("answers %d: %s", w.Code, w.Body)
	}
}
