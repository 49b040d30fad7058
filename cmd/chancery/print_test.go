package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"chancery/document"
	"chancery/statement"
)

var update = flag.Bool("update", false, "write the golden files anew")

const sampleText = "Fiji, Tonga sign fisheries pact\n\n" +
	"Fiji and Tonga agreed on Monday to share patrol boats. Tonga has not endorsed a ban on nets, " +
	"and “the committee” urged Fiji to reconsider. Catches almost doubled to over 4,500 tonnes in 2024, the Pacific Islands Forum said.\n"

func sampleDocument(t testing.TB) *document.Document {
	t.Helper()
	d, err := document.Decode("pact.txt", []byte(sampleText))
	if err != nil {
		t.Fatal(err)
	}
	d.Published = "2025-03-11"
	return d
}

func span(words string) statement.Span {
	at := strings.Index(sampleText, words)
	return statement.Span{Text: words, Start: at, End: at + len(words)}
}

func mention(code, name string) statement.Mention {
	s := span(name)
	return statement.Mention{Code: code, Name: name, Start: s.Start, End: s.End}
}

func pointer[T any](v T) *T { return &v }

// sampleReading has a statement of every kind, and each thing that a table
// shows in a way of its own.
func sampleReading() statement.Reading {
	fiji, tonga := mention("FJI", "Fiji"), mention("TON", "Tonga")
	minister := fiji
	minister.Person, minister.Office = "Ana Vuki", "Minister for Fisheries"
	first, second := span("Fiji and Tonga agreed on Monday to share patrol boats."), span("Tonga has not endorsed a ban on nets, and “the committee” urged Fiji to reconsider.")
	third := span("Catches almost doubled to over 4,500 tonnes in 2024, the Pacific Islands Forum said.")
	base := statement.Statement{Document: "sha256:" + strings.Repeat("0", 64), Source: "pact.txt", Polarity: statement.Affirmed, Status: statement.Intended, Rule: "sample", Confidence: 0.9}
	one := func(id string, kind statement.Kind, operative, content string, change func(*statement.Statement)) statement.Statement {
		s := base
		s.ID, s.Kind, s.Operative, s.Content = id, kind, span(operative), span(content)
		change(&s)
		return s
	}
	return statement.Reading{
		Statements: []statement.Statement{
			one("a", statement.Pledge, "agreed", "share patrol boats", func(s *statement.Statement) {
				s.Actors, s.Recipients, s.Mutual = []statement.Mention{minister, tonga}, []statement.Mention{tonga, fiji}, true
				s.Strength, s.Quote = 6, first
				s.Time = &statement.Time{EDTF: "2025-03-10", Span: pointer(span("on Monday"))}
				s.Event = &statement.Event{Type: "AGREE", Cameo: "057"}
				s.Instrument = &statement.Instrument{Type: "agreement"}
			}),
			one("b", statement.Act, "sign", "sign fisheries pact", func(s *statement.Statement) {
				s.Actors, s.Quote, s.Status = []statement.Mention{fiji, tonga, fiji}, first, statement.Done
			}),
			one("c", statement.Position, "endorsed", "endorsed a ban on nets", func(s *statement.Statement) {
				s.Actors, s.Recipients, s.Polarity = []statement.Mention{tonga}, []statement.Mention{fiji}, statement.Negated
				s.Quote, s.Strength, s.Opposing = second, 2, true
			}),
			one("d", statement.Call, "urged", "reconsider", func(s *statement.Statement) {
				s.Actors, s.Recipients = []statement.Mention{mention("", "the committee")}, []statement.Mention{fiji}
				s.Quote, s.Confidence = second, 0.456
			}),
			one("e", statement.Figure, "doubled", "over 4,500 tonnes", func(s *statement.Statement) {
				s.SaidBy, s.Quote = []statement.Mention{mention("IGO:PIF", "the Pacific Islands Forum")}, third
				s.Figure = &statement.Quantity{Quantity: "catches", Value: pointer(4500.0), Unit: pointer("tonnes"),
					Comparator: pointer(">"), Direction: pointer("up"), Period: pointer("2024"), Parties: []string{"FJI", "TON"}}
				s.Time = &statement.Time{EDTF: "2024-01-01/2024-12-31"}
			}),
		},
		Doubts: []statement.Doubt{{Span: span("the committee"), Message: "nobody of this name is known"}},
	}
}

func TestTable(t *testing.T) {
	for _, c := range []struct {
		golden string
		screen screen
	}{
		{"wide", screen{width: 120}},
		{"narrow", screen{width: 60}},
		{"colour", screen{width: 100, colour: true}},
	} {
		t.Run(c.golden, func(t *testing.T) {
			var out bytes.Buffer
			p := &tablePrinter{out: &out, screen: c.screen}
			if err := p.print(sampleDocument(t), sampleReading()); err != nil {
				t.Fatal(err)
			}
			golden(t, c.golden+".golden", out.String())
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./cmd/chancery -update writes it anew); got:\n%s", path, got)
	}
}

func TestTableFitsTheScreen(t *testing.T) {
	long := sampleReading()
	for i := range long.Statements {
		s := &long.Statements[i]
		s.Content.Text = strings.Repeat("unbrokenstretchofletters", 9)
		s.Quote.Text = strings.Repeat("漁業協定 ", 200)
	}
	for width := widthLeast; width <= widthMost; width++ {
		var out bytes.Buffer
		p := &tablePrinter{out: &out, screen: screen{width: width}}
		if err := p.print(sampleDocument(t), long); err != nil {
			t.Fatal(err)
		}
		for _, l := range strings.Split(out.String(), "\n") {
			if w := displayWidth(l); w > width {
				t.Fatalf("at width %d a line has %d columns: %q", width, w, l)
			}
		}
	}
}

func TestTableIsHarmlessToTheTerminal(t *testing.T) {
	r := sampleReading()
	r.Statements[0].Content.Text = "\x1b[2Jshare\u202e boats\r\n\tnow\x07"
	r.Doubts[0].Span.Text = "\x1b]0;title\x07"
	var out bytes.Buffer
	p := &tablePrinter{out: &out, screen: screen{width: 100}}
	if err := p.print(sampleDocument(t), r); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(out.String(), "\x1b\x07\r\t\u202e") {
		t.Errorf("control characters reach the terminal: %q", out.String())
	}
}

func jsonLine(t testing.TB, r statement.Reading) string {
	t.Helper()
	var out, doubts bytes.Buffer
	p, err := newPrinter(readFlags{format: "jsonl"}, &out, terminal{err: &doubts}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.print(&document.Document{}, r); err != nil {
		t.Fatal(err)
	}
	line, _, _ := strings.Cut(out.String(), "\n")
	return line
}

func TestLinesKeepToTheSchema(t *testing.T) {
	root := loadSchema(t)
	var out, doubts bytes.Buffer
	p, err := newPrinter(readFlags{format: "jsonl"}, &out, terminal{err: &doubts}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.print(sampleDocument(t), sampleReading()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != len(sampleReading().Statements) {
		t.Errorf("%d lines for %d statements", len(lines), len(sampleReading().Statements))
	}
	for _, line := range lines {
		if err := root.checkLine(line); err != nil {
			t.Errorf("%v in %s", err, line)
		}
	}
	const want = "pact.txt:3:99: nobody of this name is known: \"the committee\"\n"
	if doubts.String() != want {
		t.Errorf("doubts are %q, want %q", doubts.String(), want)
	}
}

func TestJSONIsOneArray(t *testing.T) {
	var out bytes.Buffer
	p := &jsonPrinter{out: &out}
	for range 2 {
		if err := p.print(sampleDocument(t), sampleReading()); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	var docs []jsonDocument
	if err := json.Unmarshal(out.Bytes(), &docs); err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || len(docs[1].Statements) != 5 || docs[0].Published != "2025-03-11" || len(docs[0].Doubts) != 1 {
		t.Errorf("documents came out as %+v", docs)
	}
}

func TestFigureIsShownInOneLine(t *testing.T) {
	for _, c := range []struct {
		figure *statement.Quantity
		want   string
	}{
		{nil, ""},
		{&statement.Quantity{Value: pointer(240e9), Unit: pointer("USD"), Comparator: pointer(">"), Period: pointer("2024")}, "> 240,000,000,000 USD, 2024"},
		{&statement.Quantity{Value: pointer(99.1), Unit: pointer("%"), Comparator: pointer("=")}, "99.1 %"},
		{&statement.Quantity{Ratio: pointer(2.0), Comparator: pointer("~"), Direction: pointer("up")}, "~ × 2, up"},
		{&statement.Quantity{Value: pointer(-1234.5), Unit: pointer("tonnes")}, "-1,234.5 tonnes"},
		{&statement.Quantity{Direction: pointer("down")}, "down"},
	} {
		if got := figure(statement.Statement{Figure: c.figure}); got != c.want {
			t.Errorf("figure is shown as %q, want %q", got, c.want)
		}
	}
}

func displayWidth(line string) int { return uniseg.StringWidth(line) }
