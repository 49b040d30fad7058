package facts

import (
	"math"
	"testing"
	"testing/fstest"
)

func TestLocate(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct {
		code, name          string
		latitude, longitude float64
		found               bool
	}{
		{"KEN", "Nairobi", -1.28, 36.82, true},
		{"RUS", "St Petersburg", 59.94, 30.31, true},
		{"USA", "Washington", 38.9, -77.04, true},
		{"FJI", "Suva", -18.14, 178.44, true},
		{"CHE", "Bürgenstock", 46.99, 8.38, true},
		{"KEN", "Kenya", 0.4, 37.9, true},
		{"KEN", "Republic of Kenya", 0.4, 37.9, true},
		{"SGP", "Singapore", 1.4, 103.8, true},
		{"UGA", "Nairobi", 0, 0, false}, // a town of another state
		{"UKR", "Crimea", 0, 0, false},  // a region
		{"KEN", "Kenyan", 0, 0, false},
		{"", "Nairobi", 0, 0, false},
		{"KEN", "", 0, 0, false},
	} {
		latitude, longitude, ok := tables.Locate(c.code, c.name)
		if ok != c.found || math.Abs(latitude-c.latitude) > 0.05 || math.Abs(longitude-c.longitude) > 0.05 {
			t.Errorf("%s of %q is at %v, %v (%v), want %v, %v (%v)", c.name, c.code, latitude, longitude, ok, c.latitude, c.longitude, c.found)
		}
	}
}

func TestEachStateHasAPoint(t *testing.T) {
	tables := loaded(t)
	for code, party := range tables.Parties {
		if party.Kind != State && party.Kind != Territory || code == "UMI" { // scattered over two oceans
			continue
		}
		if _, _, ok := tables.Locate(code, party.Name); !ok {
			t.Errorf("nothing says where %s is", party.Name)
		}
	}
}

func TestTheScaleCoversEachCode(t *testing.T) {
	tables := loaded(t)
	for _, c := range tables.Cameo {
		if _, ok := tables.Goldstein(c.Code); !ok {
			t.Errorf("no value of %s", c.Code)
		}
	}
	if v, _ := tables.Goldstein("190"); v != -10 {
		t.Errorf("190 has %v, want -10", v)
	}
}

func TestPointsThatContradict(t *testing.T) {
	const head = "name\tcode\tsort\tlatitude\tlongitude\tsource\n"
	for _, rows := range []string{
		"Rome\tITA\tcapital\t91\t0\tx",
		"Rome\tITA\tcapital\t0\t181\tx",
		"Rome\tITA\tcapital\tNaN\t0\tx",
		"Rome\tITA\ttown\t0\t0\tx",
		"Rome\tXXX\tcapital\t0\t0\tx",
		"Rome\tITA\tcapital\t1\t2\tx\nrome\tITA\tcity\t1\t3\tx",
	} {
		tables := &Tables{Parties: map[string]Party{"ITA": {Code: "ITA"}}}
		if err := tables.loadPoints(fstest.MapFS{"points.tsv": {Data: []byte(head + rows)}}); err == nil {
			t.Errorf("no error for %q", rows)
		}
	}
}
