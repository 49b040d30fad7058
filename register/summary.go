package register

// Counts says how many statements there are of each kind, and their tone.
// Rejected statements are not counted.
type Counts struct {
	Pledges   int `json:"pledges"`
	Calls     int `json:"calls"`
	Positions int `json:"positions"`
	Acts      int `json:"acts"`
	Figures   int `json:"figures"`
	// Firmness is the sum of the strengths of their operative words, those of
	// opposing words taken as negative: see Tone.
	Firmness int `json:"firmness"`
}

// All is the number of statements.
func (c Counts) All() int { return c.Pledges + c.Calls + c.Positions + c.Acts + c.Figures }

// Tone is the mean strength of the operative words, from -8 (all oppose as
// firmly as can be) to 8; 0 where there are no statements.
func (c Counts) Tone() float64 {
	if c.All() == 0 {
		return 0
	}
	return float64(c.Firmness) / float64(c.All())
}

// Cell is what there is on one subject in one year, in one direction.
type Cell struct {
	// Subject is "" for everything, or "topic:trade", "issue:taiwan",
	// "event:CONSULT", "instrument:ID".
	Subject   string    `json:"subject"`
	Year      int       `json:"year"` // 0 for all years
	Direction Direction `json:"direction"`
	Counts
}

// Latest is the last word of one party on a subject towards another.
type Latest struct {
	Subject   string    `json:"subject"` // "topic:trade", "issue:taiwan"
	Direction Direction `json:"direction"`
	Entry     Entry     `json:"entry"`
}

// PairSummary is the framework of ties between A and B, as its counts show it.
// Forward is from A to B.
type PairSummary struct {
	A           string             `json:"a"`
	B           string             `json:"b"`
	Total       Counts             `json:"total"`
	Grid        []Cell             `json:"grid"`        // topics and issues by year and direction, and the years' totals (Subject "")
	Events      []Cell             `json:"events"`      // types of events by direction, over all years
	Instruments []InstrumentRecord `json:"instruments"` // latest first, at most 200; Count is of the pair
	Latest      []Latest           `json:"latest"`      // one for each topic and issue and direction, latest first

	period bool // it is of a period, counted from statements
}

// FigureSeries is one quantity of a pair or a party, in one unit.
type FigureSeries struct {
	Quantity string        `json:"quantity"`
	Unit     string        `json:"unit"` // "" for ratios and numbers without one
	Parties  []string      `json:"parties"`
	Points   []FigurePoint `json:"points"` // by period, earliest first
}

// FigurePoint is one figure, with the statement that gives it.
type FigurePoint struct {
	Period string   `json:"period"` // EDTF, or "" where the text names none
	Value  *float64 `json:"value"`
	Ratio  *float64 `json:"ratio"`
	Entry  Entry    `json:"entry"`
}

// Partner is what there is between a party and another. Direction is seen from
// the party.
type Partner struct {
	Party    string `json:"party"`
	All      Counts `json:"all"`
	Forward  Counts `json:"forward"`  // by the party towards the partner
	Backward Counts `json:"backward"` // by the partner towards the party
	Together Counts `json:"together"`
}

// PartySummary is what there is of one party.
type PartySummary struct {
	Party     string    `json:"party"`
	Total     Counts    `json:"total"`     // in any role
	Acting    Counts    `json:"acting"`    // as an actor
	Receiving Counts    `json:"receiving"` // as a recipient
	Years     []Cell    `json:"years"`     // by year, in any role
	Subjects  []Cell    `json:"subjects"`  // topics, issues and types of events over all years, in any role, most first
	Partners  []Partner `json:"partners"`  // most first
}

// WorldQuery chooses what the matrix of the world shows.
type WorldQuery struct {
	FromYear, ToYear int // 0 for no limit; both 0 is fastest
	Most             int // how many parties, the most active; 0 counts as 40, at most 100
}

// World is the matrix of parties by parties.
type World struct {
	Parties []Partner `json:"parties"` // the most active, most first; All is what they take part in within the period
	Ties    []Tie     `json:"ties"`
}

// Tie is what there is between two parties of the matrix, A before B.
type Tie struct {
	A         string    `json:"a"`
	B         string    `json:"b"`
	Direction Direction `json:"direction"`
	Counts
}

// SubjectSummary is what there is on a topic, an issue, a type of event.
type SubjectSummary struct {
	Subject string    `json:"subject"` // "topic:trade", "issue:taiwan", "event:CONSULT"
	Total   Counts    `json:"total"`
	Years   []Cell    `json:"years"`
	Parties []Partner `json:"parties"` // who speaks of it or is spoken to, most first, at most 100: All in any role, Forward as an actor, Backward as a recipient
	Latest  []Latest  `json:"latest"`  // the last word of each of the first 30 of Parties on it
}

// Overview is what the register holds.
type Overview struct {
	Documents  int    `json:"documents"`
	Statements int    `json:"statements"` // that count: without the rejected
	Readings   int    `json:"readings"`
	Reviews    int    `json:"reviews"`
	Last       Change `json:"last"` // the last change
}

// InstrumentRecord is a text through which statements were made: a treaty, a
// communiqué. ID is made from type, name, parties and date; what differs in one
// of them is told apart.
type InstrumentRecord struct {
	ID      string   `json:"id"`
	Type    string   `json:"type"`
	Name    string   `json:"name"`
	Parties []string `json:"parties"`
	Date    string   `json:"date"`
	Count   int      `json:"count"` // statements through it
}

// Instruments is a page of instruments.
type Instruments struct {
	Instruments []InstrumentRecord `json:"instruments"`
	Next        string             `json:"next"`
}
