package register

import (
	"context"
	"database/sql"
	"fmt"
	"hash/maphash"
)

// Fault is something that Verify found wrong.
type Fault struct {
	Document string `json:"document"` // hash, or "" where it concerns no single one
	What     string `json:"what"`     // a sentence
}

// Verification is what Verify looked at and found.
type Verification struct {
	Documents  int     `json:"documents"`
	Readings   int     `json:"readings"`
	Statements int     `json:"statements"` // of all readings
	Reviews    int     `json:"reviews"`
	Faults     []Fault `json:"faults"` // none is how it should be
}

// maxFaults is how many faults Verify lists before it stops.
const maxFaults = 100

// Verify checks everything: hashes of texts, spans that must be verbatim,
// changes without a gap, and that all that is made for speed says what the
// ledger says, now and after each change of the past. It ends early where it
// finds 100 faults. progress, if not nil, hears how many documents are done.
func (r *Register) Verify(ctx context.Context, progress func(done, all int)) (Verification, error) {
	x := verifier{sums: newSums(maphash.MakeSeed())}
	x.found.Faults = []Fault{}
	err := View{db: r.db, long: true}.look(ctx, func(s session) error {
		x.session = s
		if err := x.changes(); err != nil {
			return err
		}
		var documents []int64
		if err := s.rows("SELECT id FROM document ORDER BY id", nil, scanInts(&documents)); err != nil {
			return err
		}
		for i, id := range documents {
			if err := x.document(id); err != nil {
				return err
			}
			if progress != nil {
				progress(i+1, len(documents))
			}
			if len(x.found.Faults) >= maxFaults {
				return nil
			}
		}
		return x.compareSums()
	})
	if err != nil {
		return x.found, fmt.Errorf("verify: %w", err)
	}
	return x.found, nil
}

// verifier is one run of Verify.
type verifier struct {
	session
	found Verification
	sums  *sums
	hash  string // of the document in hand
}

func (x *verifier) fault(format string, args ...any) {
	x.found.Faults = append(x.found.Faults, Fault{Document: x.hash, What: fmt.Sprintf(format, args...)})
}

// changes checks that no change is missing and none is before its time.
func (x *verifier) changes() error {
	var count, last, back int64
	const text = "SELECT COUNT(*), COALESCE(MAX(seq), 0), (SELECT COUNT(*) FROM change a JOIN change b ON b.seq = a.seq + 1 WHERE b.at < a.at) FROM change"
	if err := x.row(text, nil, &count, &last, &back); err != nil {
		return err
	}
	if count != last {
		x.fault("of the changes 1 to %d there are %d", last, count)
	}
	if back > 0 {
		x.fault("%d changes are dated before the change before them", back)
	}
	return nil
}

// document checks one document, its readings and reviews, and what is made of
// them.
func (x *verifier) document(id int64) error {
	var text string
	if err := x.row("SELECT hash, text FROM document WHERE id = $1", []any{id}, &x.hash, &text); err != nil {
		return err
	}
	x.found.Documents++
	if hashOf(text) != x.hash {
		x.fault("the text has the hash %s", hashOf(text))
	}
	if err := x.readings(id, text); err != nil {
		return err
	}
	events, err := x.events(id)
	if err != nil {
		return err
	}
	for i, seq := range events {
		then := x.session
		if then.seq = seq; i == len(events)-1 {
			then.seq = 0
		}
		if err := x.stateAt(then, id, text); err != nil {
			return err
		}
	}
	x.hash = ""
	return nil
}

// readings checks that all readings fit the text.
func (x *verifier) readings(id int64, text string) error {
	type reading struct{ id, statements int64 }
	var all []reading
	err := x.rows("SELECT id, statements FROM reading WHERE document = $1 ORDER BY id", []any{id}, func(row *sql.Rows) error {
		var r reading
		err := row.Scan(&r.id, &r.statements)
		all = append(all, r)
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range all {
		x.found.Readings++
		statements, err := x.worded(r.id)
		if err != nil {
			return err
		}
		x.found.Statements += len(statements)
		if int64(len(statements)) != r.statements {
			x.fault("reading %d has %d of its %d statements", r.id, len(statements), r.statements)
		}
		for _, s := range statements {
			if err := firstError(wellFormed(s.Statement), verbatim(s.Statement, text)); err != nil {
				x.fault("reading %d: %v", r.id, err)
			}
		}
	}
	return nil
}

// events are the changes that concern a document.
func (x *verifier) events(id int64) ([]int64, error) {
	const text = "SELECT seq FROM retrieval WHERE document = $1 UNION SELECT seq FROM pointer WHERE document = $1" +
		" UNION SELECT id FROM review WHERE document = $1 ORDER BY 1"
	var all []int64
	err := x.rows(text, []any{id}, scanInts(&all))
	if len(all) == 0 {
		x.fault("it was never retrieved")
	}
	return all, err
}

// stateAt compares the entries of a document with what the ledger says, at one
// moment; those of the present are summed up as well.
func (x *verifier) stateAt(then session, id int64, text string) error {
	p, err := then.paper(id)
	if err != nil {
		return err
	}
	e := effective(p, then.seen)
	if e.err != nil {
		return e.err
	}
	stored, err := then.storedEntries(p)
	if err != nil {
		return err
	}
	counted := 0
	for _, now := range e.standing {
		was, ok := stored[now.statement.ID]
		if !ok || !was.same(now) {
			x.fault("statement %s is not listed as it should be after change %d", now.statement.ID, then.until())
		}
		delete(stored, now.statement.ID)
		if now.state != Rejected {
			counted++
		}
		if then.seq == 0 {
			x.sums.add(was, now)
		}
	}
	for extra := range stored {
		x.fault("statement %s is listed after change %d and should not be", extra, then.until())
	}
	if then.seq != 0 {
		return nil
	}
	x.found.Reviews += len(p.reviews)
	for _, r := range p.reviews {
		if r.Operative.End > len(text) || r.Content.End > len(text) {
			x.fault("review %d points past the end of the text", r.ID)
		}
	}
	return x.shelved(p, counted, e.orphans)
}

// shelved checks the document's row of the shelf.
func (x *verifier) shelved(p paper, counted, orphans int) error {
	type row struct {
		published, address string
		reading            int64
		statements         int
		orphans            int
	}
	var got row
	var place int64
	const text = "SELECT place, published, address, reading, statements, orphans FROM shelf WHERE document = $1"
	err := x.row(text, []any{p.id}, &place, &got.published, &got.address, &got.reading, &got.statements, &got.orphans)
	if want := (row{p.published, p.address, p.reading, counted, orphans}); err == nil && got != want {
		x.fault("it is shelved as %+v and should be as %+v", got, want)
	}
	if err == nil && dayOfID(place) != dayText(dayNumber(p.published)) {
		x.fault("it is shelved at %s", dayOfID(place))
	}
	return err
}

// storedEntries are the entries of a document at the session's moment.
func (s session) storedEntries(p paper) (map[string]liveEntry, error) {
	if s.seq == 0 {
		return s.liveEntries(p)
	}
	var b builder
	b.add("SELECT " + liveColumns + " FROM entry e JOIN wording w ON w.id = e.wording WHERE e.document = ")
	b.add("? AND ", p.id)
	s.alive(&b)
	return s.scanLive(b.String(), b.args)
}

// compareSums compares what is summed up over all statements with what is
// stored for speed.
func (x *verifier) compareSums() error {
	stored := newSums(x.sums.seed)
	err := firstError(
		x.rows("SELECT t.key, p.entry, p.sure, p.sign FROM posting p JOIN term t ON t.id = p.term WHERE p.closed = 0", nil, stored.scanPosting),
		x.rows("SELECT key, n FROM term WHERE n <> 0", nil, stored.scanTerm),
		x.rows("SELECT a, b, direction, subject, year, pledges, calls, positions, acts, figures, firmness FROM tally", nil, stored.scanTally),
		x.rows("SELECT party, day, instrument, n FROM instrument_party WHERE n <> 0", nil, stored.scanInstrument))
	if err != nil {
		return err
	}
	if stored.unsigned { // they pass nothing over
		stored.signs = x.sums.signs
	}
	for _, c := range []struct {
		what      string
		want, got uint64
	}{
		{"what statements are found by", x.sums.postings, stored.postings},
		{"what entries are passed over by", x.sums.signs, stored.signs},
		{"how many statements each term has", x.sums.terms, stored.terms},
		{"the counts of pairs, parties and subjects", x.sums.tallies, stored.tallies},
		{"the counts of instruments", x.sums.instruments, stored.instruments},
	} {
		if c.want != c.got {
			x.fault("%s: does not agree with the statements", c.what)
		}
	}
	faults, err := x.db.wordFaults(x.ctx, x.tx)
	for _, f := range faults {
		x.fault("%s", f)
	}
	return err
}
