package facts

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// listSeparator parts the values of a cell that holds several.
const listSeparator = ";"

// Row is one line of a table, its cells found by column name.
type Row struct {
	Table string // file name, for messages
	Line  int    // line in the file, the first being 1
	cells map[string]string
}

// Get gives a cell with outer blanks removed; an unknown column is empty.
func (r Row) Get(column string) string { return r.cells[column] }

// List gives the values of a cell that holds several, parted by semicolons,
// with blanks and empty values removed; nil when there are none.
func (r Row) List(column string) []string {
	var values []string
	for value := range strings.SplitSeq(r.cells[column], listSeparator) {
		if value = strings.TrimSpace(value); value != "" {
			values = append(values, value)
		}
	}
	return values
}

// Errorf says what is wrong with a row and where the row stands.
func (r Row) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s line %d: %w", r.Table, r.Line, fmt.Errorf(format, args...))
}

// ReadTable reads a tab-separated table of fsys: the first line names the
// columns, lines that start with # are remarks, blank lines are skipped. It
// fails when the file is missing or not UTF-8, when a line has not as many
// cells as there are columns, or when a column named in required is missing or
// has an empty cell. Every table needs a column "source", filled on every line.
func ReadTable(fsys fs.FS, name string, required ...string) ([]Row, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("open table: %w", err)
	}
	defer file.Close()
	reader := tableReader{name: name, required: append(required, "source")}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := reader.line(lines.Text()); err != nil {
			return nil, err
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read table %s: %w", name, err)
	}
	if reader.columns == nil {
		return nil, fmt.Errorf("read table %s: no line with column names", name)
	}
	return reader.rows, nil
}

// tableReader gathers the rows of one table, line by line.
type tableReader struct {
	name     string
	required []string
	columns  []string
	rows     []Row
	number   int // of the line last read
}

func (t *tableReader) line(text string) error {
	t.number++
	text = strings.TrimRight(text, "\r")
	if strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#") {
		return nil
	}
	row := Row{Table: t.name, Line: t.number}
	if !utf8.ValidString(text) {
		return row.Errorf("not UTF-8")
	}
	cells := strings.Split(text, "\t")
	if t.columns == nil {
		t.columns = cells
		return t.checkColumns(row)
	}
	if len(cells) != len(t.columns) {
		return row.Errorf("%d cells for %d columns", len(cells), len(t.columns))
	}
	row.cells = make(map[string]string, len(cells))
	for i, cell := range cells {
		row.cells[t.columns[i]] = strings.TrimSpace(cell)
	}
	for _, column := range t.required {
		if row.cells[column] == "" {
			return row.Errorf("no %s", column)
		}
	}
	t.rows = append(t.rows, row)
	return nil
}

func (t *tableReader) checkColumns(row Row) error {
	seen := make(map[string]bool, len(t.columns))
	for _, column := range t.columns {
		if seen[column] {
			return row.Errorf("column %q twice", column)
		}
		seen[column] = true
	}
	for _, column := range t.required {
		if !seen[column] {
			return row.Errorf("no column %q", column)
		}
	}
	return nil
}
