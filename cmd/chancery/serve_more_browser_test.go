package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

func (v *visit) signIn() {
	v.Helper()
	v.open("/signin")
	v.do(
		chromedp.SendKeys("#token", v.token), chromedp.Click(".stack button.main"),
		chromedp.WaitVisible("form.decide"),
	)
}

func TestTheMapLeadsToPartiesAndPairs(t *testing.T) {
	v := newVisit(t)
	v.scripts(false)
	v.open("/world")
	v.do(chromedp.SendKeys("#from", "2023"), chromedp.Click(".bar-form button"), chromedp.WaitVisible(`#from[value="2023"]`), chromedp.WaitVisible(".map"))
	if n := v.count(".map .dot"); n < 3 {
		t.Errorf("%d parties are on the map", n)
	}
	v.scripts(true)
	v.open("/world?from=2023")
	v.fitsPhone()
	v.accessible()
	v.pictures("m-world")
	v.do(chromedp.Click(`.map .dot[href="/party/NOR"]`), chromedp.WaitVisible(".h1-code"))
	v.open("/world")
	v.do(chromedp.Click(`.matrix a[href="/pair/KEN-NOR"]`), chromedp.WaitVisible(".ledger"))
}

func TestAPairIsNarrowedWithoutScripts(t *testing.T) {
	v := newVisit(t)
	v.scripts(false)
	v.open("/pair/KEN-NOR")
	all := v.count(".ledger tbody tr")
	v.open("/pair/KEN-NOR?from=2024-01-01&to=2024-12-31")
	if some := v.count(".ledger tbody tr"); some == 0 || some >= all {
		t.Errorf("of %d rows the year 2024 has %d", all, some)
	}
	v.scripts(true)
	v.open("/pair/KEN-NOR?from=2022-01-01")
	if v.count(".trend") == 0 || v.count(".timeline a.text") == 0 || v.count(".plot text") < 4 {
		t.Error("lines of strength, texts or axes are missing")
	}
	v.fitsPhone()
	v.accessible()
	v.pictures("m-pair")
	v.open("/pair/KEN-NOR?from=1990-01-01&to=1990-12-31")
	v.accessible()
}

func TestAPairIsNarrowedByDrawingOverItsTimeline(t *testing.T) {
	v := newVisit(t)
	v.open("/pair/KEN-NOR")
	box, err := chromedp.Run(v.ctx, chromedp.Evaluate[struct{ X, Y, Width, Height float64 }](`(() => {
		const line = document.querySelector(".timeline");
		line.scrollIntoView({ block: "center" });
		const { x, y, width, height } = line.getBoundingClientRect();
		return { x, y, width, height };
	})()`))
	if err != nil {
		t.Fatal(err)
	}
	y := box.Y + box.Height - 4 // below the strokes, which are links
	v.do(
		chromedp.MouseEvent(chromedp.MousePressed, box.X+box.Width/2, y, chromedp.ButtonLeft),
		chromedp.MouseEvent(chromedp.MouseMoved, box.X+box.Width*3/4, y, chromedp.ButtonLeft),
		chromedp.MouseEvent(chromedp.MouseMoved, box.X+box.Width, y, chromedp.ButtonLeft),
		chromedp.WaitVisible(".timeline .brush"),
		chromedp.MouseEvent(chromedp.MouseReleased, box.X+box.Width, y, chromedp.ButtonLeft),
		chromedp.WaitVisible(`#from:not([value=""])`),
	)
	if rows := v.text(".ledger"); strings.Contains(v.text(".bar-form"), "All days") == false || rows == "" {
		t.Errorf("after drawing the page shows %q", rows)
	}
}

func TestARegisterIsSeenAsItStood(t *testing.T) {
	v := newVisit(t)
	v.open("/pair/KEN-NOR?as-of=2000-01-01")
	if says := v.text("main"); !strings.Contains(says, "as it stood at 2000-01-01") || v.count(".ledger") != 0 {
		t.Errorf("before its first document the register shows %q", says)
	}
	v.accessible()
	v.fitsPhone()
	v.pictures("m-past")
	v.do(chromedp.Click(`a[href="/party/KEN?as-of=2000-01-01"]`), chromedp.WaitVisible(".then"), chromedp.Click(".then a"), chromedp.WaitNotPresent(".then"), chromedp.WaitVisible(".h1-code"))
}

func TestAddingWhatWasRead(t *testing.T) {
	v := newVisit(t)
	v.signIn()
	v.paste(communique)
	v.accessible()
	v.pictures("m-read-signed-in")
	v.do(chromedp.Click("button.add"), chromedp.WaitVisible(".colophon"))
	if says := v.text("main"); !strings.Contains(says, "Jakarta") {
		t.Errorf("after adding the page says %q", says)
	}
}

func TestAddingAMissedStatementWithoutScripts(t *testing.T) {
	v := newVisit(t)
	v.signIn()
	v.open("/review")
	v.accessible()
	v.pictures("m-review")
	v.scripts(false)
	v.do(chromedp.Click(`a[href^="/missed"]`), chromedp.WaitVisible(".missed-form"))
	words := strings.Fields(v.text("#sentence"))
	v.do(chromedp.SendKeys("#operative", words[0]), chromedp.SendKeys("#content", "words that are not there"), chromedp.Click(".missed-form button.main"), chromedp.WaitVisible("#trouble"))
	if says := v.text("#trouble"); !strings.Contains(says, "does not stand in the sentence") {
		t.Errorf("the page says %q", says)
	}
	v.scripts(true)
	v.fitsPhone()
	v.accessible()
	v.pictures("m-missed")
	v.do(chromedp.SetValue("#content", words[len(words)-1]), chromedp.SetValue("#actors", "NOR"), chromedp.Click(".missed-form button.main"), chromedp.WaitVisible(".history"))
	if says := v.text(".history"); !strings.Contains(says, "example: add") {
		t.Errorf("the page says %q", says)
	}
	v.accessible()
}
