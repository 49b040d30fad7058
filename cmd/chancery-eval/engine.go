package main

import (
	"os"

	"chancery/facts"
	"chancery/lang"
	"chancery/reader"
)

func newReader() (*reader.Reader, error) {
	m, tables, err := modelAndTables("")
	if err != nil {
		return nil, err
	}
	return reader.New(m, tables)
}

// modelAndTables loads the model file named, or the one in the program, and the tables.
func modelAndTables(model string) (*lang.Model, *facts.Tables, error) {
	data := lang.Embedded()
	if model != "" {
		var err error
		if data, err = os.ReadFile(model); err != nil {
			return nil, nil, err
		}
	}
	m, err := lang.Load(data, lang.Options{})
	if err != nil {
		return nil, nil, err
	}
	tables, err := facts.Load()
	if err != nil {
		return nil, nil, err
	}
	return m, tables, nil
}
