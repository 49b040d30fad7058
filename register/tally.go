package register

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"
)

// tallied is a row of counts.
type tallied struct {
	tallyKey
	Counts
}

// scope says which rows of tally a question is about: once for the present, in
// SQL, and once for the past or where query has days, where they are counted
// anew from the statements that query chooses.
type scope struct {
	where func(b *builder)
	years bool // several years are summed up; their sum may stand in place of them
	query Query
	holds func(k tallyKey) bool
	pair  *tie // whose rows all are, if they are of one pair: a busy one has thousands
}

// tallies gives the rows of a scope that are not empty, in order. heard, if not
// nil, hears each entry that is counted anew.
func (s session) tallies(sc scope, heard func(id int64, st standing)) ([]tallied, error) {
	if s.seq == 0 && sc.query.From == "" && sc.query.To == "" {
		return s.talliesNow(sc)
	}
	counts := map[tallyKey]Counts{}
	err := s.eachStanding(sc.query, func(id int64, st standing) {
		one := st.counts()
		for _, k := range st.contributions() {
			if sc.holds(k) {
				counts[k] = counts[k].plus(one, 1)
			}
		}
		if heard != nil {
			heard(id, st)
		}
	})
	rows := make([]tallied, 0, len(counts))
	for k, c := range counts {
		rows = append(rows, tallied{k, c})
	}
	sortTallies(rows)
	return rows, err
}

func sortTallies(rows []tallied) {
	slices.SortFunc(rows, func(x, y tallied) int { return x.compare(y.tallyKey) })
}

func (s session) talliesNow(sc scope) ([]tallied, error) {
	var b builder
	if sc.years {
		b.add("SELECT a, b, direction, subject, 0, CAST(SUM(pledges) AS BIGINT), CAST(SUM(calls) AS BIGINT), CAST(SUM(positions) AS BIGINT)," +
			" CAST(SUM(acts) AS BIGINT), CAST(SUM(figures) AS BIGINT), CAST(SUM(firmness) AS BIGINT) FROM tally WHERE ")
		sc.where(&b)
		b.add(" GROUP BY a, b, direction, subject")
	} else {
		b.add("SELECT ")
		if sc.pair == nil {
			b.add("a, b, ")
		}
		b.add("direction, subject, year, pledges, calls, positions, acts, figures, firmness FROM tally WHERE ")
		sc.where(&b)
	}
	var rows []tallied
	var t tallied
	into := []any{&t.a, &t.b, &t.direction, &t.subject, &t.year, &t.Pledges, &t.Calls, &t.Positions, &t.Acts, &t.Figures, &t.Firmness}
	if sc.pair != nil {
		t.a, t.b, into = sc.pair.a, sc.pair.b, into[2:]
	}
	err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
		err := row.Scan(into...)
		if t.All() > 0 {
			rows = append(rows, t)
		}
		return err
	})
	sortTallies(rows)
	return rows, err
}

// eachStanding goes through all entries that q chooses.
func (s session) eachStanding(q Query, hear func(id int64, st standing)) error {
	c, err := s.choose(q, false)
	if err != nil || c.nothing {
		return err
	}
	var b builder
	b.add("SELECT e.id, e.state, w.body FROM (")
	s.ids(&b, c, maxID, maxID)
	b.add(") AS f JOIN entry e ON e.id = f.id JOIN wording w ON w.id = e.wording")
	return s.rows(b.String(), b.args, func(row *sql.Rows) error {
		var id int64
		var st standing
		if err := row.Scan(&id, &st.state, &st.body); err != nil {
			return err
		}
		st.published = dayOfID(id) // it stands at that day either way
		if st.statement, err = statementOf(st.body, "", ""); err != nil {
			return err
		}
		hear(id, st)
		return nil
	})
}

// subjectKind is "topic" of "topic:trade".
func subjectKind(subject string) string {
	kind, _, _ := strings.Cut(subject, ":")
	return kind
}

func cellOf(t tallied) Cell {
	return Cell{Subject: t.subject, Year: t.year, Direction: t.direction, Counts: t.Counts}
}

// seenFrom turns a tie around where the party stands second in it.
func (t tallied) seenFrom(party string) (partner string, d Direction) {
	if t.a == party {
		return t.b, t.direction
	}
	return t.a, t.direction.turned()
}

// partners gathers ties by partner, most first.
func partners(party string, rows []tallied) []Partner {
	at := map[string]int{}
	var all []Partner
	for _, t := range rows {
		name, d := t.seenFrom(party)
		i, ok := at[name]
		if !ok {
			i = len(all)
			at[name] = i
			all = append(all, Partner{Party: name})
		}
		all[i].count(d, t.Counts)
		all[i].All = all[i].All.plus(t.Counts, 1)
	}
	sortPartners(all)
	return all
}

func (p *Partner) count(d Direction, c Counts) {
	switch d {
	case Forward:
		p.Forward = p.Forward.plus(c, 1)
	case Backward:
		p.Backward = p.Backward.plus(c, 1)
	default:
		p.Together = p.Together.plus(c, 1)
	}
}

// sortPartners puts those with most statements first. Counts embedded in a row
// has All as a method, in Partner it is a field.
func sortPartners(all []Partner) {
	slices.SortFunc(all, func(x, y Partner) int {
		return cmp.Or(cmp.Compare(y.All.All(), x.All.All()), cmp.Compare(x.Party, y.Party))
	})
}
