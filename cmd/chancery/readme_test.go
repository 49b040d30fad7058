package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// The README shows what its first command prints, to the letter: the beginning
// of it, up to the end of a sentence's statements.
func TestReadmeShowsRealOutput(t *testing.T) {
	const from, to = "<!-- output: chancery read examples/wire-report.txt, COLUMNS=120 -->\n", "<!-- end of output -->\n"
	t.Chdir("../..")
	t.Setenv("COLUMNS", "120")
	var out, errs bytes.Buffer
	if code := run([]string{"read", "examples/wire-report.txt"}, terminal{out: &out, err: &errs}); code != exitFine {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(readme), from)
	shown, after, ended := strings.Cut(rest, to)
	if !found || !ended {
		t.Fatalf("the marks of the output are not in the README: %s", from)
	}
	want := "```\n" + beginning(out.String(), 34) + "…\n```\n"
	if *update {
		if err := os.WriteFile("README.md", []byte(before+from+want+to+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != want {
		t.Errorf("the README does not show what the program prints (go test ./cmd/chancery -update mends it):\n%s", want)
	}
}

// beginning is at most so many lines of text, up to an empty one.
func beginning(text string, most int) string {
	lines := strings.SplitAfter(text, "\n")
	for n := min(most, len(lines)); n > 0; n-- {
		if lines[n-1] == "\n" {
			return strings.Join(lines[:n], "")
		}
	}
	return text
}
