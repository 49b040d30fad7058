package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"chancery/gold"
	"chancery/statement"
)

// scoring is how statements answer marked texts, as JSON keeps it.
type scoring struct {
	Texts     int            `json:"texts"`
	Detection gold.Counts    `json:"detection"`
	Strict    gold.Counts    `json:"strict"`
	Measures  []gold.Measure `json:"measures"`
	Cases     []gold.Case    `json:"cases"`
}

// score prints, as JSON, how well statements that stand in a file answer the
// marked texts of a folder, whatever program read them.
func score(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("score", flag.ContinueOnError)
	file := flags.String("read", "", "statements, one a line, as chancery read --format jsonl writes them")
	folder, err := folderOf(flags, args)
	if err != nil {
		return err
	}
	if *file == "" {
		return fmt.Errorf("%w: score wants -read FILE", errUsage)
	}
	texts, err := gold.Load(folder)
	if err != nil {
		return err
	}
	read, err := statementsOf(*file)
	if err != nil {
		return fmt.Errorf("read statements of %s: %w", *file, err)
	}
	var r gold.Report
	for _, t := range texts {
		r.Add(t, read[t.Name])
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(scoring{r.Texts, r.Detection, r.Strict, r.Measures(), r.Cases})
}

// statementsOf groups the statements of a file by the texts they stand in.
func statementsOf(file string) (map[string][]statement.Statement, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string][]statement.Statement{}
	for dec := json.NewDecoder(bufio.NewReader(f)); ; {
		var s statement.Statement
		if err := dec.Decode(&s); errors.Is(err, io.EOF) {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(s.Source), ".txt")
		out[name] = append(out[name], s)
	}
}
