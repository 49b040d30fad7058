package main

import (
	"crypto/sha256"
	"fmt"
	"os"

	"chancery/document"
	"chancery/facts"
	"chancery/lang"
	"chancery/reader"
	"chancery/register"
)

// engine is what reading needs: the tables for checking the user's hints, and
// the reader.
type engine struct {
	tables *facts.Tables
	reader *reader.Reader
	name   string // what readings in a register are signed with
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
	return &engine{tables: tables, reader: r, name: engineName(data)}, nil
}

// engineName names program and model: readings of one name agree.
func engineName(model []byte) string {
	program, _ := build()
	sum := sha256.Sum256(model)
	return fmt.Sprintf("chancery %s, model %x", program, sum[:6])
}

// read makes the reading of a document for a register. published is the day of
// publication as far as it is known; else days count from that of retrieval,
// which o has as today, so that reading again gives the same.
func (e *engine) read(d *document.Document, o reader.Options, published string) *register.NewReading {
	return &register.NewReading{Engine: e.name, Published: published, Parties: o.Parties, Reading: e.reader.Read(d, o)}
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
