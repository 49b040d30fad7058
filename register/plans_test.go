package register_test

import (
	"slices"
	"strings"
	"testing"
)

// No question may go through a whole table: that is quick with few statements
// only. Totals of parties are found by their own indices, since a party has many
// rows beside them.
func TestQuestionsGoByIndices(t *testing.T) {
	r := openRegister(t, t.TempDir()+"/r.db")
	w := newWorld(5)
	for i := range 3 {
		a := w.document(t, i, 10)
		if _, err := r.Add(ctx, a.Document, a.From, a.Reading); err != nil {
			t.Fatal(err)
		}
	}
	for _, q := range benchQueries(w) {
		for range 5 {
			if err := q.ask(r.Now(), w); err != nil {
				t.Fatal(err)
			}
		}
	}
	plans, err := r.Plans(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(plans) < 20 {
		t.Fatalf("only %d plans", len(plans))
	}
	large := []string{"p", "q", "e", "entry", "w", "wording", "d", "document", "tally", "term", "t", "i", "instrument", "r", "retrieval", "x"}
	for text, steps := range plans {
		if strings.Contains(text, "FROM tally WHERE subject = ") && !strings.Contains(strings.Join(steps, ""), "USING INDEX tally_") {
			t.Errorf("%s\ngoes by\n%s", text, strings.Join(steps, "\n"))
		}
		for _, step := range steps {
			if table, scan := strings.CutPrefix(step, "SCAN "); scan && slices.Contains(large, table) || strings.HasPrefix(step, "SEARCH q ") && !strings.Contains(step, "entry=?") {
				t.Errorf("%s\ngoes by\n%s", text, strings.Join(steps, "\n"))
			}
		}
	}
}
