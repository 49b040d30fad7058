package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"chancery/register"
)

// The measures of the map, in units of its drawing.
const (
	mapWidth   = 1000
	mapLeast   = 360 // its height is from this
	mapMost    = 500 // to this
	mapArcs    = 30  // how many ties are drawn, the strongest
	mapSmall   = 4.0 // radius of the least active party
	mapLarge   = 15.0
	mapLetter  = 6.6 // width of a letter, on the generous side
	mapLine    = 14  // height of a line of names
	mapPadding = 70
)

// worldMap draws the parties where they are and the strongest ties between
// them, on a graticule: the outlines of states are for others to dispute.
type worldMap struct {
	Width, Height int
	Grid          []string // SVG paths of meridians and parallels
	Degrees       []mapText
	Arcs          []mapArc
	Dots          []mapDot
	Elsewhere     []partnerLine // parties that are at no one place
}

type mapText struct {
	X, Y   int
	Anchor string // start, middle or end
	Text   string
}

type mapArc struct {
	Path, Class, Title, Address string
	Width                       string
}

type mapDot struct {
	X, Y, R              float64
	Class                string // "approving", "neutral" or "opposing"
	Name, Title, Address string
	Label                *mapText // nil where there is no room: the title says it
}

// mapOf draws the world; a party without a point of its own, such as an
// organisation, is listed beside the map.
func (s *Server) mapOf(world register.World) *worldMap {
	m := &worldMap{Width: mapWidth}
	places := make(map[string]point)
	var all []point
	for _, p := range world.Parties {
		latitude, longitude, ok := s.Tables.Locate(p.Party, s.party(p.Party).Name)
		if !ok {
			m.Elsewhere = append(m.Elsewhere, s.partyLine(p))
			continue
		}
		places[p.Party] = project(latitude, longitude)
		all = append(all, places[p.Party])
	}
	if len(places) < 2 {
		return nil
	}
	w := windowOf(all)
	m.Height = w.height
	m.Grid, m.Degrees = w.graticule()
	m.Arcs = s.arcs(world.Ties, places, w)
	m.Dots = s.dots(world.Parties, places, w)
	placeLabels(m)
	return m
}

func (s *Server) partyLine(p register.Partner) partnerLine {
	return partnerLine{Party: s.party(p.Party), Address: "/party/" + p.Party, All: p.All.All(), Tone: toneWords(p.All)}
}

// arcs draws the strongest ties between parties that have a place, the strongest
// last, so that it lies on top.
func (s *Server) arcs(ties []register.Tie, places map[string]point, w window) []mapArc {
	ties = slices.DeleteFunc(slices.Clone(ties), func(t register.Tie) bool {
		_, a := places[t.A]
		_, b := places[t.B]
		return !a || !b
	})
	ties = strongest(ties, mapArcs)
	var arcs []mapArc
	for _, t := range slices.Backward(ties) {
		share := float64(t.All()) / float64(ties[0].All())
		arcs = append(arcs, mapArc{
			Path: arcPath(w.at(places[t.A]), w.at(places[t.B])), Class: toneWords(t.Counts), Width: fmt.Sprintf("%.1f", 1+3*math.Sqrt(share)),
			Title: s.tieTitle(t), Address: "/pair/" + t.A + "-" + t.B,
		})
	}
	return arcs
}

func (s *Server) tieTitle(t register.Tie) string {
	return s.party(t.A).Name + " and " + s.party(t.B).Name + ": " + plural(t.All(), "statement", "statements") + ", " + toneWords(t.Counts)
}

// arcPath bends a tie to the left of its way from west to east: two ties that
// share an end rarely run together then.
func arcPath(a, b point) string {
	if a.x > b.x {
		a, b = b, a
	}
	bend := 0.18
	mid := point{(a.x+b.x)/2 + bend*(b.y-a.y), (a.y+b.y)/2 - bend*(b.x-a.x)}
	return fmt.Sprintf("M%.1f %.1fQ%.1f %.1f %.1f %.1f", a.x, a.y, mid.x, mid.y, b.x, b.y)
}

// dots draws the parties, the most active first; the area of a dot is its share.
func (s *Server) dots(parties []register.Partner, places map[string]point, w window) []mapDot {
	var dots []mapDot
	most := 0
	for _, p := range parties {
		place, ok := places[p.Party]
		if !ok {
			continue
		}
		most = max(most, p.All.All())
		at, line := w.at(place), s.partyLine(p)
		dots = append(dots, mapDot{
			X: at.x, Y: at.y, R: mapSmall + (mapLarge-mapSmall)*math.Sqrt(float64(line.All)/float64(most)), Class: line.Tone, Name: line.Party.Name,
			Title: line.Party.Name + ": " + plural(line.All, "statement", "statements") + ", " + line.Tone, Address: line.Address,
		})
	}
	return dots
}

// box is a stretch of the drawing that is taken.
type box struct{ left, top, right, bottom float64 }

func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.bottom && c.top < b.bottom
}

// placeLabels writes the names where they meet no dot and no other name, of the
// most active first: right, left, above or below the dot, or not at all.
func placeLabels(m *worldMap) {
	var taken []box
	for _, d := range m.Dots {
		taken = append(taken, box{d.X - d.R, d.Y - d.R, d.X + d.R, d.Y + d.R})
	}
	for i := range m.Dots {
		d := &m.Dots[i]
		for _, label := range d.labels() {
			b := label.box()
			inside := b.left >= 0 && b.top >= 0 && b.right <= float64(m.Width) && b.bottom <= float64(m.Height)
			if inside && !slices.ContainsFunc(taken, b.meets) {
				taken = append(taken, b)
				d.Label = &label
				break
			}
		}
	}
}

// labels are the places where the name of a dot may stand, the best first. Ties
// run to the middle of the drawing, so names keep to its outer side.
func (d mapDot) labels() []mapText {
	at := func(x, y float64, anchor string) mapText { return mapText{int(x), int(y) + 4, anchor, d.Name} }
	right, left := at(d.X+d.R+4, d.Y, "start"), at(d.X-d.R-4, d.Y, "end")
	if d.X < mapWidth/3 {
		right, left = left, right
	}
	return []mapText{
		right, left, at(d.X, d.Y-d.R-9, "middle"), at(d.X, d.Y+d.R+9, "middle"), at(d.X+d.R, d.Y-d.R-3, "start"),
		at(d.X+d.R, d.Y+d.R+3, "start"), at(d.X-d.R, d.Y-d.R-3, "end"), at(d.X-d.R, d.Y+d.R+3, "end"),
	}
}

// box is what a line of text takes up.
func (t mapText) box() box {
	width := mapLetter * float64(len([]rune(t.Text)))
	left := float64(t.X) - width*map[string]float64{"start": 0, "middle": 0.5, "end": 1}[t.Anchor]
	return box{left - 2, float64(t.Y) - 4 - mapLine/2, left + width + 2, float64(t.Y) - 4 + mapLine/2}
}

// degrees writes a latitude or a longitude: 30° N, 60° W, 0°.
func degrees(value int, positive, negative string) string {
	switch {
	case value > 0:
		return fmt.Sprintf("%d° %s", value, positive)
	case value < 0:
		return fmt.Sprintf("%d° %s", -value, negative)
	}
	return "0°"
}

// graticule draws parallels and meridians: every 30 degrees of much of the
// world, every 10 of a part of it. Each is named where it leaves the drawing.
func (w window) graticule() (paths []string, names []mapText) {
	step := 10
	if w.scale < mapWidth/2.2 {
		step = 30
	}
	for latitude := -90 + step; latitude < 90; latitude += step {
		var line []point
		for longitude := -180; longitude <= 180; longitude += 5 {
			line = append(line, w.at(project(float64(latitude), float64(longitude))))
		}
		paths = append(paths, pathOf(line))
		if y := line[len(line)/2].y; y > 12 && y < float64(w.height)-20 {
			names = append(names, mapText{4, int(y) - 3, "start", degrees(latitude, "N", "S")})
		}
	}
	for longitude := -180; longitude <= 180; longitude += step {
		var line []point
		for latitude := -90; latitude <= 90; latitude += 5 {
			line = append(line, w.at(project(float64(latitude), float64(longitude))))
		}
		paths = append(paths, pathOf(line))
		nearest := slices.MinFunc(line, func(a, b point) int {
			return cmp.Compare(math.Abs(a.y-float64(w.height)), math.Abs(b.y-float64(w.height)))
		})
		if nearest.x > 50 && nearest.x < mapWidth-50 {
			names = append(names, mapText{int(nearest.x) + 3, w.height - 4, "start", degrees(longitude, "E", "W")})
		}
	}
	return paths, names
}

func pathOf(line []point) string {
	var b strings.Builder
	for i, p := range line {
		fmt.Fprintf(&b, "%c%.0f %.0f", "ML"[min(i, 1)], p.x, p.y)
	}
	return b.String()
}
