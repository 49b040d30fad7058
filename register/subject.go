package register

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"chancery/statement"
)

// How many parties of a subject are listed, and of how many the last word is.
const (
	subjectParties = 100
	subjectLatest  = 30
)

// subjectQuery chooses the statements on a subject: "topic:trade",
// "issue:taiwan", "event:CONSULT".
func subjectQuery(subject string) (Query, error) {
	kind, value, _ := strings.Cut(subject, ":")
	if value != "" {
		switch kind {
		case "topic":
			return Query{Topics: []string{value}}, nil
		case "issue":
			return Query{Issues: []string{value}}, nil
		case "event":
			return Query{Events: []string{value}}, nil
		}
	}
	return Query{}, invalidf("subject", "%q is not one: write topic:trade, issue:taiwan or event:CONSULT", subject)
}

// Subject sums up a topic, an issue or a type of event.
func (v View) Subject(ctx context.Context, subject string) (SubjectSummary, error) {
	query, err := subjectQuery(subject)
	if err != nil {
		return SubjectSummary{}, fmt.Errorf("subject: %w", err)
	}
	sum, err := once(ctx, v, question{"subject", subject}, func(s session) (SubjectSummary, error) { return s.subject(subject, query) })
	if err != nil {
		return sum, fmt.Errorf("subject %s: %w", subject, err)
	}
	return sum, nil
}

func (s session) subject(subject string, query Query) (SubjectSummary, error) {
	sum := SubjectSummary{Subject: subject, Years: []Cell{}, Parties: []Partner{}, Latest: []Latest{}}
	rows, err := s.tallies(scope{
		where: func(b *builder) { b.add("a = '' AND b = '' AND subject = ?", subject) },
		query: query,
		holds: func(k tallyKey) bool { return k.subject == subject && k.a == "" && k.b == "" },
	}, nil)
	if err != nil {
		return sum, err
	}
	for _, t := range rows {
		if t.year == 0 {
			sum.Total = t.Counts
		} else {
			sum.Years = append(sum.Years, cellOf(t))
		}
	}
	rows, err = s.tallies(scope{
		where: func(b *builder) { b.add("subject = ? AND year = 0 AND b = '' AND a > ''", subject) },
		query: query,
		holds: func(k tallyKey) bool { return k.subject == subject && k.year == 0 && k.b == "" && k.a != "" },
	}, nil)
	if err != nil {
		return sum, err
	}
	sum.Parties = mostActive(rows, subjectParties)
	return sum, s.lastWords(&sum, query)
}

// lastWords finds the last word on a subject of each of the first parties.
func (s session) lastWords(sum *SubjectSummary, query Query) error {
	query.Kinds = []statement.Kind{statement.Pledge, statement.Call, statement.Position}
	var ids []int64
	for _, p := range sum.Parties[:min(len(sum.Parties), subjectLatest)] {
		query.Actors = []string{p.Party}
		last, err := s.chosen(query, maxID, 1)
		if err != nil {
			return err
		}
		ids = append(ids, last...)
	}
	entries, err := s.entries(ids)
	for _, e := range entries {
		sum.Latest = append(sum.Latest, Latest{Subject: sum.Subject, Direction: AnyDirection, Entry: e})
	}
	return err
}

// Subjects gives all topics, issues or types of events ("topic", "issue",
// "event") with their counts over all years, most first.
func (v View) Subjects(ctx context.Context, of string) ([]Cell, error) {
	if of != "topic" && of != "issue" && of != "event" {
		return nil, fmt.Errorf("subjects: %w", invalidf("of", "%q is none of topic, issue, event", of))
	}
	cells, err := once(ctx, v, question{"subjects", of}, func(s session) ([]Cell, error) {
		rows, err := s.tallies(scope{
			where: func(b *builder) { b.add("a = '' AND b = '' AND year = 0") },
			holds: func(k tallyKey) bool { return k.a == "" && k.b == "" && k.year == 0 },
		}, nil)
		cells := []Cell{}
		for _, t := range rows {
			if subjectKind(t.subject) == of {
				cells = append(cells, cellOf(t))
			}
		}
		sortCells(cells)
		return cells, err
	})
	if err != nil {
		return nil, fmt.Errorf("subjects: %w", err)
	}
	return cells, nil
}

// Overview says how much there is.
func (v View) Overview(ctx context.Context) (Overview, error) {
	o, err := once(ctx, v, question{what: "overview"}, session.overview)
	if err != nil {
		return o, fmt.Errorf("overview: %w", err)
	}
	return o, nil
}

func (s session) overview() (Overview, error) {
	var o Overview
	rows, err := s.tallies(scope{
		where: func(b *builder) { b.add("a = '' AND b = '' AND subject = '' AND year = 0") },
		holds: func(k tallyKey) bool { return k == tallyKey{direction: Together} },
	}, nil)
	if err != nil {
		return o, err
	}
	for _, t := range rows {
		o.Statements = t.All()
	}
	const counts = "SELECT (SELECT COUNT(*) FROM document WHERE id <= $1), (SELECT COUNT(*) FROM reading WHERE id <= $1)," +
		" (SELECT COUNT(*) FROM review WHERE id <= $1)"
	if err := s.row(counts, []any{s.until()}, &o.Documents, &o.Readings, &o.Reviews); err != nil {
		return o, err
	}
	return o, s.rows("SELECT seq, at FROM change WHERE seq <= $1 ORDER BY seq DESC LIMIT 1", []any{s.until()}, func(row *sql.Rows) error {
		var at int64
		err := row.Scan(&o.Last.Seq, &at)
		o.Last.At = moment(at)
		return err
	})
}
