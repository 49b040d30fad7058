package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// href is where the first link with these words leads.
func (v *visit) href(words string) string {
	v.Helper()
	for path := range v.links() {
		if strings.Contains(v.links()[path], words) {
			return path
		}
	}
	v.Fatalf("no link says %q", words)
	return ""
}

// links are the words of the page's own links by address.
func (v *visit) links() map[string]string {
	v.Helper()
	links, err := chromedp.Run(v.ctx, chromedp.Evaluate[map[string]string](
		`Object.fromEntries([...document.querySelectorAll("main a[href]")].map(a => [a.getAttribute("href"), a.textContent]))`))
	if err != nil {
		v.Fatal(err)
	}
	return links
}

func TestRegisterPagesInABrowser(t *testing.T) {
	v := newVisit(t)
	v.open("/")
	doc := v.href("security dialogue")
	for _, page := range []struct{ name, path, says string }{
		{"home", "/", "Kenya and Norway"},
		{"doc", doc, "patrol vessels"},
		{"documents", "/documents", "Ambassador"},
		{"pair", "/pair/KEN-NOR", "nothing found in 6 documents"},
		{"party", "/party/KEN", "Norway"},
		{"issue", "/issue/ukraine-war", "Norway"},
		{"topic", "/topic/foreign-trade", "Kenya"},
		{"search", "/search?q=vessels", "patrol vessels"},
		{"world", "/world", "Kenya"},
	} {
		v.open(page.path)
		if text := v.text("main"); !strings.Contains(strings.ToLower(text), strings.ToLower(page.says)) {
			t.Errorf("%s does not say %q", page.path, page.says)
		}
		v.fitsPhone()
		v.accessible()
		v.pictures("r-" + page.name)
	}
}

func TestFromPairToTheWordsAndWhy(t *testing.T) {
	v := newVisit(t)
	v.open("/pair/NOR-KEN")
	v.do(chromedp.Click(".ledger .cell .words a"), chromedp.WaitVisible("blockquote.sentence"), chromedp.WaitVisible("section.why svg.tree"))
	v.accessible()
	v.pictures("r-statement")
	v.do(chromedp.Click(".crumbs a"), chromedp.WaitVisible(".sheet"))
	v.press("j")
	v.press("w")
	v.do(chromedp.WaitVisible("section.why svg.tree"))
}

func TestReviewByKeyboard(t *testing.T) {
	v := newVisit(t)
	v.open("/review")
	v.do(
		chromedp.SendKeys("#token", v.token), chromedp.Click(".stack button.main"),
		chromedp.WaitVisible("form.decide"),
	)
	v.accessible()
	v.pictures("r-review")
	first := v.text("blockquote.sentence") + v.text("p.statement-title")
	v.press("y")
	v.do(chromedp.WaitVisible("form.done"))
	if got := v.text("blockquote.sentence") + v.text("p.statement-title"); got == first {
		t.Error("after a decision the same statement is asked about")
	}
	v.press("z")
	v.do(chromedp.WaitNotPresent("form.done"))
	if got := v.text("blockquote.sentence") + v.text("p.statement-title"); got != first {
		t.Errorf("after taking it back the page asks about %q, want %q", got, first)
	}
}

func TestACorrectedActorIsSeenOnThePairPage(t *testing.T) {
	v := newVisit(t)
	v.open("/pair/KEN-DNK")
	if text := v.text("main"); !strings.Contains(text, "Nothing was found") {
		t.Fatalf("there is something between Kenya and Denmark already: %s", text)
	}
	v.open("/signin")
	v.do(
		chromedp.SendKeys("#token", v.token), chromedp.Click(".stack button.main"),
		chromedp.WaitVisible("form.decide"),
		chromedp.Click("#who > summary"),
		chromedp.SetValue("#actors", "KEN"), chromedp.Click("#actors + button"), chromedp.WaitVisible("form.done"),
	)
	v.open("/review?state=corrected")
	v.do(
		chromedp.WaitVisible("form.decide"), chromedp.Click("#who > summary"),
		chromedp.SetValue("#recipients", "DNK"), chromedp.Click("#recipients + button"), chromedp.WaitVisible("form.done"),
	)
	v.open("/pair/KEN-DNK")
	if text := v.text("main"); strings.Contains(text, "Nothing was found") {
		t.Errorf("the pair page does not have the corrected statement: %s", text)
	}
}
