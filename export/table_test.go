package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"

	"chancery/export"
	"chancery/statement"
)

// statementsOf are those that records hold.
func statementsOf(records []export.Record) []statement.Statement {
	var all []statement.Statement
	for _, r := range records {
		if r.Statement != nil {
			all = append(all, r.Statement.Complete())
		}
	}
	return all
}

// shown is what a cell has of words: no control characters but tab and \n.
func shown(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' {
			return '\ufffd'
		}
		return r
	}, text)
}

const signs = "=+-@\t\n＝＋－＠"

func startsFormula(cell string) bool {
	r, size := utf8.DecodeRuneInString(cell)
	return len(cell) > size && strings.ContainsRune(signs, r)
}

// bare takes off the apostrophe that guards a cell.
func bare(cell string) string {
	if strings.HasPrefix(cell, "'") && startsFormula(strings.TrimLeft(cell, "'")) {
		return cell[1:]
	}
	return cell
}

func checkCSV(t *testing.T, data []byte, records []export.Record) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll() // fails where rows differ in length
	if err != nil {
		t.Fatal(err)
	}
	all := statementsOf(records)
	if len(rows) != len(all)+1 {
		t.Fatalf("%d rows for %d statements", len(rows), len(all))
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	for i, s := range all {
		row := rows[i+1]
		for j, cell := range row {
			if _, err := strconv.ParseFloat(cell, 64); err != nil && startsFormula(cell) {
				t.Errorf("column %s begins as a formula: %q", rows[0][j], cell)
			}
		}
		for name, want := range map[string]string{
			"id": s.ID, "quote": shown(s.Quote.Text), "operative": shown(s.Operative.Text), "content_end": strconv.Itoa(s.Content.End),
			"title": shown(records[i].Document.Title), "kind": string(s.Kind), "mutual": strconv.FormatBool(s.Mutual),
		} {
			if got := bare(row[column(name)]); got != want {
				t.Errorf("%s of %s is %q, want %q", name, s.ID, got, want)
			}
		}
	}
}

func TestCellsThatBeginAsAFormula(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"=1+1", "'=1+1"},
		{"-5% growth", "'-5% growth"},
		{"+254 20", "'+254 20"},
		{"@SUM(A1)", "'@SUM(A1)"},
		{"\t=1", "'\t=1"},
		{"\r=1", "'\n=1"},
		{"＝1", "'＝1"},
		{"'=1", "''=1"},
		{"''", "''"},
		{"=", "="},
		{"'=", "'="},
		{"’=1", "’=1"},
		{"5 = 5", "5 = 5"},
	} {
		records := sample()[:1]
		records[0].Statement.Quote.Text = c.words
		data, _ := written(t, "csv", options(t), records)
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := rows[1][slices.Index(rows[0], "quote")]; got != c.want {
			t.Errorf("%q is written as %q, want %q", c.words, got, c.want)
		}
	}
}

func TestColumnsOfCSV(t *testing.T) {
	data, _ := written(t, "csv", options(t), sample())
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"actors": "NOR", "actor_names": "Oslo", "recipients": "KEN;", "recipient_names": "Kenya;somebody", "published": "2025-06-02",
		"event_cameo": "030", "time": "2026", "place": "", "figure_value": "5e+06", "figure_comparator": ">", "figure_ratio": "",
		"figure_parties": "NOR", "confidence": "0.9", "strength": "3", "source": "https://example.org/a?b=1&c=2",
	} {
		if got := rows[2][slices.Index(rows[0], name)]; got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func checkLines(t *testing.T, data []byte, records []export.Record) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	for _, want := range statementsOf(records) {
		var got statement.Statement
		if err := d.Decode(&got); err != nil {
			t.Fatal(err)
		}
		if !utf8.ValidString(want.Quote.Text) { // JSON cannot carry it
			continue
		}
		if got.Quote != want.Quote || !reflect.DeepEqual(got.Figure, want.Figure) || got.ID != want.ID {
			t.Errorf("%s came back changed", want.ID)
		}
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		t.Errorf("after the statements comes %v", err)
	}
	if n := bytes.Count(data, []byte("\n")); n != len(statementsOf(records)) {
		t.Errorf("%d lines for %d statements", n, len(statementsOf(records)))
	}
}

func TestLinesLoseNothing(t *testing.T) {
	records := sample()
	data, _ := written(t, "jsonl", options(t), records)
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		var got statement.Statement
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
		if back, want := encoded(t, got), encoded(t, records[i].Statement.Complete()); back != want || line != want {
			t.Errorf("%s came back as %s", want, back)
		}
	}
}

func encoded(t *testing.T, s statement.Statement) string {
	t.Helper()
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

// parquetStatement is as much of a row as the tests look at; it says nothing of
// how the file was written.
type parquetStatement struct {
	ID        string    `parquet:"id"`
	Title     string    `parquet:"title"`
	Published time.Time `parquet:"published,optional,date"`
	Actors    []struct {
		Code   string `parquet:"code"`
		Name   string `parquet:"name"`
		Person string `parquet:"person"`
		Start  int64  `parquet:"start"`
	} `parquet:"actors,list"`
	Quote struct {
		Text string `parquet:"text"`
		End  int64  `parquet:"end"`
	} `parquet:"quote"`
	Event *struct {
		Contexts []string `parquet:"contexts,list"`
		Cameo    string   `parquet:"cameo"`
	} `parquet:"event,optional"`
	Figure *struct {
		Value *float64 `parquet:"value,optional"`
		Ratio *float64 `parquet:"ratio,optional"`
		Unit  *string  `parquet:"unit,optional"`
	} `parquet:"figure,optional"`
}

func readParquet(t *testing.T, data []byte) []parquetStatement {
	t.Helper()
	rows, err := parquet.Read[parquetStatement](bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func checkParquet(t *testing.T, data []byte, records []export.Record) {
	t.Helper()
	rows, all := readParquet(t, data), statementsOf(records)
	if len(rows) != len(all) {
		t.Fatalf("%d rows for %d statements", len(rows), len(all))
	}
	for i, s := range all {
		if rows[i].ID != s.ID || rows[i].Quote.Text != strings.ToValidUTF8(s.Quote.Text, "\ufffd") || rows[i].Quote.End != int64(s.Quote.End) {
			t.Errorf("%s came back as %+v", s.ID, rows[i])
		}
		if !utf8.ValidString(rows[i].Title) {
			t.Errorf("title %q is no UTF-8", rows[i].Title)
		}
	}
}

func TestParquetKeepsTheShape(t *testing.T) {
	data, _ := written(t, "parquet", options(t), sample())
	rows := readParquet(t, data)
	met, gave, refused := rows[0], rows[1], rows[2]
	if len(met.Actors) != 2 || met.Actors[1].Code != "NOR" || met.Actors[1].Start != 10 || met.Figure != nil {
		t.Errorf("the first row is %+v", met)
	}
	if !slices.Equal(met.Event.Contexts, []string{"diplomatic", "economic"}) || met.Published.Format(time.DateOnly) != "2025-06-02" {
		t.Errorf("event %+v, published %v", met.Event, met.Published)
	}
	if gave.Figure == nil || *gave.Figure.Value != 5e6 || gave.Figure.Ratio != nil || *gave.Figure.Unit != "USD" || gave.Actors[0].Person != "Kari Nordmann" {
		t.Errorf("the second row is %+v", gave)
	}
	if refused.Event.Cameo != "057" {
		t.Errorf("the third row is %+v", refused)
	}
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range file.Schema().Fields() {
		names = append(names, f.Name())
	}
	for name := range jsonFields(t) {
		if !slices.Contains(names, name) {
			t.Errorf("no column %s, though a statement has it", name)
		}
	}
}

func jsonFields(t *testing.T) map[string]any {
	t.Helper()
	data, err := json.Marshal(statement.Statement{})
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(data, &fields); err != nil {
		t.Fatal(err)
	}
	return fields
}
