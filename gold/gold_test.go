package gold

import (
	"testing"

	"chancery/statement"
)

func read(op, content span, kind statement.Kind, actor string) statement.Statement {
	return statement.Statement{
		Kind: kind, Polarity: statement.Affirmed, Status: statement.Done, Actors: []statement.Mention{{Code: actor}},
		Operative: statement.Span{Start: op.start, End: op.end}, Content: statement.Span{Start: content.start, End: content.end},
	}
}

func mark(op, content span, optional bool) Mark {
	words := func(s span) string { return string(make([]byte, s.end-s.start)) }
	return Mark{
		Operative: words(op), OperativeAt: op.start, Content: words(content), ContentAt: content.start,
		Kind: "act", Actors: []string{"FRA"}, Polarity: "affirmed", Status: "done", Optional: optional,
	}
}

func TestReportCountsAsTheGuidelineSays(t *testing.T) {
	far := span{500, 540}
	tests := []struct {
		name              string
		marks             []Mark
		read              []statement.Statement
		detection, strict Counts
	}{
		{"the same", []Mark{mark(span{0, 5}, span{0, 50}, false)}, []statement.Statement{read(span{0, 5}, span{0, 50}, "act", "FRA")}, Counts{Hit: 1}, Counts{Hit: 1}},
		{"another actor", []Mark{mark(span{0, 5}, span{0, 50}, false)}, []statement.Statement{read(span{0, 5}, span{0, 50}, "act", "DEU")}, Counts{Hit: 1}, Counts{Extra: 1, Missed: 1}},
		{"a third shared, same operative", []Mark{mark(span{0, 5}, span{10, 110}, false)}, []statement.Statement{read(span{0, 5}, span{10, 45}, "act", "FRA")}, Counts{Hit: 1}, Counts{Hit: 1}},
		{"a third shared, other operative", []Mark{mark(span{0, 5}, span{10, 110}, false)}, []statement.Statement{read(span{6, 9}, span{10, 45}, "act", "FRA")}, Counts{Extra: 1, Missed: 1}, Counts{Extra: 1, Missed: 1}},
		{"held with little beside it", []Mark{mark(span{0, 5}, span{10, 20}, false)}, []statement.Statement{read(span{0, 5}, span{10, 75}, "act", "FRA")}, Counts{Hit: 1}, Counts{Hit: 1}},
		{"optional, answered", []Mark{mark(span{0, 5}, span{0, 50}, true)}, []statement.Statement{read(span{0, 5}, span{0, 50}, "act", "DEU")}, Counts{}, Counts{}},
		{"optional, lost", []Mark{mark(span{0, 5}, span{0, 50}, true)}, nil, Counts{}, Counts{}},
		{"elsewhere", []Mark{mark(span{0, 5}, span{0, 50}, false)}, []statement.Statement{read(far, far, "act", "FRA")}, Counts{Extra: 1, Missed: 1}, Counts{Extra: 1, Missed: 1}},
	}
	for _, test := range tests {
		var r Report
		r.Add(Text{Marks: test.marks}, test.read)
		if r.Detection != test.detection || r.Strict != test.strict {
			t.Errorf("%s: detection %+v strict %+v", test.name, r.Detection, r.Strict)
		}
	}
}

func TestOneMarkIsAnsweredOnce(t *testing.T) {
	s := span{0, 50}
	pairs, lost, extra := Answers([]Mark{mark(span{0, 5}, s, false)}, []statement.Statement{read(span{6, 9}, s, "act", "FRA"), read(span{0, 5}, s, "act", "FRA")})
	if len(pairs) != 1 || len(lost) != 0 || len(extra) != 1 || pairs[0].Read.Operative.Start != 0 {
		t.Errorf("pairs %v lost %v extra %v: the better answer is the one with the same operative word", pairs, lost, extra)
	}
}

func TestFiguresAreComparedByValueAndUnit(t *testing.T) {
	v := func(x float64) *float64 { return &x }
	unit := "USD"
	if !sameFigure(&Figure{Value: v(240e9), Unit: "USD"}, &statement.Quantity{Value: v(240.5e9), Unit: &unit}) {
		t.Error("half a percent off should count as the same")
	}
	if sameFigure(&Figure{Value: v(240e9), Unit: "USD"}, &statement.Quantity{Ratio: v(2), Unit: &unit}) {
		t.Error("a ratio is no value")
	}
}
