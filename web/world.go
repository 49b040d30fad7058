package web

import (
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"chancery/register"
)

// The measures of the matrix, in units of its drawing.
const (
	matrixCell  = 22
	matrixNames = 150

	matrixLetters = 24 // of a name that fits beside it
)

// mostWorld is how many parties the page shows.
const mostWorld = 24

// worldPage is the most active parties on a map and in a matrix.
type worldPage struct {
	Title    string
	From, To string // years, or empty
	Map      *worldMap
	Matrix   matrix
	Parties  []partnerLine
	Data     []dataLink
}

// dataLink leads to what a page shows, as data.
type dataLink struct{ Name, Address string }

// matrix draws ties: the darker, the more there is; the stroke rises where the
// words approve and falls where they oppose.
type matrix struct {
	Size  int
	Width int // with room for the slanted name of the last column
	Names []matrixName
	Cells []matrixCellView
}

type matrixName struct {
	Name, Code, Address string
	At                  int
}

type matrixCellView struct {
	X, Y    int
	Shade   int
	Stroke  string // SVG path
	Title   string
	Address string
	Again   bool // stands on the other side of the diagonal already
}

func (s *Server) world(w http.ResponseWriter, r *http.Request) error {
	values := r.URL.Query()
	q, err := worldQueryOf(values)
	if err != nil {
		return err
	}
	world, err := s.view(r.Context()).World(r.Context(), q)
	if err != nil {
		return err
	}
	if form := values.Get("format"); form != "" {
		return s.giveWorld(w, form, world)
	}
	page := worldPage{Title: "World", From: values.Get("from"), To: values.Get("to"), Map: s.mapOf(world), Matrix: s.matrixOf(world)}
	for _, p := range world.Parties {
		page.Parties = append(page.Parties, s.partyLine(p))
	}
	for _, form := range [][2]string{{"JSON", "json"}, {"ties as CSV", "csv"}, {"parties as CSV", "parties"}} {
		data := without(values, "", "")
		data.Set("format", form[1])
		page.Data = append(page.Data, dataLink{form[0], "/world?" + data.Encode()})
	}
	page.Data = append(page.Data, dataLink{"feed of what is said", "/search?" + worldSearch(q).Encode()})
	return s.show(w, "world", "page", page)
}

// worldSearch finds all that was said in the years of a query, as a feed.
func worldSearch(q register.WorldQuery) url.Values {
	values := url.Values{"format": {"atom"}}
	if q.FromYear != 0 {
		values.Set("from", fmt.Sprintf("%04d-01-01", q.FromYear))
	}
	if q.ToYear != 0 {
		values.Set("to", fmt.Sprintf("%04d-12-31", q.ToYear))
	}
	return values
}

// worldQueryOf reads the years of a period, either of which may be open.
func worldQueryOf(values url.Values) (register.WorldQuery, error) {
	q := register.WorldQuery{Most: mostWorld}
	for _, bound := range []struct {
		name string
		into *int
	}{{"from", &q.FromYear}, {"to", &q.ToYear}} {
		text := values.Get(bound.name)
		if text == "" {
			continue
		}
		year, err := strconv.Atoi(text)
		if err != nil || year < 1 || year > 9999 {
			return q, unprocessable("no such year", "Years are written as 2025: “"+text+"” is none.")
		}
		*bound.into = year
	}
	if q.FromYear > q.ToYear && q.ToYear != 0 {
		return q, unprocessable("no such period", "The first year is after the last one: turn them around.")
	}
	return q, nil
}

// giveWorld answers with what the page shows as data: all of it, its ties, or
// its parties with the places the map puts them at.
func (s *Server) giveWorld(w http.ResponseWriter, form string, world register.World) error {
	switch form {
	case "json":
		return giveJSON(w, world)
	case "csv":
		rows := [][]string{slices.Concat([]string{"a", "b", "direction"}, countColumns)}
		for _, t := range world.Ties {
			rows = append(rows, slices.Concat([]string{t.A, t.B, directionName(t.Direction)}, countCells(t.Counts)))
		}
		return giveSheet(w, "ties", rows)
	case "parties":
		rows := [][]string{slices.Concat([]string{"party", "name", "latitude", "longitude"}, countColumns)}
		for _, p := range world.Parties {
			row := []string{p.Party, s.party(p.Party).Name, "", ""}
			if latitude, longitude, ok := s.Tables.Locate(p.Party, row[1]); ok {
				row[2], row[3] = strconv.FormatFloat(latitude, 'f', -1, 64), strconv.FormatFloat(longitude, 'f', -1, 64)
			}
			rows = append(rows, slices.Concat(row, countCells(p.All)))
		}
		return giveSheet(w, "parties", rows)
	}
	return unprocessable("no such form", "The world can be had as json, csv (its ties) or parties (as CSV, with their places).")
}

// directionName writes a direction so that no spreadsheet takes it for a
// formula.
func directionName(d register.Direction) string {
	switch d {
	case register.Forward:
		return "a to b"
	case register.Backward:
		return "b to a"
	}
	return "together"
}

// matrixOf draws each pair once on each side of the diagonal.
func (s *Server) matrixOf(world register.World) matrix {
	size := matrixNames + len(world.Parties)*matrixCell
	m := matrix{Size: size, Width: size + matrixNames/2}
	at := make(map[string]int)
	for i, p := range world.Parties {
		at[p.Party] = i
		named := s.party(p.Party)
		m.Names = append(m.Names, matrixName{cut(named.Name, matrixLetters), named.Code, "/party/" + p.Party, matrixNames + i*matrixCell})
	}
	sums := make(map[[2]string]register.Counts)
	most := 0
	for _, t := range world.Ties {
		key := [2]string{t.A, t.B}
		sums[key] = plus(sums[key], t.Counts)
		most = max(most, sums[key].All())
	}
	for i, a := range world.Parties {
		for j, b := range world.Parties {
			c := plus(sums[[2]string{a.Party, b.Party}], sums[[2]string{b.Party, a.Party}])
			if i != j && c.All() > 0 {
				m.Cells = append(m.Cells, s.matrixCellOf(a.Party, b.Party, [2]int{at[b.Party], at[a.Party]}, c, most))
			}
		}
	}
	return m
}

func (s *Server) matrixCellOf(a, b string, place [2]int, c register.Counts, most int) matrixCellView {
	x, y := matrixNames+place[0]*matrixCell, matrixNames+place[1]*matrixCell
	tilt := math.Max(-1, math.Min(1, c.Tone()/5)) * math.Pi / 4
	dx, dy := 7*math.Cos(tilt), 7*math.Sin(tilt)
	mid := float64(matrixCell) / 2
	return matrixCellView{
		Again: place[0] < place[1],
		X:     x, Y: y, Shade: 1 + min(4, int(4*math.Sqrt(float64(c.All())/float64(most)))),
		Stroke:  fmt.Sprintf("M%.1f %.1fL%.1f %.1f", float64(x)+mid-dx, float64(y)+mid+dy, float64(x)+mid+dx, float64(y)+mid-dy),
		Title:   s.tieTitle(register.Tie{A: a, B: b, Counts: c}),
		Address: "/pair/" + a + "-" + b,
	}
}
