package register

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// facetSample is how many of the latest statements Facets counts over.
const facetSample = 500

// facetFields are what is shown as facets: the beginnings of keys.
var facetFields = []string{"kind", "party", "topic", "issue", "event", "status", "forum", "source", "state", "strength", "year"}

// Facets counts over the latest 500 statements that q chooses.
func (v View) Facets(ctx context.Context, q Query) (Facets, error) {
	f := Facets{Fields: map[string][]Facet{}}
	err := v.look(ctx, func(s session) error {
		ids, err := s.chosen(q, maxID, facetSample+1)
		if err != nil {
			return err
		}
		f.Exact = len(ids) <= facetSample
		ids = ids[:min(len(ids), facetSample)]
		f.Of = len(ids)
		counts := map[string]int{}
		if err := s.countTerms(ids, counts); err != nil {
			return err
		}
		f.fill(counts)
		return nil
	})
	if err != nil {
		return Facets{}, fmt.Errorf("count facets: %w", err)
	}
	return f, nil
}

// countTerms counts the terms of entries, by key, and their years and states.
func (s session) countTerms(ids []int64, counts map[string]int) error {
	byTerm := map[int64]int{}
	for chunk := range slices.Chunk(ids, 4*idsAtOnce) {
		var b builder
		b.add("SELECT id, state, terms FROM entry WHERE id IN ")
		in(&b, filled(chunk, 4*idsAtOnce))
		err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
			var id int64
			var state, terms string
			if err := row.Scan(&id, &state, &terms); err != nil {
				return err
			}
			if year := yearOf(dayOfID(id)); year > 0 {
				counts["year:"+strconv.Itoa(year)]++
			}
			if State(state) == Unreviewed || State(state) == Rejected { // these have no term
				counts["state:"+state]++
			}
			for token := range strings.FieldsSeq(terms) {
				if term, err := strconv.ParseInt(token[1:], 10, 64); err == nil {
					byTerm[term]++
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return s.nameTerms(byTerm, counts)
}

// nameTerms turns counts by term into counts by key.
func (s session) nameTerms(byTerm map[int64]int, counts map[string]int) error {
	var unknown []int64
	s.db.mu.Lock()
	for term, n := range byTerm {
		if key, ok := s.db.keys[term]; ok {
			counts[strings.TrimPrefix(key, rejectedPrefix)] += n
		} else {
			unknown = append(unknown, term)
		}
	}
	s.db.mu.Unlock()
	for chunk := range slices.Chunk(unknown, 4*idsAtOnce) {
		var b builder
		b.add("SELECT id, key FROM term WHERE id IN ")
		in(&b, filled(chunk, 4*idsAtOnce))
		err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
			var id int64
			var key string
			err := row.Scan(&id, &key)
			s.db.mu.Lock()
			s.db.keys[id] = key
			s.db.mu.Unlock()
			counts[strings.TrimPrefix(key, rejectedPrefix)] += byTerm[id]
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// fill sorts counts into fields.
func (f *Facets) fill(counts map[string]int) {
	for key, n := range counts {
		field, value, _ := strings.Cut(key, ":")
		if slices.Contains(facetFields, field) {
			f.Fields[field] = append(f.Fields[field], Facet{Value: value, Count: n})
		}
	}
	for _, facets := range f.Fields {
		slices.SortFunc(facets, func(x, y Facet) int { return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Value, y.Value)) })
	}
}
