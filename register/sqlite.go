package register

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite" // registers the driver "sqlite"
	lib "modernc.org/sqlite/lib"
)

//go:embed migrations
var migrations embed.FS

// sqliteDialect is SQLite: one writer at a time, words in FTS5.
type sqliteDialect struct{}

// sqlitePragmas hold for each connection: readers and the writer do not wait
// for each other, a writer waits for another, and a commit is on the disk. What
// commits write is gathered in a journal up to 32 MB before it goes into the
// file: a document touches a thousand pages here and there, most of which the
// next one touches again.
const sqlitePragmas = "_pragma=busy_timeout(30000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
	"&_pragma=cache_size(-65536)&_pragma=mmap_size(2147418112)&_pragma=temp_store(MEMORY)" +
	"&_pragma=wal_autocheckpoint(8192)"

func openSQLite(ctx context.Context, path string) (*store, error) {
	uri, err := sqliteURI(path)
	if err != nil {
		return nil, err
	}
	write, err := sql.Open("sqlite", uri+"?"+sqlitePragmas+"&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	if err := migrate(ctx, write, goose.DialectSQLite3, "migrations/sqlite"); err != nil {
		_ = write.Close() // the first error counts
		return nil, notARegister(err)
	}
	read, err := sql.Open("sqlite", uri+"?"+sqlitePragmas)
	if err != nil {
		_ = write.Close()
		return nil, err
	}
	return &store{dialect: sqliteDialect{}, read: read, write: write}, nil
}

// sqliteURI writes a path as a URI, so that no character in it is taken for a
// parameter.
func sqliteURI(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	p := filepath.ToSlash(absolute)
	if !strings.HasPrefix(p, "/") { // C:/…
		p = "/" + p
	}
	return "file://" + (&url.URL{Path: p}).EscapedPath(), nil
}

// notARegister says in plain words that a file is something else.
func notARegister(err error) error {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		switch failed.Code() & 0xff {
		case lib.SQLITE_NOTADB:
			return invalidf("database", "the file is there and is not a register: name another")
		case lib.SQLITE_CANTOPEN:
			return invalidf("database", "the file cannot be opened or made: does its folder exist, and may you write there?")
		case lib.SQLITE_READONLY:
			return invalidf("database", "the file may not be written to")
		}
	}
	return err
}

// migrate makes the tables that are missing. Where another process is at it at
// the same moment one of the two fails, and finds the tables made when it looks
// again.
func migrate(ctx context.Context, db *sql.DB, dialect goose.Dialect, folder string) error {
	files, err := fs.Sub(migrations, folder)
	if err != nil {
		return err
	}
	for try := 1; ; try++ {
		err = migrateOnce(ctx, db, dialect, files)
		if err == nil || try == 10 || ctx.Err() != nil || errors.As(notARegister(err), new(*InvalidError)) {
			return err
		}
		time.Sleep(time.Duration(try) * 50 * time.Millisecond)
	}
}

func migrateOnce(ctx context.Context, db *sql.DB, dialect goose.Dialect, files fs.FS) error {
	p, err := goose.NewProvider(dialect, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return fmt.Errorf("make tables: %w", err)
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("make tables: %w", err)
	}
	return nil
}

// lock has nothing to do: transactions of the writing pool begin as writers.
func (sqliteDialect) lock(context.Context, *sql.Tx) error { return nil }

// insertions are one for each row: what is prepared once and run again costs
// least where there is no network between.
func (sqliteDialect) insertions(into, then string, rows [][]any) iter.Seq2[string, []any] {
	var b builder
	b.add("INSERT INTO " + into + " VALUES ")
	in(&b, rows[0])
	b.add(" " + then)
	text := b.String()
	return func(yield func(string, []any) bool) {
		for _, row := range rows {
			if !yield(text, row) {
				return
			}
		}
	}
}

func (sqliteDialect) preparesWrites() bool { return false }

func (sqliteDialect) addWords(ctx context.Context, tx *sql.Tx, entries []entryWords, shelved []shelvedWords) error {
	st, err := tx.PrepareContext(ctx, "INSERT INTO entry_words (rowid, words, terms) VALUES ($1, $2, $3)")
	if err != nil {
		return err
	}
	defer func() { _ = st.Close() }() // the transaction ends it in any case
	for _, e := range entries {
		if _, err := st.ExecContext(ctx, e.id, e.words, e.terms); err != nil {
			return err
		}
	}
	for _, d := range shelved {
		if _, err := tx.ExecContext(ctx, "INSERT INTO document_words (rowid, words) VALUES ($1, $2)", d.place, d.words); err != nil {
			return err
		}
	}
	return nil
}

// stretches: FTS5 goes through what has the words in the order of ids.
func (sqliteDialect) stretches() (entries, documents []int) { return nil, nil }

func (sqliteDialect) entriesWith(b *builder, words phrases, groups [][]int64, within stretch) string {
	b.add("FROM entry_words f CROSS JOIN entry e WHERE e.id = f.rowid AND f.entry_words MATCH ? AND f.rowid < ? AND f.rowid >= ?",
		matchEntries(words, groups), within.high, within.low)
	return "f.rowid"
}

func (sqliteDialect) documentsWith(b *builder, words phrases, within stretch) string {
	b.add("FROM document_words f CROSS JOIN shelf s WHERE s.place = f.rowid AND f.document_words MATCH ? AND f.rowid < ? AND f.rowid >= ?",
		words.fts5(), within.high, within.low)
	return "f.rowid"
}

func (sqliteDialect) entrySnippets(b *builder, words phrases, groups [][]int64, ids []int64) {
	b.add("SELECT rowid, highlight(entry_words, 0, char(2), char(3)) FROM entry_words WHERE entry_words MATCH ? AND rowid BETWEEN ? AND ?",
		matchEntries(words, groups), ids[len(ids)-1], ids[0])
}

func (sqliteDialect) documentSnippets(b *builder, words phrases, places []int64) {
	b.add("SELECT rowid, snippet(document_words, 0, char(2), char(3), '…', 40) FROM document_words WHERE document_words MATCH ? AND rowid BETWEEN ? AND ?",
		words.fts5(), places[len(places)-1], places[0])
}

// matchEntries is an expression of FTS5: terms are words of a column of their
// own, so that one pass finds what has both.
func matchEntries(words phrases, groups [][]int64) string {
	parts := []string{"words : (" + words.fts5() + ")"}
	for _, g := range groups {
		var terms []string
		for _, t := range g {
			terms = append(terms, termToken(t))
		}
		parts = append(parts, "terms : ("+strings.Join(terms, " OR ")+")")
	}
	return strings.Join(parts, " AND ")
}

func termToken(term int64) string { return "t" + strconv.FormatInt(term, 10) }

// wordFaults counts the entries that FTS5 finds: each has a term that begins
// with t.
func (sqliteDialect) wordFaults(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return countWords(ctx, tx,
		"SELECT (SELECT COUNT(*) FROM entry), (SELECT COUNT(*) FROM entry_words WHERE entry_words MATCH 'terms : t*')")
}

// countWords runs queries that give how many there are and how many have words.
func countWords(ctx context.Context, tx *sql.Tx, texts ...string) ([]string, error) {
	var faults []string
	for _, text := range texts {
		var all, found int64
		if err := tx.QueryRowContext(ctx, text).Scan(&all, &found); err != nil {
			return nil, err
		}
		if all != found {
			faults = append(faults, fmt.Sprintf("of %d entries %d are found by words", all, found))
		}
	}
	return faults, nil
}
