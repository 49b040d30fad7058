package facts

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// loaded gives the built-in tables or ends the test.
func loaded(t *testing.T) *Tables {
	t.Helper()
	tables, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// split cuts a text into words as the tokeniser of lang does: possessive
// endings, hyphens and signs apart.
func split(text string) []string {
	spaced := strings.NewReplacer("'s ", " 's ", "’s ", " ’s ", "-", " - ", ",", " , ").Replace(text + " ")
	return strings.Fields(spaced)
}

func TestTablesHoldEnough(t *testing.T) {
	tables := loaded(t)
	states, members, organisations, withMembers, places := 0, 0, 0, 0, 0
	for _, p := range tables.Parties {
		switch {
		case p.Kind == State || p.Kind == Territory:
			states++
			if p.UN == "member" {
				members++
			}
		case p.Kind == IGO:
			organisations++
			if len(p.Members) > 0 {
				withMembers++
			}
		}
	}
	for _, a := range tables.Aliases {
		if a.Sort == City || a.Sort == Region {
			places++
		}
	}
	ministries := make(map[string]bool)
	for _, h := range tables.Holders {
		if h.Office == "foreign minister" || h.Office == "foreign secretary" || h.Office == "secretary of state" {
			ministries[h.Party] = true
		}
	}
	for _, c := range []struct {
		what      string
		have, min int
	}{
		{"states and territories", states, 249},
		{"members of the UN", members, 193},
		{"organisations", organisations, 200},
		{"organisations with members", withMembers, 60},
		{"aliases", len(tables.Aliases), 5000},
		{"places", places, 500},
		{"offices", len(tables.Offices), 120},
		{"terms of office", len(tables.Holders), 1400},
		{"parties with foreign ministers", len(ministries), 60},
		{"currencies", len(tables.Currencies), 60},
	} {
		if c.have < c.min {
			t.Errorf("%s: %d, want at least %d", c.what, c.have, c.min)
		}
	}
	if members != 193 {
		t.Errorf("the UN has 193 members, the table %d", members)
	}
}

func TestEveryRowHasASource(t *testing.T) {
	names, err := fs.Glob(embedded, "tables/*.tsv")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		rows, err := ReadTable(embedded, name)
		if err != nil {
			t.Error(err)
		}
		for _, row := range rows {
			if row.Get("source") == "" {
				t.Error(row.Errorf("no source"))
			}
		}
	}
}

func TestReadTableRejects(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no source", "code\tsource\nAAA\t\n", "line 2: no source"},
		{"cells", "code\tsource\nAAA\n", "line 2: 1 cells for 2 columns"},
		{"column", "name\tsource\n", `no column "code"`},
		{"twice", "code\tcode\tsource\n", `column "code" twice`},
		{"empty", "", "no line with column names"},
		{"not text", "code\tsource\n\xff\tx\n", "not UTF-8"},
	} {
		_, err := ReadTable(fstest.MapFS{"t.tsv": {Data: []byte(c.text)}}, "t.tsv", "code")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want one with %q", c.name, err, c.want)
		}
	}
}

func TestReadTable(t *testing.T) {
	text := "code\tnames\tsource\r\n# a remark\n\nAAA\t one; two ;;\tus\n"
	rows, err := ReadTable(fstest.MapFS{"t.tsv": {Data: []byte(text)}}, "t.tsv", "code")
	if err != nil || len(rows) != 1 {
		t.Fatal(rows, err)
	}
	if names := rows[0].List("names"); strings.Join(names, "|") != "one|two" || rows[0].Line != 4 {
		t.Errorf("names %q on line %d", names, rows[0].Line)
	}
}

// broken gives the built-in tables with one line added to one of them.
func broken(t *testing.T, table, line string) fs.FS {
	t.Helper()
	files := fstest.MapFS{}
	names, err := fs.Glob(embedded, "tables/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(embedded, name)
		if err != nil {
			t.Fatal(err)
		}
		files[strings.TrimPrefix(name, "tables/")] = &fstest.MapFile{Data: data}
	}
	files[table].Data = append(files[table].Data, line...)
	return files
}

func TestLoadRejects(t *testing.T) {
	for _, c := range []struct{ table, line, want string }{
		{"aliases.tsv", "Atlantis\tATL\tname\tmyth\n", `no party has the code "ATL"`},
		{"aliases.tsv", "Cathay\tCHN\tpoem\tmyth\n", `sort "poem"`},
		{"aliases.tsv", "Cathay\t\tname\tmyth\n", "no code for a name"},
		{"aliases.tsv", "China\tCHN\tname\tmyth\n", `"China" of "CHN" twice`},
		{"holders.tsv", "A B\t\tpresident\tCHN\t2020-13-01\t\tmyth\n", "not in ISO dates"},
		{"holders.tsv", "A B\t\tpresident\tCHN\t2020\t2019-05\tmyth\n", "ends before"},
		{"holders.tsv", "A B\t\tjester\tCHN\t2020\t\tmyth\n", `no office is called "jester"`},
		{"holders.tsv", "A B\t\tpresident\tATL\t2020\t\tmyth\n", `no party has the code "ATL"`},
		{"organisations.tsv", "IGO:UN\tx\tigo\t\t\t\t\t\tmyth\n", "code IGO:UN twice"},
		{"organisations.tsv", "IGO:XX\tx\tigo\t\t\t\t\tATL\tmyth\n", `no party has the code "ATL"`},
		{"organisations.tsv", "IGO:x\tx\tigo\t\t\t\t\t\tmyth\n", "no code of a party"},
		{"groups.tsv", "NGO:x\tx\tclub\t\t\t\t\t\t\tmyth\n", `kind "club"`},
		{"offices.tsv", "jester\t9\tno\t\tmyth\n", `rank "9"`},
		{"currencies.tsv", "USD\tx\t\t\tUSA\tmyth\n", "currency USD twice"},
	} {
		_, err := LoadFrom(broken(t, c.table, c.line))
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "load facts") {
			t.Errorf("%s with %q: error %v, want one with %q", c.table, c.line, err, c.want)
		}
	}
}

func TestTextsOfTablesAreClean(t *testing.T) {
	for _, a := range loaded(t).Aliases {
		if !utf8.ValidString(a.Text) || a.Text != strings.TrimSpace(a.Text) || foldedName(a.Text) == "" {
			t.Errorf("alias %q of %s", a.Text, a.Code)
		}
	}
}
