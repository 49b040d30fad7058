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
	rateWord       = "rate"       // a sum may be told for each: "$5 a share"
	metricWord     = "metric"     // a unit in the singular that takes SI prefixes, those named in its line
	prefixWord     = "prefix"     // such a prefix; sense is its symbol
	multipleWord   = "multiple"   // value is the ratio
	timesWord      = "times"      // so many times, value, where one of the next class follows
	baseWord       = "base"       // what follows "three times" where that is a ratio and not how often
	upWord         = "up"         // says that something grew
	downWord       = "down"       // says that something shrank
	casualtyWord   = "casualty"   // verb whose numbers are people
	whomWord       = "whom"       // tells behind a number that it counts people
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
	symbols     map[string]*unitSense // as written: "MW" is not "mW"
	prefixes    map[string]string     // symbols by name
	comparators map[string]string
	multiples   map[string]float64
	times       map[string]float64
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
	w := &quantityWords{
		units: map[string]*unitSense{}, symbols: map[string]*unitSense{}, prefixes: map[string]string{}, comparators: map[string]string{},
		multiples: map[string]float64{}, times: map[string]float64{}, classes: map[string]map[string]bool{},
	}
	for _, row := range rows {
		factor := 1.0
		if cell := row.Get("value"); cell != "" {
			if factor, err = strconv.ParseFloat(cell, 64); err != nil {
				return nil, row.Errorf("value %q is no number", cell)
			}
		}
		if row.Get("class") == metricWord {
			if err := w.addMetric(row); err != nil {
				return nil, err
			}
			continue
		}
		for _, word := range row.List("words") {
			w.add(row.Get("class"), phraseOf(word), row.Get("sense"), factor)
		}
		for _, symbol := range row.List("symbols") {
			w.addSymbol(symbol, &unitSense{row.Get("class"), row.Get("sense"), factor})
		}
	}
	return w, nil
}

// phraseOf writes words as the atoms of a text are joined: "km2" is "km 2".
func phraseOf(words string) string {
	phrase := ""
	for _, a := range atomsOf(words, 0, len(words)) {
		phrase = joinWords(phrase, a.word)
	}
	return phrase
}

// addMetric adds a unit and its multiples by the prefixes that its line names:
// "metre" makes kilometres and "km".
func (w *quantityWords) addMetric(row facts.Row) error {
	prefixes := append([]string{""}, row.List("prefixes")...)
	for _, prefix := range prefixes {
		symbol, ok := w.prefixes[prefix]
		if !ok && prefix != "" {
			return row.Errorf("prefix %q stands in no line above", prefix)
		}
		sense := symbol + row.Get("sense")
		for _, word := range row.List("words") {
			w.add(unitWord, phraseOf(prefix+word), sense, 1)
			w.add(unitWord, phraseOf(prefix+word+"s"), sense, 1)
		}
		for _, base := range row.List("symbols") {
			w.addSymbol(symbol+base, &unitSense{unitWord, sense, 1})
		}
	}
	return nil
}

func (w *quantityWords) addSymbol(symbol string, sense *unitSense) {
	parts := atomsOf(symbol, 0, len(symbol))
	key := ""
	for _, a := range parts {
		key = joinWords(key, symbol[a.start:a.end])
	}
	w.symbols[key] = sense
	w.longest = max(w.longest, len(parts))
}

func (w *quantityWords) add(class, word, sense string, value float64) {
	w.longest = max(w.longest, strings.Count(word, " ")+1)
	switch class {
	case personWord, whomWord:
		w.units[word] = &unitSense{class, personsUnit, value}
	case unitWord, thingWord, durationWord:
		w.units[word] = &unitSense{class, sense, value}
	case prefixWord:
		w.prefixes[word] = sense
	case comparatorWord:
		w.comparators[word] = sense
	case multipleWord:
		w.multiples[word] = value
	case timesWord:
		w.times[word] = value
	}
	if w.classes[class] == nil {
		w.classes[class] = map[string]bool{}
	}
	w.classes[class][word] = true
}

func (w *quantityWords) unitOf(word string) *unitSense { return w.units[word] }

// longestUnit finds the longest unit, in words or as a symbol behind a number,
// that starts at i, and how many atoms it takes. Of symbols one letter long only
// those count that touch what is before them.
func (w *quantityWords) longestUnit(a atoms, text string, i int) (*unitSense, int) {
	phrase, written, best, length := "", "", (*unitSense)(nil), 0
	follows := a.at(i-1).kind == numberAtom || a.is(i-1, "-", "/", "billion", "million")
	for n := 1; n <= w.longest && a.at(i+n-1).word != ""; n++ {
		last := a.at(i + n - 1)
		if written = joinWords(written, text[last.start:last.end]); n > 1 && last.kind == numberAtom && last.spaced {
			break // "m 2" is no "m2"
		}
		phrase = joinWords(phrase, last.word)
		if u := w.units[phrase]; u != nil {
			best, length = u, n
		}
		if u := w.symbols[written]; u != nil && follows && (len(written) > 1 || !a.at(i).spaced) {
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

// timesAt reads the "twice" of "twice as many"; how often something was done
// ("met twice") is no ratio.
func (w *quantityWords) timesAt(a atoms, i int) (float64, bool) {
	v, ok := w.times[a.at(i).word]
	return v, ok && w.is(baseWord, a.at(i+1).word)
}

func (w *quantityWords) is(class, word string) bool { return w.classes[class][word] }

func (w *quantityWords) passes(word string) bool { return w.is(passWord, word) }

func (w *quantityWords) endsNounPhrase(word string) bool { return w.is(stopWord, word) }
