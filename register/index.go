package register

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"net/url"
	"path"
	"slices"
	"strings"

	"chancery/statement"
)

// This file says what a statement is found by and what it counts for. After a
// change of it, registers that are there already are out of step: they have to
// be filled anew from a backup, and Verify says so.

// standing is a statement as it counts, with what it is found and counted by.
type standing struct {
	statement statement.Statement
	state     State
	wording   int64 // 0 while its words are not stored yet
	body      string
	published string // of its document
	sources   []string
}

// day is the day it stands at, "" if there is none.
func (s standing) day() string { return DayOf(s.statement, s.published) }

// withdrawn terms stand apart, so that rejected statements are in nobody's way.
const rejectedPrefix = "rejected:"

// terms are the keys that it is posted under, sorted, each once.
func (s standing) terms() []string {
	st := s.statement
	keys := []string{
		"kind:" + string(st.Kind), "status:" + string(st.Status), "polarity:" + string(st.Polarity),
		"strength:" + strengthValue(strengthOf(st)),
	}
	if s.state != Unreviewed && s.state != Rejected {
		keys = append(keys, "state:"+string(s.state))
	}
	keys = appendKeys(keys, "party:", takingPart(st))
	keys = appendKeys(keys, "actor:", codes(st.Actors))
	keys = appendKeys(keys, "recipient:", codes(st.Recipients))
	keys = appendKeys(keys, "said-by:", codes(st.SaidBy))
	keys = appendKeys(keys, "forum:", codes(st.Forums))
	keys = appendKeys(keys, "source:", s.sources)
	subjects := namedSubjects(st)
	keys = append(keys, subjects...)
	if st.Event != nil && st.Event.Type != "" {
		keys = append(keys, "event:"+st.Event.Type)
	}
	if st.Instrument != nil {
		keys = append(keys, "instrument:"+InstrumentID(*st.Instrument))
	}
	if st.Figure != nil && st.Figure.Quantity != "" {
		keys = append(keys, "quantity:"+st.Figure.Quantity)
	}
	for _, t := range ties(st) {
		keys = append(keys, t.anyKey(), t.key())
		if isWord(st.Kind) {
			for _, subject := range subjects {
				keys = append(keys, t.key()+"|"+subject)
			}
		}
	}
	if s.state == Rejected {
		for i := range keys {
			keys[i] = rejectedPrefix + keys[i]
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// signed are the fields whose values are asked for together with others; the
// rest are rare enough by themselves.
var signed = []string{"party", "actor", "recipient", "said-by", "kind", "topic", "issue", "event", "status", "forum", "source"}

// signOf has a bit set for each key of these fields. An entry that lacks one of
// the bits of a query lacks a term of it, and is passed over without a search
// for the term; one that has them all has to be searched still.
func signOf(keys []string) int64 {
	var sign int64
	for _, key := range keys {
		key = strings.TrimPrefix(key, rejectedPrefix)
		if field, _, _ := strings.Cut(key, ":"); slices.Contains(signed, field) {
			h := fnv.New64a()
			_, _ = h.Write([]byte(key)) // a hash takes everything
			sign |= 1 << (h.Sum64() % 63)
		}
	}
	return sign
}

func appendKeys(keys []string, prefix string, values []string) []string {
	for _, v := range values {
		keys = append(keys, prefix+v)
	}
	return keys
}

// isWord tells stances and promises, of which the latest is somebody's last
// word, from deeds and figures.
func isWord(k statement.Kind) bool {
	return k == statement.Pledge || k == statement.Call || k == statement.Position
}

// strengthOf is the rung on the ladder of operative words, negative on the
// ladder of opposing ones.
func strengthOf(s statement.Statement) int {
	if s.Opposing {
		return -s.Strength
	}
	return s.Strength
}

// strengthValue keeps the bottom of the two ladders together.
func strengthValue(n int) string {
	const digits = "012345678"
	if n < 0 {
		return "-" + digits[-n:-n+1]
	}
	return digits[n : n+1]
}

// namedSubjects are the topics and issues: "topic:trade", "issue:taiwan".
func namedSubjects(s statement.Statement) []string {
	return appendKeys(appendKeys(nil, "topic:", unique(s.Topics)), "issue:", unique(s.Issues))
}

// takingPart are the parties in any role.
func takingPart(s statement.Statement) []string {
	parties := slices.Concat(codes(s.Actors), codes(s.Recipients), codes(s.SaidBy))
	if s.Figure != nil {
		parties = append(parties, s.Figure.Parties...)
	}
	return unique(parties)
}

// codes are those of the mentions that were resolved, each once.
func codes(mentions []statement.Mention) []string {
	var all []string
	for _, m := range mentions {
		all = append(all, m.Code)
	}
	return unique(all)
}

// unique gives the values without empty ones, each once, in their order.
func unique(values []string) []string {
	var out []string
	for _, v := range values {
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// tie is what binds two parties in a statement, a before b.
type tie struct {
	a, b string
	how  Direction
}

func (t tie) key() string    { return "tie:" + t.a + string(t.how) + t.b }
func (t tie) anyKey() string { return "tie:" + t.a + "~" + t.b }

// maxTogether is how many parties may do something together and still count as
// pairs of it: of more, such as all members of a world organisation, nothing is
// learnt about any two.
const maxTogether = 20

// ties are the pairs that a statement is about: each actor with each recipient,
// and those who act, or are measured, together.
func ties(s statement.Statement) []tie {
	actors, recipients := codes(s.Actors), codes(s.Recipients)
	together := actors
	if s.Mutual {
		together = unique(slices.Concat(actors, recipients))
	}
	if s.Figure != nil && len(actors) == 0 {
		together = unique(s.Figure.Parties)
	}
	found := map[tie]bool{}
	for i, a := range together {
		for _, b := range together[i+1:] {
			found[orderedTie(a, b, Together)] = true
		}
	}
	if len(together) > maxTogether {
		clear(found)
	}
	if !s.Mutual {
		for _, a := range actors {
			for _, b := range recipients {
				if a != b && !found[orderedTie(a, b, Together)] {
					found[orderedTie(a, b, Forward)] = true
				}
			}
		}
	}
	if len(found) > maxTogether*maxTogether {
		return nil
	}
	out := make([]tie, 0, len(found))
	for t := range found {
		out = append(out, t)
	}
	slices.SortFunc(out, func(x, y tie) int { return strings.Compare(x.key(), y.key()) })
	return out
}

// orderedTie puts the two parties in order and turns the direction with them.
func orderedTie(a, b string, how Direction) tie {
	if a > b {
		a, b, how = b, a, how.turned()
	}
	return tie{a, b, how}
}

func (d Direction) turned() Direction {
	switch d {
	case Forward:
		return Backward
	case Backward:
		return Forward
	}
	return d
}

// tallyKey is what statements are counted by. b is "" for what a does or
// undergoes with anybody: Forward as an actor, Backward as a recipient,
// Together in any role. Both are "" for all statements. year is 0 for all years.
type tallyKey struct {
	a, b      string
	direction Direction
	subject   string
	year      int
}

// byYear says what is counted by year as well: everything of all, the totals of
// parties, and topics and issues of pairs.
func (k tallyKey) byYear() bool {
	return k.a == "" || k.subject == "" || k.b != "" && !strings.HasPrefix(k.subject, "event:")
}

// contributions are the keys that a statement adds one to. Rejected ones add to
// nothing.
func (s standing) contributions() []tallyKey {
	if s.state == Rejected {
		return nil
	}
	st := s.statement
	who := []tallyKey{{direction: Together}}
	for _, p := range takingPart(st) {
		who = append(who, tallyKey{a: p, direction: Together})
	}
	for _, p := range codes(st.Actors) {
		who = append(who, tallyKey{a: p, direction: Forward})
	}
	for _, p := range codes(st.Recipients) {
		who = append(who, tallyKey{a: p, direction: Backward})
	}
	between := ties(st)
	for _, t := range between {
		who = append(who, tallyKey{a: t.a, b: t.b, direction: t.how})
	}
	subjects := append([]string{""}, namedSubjects(st)...)
	if st.Event != nil && st.Event.Type != "" {
		subjects = append(subjects, "event:"+st.Event.Type)
	}
	year := yearOf(s.day())
	var keys []tallyKey
	for _, k := range who {
		for _, k.subject = range subjects {
			keys = append(keys, k)
			if year > 0 && k.byYear() {
				k.year = year
				keys = append(keys, k)
				k.year = 0
			}
		}
	}
	if st.Instrument != nil {
		for _, t := range between {
			keys = append(keys, tallyKey{a: t.a, b: t.b, direction: t.how, subject: "instrument:" + InstrumentID(*st.Instrument)})
		}
	}
	return keys
}

// counts is what one statement adds to each of its keys.
func (s standing) counts() Counts {
	c := Counts{Firmness: strengthOf(s.statement)}
	switch s.statement.Kind {
	case statement.Pledge:
		c.Pledges = 1
	case statement.Call:
		c.Calls = 1
	case statement.Position:
		c.Positions = 1
	case statement.Act:
		c.Acts = 1
	case statement.Figure:
		c.Figures = 1
	}
	return c
}

func (c Counts) plus(o Counts, times int) Counts {
	return Counts{
		c.Pledges + times*o.Pledges, c.Calls + times*o.Calls, c.Positions + times*o.Positions,
		c.Acts + times*o.Acts, c.Figures + times*o.Figures, c.Firmness + times*o.Firmness,
	}
}

// InstrumentID is the ID of a statement's instrument: a hash of its type, name
// (without regard to case and spacing), parties and date.
func InstrumentID(i statement.Instrument) string {
	parties := slices.Sorted(slices.Values(i.Parties))
	name := strings.Join(strings.Fields(strings.ToLower(i.Name)), " ")
	sum := sha256.Sum256([]byte(strings.Join([]string{i.Type, name, strings.Join(parties, ","), i.Date}, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// SourceOf is the source that an address belongs to: the host of a URL without
// "www.", else the name of the file.
func SourceOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	}
	return path.Base(strings.ReplaceAll(address, `\`, "/"))
}
