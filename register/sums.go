package register

import (
	"database/sql"
	"fmt"
	"hash/maphash"
	"slices"
)

// sums are sums of hashes over all rows of the tables that are made for speed:
// they agree where the rows do, in whatever order, and take no room.
type sums struct {
	seed                                         maphash.Seed
	postings, signs, terms, tallies, instruments uint64
	unsigned                                     bool // there are postings of before signs
}

// newSums begins sums; those that are to be compared share a seed.
func newSums(seed maphash.Seed) *sums { return &sums{seed: seed} }

func (s *sums) hash(parts ...any) uint64 { return maphash.String(s.seed, fmt.Sprintln(parts...)) }

// add takes up a statement of the present.
func (s *sums) add(e liveEntry, now standing) {
	keys := now.terms()
	for _, key := range keys {
		s.postings += s.hash(key, e.id, now.sure())
		s.terms += s.hash(key)
	}
	s.signs += uint64(len(keys)) * s.hash(e.id, signOf(keys))
	one := now.counts()
	for _, k := range now.contributions() {
		s.tally(k, one)
	}
	if i := now.statement.Instrument; i != nil && now.state != Rejected {
		for _, party := range slices.Concat([]string{""}, takingPart(now.statement)) {
			s.instruments += s.hash(party, i.Date, InstrumentID(*i))
		}
	}
}

// tally adds counts, each weighed with a number of its own.
func (s *sums) tally(k tallyKey, c Counts) {
	n := uint64(0)
	for i, v := range []int{c.Pledges, c.Calls, c.Positions, c.Acts, c.Figures, c.Firmness} {
		n += uint64(v) * s.hash("weight", i)
	}
	s.tallies += n * s.hash(k.a, k.b, k.direction, k.subject, k.year)
}

func (s *sums) scanPosting(row *sql.Rows) error {
	var key string
	var entry, sign int64
	var sure int
	err := row.Scan(&key, &entry, &sure, &sign)
	s.postings += s.hash(key, entry, sure)
	s.signs += s.hash(entry, sign)
	s.unsigned = s.unsigned || sign < 0
	return err
}

func (s *sums) scanTerm(row *sql.Rows) error {
	var key string
	var n int64
	err := row.Scan(&key, &n)
	s.terms += uint64(n) * s.hash(key)
	return err
}

func (s *sums) scanTally(row *sql.Rows) error {
	var k tallyKey
	var c Counts
	err := row.Scan(&k.a, &k.b, &k.direction, &k.subject, &k.year, &c.Pledges, &c.Calls, &c.Positions, &c.Acts, &c.Figures, &c.Firmness)
	s.tally(k, c)
	return err
}

func (s *sums) scanInstrument(row *sql.Rows) error {
	var party, day, id string
	var n int64
	err := row.Scan(&party, &day, &id, &n)
	s.instruments += uint64(n) * s.hash(party, day, id)
	return err
}
