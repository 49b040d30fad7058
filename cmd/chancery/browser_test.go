package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// The tests of the pages in a browser need Chromium, and are skipped where
// there is none. CHANCERY_SCREENSHOTS names a folder for pictures of the pages;
// CHANCERY_AXE names axe.min.js of the npm package axe-core, with which they
// are checked for what keeps people out.

// visit is a browser at the pages.
type visit struct {
	testing.TB
	ctx     context.Context
	address string
	token   string // for reviewers
}

// newVisit opens the pages in a browser of its own.
func newVisit(t *testing.T) *visit {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
		}
	}
	if path == "" {
		t.Skip("no Chromium on this machine: the pages are not tried in a browser")
	}
	s, err := openSite(t.Context(), serveFlags{database: filepath.Join(t.TempDir(), "register.db"), example: true, open: true}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.pages)
	t.Cleanup(func() {
		server.Close()
		if err := s.register.Close(); err != nil {
			t.Error(err)
		}
	})
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	allocator, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	tab, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	ctx, cancel := context.WithTimeout(tab, 5*time.Minute)
	t.Cleanup(cancel)
	v := &visit{t, ctx, server.URL, s.token}
	v.do(chromedp.EmulateViewport(1280, 900))
	return v
}

func (v *visit) do(steps ...chromedp.Action[chromedp.Void]) {
	v.Helper()
	if err := chromedp.Do(v.ctx, steps...); err != nil {
		v.Fatal(err)
	}
}

func (v *visit) open(path string) {
	v.Helper()
	v.do(chromedp.Navigate(v.address + path))
}

// text is what the page shows at a selector.
func (v *visit) text(selector string) string {
	v.Helper()
	text, err := chromedp.Run(v.ctx, chromedp.Text(selector))
	if err != nil {
		v.Fatalf("text of %s: %v", selector, err)
	}
	return text
}

func (v *visit) count(selector string) int {
	v.Helper()
	n, err := chromedp.Run(v.ctx, chromedp.Evaluate[int](fmt.Sprintf("document.querySelectorAll(%q).length", selector)))
	if err != nil {
		v.Fatalf("count %s: %v", selector, err)
	}
	return n
}

func (v *visit) press(keys string) {
	v.Helper()
	v.do(chromedp.KeyEvent(keys))
}

// theme sets what the visitor prefers: "light" or "dark".
func (v *visit) theme(name string) {
	v.Helper()
	_, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
	})
	if err != nil {
		v.Fatal(err)
	}
}

// pictures takes the page as it stands in light, dark and on a phone.
func (v *visit) pictures(name string) {
	v.Helper()
	folder := os.Getenv("CHANCERY_SCREENSHOTS")
	if folder == "" {
		return
	}
	for _, look := range []struct {
		name, theme   string
		width, height int64
	}{{"light", "light", 1280, 900}, {"dark", "dark", 1280, 900}, {"phone", "light", 390, 844}} {
		v.theme(look.theme)
		v.do(chromedp.EmulateViewport(look.width, look.height), chromedp.Sleep(150*time.Millisecond))
		picture, err := chromedp.Run(v.ctx, chromedp.FullScreenshot(100))
		if err != nil {
			v.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name+"-"+look.name+".png"), picture, 0o600); err != nil {
			v.Fatal(err)
		}
	}
	v.theme("light")
	v.do(chromedp.EmulateViewport(1280, 900))
}

// fitsPhone checks that nothing of the page is wider than a phone.
func (v *visit) fitsPhone() {
	v.Helper()
	v.do(chromedp.EmulateViewport(390, 844))
	wide, err := chromedp.Run(v.ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth"))
	if err != nil {
		v.Fatal(err)
	}
	if wide > 390 {
		v.Errorf("the page is %d wide on a phone of 390", wide)
	}
	v.do(chromedp.EmulateViewport(1280, 900))
}

// scripts lets the pages run scripts, or not.
func (v *visit) scripts(on bool) {
	v.Helper()
	_, err := chromedp.Call(v.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	if err != nil {
		v.Fatal(err)
	}
}

// accessible checks the page as it stands with axe-core, in both themes.
func (v *visit) accessible() {
	v.Helper()
	path := os.Getenv("CHANCERY_AXE")
	if path == "" {
		v.Log("CHANCERY_AXE is not set: the page is not checked with axe-core")
		return
	}
	script, err := os.ReadFile(path)
	if err != nil {
		v.Fatal(err)
	}
	for _, theme := range []string{"light", "dark"} {
		v.theme(theme)
		if _, err := chromedp.Run(v.ctx, chromedp.Evaluate[json.RawMessage](string(script)+";0")); err != nil {
			v.Fatal(err)
		}
		found, err := chromedp.Run(v.ctx, chromedp.Evaluate[[]string](
			`axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary)))`, chromedp.EvalAwaitPromise))
		if err != nil {
			v.Fatal(err)
		}
		for _, violation := range found {
			v.Errorf("%s: %s", theme, violation)
		}
	}
	v.theme("light")
}
