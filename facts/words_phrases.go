package facts

import (
	"io/fs"
	"slices"
)

// Collective is an expression that stands for parties without naming them. Refers says for
// which of them: "all" the parties of the text, "first" or "last" of the two
// just named, "other" than the one just named, "host" of the meeting or visit,
// "each" for the actors taken as each other's recipients.
type Collective struct {
	Phrase string
	Number string // one, two, any
	Person string // first: the text speaks as them; third
	Refers string
	Small  bool // none but small letters: us is not the US
	Source string
	Line   int
}

// CollectiveAt gives the longest collective at the start of words and how many
// words it takes.
func (w *Words) CollectiveAt(words []string) (c Collective, n int, ok bool) {
	payloads, n := w.collectives.longest(words)
	if n == 0 || w.Collectives[payloads[0]].Small && hasCapital(words[:n]) {
		return c, 0, false
	}
	return w.Collectives[payloads[0]], n, true
}

func (w *Words) loadCollectives(fsys fs.FS) (err error) {
	w.Collectives, err = readPhrases(fsys, "collectives.tsv", &w.collectives, func(row Row) (Collective, error) {
		c := Collective{
			Phrase: row.Get("phrase"), Number: row.Get("number"), Person: row.Get("person"), Refers: row.Get("refers"),
			Small: row.Get("small") == "1", Source: row.Get("source"), Line: row.Line,
		}
		if !slices.Contains([]string{"all", "first", "last", "other", "host", "each"}, c.Refers) {
			return c, row.Errorf("nothing is meant by refers %q", c.Refers)
		}
		return c, nil
	})
	return err
}

// Force tells how much a word of saying tells of the deed.
type Force string

// The forces. After a plain verb the operative is what is said; a strong verb
// is the operative itself; a marker only names the source.
const (
	Plain   Force = "plain"
	Strong  Force = "strong"
	Sourced Force = "marker"
)

// Saying is a verb of saying (a lemma) or a phrase that marks whose word it is.
type Saying struct {
	Phrase string
	Force  Force
	Place  string // verb: the speaker is its subject; phrase: the speaker follows, or stands before the phrase
	Source string
	Line   int
}

// SayingAt gives the longest expression of saying at the start of words, which
// are lemmas for verbs and words as written for phrases, and how many it takes.
func (w *Words) SayingAt(words []string) (s Saying, n int, ok bool) {
	payloads, n := w.saying.longest(words)
	if n == 0 {
		return s, 0, false
	}
	return w.Saying[payloads[0]], n, true
}

func (w *Words) loadSaying(fsys fs.FS) (err error) {
	w.Saying, err = readPhrases(fsys, "saying.tsv", &w.saying, func(row Row) (Saying, error) {
		s := Saying{
			Phrase: row.Get("phrase"), Force: Force(row.Get("force")), Place: row.Get("place"),
			Source: row.Get("source"), Line: row.Line,
		}
		if s.Force != Plain && s.Force != Strong && s.Force != Sourced {
			return s, row.Errorf("no force is called %q", s.Force)
		}
		return s, nil
	})
	return err
}

// Instrument is a kind of text through which statements are made. Binding says
// whether such a text as a rule has legal force.
type Instrument struct {
	Type    string // slug
	Name    string
	Binding bool
	Aliases []string
	Source  string
	Line    int
}

// InstrumentAt gives the kind of text whose longest name stands at the start of
// words, singular or plural, and how many words it takes.
func (w *Words) InstrumentAt(words []string) (in Instrument, n int, ok bool) {
	payloads, n := w.instruments.longest(singulars(words[:min(len(words), maxDepth)]))
	if n == 0 {
		return in, 0, false
	}
	return w.Instruments[payloads[0]], n, true
}

func (w *Words) loadInstruments(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "instruments.tsv", "type", "name", "binding", "aliases")
	if err != nil {
		return err
	}
	for i, row := range rows {
		in := Instrument{
			Type: row.Get("type"), Name: row.Get("name"), Binding: row.Get("binding") == "1",
			Aliases: row.List("aliases"), Source: row.Get("source"), Line: row.Line,
		}
		for _, alias := range in.Aliases {
			if err := w.instruments.add(singularPhrase(alias), i); err != nil {
				return row.Errorf("alias: %w", err)
			}
		}
		w.Instruments = append(w.Instruments, in)
	}
	return nil
}
