package register

import (
	"context"
	"errors"
	"fmt"
	"time"

	"chancery/document"
	"chancery/statement"
)

// errNothing ends a change that has nothing to do.
var errNothing = errors.New("nothing to change")

// Add stores a document, its retrieval and its reading (nil if it is not read)
// in one change. A text that is there already is not stored again; a retrieval
// is added where address, media type, publication day or bytes are new. The
// reading becomes the current one. Bad input is an *InvalidError, for example a
// span that is not verbatim.
func (r *Register) Add(ctx context.Context, d *document.Document, from Origin, reading *NewReading) (Added, error) {
	if err := checkAddition(d, from, reading); err != nil {
		return Added{}, fmt.Errorf("add %s: %w", d.Source, err)
	}
	var added Added
	var err error
	added.Changed, err = r.change(ctx, func(w *writer) error {
		return w.add(d, settled(from), reading, &added)
	})
	if err != nil && !errors.Is(err, errNothing) {
		return Added{}, fmt.Errorf("add %s: %w", d.Source, err)
	}
	added.Document, err = r.Now().Document(ctx, d.Hash)
	return added, err
}

// checkAddition refuses what Add cannot keep.
func checkAddition(d *document.Document, from Origin, reading *NewReading) error {
	err := firstError(
		checkText("document.text", d.Text, document.MaxBytes*3), // normalising may lengthen a text
		checkText("document.title", d.Title, 10_000),
		checkText("address", from.Address, 10_000),
		checkText("media_type", from.MediaType, 200),
		checkDay("published", from.Published))
	if err == nil && hashOf(d.Text) != d.Hash {
		err = invalidf("document.hash", "is not that of the text")
	}
	if err == nil && reading != nil {
		err = reading.check(d.Text, d.Hash)
	}
	return err
}

// settled fills in what an origin leaves open.
func settled(from Origin) Origin {
	if from.MediaType == "" {
		from.MediaType = "text/plain"
	}
	if from.Retrieved.IsZero() {
		from.Retrieved = time.Now()
	}
	return from
}

func (w *writer) add(d *document.Document, from Origin, reading *NewReading, added *Added) error {
	var id int64
	err := w.session().row("SELECT id FROM document WHERE hash = $1", []any{d.Hash}, &id)
	switch {
	case errors.Is(err, ErrNotFound):
		id, added.New = w.seq, true
		err = w.exec("INSERT INTO document (id, hash, text, title, language) VALUES ($1, $2, $3, $4, $5)",
			id, d.Hash, d.Text, d.Title, string(d.Language))
	case err == nil && reading == nil:
		err = w.retrieveAgain(id, d.Text, from)
		if err != nil {
			return err
		}
		_, err = w.reindex(id)
		return err
	}
	if err != nil {
		return err
	}
	if err := w.retrieveAgain(id, d.Text, from); err != nil && !errors.Is(err, errNothing) {
		return err
	}
	if reading != nil {
		if err := w.read(id, *reading); err != nil {
			return err
		}
		added.Reading = w.seq
	}
	_, err = w.reindex(id)
	return err
}

// retrieveAgain adds a retrieval unless it says nothing new; errNothing then.
func (w *writer) retrieveAgain(id int64, text string, from Origin) error {
	var original any // null where it is the text itself
	if string(from.Original) != text {
		original = from.Original
	}
	known, err := w.session().retrievedBefore(id, from, original)
	if err != nil {
		return err
	}
	if known {
		return errNothing
	}
	return w.exec("INSERT INTO retrieval (document, seq, address, source, media_type, retrieved, published, original) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		id, w.seq, from.Address, SourceOf(from.Address), from.MediaType, micros(from.Retrieved), from.Published, original)
}

// retrievedBefore tells whether the document was retrieved from there with
// those bytes, and its day of publication is what it would be.
func (s session) retrievedBefore(id int64, from Origin, original any) (bool, error) {
	const day = "SELECT published FROM retrieval WHERE document = $1 AND published <> '' ORDER BY seq DESC LIMIT 1"
	var published string
	err := s.row(day, []any{id}, &published)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return false, err
	}
	if from.Published != "" && from.Published != published {
		return false, nil
	}
	var b builder
	b.add("SELECT COUNT(*) FROM retrieval WHERE document = ? AND address = ? AND media_type = ? AND original ", id, from.Address, from.MediaType)
	if original == nil {
		b.add("IS NULL")
	} else {
		b.add("= ?", original)
	}
	n := 0
	err = s.row(b.String(), b.args, &n)
	return n > 0, err
}

// read adds a reading and makes it the current one.
func (w *writer) read(document int64, n NewReading) error {
	if err := w.storeReading(document, n); err != nil {
		return err
	}
	return w.point(document, w.seq)
}

// storeReading adds a reading. Statements that the current reading has to the
// letter share its wordings.
func (w *writer) storeReading(document int64, n NewReading) error {
	parties, err := encode(orEmpty(n.Parties))
	if err != nil {
		return err
	}
	doubts, err := encode(orEmpty(n.Reading.Doubts))
	if err != nil {
		return err
	}
	err = w.exec("INSERT INTO reading (id, document, engine, published, parties, doubts, statements, doubted) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
		w.seq, document, n.Engine, n.Published, parties, doubts, len(n.Reading.Statements), len(n.Reading.Doubts))
	if err != nil {
		return err
	}
	before, err := w.session().paper(document)
	if err != nil {
		return err
	}
	known := map[string]int64{}
	for _, s := range before.statements {
		known[s.body] = s.wording
	}
	return w.spell(n.Reading.Statements, known)
}

// spell stores the statements of the reading that the change adds.
func (w *writer) spell(all []statement.Statement, known map[string]int64) error {
	var fresh, rows [][]any
	for i, s := range all {
		body, err := bodyOf(s)
		if err != nil {
			return err
		}
		if known[body] == 0 {
			known[body] = w.nextSerial()
			fresh = append(fresh, []any{known[body], body})
		}
		rows = append(rows, []any{w.seq, i + 1, known[body]})
	}
	if err := w.inserting("wording (id, body)", "", fresh, w.run); err != nil {
		return err
	}
	return w.inserting("reading_statement (reading, position, wording)", "", rows, w.run)
}

// point makes a reading the current one of its document.
func (w *writer) point(document, reading int64) error {
	return w.exec("INSERT INTO pointer (document, seq, reading) VALUES ($1, $2, $3)", document, w.seq, reading)
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// Reread adds a reading of a document that is in the register and makes it the
// current one.
func (r *Register) Reread(ctx context.Context, document string, reading NewReading) (Difference, error) {
	text, err := r.Now().Text(ctx, document)
	if err != nil {
		return Difference{}, fmt.Errorf("reread %s: %w", document, err)
	}
	if err := reading.check(text, document); err != nil {
		return Difference{}, fmt.Errorf("reread %s: %w", document, err)
	}
	var d Difference
	_, err = r.change(ctx, func(w *writer) error {
		var id int64
		if err := w.session().row("SELECT id FROM document WHERE hash = $1", []any{document}, &id); err != nil {
			return err
		}
		if err := w.read(id, reading); err != nil {
			return err
		}
		d, err = w.reindex(id)
		return err
	})
	if err != nil {
		return Difference{}, fmt.Errorf("reread %s: %w", document, err)
	}
	return d, nil
}

// PointTo makes an earlier reading the current one again.
func (r *Register) PointTo(ctx context.Context, reading int64) (Difference, error) {
	var d Difference
	_, err := r.change(ctx, func(w *writer) error {
		var id int64
		if err := w.session().row("SELECT document FROM reading WHERE id = $1", []any{reading}, &id); err != nil {
			return err
		}
		if err := w.point(id, reading); err != nil {
			return err
		}
		var err error
		d, err = w.reindex(id)
		return err
	})
	if err != nil {
		return Difference{}, fmt.Errorf("point to reading %d: %w", reading, err)
	}
	return d, nil
}

// Pending gives the hashes of at most limit documents whose current reading is
// not by engine, in the order in which they were added, after a hash ("" for
// the first). A re-reading of everything that was cut off goes on from there.
func (r *Register) Pending(ctx context.Context, engine, after string, limit int) ([]string, error) {
	var hashes []string
	err := r.Now().look(ctx, func(s session) error {
		const text = "SELECT d.hash FROM document d JOIN shelf s ON s.document = d.id LEFT JOIN reading r ON r.id = s.reading" +
			" WHERE d.id > COALESCE((SELECT id FROM document WHERE hash = $1), 0) AND (r.id IS NULL OR r.engine <> $2) ORDER BY d.id LIMIT $3"
		return s.rows(text, []any{after, engine, limit}, scanStrings(&hashes))
	})
	return hashes, err
}
