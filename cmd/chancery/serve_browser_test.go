package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// communique is a text as a visitor might paste it.
const communique = `Jakarta and Lisbon draw closer on trade but part over sanctions

JAKARTA, 12 May 2025 — Indonesia and Portugal agreed on Monday to lift visa requirements for students, open a joint oceanographic institute and hold naval consultations every year, according to a communiqué issued after talks between the two foreign ministers.

Jakarta has refrained from imposing sanctions on Belarus, and Portugal did not sign the declaration that Indonesia proposed on the matter. Both sides urged the parties to the conflict in Sudan to allow food convoys to pass.

Bilateral trade exceeded $410 million in 2024, up 9 percent from a year earlier, Indonesia's trade ministry said.
`

func (v *visit) paste(text string) {
	v.Helper()
	v.open("/read")
	v.do(
		chromedp.SetValue("#text", text),
		chromedp.Click(".ask-form button.main"),
		chromedp.WaitVisible(".sheet"),
	)
}

func TestPasteATextAndFindTheNegatedSanction(t *testing.T) {
	v := newVisit(t)
	v.paste(communique)
	if n := v.count(".un.negated"); n == 0 {
		t.Error("no words are marked as negated")
	}
	note := "details.note.negated"
	if v.count(note) == 0 {
		t.Fatal("no note is marked as negated")
	}
	v.do(chromedp.Click(note + " summary"))
	if got := v.text(note); !strings.Contains(got, "sanction") || !strings.Contains(got, "Indonesia") {
		t.Errorf("the negated note says %q, want Indonesia and its sanctions", got)
	}
	v.do(chromedp.Click(note+" [data-why]"), chromedp.WaitVisible("section.why svg.tree"))
	why := v.text("section.why")
	for _, want := range []string{"refrained", "sanctions", "operatives.tsv"} {
		if !strings.Contains(why, want) {
			t.Errorf("the explanation lacks %q:\n%s", want, why)
		}
	}
	v.accessible()
	v.pictures("read-why")
}

func TestReadPageByKeyboardAlone(t *testing.T) {
	v := newVisit(t)
	v.paste(communique)
	v.pictures("read")
	v.press("j")
	if got := v.count("details.note[open]"); got != 1 {
		t.Fatalf("%d notes are open after j, want 1", got)
	}
	first := v.text("details.note[open]")
	v.press("j")
	second := v.text("details.note[open]")
	if first == second || v.count("details.note[open]") != 1 {
		t.Errorf("j did not move on from %q", first)
	}
	if v.count(".un.lit") == 0 {
		t.Error("the words of the open note are not lit")
	}
	v.press("k")
	if got := v.text("details.note[open]"); got != first {
		t.Errorf("k moved to %q, want %q", got, first)
	}
	v.press("c")
	if v.count("details.codes[open]") != 1 {
		t.Error("c did not open the codes")
	}
	v.accessible()
	v.pictures("read-note")
	v.press("w")
	v.do(chromedp.WaitVisible("section.why"))
	v.press("\u001b")
	v.do(chromedp.WaitNotPresent("section.why"))
	v.press("\u001b")
	if v.count("details.note[open]") != 0 {
		t.Error("Escape did not close the note")
	}
}

func TestFirstPagesInABrowser(t *testing.T) {
	v := newVisit(t)
	for name, path := range map[string]string{"home": "/", "form": "/read", "about": "/about", "nowhere": "/attic", "example": "/read?example=joint-statement"} {
		v.open(path)
		v.fitsPhone()
		v.accessible()
		v.pictures(name)
	}
}

func TestReadPageWithoutScripts(t *testing.T) {
	v := newVisit(t)
	v.scripts(false)
	v.open("/read")
	v.do(
		chromedp.SendKeys("#text", "Kenya has refrained from imposing sanctions on Norway, and agreed to open talks."),
		chromedp.Click(".ask-form button.main"), chromedp.WaitVisible(".sheet"),
		chromedp.Click("#s1 > summary"), chromedp.WaitVisible("#s1 blockquote"),
		chromedp.Click("#s1 .codes > summary"), chromedp.WaitVisible("#s1 .codes dl"),
		chromedp.Click("#s1 [data-why]"), chromedp.WaitVisible("section.why svg.tree"),
	)
	if why := v.text("section.why"); !strings.Contains(why, "refrained") {
		t.Errorf("the explanation is %q", why)
	}
}

func TestAFileIsRead(t *testing.T) {
	v := newVisit(t)
	file := filepath.Join(t.TempDir(), "note.txt")
	if err := os.WriteFile(file, []byte(communique), 0o600); err != nil {
		t.Fatal(err)
	}
	v.open("/read")
	v.do(chromedp.SetUploadFiles("#file", []string{file}), chromedp.Click(".ask-form button.main"), chromedp.WaitVisible(".sheet"))
	if meta := v.text(".meta"); !strings.Contains(meta, "note.txt") {
		t.Errorf("the page says %q, want the name of the file", meta)
	}
}

func TestAnEmptyTextIsAnsweredBesideTheForm(t *testing.T) {
	v := newVisit(t)
	v.open("/read")
	v.do(chromedp.Click(".ask-form button.main"), chromedp.WaitVisible("#trouble"))
	if says := v.text("#trouble"); !strings.Contains(says, "empty") {
		t.Errorf("the page says %q", says)
	}
	v.accessible()
}
