package web

import (
	"cmp"
	"slices"

	"chancery/register"
)

// pairRow is one topic or issue: the latest words in each direction.
type pairRow struct {
	Name    string
	Address string
	Issue   bool
	Newest  string // day of the latest of its words
	Cells   [3]pairCell
}

// pairCell is the latest word in one direction, and how many there are.
type pairCell struct {
	Label string // of its column, for small screens and for those who listen
	Entry *entry
	Trend *trend // how firm its words were over time; nil for a single day
	Count int
	All   string // address of all of them
}

// columns are the directions in the order of the page.
var columns = [3]register.Direction{register.Forward, register.Together, register.Backward}

// pairRows lays the latest words out by subject, the newest subject first.
func (s *Server) pairRows(page pairPage, summary register.PairSummary, trends map[trendKey]*trend) []pairRow {
	counts := make(map[string]*[3]int)
	for _, cell := range summary.Grid {
		if counts[cell.Subject] == nil {
			counts[cell.Subject] = new([3]int)
		}
		if i := slices.Index(columns[:], cell.Direction); i >= 0 && cell.Year != 0 {
			counts[cell.Subject][i] += cell.All()
		}
	}
	rows := make(map[string]*pairRow)
	for _, latest := range summary.Latest {
		i := slices.Index(columns[:], latest.Direction)
		if i < 0 {
			continue
		}
		row := rows[latest.Subject]
		if row == nil {
			row = s.pairRow(page, latest.Subject)
			rows[latest.Subject] = row
		}
		e := s.entryOf(1, latest.Entry)
		row.Cells[i].Entry = &e
		row.Cells[i].Trend = trends[trendKey{latest.Subject, latest.Direction}]
		row.Newest = max(row.Newest, latest.Entry.Day)
		if c := counts[latest.Subject]; c != nil {
			row.Cells[i].Count = c[i]
		}
	}
	var out []pairRow
	for _, row := range rows {
		out = append(out, *row)
	}
	slices.SortFunc(out, func(x, y pairRow) int { return cmp.Or(cmp.Compare(y.Newest, x.Newest), cmp.Compare(x.Name, y.Name)) })
	return out
}

func (s *Server) pairRow(page pairPage, subject string) *pairRow {
	name, address, field, slug := s.subjectName(subject)
	row := &pairRow{Name: name, Address: address, Issue: field == "issue"}
	for i, d := range columns {
		q := page.Between.values(d)
		q.Set(field, slug)
		row.Cells[i] = pairCell{Label: directionWords(page.A.Name, page.B.Name, d), All: "/search?" + q.Encode()}
	}
	return row
}
