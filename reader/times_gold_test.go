package reader

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"chancery/lang"
	"chancery/statement"
)

// goldText is one marked text with its sentences, as far as times and figures
// need it.
type goldText struct {
	name       string
	text       string
	Published  string          `json:"published"`
	Statements []goldStatement `json:"statements"`
	sentences  []lang.Sentence
	times      [][]timeExpr
}

type goldStatement struct {
	Operative   string              `json:"operative"`
	OperativeAt int                 `json:"operative_at"`
	Content     string              `json:"content"`
	ContentAt   int                 `json:"content_at"`
	Kind        statement.Kind      `json:"kind"`
	Time        *string             `json:"time"`
	Figure      *statement.Quantity `json:"figure"`
	Optional    bool                `json:"optional"`
}

// goldTexts reads the marked texts of the folder named by CHANCERY_GOLD; the
// test is skipped without it.
func goldTexts(t *testing.T) []goldText {
	folder := os.Getenv("CHANCERY_GOLD")
	if folder == "" {
		t.Skip("CHANCERY_GOLD names no folder of marked texts")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var texts []goldText
	for _, file := range files {
		texts = append(texts, readGold(t, file))
	}
	return texts
}

func readGold(t *testing.T, file string) goldText {
	marks, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	g := goldText{name: strings.TrimSuffix(filepath.Base(file), ".json"), text: string(text)}
	if err := json.Unmarshal(marks, &g); err != nil {
		t.Fatalf("read %s: %v", file, err)
	}
	g.sentences = plainSentences(g.text)
	g.times = documentTimes(g.text, g.sentences, g.published())
	return g
}

func (g goldText) published() time.Time {
	day, err := time.Parse(time.DateOnly, g.Published)
	if err != nil {
		return time.Time{}
	}
	return day
}

// plainSentences cuts a text at line ends and at full stops before a capital
// letter, and into tokens at blanks and marks: enough where no model is needed.
func plainSentences(text string) []lang.Sentence {
	var sentences []lang.Sentence
	start := 0
	for i, r := range text {
		if r == '\n' || i == len(text)-1 || r == '.' && stopsHere(text, start, i) {
			if end := i + 1; strings.TrimSpace(text[start:end]) != "" {
				sentences = append(sentences, lang.Sentence{Start: start, End: end, Tokens: plainTokens(text, start, end)})
			}
			start = i + 1
		}
	}
	return sentences
}

func stopsHere(text string, start, at int) bool {
	rest := text[at+1:]
	if len(rest) < 2 || rest[0] != ' ' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " “\""))
	word := text[start:at]
	word = word[strings.LastIndexByte(word, ' ')+1:]
	short := len(word) <= 3 && word != "" && unicode.IsUpper(rune(word[0])) || strings.Contains(word, ".")
	return unicode.IsUpper(next) && !short && at-start > 12
}

func plainTokens(text string, start, end int) []lang.Token {
	var tokens []lang.Token
	for _, a := range atomsOf(text, start, end) {
		tokens = append(tokens, lang.Token{Start: a.start, End: a.end, Head: -1})
	}
	return tokens
}

// sentenceAt finds the sentence that holds a byte offset.
func (g goldText) sentenceAt(at int) int {
	for i, s := range g.sentences {
		if at >= s.Start && at < s.End {
			return i
		}
	}
	return 0
}

func TestGoldTimesFound(t *testing.T) {
	texts := goldTexts(t)
	marked, found := 0, 0
	for _, g := range texts {
		for _, s := range g.Statements {
			if s.Time == nil || s.Optional {
				continue
			}
			marked++
			at := g.sentenceAt(s.OperativeAt)
			sentence := g.sentences[at]
			var seen []string
			hit := false
			for _, e := range g.times[at] {
				hit = hit || e.edtf == *s.Time
				seen = append(seen, g.text[e.start:e.end]+"="+e.edtf)
			}
			if hit {
				found++
			} else {
				t.Logf("%s %s %s | %s | %q | %s", g.name, g.Published, *s.Time, s.Operative, seen, strings.TrimSpace(g.text[sentence.Start:sentence.End]))
			}
		}
	}
	t.Logf("time stands among the expressions of the sentence: %d of %d", found, marked)
}

// deedOf shapes a marked statement as timeOf wants it.
func (g goldText) deedOf(i int) deed {
	s := g.Statements[i]
	sentence := g.sentences[g.sentenceAt(s.OperativeAt)]
	d := deed{
		text: g.text, sentence: sentence, kind: s.Kind,
		operative: [2]int{s.OperativeAt, s.OperativeAt + len(s.Operative)},
		content:   [2]int{s.ContentAt, s.ContentAt + len(s.Content)},
	}
	for k, other := range g.Statements {
		at := other.OperativeAt
		if k != i && at != s.OperativeAt && at >= sentence.Start && at < sentence.End {
			d.rivals = append(d.rivals, at)
		}
	}
	sort.Ints(d.rivals)
	return d
}

// TestGoldTimes measures how often the time of a marked statement is told
// right; CHANCERY_FEATURES names a file for what the weights are fitted to.
func TestGoldTimes(t *testing.T) {
	texts := goldTexts(t)
	var rows strings.Builder
	right, all, marked, given, both := 0, 0, 0, 0, 0
	for _, g := range texts {
		for i, s := range g.Statements {
			if s.Optional {
				continue
			}
			d := g.deedOf(i)
			times := g.times[g.sentenceAt(s.OperativeAt)]
			want, got := "", ""
			if s.Time != nil {
				want = *s.Time
				marked++
			}
			if e, ok := timeOf(times, d); ok {
				got = e.edtf
				given++
			}
			all++
			if got == want {
				right++
				if got != "" {
					both++
				}
			} else {
				t.Logf("%s want %q got %q | %s %s | %s | %s", g.name, want, got, s.Kind, s.Operative, s.Content, strings.TrimSpace(g.text[d.sentence.Start:d.sentence.End]))
			}
			for _, e := range times {
				row, _ := json.Marshal(map[string]any{"f": features(atomsOf(g.text, d.sentence.Start, d.sentence.End), e, d), "y": e.edtf == want, "s": all, "any": want != "", "text": g.name})
				rows.Write(append(row, '\n'))
			}
		}
	}
	t.Logf("time right %d of %d = %.3f; given %d, marked %d, right of these %d", right, all, float64(right)/float64(all), given, marked, both)
	if file := os.Getenv("CHANCERY_FEATURES"); file != "" {
		if err := os.WriteFile(file, []byte(rows.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestGoldDateLines measures how often a date line is the day of publication.
func TestGoldDateLines(t *testing.T) {
	right, wrong, none := 0, 0, 0
	for _, g := range goldTexts(t) {
		date, span, ok := dateLine(g.text)
		switch {
		case !ok:
			none++
		case date.Format(time.DateOnly) == g.Published:
			right++
		default:
			wrong++
			t.Logf("%s: %q, published %s", g.name, span.Text, g.Published)
		}
	}
	t.Logf("date lines right %d, wrong %d, none %d", right, wrong, none)
}
