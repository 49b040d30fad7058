package register

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"chancery/statement"
)

// maxInstruments is how many instruments a summary lists.
const maxInstruments = 200

// Pair sums up what is between two parties.
func (v View) Pair(ctx context.Context, a, b string) (PairSummary, error) {
	return v.PairWithin(ctx, a, b, "", "")
}

// PairWithin sums up what stands between two parties from one day to another,
// YYYY-MM-DD, either of which may be empty. The counts of a period are made from
// its statements and take longer the more there are.
func (v View) PairWithin(ctx context.Context, a, b, from, to string) (PairSummary, error) {
	if a == "" || b == "" || a == b {
		return PairSummary{}, fmt.Errorf("pair %s %s: %w", a, b, invalidf("pair", "a pair needs two different parties"))
	}
	q := Query{A: a, B: b, From: from, To: to}
	sum, err := once(ctx, v, question{"pair", [4]string{a, b, from, to}}, func(s session) (PairSummary, error) { return s.pair(q) })
	if err != nil {
		return sum, fmt.Errorf("pair %s %s: %w", a, b, err)
	}
	return sum, nil
}

func (s session) pair(of Query) (PairSummary, error) {
	sum := PairSummary{A: of.A, B: of.B, period: of.From != "" || of.To != "", Grid: []Cell{}, Events: []Cell{}, Instruments: []InstrumentRecord{}, Latest: []Latest{}}
	t := orderedTie(of.A, of.B, AnyDirection)
	last := map[string]int64{} // of the past and of a period: the latest entry by key
	rows, err := s.tallies(scope{
		where: func(q *builder) { q.add("a = ? AND b = ?", t.a, t.b) },
		query: of,
		pair:  &t,
		holds: func(k tallyKey) bool { return k.a == t.a && k.b == t.b },
	}, func(id int64, st standing) { keepLatest(last, id, st) })
	if err != nil {
		return sum, err
	}
	through := sum.fill(rows)
	if sum.Instruments, err = s.instruments(through); err != nil {
		return sum, err
	}
	sum.Latest, err = s.latest(sum, last)
	return sum, err
}

// keepLatest keeps the latest word by each key that the present posts it under.
func keepLatest(last map[string]int64, id int64, st standing) {
	if !isWord(st.statement.Kind) {
		return
	}
	for _, t := range ties(st.statement) {
		for _, subject := range namedSubjects(st.statement) {
			key := t.key() + "|" + subject
			last[key] = max(last[key], id)
		}
	}
}

// fill sorts the rows of a pair into its summary, and gives the instruments with
// their counts.
func (sum *PairSummary) fill(rows []tallied) map[string]int {
	through := map[string]int{}
	for _, t := range rows {
		c := cellOf(t)
		if _, d := t.seenFrom(sum.A); d != AnyDirection {
			c.Direction = d
		}
		switch kind := subjectKind(t.subject); {
		case kind == "instrument":
			through[t.subject[len("instrument:"):]] += t.All()
		case kind == "event":
			if t.year == 0 {
				sum.Events = append(sum.Events, c)
			}
		case t.subject == "" && t.year == 0:
			sum.Total = sum.Total.plus(t.Counts, 1)
			sum.Grid = append(sum.Grid, c)
		default:
			sum.Grid = append(sum.Grid, c)
		}
	}
	return through
}

// latest gives the last word on each topic and issue of a pair's grid, in each
// direction.
func (s session) latest(sum PairSummary, last map[string]int64) ([]Latest, error) {
	var keys []string
	cells := map[string]Cell{}
	for _, c := range sum.Grid {
		if c.Subject != "" && c.Year == 0 && c.Pledges+c.Calls+c.Positions > 0 {
			key := orderedTie(sum.A, sum.B, c.Direction).key() + "|" + c.Subject
			keys = append(keys, key)
			cells[key] = c
		}
	}
	if s.seq == 0 && !sum.period {
		if err := s.lastPosted(keys, last); err != nil {
			return nil, err
		}
	}
	var ids []int64
	for _, key := range keys {
		ids = append(ids, last[key])
	}
	entries, err := s.entriesByID(ids)
	all := []Latest{}
	for _, key := range keys {
		if e, ok := entries[last[key]]; ok {
			all = append(all, Latest{Subject: cells[key].Subject, Direction: cells[key].Direction, Entry: e})
		}
	}
	slices.SortStableFunc(all, func(x, y Latest) int { return cmp.Compare(y.Entry.Day, x.Entry.Day) })
	return all, err
}

// lastPosted finds the latest entry under each key.
func (s session) lastPosted(keys []string, last map[string]int64) error {
	for chunk := range slices.Chunk(keys, idsAtOnce) {
		var b builder
		b.add("SELECT t.key, COALESCE((SELECT MAX(p.entry) FROM posting p WHERE p.term = t.id AND p.closed = 0), 0) FROM term t WHERE t.key IN ")
		in(&b, chunk)
		err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
			var key string
			var id int64
			err := row.Scan(&key, &id)
			last[key] = id
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// instruments gives the latest of those named, with their counts.
func (s session) instruments(through map[string]int) ([]InstrumentRecord, error) {
	type found struct{ id, day, body string }
	var latest []found
	ids := make([]string, 0, len(through))
	for id := range through {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for chunk := range slices.Chunk(ids, idsAtOnce) {
		var b builder
		b.add("SELECT id, day, body FROM instrument WHERE id IN ")
		in(&b, chunk)
		err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
			var f found
			err := row.Scan(&f.id, &f.day, &f.body)
			latest = append(latest, f)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(latest, func(x, y found) int { return cmp.Or(cmp.Compare(y.day, x.day), cmp.Compare(y.id, x.id)) })
	all := []InstrumentRecord{}
	for _, f := range latest[:min(len(latest), maxInstruments)] {
		r, err := instrumentOf(f.id, f.body, through[f.id])
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}

func instrumentOf(id, body string, count int) (InstrumentRecord, error) {
	var i statement.Instrument
	if err := json.Unmarshal([]byte(body), &i); err != nil {
		return InstrumentRecord{}, fmt.Errorf("instrument %s: %w", id, err)
	}
	return InstrumentRecord{ID: id, Type: i.Type, Name: i.Name, Parties: orEmpty(i.Parties), Date: i.Date, Count: count}, nil
}

// Timeline gives the acts between two parties, latest first: visits, meetings,
// signings, measures. from and to are days, or "".
//
//nolint:revive // six plain arguments are plainer than a struct of two days
func (v View) Timeline(ctx context.Context, a, b, from, to string, p Page) (Entries, error) {
	return v.List(ctx, Query{A: a, B: b, Kinds: []statement.Kind{statement.Act}, From: from, To: to}, p)
}
