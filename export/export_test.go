package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/export"
	"chancery/facts"
	"chancery/statement"
)

var world = sync.OnceValues(facts.Load)

func options(t testing.TB) export.Options {
	t.Helper()
	tables, err := world()
	if err != nil {
		t.Fatal(err)
	}
	return export.Options{World: tables, Made: time.Date(2025, 11, 4, 9, 30, 0, 0, time.UTC)}
}

// sample is a document with a statement of each sort that formats tell apart.
func sample() []export.Record {
	const text = "Kenya and Norway meet\n\nOslo pledged $5 million to Kenya in Nairobi.\nThey did not sign."
	d := &export.Document{
		Hash: "sha256:" + strings.Repeat("0f", 32), Title: "Kenya and Norway meet", Source: "https://example.org/a?b=1&c=2",
		Published: "2025-06-02", Language: "en", Text: text,
	}
	at := func(words string) statement.Span {
		i := strings.Index(text, words)
		return statement.Span{Text: words, Start: i, End: i + len(words)}
	}
	party := func(code, name string) statement.Mention {
		s := at(name)
		return statement.Mention{Code: code, Name: name, Start: s.Start, End: s.End}
	}
	ken, nor := party("KEN", "Kenya"), party("NOR", "Norway")
	place := party("KEN", "Nairobi")
	value, usd, more := 5e6, "USD", ">"
	base := statement.Statement{Document: d.Hash, Source: d.Source, Rule: "act.directed", Confidence: 0.9, Strength: 3, Polarity: statement.Affirmed, Status: statement.Done}
	met := base
	met.ID, met.Kind, met.Actors, met.Recipients, met.Mutual = "a1", statement.Act, []statement.Mention{ken, nor}, []statement.Mention{ken, nor}, true
	met.Operative, met.Content, met.Quote = at("meet"), at("meet"), at("Kenya and Norway meet")
	met.Event = &statement.Event{Type: "CONSULT", Mode: "visit", Contexts: []string{"diplomatic", "economic"}, Cameo: "042"}
	met.Time, met.Place = &statement.Time{EDTF: "2025-05-30"}, &place
	gave := base
	gave.ID, gave.Kind, gave.Status, gave.Topics = "b2", statement.Pledge, statement.Intended, []string{"economy"}
	gave.Actors, gave.Recipients = []statement.Mention{{Code: "NOR", Name: "Oslo", Person: "Kari Nordmann"}}, []statement.Mention{party("KEN", "Kenya"), {Name: "somebody"}}
	gave.Operative, gave.Content, gave.Quote = at("pledged"), at("$5 million"), at("Oslo pledged $5 million to Kenya in Nairobi.")
	gave.Event = &statement.Event{Type: "AGREE", Cameo: "030"}
	gave.Time = &statement.Time{EDTF: "2026"}
	gave.Figure = &statement.Quantity{Quantity: "aid", Value: &value, Unit: &usd, Comparator: &more, Parties: []string{"NOR"}}
	refused := base
	refused.ID, refused.Kind, refused.Polarity, refused.Actors = "c3", statement.Act, statement.Negated, []statement.Mention{ken}
	refused.Operative, refused.Content, refused.Quote = at("sign"), at("sign"), at("They did not sign.")
	refused.Event = &statement.Event{Type: "AGREE", Cameo: "057"}
	return []export.Record{{Document: d, Statement: &met}, {Document: d, Statement: &gave}, {Document: d, Statement: &refused}}
}

// written gives an export of the records.
func written(t testing.TB, format string, o export.Options, records []export.Record) ([]byte, export.Summary) {
	t.Helper()
	var out bytes.Buffer
	summary, err := export.Write(format, &out, o, each(records))
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), summary
}

func each(records []export.Record) iter.Seq2[export.Record, error] {
	return func(yield func(export.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// checks are the validators of the formats: what must hold whatever the words
// of the records are.
var checks = map[string]func(t *testing.T, data []byte, records []export.Record){
	"csv": checkCSV, "jsonl": checkLines, "parquet": checkParquet, "geojson": checkGeoJSON,
	"events": checkEvents, "akn": checkAKN, "claimreview": checkClaims, "atom": checkAtom,
}

func TestEachFormatIsValid(t *testing.T) {
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			if f.About == "" || f.MediaType == "" || f.Extension == "" {
				t.Errorf("%+v says too little of itself", f)
			}
			check, ok := checks[f.Name]
			if !ok {
				t.Fatal("nothing checks this format")
			}
			data, summary := written(t, f.Name, options(t), sample())
			check(t, data, sample())
			n := summary.Written
			for _, l := range summary.LeftOut {
				n += l.Count
			}
			if n != len(sample()) {
				t.Errorf("%+v of %d", summary, len(sample()))
			}
		})
	}
}

func TestWithoutStatements(t *testing.T) {
	none := []export.Record{{Document: sample()[0].Document}}
	for _, f := range export.Formats() {
		data, summary := written(t, f.Name, options(t), none)
		checks[f.Name](t, data, none)
		if summary.Written != 0 || summary.LeftOut != nil {
			t.Errorf("%s: %+v of nothing", f.Name, summary)
		}
	}
}

// hostile is what a text may bring.
var hostile = []string{
	"=HYPERLINK(\"http://x\")", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''+", "'", "\x00\x01\x07\x1b[2J\x7f", "\u0085\u009b",
	"a\tb\nc\r\nd\re", "\u202egnp.exe\u2066", "\ufffe\uffff\ufeff", "\xff\xc3(", "\xed\xa0\x80", "]]>", "<script>&amp;&#0;</script>", `"",""`, "\";\"", "\u2028\u2029", "\U0010ffff", "",
}

func TestHostileText(t *testing.T) {
	for _, words := range hostile {
		records := withWords(words)
		for _, f := range export.Formats() {
			data, _ := written(t, f.Name, options(t), records)
			checks[f.Name](t, data, records)
		}
		if t.Failed() {
			t.Fatalf("with %q", words)
		}
	}
}

// withWords puts words wherever a text, its name or its address reaches a
// record.
func withWords(words string) []export.Record {
	records := sample()
	d := *records[0].Document
	d.Title, d.Source, d.Text = words, words, "x"+words+d.Text
	for i := range records {
		records[i].Document = &d
		s := records[i].Statement
		s.Source, s.Operative.Text, s.Content.Text, s.Quote.Text = words, words, words, words
		s.Hedges = []statement.Span{{Text: words}, {Text: words}}
		s.Actors[0].Name, s.Actors[0].Person, s.Actors[0].Office = words, words, words
		s.Instrument = &statement.Instrument{Type: "treaty", Name: words}
		s.Time = &statement.Time{EDTF: "2025-05-30", Span: &statement.Span{Text: words}}
		s.SaidBy = []statement.Mention{{Name: words}}
		if s.Place != nil {
			s.Forums = []statement.Mention{{Code: "IGO:UN", Name: words}}
		}
		if s.Figure != nil {
			s.Figure.Quantity, s.Figure.Unit, s.Figure.Reporter = words, &words, &words
		}
	}
	return records
}

func FuzzFormats(f *testing.F) {
	for _, words := range hostile {
		f.Add(words, "2025-06-02", "KEN")
	}
	f.Fuzz(func(t *testing.T, words, published, code string) {
		records := withWords(words)
		records[0].Document.Published = published // as whoever keeps it says
		records[1].Statement.Actors[0].Code = code
		for _, format := range export.Formats() {
			if format.Binary { // is slow, and words in it have their length before them
				continue
			}
			data, _ := written(t, format.Name, options(t), records)
			checks[format.Name](t, data, records)
		}
	})
}

func TestUnknownFormat(t *testing.T) {
	if _, err := export.New("xls", io.Discard, export.Options{}); err == nil || !strings.Contains(err.Error(), `"xls"`) {
		t.Errorf("error is %v", err)
	}
	if _, err := export.New("akn", io.Discard, export.Options{}); err == nil {
		t.Error("nobody says what the parties are called, and that is no error")
	}
}

func TestErrorsReachTheCaller(t *testing.T) {
	failing := func(yield func(export.Record, error) bool) {
		_ = yield(sample()[0], nil) && yield(export.Record{}, errors.New("the line is dead"))
	}
	for _, f := range export.Formats() {
		if _, err := export.Write(f.Name, io.Discard, options(t), failing); err == nil || !strings.Contains(err.Error(), "the line is dead") {
			t.Errorf("%s: the iterator's error came out as %v", f.Name, err)
		}
		if _, err := export.Write(f.Name, full{}, options(t), each(sample())); !errors.Is(err, errFull) {
			t.Errorf("%s: the writer's error came out as %v", f.Name, err)
		}
	}
}

type full struct{}

var errFull = errors.New("no room is left")

func (full) Write([]byte) (int, error) { return 0, errFull }

// TestMemoryIsBounded streams 200,000 statements of 2,000 documents and watches
// that no more is alive later on than was within the second tenth of them.
func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 200,000 statements in each format")
	}
	const (
		statements  = 200_000
		perDocument = 100
		mostGrowth  = 4 << 20
	)
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			w, err := export.New(f.Name, io.Discard, options(t))
			if err != nil {
				t.Fatal(err)
			}
			var early, most uint64
			base := sample()
			document := base[0].Document
			for i := range statements {
				if i%perDocument == 0 {
					next := *document
					next.Hash = fmt.Sprintf("sha256:%064x", i)
					document = &next
				}
				s := *base[i%len(base)].Statement
				s.ID, s.Document = fmt.Sprintf("%016x", i), document.Hash
				s.Quote.Text = fmt.Sprintf("%s Statement %d of many.", s.Quote.Text, i)
				if err := w.Write(export.Record{Document: document, Statement: &s}); err != nil {
					t.Fatal(err)
				}
				switch every := i%4_321 == 0; {
				case every && i > statements/10 && i <= statements/5:
					early = max(early, alive())
				case every && i > statements/5:
					most = max(most, alive())
				}
			}
			if _, err := w.Close(); err != nil {
				t.Fatal(err)
			}
			t.Logf("alive in the second tenth: %.1f MB; later: %.1f MB", float64(early)/1e6, float64(most)/1e6)
			if most > early+mostGrowth {
				t.Errorf("%d bytes are alive, %d were in the second tenth", most, early)
			}
		})
	}
}

func alive() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
