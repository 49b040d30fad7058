package facts

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// TestGoldTopics measures topics and issues on the marked texts of the folder
// named by CHANCERY_GOLD; it is skipped without one.
func TestGoldTopics(t *testing.T) {
	folder := os.Getenv("CHANCERY_GOLD")
	if folder == "" {
		t.Skip("CHANCERY_GOLD names no folder of marked texts")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no marked texts in %s: %v", folder, err)
	}
	w := loadedWords(t)
	var topics, issues tally
	for _, file := range files {
		for _, s := range goldStatements(t, file) {
			words := goldWords.FindAllString(s.Content, -1)
			var found []string
			for _, scored := range w.TopicsOf(words) {
				if scored.Score >= 1.5 && len(found) < 3 {
					found = append(found, scored.Topic)
				}
			}
			topics.count(found, s.Topics)
			issues.count(w.IssuesOf(words), s.Issues)
		}
	}
	t.Logf("topics %+v, F1 %.3f", topics, topics.f1())
	t.Logf("issues %+v, F1 %.3f", issues, issues.f1())
	if topics.f1() < 0.5 {
		t.Errorf("topics by terms alone reach F1 %.3f, want 0.5", topics.f1())
	}
}

var goldWords = regexp.MustCompile(`[\pL\d][\pL\d’'-]*|[^\s\pL\d]`)

type goldContent struct {
	Content        string
	Topics, Issues []string
}

func goldStatements(t *testing.T, file string) []goldContent {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var text struct{ Statements []goldContent }
	if err := json.Unmarshal(data, &text); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return text.Statements
}

// tally counts what was found against what is marked.
type tally struct{ right, wrong, missed int }

func (c *tally) count(found, marked []string) {
	for _, f := range found {
		if slices.Contains(marked, f) {
			c.right++
		} else {
			c.wrong++
		}
	}
	for _, m := range marked {
		if !slices.Contains(found, m) {
			c.missed++
		}
	}
}

func (c *tally) f1() float64 {
	return 2 * float64(c.right) / float64(2*c.right+c.wrong+c.missed)
}
