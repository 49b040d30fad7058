package facts

import (
	"fmt"
	"io/fs"
	"strconv"
)

// The ranks of office, highest first.
const (
	HeadOfState      = 1
	HeadOfGovernment = 2 // and heads of organisations
	Minister         = 3 // members of a cabinet and their like
	SeniorOfficial   = 4 // deputies, envoys, ambassadors, commanders
	Spokesperson     = 5 // and other officials
	Outside          = 6 // speaks for nobody but himself: a former minister, an analyst
)

// Office is a post that a person holds, by the name used across countries:
// "foreign minister" is also the US Secretary of State.
type Office struct {
	Name    string
	Aliases []string // other ways to write it, the ministry's name among them
	Rank    int      // one of the ranks above
	Speaks  bool     // what the holder says counts as said by the party
	Source  string
}

// OfficesAt gives the longest name of an office at the start of words and the
// number of words it takes; see AliasesAt for how words are compared. Several
// come back where a title means different offices in different countries.
func (t *Tables) OfficesAt(words []string) (best []Office, n int) {
	payloads, n := t.officesAt.longest(words)
	for _, i := range payloads {
		best = append(best, t.Offices[t.officeNames[i]])
	}
	return best, n
}

func (t *Tables) loadOffices(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "offices.tsv", "name", "rank", "speaks")
	if err != nil {
		return err
	}
	t.Offices = make(map[string]Office, len(rows))
	for _, row := range rows {
		office := Office{
			Name: row.Get("name"), Aliases: row.List("aliases"),
			Speaks: row.Get("speaks") == "yes", Source: row.Get("source"),
		}
		if office.Rank, err = strconv.Atoi(row.Get("rank")); err != nil || office.Rank < HeadOfState || office.Rank > Outside {
			return row.Errorf("rank %q of an office", row.Get("rank"))
		}
		if _, ok := t.Offices[office.Name]; ok {
			return row.Errorf("office %q twice", office.Name)
		}
		t.Offices[office.Name] = office
		t.officeNames = append(t.officeNames, office.Name)
		if err := t.indexOffice(office, len(t.officeNames)-1); err != nil {
			return row.Errorf("%w", err)
		}
	}
	return nil
}

func (t *Tables) indexOffice(office Office, index int) error {
	for _, name := range append([]string{office.Name}, office.Aliases...) {
		if err := t.officesAt.add(name, index); err != nil {
			return fmt.Errorf("office %q: %w", office.Name, err)
		}
	}
	return nil
}
