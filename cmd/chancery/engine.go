package main

import (
	"os"

	"chancery/facts"
	"chancery/lang"
	"chancery/reader"
)

// engine is what reading needs: the tables for checking the user's hints, and
// the reader.
type engine struct {
	tables *facts.Tables
	reader *reader.Reader
}

// loadEngine loads the model and the tables that are built into the program.
func loadEngine() (*engine, error) { return engineOf(lang.Embedded()) }

// engineOf loads the model that data holds, and the tables.
func engineOf(data []byte) (*engine, error) {
	tables, err := facts.Load()
	if err != nil {
		return nil, err
	}
	model, err := lang.Load(data, lang.Options{Kernel: os.Getenv("CHANCERY_KERNEL")})
	if err != nil {
		return nil, err
	}
	r, err := reader.New(model, tables)
	if err != nil {
		return nil, err
	}
	return &engine{tables: tables, reader: r}, nil
}

// checkParties refuses codes that no table knows, since a hint that is not
// understood would be lost in silence.
func (e *engine) checkParties(codes []string) error {
	for _, code := range codes {
		if _, ok := e.tables.Party(code); !ok {
			return mistakef("--party %s: no party has this code: states have three letters as in CHN, organisations a name as in IGO:EU", code)
		}
	}
	return nil
}
