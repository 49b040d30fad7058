package web

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"chancery/register"
)

// giveSheet answers with rows as CSV, for a spreadsheet; the first names the
// columns. A cell that a spreadsheet would take for a formula is made text.
func giveSheet(w http.ResponseWriter, name string, rows [][]string) error {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = harmless(cell)
		}
		if err := out.Write(cells); err != nil {
			return fmt.Errorf("write %s as csv: %w", name, err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write %s as csv: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`.csv"`)
	_, _ = b.WriteTo(w) // the client may be gone
	return nil
}

// harmless puts an apostrophe before what would be a formula; numbers may begin
// with a minus.
func harmless(cell string) string {
	if _, err := strconv.ParseFloat(cell, 64); err == nil || !strings.ContainsAny(firstRune(strings.TrimLeft(cell, " ")), "=+-@\t\r\n＝＋－＠") {
		return cell
	}
	return "'" + cell
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// countColumns are the columns of counts, as countCells fills them.
var countColumns = []string{"statements", "pledges", "calls", "positions", "acts", "figures", "tone"}

func countCells(c register.Counts) []string {
	var cells []string
	for _, n := range []int{c.All(), c.Pledges, c.Calls, c.Positions, c.Acts, c.Figures} {
		cells = append(cells, strconv.Itoa(n))
	}
	return append(cells, strconv.FormatFloat(c.Tone(), 'f', 2, 64))
}
