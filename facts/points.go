package facts

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// The sorts of point.
const (
	PointState   = "state"   // somewhere well inside the state
	PointCapital = "capital" // a town that is, was or counts as its capital
	PointCity    = "city"
)

// Point is where a place is, in degrees of WGS 84, north and east positive.
type Point struct {
	Name      string
	Code      string // of the party in which it lies, or that it is
	Sort      string
	Latitude  float64
	Longitude float64
	Source    string
}

// Locate gives latitude and longitude, in degrees of WGS 84, of a place of a
// party as a text names it: a town in it, or the party itself by one of its
// names. A region has no point, since one would say more than the text does.
func (t *Tables) Locate(code, name string) (latitude, longitude float64, ok bool) {
	p, ok := t.points[pointKey(code, name)]
	if !ok && t.names(code, name) {
		p, ok = t.points[pointKey(code, t.Parties[code].Name)]
	}
	return p.Latitude, p.Longitude, ok
}

// names tells whether the whole of name is a name of the party.
func (t *Tables) names(code, name string) bool {
	words := strings.Fields(name)
	aliases, n := t.AliasesAt(words)
	for _, alias := range aliases {
		if n == len(words) && alias.Code == code && (alias.Sort == Name || alias.Sort == Official || alias.Sort == Acronym) {
			return true
		}
	}
	return false
}

// NameOf is the short English name of a party, empty for what is none.
func (t *Tables) NameOf(code string) string { return t.Parties[code].Name }

// pointKey makes one of the ways to write a name: St Petersburg, St. Petersburg.
func pointKey(code, name string) string {
	key := []string{code}
	for _, word := range strings.Fields(name) {
		atomsOf(word, func(a atom) bool {
			key = append(key, a.text)
			return true
		})
	}
	return strings.Join(key, " ")
}

func (t *Tables) loadPoints(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "points.tsv", "name", "code", "sort", "latitude", "longitude")
	if err != nil {
		return err
	}
	t.points = make(map[string]Point, len(rows))
	for _, row := range rows {
		p, err := pointOf(row)
		if err != nil {
			return row.Errorf("point of %s: %w", row.Get("name"), err)
		}
		if _, ok := t.Parties[p.Code]; !ok {
			return row.Errorf("no party has the code %q", p.Code)
		}
		key := pointKey(p.Code, p.Name)
		before, ok := t.points[key]
		if ok && (before.Latitude != p.Latitude || before.Longitude != p.Longitude) {
			return row.Errorf("%s of %s stands at two places", p.Name, p.Code)
		}
		t.points[key] = p
	}
	return nil
}

func pointOf(row Row) (Point, error) {
	p := Point{Name: row.Get("name"), Code: row.Get("code"), Sort: row.Get("sort"), Source: row.Get("source")}
	switch p.Sort {
	case PointState, PointCapital, PointCity:
	default:
		return p, fmt.Errorf("no sort of point is called %q", p.Sort)
	}
	var err error
	if p.Latitude, err = degrees(row.Get("latitude"), 90); err != nil {
		return p, err
	}
	p.Longitude, err = degrees(row.Get("longitude"), 180)
	return p, err
}

func degrees(text string, most float64) (float64, error) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, fmt.Errorf("%q is no number of degrees", text)
	}
	if !(v >= -most && v <= most) { // refuses NaN as well
		return 0, fmt.Errorf("%v degrees are more than %v", v, most)
	}
	return v, nil
}
