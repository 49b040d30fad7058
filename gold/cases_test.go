package gold

import (
	"slices"
	"testing"

	"chancery/statement"
)

func TestCasesSayWhatWentWrongFirst(t *testing.T) {
	here, there := span{0, 50}, span{500, 540}
	op := span{0, 5}
	tests := []struct {
		name  string
		marks []Mark
		read  []statement.Statement
		want  []string
	}{
		{"right", []Mark{mark(op, here, false)}, []statement.Statement{read(op, here, "act", "FRA")}, []string{"right: "}},
		{"another actor", []Mark{mark(op, here, false)}, []statement.Statement{read(op, here, "act", "DEU")}, []string{"wrong: wrong actors"}},
		{"another kind and actor", []Mark{mark(op, here, false)}, []statement.Statement{read(op, here, "call", "DEU")}, []string{"wrong: wrong kind"}},
		{"nothing read", []Mark{mark(op, here, false)}, nil, []string{"missed: " + noOperative}},
		{"nothing marked", nil, []statement.Statement{read(op, here, "act", "FRA")}, []string{"extra: " + unmarked}},
		{"another stretch", []Mark{mark(op, here, false)}, []statement.Statement{read(op, there, "act", "FRA")},
			[]string{"missed: " + otherStretch, "extra: " + otherStretch}},
		{"one of two", []Mark{mark(op, here, false), mark(op, there, false)}, []statement.Statement{read(op, here, "act", "FRA")},
			[]string{"missed: " + fewStretches, "right: "}},
		{"two for one", []Mark{mark(op, here, false)}, []statement.Statement{read(op, here, "act", "FRA"), read(op, there, "act", "FRA")},
			[]string{"extra: " + manyMarked, "right: "}},
		{"optional", []Mark{mark(op, here, true)}, []statement.Statement{read(op, here, "act", "DEU")}, nil},
	}
	for _, test := range tests {
		var r Report
		r.Add(Text{Name: "text", Marks: test.marks}, test.read)
		var got []string
		for _, c := range r.Cases {
			got = append(got, string(c.Fate)+": "+c.Cause)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestGroupsAddUpToTheWhole(t *testing.T) {
	var r Report
	op, here, there := span{0, 5}, span{0, 50}, span{500, 540}
	r.Add(Text{Name: "a", Marks: []Mark{mark(op, here, false), mark(span{200, 205}, span{200, 260}, false)}},
		[]statement.Statement{read(op, here, "act", "FRA"), read(there, there, "call", "FRA")})
	r.Add(Text{Name: "b", Marks: []Mark{mark(op, here, false)}}, []statement.Statement{read(op, here, "act", "DEU")})
	for _, key := range []func(Case) string{func(c Case) string { return c.Kind }, func(c Case) string { return c.Text }} {
		var detection, strict Counts
		for _, g := range By(r.Cases, key) {
			detection.add(g.Detection)
			strict.add(g.Strict)
		}
		if detection != r.Detection || strict != r.Strict {
			t.Errorf("groups: %+v %+v, whole %+v %+v", detection, strict, r.Detection, r.Strict)
		}
	}
	if worst := Surest(r.Cases); len(worst) != 2 {
		t.Errorf("of one wrong and one extra, %d are listed", len(worst))
	}
}

func TestChangesBetweenTwoRuns(t *testing.T) {
	marks := []Mark{mark(span{0, 5}, span{0, 50}, false), mark(span{100, 105}, span{100, 150}, false)}
	run := func(first, second string) []Case {
		var r Report
		r.Add(Text{Marks: marks}, []statement.Statement{read(span{0, 5}, span{0, 50}, "act", first), read(span{100, 105}, span{100, 150}, "act", second)})
		return r.Cases
	}
	gained, lost := Changes(run("FRA", "DEU"), run("DEU", "FRA"))
	if len(gained) != 1 || gained[0].At != 100 || len(lost) != 1 || lost[0].At != 0 {
		t.Errorf("gained %+v, lost %+v", gained, lost)
	}
	if gained, lost := Changes(run("FRA", "DEU"), run("FRA", "DEU")); len(gained)+len(lost) != 0 {
		t.Errorf("the same run differs from itself: %+v %+v", gained, lost)
	}
}

func TestWarnedCountsWrongActorsTheReaderWasUnsureOf(t *testing.T) {
	unsureOf := func(at int, actor string, confidence float64) (Mark, statement.Statement) {
		s := read(span{at, at + 5}, span{at, at + 50}, "act", actor)
		s.Confidence = confidence
		return mark(span{at, at + 5}, span{at, at + 50}, false), s
	}
	var r Report
	for i, c := range []struct {
		actor      string
		confidence float64
	}{{"FRA", 0.3}, {"DEU", 0.5}, {"DEU", 0.59}, {"DEU", 0.6}, {"DEU", 0.9}} {
		m, s := unsureOf(100*i, c.actor, c.confidence)
		r.Add(Text{Marks: []Mark{m}}, []statement.Statement{s})
	}
	if share, n := r.warned(); share != 0.5 || n != 4 {
		t.Errorf("warned of %v of %d, want 0.5 of 4", share, n)
	}
}
