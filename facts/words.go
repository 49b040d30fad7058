package facts

import (
	"io/fs"
	"regexp"
	"slices"
	"strconv"
)

// taught is how a source says how many marked texts have a word.
var taught = regexp.MustCompile(`marked texts, n=(\d{1,6})`)

// Words is what the tables say of the words of diplomacy and of the codes that
// stand for deeds. Its lists are in the order of the tables. Every look-up takes
// time linear in the words given, whatever they are.
type Words struct {
	Operatives  []Operative // verbs and verb-like expressions
	Nominals    []Operative // nouns that stand for a verb
	Hedges      []Marker
	Negators    []Marker
	Collectives []Collective
	Saying      []Saying
	Instruments []Instrument
	Topics      []Topic
	Terms       []TopicTerm
	Issues      []Issue
	Events      []EventCode
	Cameo       []CameoCode

	operatives  patterns
	nominals    patterns
	hedges      matcher
	negators    matcher
	collectives matcher
	saying      matcher
	instruments matcher
	terms       matcher
	issues      matcher
	quads       map[string]string
	defaults    map[deed]string
	cameoAt     map[string]int // index in Cameo
	frames      map[string]Frame
	framed      map[framedDeed]string
}

// Operative is a word, or a pattern that begins with it, that makes a statement
// of what it governs, with what it usually makes of it. Word is the pattern in
// lemmas; "~" in it stands for up to four words. Strength is 0–8 on the ladder
// that Opposing picks (false: commits or approves). Event and Mode are a PLOVER
// type and mode, Cameo the CAMEO code; each is empty where there is none.
type Operative struct {
	Word     string
	Kind     string // pledge, call, position, act, figure
	Strength int
	Opposing bool
	Event    string
	Mode     string
	Cameo    string
	Status   string // intended, ongoing, done: unless the tense tells otherwise
	Note     string // when it is something else
	Source   string
	Taught   int // how many marked texts its source counts that have it as an operative word: they taught the network
	Line     int // in its table
}

// OperativeAt gives the verb pattern with the most words that begins at
// lemmas[i], small lemmas of one sentence in order.
func (w *Words) OperativeAt(lemmas []string, i int) (Operative, bool) {
	return w.operatives.at(w.Operatives, lemmas, i)
}

// NominalAt gives the noun pattern with the most words that begins at
// lemmas[i]; see OperativeAt.
func (w *Words) NominalAt(lemmas []string, i int) (Operative, bool) {
	return w.nominals.at(w.Nominals, lemmas, i)
}

func (t *Tables) loadWords(fsys fs.FS) error {
	w := &t.Words
	steps := []func(fs.FS) error{
		w.loadEvents, w.loadCameo, w.loadFrames, w.loadOperatives, w.loadMarkers, w.loadCollectives,
		w.loadSaying, w.loadInstruments, w.loadTopics, w.loadTerms, w.loadIssues,
	}
	for _, step := range steps {
		if err := step(fsys); err != nil {
			return err
		}
	}
	return nil
}

func (w *Words) loadOperatives(fsys fs.FS) (err error) {
	if w.Operatives, w.operatives, err = w.readOperatives(fsys, "operatives.tsv"); err != nil {
		return err
	}
	w.Nominals, w.nominals, err = w.readOperatives(fsys, "nominals.tsv")
	return err
}

func (w *Words) readOperatives(fsys fs.FS, table string) ([]Operative, patterns, error) {
	rows, err := ReadTable(fsys, table, "word", "kind", "strength", "opposing", "status")
	if err != nil {
		return nil, nil, err
	}
	seen := make(map[string]bool, len(rows))
	found := patterns{}
	list := make([]Operative, 0, len(rows))
	for _, row := range rows {
		o, err := w.operative(row)
		if err != nil {
			return nil, nil, err
		}
		if seen[o.Word] {
			return nil, nil, row.Errorf("%q twice", o.Word)
		}
		seen[o.Word] = true
		if err := found.add(o.Word, len(list)); err != nil {
			return nil, nil, row.Errorf("pattern: %w", err)
		}
		list = append(list, o)
	}
	found.sort()
	return list, found, nil
}

func (w *Words) operative(row Row) (Operative, error) {
	o := Operative{
		Word: row.Get("word"), Kind: row.Get("kind"), Event: row.Get("plover"),
		Mode: row.Get("mode"), Cameo: row.Get("cameo"), Status: row.Get("status"),
		Note: row.Get("note"), Source: row.Get("source"), Line: row.Line,
	}
	if n := taught.FindStringSubmatch(o.Source); n != nil {
		o.Taught, _ = strconv.Atoi(n[1]) // digits
	}
	strength := row.Get("strength")
	if len(strength) != 1 || strength < "0" || strength > "8" {
		return o, row.Errorf("strength %q is not 0 to 8", strength)
	}
	o.Strength = int(strength[0] - '0')
	o.Opposing = row.Get("opposing") == "1"
	if !slices.Contains([]string{"pledge", "call", "position", "act", "figure"}, o.Kind) {
		return o, row.Errorf("no kind is called %q", o.Kind)
	}
	if !slices.Contains([]string{"intended", "ongoing", "done"}, o.Status) {
		return o, row.Errorf("no status is called %q", o.Status)
	}
	if o.Event != "" && !w.ValidEvent(o.Event, o.Mode) {
		return o, row.Errorf("no event %s with mode %q", o.Event, o.Mode)
	}
	if c, ok := w.CameoCode(o.Cameo); o.Cameo != "" && (!ok || !c.Allows(o.Event)) {
		return o, row.Errorf("CAMEO code %q is none of %s", o.Cameo, o.Event)
	}
	return o, nil
}
