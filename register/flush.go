package register

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/statement"
)

// flush writes all that the transaction gathered.
func (w *writer) flush() error {
	ids, err := w.writeTerms()
	if err != nil {
		return fmt.Errorf("write terms: %w", err)
	}
	if err := w.writeTallies(); err != nil {
		return fmt.Errorf("write tallies: %w", err)
	}
	if err := w.writeInstruments(); err != nil {
		return fmt.Errorf("write instruments: %w", err)
	}
	if err := w.writeEntries(ids); err != nil {
		return fmt.Errorf("write entries: %w", err)
	}
	w.forget()
	return nil
}

// inserting writes rows: into names table and columns, then is what follows the
// values.
func (w *writer) inserting(into, then string, rows [][]any, run func(text string, args []any) error) error {
	if len(rows) == 0 {
		return nil
	}
	for text, args := range w.db.insertions(into, then, rows) {
		if err := run(text, args); err != nil {
			return err
		}
	}
	return nil
}

// rowsOf makes a row of each item.
func rowsOf[T any](items []T, row func(T) []any) [][]any {
	rows := make([][]any, len(items))
	for i, item := range items {
		rows[i] = row(item)
	}
	return rows
}

func (w *writer) run(text string, args []any) error { return w.exec(text, args...) }

// writeTerms adds to the counts of terms and gives their ids.
func (w *writer) writeTerms() (map[string]int64, error) {
	ids := make(map[string]int64, len(w.terms))
	read := func(row *sql.Rows) error {
		var id int64
		var key string
		err := row.Scan(&id, &key)
		ids[key] = id
		return err
	}
	rows := rowsOf(slices.Sorted(maps.Keys(w.terms)), func(key string) []any { return []any{key, w.terms[key]} })
	return ids, w.inserting("term (key, n)", "ON CONFLICT (key) DO UPDATE SET n = term.n + excluded.n RETURNING id, key", rows,
		func(text string, args []any) error { return w.session().rows(text, args, read) })
}

func (w *writer) writeTallies() error {
	keys := slices.DeleteFunc(slices.Collect(maps.Keys(w.tallies)), func(k tallyKey) bool { return w.tallies[k] == Counts{} })
	slices.SortFunc(keys, tallyKey.compare)
	rows := rowsOf(keys, func(k tallyKey) []any {
		c := w.tallies[k]
		return []any{k.a, k.b, string(k.direction), k.subject, k.year, c.Pledges, c.Calls, c.Positions, c.Acts, c.Figures, c.Firmness}
	})
	return w.inserting("tally (a, b, direction, subject, year, pledges, calls, positions, acts, figures, firmness)",
		"ON CONFLICT (subject, year, a, b, direction) DO UPDATE SET pledges = tally.pledges + excluded.pledges,"+
			" calls = tally.calls + excluded.calls, positions = tally.positions + excluded.positions, acts = tally.acts + excluded.acts,"+
			" figures = tally.figures + excluded.figures, firmness = tally.firmness + excluded.firmness", rows, w.run)
}

func (k tallyKey) compare(o tallyKey) int {
	return cmp.Or(cmp.Compare(k.a, o.a), cmp.Compare(k.b, o.b), cmp.Compare(k.direction, o.direction),
		cmp.Compare(k.subject, o.subject), cmp.Compare(k.year, o.year))
}

func (w *writer) writeInstruments() error {
	bodies := map[string]string{}
	for id, i := range w.instruments {
		body, err := encode(statement.Instrument{Type: i.Type, Name: i.Name, Parties: i.Parties, Date: i.Date})
		if err != nil {
			return err
		}
		bodies[id] = body
	}
	rows := rowsOf(slices.Sorted(maps.Keys(bodies)), func(id string) []any { return []any{id, w.instruments[id].Date, bodies[id]} })
	err := w.inserting("instrument (id, day, body)", "ON CONFLICT (id) DO NOTHING", rows, w.run)
	if err != nil {
		return err
	}
	keys := slices.SortedFunc(maps.Keys(w.through), func(x, y instrumentKey) int {
		return cmp.Or(cmp.Compare(x.party, y.party), cmp.Compare(x.day, y.day), cmp.Compare(x.id, y.id))
	})
	rows = rowsOf(keys, func(k instrumentKey) []any { return []any{k.party, k.day, k.id, w.through[k]} })
	return w.inserting("instrument_party (party, day, instrument, n)",
		"ON CONFLICT (party, day, instrument) DO UPDATE SET n = instrument_party.n + excluded.n", rows, w.run)
}

// posted is a row of posting.
type posted struct {
	term, entry int64
	sure        int
	sign        int64
}

// writeEntries writes the new entries with their postings and words.
func (w *writer) writeEntries(ids map[string]int64) error {
	slices.SortFunc(w.opened, func(x, y openedEntry) int { return cmp.Compare(x.id, y.id) })
	var postings []posted
	words := make([]entryWords, len(w.opened))
	entries := make([][]any, len(w.opened))
	for i, o := range w.opened {
		keys := o.terms()
		tokens, sign := make([]string, len(keys)), signOf(keys)
		for j, key := range keys {
			postings = append(postings, posted{ids[key], o.id, o.sure(), sign})
			tokens[j] = termToken(ids[key])
		}
		words[i] = entryWords{o.id, o.statement.Quote.Text, strings.Join(tokens, " ")}
		entries[i] = []any{
			o.id, o.statement.ID, o.document, o.wording, o.statement.Operative.Start, o.since, 0, string(o.state), o.sure(), words[i].terms, markOf(keys), sign,
		}
	}
	err := w.inserting("entry (id, statement, document, wording, place, since, closed, state, sure, terms, mark, sign)", "", entries, w.run)
	if err != nil {
		return err
	}
	slices.SortFunc(postings, func(x, y posted) int { return cmp.Or(cmp.Compare(x.term, y.term), cmp.Compare(x.entry, y.entry)) })
	rows := rowsOf(postings, func(p posted) []any { return []any{p.term, 0, p.entry, p.sure, p.sign} })
	if err := w.inserting("posting (term, closed, entry, sure, sign)", "", rows, w.run); err != nil {
		return err
	}
	return w.db.addWords(w.ctx, w.tx, words, w.shelved)
}

// encode writes a value as the ledger keeps it.
func encode(v any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return "", fmt.Errorf("encode: %w", err)
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}
