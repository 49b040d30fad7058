package export_test

import (
	"os"
	"strings"
	"testing"

	"chancery/export"
)

func TestTheDocumentationNamesAll(t *testing.T) {
	data, err := os.ReadFile("../docs/export.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for _, f := range export.Formats() {
		if !strings.Contains(page, "| `"+f.Name+"` |") || !strings.Contains(page, "`"+f.Extension+"` |") {
			t.Errorf("docs/export.md does not name %s with %s", f.Name, f.Extension)
		}
	}
	events, _ := written(t, "events", options(t), nil)
	for _, column := range eventRows(t, events)[0] {
		if !strings.Contains(page, column+" |") && !strings.Contains(page, column+", ") {
			t.Errorf("docs/export.md does not name the column %s", column)
		}
	}
	table, _ := written(t, "csv", options(t), nil)
	if n := strings.Count(string(table), ",") + 1; n != 53 || !strings.Contains(page, "53 columns") {
		t.Errorf("csv has %d columns", n)
	}
}
