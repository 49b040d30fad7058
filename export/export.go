// Package export writes statements in the formats that people load elsewhere:
// spreadsheets and data frames (csv, jsonl, parquet), maps (geojson), tables of
// events (events), legal documents (akn), claims for checkers (claimreview) and
// news readers (atom). It knows neither how statements are found nor where they
// are kept:
//
//	w, err := export.New("csv", file, export.Options{})
//	err = w.Write(export.Record{Document: &document, Statement: &s}) // for each
//	summary, err := w.Close()
//
// or Write, for those who have an iterator. Records are written as they come,
// so an export takes the same memory whatever its length, but for akn, which
// holds one document at a time. The records of a document follow each other.
//
// What a text says is hostile: every format carries control characters, marks of
// direction, tabs and line ends without ceasing to be valid. A character that a
// format cannot carry becomes U+FFFD; jsonl alone carries each.
//
// To add a format, write a sink and name it in formats.
package export

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"chancery/statement"
)

// Document is what an export says of the text that statements stand in.
type Document struct {
	Hash      string // "sha256:" and 64 hexadecimal digits of the normalised text
	Title     string
	Source    string // file name or address
	Published string // YYYY-MM-DD, or empty
	Language  string // ISO 639-1, "und" or empty
	Text      string // the normalised text; only akn asks for it
}

// Record is one statement with what belongs to it.
type Record struct {
	Document  *Document
	Statement *statement.Statement // nil for a document that has none, which only akn writes
	Address   string               // of the statement's own page, where it has one
	Check     *Check               // nil as long as nobody has checked it
}

// Check is a verdict on what a statement claims.
type Check struct {
	Verdict string  // in a word or two: "true", "half of it"
	Rating  *Rating // nil where the verdict is in words alone
	By      string  // the person or organisation that checked
	On      string  // YYYY-MM-DD
	Reason  string
}

// Rating is a verdict as a number between two others.
type Rating struct{ Value, Worst, Best float64 }

// World tells what formats say of parties, places and events beyond the
// statement itself. *facts.Tables is one.
type World interface {
	NameOf(code string) string                                          // short English name of a party, or empty
	HomeOf(code string) string                                          // code of the state that a party is counted to, or empty
	Locate(code, name string) (latitude, longitude float64, found bool) // of a place, in degrees of WGS 84
	CameoAbout(cameo string) string                                     // what a CAMEO code stands for, or empty
	Goldstein(cameo string) (value float64, found bool)                 // from -10, conflict, to 10, cooperation
	QuadOf(event string) string                                         // "verbal cooperation" of a PLOVER type, or empty
}

// Options say what an export needs beside its records.
type Options struct {
	World   World     // for geojson, events and akn
	Title   string    // of the whole, where the format has one
	Address string    // where the export can be had again, if anywhere
	Made    time.Time // when it was made
}

// Summary says what became of the statements.
type Summary struct {
	Written int
	LeftOut []LeftOut // what the format has no room for, by reason, as they came
}

// LeftOut is how many statements were left out for one reason.
type LeftOut struct {
	Why   string // in a few words: "no known place"
	Count int
}

// Writer writes one export.
type Writer struct {
	format  Format
	sink    sink
	summary Summary
}

// A sink writes records in one format.
type sink interface {
	write(r Record) (leftOut string, err error) // leftOut says why it was, or is empty
	close() error                               // after the last record
}

// New begins an export in the format of that name; see Formats. w gets many
// small writes: buffer it. It stays open when the Writer is closed.
func New(format string, w io.Writer, o Options) (*Writer, error) {
	for _, f := range formats {
		if f.Name != format {
			continue
		}
		if f.world && o.World == nil {
			return nil, fmt.Errorf("export as %s: nothing tells of parties, places and events", format)
		}
		return &Writer{format: f.Format, sink: f.open(w, o)}, nil
	}
	return nil, fmt.Errorf("export: there is no format called %q", format)
}

// Write writes one record.
func (w *Writer) Write(r Record) error {
	if r.Statement == nil && !w.format.Documents {
		return nil
	}
	leftOut, err := w.sink.write(r)
	if err != nil {
		return fmt.Errorf("export as %s: %s: %w", w.format.Name, r.name(), err)
	}
	if r.Statement != nil {
		w.summary.add(leftOut)
	}
	return nil
}

// add counts one statement, left out for a reason unless that is empty.
func (s *Summary) add(leftOut string) {
	if leftOut == "" {
		s.Written++
		return
	}
	i := slices.IndexFunc(s.LeftOut, func(l LeftOut) bool { return l.Why == leftOut })
	if i < 0 {
		i = len(s.LeftOut)
		s.LeftOut = append(s.LeftOut, LeftOut{Why: leftOut})
	}
	s.LeftOut[i].Count++
}

// name is how messages call a record.
func (r Record) name() string {
	if r.Statement == nil {
		return "document " + r.Document.Source
	}
	return "statement " + r.Statement.ID
}

// Close ends the export and says what it holds.
func (w *Writer) Close() (Summary, error) {
	if err := w.sink.close(); err != nil {
		return w.summary, fmt.Errorf("export as %s: %w", w.format.Name, err)
	}
	return w.summary, nil
}

// Write writes all records in the format of that name, until one comes with an
// error; see New.
func Write(format string, w io.Writer, o Options, records iter.Seq2[Record, error]) (Summary, error) {
	out, err := New(format, w, o)
	if err != nil {
		return Summary{}, err
	}
	for r, err := range records {
		if err != nil {
			return out.summary, fmt.Errorf("export as %s: next record: %w", format, err)
		}
		if err := out.Write(r); err != nil {
			return out.summary, err
		}
	}
	return out.Close()
}
