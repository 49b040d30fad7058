package export_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"chancery/export"
	"chancery/statement"
)

// icews are the columns by which tools know the layout, with their types.
var icews = []struct{ name, sort string }{
	{"Event ID", "integer"}, {"Event Date", "date"}, {"Source Name", ""}, {"Source Sectors", ""}, {"Source Country", ""}, {"Event Text", ""},
	{"CAMEO Code", "code"}, {"Intensity", "number"}, {"Target Name", ""}, {"Target Sectors", ""}, {"Target Country", ""}, {"Story ID", "integer"},
	{"Sentence Number", "integer"}, {"Publisher", ""}, {"City", ""}, {"District", ""}, {"Province", ""}, {"Country", ""}, {"Latitude", "number"}, {"Longitude", "number"},
}

func checkEvents(t *testing.T, data []byte, _ []export.Record) {
	t.Helper()
	for i, row := range eventRows(t, data) {
		for j, column := range icews {
			cell, ok := row[j], true
			switch {
			case i == 0:
				ok = cell == column.name
			case cell == "":
				ok = column.name != "Event ID" && column.name != "Event Date" && column.name != "CAMEO Code"
			case column.sort == "integer":
				n, err := strconv.ParseInt(cell, 10, 32)
				ok = err == nil && n > 0
			case column.sort == "number":
				_, err := strconv.ParseFloat(cell, 64)
				ok = err == nil
			case column.sort == "date":
				_, err := time.Parse(time.DateOnly, cell)
				ok = err == nil
			case column.sort == "code":
				ok = len(cell) >= 2 && len(cell) <= 4 && strings.Trim(cell, "0123456789") == ""
			}
			if !ok {
				t.Errorf("row %d has %q as %s", i, cell, column.name)
			}
		}
	}
}

// eventRows are the rows with that of the names; each has as many cells.
func eventRows(t *testing.T, data []byte) [][]string {
	t.Helper()
	text, ended := strings.CutSuffix(string(data), "\n")
	if !ended || strings.ContainsAny(text, "\r\"\x00") {
		t.Fatalf("the table breaks where some readers would: %q", text)
	}
	var rows [][]string
	for line := range strings.SplitSeq(text, "\n") {
		row := strings.Split(line, "\t")
		if len(row) != 30 {
			t.Fatalf("%d cells in %q", len(row), line)
		}
		rows = append(rows, row)
	}
	return rows
}

func TestEventRows(t *testing.T) {
	data, summary := written(t, "events", options(t), sample())
	if want := (export.Summary{Written: 2, LeftOut: []export.LeftOut{{Why: "negated", Count: 1}}}); !reflect.DeepEqual(summary, want) {
		t.Errorf("%+v, want %+v", summary, want)
	}
	rows := eventRows(t, data)
	want := [][]string{
		{"1", "2025-05-30", "Kenya", "", "Kenya", "visit paid", "042", "1.9", "Norway", "", "Norway", "1", "", "https://example.org/a?b=1&c=2",
			"Nairobi", "", "", "Kenya", "-1.28", "36.82", "CONSULT", "visit", "diplomatic;economic", "verbal cooperation", "KEN", "NOR", "a1", "act", "done", "0.9"},
		{"2", "2025-05-30", "Norway", "", "Norway", "visit paid", "042", "1.9", "Kenya", "", "Kenya", "1", "", "https://example.org/a?b=1&c=2",
			"Nairobi", "", "", "Kenya", "-1.28", "36.82", "CONSULT", "visit", "diplomatic;economic", "verbal cooperation", "NOR", "KEN", "a1", "act", "done", "0.9"},
		{"3", "2025-06-02", "Kari Nordmann", "", "Norway", "intent to cooperate of no other kind", "030", "4", "Kenya", "", "Kenya", "1", "", "https://example.org/a?b=1&c=2",
			"", "", "", "", "", "", "AGREE", "", "", "verbal cooperation", "NOR", "KEN", "b2", "pledge", "intended", "0.9"},
	}
	if len(rows) != len(want)+1 {
		t.Fatalf("%d rows, want %d", len(rows)-1, len(want))
	}
	for i, row := range want {
		row[5] = rows[i+1][5] // the wording of the tables is their own matter, but there is one
		if !slices.Equal(rows[i+1], row) || row[5] == "" {
			t.Errorf("row %d is\n%q, want\n%q", i+1, rows[i+1], row)
		}
	}
}

func TestPairsOfAnEvent(t *testing.T) {
	list := func(codes string) []statement.Mention {
		var mentions []statement.Mention
		for _, code := range strings.Fields(codes) {
			mentions = append(mentions, statement.Mention{Code: strings.Trim(code, "?"), Name: code})
		}
		return mentions
	}
	for _, c := range []struct {
		actors, recipients string
		mutual             bool
		want               string
	}{
		{"KEN", "NOR", false, "KEN>NOR"},
		{"KEN NOR", "", true, "KEN>NOR NOR>KEN"},
		{"KEN NOR", "KEN NOR", true, "KEN>NOR NOR>KEN"},
		{"KEN KEN", "NOR", false, "KEN>NOR"},
		{"KEN", "", false, "KEN>"},
		{"KEN KEN", "?", false, "KEN>"},
		{"?", "NOR", false, ""},
		{"KEN NOR", "UGA", false, "KEN>UGA NOR>UGA"},
		{"KEN", "KEN", false, ""},
		{"IGO:UN", "KEN", false, "IGO:UN>KEN"},
	} {
		records := sample()[:1]
		s := records[0].Statement
		s.Actors, s.Recipients, s.Mutual = list(c.actors), list(c.recipients), c.mutual
		data, _ := written(t, "events", options(t), records)
		var got []string
		for _, row := range eventRows(t, data)[1:] {
			got = append(got, row[24]+">"+row[25])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q to %q (mutual %v) gives %q, want %q", c.actors, c.recipients, c.mutual, got, c.want)
		}
	}
}

func TestDayOfAnEvent(t *testing.T) {
	for _, c := range []struct {
		edtf, published string
		status          statement.Status
		want            string // empty: left out
	}{
		{"2025-05-30", "2025-06-02", statement.Done, "2025-05-30"},
		{"2025-05-30/2025-06-01", "2025-06-02", statement.Done, "2025-05-30"},
		{"2025-05", "2025-06-02", statement.Done, "2025-06-02"},
		{"2025-05-30~", "2025-06-02", statement.Done, "2025-06-02"},
		{"", "2025-06-02", statement.Done, "2025-06-02"},
		{"2026-01-01", "2025-06-02", statement.Intended, "2025-06-02"},
		{"2026-01-01", "", statement.Intended, ""},
		{"2025-05-30", "", statement.Ongoing, "2025-05-30"},
		{"2025", "", statement.Done, ""},
	} {
		records := sample()[:1]
		d := *records[0].Document
		d.Published = c.published
		records[0].Document = &d
		records[0].Statement.Time, records[0].Statement.Status = &statement.Time{EDTF: c.edtf}, c.status
		data, summary := written(t, "events", options(t), records)
		rows := eventRows(t, data)
		if (c.want == "") != (len(rows) == 1) || (c.want == "") != (len(summary.LeftOut) == 1 && summary.LeftOut[0].Why == "no known day") || len(rows) > 1 && rows[1][1] != c.want {
			t.Errorf("%+v gives %q", c, rows[1:])
		}
	}
}

// A figure is a row by the deed that it counts; a group belongs to the state in
// which it is at home.
func TestDeedsThatFiguresCountAreEvents(t *testing.T) {
	records := sample()[:1]
	s := records[0].Statement
	s.Mutual, s.Event = false, nil
	s.Figure = &statement.Quantity{Deed: &statement.Event{Type: "COERCE", Mode: "arrest", Cameo: "173"}}
	s.Actors, s.Recipients = []statement.Mention{{Code: "NGO:pkk", Name: "PKK"}}, []statement.Mention{{Code: "KEN", Name: "Kenya"}}
	data, _ := written(t, "events", options(t), records)
	rows := eventRows(t, data)
	if len(rows) != 2 || rows[1][6] != "173" || rows[1][20] != "COERCE" || !strings.HasPrefix(rows[1][4], "T") {
		t.Errorf("%q", rows)
	}
}
