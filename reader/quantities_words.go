package reader

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"chancery/facts"
)

//go:embed quantities.tsv
var quantityTable embed.FS

// personsUnit is the unit of people however they are called.
const personsUnit = "persons"

// The classes of the table of quantity words.
const (
	unitWord       = "unit"       // measures something; value is the factor, sense the unit
	personWord     = "person"     // counts people
	thingWord      = "thing"      // counts things though it has no plural form
	durationWord   = "duration"   // measures time
	comparatorWord = "comparator" // stands before a number; sense is the sign
	passWord       = "pass"       // may stand between comparator and number
	stopWord       = "stop"       // ends a noun phrase
	multipleWord   = "multiple"   // value is the ratio
	upWord         = "up"         // says that something grew
	downWord       = "down"       // says that something shrank
	casualtyWord   = "casualty"   // verb whose numbers are people
	exceedWord     = "exceed"     // verb that makes its number a lower bound
	subjectWord    = "subject"    // noun of what figures are told of
)

// unitSense is what a word behind a number measures.
type unitSense struct {
	class, unit string
	factor      float64
}

// quantityWords is the table of words around numbers.
type quantityWords struct {
	units       map[string]*unitSense
	comparators map[string]string
	multiples   map[string]float64
	classes     map[string]map[string]bool // by class
	longest     int                        // words of the longest phrase
}

// loadQuantityWords reads the built-in table; it fails when a line makes no
// sense.
func loadQuantityWords() (*quantityWords, error) {
	rows, err := facts.ReadTable(quantityTable, "quantities.tsv", "class", "words")
	if err != nil {
		return nil, fmt.Errorf("load quantity words: %w", err)
	}
	w := &quantityWords{units: map[string]*unitSense{}, comparators: map[string]string{}, multiples: map[string]float64{}, classes: map[string]map[string]bool{}}
	for _, row := range rows {
		factor := 1.0
		if cell := row.Get("value"); cell != "" {
			if factor, err = strconv.ParseFloat(cell, 64); err != nil {
				return nil, row.Errorf("value %q is no number", cell)
			}
		}
		for _, word := range row.List("words") {
			w.add(row.Get("class"), word, row.Get("sense"), factor)
		}
	}
	return w, nil
}

func (w *quantityWords) add(class, word, sense string, value float64) {
	w.longest = max(w.longest, strings.Count(word, " ")+1)
	switch class {
	case personWord:
		w.units[word] = &unitSense{class, personsUnit, value}
	case unitWord, thingWord, durationWord:
		w.units[word] = &unitSense{class, sense, value}
	case comparatorWord:
		w.comparators[word] = sense
	case multipleWord:
		w.multiples[word] = value
	}
	if w.classes[class] == nil {
		w.classes[class] = map[string]bool{}
	}
	w.classes[class][word] = true
}

func (w *quantityWords) unitOf(word string) *unitSense { return w.units[word] }

// longestUnit finds the longest unit of several words that starts at i, and how
// many atoms it takes.
func (w *quantityWords) longestUnit(a atoms, i int) (*unitSense, int) {
	phrase, best, length := "", (*unitSense)(nil), 0
	for n := 1; n <= w.longest && a.at(i+n-1).word != ""; n++ {
		phrase = joinWords(phrase, a.at(i+n-1).word)
		if u := w.units[phrase]; u != nil {
			best, length = u, n
		}
	}
	return best, length
}

// comparator finds the longest comparator that ends before position k.
func (w *quantityWords) comparator(a atoms, k int) (sign string, length int) {
	phrase := ""
	for n := 1; n <= w.longest && k-n >= 0; n++ {
		phrase = joinWords(a.at(k-n).word, phrase)
		if s, ok := w.comparators[phrase]; ok {
			sign, length = s, n
		}
	}
	return sign, length
}

func joinWords(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

func (w *quantityWords) multiple(word string) (float64, bool) {
	v, ok := w.multiples[word]
	return v, ok
}

func (w *quantityWords) is(class, word string) bool { return w.classes[class][word] }

func (w *quantityWords) passes(word string) bool { return w.is(passWord, word) }

func (w *quantityWords) endsNounPhrase(word string) bool { return w.is(stopWord, word) }
