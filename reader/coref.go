package reader

import (
	"strings"

	"chancery/facts"
)

// resolver reads a document once more and tells what the words mean that point
// back: pronouns, both sides, the kingdom, the foreign minister.
type resolver struct {
	*scan
	cast    Cast
	out     []Mention
	history []trace
	office  map[string][]string // parties of the last holder named, by office
	organ   map[string][]string // of the last organ, by its noun
	called  map[string][]string // the last party, by a word of its name
	own     map[string]bool     // offices that holders of the speaking party have
	quoting bool                // inside quotation marks
	quoted  []string            // whose words the last quotation was
	line    int                 // paragraph of the sentence
	tree    *tree               // of the sentence
	body    map[string]bool     // bodies of states that are the parties themselves
}

// trace is a mention, or another subject, as what follows may point back to it.
type trace struct {
	codes    []string // none: it is no party, the text, the farmers
	first    int      // its words
	last     int
	person   bool // a holder of an office, he or she
	sort     Sort
	sentence int
	subject  int // 2: the first that can be one in its sentence, 1: no preposition before it, 0: else
	plural   bool
}

// pointer is a mention that waits for its parties.
type pointer struct {
	Mention
	word  facts.ReferenceWord // what kind of word points back
	count int                 // the two: 2; 0 where no number is given
	first bool                // our two countries: the speaker's
	quote bool                // stands within quotation marks
	after bool                // a pronoun owns it: its foreign ministry

	beside []*pointer // the other participants of its clause
}

func newResolver(s *scan, cast Cast) *resolver {
	byPlace(s.mentions)
	r := &resolver{scan: s, cast: cast, office: make(map[string][]string), organ: make(map[string][]string), called: make(map[string][]string), own: make(map[string]bool), line: -1}
	r.body = s.bodiesOf(cast)
	if (cast.Kind == kindReadout || cast.authored) && len(cast.Parties) > 0 {
		for _, m := range s.mentions {
			if m.Office != "" && len(m.Codes) == 1 && m.Codes[0] == cast.Parties[0] {
				r.own[m.Office] = true
			}
		}
	}
	return r
}

// resolveAll goes through the sentences in order.
func (r *resolver) resolveAll() []Mention {
	named := r.mentions
	for k := range r.words.sentences() {
		_, to := r.words.bounds(k)
		n := 0
		for n < len(named) && named[n].First < to {
			n++
		}
		r.sentence(k, named[:n])
		named = named[n:]
	}
	return r.out
}

// sentence resolves what stands in one sentence and adds it to the history.
func (r *resolver) sentence(k int, named []Mention) {
	if r.words.lines[k] != r.line {
		r.quoting = false // every paragraph opens its own quotation
	}
	r.line = r.words.lines[k]
	r.tree = newTree(r.text, r.sentences[k])
	points := r.attributive(k, r.points(k, named))
	r.bar(k, points)
	r.quotedSpeaker(points)
	subject, others := 2, r.otherSubjects(k, points)
	before := func(end int) {
		for ; len(others) > 0 && others[0].first < end; others = others[1:] {
			others[0].subject, subject = subject, 1
			r.history = append(r.history, others[0])
		}
	}
	for i := range points {
		p := &points[i]
		before(p.First)
		r.resolve(p, k)
		if len(p.Codes) == 1 && r.body[p.Codes[0]] {
			p.Codes = r.cast.Parties
		}
		if len(p.Codes) > 0 || r.worthDoubt(*p) {
			r.out = append(r.out, p.Mention)
		}
		subject = r.remember(*p, k, subject)
	}
	_, to := r.words.bounds(k)
	before(to)
}

// remember adds a resolved mention to the history; it gives the rank that the
// next mention of the sentence can have as its subject.
func (r *resolver) remember(p pointer, k, subject int) int {
	if len(p.Codes) == 0 && p.Sort != PronounOf {
		return subject
	}
	t := trace{
		codes: p.Codes, first: p.First, last: p.Last, sort: p.Sort, sentence: k,
		plural: len(p.Codes) > 1 || p.word.Plural || p.Sort == PeopleName, person: p.person(),
	}
	from, to := r.words.bounds(k)
	free := p.Sort != Adjective && p.Sort != PlaceName && !r.afterPreposition(p.First, from) && !r.words.possessive(p.Last+1, to)
	if free {
		t.subject = subject
		subject = 1
	}
	if p.Office != "" && p.Sort != PronounOf {
		r.office[p.Office] = p.Codes
	}
	if len(p.Codes) == 1 {
		party, _ := r.namer.tables.Party(p.Codes[0])
		for word := range strings.FieldsSeq(party.Name) {
			r.called[strings.ToLower(word)] = p.Codes
		}
	}
	if p.Sort == OrganName {
		r.organ[r.words.lower[p.Head]] = p.Codes
	}
	if group, ok := r.joinedWith(p, k); ok {
		r.history = append(r.history, t, group)
		return subject
	}
	r.history = append(r.history, t)
	return subject
}

// person tells whether he or she can be meant.
func (p *pointer) person() bool {
	switch p.Sort {
	case PersonName:
		return true
	case OfficeName:
		return !p.word.Plural && len(p.Codes) < 2
	}
	return p.word.Role == facts.ReferPronoun && (p.word.Value == "he" || p.word.Value == "she" || p.word.Value == "i")
}

// joinedWith is the group that a mention makes with the one before it: India
// and Bangladesh.
func (r *resolver) joinedWith(p pointer, k int) (trace, bool) {
	if len(r.history) == 0 || len(r.history[len(r.history)-1].codes) == 0 || len(r.out) < 2 || len(p.Codes) != 1 || p.Sort == PlaceName {
		return trace{}, false
	}
	last, before := r.history[len(r.history)-1], r.out[len(r.out)-2]
	at := before.Last + 1
	if last.sentence != k || at >= p.First || p.First-at > 3 || last.sort == PlaceName {
		return trace{}, false
	}
	linked := false
	for i := at; i < p.First; i++ {
		if !r.words.is(i, p.First, "and", "with", "the", ",", "-", "–") {
			return trace{}, false
		}
		linked = linked || r.words.is(i, p.First, "and", "with", "-", "–")
	}
	codes := addCode(append([]string(nil), last.codes...), p.Codes[0])
	if !linked || len(codes) < 2 {
		return trace{}, false
	}
	return trace{codes: codes, sort: CollectiveOf, sentence: k, subject: last.subject, plural: true}, true
}

// afterPreposition says whether a mention hangs from a preposition.
func (r *resolver) afterPreposition(first, from int) bool {
	i := first - 1
	if r.words.is(i, first, "the", "both", "its", "their", "his", "her", "our") {
		i--
	}
	if i < from {
		return false
	}
	return r.refs[i].is(facts.ReferPlace) || r.words.is(i, first, "of", "with", "by", "against", "between", "on", "about",
		"among", "than", "under", "over", "like", "as", "without", "behind", "upon", "despite", "including")
}

// quotedSpeaker settles whose words stand in quotation marks in a sentence: the
// first person, else the first party, that it names outside them.
func (r *resolver) quotedSpeaker(points []pointer) {
	quotes := false
	var other []string
	for _, p := range points {
		quotes = quotes || p.quote
		if p.quote || len(p.Codes) != 1 || p.Sort == PlaceName {
			continue
		}
		if p.Sort == PersonName || p.Sort == OfficeName {
			r.quoted = p.Codes
			return
		}
		if other == nil && p.Sort != Adjective {
			other = p.Codes
		}
	}
	if other != nil && quotes {
		r.quoted = other
	}
}

// worthDoubt keeps what looks like a party though none could be told: an office
// or a name, no pronoun.
func (r *resolver) worthDoubt(p pointer) bool {
	switch p.Sort {
	case PersonName, Organisation:
		return true
	case OfficeName:
		return r.words.capital(p.Head, p.Head+1)
	}
	return false
}
