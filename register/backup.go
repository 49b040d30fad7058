package register

import (
	"bufio"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"chancery/statement"
)

// A backup is gzip of JSON lines: a header, a line for each change with what it
// added to the ledger, and an end that says how many changes there were, so
// that a backup that was cut off is known for one. What is made for speed is
// not in it.

// backupFormat is in the header of every backup.
const backupFormat = "chancery register 1"

type backupHeader struct {
	Format  string `json:"format"`
	Changes int64  `json:"changes"`
}

// backupLine is one change. Each part is there where the change added it.
type backupLine struct {
	Seq       int64            `json:"seq"`
	At        time.Time        `json:"at"`
	Document  *backupDocument  `json:"document,omitempty"`
	Retrieval *backupRetrieval `json:"retrieval,omitempty"`
	Reading   *backupReading   `json:"reading,omitempty"`
	Pointer   *backupPointer   `json:"pointer,omitempty"`
	Review    *backupReview    `json:"review,omitempty"`
}

type backupDocument struct {
	Hash     string `json:"hash"`
	Text     string `json:"text"`
	Title    string `json:"title"`
	Language string `json:"language"`
}

type backupRetrieval struct {
	Document  int64     `json:"document"`
	Address   string    `json:"address"`
	Source    string    `json:"source"`
	MediaType string    `json:"media_type"`
	Retrieved time.Time `json:"retrieved"`
	Published string    `json:"published"`
	Original  []byte    `json:"original"` // null where it is the text
}

type backupReading struct {
	Document   int64             `json:"document"`
	Engine     string            `json:"engine"`
	Published  string            `json:"published"`
	Parties    []string          `json:"parties"`
	Statements []json.RawMessage `json:"statements"`
	Doubts     []statement.Doubt `json:"doubts"`
}

type backupPointer struct {
	Document int64 `json:"document"`
	Reading  int64 `json:"reading"`
}

type backupReview struct {
	Document  int64  `json:"document"`
	Reading   int64  `json:"reading"`
	Action    Action `json:"action"`
	Statement string `json:"statement"`
	Operative [2]int `json:"operative"`
	Content   [2]int `json:"content"`
	Field     string `json:"field"`
	Value     string `json:"value"`
	Withdraws int64  `json:"withdraws"`
	By        string `json:"by"`
	Reason    string `json:"reason"`
}

// Backup writes the whole ledger as it stands at one moment, in a form that
// either database can be filled from: gzip of JSON lines, a change a line.
func (r *Register) Backup(ctx context.Context, w io.Writer) error {
	zipped := gzip.NewWriter(w)
	out := bufio.NewWriter(zipped)
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	err := View{db: r.db, long: true}.look(ctx, func(s session) error {
		var last int64
		if err := s.row("SELECT COALESCE(MAX(seq), 0) FROM change", nil, &last); err != nil {
			return err
		}
		if err := lines.Encode(backupHeader{backupFormat, last}); err != nil {
			return err
		}
		for seq := int64(1); seq <= last; seq++ {
			line, err := s.backupLine(seq)
			if err != nil {
				return fmt.Errorf("change %d: %w", seq, err)
			}
			if err := lines.Encode(line); err != nil {
				return err
			}
		}
		return lines.Encode(backupHeader{backupFormat, last})
	})
	if err := errors.Join(err, out.Flush(), zipped.Close()); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return nil
}

// backupLine gathers what a change added.
func (s session) backupLine(seq int64) (backupLine, error) {
	line := backupLine{Seq: seq}
	var at int64
	if err := s.row("SELECT at FROM change WHERE seq = $1", []any{seq}, &at); err != nil {
		return line, err
	}
	line.At = moment(at)
	return line, firstError(s.backupPaper(seq, &line), s.backupReading(seq, &line), s.backupReview(seq, &line))
}

// optional runs a query for one row and tells whether there is one.
func (s session) optional(text string, args []any, into ...any) (bool, error) {
	err := s.row(text, args, into...)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

func (s session) backupPaper(seq int64, line *backupLine) error {
	var d backupDocument
	found, err := s.optional("SELECT hash, text, title, language FROM document WHERE id = $1", []any{seq}, &d.Hash, &d.Text, &d.Title, &d.Language)
	if found {
		line.Document = &d
	}
	if err != nil {
		return err
	}
	var r backupRetrieval
	var retrieved int64
	const text = "SELECT document, address, source, media_type, retrieved, published, original FROM retrieval WHERE seq = $1"
	found, err = s.optional(text, []any{seq}, &r.Document, &r.Address, &r.Source, &r.MediaType, &retrieved, &r.Published, &r.Original)
	if found {
		r.Retrieved = moment(retrieved)
		line.Retrieval = &r
	}
	return err
}

func (s session) backupReading(seq int64, line *backupLine) error {
	var r backupReading
	var parties, doubts string
	const text = "SELECT document, engine, published, parties, doubts FROM reading WHERE id = $1"
	found, err := s.optional(text, []any{seq}, &r.Document, &r.Engine, &r.Published, &parties, &doubts)
	if err != nil {
		return err
	}
	if found {
		err := firstError(json.Unmarshal([]byte(parties), &r.Parties), json.Unmarshal([]byte(doubts), &r.Doubts))
		if err != nil {
			return err
		}
		const bodies = "SELECT w.body FROM reading_statement r JOIN wording w ON w.id = r.wording WHERE r.reading = $1 ORDER BY r.position"
		r.Statements = []json.RawMessage{}
		err = s.rows(bodies, []any{seq}, func(row *sql.Rows) error {
			var body string
			err := row.Scan(&body)
			r.Statements = append(r.Statements, json.RawMessage(body))
			return err
		})
		if err != nil {
			return err
		}
		line.Reading = &r
	}
	var p backupPointer
	found, err = s.optional("SELECT document, reading FROM pointer WHERE seq = $1", []any{seq}, &p.Document, &p.Reading)
	if found {
		line.Pointer = &p
	}
	return err
}

func (s session) backupReview(seq int64, line *backupLine) error {
	var r backupReview
	const text = "SELECT document, reading, action, statement, operative_start, operative_end, content_start, content_end," +
		" field, value, withdraws, reviewer, reason FROM review WHERE id = $1"
	found, err := s.optional(text, []any{seq}, &r.Document, &r.Reading, &r.Action, &r.Statement, &r.Operative[0], &r.Operative[1],
		&r.Content[0], &r.Content[1], &r.Field, &r.Value, &r.Withdraws, &r.By, &r.Reason)
	if found {
		line.Review = &r
	}
	return err
}

// restoreAtOnce is how many changes one transaction of a restore takes.
const restoreAtOnce = 100

// Restore fills an empty register from a backup; past states can be asked for
// as before. A restore that was cut off is taken up where it stopped by doing
// it again. A register that holds anything else, and a file that is no whole
// backup, are an *InvalidError.
func (r *Register) Restore(ctx context.Context, from io.Reader) error {
	zipped, err := gzip.NewReader(from)
	if err != nil {
		return fmt.Errorf("restore: %w", invalidf("backup", "the file is not a backup of a register"))
	}
	lines := json.NewDecoder(bufio.NewReaderSize(zipped, 1<<20))
	var head backupHeader
	if err := lines.Decode(&head); err != nil || head.Format != backupFormat {
		return fmt.Errorf("restore: %w", invalidf("backup", "the file is not a backup of a register, or of a later version"))
	}
	for done := int64(0); done < head.Changes; {
		var batch []backupLine
		for done < head.Changes && len(batch) < restoreAtOnce {
			var line backupLine
			if err := lines.Decode(&line); err != nil {
				return fmt.Errorf("restore: %w", invalidf("backup", "is damaged after change %d of %d: %v", done, head.Changes, err))
			}
			batch = append(batch, line)
			done++
		}
		if err := r.transaction(ctx, func(w *writer) error { return w.restore(batch) }); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
	}
	var end backupHeader
	if err := lines.Decode(&end); err != nil || end != head {
		return fmt.Errorf("restore: %w", invalidf("backup", "the end of it is missing"))
	}
	return nil
}

// restore carries out changes again. Those that are there already must be the
// same.
func (w *writer) restore(batch []backupLine) error {
	for _, line := range batch {
		if line.Seq <= w.last.Seq {
			there, err := w.session().backupLine(line.Seq)
			if err != nil {
				return err
			}
			same, err := sameLine(line, there)
			if err != nil {
				return err
			}
			if !same {
				return invalidf("database", "change %d of the register is another than that of the backup: restore into an empty one", line.Seq)
			}
			continue
		}
		if line.Seq != w.last.Seq+1 {
			return invalidf("backup", "change %d is missing", w.last.Seq+1)
		}
		if _, err := w.change(line.At, func(w *writer) error { return w.repeat(line) }); err != nil {
			return fmt.Errorf("change %d: %w", line.Seq, err)
		}
	}
	return nil
}

func sameLine(a, b backupLine) (bool, error) {
	x, errX := encode(a)
	y, errY := encode(b)
	return x == y, firstError(errX, errY)
}

// repeat carries out one change again.
func (w *writer) repeat(line backupLine) error {
	documents := map[int64]bool{}
	var err error
	if d := line.Document; d != nil {
		if hashOf(d.Text) != d.Hash {
			return invalidf("backup", "the text of %s has another hash", d.Hash)
		}
		err = w.exec("INSERT INTO document (id, hash, text, title, language) VALUES ($1, $2, $3, $4, $5)", w.seq, d.Hash, d.Text, d.Title, d.Language)
	}
	if t := line.Retrieval; t != nil && err == nil {
		documents[t.Document] = true
		var original any
		if t.Original != nil {
			original = t.Original
		}
		err = w.exec("INSERT INTO retrieval (document, seq, address, source, media_type, retrieved, published, original) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
			t.Document, w.seq, t.Address, t.Source, t.MediaType, micros(t.Retrieved), t.Published, original)
	}
	if n := line.Reading; n != nil && err == nil {
		err = w.repeatReading(n)
	}
	if p := line.Pointer; p != nil && err == nil {
		documents[p.Document] = true
		err = w.point(p.Document, p.Reading)
	}
	if v := line.Review; v != nil && err == nil {
		documents[v.Document] = true
		err = w.exec(reviewInsert, w.seq, v.Document, v.Reading, string(v.Action), v.Statement, v.Operative[0], v.Operative[1],
			v.Content[0], v.Content[1], v.Field, v.Value, v.Withdraws, v.By, v.Reason)
	}
	for id := range documents {
		if err == nil {
			_, err = w.reindex(id)
		}
	}
	return err
}

func (w *writer) repeatReading(n *backupReading) error {
	all := make([]statement.Statement, len(n.Statements))
	for i, body := range n.Statements {
		if err := json.Unmarshal(body, &all[i]); err != nil {
			return fmt.Errorf("statement %d: %w", i+1, err)
		}
	}
	return w.storeReading(n.Document, NewReading{
		Engine: n.Engine, Published: n.Published, Parties: n.Parties, Reading: statement.Reading{Statements: all, Doubts: n.Doubts},
	})
}
