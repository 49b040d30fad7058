package main

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"chancery/statement"
)

// put writes a file of a folder of coding sets.
func put(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, "coding", name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestCodingSetsAreReadInTodaysCodes(t *testing.T) {
	folder := t.TempDir()
	put(t, folder, "plover/PLOVER_GSR_CAMEO.txt", `[{"event": "DOCUMENT", "eventText": "none"},
		{"event": "DEMAND", "source": [{"code": "JAP"}], "target": [{"code": "IGO"}], "text": "Japan asked\n the bank."},
		{"event": "AGREE", "source": [{"code": "PER"}, {"code": "CHL"}], "target": "stray", "text": "Peru and Chile agreed."}]`)
	put(t, folder, "petrarch/PETR2_GSR_validation.xml", `<Sentence category="X" date="20080804" id="1"/>
		<EventCoding eventcode="042" sourcecode="PERGOV" targetcode="CHL" />
		<EventCoding eventcode="190" sourcecode="---REB" targetcode="CHL" />
		<Text>
		Peru called
		on Chile.
		</Text></Sentence>
		<Sentence date="20080805"/><EventCoding noevents="True" /><Text>Rain.</Text></Sentence>`)
	put(t, folder, "unlicensed/PLV_train.tsv", "\tsentence\tsource\ttarget\tgold_root\n7\tPeru gave way to Chile.\tPeru\tChile\tYIELD\n")
	tests := []struct {
		load func(string) ([]codedSentence, error)
		want []codedSentence
	}{
		{ploverRecords, []codedSentence{
			{text: "Japan asked the bank.", published: "2000-01-01", events: []codedEvent{{sources: []string{"JPN"}, targets: []string{"IGO"}, root: "REQUEST"}}},
			{text: "Peru and Chile agreed.", published: "2000-01-01", events: []codedEvent{{sources: []string{"CHL", "PER"}, root: "AGREE", reciprocal: true}}},
		}},
		{petrarchRecords, []codedSentence{
			{text: "Peru called on Chile.", published: "2008-08-04", events: []codedEvent{{sources: []string{"PER"}, targets: []string{"CHL"}, cameo: "042"}}},
			{text: "Rain.", published: "2008-08-05"},
		}},
		{rootSentences, []codedSentence{{text: "Peru gave way to Chile.", source: "Peru", target: "Chile", events: []codedEvent{{root: "YIELD"}}}}},
	}
	for i, test := range tests {
		got, err := test.load(folder)
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("set %d: %+v, %v\nwant %+v", i, got, err, test.want)
		}
	}
}

func TestPartiesOfAnEvent(t *testing.T) {
	s := statement.Statement{Actors: []statement.Mention{{Code: "PER"}, {Code: "CHL"}}, Recipients: []statement.Mention{{Code: "CHL"}, {Code: "PER"}}}
	if !between(s, codedEvent{sources: []string{"CHL", "PER"}, reciprocal: true}) {
		t.Error("two who act on each other are both")
	}
	if between(s, codedEvent{sources: []string{"PER"}, targets: []string{"CHL"}}) {
		t.Error("one who acts on another is not")
	}
	own := codedEvent{sources: []string{"PER"}, targets: []string{"PER"}}
	if s := (statement.Statement{Actors: []statement.Mention{{Code: "PER"}}}); !between(s, own) || between(s, codedEvent{sources: []string{"PER"}, targets: []string{"CHL"}}) {
		t.Error("what a state does at home has no recipient, what it does abroad has one")
	}
	s = statement.Statement{Actors: []statement.Mention{{Code: "IGO:UN"}}, Recipients: []statement.Mention{{Code: "NGO:m23"}}}
	if !between(s, codedEvent{sources: []string{"IGO"}, targets: []string{"NGO"}}) {
		t.Error("organisations count by their sort")
	}
}

func TestCausesOfWrongRecords(t *testing.T) {
	e := codedEvent{sources: []string{"PER"}, targets: []string{"CHL"}, root: "AID"}
	of := func(actor, recipient, event string) statement.Statement {
		return statement.Statement{Actors: []statement.Mention{{Code: actor}}, Recipients: []statement.Mention{{Code: recipient}}, Event: &statement.Event{Type: event}}
	}
	for _, test := range []struct {
		s    statement.Statement
		at   int
		want string
	}{
		{of("PER", "CHL", "AID"), 0, "right"},
		{of("PER", "CHL", "AGREE"), 0, "wrong type"},
		{of("CHL", "PER", "AID"), -1, "who and whom swapped"},
		{of("PER", "BOL", "AID"), -1, "wrong recipients"},
		{of("BOL", "CHL", "AID"), -1, "wrong actors"},
		{of("BOL", "ECU", "AID"), -1, "both wrong"},
	} {
		if got := causeOf([]statement.Statement{test.s}, test.at, e); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
	if got := causeOf(nil, -1, e); got != "no event read" {
		t.Error(got)
	}
}

func TestTypesOfPLVsEdition(t *testing.T) {
	for _, c := range []struct{ event, cameo, want string }{
		{"SANCTION", "163", "COERCE"}, {"SANCTION", "116", "ACCUSE"}, {"SANCTION", "162", "SANCTION"}, {"RETREAT", "0841", "YIELD"}, {"AID", "070", "AID"},
	} {
		if got := plvType(statement.Event{Type: c.event, Cameo: c.cameo}); got != c.want {
			t.Errorf("%s %s is %s, want %s", c.event, c.cameo, got, c.want)
		}
	}
}
