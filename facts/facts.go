// Package facts holds what chancery knows of the world and of its field:
// parties with their names, demonyms and capitals, offices and who held them
// when, currencies, and the words of diplomacy. All of it stands in
// tab-separated tables under tables/, one fact a line, each with its source, so
// that a new state, office or verb is a new line and never a new condition in
// the code. The package knows nothing of documents or trees.
//
// Tables are read once with Load and then passed as a value; they are not
// changed after that and may be used from several goroutines.
package facts

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed tables/*.tsv
var embedded embed.FS

// Tables is what the tables say of parties, their names, offices and money.
type Tables struct {
	Parties    map[string]Party  // by code
	Aliases    []Alias           // in the order of the tables
	Offices    map[string]Office // by name
	Holders    []Holder          // in the order of the table
	Currencies []Currency        // in the order of the table, the likelier first
	Words                        // the words of diplomacy and the codes of deeds

	aliases     matcher // payload: index in Aliases
	officesAt   matcher // payload: index in officeNames
	persons     matcher // payload: index in Holders
	currencies  matcher // payload: index in Currencies
	officeNames []string
	held        map[post][]int   // indices of Holders
	named       map[string][]int // indices of Holders by folded name
	points      map[string]Point // by pointKey
	goldstein   map[string]float64
}

// Load reads the tables that are built into the program. It fails when a table
// contradicts itself: a code that no party has, a date that is none, a line
// twice, a line without source.
func Load() (*Tables, error) {
	tables, err := fs.Sub(embedded, "tables")
	if err != nil {
		return nil, fmt.Errorf("open built-in tables: %w", err)
	}
	return LoadFrom(tables)
}

// LoadFrom reads the tables from the root of fsys; see Load.
func LoadFrom(fsys fs.FS) (*Tables, error) {
	t := &Tables{}
	steps := []func(fs.FS) error{t.loadParties, t.loadAliases, t.loadOffices, t.loadHolders, t.loadCurrencies, t.loadWords, t.loadPoints, t.loadGoldstein}
	for _, step := range steps {
		if err := step(fsys); err != nil {
			return nil, fmt.Errorf("load facts: %w", err)
		}
	}
	return t, nil
}
