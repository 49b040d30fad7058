package register

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"chancery/statement"
)

// shelf writes the table of documents with their place, as it was at the
// session's moment. That of the past is worked out from the ledger.
func (s session) shelf(b *builder) {
	if s.seq == 0 {
		b.add("shelf s")
		return
	}
	n := b.arg(s.seq)
	b.add("(SELECT x.place, x.document, x.orphans," +
		" COALESCE((SELECT r.published FROM retrieval r WHERE r.document = x.document AND r.seq <= " + n + " AND r.published <> '' ORDER BY r.seq DESC LIMIT 1)," +
		" (SELECT g.published FROM pointer p JOIN reading g ON g.id = p.reading WHERE p.document = x.document AND p.seq <= " + n + " ORDER BY p.seq DESC LIMIT 1), '') AS published," +
		" COALESCE((SELECT r.address FROM retrieval r WHERE r.document = x.document AND r.seq <= " + n + " ORDER BY r.seq DESC LIMIT 1), '') AS address," +
		" COALESCE((SELECT p.reading FROM pointer p WHERE p.document = x.document AND p.seq <= " + n + " ORDER BY p.seq DESC LIMIT 1), 0) AS reading," +
		" (SELECT COUNT(*) FROM entry e WHERE e.document = x.document AND e.state <> 'rejected' AND e.since <= " + n + " AND (e.closed = 0 OR e.closed > " + n + ")) AS statements" +
		" FROM shelf x WHERE x.document <= " + n + ") s")
}

// documents writes a query for records, ready for more conditions.
func (s session) documents(b *builder, from func()) {
	b.add("SELECT d.hash, d.title, d.language, OCTET_LENGTH(d.text), s.published, s.address, s.reading, s.statements, c.at," +
		" COALESCE(g.engine, ''), COALESCE(g.doubted, 0), t.media_type, t.retrieved ")
	from()
}

const documentJoins = " JOIN document d ON d.id = s.document JOIN change c ON c.seq = d.id LEFT JOIN reading g ON g.id = s.reading" +
	" JOIN retrieval t ON t.document = d.id AND t.seq = "

// joinRest joins what a record has beside the shelf.
func (s session) joinRest(b *builder) {
	b.add(documentJoins+"(SELECT MAX(x.seq) FROM retrieval x WHERE x.document = d.id AND x.seq <= ?)", s.until())
}

func scanDocument(row *sql.Rows) (DocumentRecord, error) {
	var d DocumentRecord
	var added, retrieved int64
	err := row.Scan(&d.Hash, &d.Title, &d.Language, &d.Bytes, &d.Published, &d.Address, &d.Reading, &d.Statements, &added,
		&d.Engine, &d.Doubts, &d.MediaType, &retrieved)
	d.Added, d.Retrieved = moment(added), moment(retrieved)
	return d, err
}

// Documents lists documents, the latest published first and those without a
// day last. With Words each has a Snippet, as in List.
func (v View) Documents(ctx context.Context, q DocumentQuery, p Page) (Documents, error) {
	limit, err := p.limit()
	if err != nil {
		return Documents{}, err
	}
	before, err := p.before()
	if err != nil {
		return Documents{}, err
	}
	page := Documents{Documents: []DocumentRecord{}}
	err = v.look(ctx, func(s session) error {
		places, err := s.listDocuments(q, before, limit, &page)
		if err != nil || q.Words == "" || len(places) == 0 {
			return err
		}
		return s.addDocumentSnippets(q, places, page.Documents)
	})
	if err != nil {
		return Documents{}, fmt.Errorf("list documents: %w", err)
	}
	return page, nil
}

// listDocuments fills a page and gives the places of its documents.
func (s session) listDocuments(q DocumentQuery, before int64, limit int, page *Documents) ([]int64, error) {
	places, err := s.places(q, before, limit+1)
	if err != nil {
		return nil, err
	}
	if len(places) > limit {
		places = places[:limit]
		page.Next = cursorOf(places[limit-1])
	}
	for chunk := range slices.Chunk(places, idsAtOnce) {
		var b builder
		s.documents(&b, func() { b.add("FROM "); s.shelf(&b) })
		s.joinRest(&b)
		b.add(" WHERE s.place IN ")
		in(&b, filled(chunk, idsAtOnce))
		b.add(" ORDER BY s.place DESC")
		err := s.rows(b.String(), b.args, func(row *sql.Rows) error {
			d, err := scanDocument(row)
			page.Documents = append(page.Documents, d)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return places, nil
}

// places gives the places of the latest documents that q chooses, at most limit,
// below a place.
func (s session) places(q DocumentQuery, before int64, limit int) ([]int64, error) {
	if err := firstError(checkDay("from", q.From), checkDay("to", q.To)); err != nil {
		return nil, err
	}
	within := stretch{high: before}
	if q.From != "" {
		within.low = dayNumber(q.From) << serialBits
	}
	if q.To != "" {
		within.high = min(before, (dayNumber(q.To)+1)<<serialBits)
	}
	var words phrases
	var newest []int
	if q.Words != "" {
		var err error
		if words, err = parseWords(q.Words); err != nil {
			return nil, err
		}
		_, newest = s.db.stretches()
	}
	return byStretches(newest, limit, func(n int) ([]int64, error) {
		within.newest = n
		var places []int64
		b := s.placesQuery(words, q.Sources, within, limit)
		return places, s.rows(b.String(), b.args, scanInts(&places))
	})
}

func (s session) placesQuery(words phrases, sources []string, within stretch, limit int) *builder {
	b := &builder{}
	b.add("SELECT s.place ")
	column := "s.place"
	if words == nil {
		b.add("FROM shelf s WHERE s.place < ? AND s.place >= ?", within.high, within.low)
	} else {
		column = s.db.documentsWith(b, words, within)
	}
	b.add(" AND s.document <= ?", s.until())
	if len(sources) > 0 {
		b.add(" AND s.document IN (SELECT r.document FROM retrieval r WHERE r.seq <= ? AND r.source IN ", s.until())
		in(b, sources)
		b.add(")")
	}
	b.add(" ORDER BY "+column+" DESC LIMIT ?", limit)
	return b
}

func (s session) addDocumentSnippets(q DocumentQuery, places []int64, page []DocumentRecord) error {
	words, err := parseWords(q.Words)
	if err != nil {
		return err
	}
	marked := map[int64]string{}
	var b builder
	s.db.documentSnippets(&b, words, places)
	if err := s.rows(b.String(), b.args, scanSnippets(marked)); err != nil {
		return err
	}
	for i, place := range places {
		page[i].Snippet = marked[place]
	}
	return nil
}

// shortestHash is how many digits of a hash must be given.
const shortestHash = 8

// Document gives one document by its hash, or by the beginning of it (with or
// without "sha256:", eight digits or more) where no other begins so.
func (v View) Document(ctx context.Context, hash string) (DocumentRecord, error) {
	digits := strings.TrimPrefix(strings.ToLower(hash), "sha256:")
	if len(digits) < shortestHash || strings.Trim(digits, "0123456789abcdef") != "" {
		return DocumentRecord{}, fmt.Errorf("document %s: %w", hash, ErrNotFound)
	}
	var found []DocumentRecord
	err := v.look(ctx, func(s session) error {
		var b builder
		s.documents(&b, func() { b.add("FROM "); s.shelf(&b) })
		s.joinRest(&b)
		b.add(" WHERE d.hash >= ? AND d.hash < ? LIMIT 2", "sha256:"+digits, "sha256:"+digits+"g")
		return s.rows(b.String(), b.args, func(row *sql.Rows) error {
			d, err := scanDocument(row)
			found = append(found, d)
			return err
		})
	})
	if err != nil {
		return DocumentRecord{}, fmt.Errorf("document %s: %w", hash, err)
	}
	return onlyOne("document", hash, found)
}

// onlyOne refuses a beginning that several things share.
func onlyOne[T any](what, beginning string, found []T) (T, error) {
	var none T
	switch len(found) {
	case 0:
		return none, fmt.Errorf("%s %s: %w", what, beginning, ErrNotFound)
	case 1:
		return found[0], nil
	}
	return none, invalidf(what, "more than one begins with %s: give more of it", beginning)
}

// document finds the number of a document by its full hash.
func (s session) document(hash string) (int64, error) {
	var id int64
	err := s.row("SELECT id FROM document WHERE hash = $1 AND id <= $2", []any{hash, s.until()}, &id)
	return id, err
}

// ofDocument answers a question about one document.
func (v View) ofDocument(ctx context.Context, hash string, answer func(s session, id int64) error) error {
	err := v.look(ctx, func(s session) error {
		id, err := s.document(hash)
		if err != nil {
			return err
		}
		return answer(s, id)
	})
	if err != nil {
		return fmt.Errorf("document %s: %w", hash, err)
	}
	return nil
}

// Text gives the normalised text of a document, by its full hash.
func (v View) Text(ctx context.Context, document string) (string, error) {
	var text string
	err := v.ofDocument(ctx, document, func(s session, id int64) error {
		return s.row("SELECT text FROM document WHERE id = $1", []any{id}, &text)
	})
	return text, err
}

// Original gives the bytes of the latest retrieval of a document, and their
// media type.
func (v View) Original(ctx context.Context, document string) ([]byte, string, error) {
	var data []byte
	var media, text string
	err := v.ofDocument(ctx, document, func(s session, id int64) error {
		const query = "SELECT t.original, t.media_type, CASE WHEN t.original IS NULL THEN d.text ELSE '' END" +
			" FROM retrieval t JOIN document d ON d.id = t.document WHERE t.document = $1 AND t.seq <= $2 ORDER BY t.seq DESC LIMIT 1"
		return s.row(query, []any{id, s.until()}, &data, &media, &text)
	})
	if data == nil {
		data = []byte(text)
	}
	return data, media, err
}

// Retrievals gives each time that a document was fetched, oldest first.
func (v View) Retrievals(ctx context.Context, document string) ([]Retrieval, error) {
	var all []Retrieval
	err := v.ofDocument(ctx, document, func(s session, id int64) error {
		const text = "SELECT t.address, t.media_type, t.retrieved, t.published, COALESCE(OCTET_LENGTH(t.original), OCTET_LENGTH(d.text)), c.at" +
			" FROM retrieval t JOIN document d ON d.id = t.document JOIN change c ON c.seq = t.seq WHERE t.document = $1 AND t.seq <= $2 ORDER BY t.seq"
		return s.rows(text, []any{id, s.until()}, func(row *sql.Rows) error {
			var r Retrieval
			var retrieved, added int64
			err := row.Scan(&r.Address, &r.MediaType, &retrieved, &r.Published, &r.Bytes, &added)
			r.Retrieved, r.Added = moment(retrieved), moment(added)
			all = append(all, r)
			return err
		})
	})
	return all, err
}

const readingColumns = "SELECT r.id, d.hash, r.engine, r.published, r.parties, r.statements, r.doubted, c.at, r.doubts," +
	" (SELECT p.reading FROM pointer p WHERE p.document = r.document AND p.seq <= $2 ORDER BY p.seq DESC LIMIT 1)" +
	" FROM reading r JOIN document d ON d.id = r.document JOIN change c ON c.seq = r.id"

func scanReading(row *sql.Rows) (ReadingRecord, string, error) {
	var r ReadingRecord
	var parties, doubts string
	var added, current int64
	err := row.Scan(&r.ID, &r.Document, &r.Engine, &r.Published, &parties, &r.Statements, &r.Doubts, &added, &doubts, &current)
	if err != nil {
		return r, "", err
	}
	r.Added, r.Current = moment(added), current == r.ID
	return r, doubts, json.Unmarshal([]byte(parties), &r.Parties)
}

// Readings gives the readings of a document, oldest first.
func (v View) Readings(ctx context.Context, document string) ([]ReadingRecord, error) {
	var all []ReadingRecord
	err := v.ofDocument(ctx, document, func(s session, id int64) error {
		text := readingColumns + " WHERE r.document = $1 AND r.id <= $2 ORDER BY r.id"
		return s.rows(text, []any{id, s.until()}, func(row *sql.Rows) error {
			r, _, err := scanReading(row)
			all = append(all, r)
			return err
		})
	})
	return all, err
}

// Reading gives one reading as its engine made it, without corrections.
func (v View) Reading(ctx context.Context, id int64) (ReadingRecord, statement.Reading, error) {
	var record ReadingRecord
	reading := statement.Reading{Statements: []statement.Statement{}}
	err := v.look(ctx, func(s session) error {
		found := false
		err := s.rows(readingColumns+" WHERE r.id = $1 AND r.id <= $2", []any{id, s.until()}, func(row *sql.Rows) error {
			var doubts string
			var err error
			found = true
			if record, doubts, err = scanReading(row); err != nil {
				return err
			}
			return json.Unmarshal([]byte(doubts), &reading.Doubts)
		})
		if err != nil {
			return err
		}
		if !found {
			return ErrNotFound
		}
		return s.fillReading(record, &reading)
	})
	if err != nil {
		return record, reading, fmt.Errorf("reading %d: %w", id, err)
	}
	return record, reading, nil
}

func (s session) fillReading(record ReadingRecord, reading *statement.Reading) error {
	document, err := s.document(record.Document)
	if err != nil {
		return err
	}
	var address string
	const text = "SELECT address FROM retrieval WHERE document = $1 AND seq <= $2 ORDER BY seq DESC LIMIT 1"
	if err := s.row(text, []any{document, s.until()}, &address); err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	all, err := s.worded(record.ID)
	for _, one := range all {
		one.Document, one.Source = record.Document, address
		reading.Statements = append(reading.Statements, one.Statement)
	}
	return err
}
