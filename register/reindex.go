package register

import (
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"

	"chancery/statement"
)

// sure is the confidence in thousandths.
func (s standing) sure() int { return int(s.statement.Confidence*1000 + 0.5) }

// paper is what the ledger says of one document at one moment.
type paper struct {
	id                 int64
	hash               string
	published, address string // by its retrievals
	sources            []string
	reading            int64  // the current one, 0 if none
	told               string // the day of publication that its engine was told
	statements         []worded
	reviews            []Review // oldest first, those taken back marked
}

// worded is a statement with its wording.
type worded struct {
	statement.Statement
	wording int64
	body    string
}

// reindex makes the entries of a document what the ledger says since the change
// in progress. Entries that are right already stay.
func (w *writer) reindex(document int64) (Difference, error) {
	if w.touched[document] {
		if err := w.flush(); err != nil {
			return Difference{}, err
		}
	}
	p, err := w.session().paper(document)
	if err != nil {
		return Difference{}, err
	}
	e := effective(p, w.session().seen)
	if e.err != nil {
		return Difference{}, e.err
	}
	live, err := w.session().liveEntries(p)
	if err != nil {
		return Difference{}, err
	}
	d := Difference{}
	for _, now := range e.standing {
		was, ok := live[now.statement.ID]
		delete(live, now.statement.ID)
		if ok && was.same(now) {
			d.Kept++
			continue
		}
		if ok {
			d.Changed++
			if err := w.close(was); err != nil {
				return Difference{}, err
			}
		} else {
			d.Gained++
		}
		if now.wording == 0 {
			if now.wording, err = w.word(now.body); err != nil {
				return Difference{}, err
			}
		}
		w.open(document, now)
	}
	for _, was := range live {
		d.Lost++
		if err := w.close(was); err != nil {
			return Difference{}, err
		}
	}
	d.Orphaned = e.orphans
	return d, w.shelve(p, e)
}

// word stores the words of a statement.
func (w *writer) word(body string) (int64, error) {
	id := w.nextSerial()
	return id, w.exec("INSERT INTO wording (id, body) VALUES ($1, $2)", id, body)
}

// shelve makes the document's row of the shelf what it is now.
func (w *writer) shelve(p paper, e effect) error {
	counted := 0
	for _, s := range e.standing {
		if s.state != Rejected {
			counted++
		}
	}
	var place int64
	err := w.session().row("SELECT place FROM shelf WHERE document = $1", []any{p.id}, &place)
	moved := errors.Is(err, ErrNotFound) || dayOfID(place) != dayText(dayNumber(p.published))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if moved {
		place = dayID(p.published, w.nextSerial())
	}
	const text = "INSERT INTO shelf (place, document, published, address, reading, statements, orphans) VALUES ($1, $2, $3, $4, $5, $6, $7)" +
		" ON CONFLICT (document) DO UPDATE SET place = excluded.place, published = excluded.published, address = excluded.address," +
		" reading = excluded.reading, statements = excluded.statements, orphans = excluded.orphans"
	err = w.exec(text, place, p.id, p.published, p.address, p.reading, counted, e.orphans)
	if err != nil || !moved {
		return err
	}
	var words string
	if err := w.session().row("SELECT text FROM document WHERE id = $1", []any{p.id}, &words); err != nil {
		return err
	}
	w.shelved = append(w.shelved, shelvedWords{place, words})
	return nil
}

// liveEntry is an entry of the present as it is stored.
type liveEntry struct {
	id     int64
	posted string // its terms
	mark   int64
	sign   int64 // -1 where it is not known
	standing
}

// same tells whether an entry is what a statement makes now.
func (e liveEntry) same(now standing) bool {
	if e.body != now.body || e.state != now.state || dayOfID(e.id) != dayText(dayNumber(now.day())) {
		return false
	}
	keys := now.terms()
	return e.mark == markOf(keys) && (e.sign < 0 || e.sign == signOf(keys))
}

// markOf is a hash of keys, by which entries are compared without looking up
// their terms.
func markOf(keys []string) int64 {
	h := fnv.New64a()
	for _, key := range keys {
		_, _ = h.Write(append([]byte(key), 0)) // a hash takes everything
	}
	return int64(h.Sum64())
}

// liveEntries are those of a document, by the ID of their statement, with the
// day at which they stand as that of publication: it makes them count for the
// same as when they were opened.
func (s session) liveEntries(p paper) (map[string]liveEntry, error) {
	const text = "SELECT " + liveColumns + " FROM entry e JOIN wording w ON w.id = e.wording WHERE e.document = $1 AND e.closed = 0"
	return s.scanLive(text, []any{p.id})
}

const liveColumns = "e.id, e.wording, e.state, e.terms, e.mark, e.sign, w.body"

// scanLive runs a query for liveColumns.
func (s session) scanLive(text string, args []any) (map[string]liveEntry, error) {
	live := map[string]liveEntry{}
	err := s.rows(text, args, func(row *sql.Rows) error {
		var e liveEntry
		err := row.Scan(&e.id, &e.wording, &e.state, &e.posted, &e.mark, &e.sign, &e.body)
		if err != nil {
			return err
		}
		if e.statement, err = statementOf(e.body, "", ""); err != nil {
			return fmt.Errorf("wording %d: %w", e.wording, err)
		}
		e.published = dayOfID(e.id)
		live[e.statement.ID] = e
		return nil
	})
	return live, err
}
