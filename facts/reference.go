package facts

import (
	"fmt"
	"io/fs"
	"strconv"
)

// ReferenceRole is the part a word plays in referring to parties without
// naming them.
type ReferenceRole string

// The roles of words in reference.tsv.
const (
	ReferOrgan      ReferenceRole = "organ"      // the government: speaks for the state named before it or last
	ReferPart       ReferenceRole = "part"       // side, officials: only with a party named before it
	ReferModifier   ReferenceRole = "modifier"   // may stand between a party and the noun: new, outgoing
	ReferPronoun    ReferenceRole = "pronoun"    // Value: it, they, he, she, we, i
	ReferCollective ReferenceRole = "collective" // sides, countries, leaders: after the, both, our, the two
	ReferDescriptor ReferenceRole = "descriptor" // the country, the bloc; Value: the kind of party meant
	ReferOrdinal    ReferenceRole = "ordinal"    // the former, the latter; Value: first or last
	ReferOther      ReferenceRole = "other"      // his counterpart, the other side: the party that is not speaking
	ReferCardinal   ReferenceRole = "cardinal"   // two; Value: the number
	ReferHonorific  ReferenceRole = "honorific"  // Mr., Sheikh: a name follows
	ReferParticle   ReferenceRole = "particle"   // bin, von: inside a name
	ReferCalendar   ReferenceRole = "calendar"   // Monday, May: no name of a person
	ReferPlace      ReferenceRole = "place"      // in, near: a capital after it is a place
	ReferTitle      ReferenceRole = "title"      // words of a title that tell the kind of document, which is the Value
	ReferBond       ReferenceRole = "bond"       // relations, each other: what stands between two parties
	ReferTopic      ReferenceRole = "topic"      // on, regarding: what follows in a title is its subject
)

// ReferenceWord is one line of reference.tsv.
type ReferenceWord struct {
	Text   string
	Role   ReferenceRole
	Value  string // depends on the role
	Plural bool
	Source string
}

// Number is the Value of a ReferCardinal.
func (w ReferenceWord) Number() int {
	n, _ := strconv.Atoi(w.Value)
	return n
}

// References are the words that refer to parties without naming them, and
// those that tell what sort of document a title heads.
type References struct {
	Words []ReferenceWord // in the order of the table

	running matcher // payload: index in Words
	titles  matcher // the same, for the words of titles
}

// LoadReferences reads the table that is built into the program. It fails when
// a line has a role that is none, stands twice or has no source.
func LoadReferences() (*References, error) {
	tables, err := fs.Sub(embedded, "tables")
	if err != nil {
		return nil, fmt.Errorf("open built-in tables: %w", err)
	}
	rows, err := ReadTable(tables, "reference.tsv", "text", "role", "number")
	if err != nil {
		return nil, fmt.Errorf("load words of reference: %w", err)
	}
	r := &References{}
	for _, row := range rows {
		if err := r.add(row); err != nil {
			return nil, fmt.Errorf("load words of reference: %w", err)
		}
	}
	return r, nil
}

func (r *References) add(row Row) error {
	word := ReferenceWord{
		Role: ReferenceRole(row.Get("role")), Value: row.Get("value"),
		Plural: row.Get("number") == "many", Source: row.Get("source"),
	}
	if !word.Role.known() {
		return row.Errorf("role %q of a word", word.Role)
	}
	for _, text := range row.List("text") {
		word.Text = text
		r.Words = append(r.Words, word)
		matcher := &r.running
		if word.Role == ReferTitle || word.Role == ReferTopic {
			matcher = &r.titles
		}
		if err := matcher.add(text, len(r.Words)-1); err != nil {
			return row.Errorf("%w", err)
		}
	}
	return nil
}

func (role ReferenceRole) known() bool {
	switch role {
	case ReferOrgan, ReferPart, ReferModifier, ReferPronoun, ReferCollective, ReferDescriptor, ReferOrdinal, ReferOther,
		ReferCardinal, ReferHonorific, ReferParticle, ReferCalendar, ReferPlace, ReferBond, ReferTitle, ReferTopic:
		return true
	}
	return false
}

// At gives the meanings of the longest entry that stands at the start of words,
// those of titles apart, and the number of words it takes; see
// Tables.AliasesAt for how words are compared.
func (r *References) At(words []string) (best []ReferenceWord, n int) {
	return r.longest(&r.running, words)
}

// TitleAt is At for the words of a title: ReferTitle and ReferTopic.
func (r *References) TitleAt(words []string) (best []ReferenceWord, n int) {
	return r.longest(&r.titles, words)
}

func (r *References) longest(m *matcher, words []string) (best []ReferenceWord, n int) {
	payloads, n := m.longest(words)
	for _, i := range payloads {
		best = append(best, r.Words[i])
	}
	return best, n
}
