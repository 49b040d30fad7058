package web

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strconv"

	"chancery/register"
)

// grid is topics and issues by years, each cell the number of statements.
type grid struct {
	Years []int
	Rows  []gridRow
}

type gridRow struct {
	Name, Address string
	Cells         []gridCell
}

type gridCell struct {
	Count   int
	Shade   int // from 0 to 5
	Tone    string
	Address string
}

// mostYears is how many years a grid shows, the latest.
const mostYears = 12

// gridOf adds up cells over directions; query is what its cells lead to,
// narrowed to their subject and year.
func (s *Server) gridOf(cells []register.Cell, query url.Values) grid {
	sums := make(map[string]map[int]register.Counts)
	years := make(map[int]bool)
	most := 0
	for _, c := range cells {
		if c.Subject == "" || c.Year == 0 {
			continue
		}
		if sums[c.Subject] == nil {
			sums[c.Subject] = make(map[int]register.Counts)
		}
		sum := plus(sums[c.Subject][c.Year], c.Counts)
		sums[c.Subject][c.Year] = sum
		years[c.Year] = true
		most = max(most, sum.All())
	}
	g := grid{Years: slices.Sorted(maps.Keys(years))}
	g.Years = g.Years[max(0, len(g.Years)-mostYears):]
	for subject, byYear := range sums {
		g.Rows = append(g.Rows, s.gridRow(g.Years, subject, byYear, query, most))
	}
	slices.SortFunc(g.Rows, func(x, y gridRow) int { return cmp.Or(y.all()-x.all(), cmp.Compare(x.Name, y.Name)) })
	return g
}

func (s *Server) gridRow(years []int, subject string, byYear map[int]register.Counts, query url.Values, most int) gridRow {
	name, address, field, slug := s.subjectName(subject)
	row := gridRow{Name: name, Address: address}
	for _, year := range years {
		c := byYear[year]
		cell := gridCell{Count: c.All(), Tone: toneWords(c)}
		if cell.Count > 0 {
			cell.Shade = 1 + min(4, 4*cell.Count/max(most, 1))
			q := with(query, field, slug)
			q.Set("year", strconv.Itoa(year))
			cell.Address = "/search?" + q.Encode()
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func (r gridRow) all() int {
	n := 0
	for _, c := range r.Cells {
		n += c.Count
	}
	return n
}

// toneWords says what a count's words do on the whole.
func toneWords(c register.Counts) string {
	switch t := c.Tone(); {
	case c.All() == 0:
		return ""
	case t <= -1:
		return "opposing"
	case t >= 1:
		return "approving"
	}
	return "neutral"
}

func plus(a, b register.Counts) register.Counts {
	return register.Counts{
		Pledges: a.Pledges + b.Pledges, Calls: a.Calls + b.Calls, Positions: a.Positions + b.Positions,
		Acts: a.Acts + b.Acts, Figures: a.Figures + b.Figures, Firmness: a.Firmness + b.Firmness,
	}
}
