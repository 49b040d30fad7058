package register

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Party sums up one party.
func (v View) Party(ctx context.Context, code string) (PartySummary, error) {
	if code == "" {
		return PartySummary{}, fmt.Errorf("party: %w", invalidf("party", "is empty"))
	}
	sum, err := once(ctx, v, question{"party", code}, func(s session) (PartySummary, error) { return s.party(code) })
	if err != nil {
		return sum, fmt.Errorf("party %s: %w", code, err)
	}
	return sum, nil
}

func (s session) party(code string) (PartySummary, error) {
	sum := PartySummary{Party: code, Years: []Cell{}, Subjects: []Cell{}, Partners: []Partner{}}
	own, err := s.tallies(scope{
		where: func(b *builder) { b.add("a = ? AND b = ''", code) },
		query: Query{Parties: []string{code}},
		holds: func(k tallyKey) bool { return k.a == code && k.b == "" },
	}, nil)
	if err != nil {
		return sum, err
	}
	for _, t := range own {
		sum.add(t)
	}
	sortCells(sum.Subjects)
	sum.Partners, err = s.partnersOf(code)
	return sum, err
}

// add takes up one row of the party's own.
func (sum *PartySummary) add(t tallied) {
	switch {
	case t.subject == "" && t.year == 0 && t.direction == Forward:
		sum.Acting = t.Counts
	case t.subject == "" && t.year == 0 && t.direction == Backward:
		sum.Receiving = t.Counts
	case t.direction != Together:
	case t.subject == "" && t.year == 0:
		sum.Total = t.Counts
	case t.subject == "":
		sum.Years = append(sum.Years, cellOf(t))
	case t.year == 0:
		sum.Subjects = append(sum.Subjects, cellOf(t))
	}
}

// sortCells puts those with most statements first.
func sortCells(cells []Cell) {
	slices.SortFunc(cells, func(x, y Cell) int {
		return cmp.Or(cmp.Compare(y.All(), x.All()), cmp.Compare(x.Subject, y.Subject), cmp.Compare(x.Year, y.Year))
	})
}

// partnersOf gives what is between a party and each other one.
func (s session) partnersOf(code string) ([]Partner, error) {
	query := Query{Parties: []string{code}}
	total := func(k tallyKey) bool { return k.subject == "" && k.year == 0 && k.b != "" }
	first, err := s.tallies(scope{
		where: func(b *builder) {
			// between, for a plain = would have SQLite go through all subjects of a
			b.add("subject = '' AND year = 0 AND a BETWEEN ? AND ? AND b > ''", code, code)
		},
		query: query,
		holds: func(k tallyKey) bool { return k.a == code && total(k) },
	}, nil)
	if err != nil {
		return nil, err
	}
	second, err := s.tallies(scope{
		where: func(b *builder) { b.add("subject = '' AND year = 0 AND b = ? AND b > ''", code) },
		query: query,
		holds: func(k tallyKey) bool { return k.b == code && total(k) },
	}, nil)
	return orEmpty(partners(code, append(first, second...))), err
}
