package register

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync"
	"time"
)

// store is the database behind a register. The two kinds of database share
// every SQL text but those behind dialect.
type store struct {
	dialect
	read, write *sql.DB
	looks       chan struct{} // a place for each short session that may read at a time
	long        chan struct{} // the same for those that may take long
	answers     keptAnswers

	mu       sync.Mutex
	prepared map[string]*sql.Stmt // of read, by text
	keys     map[int64]string     // of terms, which never change
}

// dialect is what the two databases do differently.
type dialect interface {
	// lock makes a transaction wait until no other one changes the register.
	lock(ctx context.Context, tx *sql.Tx) error
	// insertions are the texts, with their arguments, that insert rows: into names
	// table and columns, then is what follows the values.
	insertions(into, then string, rows [][]any) iter.Seq2[string, []any]
	// preparesWrites says that the driver itself keeps prepared what is written again
	// and again.
	preparesWrites() bool
	// addWords makes entries and documents of a transaction findable by words.
	addWords(ctx context.Context, tx *sql.Tx, entries []entryWords, shelved []shelvedWords) error
	// entriesWith writes FROM and WHERE of a query for the entries e with words
	// and ids in a range, and gives the name of the column that they are ordered by.
	// Groups are lists of terms, one of each of which an entry must have.
	entriesWith(b *builder, words phrases, groups [][]int64, within stretch) string
	// documentsWith does the same for documents, s being the shelf and places the range.
	documentsWith(b *builder, words phrases, within stretch) string
	// entrySnippets and documentSnippets select id and snippet of what has the
	// words, with these ids, the highest first.
	entrySnippets(b *builder, words phrases, groups [][]int64, ids []int64)
	documentSnippets(b *builder, words phrases, places []int64)
	// stretches are how many of the newest entries, and of the newest documents, are
	// looked through for words before the index of words is asked for all that have
	// them: a few, then more if the few promise enough. Nil where that index gives
	// the newest first by itself.
	stretches() (entries, documents []int)
	// wordFaults says, a sentence each, what is wrong with the tables of words.
	wordFaults(ctx context.Context, tx *sql.Tx) ([]string, error)
}

// stretch is where words are looked for: low <= id < high.
type stretch struct {
	low, high int64
	newest    int // only among so many of the newest; 0 for all
}

// entryWords is what an entry is found by.
type entryWords struct {
	id    int64
	words string
	terms string
}

// shelvedWords is what a document is found by.
type shelvedWords struct {
	place int64
	words string
}

// Open opens the register at an address: the path of an SQLite file, made if it
// is not there, or postgres://USER@HOST/DATABASE. Tables that are missing are
// made.
func Open(ctx context.Context, address string) (*Register, error) {
	open := openSQLite
	if IsPostgres(address) {
		open = openPostgres
	}
	st, err := open(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("open register %s: %w", withoutPassword(address), err)
	}
	st.prepared, st.keys = map[string]*sql.Stmt{}, map[int64]string{}
	looks := readersAtOnce()
	st.looks, st.long = make(chan struct{}, looks), make(chan struct{}, longAtOnce)
	st.read.SetMaxOpenConns(looks + longAtOnce + 1)
	st.read.SetMaxIdleConns(looks + longAtOnce + 1)
	return &Register{db: st}, nil
}

// IsPostgres tells an address of PostgreSQL from the path of a file.
func IsPostgres(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// withoutPassword keeps a password out of messages.
func withoutPassword(address string) string {
	if !IsPostgres(address) {
		return address
	}
	scheme, rest, _ := strings.Cut(address, "://")
	if user, host, ok := cutLast(rest, "@"); ok {
		name, _, _ := strings.Cut(user, ":")
		rest = name + "@" + host
	}
	return scheme + "://" + rest
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// Close closes the register.
func (r *Register) Close() error {
	r.db.mu.Lock()
	defer r.db.mu.Unlock()
	var errs []error
	for _, s := range r.db.prepared {
		errs = append(errs, s.Close())
	}
	errs = append(errs, r.db.read.Close())
	if r.db.write != r.db.read {
		errs = append(errs, r.db.write.Close())
	}
	return errors.Join(errs...)
}

// readersAtOnce is how many sessions read at a time, the others waiting in turn:
// more than there are processors would only share them, and all be late. There
// is one connection more than all sessions need, for preparing a text while the
// others are in use: without it those who prepare would wait for each other for
// ever.
func readersAtOnce() int { return max(2, runtime.GOMAXPROCS(0)) }

// longAtOnce is how many sessions may take long at a time (views of the past,
// Verify, Backup), beside those that do not.
const longAtOnce = 4

// maxPrepared is how many texts are kept prepared; the questions people ask
// take about fifty.
const maxPrepared = 500

// session is a transaction that reads: all it sees is of one moment.
type session struct {
	ctx context.Context
	db  *store
	tx  *sql.Tx
	seq int64 // the change after which the register is looked at, 0 for the present

	kept map[string]*sql.Stmt // of a transaction that writes: what it has prepared; nil in others
}

// look answers a question within one session.
func (v View) look(ctx context.Context, answer func(s session) error) error {
	places := v.db.looks
	if v.long || v.seq != 0 {
		places = v.db.long
	}
	select {
	case places <- struct{}{}:
		defer func() { <-places }()
	case <-ctx.Done():
		return fmt.Errorf("look into the register: %w", ctx.Err())
	}
	tx, err := v.db.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
	if err != nil {
		return fmt.Errorf("look into the register: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // nothing was written
	return answer(session{ctx: ctx, db: v.db, tx: tx, seq: v.seq})
}

// stmt prepares a text once for all sessions; nil where it is not to be kept.
func (s session) stmt(text string) (*sql.Stmt, error) {
	if s.kept != nil {
		return s.stmtOfWriter(text)
	}
	s.db.mu.Lock()
	defer s.db.mu.Unlock()
	if st := s.db.prepared[text]; st != nil || len(s.db.prepared) >= maxPrepared {
		return st, nil
	}
	st, err := s.db.read.PrepareContext(s.ctx, text)
	if err == nil {
		s.db.prepared[text] = st
	}
	return st, err
}

// stmtOfWriter prepares a text once for a transaction. PostgreSQL's driver does
// so by itself.
func (s session) stmtOfWriter(text string) (*sql.Stmt, error) {
	if st := s.kept[text]; st != nil || s.db.preparesWrites() {
		return st, nil
	}
	st, err := s.tx.PrepareContext(s.ctx, text)
	if err == nil {
		s.kept[text] = st
	}
	return st, err
}

// rows runs a query and hands each row to scan.
func (s session) rows(text string, args []any, scan func(row *sql.Rows) error) error {
	rows, err := s.query(text, args)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // Err below tells what went wrong
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s session) query(text string, args []any) (*sql.Rows, error) {
	st, err := s.stmt(text)
	if err != nil {
		return nil, err
	}
	switch {
	case st == nil:
		return s.tx.QueryContext(s.ctx, text, args...)
	case s.kept != nil:
		return st.QueryContext(s.ctx, args...)
	}
	return s.tx.StmtContext(s.ctx, st).QueryContext(s.ctx, args...)
}

// row runs a query that gives one row at most; sql.ErrNoRows becomes
// ErrNotFound.
func (s session) row(text string, args []any, into ...any) error {
	found := false
	err := s.rows(text, args, func(row *sql.Rows) error {
		if found {
			return nil
		}
		found = true
		return row.Scan(into...)
	})
	if err == nil && !found {
		return ErrNotFound
	}
	return err
}

// builder makes a query and its arguments together.
type builder struct {
	strings.Builder
	args []any
}

// arg adds an argument and gives its placeholder.
func (b *builder) arg(v any) string {
	b.args = append(b.args, v)
	return fmt.Sprintf("$%d", len(b.args))
}

// add writes a piece of the query, each ? in it the placeholder of an argument.
func (b *builder) add(text string, args ...any) {
	for _, a := range args {
		before, after, _ := strings.Cut(text, "?")
		b.WriteString(before)
		b.WriteString(b.arg(a))
		text = after
	}
	b.WriteString(text)
}

// in writes a list of arguments in brackets.
func in[T any](b *builder, values []T) {
	b.WriteString("(")
	for i, v := range values {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(b.arg(v))
	}
	b.WriteString(")")
}

func micros(t time.Time) int64 { return t.UnixMicro() }

func moment(micros int64) time.Time {
	if micros == 0 {
		return time.Time{}
	}
	return time.UnixMicro(micros).UTC()
}
