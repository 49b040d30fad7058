package facts

import (
	"io/fs"
	"slices"
	"unicode"
)

// Scope says what a hedge limits or what a negator turns round.
type Scope string

// The scopes of negators.
const (
	NegatesVerb      Scope = "verb"      // the verb it stands at: not, never
	NegatesFollowing Scope = "following" // what it governs: refrain from, without
	NegatesObject    Scope = "object"    // the noun it stands at: no, none of
	NegatesNothing   Scope = "double"    // looks like a negation and is none: not only, never fail to
)

// The scopes of hedges.
const (
	HedgesCondition Scope = "condition" // where appropriate
	HedgesLaw       Scope = "law"       // in accordance with national law
	HedgesTime      Scope = "time"      // as soon as possible
	HedgesEffort    Scope = "effort"    // consider, explore ways
	HedgesChance    Scope = "chance"    // may, on a voluntary basis
	HedgesDegree    Scope = "degree"    // broadly, in part
)

// Marker is a hedge or a negator. Its phrase is in small letters; Small asks
// that the text have none but small letters too ("may" is not the month).
type Marker struct {
	Phrase string
	Scope  Scope
	Small  bool
	Source string
	Line   int
}

// HedgeAt gives the longest hedge at the start of words and how many words it
// takes. Words or lemmas will do.
func (w *Words) HedgeAt(words []string) (m Marker, n int, ok bool) {
	return markerAt(&w.hedges, w.Hedges, words)
}

// NegatorAt gives the longest negator at the start of words and how many words
// it takes. Lemmas are needed for those that are verbs ("refrain from").
func (w *Words) NegatorAt(words []string) (m Marker, n int, ok bool) {
	return markerAt(&w.negators, w.Negators, words)
}

func markerAt(m *matcher, list []Marker, words []string) (Marker, int, bool) {
	payloads, n := m.longest(words)
	if n == 0 || list[payloads[0]].Small && hasCapital(words[:n]) {
		return Marker{}, 0, false
	}
	return list[payloads[0]], n, true
}

func hasCapital(words []string) bool {
	for _, word := range words {
		for _, r := range word {
			if unicode.IsUpper(r) {
				return true
			}
		}
	}
	return false
}

func (w *Words) loadMarkers(fsys fs.FS) (err error) {
	scopes := []Scope{HedgesCondition, HedgesLaw, HedgesTime, HedgesEffort, HedgesChance, HedgesDegree}
	if w.Hedges, err = readMarkers(fsys, "hedges.tsv", scopes, &w.hedges); err != nil {
		return err
	}
	scopes = []Scope{NegatesVerb, NegatesFollowing, NegatesObject, NegatesNothing}
	w.Negators, err = readMarkers(fsys, "negators.tsv", scopes, &w.negators)
	return err
}

func readMarkers(fsys fs.FS, table string, scopes []Scope, m *matcher) ([]Marker, error) {
	return readPhrases(fsys, table, m, func(row Row) (Marker, error) {
		marker := Marker{
			Phrase: row.Get("phrase"), Scope: Scope(row.Get("scope")), Small: row.Get("small") == "1",
			Source: row.Get("source"), Line: row.Line,
		}
		if !slices.Contains(scopes, marker.Scope) {
			return marker, row.Errorf("no scope is called %q", marker.Scope)
		}
		return marker, nil
	})
}

// readPhrases reads a table with a column "phrase", one entry a line, and makes
// the phrases known to m.
func readPhrases[T any](fsys fs.FS, table string, m *matcher, entry func(Row) (T, error)) ([]T, error) {
	rows, err := ReadTable(fsys, table, "phrase")
	if err != nil {
		return nil, err
	}
	seen := make(map[string]bool, len(rows))
	list := make([]T, 0, len(rows))
	for _, row := range rows {
		made, err := entry(row)
		if err != nil {
			return nil, err
		}
		key := foldedName(row.Get("phrase"))
		if seen[key] {
			return nil, row.Errorf("%q twice", row.Get("phrase"))
		}
		seen[key] = true
		if err := m.add(row.Get("phrase"), len(list)); err != nil {
			return nil, row.Errorf("phrase: %w", err)
		}
		list = append(list, made)
	}
	return list, nil
}
