// Package register is the ledger of statements: documents, the readings that
// engines made of them, and what people said about single statements. It keeps
// them in an SQLite file or in PostgreSQL, and answers the questions of lists,
// pairs, timelines and search. It knows nothing of how statements are found.
//
// # What it promises
//
// Append only. A document is stored once, by the hash of its normalised text,
// with the bytes it came from; where the same text comes again from elsewhere,
// another retrieval is kept beside it. A reading is one run of one engine over
// one document; reading again adds a reading. Which reading counts is a
// pointer, and where it pointed before is kept. A review is a person's word on
// one statement, with name, time and reason; it is taken back by another
// review, never removed.
//
// Every past state can be asked for. Each write is one change, with a number
// and a time, and nothing that a change wrote is written over; AsOf gives the
// register as it stood after the last change up to a moment.
//
// A change is one transaction. What Add and its like have returned stays after
// kill -9 and after loss of power, and of a change that was cut off nothing is
// seen.
//
// Reviews outlive readings. A review follows the spans of its statement into a
// later reading (the very statement, else a new one whose operative word and
// content overlap with its own); where it no longer finds its place it is shown
// as an orphan.
//
// Several processes may use one register at a time: changes wait for each
// other, and those who read wait for nobody.
//
// # How it is made
//
// The tables document, retrieval, reading, wording, reading_statement, pointer
// and review are the ledger. The tables entry, posting, tally, instrument and
// shelf are made from it, for speed: an entry is a statement as it counts, the
// current reading's words with the corrections of people, from the change that
// made it so (since) to the one that ended it (closed). What they must hold is
// written once, in index.go; Verify makes them anew in memory and compares.
package register

import (
	"errors"
	"fmt"
	"time"

	"chancery/statement"
)

// ErrNotFound is what questions for a single thing give where there is none;
// test with errors.Is.
var ErrNotFound = errors.New("not in the register")

// InvalidError is input that the register refuses: the caller has to mend it.
type InvalidError struct {
	Field  string // what is wrong: "published", "review.field", "cursor" …
	Reason string // a sentence that says how to mend it
}

func (e *InvalidError) Error() string { return e.Field + ": " + e.Reason }

func invalidf(field, format string, args ...any) error {
	return &InvalidError{Field: field, Reason: fmt.Sprintf(format, args...)}
}

// Origin is where a document came from.
type Origin struct {
	Original  []byte    // the bytes as they were retrieved
	MediaType string    // "text/plain", "application/pdf" …; empty counts as text/plain
	Address   string    // URL or file name
	Retrieved time.Time // when; zero counts as now
	Published string    // day of publication, YYYY-MM-DD, or "" where nobody knows it
}

// NewReading is one run of one engine over one document.
type NewReading struct {
	Engine    string   // names model, tables and program: two readings by one engine agree
	Published string   // the day of publication that the engine was told, or ""
	Parties   []string // codes of the document's parties that the engine was told
	Reading   statement.Reading
}

// Added says what Add did.
type Added struct {
	Document DocumentRecord
	New      bool   // the text was not in the register before
	Reading  int64  // number of the reading that was added, or 0
	Changed  Change // the change that it was, zero where there was nothing to add
}

// Change is one transaction of the ledger.
type Change struct {
	Seq int64     // 1, 2, 3 …
	At  time.Time // never before that of the change before it
}

// Difference is what a later reading changed for those who ask the register.
type Difference struct {
	Kept     int // statements that are as they were
	Changed  int // same place, other fields
	Gained   int
	Lost     int
	Orphaned int // reviews that no longer find their place
}

// Action is what a reviewer does.
type Action string

// The actions of a review.
const (
	Confirm  Action = "confirm"  // the statement is right as it stands
	Correct  Action = "correct"  // one field should have another value
	Reject   Action = "reject"   // there is no such statement
	Add      Action = "add"      // the engine missed this statement
	Withdraw Action = "withdraw" // an earlier review is taken back
)

// NewReview is a person's word, to be added.
type NewReview struct {
	Action    Action
	Statement string // ID of the statement; "" with Add and Withdraw
	Review    int64  // with Withdraw: number of the review that is taken back

	// Field and Value are for Correct. Field is a name of the statement's
	// JSON, with a dot for what lies within: kind, actors, recipients, mutual,
	// said_by, forums, polarity, status, strength, opposing, topics, issues,
	// event.type, time.edtf, figure.value … Value is its JSON. A list of
	// parties may be given as codes alone: ["CHN","RUS"].
	Field string
	Value []byte

	// Missed is for Add: a whole statement, its spans verbatim in the text of
	// its Document. Its ID is made from document and spans.
	Missed *statement.Statement

	By     string // name of the reviewer
	Reason string
}

// Review is a person's word on a statement, as the ledger keeps it.
type Review struct {
	ID        int64                `json:"id"`
	Action    Action               `json:"action"`
	Document  string               `json:"document"`
	Statement string               `json:"statement"` // as it was called when the review was made
	Now       string               `json:"now"`       // the statement that it stands at now, "" for an orphan
	Operative statement.Span       `json:"operative"` // the spans that it follows
	Content   statement.Span       `json:"content"`
	Field     string               `json:"field,omitempty"`
	Value     string               `json:"value,omitempty"` // JSON
	Missed    *statement.Statement `json:"missed,omitempty"`
	Withdraws int64                `json:"withdraws,omitempty"`
	Withdrawn bool                 `json:"withdrawn,omitempty"` // a later review took it back
	By        string               `json:"by"`
	Reason    string               `json:"reason"`
	At        time.Time            `json:"at"`
	Seq       int64                `json:"seq"` // the change that added it

	reading int64 // the current one when the review was made
}

// DocumentRecord is a document as the register knows it, without its text.
type DocumentRecord struct {
	Hash       string    `json:"hash"` // "sha256:" and 64 hexadecimal digits of the normalised text
	Title      string    `json:"title"`
	Language   string    `json:"language"`
	Bytes      int       `json:"bytes"`     // length of the normalised text
	Published  string    `json:"published"` // by the latest retrieval that names a day, or ""
	Address    string    `json:"address"`   // of the latest retrieval, as are the next two
	MediaType  string    `json:"media_type"`
	Retrieved  time.Time `json:"retrieved"`
	Added      time.Time `json:"added"`
	Reading    int64     `json:"reading"` // number of the current reading, 0 if it was never read
	Engine     string    `json:"engine"`
	Statements int       `json:"statements"` // of the current reading and added by people, without the rejected
	Doubts     int       `json:"doubts"`     // of the current reading
	Snippet    string    `json:"snippet,omitempty"`
}

// Retrieval is one time that a document was fetched.
type Retrieval struct {
	Address   string    `json:"address"`
	MediaType string    `json:"media_type"`
	Retrieved time.Time `json:"retrieved"`
	Published string    `json:"published"`
	Bytes     int       `json:"bytes"` // length of the original
	Added     time.Time `json:"added"`
}

// ReadingRecord is a reading without its statements.
type ReadingRecord struct {
	ID         int64     `json:"id"`
	Document   string    `json:"document"`
	Engine     string    `json:"engine"`
	Published  string    `json:"published"`
	Parties    []string  `json:"parties"`
	Statements int       `json:"statements"`
	Doubts     int       `json:"doubts"`
	Current    bool      `json:"current"`
	Added      time.Time `json:"added"`
}

// State is where a statement stands with its reviewers.
type State string

// The states of a statement.
const (
	Unreviewed State = "unreviewed"
	Confirmed  State = "confirmed"
	Corrected  State = "corrected"
	Rejected   State = "rejected" // left out of lists and counts unless asked for
	Missed     State = "added"    // a person added it
)

// Entry is a statement as it counts: the current reading's, with corrections.
type Entry struct {
	Statement statement.Statement `json:"statement"`
	State     State               `json:"state"`
	Day       string              `json:"day"`       // the day it stands at in time, YYYY-MM-DD, or ""; see DayOf
	Title     string              `json:"title"`     // of its document
	Published string              `json:"published"` // of its document
	Since     time.Time           `json:"since"`     // when it became so in the register
	Snippet   string              `json:"snippet,omitempty"`
}

// Version is an entry in the history of a statement.
type Version struct {
	Entry
	Seq   int64     `json:"seq"`   // the change that made it so
	Until time.Time `json:"until"` // zero if it counts still
}

// History is what became of a statement.
type History struct {
	Versions []Version `json:"versions"` // oldest first
	Reviews  []Review  `json:"reviews"`  // oldest first, those taken back as well
}

// Register is an open register. Its methods may be called from several
// goroutines.
type Register struct{ db *store }
