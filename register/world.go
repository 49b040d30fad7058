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
	world := World{Parties: []Partner{}, Ties: []Tie{}}
	if q.Most == 0 {
		q.Most = usualWorld
	}
	if q.Most < 1 || q.Most > largestWorld {
		return world, fmt.Errorf("world: %w", invalidf("most", "%d is not from 1 to %d", q.Most, largestWorld))
	}
	err := v.look(ctx, func(s session) error {
		years, err := s.yearsOf(q)
		if err != nil || len(years) == 0 {
			return err
		}
		rows, err := s.tallies(scope{
			where: func(b *builder) { b.add("subject = '' AND b = '' AND a > '' AND year IN "); in(b, years) },
			holds: func(k tallyKey) bool { return k.subject == "" && k.b == "" && k.a != "" && q.within(k.year) },
		}, nil)
		if err != nil {
			return err
		}
		world.Parties = mostActive(rows, q.Most)
		world.Ties, err = s.tiesBetween(world.Parties, q, years)
		return err
	})
	if err != nil {
		return world, fmt.Errorf("world: %w", err)
	}
	return world, nil
}

// yearsOf names the years of a period that have statements, one by one, by
// which the index finds its rows; 0 is that of all years.
func (s session) yearsOf(q WorldQuery) ([]int, error) {
	if q.FromYear == 0 && q.ToYear == 0 {
		return []int{0}, nil
	}
	rows, err := s.tallies(scope{
		where: func(b *builder) {
			b.add("a = '' AND b = '' AND direction = '=' AND subject = '' AND year BETWEEN ? AND ?", max(q.FromYear, 1), q.lastYear())
		},
		holds: func(k tallyKey) bool { return k.a == "" && k.b == "" && k.subject == "" && q.within(k.year) },
	}, nil)
	years := make([]int, len(rows))
	for i, t := range rows {
		years[i] = t.year
	}
	return years, err
}

func (q WorldQuery) lastYear() int {
	if q.ToYear == 0 {
		return 9999
	}
	return q.ToYear
}

func (q WorldQuery) within(year int) bool {
	if q.FromYear == 0 && q.ToYear == 0 {
		return year == 0
	}
	return year >= max(q.FromYear, 1) && year <= q.lastYear()
}

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
func (s session) tiesBetween(parties []Partner, q WorldQuery, years []int) ([]Tie, error) {
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
			b.add("subject = '' AND year IN ")
			in(b, years)
			b.add(" AND a IN ")
			in(b, names)
			b.add(" AND b IN ")
			in(b, names)
		},
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
