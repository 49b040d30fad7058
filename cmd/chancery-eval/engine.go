package main

import (
	"os"

	"chancery/facts"
	"chancery/lang"
	"chancery/reader"
)

func newReader() (*reader.Reader, error) {
	m, tables, err := modelAndTables()
	if err != nil {
		return nil, err
	}
	return reader.New(m, tables)
}

// modelIn loads a model file.
func modelIn(file string) (*lang.Model, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return lang.Load(data, lang.Options{})
}

// modelAndTables loads the model and the tables that are built into the program.
func modelAndTables() (*lang.Model, *facts.Tables, error) {
	m, err := lang.Load(lang.Embedded(), lang.Options{})
	if err != nil {
		return nil, nil, err
	}
	tables, err := facts.Load()
	if err != nil {
		return nil, nil, err
	}
	return m, tables, nil
}
