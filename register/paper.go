package register

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"chancery/statement"
)

// until is the last change that the session sees.
func (s session) until() int64 {
	if s.seq == 0 {
		return math.MaxInt64
	}
	return s.seq
}

// paper gathers what the ledger says of a document.
func (s session) paper(document int64) (paper, error) {
	p := paper{id: document}
	err := s.row("SELECT hash FROM document WHERE id = $1 AND id <= $2", []any{document, s.until()}, &p.hash)
	if err != nil {
		return p, err
	}
	const retrievals = "SELECT address, source, published FROM retrieval WHERE document = $1 AND seq <= $2 ORDER BY seq"
	err = s.rows(retrievals, []any{document, s.until()}, func(row *sql.Rows) error {
		var source, published string
		if err := row.Scan(&p.address, &source, &published); err != nil {
			return err
		}
		if published != "" {
			p.published = published
		}
		if !slices.Contains(p.sources, source) {
			p.sources = append(p.sources, source)
		}
		return nil
	})
	if err != nil {
		return p, err
	}
	const pointer = "SELECT r.id, r.published FROM pointer p JOIN reading r ON r.id = p.reading" +
		" WHERE p.document = $1 AND p.seq <= $2 ORDER BY p.seq DESC LIMIT 1"
	err = s.row(pointer, []any{document, s.until()}, &p.reading, &p.told)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return p, err
	}
	if p.published == "" {
		p.published = p.told
	}
	if p.statements, err = s.worded(p.reading); err != nil {
		return p, err
	}
	p.reviews, err = s.reviews(p)
	return p, err
}

// worded gives the statements of a reading, in their order.
func (s session) worded(reading int64) ([]worded, error) {
	var all []worded
	const text = "SELECT w.id, w.body FROM reading_statement r JOIN wording w ON w.id = r.wording WHERE r.reading = $1 ORDER BY r.position"
	err := s.rows(text, []any{reading}, func(row *sql.Rows) error {
		var one worded
		if err := row.Scan(&one.wording, &one.body); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(one.body), &one.Statement); err != nil {
			return fmt.Errorf("wording %d: %w", one.wording, err)
		}
		all = append(all, one)
		return nil
	})
	return all, err
}

// seen gives the IDs of a reading's statements.
func (s session) seen(reading int64) (map[string]bool, error) {
	all, err := s.worded(reading)
	ids := make(map[string]bool, len(all))
	for _, one := range all {
		ids[one.ID] = true
	}
	return ids, err
}

// reviews gives those of a document, oldest first; Now is still empty.
func (s session) reviews(p paper) ([]Review, error) {
	var all []Review
	const text = "SELECT r.id, r.reading, r.action, r.statement, r.operative_start, r.operative_end, r.content_start, r.content_end," +
		" r.field, r.value, r.withdraws, r.reviewer, r.reason, COALESCE(c.at, 0) FROM review r LEFT JOIN change c ON c.seq = r.id" +
		" WHERE r.document = $1 AND r.id <= $2 ORDER BY r.id"
	err := s.rows(text, []any{p.id, s.until()}, func(row *sql.Rows) error {
		r := Review{Document: p.hash}
		var at int64
		err := row.Scan(&r.ID, &r.reading, &r.Action, &r.Statement, &r.Operative.Start, &r.Operative.End, &r.Content.Start, &r.Content.End,
			&r.Field, &r.Value, &r.Withdraws, &r.By, &r.Reason, &at)
		if err != nil {
			return err
		}
		r.Seq, r.At = r.ID, moment(at)
		if r.Action == Add {
			missed, err := statementOf(r.Value, p.hash, p.address)
			if err != nil {
				return err
			}
			r.Missed, r.Value = &missed, ""
		}
		all = append(all, r)
		return nil
	})
	for _, r := range all {
		if r.Action != Withdraw {
			continue
		}
		for i := range all {
			if all[i].ID == r.Withdraws {
				all[i].Withdrawn = true
			}
		}
	}
	return all, err
}

// withText fills in the words of a review's spans.
func (r *Review) withText(text string) {
	for _, span := range []*statement.Span{&r.Operative, &r.Content} {
		if 0 <= span.Start && span.Start <= span.End && span.End <= len(text) {
			span.Text = text[span.Start:span.End]
		}
	}
}
