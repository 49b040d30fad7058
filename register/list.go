package register

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
)

// List gives the statements that q chooses, latest day first. With Words each
// has a Snippet: the sentence with the words found between U+0002 and U+0003.
func (v View) List(ctx context.Context, q Query, p Page) (Entries, error) {
	limit, err := p.limit()
	if err != nil {
		return Entries{}, err
	}
	before, err := p.before()
	if err != nil {
		return Entries{}, err
	}
	page := Entries{Entries: []Entry{}}
	err = v.look(ctx, func(s session) error {
		ids, err := s.chosen(q, before, limit+1)
		if err != nil {
			return err
		}
		if len(ids) > limit {
			ids = ids[:limit]
			page.Next = cursorOf(ids[limit-1])
		}
		if page.Entries, err = s.entries(ids); err != nil {
			return err
		}
		return s.addSnippets(q, ids, page.Entries)
	})
	if err != nil {
		return Entries{}, fmt.Errorf("list statements: %w", err)
	}
	return page, nil
}

// chosen gives the ids of the latest entries that q chooses, at most limit,
// below an id.
func (s session) chosen(q Query, before int64, limit int) ([]int64, error) {
	var all []int64
	for _, rejected := range q.halves() {
		c, err := s.choose(q, rejected)
		if err != nil {
			return nil, err
		}
		if c.nothing {
			continue
		}
		found, err := s.latestOf(c, before, limit)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortFunc(all, func(x, y int64) int { return cmp.Compare(y, x) })
	return all[:min(len(all), limit)], nil
}

// latestOf gives the ids of the latest entries of a choice, at most limit, below
// an id.
func (s session) latestOf(c choice, before int64, limit int) ([]int64, error) {
	ask := func(newest int) ([]int64, error) {
		c.newest = newest
		var ids []int64
		var b builder
		s.ids(&b, c, before, limit)
		err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
			var id, sure int64
			err := row.Scan(&id, &sure)
			ids = append(ids, id)
			return err
		})
		return ids, err
	}
	if c.words == nil {
		return ask(0)
	}
	entries, _ := s.db.stretches()
	return byStretches(entries, limit, ask)
}

// byStretches asks for what is among so many of the newest, as long as that
// promises to be enough, else for all.
func byStretches(newest []int, limit int, ask func(newest int) ([]int64, error)) ([]int64, error) {
	for i, n := range newest {
		found, err := ask(n)
		if err != nil || len(found) >= limit {
			return found, err
		}
		if i+1 < len(newest) && len(found)*newest[i+1] < limit*n {
			break
		}
	}
	return ask(0)
}

func scanInts(into *[]int64) func(row *sql.Rows) error {
	return func(row *sql.Rows) error {
		var one int64
		err := row.Scan(&one)
		*into = append(*into, one)
		return err
	}
}

// entryColumns are what makes an Entry, and entryTables where it is from.
const (
	entryColumns = "e.id, e.state, w.body, d.hash, d.title, COALESCE(s.published, ''), COALESCE(s.address, ''), c.at"
	entryTables  = "entry e JOIN wording w ON w.id = e.wording JOIN document d ON d.id = e.document" +
		" LEFT JOIN shelf s ON s.document = e.document JOIN change c ON c.seq = e.since"
)

// scanEntry reads entryColumns, and more columns after them.
func scanEntry(row *sql.Rows, more ...any) (int64, Entry, error) {
	var e Entry
	var id, at int64
	var body, hash, address string
	err := row.Scan(append([]any{&id, &e.State, &body, &hash, &e.Title, &e.Published, &address, &at}, more...)...)
	if err != nil {
		return 0, e, err
	}
	e.Day, e.Since = dayOfID(id), moment(at)
	e.Statement, err = statementOf(body, hash, address)
	return id, e, err
}

// entries gives entries by their ids, in the order of these.
func (s session) entries(ids []int64) ([]Entry, error) {
	found, err := s.entriesByID(ids)
	all := make([]Entry, 0, len(ids))
	for _, id := range ids {
		if e, ok := found[id]; ok {
			all = append(all, e)
		}
	}
	return all, err
}

func (s session) entriesByID(ids []int64) (map[int64]Entry, error) {
	found := make(map[int64]Entry, len(ids))
	for chunk := range slices.Chunk(ids, idsAtOnce) {
		var b builder
		b.add("SELECT " + entryColumns + " FROM " + entryTables + " WHERE e.id IN ")
		in(&b, filled(chunk, idsAtOnce))
		err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
			id, e, err := scanEntry(row)
			found[id] = e
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// idsAtOnce is how many ids one query is asked for.
const idsAtOnce = 64

// filled repeats the last id until there are n, so that lists of any length
// share one prepared text.
func filled(ids []int64, n int) []int64 {
	if len(ids) == 1 {
		return ids
	}
	out := slices.Clone(ids)
	for len(out) < n {
		out = append(out, ids[len(ids)-1])
	}
	return out
}

// addSnippets marks the words found in the entries of a page.
func (s session) addSnippets(q Query, ids []int64, page []Entry) error {
	if q.Words == "" || len(ids) == 0 {
		return nil
	}
	marked := map[int64]string{}
	for _, rejected := range q.halves() {
		c, err := s.choose(q, rejected)
		if err != nil {
			return err
		}
		var b builder
		s.db.entrySnippets(&b, c.words, c.groups, ids)
		if err := s.rows(b.String(), b.args, scanSnippets(marked)); err != nil {
			return err
		}
	}
	for i, id := range ids {
		page[i].Snippet = marked[id]
	}
	return nil
}

func scanSnippets(into map[int64]string) func(row *sql.Rows) error {
	return func(row *sql.Rows) error {
		var id int64
		var text string
		err := row.Scan(&id, &text)
		into[id] = text
		return err
	}
}

// Count counts the statements that q chooses, up to most; exact is false where
// there are more.
func (v View) Count(ctx context.Context, q Query, most int) (n int, exact bool, err error) {
	if most < 1 {
		return 0, false, invalidf("limit", "%d is not a number to count to", most)
	}
	err = v.look(ctx, func(s session) error {
		for _, rejected := range q.halves() {
			c, err := s.choose(q, rejected)
			if err != nil {
				return err
			}
			if c.nothing {
				continue
			}
			counted, err := s.count(c, most+1)
			if err != nil {
				return err
			}
			n += counted
		}
		return nil
	})
	if err != nil {
		return 0, false, fmt.Errorf("count statements: %w", err)
	}
	return min(n, most), n <= most, nil
}

// count counts the entries of a choice up to a limit. Where one term says it
// all the count is at hand.
func (s session) count(c choice, limit int) (int, error) {
	simple := s.seq == 0 && c.words == nil && len(c.documents)+len(c.states) == 0 && len(c.groups) == 1 && len(c.groups[0]) == 1 &&
		c.low == 0 && c.high == maxID && c.sureFrom == 0 && c.sureTo == 1000
	if simple {
		return int(min(c.rarest, int64(limit))), nil
	}
	if c.words != nil {
		ids, err := s.latestOf(c, maxID, limit)
		return len(ids), err
	}
	var b builder
	b.add("SELECT COUNT(*) FROM (")
	s.ids(&b, c, maxID, limit)
	b.add(") AS counted")
	n := 0
	return n, s.row(b.String(), b.args, &n)
}
