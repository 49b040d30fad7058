package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// table writes a row for each statement under a row of names: RFC 4180 in
// UTF-8, but with \n at line ends, so that those inside of cells stay as they
// are.
//
// Spreadsheets take a cell that begins with = + - @, their wide forms, a tab or
// a line end for a formula, and a text can bring one that reads other cells or
// calls a program. As OWASP advises (CSV Injection), text of that kind gets an
// apostrophe before it, unless the sign is all there is. So that nothing is
// lost, text that begins with apostrophes and goes on like that gets one more:
// whoever takes one apostrophe from before them has the words as they were.
// Numbers stay as they are.
type table struct {
	rows  *csv.Writer
	cells []string
	begun bool
}

func newTable(w io.Writer, _ Options) sink {
	return &table{rows: csv.NewWriter(w), cells: make([]string, len(columns))}
}

func (t *table) head() error {
	if t.begun {
		return nil
	}
	t.begun = true
	for i, c := range columns {
		t.cells[i] = c.name
	}
	return t.rows.Write(t.cells)
}

func (t *table) write(r Record) (string, error) {
	if err := t.head(); err != nil {
		return "", err
	}
	for i, c := range columns {
		t.cells[i] = cell(c.value(r))
	}
	return "", t.rows.Write(t.cells)
}

func (t *table) close() error {
	if err := t.head(); err != nil { // a table without rows still has its names
		return err
	}
	t.rows.Flush()
	return t.rows.Error()
}

func cell(value any) string {
	switch v := value.(type) {
	case string:
		return harmless(visible(v))
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return ""
}

// formula are the signs by which a spreadsheet knows a formula.
const formula = "=+-@\t\n＝＋－＠"

func harmless(text string) string {
	bare := strings.TrimLeft(text, "'")
	sign, size := utf8.DecodeRuneInString(bare)
	if len(bare) > size && strings.ContainsRune(formula, sign) {
		return "'" + text
	}
	return text
}
