package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestTokens(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("\n Talks & \n\nAna’s here. Good.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	if code := run([]string{"tokens", "a.txt"}, &out, &errs); code != 0 {
		t.Fatalf("exit %d: %s", code, errs.String())
	}
	want := `{"file":"a.txt","title":"Talks &","lines":[{"tokens":[[2,7],[8,9]],"starts":[0]},` +
		`{"tokens":[[12,15],[15,19],[20,24],[24,25],[26,30],[30,31]],"starts":[0,4]}]}` + "\n"
	if out.String() != want {
		t.Errorf("got  %swant %s", out.String(), want)
	}
}

func TestRunExitStatus(t *testing.T) {
	for _, c := range []struct {
		args []string
		want int
	}{{nil, 2}, {[]string{"nonsense"}, 2}, {[]string{"tokens", "/no/such/file"}, 1},
		{[]string{"trees"}, 2}, {[]string{"trees", "-nonsense", "x"}, 2}, {[]string{"trees", "-model", "/no/such/file", "x"}, 1}} {
		var out, errs bytes.Buffer
		if got := run(c.args, &out, &errs); got != c.want || errs.Len() == 0 {
			t.Errorf("run(%q) = %d, %q", c.args, got, errs.String())
		}
	}
}
