package register

import "chancery/statement"

// Direction is how a statement runs between the two parties of a pair.
type Direction string

// The directions between parties A and B of a query.
const (
	AnyDirection Direction = ""
	Forward      Direction = ">" // from A to B
	Backward     Direction = "<" // from B to A
	Together     Direction = "=" // between them, or by both towards others
)

// Query chooses statements. Its fields are all to be met; within a list one
// value is enough, except in Parties, all of which must take part. The zero
// Query chooses all that are not rejected.
type Query struct {
	Parties    []string // take part in any role: actor, recipient, source, party of a figure
	Actors     []string
	Recipients []string
	SaidBy     []string
	A, B       string // a pair; both or none
	Direction  Direction

	Kinds       []statement.Kind
	Topics      []string // slugs
	Issues      []string // slugs
	Events      []string // PLOVER types
	Statuses    []statement.Status
	Polarities  []statement.Polarity
	Strengths   []int    // 0 to 8; negative for opposing words
	Instruments []string // IDs, see InstrumentRecord
	Forums      []string // codes
	Quantities  []string // of figures: "trade" …
	Sources     []string // host of the address, or file name; see SourceOf
	Documents   []string // hashes
	States      []State  // none means all but Rejected

	From, To      string  // first and last day, YYYY-MM-DD; a statement stands at its Day
	MinConfidence float64 // from 0 to 1
	MaxConfidence float64 // 0 for no limit
	Words         string  // all of them in the sentence; "in quotes" as they stand, -word not, word* by its beginning
}

// Page is a stretch of a list. Lists are paged by where the last page ended,
// so that what is added meanwhile neither repeats nor hides a line.
type Page struct {
	After string // Next of the page before, "" for the first
	Limit int    // 0 counts as 50; at most 1000
}

// Entries is a page of statements, latest day first.
type Entries struct {
	Entries []Entry `json:"entries"`
	Next    string  `json:"next"` // "" on the last page
}

// Facets are the values that narrow a search, with how many of its statements
// have each, most first.
type Facets struct {
	Of     int                `json:"of"`     // how many statements were counted, the latest
	Exact  bool               `json:"exact"`  // these are all there are
	Fields map[string][]Facet `json:"fields"` // kind, party, topic, issue, event, status, forum, source, year, state
}

// Facet is one value of a field.
type Facet struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// DocumentQuery chooses documents.
type DocumentQuery struct {
	Words    string   // in the text, as in Query
	Sources  []string // as in Query
	From, To string   // days of publication
}

// Documents is a page of documents, the latest published first.
type Documents struct {
	Documents []DocumentRecord `json:"documents"`
	Next      string           `json:"next"`
}
