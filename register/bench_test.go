package register_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/register"
	"chancery/statement"
)

// fromEnv is a number that the environment gives, or a usual one.
func fromEnv(name string, usual int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return usual
}

// largeRegister fills a register with CHANCERY_DOCUMENTS documents (300) of
// CHANCERY_STATEMENTS statements each (33). CHANCERY_DATABASE names one that is
// kept for the next run.
func largeRegister(b *testing.B, address string) *register.Register {
	b.Helper()
	r := openRegister(b, address)
	documents, each := fromEnv("CHANCERY_DOCUMENTS", 300), fromEnv("CHANCERY_STATEMENTS", 33)
	o, err := r.Now().Overview(ctx)
	if err != nil {
		b.Fatal(err)
	}
	w := newWorld(uint64(o.Documents) + 2)
	const atOnce = 200
	start := time.Now()
	for n := o.Documents; n < documents; n += atOnce {
		var batch []register.Addition
		for i := n; i < min(n+atOnce, documents); i++ {
			batch = append(batch, w.document(b, i, each))
		}
		if err := r.AddAll(ctx, batch); err != nil {
			b.Fatal(err)
		}
		if n/atOnce%10 == 0 {
			b.Logf("%d documents after %s", n, time.Since(start).Round(time.Second))
		}
	}
	if err := r.Ready(ctx); err != nil {
		b.Fatal(err)
	}
	return r
}

// benchQueries are the questions that pages ask, each about something else each
// time.
func benchQueries(w *world) []struct {
	name string
	ask  func(v register.View, w *world) error
} {
	list := func(choose func(w *world) register.Query) func(v register.View, w *world) error {
		return func(v register.View, w *world) error {
			q := choose(w)
			page, err := v.List(ctx, q, register.Page{})
			if err == nil && page.Next != "" {
				_, err = v.List(ctx, q, register.Page{After: page.Next})
			}
			return err
		}
	}
	type Q = register.Query
	pair := func(w *world) (a, b string) {
		for a == b {
			a, b = w.party(), w.party()
		}
		return a, b
	}
	return []struct {
		name string
		ask  func(v register.View, w *world) error
	}{
		{"party, two pages", list(func(w *world) Q { return Q{Parties: []string{w.party()}} })},
		{"party, kind, topic", list(func(w *world) Q {
			return Q{Parties: []string{w.party()}, Kinds: []statement.Kind{pick(w, []statement.Kind{"pledge", "act", "call"})}, Topics: []string{pick(w, w.topics)}}
		})},
		{"party, issue, sure, years", list(func(w *world) Q {
			return Q{Parties: []string{w.party()}, Issues: []string{pick(w, w.issues)}, MinConfidence: 0.8, From: "2010-01-01", To: "2014-12-31"}
		})},
		{"actor, recipient, status", list(func(w *world) Q {
			return Q{Actors: []string{w.party()}, Recipients: []string{w.party()}, Statuses: []statement.Status{statement.Done}}
		})},
		{"two parties, event", list(func(w *world) Q {
			return Q{Parties: []string{w.party(), w.party()}, Events: []string{pick(w, w.events)}}
		})},
		{"figures, strongest", list(func(w *world) Q { return Q{Kinds: []statement.Kind{statement.Figure}, Strengths: []int{8}} })},
		{"kinds or kinds, source", list(func(w *world) Q {
			return Q{Kinds: []statement.Kind{statement.Call, statement.Pledge}, Sources: []string{fmt.Sprintf("source%d.example", w.frequent.Uint64())}}
		})},
		{"reviewed", list(func(w *world) Q { return Q{States: []register.State{register.Confirmed, register.Corrected}} })},
		{"pair from A to B", list(func(w *world) Q {
			a, b := pair(w)
			return Q{A: a, B: b, Direction: register.Forward}
		})},
		{"pair page", func(v register.View, w *world) error {
			a, b := pair(w)
			_, err := v.Pair(ctx, a, b)
			return err
		}},
		{"pair timeline", func(v register.View, w *world) error {
			a, b := pair(w)
			_, err := v.Timeline(ctx, a, b, "", "", register.Page{})
			return err
		}},
		{"pair figures", func(v register.View, w *world) error {
			a, b := pair(w)
			_, err := v.Figures(ctx, Q{A: a, B: b})
			return err
		}},
		{"party page", func(v register.View, w *world) error { _, err := v.Party(ctx, w.party()); return err }},
		{"world, all years", func(v register.View, w *world) error { _, err := v.World(ctx, register.WorldQuery{}); return err }},
		{"world, five years", func(v register.View, w *world) error {
			y := 2002 + w.IntN(18)
			_, err := v.World(ctx, register.WorldQuery{FromYear: y, ToYear: y + 4})
			return err
		}},
		{"issue page", func(v register.View, w *world) error {
			_, err := v.Subject(ctx, "issue:"+pick(w, w.issues))
			return err
		}},
		{"instruments of a party", func(v register.View, w *world) error {
			_, err := v.Instruments(ctx, w.party(), register.Page{})
			return err
		}},
		{"documents", func(v register.View, w *world) error {
			_, err := v.Documents(ctx, register.DocumentQuery{}, register.Page{})
			return err
		}},
		{"review queue of a party", func(v register.View, w *world) error {
			_, err := v.Queue(ctx, Q{Parties: []string{w.party()}}, register.Page{})
			return err
		}},
		{"review queue", func(v register.View, w *world) error {
			_, err := v.Queue(ctx, Q{Kinds: []statement.Kind{statement.Pledge}}, register.Page{})
			return err
		}},
		{"statements of a document", func(v register.View, w *world) error {
			page, err := v.Documents(ctx, register.DocumentQuery{To: fmt.Sprintf("%d-06-30", 2001+w.IntN(23))}, register.Page{Limit: 1})
			if err != nil || len(page.Documents) == 0 {
				return err
			}
			_, err = v.List(ctx, Q{Documents: []string{page.Documents[0].Hash}, Kinds: []statement.Kind{statement.Pledge}}, register.Page{})
			return err
		}},
		{"count of a list", func(v register.View, w *world) error {
			_, _, err := v.Count(ctx, Q{Parties: []string{w.party()}, Topics: []string{pick(w, w.topics)}}, 1000)
			return err
		}},
		{"facets of a list", func(v register.View, w *world) error {
			_, err := v.Facets(ctx, Q{Parties: []string{w.party()}})
			return err
		}},
		{"words: one", list(func(w *world) Q { return Q{Words: w.words[w.common.Uint64()]} })},
		{"words: two and a party", list(func(w *world) Q {
			return Q{Words: w.words[w.common.Uint64()] + " " + w.words[w.common.Uint64()], Parties: []string{w.party()}}
		})},
		{"words: facets", func(v register.View, w *world) error {
			_, err := v.Facets(ctx, Q{Words: w.words[w.common.Uint64()]})
			return err
		}},
		{"words: in documents", func(v register.View, w *world) error {
			_, err := v.Documents(ctx, register.DocumentQuery{Words: w.words[w.common.Uint64()]}, register.Page{})
			return err
		}},
	}
}

// BenchmarkQueries asks each question, or those with CHANCERY_ONLY in their
// names, with CHANCERY_CLIENTS clients (16), each of whom asks again as soon as
// it has an answer, for CHANCERY_SECONDS (2), and prints a table of Markdown.
func BenchmarkQueries(b *testing.B) {
	// A server holds a model of a hundred megabytes and so collects its garbage
	// seldom; here there is none, and it would be collected all the time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	addresses := map[string]string{"SQLite": filepath.Join(b.TempDir(), "large.db")}
	if kept := os.Getenv("CHANCERY_DATABASE"); kept != "" {
		addresses["SQLite"] = kept
	}
	if os.Getenv("CHANCERY_POSTGRES") != "" {
		addresses = map[string]string{"PostgreSQL": postgresDatabase(b)}
	}
	for name, address := range addresses {
		r := largeRegister(b, address)
		o, err := r.Now().Overview(ctx)
		if err != nil {
			b.Fatal(err)
		}
		fmt.Printf("\n%s: %d statements of %d documents, %d clients\n\n", name, o.Statements, o.Documents, fromEnv("CHANCERY_CLIENTS", 16))
		fmt.Println("| question | answers a second | p50, ms | p99, ms | alone, p50, ms |")
		fmt.Println("| --- | ---: | ---: | ---: | ---: |")
		for _, q := range benchQueries(newWorld(0)) {
			if !strings.Contains(q.name, os.Getenv("CHANCERY_ONLY")) {
				continue
			}
			alone := measure(b, r, q.ask, 1)
			all := measure(b, r, q.ask, fromEnv("CHANCERY_CLIENTS", 16))
			fmt.Printf("| %s | %.0f | %.1f | %.1f | %.1f |\n", q.name, float64(len(all))/seconds().Seconds(), at(all, 0.5), at(all, 0.99), at(alone, 0.5))
		}
		measureAdding(b, r)
		measureAfterChanges(b, r)
	}
}

func seconds() time.Duration { return time.Duration(fromEnv("CHANCERY_SECONDS", 2)) * time.Second }

// measure gives how long each answer took, in order of length.
func measure(b *testing.B, r *register.Register, ask func(v register.View, w *world) error, clients int) []time.Duration {
	b.Helper()
	var mu sync.Mutex
	var all []time.Duration
	var wait sync.WaitGroup
	end := time.Now().Add(seconds())
	for c := range clients {
		w := newWorld(uint64(100 + c))
		wait.Go(func() {
			var own []time.Duration
			for time.Now().Before(end) {
				start := time.Now()
				if err := ask(r.Now(), w); err != nil {
					b.Error(err)
					return
				}
				own = append(own, time.Since(start))
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, own...)
		})
	}
	wait.Wait()
	slices.SortFunc(all, func(x, y time.Duration) int { return cmp.Compare(x, y) })
	return all
}

// at is the length below which a share of the answers took, in milliseconds.
func at(all []time.Duration, share float64) float64 {
	if len(all) == 0 {
		return 0
	}
	return float64(all[int(share*float64(len(all)-1))].Microseconds()) / 1000
}

// measureAdding adds documents of a thousand words, one by one.
func measureAdding(b *testing.B, r *register.Register) {
	w := newWorld(uint64(time.Now().UnixNano()))
	var all []time.Duration
	for i := range 40 {
		a := w.document(b, 1_000_000+i, 33)
		start := time.Now()
		if _, err := r.Add(ctx, a.Document, a.From, a.Reading); err != nil {
			b.Fatal(err)
		}
		all = append(all, time.Since(start))
	}
	slices.SortFunc(all, func(x, y time.Duration) int { return cmp.Compare(x, y) })
	fmt.Printf("| adding a document of 1,000 words | | %.1f | %.1f | |\n", at(all, 0.5), at(all, 0.99))
}

// measureAfterChanges asks what is kept until the next change right after one.
func measureAfterChanges(b *testing.B, r *register.Register) {
	w := newWorld(uint64(time.Now().UnixNano()))
	for _, q := range benchQueries(w) {
		if !slices.Contains([]string{"world, all years", "world, five years", "issue page", "party page", "pair page"}, q.name) {
			continue
		}
		var all []time.Duration
		for i := range 10 {
			a := w.document(b, 2_000_000+i, 1)
			if _, err := r.Add(ctx, a.Document, a.From, a.Reading); err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			if err := q.ask(r.Now(), w); err != nil {
				b.Fatal(err)
			}
			all = append(all, time.Since(start))
		}
		slices.SortFunc(all, func(x, y time.Duration) int { return cmp.Compare(x, y) })
		fmt.Printf("| %s, the first after a change | | | | %.1f |\n", q.name, at(all, 0.5))
	}
}
