package register

import (
	"context"
	"fmt"
)

// How many parties the matrix of the world has.
const (
	usualWorld   = 40
	largestWorld = 100
)

// World gives the most active parties and what is between them.
func (v View) World(ctx context.Context, q WorldQuery) (World, error) {
	if q.Most == 0 {
		q.Most = usualWorld
	}
	if q.Most < 1 || q.Most > largestWorld {
		return World{}, fmt.Errorf("world: %w", invalidf("most", "%d is not from 1 to %d", q.Most, largestWorld))
	}
	world, err := once(ctx, v, question{"world", q}, func(s session) (World, error) {
		rows, err := s.tallies(scope{
			where: func(b *builder) {
				b.add("subject = '' AND year BETWEEN ? AND ? AND b = '' AND a > ''", q.firstYear(), q.lastYear())
			},
			years: true,
			holds: func(k tallyKey) bool { return k.subject == "" && k.b == "" && k.a != "" && q.within(k.year) },
		}, nil)
		if err != nil {
			return World{}, err
		}
		w := World{Parties: mostActive(rows, q.Most)}
		w.Ties, err = s.tiesBetween(w.Parties, q)
		return w, err
	})
	if err != nil {
		return world, fmt.Errorf("world: %w", err)
	}
	return world, nil
}

// firstYear and lastYear are the period in terms of tally, where the year 0 is
// that of all years.
func (q WorldQuery) firstYear() int {
	if q.FromYear == 0 && q.ToYear == 0 {
		return 0
	}
	return max(q.FromYear, 1)
}

func (q WorldQuery) lastYear() int {
	if q.FromYear > 0 && q.ToYear == 0 {
		return 9999
	}
	return q.ToYear
}

func (q WorldQuery) within(year int) bool { return year >= q.firstYear() && year <= q.lastYear() }

// mostActive gathers the rows of parties by party.
func mostActive(rows []tallied, most int) []Partner {
	at := map[string]int{}
	var all []Partner
	for _, t := range rows {
		i, ok := at[t.a]
		if !ok {
			i = len(all)
			at[t.a] = i
			all = append(all, Partner{Party: t.a})
		}
		if t.direction == Together { // in any role
			all[i].All = all[i].All.plus(t.Counts, 1)
		} else {
			all[i].count(t.direction, t.Counts)
		}
	}
	sortPartners(all)
	return orEmpty(all[:min(len(all), most)])
}

// tiesBetween gives what is between the parties of the matrix.
func (s session) tiesBetween(parties []Partner, q WorldQuery) ([]Tie, error) {
	ties := []Tie{}
	if len(parties) < 2 {
		return ties, nil
	}
	var names []string
	among := map[string]bool{}
	for _, p := range parties {
		names = append(names, p.Party)
		among[p.Party] = true
	}
	rows, err := s.tallies(scope{
		where: func(b *builder) {
			b.add("a IN ")
			in(b, names)
			b.add(" AND b IN ")
			in(b, names)
			b.add(" AND subject = '' AND year BETWEEN ? AND ?", q.firstYear(), q.lastYear())
		},
		years: true,
		holds: func(k tallyKey) bool { return k.subject == "" && q.within(k.year) && among[k.a] && among[k.b] },
	}, nil)
	for _, t := range rows {
		n := len(ties)
		if n > 0 && ties[n-1].A == t.a && ties[n-1].B == t.b && ties[n-1].Direction == t.direction {
			ties[n-1].Counts = ties[n-1].plus(t.Counts, 1)
			continue
		}
		ties = append(ties, Tie{A: t.a, B: t.b, Direction: t.direction, Counts: t.Counts})
	}
	return ties, err
}
