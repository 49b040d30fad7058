package register_test

import (
	"context"
	"strings"
	"testing"

	"chancery/document"
	"chancery/register"
	"chancery/statement"
)

// text is a document that is being written together with its statements.
type text struct {
	strings.Builder
	statements []statement.Statement
}

// say writes a sentence and makes a statement of it: ACTORS OPERATIVE CONTENT.
// change sees the statement before it is kept.
func (x *text) say(kind statement.Kind, actors, recipients, operative, content string, change ...func(s *statement.Statement)) {
	start := x.Len()
	span := func(words string) statement.Span {
		at := x.Len()
		x.WriteString(words)
		return statement.Span{Text: words, Start: at, End: x.Len()}
	}
	s := statement.Statement{
		Kind: kind, Polarity: statement.Affirmed, Status: statement.Intended, Strength: 5, Rule: "test", Confidence: 0.9,
		Actors: []statement.Mention{}, Recipients: []statement.Mention{}, SaidBy: []statement.Mention{}, Forums: []statement.Mention{},
		Hedges: []statement.Span{}, Topics: []string{}, Issues: []string{},
	}
	for _, code := range strings.Fields(actors) {
		w := span(code)
		s.Actors = append(s.Actors, statement.Mention{Code: code, Name: code, Start: w.Start, End: w.End})
		span(" ")
	}
	s.Operative = span(operative)
	span(" ")
	s.Content = span(content)
	for _, code := range strings.Fields(recipients) {
		span(" ")
		w := span(code)
		s.Recipients = append(s.Recipients, statement.Mention{Code: code, Name: code, Start: w.Start, End: w.End})
	}
	span(".")
	s.Quote = statement.Span{Text: x.String()[start:], Start: start, End: x.Len()}
	span("\n")
	for _, c := range change {
		c(&s)
	}
	x.statements = append(x.statements, s)
}

// done gives the document and its reading by an engine.
func (x *text) done(t testing.TB, engine string) (*document.Document, *register.NewReading) {
	t.Helper()
	d, err := document.Decode("test.txt", []byte(x.String()))
	if err != nil {
		t.Fatal(err)
	}
	all := make([]statement.Statement, len(x.statements))
	for i, s := range x.statements {
		s.Document, s.Source = d.Hash, d.Source
		s.ID = statement.Identity(d.Hash, s.Operative, s.Content)
		all[i] = s
	}
	return d, &register.NewReading{Engine: engine, Reading: statement.Reading{Statements: all, Doubts: []statement.Doubt{}}}
}

func about(topics ...string) func(s *statement.Statement) {
	return func(s *statement.Statement) { s.Topics = topics }
}

func sure(confidence float64) func(s *statement.Statement) {
	return func(s *statement.Statement) { s.Confidence = confidence }
}

// accord is a text of two parties: two pledges, a call, an act, a figure.
func accord(title string) *text {
	x := &text{}
	x.WriteString(title + "\n\n")
	x.say(statement.Pledge, "CHN RUS", "", "agreed", "to ease visas", about("immigration"), func(s *statement.Statement) { s.Mutual = true; s.Issues = []string{"visas"} })
	x.say(statement.Pledge, "CHN", "RUS", "promised", "to buy more grain from", about("agriculture", "trade"))
	x.say(statement.Call, "RUS", "IGO:UN", "urged", "restraint at", about("defence"), sure(0.4), func(s *statement.Statement) { s.Strength = 2 })
	x.say(statement.Act, "CHN", "RUS", "visited", "the capital of", func(s *statement.Statement) {
		s.Status, s.Strength = statement.Done, 1
		s.Event = &statement.Event{Type: "CONSULT", Mode: "visit"}
		s.Time = &statement.Time{EDTF: "2024-05-16"}
		s.Instrument = &statement.Instrument{Type: "communiqué", Name: title, Parties: []string{"CHN", "RUS"}, Date: "2024-05-17"}
	})
	x.say(statement.Figure, "", "", "rose", "trade by a quarter", func(s *statement.Statement) {
		value, unit, period := 240e9, "USD", "2023"
		s.Strength = 0
		s.Figure = &statement.Quantity{Quantity: "trade", Value: &value, Unit: &unit, Period: &period, Parties: []string{"CHN", "RUS"}}
	})
	return x
}

// put adds a text to a register.
func put(t testing.TB, r *register.Register, x *text, published string) register.Added {
	t.Helper()
	d, reading := x.done(t, "engine 1")
	added, err := r.Add(context.Background(), d, register.Origin{
		Original: []byte(x.String()), Address: "https://www.mfa.example/a/" + d.Hash[7:15], Published: published,
	}, reading)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// lines is a list of statements in short: "pledge CHN RUS>".
func lines(entries []register.Entry) string {
	var out []string
	for _, e := range entries {
		s := e.Statement
		line := string(s.Kind) + " " + s.Operative.Text + " " + e.Day
		if e.State != register.Unreviewed {
			line += " " + string(e.State)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func list(t testing.TB, v register.View, q register.Query) []register.Entry {
	t.Helper()
	page, err := v.List(context.Background(), q, register.Page{})
	if err != nil {
		t.Fatal(err)
	}
	return page.Entries
}

func one(t testing.TB, v register.View, q register.Query) register.Entry {
	t.Helper()
	all := list(t, v, q)
	if len(all) != 1 {
		t.Fatalf("%d statements answer %+v, want one:\n%s", len(all), q, lines(all))
	}
	return all[0]
}
