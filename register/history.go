package register

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// alive says of an entry e that it counts at the session's moment.
func (s session) alive(b *builder) {
	if s.seq == 0 {
		b.add("e.closed = 0")
		return
	}
	b.add("e.since <= ? AND (e.closed = 0 OR e.closed > ?)", s.seq, s.seq)
}

// Statement gives one statement by its ID, or by the beginning of it where no
// other begins so. Rejected ones are given as well.
func (v View) Statement(ctx context.Context, id string) (Entry, error) {
	id = strings.ToLower(id)
	if len(id) < 4 || strings.Trim(id, "0123456789abcdef") != "" {
		return Entry{}, fmt.Errorf("statement %s: %w", id, ErrNotFound)
	}
	var found []Entry
	err := v.look(ctx, func(s session) error {
		var b builder
		b.add("SELECT "+entryColumns+" FROM "+entryTables+" WHERE e.statement >= ? AND e.statement < ? AND ", id, id+"g")
		s.alive(&b)
		b.add(" LIMIT 2")
		return s.rows(b.String(), b.args, func(row *sql.Rows) error {
			_, e, err := scanEntry(row)
			found = append(found, e)
			return err
		})
	})
	if err != nil {
		return Entry{}, fmt.Errorf("statement %s: %w", id, err)
	}
	return onlyOne("statement", id, found)
}

// Statements gives all statements of a document as they count, in the order of
// the text, the rejected ones as well.
func (v View) Statements(ctx context.Context, document string) ([]Entry, error) {
	all := []Entry{}
	err := v.ofDocument(ctx, document, func(s session, id int64) error {
		var b builder
		b.add("SELECT "+entryColumns+" FROM "+entryTables+" WHERE e.document = ? AND ", id)
		s.alive(&b)
		b.add(" ORDER BY e.place, e.id")
		return s.rows(b.String(), b.args, func(row *sql.Rows) error {
			_, e, err := scanEntry(row)
			all = append(all, e)
			return err
		})
	})
	return all, err
}

// History gives what became of a statement, by its full ID.
func (v View) History(ctx context.Context, id string) (History, error) {
	h := History{Versions: []Version{}, Reviews: []Review{}}
	err := v.look(ctx, func(s session) error {
		var document int64
		text := "SELECT " + entryColumns + ", e.since, COALESCE(z.at, 0), e.document FROM " + entryTables +
			" LEFT JOIN change z ON z.seq = e.closed AND z.seq <= $2 WHERE e.statement = $1 AND e.since <= $2 ORDER BY e.since"
		err := s.rows(text, []any{id, s.until()}, func(row *sql.Rows) error {
			var version Version
			var until int64
			_, e, err := scanEntry(row, &version.Seq, &until, &document)
			version.Entry, version.Until = e, moment(until)
			h.Versions = append(h.Versions, version)
			return err
		})
		if err != nil {
			return err
		}
		if len(h.Versions) == 0 {
			return ErrNotFound
		}
		all, err := s.reviewsAt(document)
		for _, r := range all {
			if r.Now == id || r.Statement == id {
				h.Reviews = append(h.Reviews, r)
			}
		}
		return err
	})
	if err != nil {
		return h, fmt.Errorf("history of statement %s: %w", id, err)
	}
	return h, nil
}

// Reviews gives the reviews of a document, oldest first. Those with an empty
// Now are orphans: the current reading has no statement at their place.
func (v View) Reviews(ctx context.Context, document string) ([]Review, error) {
	all := []Review{}
	err := v.ofDocument(ctx, document, func(s session, id int64) error {
		reviews, err := s.reviewsAt(id)
		all = append(all, reviews...)
		return err
	})
	return all, err
}

// Orphans gives the reviews that no longer find their place, at most limit. In
// a view of the past it looks through all documents that were ever reviewed.
func (v View) Orphans(ctx context.Context, limit int) ([]Review, error) {
	all := []Review{}
	err := v.look(ctx, func(s session) error {
		text := "SELECT document FROM shelf WHERE orphans > 0 ORDER BY document"
		var args []any
		if s.seq != 0 {
			text = "SELECT DISTINCT document FROM review WHERE id <= $1 ORDER BY document"
			args = []any{s.seq}
		}
		var documents []int64
		if err := s.rows(text, args, scanInts(&documents)); err != nil {
			return err
		}
		for _, id := range documents {
			reviews, err := s.reviewsAt(id)
			if err != nil {
				return err
			}
			for _, r := range reviews {
				if r.Now == "" && len(all) < limit {
					all = append(all, r)
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list orphaned reviews: %w", err)
	}
	return all, nil
}
