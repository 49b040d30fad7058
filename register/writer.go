package register

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"chancery/statement"
)

// writer is one transaction that changes the register. What it makes for speed
// (terms, postings, tallies) it gathers and writes at the end, each row once.
type writer struct {
	ctx    context.Context
	db     *store
	tx     *sql.Tx
	seq    int64 // of the change in progress
	last   Change
	kept   map[string]*sql.Stmt // prepared in this transaction
	serial int64                // the highest used

	terms       map[string]int64 // live entries that each term gains
	tallies     map[tallyKey]Counts
	instruments map[string]statement.Instrument
	through     map[instrumentKey]int64 // live entries that parties gain through instruments
	opened      []openedEntry
	shelved     []shelvedWords
	touched     map[int64]bool // documents that opened has entries of
}

type instrumentKey struct{ party, day, id string }

// openedEntry is an entry that is still to be written.
type openedEntry struct {
	id, document, since int64
	standing
}

// change carries out one change of the ledger in a transaction of its own.
func (r *Register) change(ctx context.Context, apply func(w *writer) error) (Change, error) {
	var c Change
	err := r.transaction(ctx, func(w *writer) error {
		var err error
		c, err = w.change(time.Now(), apply)
		return err
	})
	if err != nil {
		return Change{}, err
	}
	return c, nil
}

// transaction lets work change the register: all of it, or nothing.
func (r *Register) transaction(ctx context.Context, work func(w *writer) error) error {
	tx, err := r.db.write.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin a change: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if err := r.db.lock(ctx, tx); err != nil {
		return fmt.Errorf("wait for another change: %w", err)
	}
	w := &writer{ctx: ctx, db: r.db, tx: tx, kept: map[string]*sql.Stmt{}}
	w.forget()
	if err := w.goOn(); err != nil {
		return err
	}
	if err := work(w); err != nil {
		return err
	}
	if err := w.flush(); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("commit a change: %w", err)
	}
	return nil
}

// goOn goes on from the last change.
func (w *writer) goOn() error {
	var at int64
	err := w.session().row("SELECT seq, at, serial FROM change ORDER BY seq DESC LIMIT 1", nil, &w.last.Seq, &at, &w.serial)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("find the last change: %w", err)
	}
	w.last.At = moment(at)
	return nil
}

// change carries out one change of the transaction, dated at, unless the change
// before it is later: a clock may have been turned back.
func (w *writer) change(at time.Time, apply func(w *writer) error) (Change, error) {
	c := Change{Seq: w.last.Seq + 1, At: at.UTC().Truncate(time.Microsecond)}
	if c.At.Before(w.last.At) {
		c.At = w.last.At
	}
	w.seq = c.Seq
	if err := apply(w); err != nil {
		return Change{}, err
	}
	w.last = c
	return c, w.exec("INSERT INTO change (seq, at, serial) VALUES ($1, $2, $3)", c.Seq, micros(c.At), w.serial)
}

// forget empties what was gathered.
func (w *writer) forget() {
	w.terms, w.tallies = map[string]int64{}, map[tallyKey]Counts{}
	w.instruments, w.through = map[string]statement.Instrument{}, map[instrumentKey]int64{}
	w.opened, w.shelved, w.touched = nil, nil, map[int64]bool{}
}

func (w *writer) exec(text string, args ...any) error {
	st, err := w.session().stmt(text)
	if err == nil && st != nil {
		_, err = st.ExecContext(w.ctx, args...)
	} else if err == nil {
		_, err = w.tx.ExecContext(w.ctx, text, args...)
	}
	if err != nil {
		return fmt.Errorf("write to the register: %w", err)
	}
	return nil
}

func (w *writer) nextSerial() int64 {
	w.serial++
	return w.serial
}

// session reads what the transaction sees.
func (w *writer) session() session { return session{ctx: w.ctx, db: w.db, tx: w.tx, kept: w.kept} }

// open adds an entry.
func (w *writer) open(document int64, s standing) {
	w.gather(s, 1)
	for _, key := range s.terms() {
		w.terms[key]++
	}
	w.touched[document] = true
	w.opened = append(w.opened, openedEntry{dayID(s.day(), w.nextSerial()), document, w.seq, s})
}

// gather adds to what a statement counts for, or takes from it.
func (w *writer) gather(s standing, times int) {
	one := s.counts()
	for _, key := range s.contributions() {
		w.tallies[key] = w.tallies[key].plus(one, times)
	}
	if i := s.statement.Instrument; i != nil && s.state != Rejected {
		id := InstrumentID(*i)
		w.instruments[id] = *i
		for _, party := range append([]string{""}, takingPart(s.statement)...) {
			w.through[instrumentKey{party, i.Date, id}] += int64(times)
		}
	}
}

// close ends an entry: it stays for those who ask for the past.
func (w *writer) close(e liveEntry) error {
	w.gather(e.standing, -1)
	if err := w.exec("UPDATE entry SET closed = $1 WHERE id = $2", w.seq, e.id); err != nil {
		return err
	}
	for _, token := range strings.Fields(e.posted) {
		term, err := strconv.ParseInt(strings.TrimPrefix(token, "t"), 10, 64)
		if err != nil {
			return fmt.Errorf("terms of entry %d: %w", e.id, err)
		}
		if err := w.exec("UPDATE posting SET closed = $1 WHERE term = $2 AND closed = 0 AND entry = $3", w.seq, term, e.id); err != nil {
			return err
		}
		if err := w.exec("UPDATE term SET n = n - 1 WHERE id = $1", term); err != nil {
			return err
		}
	}
	return nil
}
