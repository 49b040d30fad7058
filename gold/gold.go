// Package gold reads marked texts and scores readings against them, by the
// rules of the marking guideline: a predicted statement answers a marked one
// when their operative words overlap and their contents share at least 30 % of
// their bytes, or one content holds the other with at most 60 bytes more, or
// the contents share at least 60 %. Pairs are taken best first, one to one;
// optional marks are neither rewarded nor punished.
package gold

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Text is one marked text.
type Text struct {
	Name      string `json:"-"`
	Raw       []byte `json:"-"`
	Title     string `json:"title"`
	Published string `json:"published"` // YYYY-MM-DD
	Parties   []string
	Marks     []Mark `json:"statements"`
}

// Mark is one marked statement. Offsets are bytes of Text.Raw.
type Mark struct {
	Operative   string   `json:"operative"`
	OperativeAt int      `json:"operative_at"`
	Content     string   `json:"content"`
	ContentAt   int      `json:"content_at"`
	Kind        string   `json:"kind"`
	Actors      []string `json:"actors"`
	Recipients  []string `json:"recipients"`
	Mutual      bool     `json:"mutual"`
	SaidBy      []string `json:"said_by"`
	Polarity    string   `json:"polarity"`
	Status      string   `json:"status"`
	Event       string   `json:"event"`
	Topics      []string `json:"topics"`
	Time        string   `json:"time"`
	Figure      *Figure  `json:"figure"`
	Optional    bool     `json:"optional"`
}

// Figure is the marked quantity, as far as it is scored.
type Figure struct {
	Value *float64 `json:"value"`
	Ratio *float64 `json:"ratio"`
	Unit  string   `json:"unit"`
}

// Load reads every NAME.json of a folder with its NAME.txt, by name. It fails
// when a mark does not stand in its text to the letter.
func Load(folder string) ([]Text, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("list marked texts in %s: %w", folder, err)
	}
	sort.Strings(files)
	var out []Text
	for _, file := range files {
		t, err := load(file)
		if err != nil {
			return nil, fmt.Errorf("read marked text %s: %w", file, err)
		}
		out = append(out, t)
	}
	return out, nil
}

func load(file string) (Text, error) {
	t := Text{Name: strings.TrimSuffix(filepath.Base(file), ".json")}
	data, err := os.ReadFile(file)
	if err != nil {
		return t, err
	}
	if err := json.Unmarshal(data, &t); err != nil {
		return t, err
	}
	if t.Raw, err = os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt"); err != nil {
		return t, err
	}
	for _, m := range t.Marks {
		if !stands(t.Raw, m.Operative, m.OperativeAt) || !stands(t.Raw, m.Content, m.ContentAt) {
			return t, fmt.Errorf("%q / %q does not stand in the text where it is marked", m.Operative, m.Content)
		}
	}
	return t, nil
}

func stands(text []byte, words string, at int) bool {
	return at >= 0 && at+len(words) <= len(text) && string(text[at:at+len(words)]) == words
}
