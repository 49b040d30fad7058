// Package statement defines the record that a reading produces: one thing that
// one or several parties are said to pledge, ask, hold, do or measure, at one
// place of one document. Everything else in chancery makes, keeps or shows
// statements; this package knows nothing of how they are found.
//
// All offsets are byte offsets into the normalised UTF-8 text of the document,
// end exclusive, and text[Start:End] equals Span.Text to the letter.
package statement

// Kind says what sort of speech act or deed a statement is (Searle's classes,
// cut to what diplomatic texts need).
type Kind string

// The kinds of statement.
const (
	Pledge   Kind = "pledge"   // commits its actor to something ahead
	Call     Kind = "call"     // asks others to act
	Position Kind = "position" // takes a stance
	Act      Kind = "act"      // reports a deed or event
	Figure   Kind = "figure"   // gives a quantity of relations
)

// Polarity tells whether the operative word or the deed is negated.
type Polarity string

// The two polarities.
const (
	Affirmed Polarity = "affirmed"
	Negated  Polarity = "negated"
)

// Status is where the text puts the deed in time.
type Status string

// The three statuses.
const (
	Intended Status = "intended"
	Ongoing  Status = "ongoing"
	Done     Status = "done"
)

// Span is a stretch of the normalised text, verbatim.
type Span struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Mention is a party where the text names it. Code is ISO 3166-1 alpha-3 for
// states and territories, else IGO:, GRP:, NGO:, MNC: or IND: and a slug; it is
// empty when the mention could not be resolved.
type Mention struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	Person string `json:"person,omitempty"`
	Office string `json:"office,omitempty"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Event is a deed in the field's standard codes: PLOVER type, mode and
// contexts, and the CAMEO code it stands for.
type Event struct {
	Type     string   `json:"type"`
	Mode     string   `json:"mode,omitempty"`
	Contexts []string `json:"contexts,omitempty"`
	Cameo    string   `json:"cameo,omitempty"`
}

// Time is an EDTF (ISO 8601-2) value, resolved against the publication date,
// with the words it was read from.
type Time struct {
	EDTF string `json:"edtf"`
	Span *Span  `json:"span,omitempty"`
}

// Instrument is the text through which a statement was made.
type Instrument struct {
	Type    string   `json:"type"`
	Name    string   `json:"name,omitempty"`
	Parties []string `json:"parties,omitempty"`
	Date    string   `json:"date,omitempty"`
	Span    *Span    `json:"span,omitempty"`
}

// Coded is the event by which event data count a statement: its own or, of a
// figure, the deed that it counts; nil for none.
func (s *Statement) Coded() *Event {
	if s.Event == nil && s.Figure != nil {
		return s.Figure.Deed
	}
	return s.Event
}

// Quantity is the figure of a Figure statement. Value is in Unit (ISO 4217
// code, "%", or a noun such as "tonnes"); Ratio is a multiple ("doubled" = 2).
type Quantity struct {
	Quantity   string   `json:"quantity"`
	Value      *float64 `json:"value"`
	Ratio      *float64 `json:"ratio"`
	Unit       *string  `json:"unit"`
	Comparator *string  `json:"comparator"` // = > < ~
	Direction  *string  `json:"direction"`  // up down level
	Period     *string  `json:"period"`     // EDTF
	Parties    []string `json:"parties"`
	Reporter   *string  `json:"reporter"`
	Deed       *Event   `json:"deed,omitempty"` // what is counted, where that is a deed: arrests, aid given
}

// Statement is one line of `chancery read --format jsonl`.
type Statement struct {
	ID         string      `json:"id"`
	Document   string      `json:"document"` // sha256: of the normalised text
	Source     string      `json:"source"`   // file name or address as given
	Kind       Kind        `json:"kind"`
	Actors     []Mention   `json:"actors"`
	Recipients []Mention   `json:"recipients"`
	Mutual     bool        `json:"mutual"`
	SaidBy     []Mention   `json:"said_by"`
	Forums     []Mention   `json:"forums"`
	Operative  Span        `json:"operative"`
	Content    Span        `json:"content"`
	Quote      Span        `json:"quote"`
	Polarity   Polarity    `json:"polarity"`
	Status     Status      `json:"status"`
	Strength   int         `json:"strength"`
	Opposing   bool        `json:"opposing"`
	Hedges     []Span      `json:"hedges"`
	Topics     []string    `json:"topics"`
	Issues     []string    `json:"issues"`
	Event      *Event      `json:"event"`
	Time       *Time       `json:"time"`
	Place      *Mention    `json:"place"`
	Instrument *Instrument `json:"instrument"`
	Figure     *Quantity   `json:"figure"`
	Rule       string      `json:"rule"`
	Confidence float64     `json:"confidence"`
}

// Doubt is something a reading could not settle, with the words concerned and
// a plain sentence for the reader. Reading never fails on text: it doubts.
type Doubt struct {
	Span    Span   `json:"span"`
	Message string `json:"message"`
}

// Reading is what one engine made of one document.
type Reading struct {
	Statements []Statement `json:"statements"`
	Doubts     []Doubt     `json:"doubts"`
}
