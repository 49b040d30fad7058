package facts

import (
	"fmt"
	"io/fs"
	"time"
)

// Holder is one person's term in one office. From and To are ISO dates, months
// or years, as exactly as known; To is empty while the term goes on.
type Holder struct {
	Person  string
	Aliases []string // the family name first, then other spellings
	Office  string   // name of an Office
	Party   string   // code of the party the person speaks for
	From    string
	To      string
	Source  string
}

// In tells whether the term covers a date (ISO date, month or year); where a
// limit is known only to the month or year, all of that counts as covered.
func (h Holder) In(date string) bool {
	return !after(h.From, date) && (h.To == "" || !after(date, h.To))
}

// after compares two dates as far as both are exact.
func after(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// HoldersAt gives the terms of the persons whose name, in full or in part, is
// the longest at the start of words, and how many words it takes; see AliasesAt
// for how words are compared.
func (t *Tables) HoldersAt(words []string) (terms []Holder, n int) {
	payloads, n := t.persons.longest(words)
	for _, i := range payloads {
		terms = append(terms, t.Holders[i])
	}
	return terms, n
}

// HoldersNamed gives the terms of all persons with that full or family name,
// in the order of the table; accents and capitals make no difference.
func (t *Tables) HoldersNamed(name string) []Holder {
	var terms []Holder
	for _, i := range t.named[foldedName(name)] {
		terms = append(terms, t.Holders[i])
	}
	return terms
}

// HolderOf tells who held an office of a party on a date (ISO date, month or
// year). On a day of change, and within a year known no closer, it is the
// successor.
func (t *Tables) HolderOf(office, party, date string) (Holder, bool) {
	var best Holder
	found := false
	for _, i := range t.held[post{office, party}] {
		if h := t.Holders[i]; h.In(date) && (!found || h.From > best.From) {
			best, found = h, true
		}
	}
	return best, found
}

// SoleHolder is HolderOf for offices that one person holds at a time: it finds
// nobody where terms of several people overlap, as those of envoys do.
func (t *Tables) SoleHolder(office, party, date string) (Holder, bool) {
	best, found := t.HolderOf(office, party, date)
	for _, i := range t.held[post{office, party}] {
		h := t.Holders[i]
		if h.Person != best.Person && h.In(date) && (h.To == "" || after(h.To, best.From)) {
			return Holder{}, false
		}
	}
	return best, found
}

// post is one office of one party.
type post struct{ office, party string }

func (t *Tables) loadHolders(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "holders.tsv", "person", "office", "party", "from")
	if err != nil {
		return err
	}
	t.held = make(map[post][]int)
	t.named = make(map[string][]int)
	seen := make(map[[4]string]bool, len(rows))
	for _, row := range rows {
		h := Holder{
			Person: row.Get("person"), Aliases: row.List("aliases"), Office: row.Get("office"),
			Party: row.Get("party"), From: row.Get("from"), To: row.Get("to"), Source: row.Get("source"),
		}
		if err := t.checkHolder(h); err != nil {
			return row.Errorf("%s: %w", h.Person, err)
		}
		key := [4]string{h.Person, h.Office, h.Party, h.From}
		if seen[key] {
			return row.Errorf("%s, %s of %s twice", h.Person, h.Office, h.Party)
		}
		seen[key] = true
		if err := t.addHolder(h); err != nil {
			return row.Errorf("%w", err)
		}
	}
	return nil
}

func (t *Tables) checkHolder(h Holder) error {
	if _, ok := t.Offices[h.Office]; !ok {
		return fmt.Errorf("no office is called %q", h.Office)
	}
	if _, ok := t.Parties[h.Party]; !ok {
		return fmt.Errorf("no party has the code %q", h.Party)
	}
	if !isDate(h.From) || h.To != "" && !isDate(h.To) {
		return fmt.Errorf("term from %q to %q is not in ISO dates", h.From, h.To)
	}
	if h.To != "" && after(h.From, h.To) {
		return fmt.Errorf("term from %s ends before, on %s", h.From, h.To)
	}
	return nil
}

func isDate(text string) bool {
	for _, layout := range [...]string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, text); err == nil {
			return true
		}
	}
	return false
}

func (t *Tables) addHolder(h Holder) error {
	index := len(t.Holders)
	t.Holders = append(t.Holders, h)
	t.held[post{h.Office, h.Party}] = append(t.held[post{h.Office, h.Party}], index)
	for _, name := range append([]string{h.Person}, h.Aliases...) {
		if err := t.persons.add(name, index); err != nil {
			return fmt.Errorf("person %s: %w", h.Person, err)
		}
		key := foldedName(name)
		t.named[key] = append(t.named[key], index)
	}
	return nil
}
