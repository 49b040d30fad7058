package register

import (
	"context"
	"database/sql"
	"fmt"
)

// fewEntries is how many entries of a term are looked through and sorted by
// confidence; where there are more, the queue of all is followed until enough
// of them have the term. Of a million statements a page takes either way about
// the same where 8,000 have the term.
const fewEntries = 8000

// Queue gives the statements that q chooses, the least certain first: those
// that a reviewer should see next. q.States empty means Unreviewed here.
func (v View) Queue(ctx context.Context, q Query, p Page) (Entries, error) {
	limit, err := p.limit()
	if err != nil {
		return Entries{}, err
	}
	after, fine, err := p.keys(2)
	if err != nil {
		return Entries{}, err
	}
	if !fine {
		after[0] = -1
	}
	switch {
	case len(q.States) == 0:
		q.States = []State{Unreviewed}
	case len(q.States) > 1:
		return Entries{}, invalidf("state", "a queue is of one state")
	}
	page := Entries{Entries: []Entry{}}
	err = v.look(ctx, func(s session) error {
		keys, err := s.queued(q, after, limit+1)
		if err != nil {
			return err
		}
		if len(keys) > limit {
			keys = keys[:limit]
			last := keys[limit-1]
			page.Next = cursorOf(last[0], last[1])
		}
		ids := make([]int64, len(keys))
		for i, k := range keys {
			ids[i] = k[1]
		}
		page.Entries, err = s.entries(ids)
		return err
	})
	if err != nil {
		return Entries{}, fmt.Errorf("queue for review: %w", err)
	}
	return page, nil
}

// queued gives confidence and id of the least certain entries of a query after
// those of a key.
func (s session) queued(q Query, after []int64, limit int) ([][2]int64, error) {
	state := q.States[0]
	if state != Rejected {
		q.States = nil // asked of the entry below, by its own index
	}
	c, err := s.choose(q, state == Rejected)
	if err != nil || c.nothing {
		return nil, err
	}
	var b builder
	if c.words != nil || len(c.groups) > 0 && c.rarest <= fewEntries || len(c.documents) > 0 {
		// All are put in order, of which the limit says nothing to PostgreSQL, and looked
		// at one by one until there are enough.
		b.add("SELECT o.sure, o.id FROM (SELECT f.sure AS sure, f.id AS id FROM (")
		s.ids(&b, c, maxID, maxID)
		b.add(") AS f WHERE (f.sure, f.id) > (?, ?) ORDER BY f.sure, f.id LIMIT ?) AS o", after[0], after[1], maxID)
		b.add(" WHERE (SELECT e.state FROM entry e WHERE e.id = o.id) = ? ORDER BY o.sure, o.id LIMIT ?", string(state), limit)
	} else {
		b.add("SELECT e.sure, e.id FROM entry e WHERE e.state = ?", string(state))
		if c.low > 0 || c.high < maxID {
			b.add(" AND e.id < ? AND e.id >= ?", c.high, c.low)
		}
		s.ofEntry(&b, c)
		if c.sign != 0 {
			b.add(" AND (e.sign & ?) = ?", c.sign, c.sign)
		}
		for _, g := range c.groups {
			// A value in place of EXISTS, which PostgreSQL would take for leave to begin with
			// all that have the term.
			b.add(" AND (SELECT 1 FROM posting q WHERE q.closed = e.closed AND q.entry = e.id AND q.term IN ")
			in(&b, g)
			b.add(" LIMIT 1) = 1")
		}
		b.add(" AND (e.sure, e.id) > (?, ?) ORDER BY e.sure, e.id LIMIT ?", after[0], after[1], limit)
	}
	var keys [][2]int64
	err = s.rows(b.String(), b.args, func(row *sql.Rows) error {
		var k [2]int64
		err := row.Scan(&k[0], &k[1])
		keys = append(keys, k)
		return err
	})
	return keys, err
}
