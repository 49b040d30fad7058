package register

import (
	"context"
	"strings"
	"time"

	"chancery/document"
)

// Addition is what one Add takes.
type Addition struct {
	Document *document.Document
	From     Origin
	Reading  *NewReading
}

// AddAll adds documents with few transactions, for filling large registers.
func (r *Register) AddAll(ctx context.Context, all []Addition) error {
	return r.transaction(ctx, func(w *writer) error {
		for _, a := range all {
			_, err := w.change(time.Now(), func(w *writer) error {
				return w.add(a.Document, settled(a.From), a.Reading, &Added{})
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Ready lets PostgreSQL gather statistics and SQLite tidy up, as a register in
// use does by itself after a while.
func (r *Register) Ready(ctx context.Context) error {
	text := "PRAGMA optimize"
	if _, ok := r.db.dialect.(postgresDialect); ok {
		text = "VACUUM ANALYZE"
	}
	_, err := r.db.write.ExecContext(ctx, text)
	return err
}

// Terms is what a statement is found by.
func Terms(e Entry, sources []string) []string {
	s := standing{statement: e.Statement, state: e.State, published: e.Published, sources: sources}
	return s.terms()
}

// Plans says how SQLite goes about each question that was asked so far: the
// text of the query, and under it the steps.
func (r *Register) Plans(ctx context.Context) (map[string][]string, error) {
	r.db.mu.Lock()
	defer r.db.mu.Unlock()
	plans := map[string][]string{}
	for text := range r.db.prepared {
		args := make([]any, strings.Count(text, "$")) // of no effect on a plan
		rows, err := r.db.read.QueryContext(ctx, "EXPLAIN QUERY PLAN "+text, args...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var id, parent, unused int
			var step string
			if err := rows.Scan(&id, &parent, &unused, &step); err != nil {
				return nil, err
			}
			plans[text] = append(plans[text], step)
		}
		if err := rows.Close(); err != nil {
			return nil, err
		}
	}
	return plans, nil
}
