package web

import (
	"encoding/csv"
	"math"
	"net/http"
	"strings"
	"testing"

	"chancery/facts"
	"chancery/register"
)

func TestProjectionKeepsAreas(t *testing.T) {
	// The area of a small field of the globe is the cosine of its latitude.
	for _, latitude := range []float64{0, 30, 60, -75} {
		for _, longitude := range []float64{0, 90, -170} {
			const d = 0.01
			a, b, c := project(latitude, longitude), project(latitude, longitude+d), project(latitude+d, longitude)
			area := math.Abs((b.x-a.x)*(c.y-a.y) - (c.x-a.x)*(b.y-a.y))
			want := d * d * math.Pow(math.Pi/180, 2) * math.Cos((latitude+d/2)*math.Pi/180)
			if math.Abs(area/want-1) > 0.002 {
				t.Errorf("at %v, %v a field has %.4f of its area", latitude, longitude, area/want)
			}
		}
	}
}

// crowd is a world of neighbours, whose names cannot all be written.
func crowd() register.World {
	var w register.World
	for i, code := range strings.Fields("USA DEU FRA BEL NLD LUX CHE AUT CZE POL DNK ITA SVN HRV HUN SVK GBR NZL FJI CHL JPN IGO:EU") {
		w.Parties = append(w.Parties, register.Partner{Party: code, All: register.Counts{Acts: 100 - i}})
	}
	w.Ties = []register.Tie{{A: "DEU", B: "FRA", Counts: register.Counts{Acts: 3, Firmness: 20}}, {A: "NZL", B: "USA", Counts: register.Counts{Calls: 2, Firmness: -9}}, {A: "DEU", B: "IGO:EU"}}
	return w
}

func TestNamesOnTheMapDoNotCollide(t *testing.T) {
	tables, err := facts.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Config: Config{Tables: tables}}
	m := s.mapOf(crowd())
	var boxes []box
	for _, d := range m.Dots {
		if d.Label == nil {
			continue
		}
		b := d.Label.box()
		if b.left < 0 || b.right > float64(m.Width) || b.top < 0 || b.bottom > float64(m.Height) {
			t.Errorf("the name of %s leaves the map: %v", d.Name, b)
		}
		for _, other := range boxes {
			if b.meets(other) {
				t.Errorf("the name of %s lies on another: %v, %v", d.Name, b, other)
			}
		}
		boxes = append(boxes, b)
	}
	if len(m.Dots) != 21 || len(boxes) < 8 {
		t.Errorf("%d dots and %d names, want 21 and the names there is room for", len(m.Dots), len(boxes))
	}
	if len(m.Elsewhere) != 1 || m.Elsewhere[0].Party.Code != "IGO:EU" {
		t.Errorf("without a place: %v", m.Elsewhere)
	}
	if len(m.Arcs) != 2 || m.Arcs[0].Class != "opposing" || m.Arcs[1].Class != "approving" {
		t.Errorf("ties: %+v", m.Arcs)
	}
}

func TestWorldAsSheets(t *testing.T) {
	s, _ := newRegister(t)
	for path, want := range map[string]string{"/world?format=csv": "KEN,NOR,a to b,1,1,", "/world?format=parties&from=2024": "KEN,Kenya,0.4,37.9,1,1,"} {
		w := do(s, http.MethodGet, path, "")
		if _, err := csv.NewReader(strings.NewReader(w.Body.String())).ReadAll(); err != nil || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s lacks %q (%v):\n%s", path, want, err, w.Body)
		}
	}
	if w := do(s, http.MethodGet, "/world?from=2025&to=2024", ""); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a period that ends before it begins is answered %d", w.Code)
	}
}

func TestCellsAreNoFormulas(t *testing.T) {
	for cell, want := range map[string]string{"=1+1": "'=1+1", " @x": "' @x", "-2.5": "-2.5", "＝x": "'＝x", "a=b": "a=b", "": ""} {
		if got := harmless(cell); got != want {
			t.Errorf("%q becomes %q, want %q", cell, got, want)
		}
	}
}
