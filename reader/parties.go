package reader

import (
	"slices"
	"strings"

	"chancery/facts"
	"chancery/lang"
)

// The kinds of document.
const (
	kindJoint      = "joint-statement"
	kindReadout    = "readout"
	kindNews       = "news"
	kindTreaty     = "treaty"
	kindResolution = "resolution"
	kindLetter     = "letter"
)

// heading is what the title of a document says.
type heading struct {
	kind   string
	before []string // parties named before the title turns to its subject
	all    []string // parties named anywhere in it
	opens  bool     // begins with the deed, "Call with …": the author is not named
	body   int      // first sentence after the title
}

// documentParties tells whose document this is, what sort of text, and who
// speaks in it.
func (s *scan) documentParties(p Paper) Cast {
	h := s.heading(p)
	cast := Cast{Kind: h.kind, Parties: slices.Clone(p.Parties)}
	if len(cast.Parties) == 0 {
		switch h.kind {
		case kindJoint, kindTreaty, kindResolution:
			cast.Parties = s.jointParties(h)
		case kindReadout:
			cast.Parties = s.readoutParties(h)
		default:
			cast.Parties = s.newsParties(h)
		}
	}
	cast.Speaker = cast.Parties
	if h.kind != kindJoint && h.kind != kindTreaty && len(cast.Parties) > 1 {
		cast.Speaker = cast.Parties[:1]
	}
	return cast
}

// heading reads the title: the first line of the text, or the title given where
// the text does not begin with it.
func (s *scan) heading(p Paper) heading {
	if s.words.sentences() == 0 {
		return heading{kind: kindNews}
	}
	n := 0
	for n < s.words.sentences() && s.words.lines[n] == s.words.lines[0] {
		n++
	}
	_, to := s.words.bounds(n - 1)
	first := p.Text[s.words.starts[0]:s.words.ends[to-1]]
	if title := strings.TrimSpace(p.Title); title != "" && title != first {
		t := s.namer.newScan(Paper{Text: title, Published: p.Published, Sentences: lang.Plain(title)})
		t.learned = s.learned
		t.read(t.words.sentences())
		return t.title(len(t.words.forms), 0)
	}
	if to > 60 || n == s.words.sentences() {
		return s.title(0, 0)
	}
	return s.title(to, n)
}

// title reads the words before to as a title; the text goes on at sentence body.
func (s *scan) title(to, body int) heading {
	h := heading{kind: kindNews, body: body}
	topic := to
	for i := 0; i < to; i++ {
		words, n := s.namer.refs.TitleAt(s.words.forms[i:min(to, i+reach)])
		hit := refHit{n, words}
		if w, ok := hit.as(facts.ReferTitle); ok && h.kind == kindNews {
			h.kind, h.opens = w.Value, i == 0
		}
		if hit.is(facts.ReferTopic) && topic == to && i > 0 {
			topic = i
		}
	}
	for _, m := range s.mentions {
		if m.First >= to || m.Sort == PlaceName {
			continue
		}
		for _, code := range m.Codes {
			h.all = addCode(h.all, code)
			if m.First < topic {
				h.before = addCode(h.before, code)
			}
		}
	}
	return h
}

// jointParties are those the title names before its subject, else in it, else
// those that the first sentence names.
func (s *scan) jointParties(h heading) []string {
	switch {
	case len(h.before) > 1, len(h.before) == 1 && !s.isStateCode(h.before[0]):
		return h.before
	case len(h.all) > 1:
		return h.all
	}
	lead := s.lead(h.body, 3)
	if len(lead) < 2 && len(h.all) == 1 {
		for _, code := range lead {
			h.all = addCode(h.all, code)
		}
		return h.all
	}
	return lead
}

// readoutParties are the author and those met.
func (s *scan) readoutParties(h heading) []string {
	var codes []string
	lead := s.lead(h.body, 2)
	if h.opens && len(lead) > 0 {
		codes = addCode(codes, lead[0])
	}
	for _, code := range h.all {
		codes = addCode(codes, code)
	}
	for _, code := range lead {
		if len(codes) < 2 {
			codes = addCode(codes, code)
		}
	}
	return codes
}

// lead gives the parties, places apart, of the first sentence from body on that
// names any, among the first so many.
func (s *scan) lead(body, sentences int) []string {
	var codes []string
	for k := body; k < s.words.sentences() && k < body+sentences && len(codes) < 2; k++ {
		from, to := s.words.bounds(k)
		for _, m := range s.mentions {
			if m.First < from || m.First >= to || m.Sort == PlaceName {
				continue
			}
			for _, code := range m.Codes {
				codes = addCode(codes, code)
			}
		}
	}
	return codes
}

func (s *scan) isStateCode(code string) bool {
	p, _ := s.namer.tables.Party(code)
	return p.Kind == facts.State || p.Kind == facts.Territory
}

// Weights of a mention in a report by where and how it names the party, and
// the share of the highest sum that makes a party one of the document's; they
// are those that fit the marked training texts best.
const (
	titleWeight = 4.0
	leadWeight  = 1.0
	nameWeight  = 1.0
	adjWeight   = 0.7
	placeWeight = 0.3
	partyShare  = 0.4
	maxParties  = 4
)

// newsParties are those that a report names most, with weight on its title and
// first sentence.
func (s *scan) newsParties(h heading) []string {
	sums := make(map[string]float64)
	var order []string
	for _, m := range s.mentions {
		weight := nameWeight
		switch m.Sort {
		case Adjective:
			weight = adjWeight
		case PlaceName:
			weight = placeWeight
		}
		switch k := s.words.sentenceOf(m.First); {
		case k < h.body:
			weight *= titleWeight
		case k == h.body:
			weight += leadWeight
		}
		for _, code := range m.Codes {
			order = addCode(order, code)
			sums[code] += weight
		}
	}
	slices.SortStableFunc(order, func(a, b string) int {
		switch {
		case sums[a] > sums[b]:
			return -1
		case sums[a] < sums[b]:
			return 1
		}
		return 0
	})
	n := 0
	for n < len(order) && n < maxParties && (n < 2 || sums[order[n]] >= partyShare*sums[order[0]]) {
		n++
	}
	return order[:n]
}
