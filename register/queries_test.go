package register_test

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/register"
	"chancery/statement"
)

// filled is a small register at random with reviews and re-readings in it, and
// the moments between its changes.
func filled(t testing.TB, address string) (*register.Register, []time.Time) {
	t.Helper()
	r := openRegister(t, address)
	w := newWorld(1)
	var moments []time.Time
	tick := func() {
		time.Sleep(2 * time.Millisecond)
		moments = append(moments, time.Now())
		time.Sleep(2 * time.Millisecond)
	}
	for i := range 30 {
		a := w.document(t, i, 12)
		if _, err := r.Add(ctx, a.Document, a.From, a.Reading); err != nil {
			t.Fatal(err)
		}
		if i%10 != 5 {
			continue
		}
		tick()
		review(t, r, w, a.Reading.Reading.Statements)
		tick()
		again := *a.Reading
		again.Engine = "engine 2"
		again.Reading.Statements = slices.Clone(again.Reading.Statements[2:])
		again.Reading.Statements[3].Topics = []string{"trade"}
		if _, err := r.Reread(ctx, a.Document.Hash, again); err != nil {
			t.Fatal(err)
		}
		tick()
	}
	return r, moments
}

// review says something about the first five of some statements.
func review(t testing.TB, r *register.Register, w *world, of []statement.Statement) {
	t.Helper()
	for i, n := range []register.NewReview{
		{Action: register.Confirm}, {Action: register.Reject}, {Action: register.Correct, Field: "actors", Value: []byte(`["` + w.parties[1] + `"]`)},
		{Action: register.Correct, Field: "kind", Value: []byte(`"call"`)}, {Action: register.Reject},
	} {
		n.Statement, n.By, n.Reason = of[i].ID, "Ana", "as the text has it"
		if _, err := r.Review(ctx, n); err != nil {
			t.Fatal(err)
		}
	}
}

// all gives every statement of a view, past its queries.
func all(t testing.TB, v register.View) []register.Entry {
	t.Helper()
	var entries []register.Entry
	for _, d := range everyDocument(t, v) {
		of, err := v.Statements(ctx, d.Hash)
		if err != nil {
			t.Fatal(err)
		}
		if counted := len(slices.DeleteFunc(slices.Clone(of), func(e register.Entry) bool { return e.State == register.Rejected })); counted != d.Statements {
			t.Errorf("document %s is said to have %d statements and has %d", d.Hash, d.Statements, counted)
		}
		entries = append(entries, of...)
	}
	return entries
}

func everyDocument(t testing.TB, v register.View) []register.DocumentRecord {
	t.Helper()
	var documents []register.DocumentRecord
	for page := (register.Page{Limit: 7}); ; {
		got, err := v.Documents(ctx, register.DocumentQuery{}, page)
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, got.Documents...)
		if page.After = got.Next; got.Next == "" {
			return documents
		}
	}
}

func mentions(list []statement.Mention) []string {
	var out []string
	for _, m := range list {
		out = append(out, m.Code)
	}
	return out
}

func anyOf(wanted, has []string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(w string) bool { return slices.Contains(has, w) })
}

// queryCases are queries with what they mean, said another way.
func queryCases(w *world, from, to string) map[string]struct {
	query register.Query
	means func(e register.Entry) bool
} {
	type entry = register.Entry
	a, b := w.parties[0], w.parties[1]
	takes := func(e entry, p string) bool {
		s := e.Statement
		return slices.Contains(mentions(slices.Concat(s.Actors, s.Recipients, s.SaidBy)), p) || s.Figure != nil && slices.Contains(s.Figure.Parties, p)
	}
	return map[string]struct {
		query register.Query
		means func(e entry) bool
	}{
		"everything":  {register.Query{}, func(entry) bool { return true }},
		"party":       {register.Query{Parties: []string{a}}, func(e entry) bool { return takes(e, a) }},
		"two parties": {register.Query{Parties: []string{a, b}}, func(e entry) bool { return takes(e, a) && takes(e, b) }},
		"actor or actor": {register.Query{Actors: []string{a, b}}, func(e entry) bool {
			return anyOf([]string{a, b}, mentions(e.Statement.Actors))
		}},
		"recipient and kinds": {register.Query{Recipients: []string{b}, Kinds: []statement.Kind{statement.Pledge, statement.Act}}, func(e entry) bool {
			return anyOf([]string{b}, mentions(e.Statement.Recipients)) && (e.Statement.Kind == statement.Pledge || e.Statement.Kind == statement.Act)
		}},
		"from one to the other": {register.Query{A: from, B: to, Direction: register.Forward}, func(e entry) bool {
			s := e.Statement
			return !s.Mutual && anyOf([]string{from}, mentions(s.Actors)) && anyOf([]string{to}, mentions(s.Recipients)) && !anyOf([]string{to}, mentions(s.Actors))
		}},
		"topic, status, period": {
			register.Query{Topics: []string{"macroeconomics"}, Statuses: []statement.Status{statement.Done}, From: "2005-01-01", To: "2015-12-31"},
			func(e entry) bool {
				return slices.Contains(e.Statement.Topics, "macroeconomics") && e.Statement.Status == statement.Done && e.Day >= "2005-01-01" && e.Day <= "2015-12-31"
			},
		},
		"issue or issue": {register.Query{Issues: []string{"issue-0", "issue-1"}}, func(e entry) bool {
			return anyOf([]string{"issue-0", "issue-1"}, e.Statement.Issues)
		}},
		"event": {register.Query{Events: []string{"AGREE"}}, func(e entry) bool { return e.Statement.Event != nil && e.Statement.Event.Type == "AGREE" }},
		"strengths": {register.Query{Strengths: []int{7, 8, -8}}, func(e entry) bool {
			s := e.Statement
			return s.Strength == 7 && !s.Opposing || s.Strength == 8
		}},
		"negated and sure": {register.Query{Polarities: []statement.Polarity{statement.Negated}, MinConfidence: 0.5}, func(e entry) bool {
			return e.Statement.Polarity == statement.Negated && e.Statement.Confidence >= 0.5
		}},
		"unsure": {register.Query{MaxConfidence: 0.2}, func(e entry) bool { return e.Statement.Confidence <= 0.2 }},
		"quantity": {register.Query{Quantities: []string{"trade"}}, func(e entry) bool {
			return e.Statement.Figure != nil && e.Statement.Figure.Quantity == "trade"
		}},
		"reviewed": {register.Query{States: []register.State{register.Confirmed, register.Corrected, register.Missed}}, func(e entry) bool {
			return e.State != register.Unreviewed
		}},
		"not reviewed": {register.Query{States: []register.State{register.Unreviewed}, Parties: []string{a}}, func(e entry) bool {
			return e.State == register.Unreviewed && takes(e, a)
		}},
		"nobody": {register.Query{Parties: []string{"XXX"}}, func(entry) bool { return false }},
		"word":   {register.Query{Words: w.words[0]}, func(e entry) bool { return hasWord(e, w.words[0]) }},
		"words and party": {register.Query{Words: w.words[0] + " -" + w.words[1], Parties: []string{a}}, func(e entry) bool {
			return hasWord(e, w.words[0]) && !hasWord(e, w.words[1]) && takes(e, a)
		}},
	}
}

func hasWord(e register.Entry, word string) bool {
	return slices.Contains(strings.Fields(strings.Trim(e.Statement.Quote.Text, ".")), word)
}

func ids(entries []register.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, e.Statement.ID)
	}
	slices.Sort(out)
	return out
}

func TestListsGiveWhatTheirQueriesMean(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r, moments := filled(t, address)
		views := []register.View{r.Now()}
		for _, m := range moments[3:6] {
			v, err := r.AsOf(ctx, m)
			if err != nil {
				t.Fatal(err)
			}
			views = append(views, v)
		}
		entries := make([][]register.Entry, len(views))
		for i, v := range views {
			entries[i] = all(t, v)
		}
		from, to := directed(entries[len(views)-1])
		for name, c := range queryCases(newWorld(1), from, to) {
			t.Run(name, func(t *testing.T) {
				for i, v := range views {
					want := slices.DeleteFunc(slices.Clone(entries[i]), func(e register.Entry) bool { return e.State == register.Rejected || !c.means(e) })
					if len(want) == 0 && name != "nobody" && name != "reviewed" {
						t.Errorf("view %d: nothing is meant, so nothing is tested", i)
					}
					checkQuery(t, i, v, c.query, want)
				}
			})
		}
	})
}

// directed finds two parties of which one says something to the other.
func directed(entries []register.Entry) (from, to string) {
	for _, e := range entries {
		if s := e.Statement; e.State == register.Unreviewed && len(s.Actors) == 1 && len(s.Recipients) == 1 && !s.Mutual {
			return s.Actors[0].Code, s.Recipients[0].Code
		}
	}
	return "", ""
}

// checkQuery compares a list, read page by page, with what it should be.
func checkQuery(t *testing.T, view int, v register.View, q register.Query, want []register.Entry) {
	t.Helper()
	var got []register.Entry
	for page := (register.Page{Limit: 5}); ; {
		entries, err := v.List(ctx, q, page)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, entries.Entries...)
		if page.After = entries.Next; entries.Next == "" {
			break
		}
	}
	if !slices.Equal(ids(got), ids(want)) {
		t.Errorf("view %d: the list has %d statements, want %d", view, len(got), len(want))
	}
	if !slices.IsSortedFunc(got, func(x, y register.Entry) int { return cmp.Compare(y.Day, x.Day) }) {
		t.Errorf("view %d: the list is not in order of days", view)
	}
	if q.Words != "" && len(got) > 0 && !strings.Contains(got[0].Snippet, "\x02") {
		t.Errorf("view %d: the snippet %q marks nothing", view, got[0].Snippet)
	}
	if n, exact, err := v.Count(ctx, q, 100000); err != nil || n != len(want) || !exact {
		t.Errorf("view %d: %d are counted (%v, %v), want %d", view, n, exact, err, len(want))
	}
	f, err := v.Facets(ctx, q)
	if err != nil || f.Of != len(want) {
		t.Errorf("view %d: facets are of %d, want %d; %v", view, f.Of, len(want), err)
	}
	kinds := 0
	for _, x := range f.Fields["kind"] {
		kinds += x.Count
	}
	if kinds != len(want) {
		t.Errorf("view %d: the facets of kinds count %d, want %d", view, kinds, len(want))
	}
	queue, err := v.Queue(ctx, q, register.Page{Limit: 1000})
	if len(q.States) < 2 {
		if err != nil || !slices.IsSortedFunc(queue.Entries, func(x, y register.Entry) int {
			return cmp.Compare(x.Statement.Confidence, y.Statement.Confidence)
		}) {
			t.Errorf("view %d: the queue is not in order of confidence, %v", view, err)
		}
	}
}

// Counts that are kept at hand must be those that are made anew for the past.
func TestCountsOfNowAreThoseOfThePast(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r, _ := filled(t, address)
		then, err := r.AsOf(ctx, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		w := newWorld(1)
		for name, ask := range map[string]func(v register.View) (any, error){
			"pair": func(v register.View) (any, error) { return v.Pair(ctx, w.parties[1], w.parties[0]) },
			"within": func(v register.View) (any, error) {
				return v.PairWithin(ctx, w.parties[1], w.parties[0], "2004-03-05", "2012-07-01")
			},
			"party": func(v register.View) (any, error) { return v.Party(ctx, w.parties[0]) },
			"world": func(v register.View) (any, error) { return v.World(ctx, register.WorldQuery{Most: 9}) },
			"years": func(v register.View) (any, error) {
				return v.World(ctx, register.WorldQuery{FromYear: 2004, ToYear: 2012})
			},
			"topic":       func(v register.View) (any, error) { return v.Subject(ctx, "topic:macroeconomics") },
			"issue":       func(v register.View) (any, error) { return v.Subject(ctx, "issue:issue-0") },
			"subjects":    func(v register.View) (any, error) { return v.Subjects(ctx, "event") },
			"overview":    func(v register.View) (any, error) { return v.Overview(ctx) },
			"instruments": func(v register.View) (any, error) { return v.Instruments(ctx, "", register.Page{Limit: 3}) },
			"documents": func(v register.View) (any, error) {
				return v.Documents(ctx, register.DocumentQuery{Words: w.words[1]}, register.Page{})
			},
			"figures": func(v register.View) (any, error) { return v.Figures(ctx, register.Query{Parties: w.parties[:1]}) },
		} {
			t.Run(name, func(t *testing.T) {
				now, err := ask(r.Now())
				if err != nil {
					t.Fatal(err)
				}
				past, err := ask(then)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(now, past) {
					t.Errorf("now\n%+v\nmade anew\n%+v", now, past)
				}
			})
		}
	})
}

// A pair within a period must hold what the list of that period has, and of
// whole years what the grid of all years says of them.
func TestPairWithinAPeriod(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r, _ := filled(t, address)
		world, err := r.Now().World(ctx, register.WorldQuery{FromYear: 2004, ToYear: 2012})
		if err != nil || len(world.Ties) == 0 {
			t.Fatalf("there are %d ties, %v", len(world.Ties), err)
		}
		a, b := world.Ties[0].A, world.Ties[0].B
		q := register.Query{A: a, B: b, From: "2004-01-01", To: "2012-12-31"}
		within, err := r.Now().PairWithin(ctx, a, b, q.From, q.To)
		if err != nil {
			t.Fatal(err)
		}
		n, _, err := r.Now().Count(ctx, q, 100000)
		if err != nil || n == 0 {
			t.Fatalf("the list has %d statements, %v", n, err)
		}
		whole, err := r.Now().Pair(ctx, a, b)
		if err != nil {
			t.Fatal(err)
		}
		sum := func(cells []register.Cell) (n int) {
			for _, c := range cells {
				if c.Subject == "" && c.Year >= 2004 && c.Year <= 2012 {
					n += c.All()
				}
			}
			return n
		}
		if within.Total.All() != sum(whole.Grid) || sum(within.Grid) != sum(whole.Grid) || within.Total.All() >= whole.Total.All() || within.Total.All() < n {
			t.Errorf("within the period there are %d (by years %d), the list has %d, the years of the whole %d of %d", within.Total.All(), sum(within.Grid), n, sum(whole.Grid), whole.Total.All())
		}
		for _, latest := range within.Latest {
			if latest.Entry.Day < q.From || latest.Entry.Day > q.To {
				t.Errorf("the latest word on %s is of %s", latest.Subject, latest.Entry.Day)
			}
		}
	})
}

func TestVerifyFindsNothingWrongAndEveryDamage(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r, _ := filled(t, address)
		v, err := r.Verify(ctx, nil)
		if err != nil || len(v.Faults) > 0 || v.Documents != 30 || v.Readings != 33 || v.Reviews != 15 {
			t.Fatalf("a sound register is verified as %+v, %v", v, err)
		}
		db := sqlOf(t, address)
		for _, damage := range [][2]string{
			{"UPDATE posting SET sure = sure + 1 WHERE entry = (SELECT MAX(entry) FROM posting)", "UPDATE posting SET sure = sure - 1 WHERE entry = (SELECT MAX(entry) FROM posting)"},
			{"UPDATE posting SET sign = sign + 1 WHERE entry = (SELECT MAX(entry) FROM posting)", "UPDATE posting SET sign = sign - 1 WHERE entry = (SELECT MAX(entry) FROM posting)"},
			{"UPDATE entry SET sign = sign + 1 WHERE id = (SELECT MAX(id) FROM entry)", "UPDATE entry SET sign = sign - 1 WHERE id = (SELECT MAX(id) FROM entry)"},
			{"UPDATE term SET n = n + 1 WHERE key LIKE 'party:%'", "UPDATE term SET n = n - 1 WHERE key LIKE 'party:%'"},
			{"UPDATE tally SET acts = acts + 1 WHERE subject = '' AND a = ''", "UPDATE tally SET acts = acts - 1 WHERE subject = '' AND a = ''"},
			{"UPDATE entry SET state = 'Confirmed' WHERE id = (SELECT MAX(id) FROM entry)", "UPDATE entry SET state = 'unreviewed' WHERE id = (SELECT MAX(id) FROM entry)"},
			{"UPDATE shelf SET statements = statements + 1", "UPDATE shelf SET statements = statements - 1"},
			{"UPDATE instrument_party SET n = n + 1", "UPDATE instrument_party SET n = n - 1"},
		} {
			mustExec(t, db, damage[0])
			if v, err := r.Verify(ctx, nil); err != nil || len(v.Faults) == 0 {
				t.Errorf("%s: is not noticed, %v", damage[0], err)
			}
			mustExec(t, db, damage[1])
		}
		if v, err := r.Verify(ctx, nil); err != nil || len(v.Faults) > 0 {
			t.Errorf("mended, it is verified as %+v, %v", v, err)
		}
	})
}
