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
	own := s.selfNamed(h)
	if len(own) > 1 && h.kind == kindNews {
		h.kind = kindJoint
	}
	cast := Cast{Kind: h.kind, Parties: slices.Clone(p.Parties)}
	if len(cast.Parties) == 0 {
		cast.Parties = own
	}
	if len(cast.Parties) == 0 {
		switch h.kind {
		case kindJoint, kindTreaty:
			cast.Parties = s.jointParties(h)
		case kindResolution:
			cast.Parties = s.resolutionParties(h)
		case kindReadout:
			cast.Parties = s.readoutParties(h)
		}
	}
	if len(cast.Parties) == 0 {
		cast.Kind, h.kind = kindNews, kindNews
		cast.Parties = s.newsParties(h)
	}
	cast.Speaker = cast.Parties
	if h.kind != kindJoint && h.kind != kindTreaty && len(cast.Parties) > 1 {
		cast.Speaker = cast.Parties[:1]
	}
	if author := s.author(h, cast.Parties); author != nil && len(p.Parties) == 0 {
		cast.Speaker, cast.authored = author, true
		if h.kind == kindNews {
			cast.Parties = s.led(author[0], cast.Parties)
		}
	}
	return cast
}

// led puts an author first among the parties, in place of the last where there
// are many.
func (s *scan) led(author string, parties []string) []string {
	codes := []string{author}
	for _, code := range parties {
		codes = addCode(codes, code)
	}
	if !slices.Contains(parties, author) && len(codes) > 3 {
		codes = codes[:3]
	}
	return codes
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
	headed := s.headed(to)
	for i := 0; i < to; i++ {
		words, n := s.namer.refs.TitleAt(s.words.forms[i:min(to, i+reach)])
		hit := refHit{n, words}
		if w, ok := hit.as(facts.ReferTitle); ok && h.kind == kindNews && (i == 0 || headed || w.Value == kindReadout && s.opensWithHolder()) {
			h.kind, h.opens = w.Value, i == 0 && !s.words.is(n, to, "of", "from", "by")
		}
		if hit.is(facts.ReferTopic) && topic == to {
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

// headed says whether the words before to are capitalised as official titles
// are and the headlines of reports are not.
func (s *scan) headed(to int) bool {
	low := 0
	for i := range to {
		if len(s.words.forms[i]) > 4 && s.words.forms[i] == s.words.lower[i] && s.words.lower[i] != "between" {
			low++
		}
	}
	return low == 0
}

// opensWithHolder says whether the text begins with an office or its holder.
func (s *scan) opensWithHolder() bool {
	return len(s.mentions) > 0 && s.mentions[0].First == 0 && (s.mentions[0].Sort == PersonName || s.mentions[0].Sort == OfficeName)
}
