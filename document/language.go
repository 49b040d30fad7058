package document

import (
	_ "embed"
	"strings"
	"unicode"
)

// Language is an ISO 639-1 code, or Undetermined.
type Language string

// The languages that the rest of the program asks for by name.
const (
	English      Language = "en"
	Undetermined Language = "und"
)

//go:embed stopwords.tsv
var stopwords string

const (
	wordsLooked = 3000 // from the start of the text: enough to tell, whatever its size
	wordsNeeded = 12   // with fewer, headlines have no function words at all
)

// detect names the language whose function words are the most frequent in the
// beginning of text.
func detect(text string) Language {
	words, letters := sample(text)
	if letters.han > letters.all/3 {
		return "zh"
	}
	counts := make(map[Language]int)
	for _, row := range languages() {
		for _, w := range strings.Fields(row.words) {
			counts[row.code] += words[w]
		}
	}
	best := English
	for _, row := range languages() { // in the order of the table, so that a tie goes to English
		if counts[row.code] > counts[best] {
			best = row.code
		}
	}
	switch {
	case counts[best]*20 >= letters.words: // a twentieth: running English has six to eight
		return best
	case letters.words < wordsNeeded && letters.latin*2 > letters.all:
		return English
	}
	return Undetermined
}

type letterCount struct{ all, latin, han, words int }

// sample counts the words, in small letters, at the beginning of text.
func sample(text string) (map[string]int, letterCount) {
	words, n, start := make(map[string]int), letterCount{}, -1
	for i, r := range text {
		if unicode.IsLetter(r) {
			n.all++
			if unicode.Is(unicode.Latin, r) {
				n.latin++
			}
			if unicode.Is(unicode.Han, r) {
				n.han++
			}
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			words[strings.ToLower(text[start:i])]++
			n.words++
			start = -1
		}
		if n.words == wordsLooked {
			return words, n
		}
	}
	if start >= 0 {
		words[strings.ToLower(text[start:])]++
		n.words++
	}
	return words, n
}

type languageRow struct {
	code        Language
	name, words string
}

// languages reads the table of function words.
func languages() []languageRow {
	var rows []languageRow
	for line := range strings.Lines(stopwords) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if len(cells) == 4 && cells[0] != "language" {
			rows = append(rows, languageRow{Language(cells[0]), cells[1], cells[2]})
		}
	}
	return rows
}

// Name is the English name of the language: "French".
func (l Language) Name() string {
	for _, row := range languages() {
		if row.code == l {
			return row.name
		}
	}
	switch l {
	case "zh":
		return "Chinese or Japanese"
	case Undetermined:
		return "an unknown language"
	}
	return string(l)
}
