package register

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	_ "github.com/jackc/pgx/v5/stdlib" // registers the driver "pgx"
	"github.com/pressly/goose/v3"
)

// postgresDialect is PostgreSQL: words in tsvector.
type postgresDialect struct{}

// postgresWriters is how many connections wait for their turn to write.
const postgresWriters = 4

// registerLock is the key of the advisory lock that those who change a register
// take in turn; any number that nothing else in the database uses.
const registerLock = 0x6368616e63657279

func openPostgres(ctx context.Context, address string) (*store, error) {
	db, err := sql.Open("pgx", address)
	if err != nil {
		return nil, invalidf("database", "the address is not one of PostgreSQL: postgres://USER@HOST/DATABASE")
	}
	db.SetMaxOpenConns(postgresWriters)
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close() // the first error counts
		return nil, invalidf("database", "cannot be reached: %v", errors.Unwrap(err))
	}
	if err := migrate(ctx, db, goose.DialectPostgres, "migrations/postgres"); err != nil {
		_ = db.Close()
		return nil, err
	}
	read, err := sql.Open("pgx", address)
	if err != nil {
		_ = db.Close()
		return nil, err
	}
	return &store{dialect: postgresDialect{}, read: read, write: db}, nil
}

func (postgresDialect) lock(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", int64(registerLock))
	return err
}

func (postgresDialect) rowsAtOnce() int { return 100 }

// postgresLongest is how many bytes of a text are searched: a tsvector holds
// 1 MB, and texts of treaties stay far below.
const postgresLongest = 900_000

func (postgresDialect) addWords(ctx context.Context, tx *sql.Tx, entries []entryWords, shelved []shelvedWords) error {
	for chunk := range slices.Chunk(entries, 100) {
		var b builder
		b.add("INSERT INTO entry_words (entry, words) SELECT id, to_tsvector('english', words) FROM (VALUES ")
		for i, e := range chunk {
			if i > 0 {
				b.add(", ")
			}
			b.add("(CAST(? AS BIGINT), CAST(? AS TEXT))", e.id, shortened(e.words))
		}
		b.add(") AS v (id, words)")
		if _, err := tx.ExecContext(ctx, b.String(), b.args...); err != nil {
			return err
		}
	}
	for _, d := range shelved {
		const text = `INSERT INTO document_words (place, words) VALUES ($1, to_tsvector('english', $2))`
		if _, err := tx.ExecContext(ctx, text, d.place, shortened(d.words)); err != nil {
			return err
		}
	}
	return nil
}

func (postgresDialect) entriesWith(b *builder, words phrases, groups [][]int64) string {
	b.add("FROM entry_words f JOIN entry e ON e.id = f.entry WHERE f.words @@ to_tsquery('english', ?)", words.tsquery())
	haveTerms(b, groups, "q.closed = e.closed AND q.entry = f.entry")
	return "f.entry"
}

func (postgresDialect) documentsWith(b *builder, words phrases) string {
	b.add("FROM document_words f JOIN shelf s ON s.place = f.place WHERE f.words @@ to_tsquery('english', ?)", words.tsquery())
	return "f.place"
}

func (postgresDialect) entrySnippets(b *builder, words phrases, _ [][]int64, low, high int64) {
	b.add("SELECT t.id, ts_headline('english', t.words, q, 'HighlightAll=true, StartSel=\"' || chr(2) || '\", StopSel=\"' || chr(3) || '\"')"+
		" FROM (SELECT e.id AS id, w.body::json -> 'quote' ->> 'text' AS words FROM entry e JOIN wording w ON w.id = e.wording"+
		" JOIN entry_words f ON f.entry = e.id WHERE e.id BETWEEN ? AND ? AND f.words @@ to_tsquery('english', ?)) t, to_tsquery('english', ?) q",
		low, high, words.tsquery(), words.tsquery())
}

func (postgresDialect) documentSnippets(b *builder, words phrases, low, high int64) {
	b.add("SELECT t.id, ts_headline('english', t.words, q, 'MaxWords=40, MinWords=20, MaxFragments=1, StartSel=\"' || chr(2) || '\", StopSel=\"' || chr(3) || '\"')"+
		" FROM (SELECT f.place AS id, d.text AS words FROM document_words f JOIN shelf s ON s.place = f.place JOIN document d ON d.id = s.document"+
		" WHERE f.place BETWEEN ? AND ? AND f.words @@ to_tsquery('english', ?)) t, to_tsquery('english', ?) q",
		low, high, words.tsquery(), words.tsquery())
}

func shortened(text string) string {
	if len(text) <= postgresLongest {
		return text
	}
	return validPrefix(text, postgresLongest)
}

func (postgresDialect) wordFaults(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return countWords(ctx, tx,
		"SELECT (SELECT COUNT(*) FROM entry), (SELECT COUNT(*) FROM entry e JOIN entry_words w ON w.entry = e.id)",
		"SELECT (SELECT COUNT(*) FROM shelf), (SELECT COUNT(*) FROM shelf s JOIN document_words w ON w.place = s.place)")
}
