package web

import (
	"fmt"
	"math"
	"net/http"
	"net/url"
	"strconv"

	"chancery/register"
)

// The measures of the matrix, in units of its drawing.
const (
	matrixCell  = 22
	matrixNames = 150
)

// worldPage is the matrix of parties by parties.
type worldPage struct {
	Title    string
	From, To string // years, or empty
	Matrix   matrix
	Parties  []partnerLine
	Data     string
}

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
}

func (s *Server) world(w http.ResponseWriter, r *http.Request) error {
	values := r.URL.Query()
	q := register.WorldQuery{Most: 24}
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
			return unprocessable("no such year", "Years are written as 2025.")
		}
		*bound.into = year
	}
	world, err := s.Register.Now().World(r.Context(), q)
	if err != nil {
		return err
	}
	if form := r.URL.Query().Get("format"); form != "" {
		return giveSummary(w, form, world)
	}
	page := worldPage{Title: "World", From: values.Get("from"), To: values.Get("to"), Matrix: s.matrixOf(world)}
	for _, p := range world.Parties {
		page.Parties = append(page.Parties, partnerLine{Party: s.party(p.Party), Address: "/party/" + p.Party, All: p.All.All(), Tone: toneWords(p.All)})
	}
	data := url.Values{"format": {"json"}, "from": filled([]string{page.From}), "to": filled([]string{page.To})}
	page.Data = "/world?" + data.Encode()
	return s.show(w, "world", "page", page)
}

// matrixOf draws each pair once on each side of the diagonal.
func (s *Server) matrixOf(world register.World) matrix {
	size := matrixNames + len(world.Parties)*matrixCell
	m := matrix{Size: size, Width: size + matrixNames/2}
	at := make(map[string]int)
	for i, p := range world.Parties {
		at[p.Party] = i
		named := s.party(p.Party)
		m.Names = append(m.Names, matrixName{named.Name, named.Code, "/party/" + p.Party, matrixNames + i*matrixCell})
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
		X: x, Y: y, Shade: 1 + min(4, int(4*math.Sqrt(float64(c.All())/float64(most)))),
		Stroke:  fmt.Sprintf("M%.1f %.1fL%.1f %.1f", float64(x)+mid-dx, float64(y)+mid+dy, float64(x)+mid+dx, float64(y)+mid-dy),
		Title:   s.party(a).Name + " and " + s.party(b).Name + ": " + plural(c.All(), "statement", "statements") + ", " + toneWords(c),
		Address: "/pair/" + a + "-" + b,
	}
}
