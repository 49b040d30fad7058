package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"chancery/document"
	"chancery/gold"
	"chancery/reader"
	"chancery/statement"
)

// readText is a marked text with what was read in it.
type readText struct {
	text      gold.Text
	read      []statement.Statement
	certainty map[string][]float64 // of each statement: how sure its parts are
}

func readFolder(folder string) ([]readText, error) {
	r, err := newReader()
	if err != nil {
		return nil, err
	}
	var out []readText
	err = eachText(folder, func(t gold.Text, d *document.Document) error {
		one := readText{text: t, certainty: map[string][]float64{}}
		for _, reason := range r.Reasons(d, reader.Options{Published: t.Published}) {
			one.certainty[reason.Statement.ID] = reason.Certainty
			one.read = append(one.read, reason.Statement)
		}
		out = append(out, one)
		return nil
	})
	return out, err
}

// column is a part of some texts, measured apart.
type column struct {
	name  string
	texts []readText
	holds func(gold.Text) bool
}

func (c column) report() gold.Report {
	var r gold.Report
	for _, t := range c.texts {
		if c.holds(t.text) {
			r.Add(t.text, t.read)
		}
	}
	return r
}

// printColumns prints the measures of columns side by side, as Markdown.
func printColumns(columns []column, out io.Writer) {
	var names []string
	var rows [][]string
	for i, c := range columns {
		r := c.report()
		names = append(names, fmt.Sprintf("%s (%d)", c.name, r.Texts))
		for k, m := range r.Measures() {
			if i == 0 {
				rows = append(rows, []string{m.Name})
			}
			if k < len(rows) {
				rows[k] = append(rows[k], valueOf(m))
			}
		}
	}
	table(out, "texts (number)", names, rows)
}

func valueOf(m gold.Measure) string {
	if m.Of > 0 {
		return fmt.Sprintf("%.3f of %d", m.Value, m.Of)
	}
	return fmt.Sprintf("%.3f", m.Value)
}

// heldOutTable tells how far confidence holds on own texts that its weights did
// not see.
func heldOutTable(own []readText, out io.Writer) {
	held := heldOut(judgements(own))
	precision, number := gold.PrecisionAt(held, 0.8)
	table(out, "confidence on own texts, held out in ten parts", []string{"value"}, [][]string{
		{"expected calibration error", fmt.Sprintf("%.3f", gold.CalibrationError(held))},
		{"strictly right of those with 0.8 or more", fmt.Sprintf("%.3f of %d", precision, number)},
	})
}

// paragraphSize is how many letters tell a paragraph from others, as
// train/marked.py has it.
const paragraphSize = 60

// openTexts are the letters of texts that nobody marked.
type openTexts []string

// loadOpen reads the texts one folder below root.
func loadOpen(root string) (openTexts, error) {
	files, err := filepath.Glob(filepath.Join(root, "*", "*.txt"))
	if err != nil {
		return nil, err
	}
	var out openTexts
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		out = append(out, letters(string(data)))
	}
	return out, nil
}

// hold tells whether one of them has a longer paragraph of a text.
func (o openTexts) hold(text string) bool {
	for line := range strings.Lines(text) {
		k := letters(line)
		if len(k) < paragraphSize {
			continue
		}
		if slices.ContainsFunc(o, func(open string) bool { return strings.Contains(open, k[:paragraphSize]) }) {
			return true
		}
	}
	return false
}

// letters is text in small letters, without anything but letters and digits.
func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
