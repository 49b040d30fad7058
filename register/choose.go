package register

import (
	"database/sql"
	"math"
	"slices"
	"strconv"
)

// choice is a query made ready: the terms that entries must have, and what is
// asked of the entry itself.
type choice struct {
	groups    [][]int64 // of each group an entry has one term; the rarest group first
	sign      int64     // the bits that an entry's sign must have
	rarest    int64     // how many entries of the present have a term of the first group
	nothing   bool      // a value that no statement has was asked for
	words     phrases
	newest    int     // words are looked for among so many of the newest entries only; 0 for all
	documents []int64 // one of these, if there are any
	rejected  bool
	states    []State // one of these, if there are any
	low, high int64   // entry ids: low <= id < high
	sureFrom  int     // thousandths
	sureTo    int
}

// groups are the keys that q asks for: of each group one.
func (q Query) groups() ([][]string, error) {
	var groups [][]string
	add := func(prefix string, values []string) {
		if len(values) > 0 {
			groups = append(groups, appendKeys(nil, prefix, unique(values)))
		}
	}
	for _, p := range q.Parties {
		add("party:", []string{p})
	}
	add("actor:", q.Actors)
	add("recipient:", q.Recipients)
	add("said-by:", q.SaidBy)
	add("kind:", texts(q.Kinds))
	add("topic:", q.Topics)
	add("issue:", q.Issues)
	add("event:", q.Events)
	add("status:", texts(q.Statuses))
	add("polarity:", texts(q.Polarities))
	add("instrument:", q.Instruments)
	add("forum:", q.Forums)
	add("quantity:", q.Quantities)
	add("source:", q.Sources)
	if len(q.Strengths) > 0 {
		var group []string
		for _, n := range q.Strengths {
			if n < -strongest || n > strongest {
				return nil, invalidf("strength", "%d is not from %d to %d", n, -strongest, strongest)
			}
			group = append(group, "strength:"+strengthValue(n))
		}
		groups = append(groups, group)
	}
	if (q.A == "") != (q.B == "") || q.A == q.B && q.A != "" {
		return nil, invalidf("pair", "a pair needs two different parties")
	}
	if q.A != "" {
		t := orderedTie(q.A, q.B, q.Direction)
		key := t.key()
		if q.Direction == AnyDirection {
			key = t.anyKey()
		}
		groups = append(groups, []string{key})
	}
	return groups, nil
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// choose makes a query ready. Rejected statements stand under terms of their
// own, so a query is for them or for the others.
func (s session) choose(q Query, rejected bool) (choice, error) {
	c := choice{low: 0, high: maxID, sureTo: 1000, rejected: rejected}
	groups, err := q.groups()
	if err != nil {
		return c, err
	}
	if q.Words != "" {
		if c.words, err = parseWords(q.Words); err != nil {
			return c, err
		}
	}
	if err := c.bounds(q); err != nil {
		return c, err
	}
	states := slices.DeleteFunc(slices.Clone(q.States), func(s State) bool { return s == Rejected })
	switch {
	case rejected:
		for _, g := range groups {
			for i := range g {
				g[i] = rejectedPrefix + g[i]
			}
		}
	case slices.Contains(states, Unreviewed): // most are, so they have no term
		c.states = states
	case len(states) > 0:
		groups = append(groups, appendKeys(nil, "state:", texts(states)))
	}
	if err := s.lookUpDocuments(&c, unique(q.Documents)); err != nil {
		return c, err
	}
	return c, s.lookUp(&c, groups)
}

// halves says whether q is for rejected statements, for others, or for both.
func (q Query) halves() []bool {
	switch {
	case !slices.Contains(q.States, Rejected):
		return []bool{false}
	case slices.ContainsFunc(q.States, func(s State) bool { return s != Rejected }):
		return []bool{false, true}
	}
	return []bool{true}
}

// bounds settles days and confidence.
func (c *choice) bounds(q Query) error {
	if err := firstError(checkDay("from", q.From), checkDay("to", q.To)); err != nil {
		return err
	}
	if q.From != "" {
		c.low = dayNumber(q.From) << serialBits
	}
	if q.To != "" {
		c.high = (dayNumber(q.To) + 1) << serialBits
	}
	for _, x := range []float64{q.MinConfidence, q.MaxConfidence} {
		if !(x >= 0 && x <= 1) { // refuses NaN as well
			return invalidf("confidence", "%v is not from 0 to 1", x)
		}
	}
	c.sureFrom = int(math.Ceil(q.MinConfidence * 1000))
	if q.MaxConfidence > 0 {
		c.sureTo = int(q.MaxConfidence * 1000)
	}
	return nil
}

// lookUp finds the terms of keys, the rarest group first.
func (s session) lookUp(c *choice, groups [][]string) error {
	keys := slices.Concat(groups...)
	if len(keys) == 0 {
		return nil
	}
	type found struct{ id, n int64 }
	terms := map[string]found{}
	var b builder
	b.add("SELECT key, id, n FROM term WHERE key IN ")
	in(&b, keys)
	err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
		var key string
		var f found
		err := row.Scan(&key, &f.id, &f.n)
		terms[key] = f
		return err
	})
	if err != nil {
		return err
	}
	type group struct {
		ids  []int64
		n    int64
		sign int64
	}
	var all []group
	for _, keys := range groups {
		var g group
		if len(keys) == 1 { // of several, one is enough
			g.sign = signOf(keys)
		}
		for _, key := range keys {
			if f, ok := terms[key]; ok {
				g.ids, g.n = append(g.ids, f.id), g.n+f.n
			}
		}
		if len(g.ids) == 0 {
			c.nothing = true
		}
		all = append(all, g)
	}
	slices.SortStableFunc(all, func(x, y group) int { return int(min(1, max(-1, x.n-y.n))) })
	c.rarest = all[0].n
	for _, g := range all {
		c.groups = append(c.groups, g.ids)
		c.sign |= g.sign
	}
	return nil
}

// lookUpDocuments finds documents by their hashes.
func (s session) lookUpDocuments(c *choice, hashes []string) error {
	if len(hashes) == 0 {
		return nil
	}
	var b builder
	b.add("SELECT id FROM document WHERE hash IN ")
	in(&b, hashes)
	err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
		var id int64
		err := row.Scan(&id)
		c.documents = append(c.documents, id)
		return err
	})
	c.nothing = c.nothing || len(c.documents) == 0
	return err
}

// ids writes a query for id and sure of the latest entries of a choice, at most
// limit, below an id.
func (s session) ids(b *builder, c choice, before int64, limit int) {
	high := min(before, c.high)
	switch {
	case c.words != nil:
		b.add("SELECT e.id AS id, e.sure AS sure ")
		column := s.db.entriesWith(b, c.words, c.groups, stretch{c.low, high, c.newest})
		s.ofEntry(b, c)
		b.add(" ORDER BY "+column+" DESC LIMIT ?", limit)
	case len(c.groups) == 0 || len(c.documents) > 0:
		b.add("SELECT e.id AS id, e.sure AS sure FROM entry e WHERE e.id < ? AND e.id >= ?", high, c.low)
		s.ofEntry(b, c)
		haveTerms(b, c.groups, "q.closed = e.closed AND q.entry = e.id")
		b.add(" ORDER BY e.id DESC LIMIT ?", limit)
	case len(c.groups[0]) == 1:
		s.posted(b, c, c.groups[0][0], high, limit)
	default:
		b.add("SELECT id, sure FROM (")
		for i, term := range c.groups[0] {
			if i > 0 {
				b.add(" UNION ")
			}
			b.add("SELECT id, sure FROM (")
			s.posted(b, c, term, high, limit)
			b.add(") AS u" + strconv.Itoa(i))
		}
		b.add(") AS u ORDER BY id DESC LIMIT ?", limit)
	}
}

// haveTerms asks for a posting under one term of each group; where ties it to
// the entry.
func haveTerms(b *builder, groups [][]int64, where string) {
	for _, g := range groups {
		b.add(" AND EXISTS (SELECT 1 FROM posting q WHERE " + where + " AND q.term IN ")
		in(b, g)
		b.add(")")
	}
}

// posted writes a query for the entries of one term that have one of each other
// group as well.
func (s session) posted(b *builder, c choice, term, high int64, limit int) {
	b.add("SELECT p.entry AS id, p.sure AS sure FROM posting p WHERE p.term = ? AND p.entry < ? AND p.entry >= ?", term, high, c.low)
	if s.seq == 0 {
		b.add(" AND p.closed = 0")
	} else {
		b.add(" AND (p.closed = 0 OR p.closed > ?)", s.seq)
	}
	if c.sureFrom > 0 || c.sureTo < 1000 {
		b.add(" AND p.sure BETWEEN ? AND ?", c.sureFrom, c.sureTo)
	}
	if len(c.groups) > 1 && c.sign != 0 {
		b.add(" AND (p.sign & ?) = ?", c.sign, c.sign)
	}
	haveTerms(b, c.groups[1:], "q.closed = p.closed AND q.entry = p.entry")
	if s.seq != 0 || len(c.states) > 0 {
		b.add(" AND EXISTS (SELECT 1 FROM entry e WHERE e.id = p.entry")
		s.ofEntry(b, c)
		b.add(")")
	}
	b.add(" ORDER BY p.entry DESC LIMIT ?", limit)
}

// ofEntry writes what is asked of the entry itself.
func (s session) ofEntry(b *builder, c choice) {
	if s.seq == 0 {
		b.add(" AND e.closed = 0")
	} else {
		b.add(" AND e.since <= ? AND (e.closed = 0 OR e.closed > ?)", s.seq, s.seq)
	}
	switch {
	case c.rejected:
		b.add(" AND e.state = ?", string(Rejected))
	case len(c.states) > 0:
		b.add(" AND e.state IN ")
		in(b, texts(c.states))
	default:
		b.add(" AND e.state <> ?", string(Rejected))
	}
	if len(c.documents) > 0 {
		b.add(" AND e.document IN ")
		in(b, c.documents)
	}
	if c.sureFrom > 0 || c.sureTo < 1000 {
		b.add(" AND e.sure BETWEEN ? AND ?", c.sureFrom, c.sureTo)
	}
}
