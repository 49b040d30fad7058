package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/gold"
)

const (
	scoredText = "France met Chad.\n"
	scoredMark = `{"statements":[{"operative":"met","operative_at":7,"content":"met Chad","content_at":7,"kind":"act","actors":["FRA"],` +
		`"recipients":["TCD"],"polarity":"affirmed","status":"done","event":"CONSULT"}]}`
	scoredRead = `{"source":"x/a.txt","kind":"act","actors":[{"code":"FRA"}],"recipients":[{"code":"%s"}],"polarity":"affirmed","status":"done",` +
		`"operative":{"start":7,"end":10},"content":{"start":7,"end":15}}`
)

func TestScoreOfStatementsInAFile(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.txt": scoredText, "a.json": scoredMark} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		recipient string
		strict    gold.Counts
	}{{"TCD", gold.Counts{Hit: 1}}, {"DEU", gold.Counts{Extra: 1, Missed: 1}}} {
		file := filepath.Join(dir, "read.jsonl")
		if err := os.WriteFile(file, []byte(strings.Replace(scoredRead, "%s", c.recipient, 1)+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		var out, errs bytes.Buffer
		if code := run([]string{"score", "-read", file, dir}, &out, &errs); code != 0 {
			t.Fatalf("exit %d: %s", code, errs.String())
		}
		var got scoring
		if err := json.Unmarshal(out.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if got.Texts != 1 || got.Detection != (gold.Counts{Hit: 1}) || got.Strict != c.strict {
			t.Errorf("to %s: %+v", c.recipient, got)
		}
	}
}

func TestParseWritesATreebank(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.conllu")
	if err := os.WriteFile(file, []byte(goldTrees), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := parseTreebank(plainEngine{}, file, &out); err != nil {
		t.Fatal(err)
	}
	want := "1\tTalks\tTalks\tNOUN\tNN\t_\t0\troot\t_\tName=B-PER\n2\tfailed\tfailed\tNOUN\tNN\t_\t1\tdep\t_\t_\n\n"
	if !strings.HasPrefix(out.String(), want) {
		t.Errorf("got\n%s", out.String())
	}
}
