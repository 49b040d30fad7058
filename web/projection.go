package web

import "math"

// point is a place of a drawing: of the projected world, where the Earth's
// radius is 1 and y goes north, or of the page, where y goes down.
type point struct{ x, y float64 }

// project gives the place of a point of the globe, in degrees, in the Equal
// Earth projection, which keeps areas (B. Šavrič, T. Patterson and B. Jenny,
// 2018, doi:10.1080/13658816.2018.1504949).
func project(latitude, longitude float64) point {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	m := math.Sqrt(3) / 2
	t := math.Asin(m * math.Sin(latitude*math.Pi/180))
	t2 := t * t
	t6 := t2 * t2 * t2
	x := longitude * math.Pi / 180 * math.Cos(t) / (m * (a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2)))
	return point{x, t * (a1 + a2*t2 + t6*(a3+a4*t2))}
}

// window is the part of the projected world that a drawing shows.
type window struct {
	left, top float64 // in the projected world
	scale     float64 // units of the drawing to one there
	height    int
}

// leastWindow is the width of the smallest part of the world that is shown,
// about that of Europe with its neighbours.
const leastWindow = 1.1

// windowOf fits the drawing around places, with room for names.
func windowOf(places []point) window {
	low, high := places[0], places[0]
	for _, p := range places[1:] {
		low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
	}
	inner := float64(mapWidth - 2*mapPadding)
	scale := inner / max(high.x-low.x, leastWindow)
	scale = min(scale, (mapMost-mapPadding)/max(high.y-low.y, 0.1)) // tall worlds are limited by their height
	height := max(mapLeast, int((high.y-low.y)*scale)+mapPadding)
	return window{
		left: (low.x+high.x)/2 - mapWidth/2/scale, top: (low.y+high.y)/2 + float64(height)/2/scale,
		scale: scale, height: height,
	}
}

func (w window) at(p point) point { return point{(p.x - w.left) * w.scale, (w.top - p.y) * w.scale} }
