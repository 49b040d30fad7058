package reader

import (
	"testing"

	"chancery/document"
	"chancery/facts"
	"chancery/lang"
)

// How a party compares with the other candidates for a role: the network's
// odds alone do not tell whether anybody else is likelier.
func TestHowFarAPartyLeads(t *testing.T) {
	odds := [][]float64{{2, -3}, {-1, 4}, {0.5, leastLearnt}}
	for _, c := range []struct {
		of, role   int
		lead, rank float64
	}{
		{0, 0, 1.5, 0}, {1, 0, -3, 2}, {2, 0, -1.5, 1},
		{1, 1, 7, 0}, {2, 1, leastLearnt - 4, 2},
	} {
		if lead, rank := over(odds, c.of, c.role); lead != c.lead || rank != c.rank {
			t.Errorf("candidate %d in role %d: leads by %v with %v above, want %v and %v", c.of, c.role, lead, rank, c.lead, c.rank)
		}
	}
	if lead, rank := over(odds[:1], 0, 0); lead != 2-leastLearnt || rank != 0 {
		t.Errorf("the only candidate leads by %v with %v above", lead, rank)
	}
}

// How long ago a party was named, and how many others since.
func TestHowFreshAPartyIs(t *testing.T) {
	text := "Kenya wrote to Norway. Chad was silent. Peru thanked Chile. It left."
	model, err := lang.Load(lang.Embedded(), lang.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tables, err := facts.Load()
	if err != nil {
		t.Fatal(err)
	}
	x, err := NewExaminer(model, tables)
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Decode("text.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p := x.reader.open(d, Options{Published: "2025-01-02"})
	op, ok := p.tokenAt(len(text) - len("left."))
	if !ok {
		t.Fatal("no token")
	}
	c := p.sceneOf(site{operative: op, first: op, last: op, actors: []string{"PER"}})
	for code, want := range map[string][2]float64{"CHL": {1, 0}, "TCD": {2, 1}, "KEN": {3, 3}, "JPN": {longAgo, 4}} {
		if since, others := c.freshness(code); since != want[0] || others != want[1] {
			t.Errorf("%s: named %v sentences ago, %v others since; want %v", code, since, others, want)
		}
	}
}
