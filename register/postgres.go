package register

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
)

// postgresDialect is PostgreSQL: words in tsvector.
type postgresDialect struct{}

// postgresWriters is how many connections wait for their turn to write.
const postgresWriters = 4

// registerLock is the key of the advisory lock that those who change a register
// take in turn; any number that nothing else in the database uses.
const registerLock = 0x6368616e63657279

// sessionSettings are what every session of ours asks of PostgreSQL: no helpers
// for one question, since as many questions are asked at a time as there are
// processors (see readersAtOnce), and no compiling of queries, none of which runs
// long enough for it.
var sessionSettings = map[string]string{"max_parallel_workers_per_gather": "0", "jit": "off"}

func openPostgres(ctx context.Context, address string) (*store, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, invalidf("database", "the address is not one of PostgreSQL: postgres://USER@HOST/DATABASE")
	}
	for name, value := range sessionSettings {
		if _, given := config.RuntimeParams[name]; !given { // by the address
			config.RuntimeParams[name] = value
		}
	}
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(postgresWriters)
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close() // the first error counts
		return nil, invalidf("database", "cannot be reached: %v", errors.Unwrap(err))
	}
	if err := migrate(ctx, db, goose.DialectPostgres, "migrations/postgres"); err != nil {
		_ = db.Close()
		return nil, err
	}
	return &store{dialect: postgresDialect{}, read: stdlib.OpenDB(*config), write: db}, nil
}

func (postgresDialect) lock(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock($1)", int64(registerLock))
	return err
}

// atOnce is how many rows one INSERT writes.
const atOnce = 5000

// insertions give each column as an array: a document takes some 1,600 rows, and
// an argument for each of their values would take longer than the writing.
func (postgresDialect) insertions(into, then string, rows [][]any) iter.Seq2[string, []any] {
	types := make([]string, len(rows[0]))
	for i, v := range rows[0] {
		types[i] = fmt.Sprintf("CAST($%d AS BIGINT[])", i+1)
		if _, ok := v.(string); ok {
			types[i] = fmt.Sprintf("CAST($%d AS TEXT[])", i+1)
		}
	}
	text := "INSERT INTO " + into + " SELECT * FROM UNNEST(" + strings.Join(types, ", ") + ") " + then
	return func(yield func(string, []any) bool) {
		for chunk := range slices.Chunk(rows, atOnce) {
			args := make([]any, len(types))
			for i := range args {
				args[i] = columnOf(chunk, i)
			}
			if !yield(text, args) {
				return
			}
		}
	}
}

// columnOf is one column of rows as a slice of numbers or of texts.
func columnOf(rows [][]any, i int) any {
	if _, ok := rows[0][i].(string); ok {
		texts := make([]string, len(rows))
		for j, row := range rows {
			texts[j] = row[i].(string)
		}
		return texts
	}
	numbers := make([]int64, len(rows))
	for j, row := range rows {
		switch n := row[i].(type) {
		case int64:
			numbers[j] = n
		case int:
			numbers[j] = int64(n)
		default:
			panic(fmt.Sprintf("a column of %T", n)) // a mistake of ours, found by any test
		}
	}
	return numbers
}

func (postgresDialect) preparesWrites() bool { return true }

// postgresLongest is how many bytes of a text are searched: a tsvector holds
// 1 MB, and texts of treaties stay far below.
const postgresLongest = 900_000

func (postgresDialect) addWords(ctx context.Context, tx *sql.Tx, entries []entryWords, shelved []shelvedWords) error {
	const text = "INSERT INTO entry_words (entry, words) SELECT id, to_tsvector('english', words) FROM UNNEST(CAST($1 AS BIGINT[]), CAST($2 AS TEXT[])) AS v (id, words)"
	for chunk := range slices.Chunk(entries, atOnce) {
		ids, words := make([]int64, len(chunk)), make([]string, len(chunk))
		for i, e := range chunk {
			ids[i], words[i] = e.id, shortened(e.words)
		}
		if _, err := tx.ExecContext(ctx, text, ids, words); err != nil {
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

// stretches: an index of words in PostgreSQL gives all that have a word, which
// are then to be fetched and sorted, and to go through the newest until enough
// have it is quicker for words that many have. What is said in a document is
// long and takes ten times as long to look at.
func (postgresDialect) stretches() (entries, documents []int) {
	return []int{1500, 30_000}, []int{150, 1500}
}

func (postgresDialect) entriesWith(b *builder, words phrases, groups [][]int64, within stretch) string {
	column := entryWordsTable.with(b, words, within)
	haveTerms(b, groups, "q.closed = e.closed AND q.entry = f.entry")
	return column
}

func (postgresDialect) documentsWith(b *builder, words phrases, within stretch) string {
	return documentWordsTable.with(b, words, within)
}

// wordTable is a table of words: the column of what has them, and the table that
// this is joined to.
type wordTable struct{ name, id, other string }

var (
	entryWordsTable    = wordTable{"entry_words", "entry", "entry e WHERE e.id = f.entry"}
	documentWordsTable = wordTable{"document_words", "place", "shelf s WHERE s.place = f.place"}
)

// with writes FROM and WHERE for the rows f that have words, and gives what they
// are ordered by. The limit of a stretch keeps PostgreSQL to the order of ids;
// where all rows are looked for, "+ 0" keeps it from that order, which it takes
// for short because of the range.
func (t wordTable) with(b *builder, words phrases, within stretch) string {
	if within.newest > 0 {
		b.add("FROM (SELECT "+t.id+", words FROM "+t.name+" WHERE "+t.id+" < ? AND "+t.id+" >= ? ORDER BY "+t.id+" DESC LIMIT "+strconv.Itoa(within.newest)+") f, "+
			t.other+" AND f.words @@ (SELECT to_tsquery('english', ?))", within.high, within.low, words.tsquery())
		return "f." + t.id
	}
	column := "f." + t.id + " + 0"
	b.add("FROM "+t.name+" f, "+t.other+" AND f.words @@ to_tsquery('english', ?) AND "+column+" < ? AND "+column+" >= ?", words.tsquery(), within.high, within.low)
	return column
}

func (postgresDialect) entrySnippets(b *builder, words phrases, _ [][]int64, ids []int64) {
	b.add("SELECT e.id, ts_headline('english', w.body::json -> 'quote' ->> 'text', q, 'HighlightAll=true, StartSel=\"' || chr(2) || '\", StopSel=\"' || chr(3) || '\"')"+
		" FROM entry e JOIN wording w ON w.id = e.wording, to_tsquery('english', ?) q WHERE e.id IN ", words.tsquery())
	in(b, filled(ids, idsAtOnce))
}

func (postgresDialect) documentSnippets(b *builder, words phrases, places []int64) {
	b.add("SELECT s.place, ts_headline('english', d.text, q, 'MaxWords=40, MinWords=20, MaxFragments=1, StartSel=\"' || chr(2) || '\", StopSel=\"' || chr(3) || '\"')"+
		" FROM shelf s JOIN document d ON d.id = s.document, to_tsquery('english', ?) q WHERE s.place IN ", words.tsquery())
	in(b, filled(places, idsAtOnce))
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
