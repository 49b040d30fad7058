package register_test

import (
	"errors"
	"slices"
	"testing"

	"chancery/register"
)

func TestCursorsThatTheRegisterDidNotGiveAreRefused(t *testing.T) {
	r, _ := filled(t, t.TempDir()+"/r.db")
	page, err := r.Now().List(ctx, register.Query{}, register.Page{Limit: 3})
	if err != nil || page.Next == "" {
		t.Fatal(page.Next, err)
	}
	for _, cursor := range []string{"rubbish", "1", ".", "zz.zz", page.Next + "0", page.Next[1:]} {
		var invalid *register.InvalidError
		p := register.Page{After: cursor}
		for name, ask := range map[string]func() error{
			"list":        func() error { _, err := r.Now().List(ctx, register.Query{}, p); return err },
			"queue":       func() error { _, err := r.Now().Queue(ctx, register.Query{}, p); return err },
			"documents":   func() error { _, err := r.Now().Documents(ctx, register.DocumentQuery{}, p); return err },
			"instruments": func() error { _, err := r.Now().Instruments(ctx, "", p); return err },
		} {
			if err := ask(); !errors.As(err, &invalid) || invalid.Field != "cursor" {
				t.Errorf("%s after %q: %v", name, cursor, err)
			}
		}
	}
}

func TestRejectedAndOtherStatesAreListedOnceEach(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r, _ := filled(t, address)
		for _, states := range [][]register.State{
			{register.Rejected}, {register.Rejected, register.Unreviewed}, {register.Rejected, register.Corrected},
			{register.Unreviewed, register.Confirmed, register.Corrected, register.Rejected},
		} {
			var want []register.Entry
			for _, e := range all(t, r.Now()) {
				if slices.Contains(states, e.State) {
					want = append(want, e)
				}
			}
			got, err := r.Now().List(ctx, register.Query{States: states}, register.Page{Limit: 1000})
			if err != nil || len(want) == 0 || !slices.Equal(ids(got.Entries), ids(want)) {
				t.Errorf("%v: the list has %d statements, want %d, %v", states, len(got.Entries), len(want), err)
			}
			if n, _, err := r.Now().Count(ctx, register.Query{States: states}, 1000); err != nil || n != len(want) {
				t.Errorf("%v: %d are counted, want %d, %v", states, n, len(want), err)
			}
		}
	})
}

// What is kept for those who ask alike must not outlive a change.
func TestSummariesFollowEachChange(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		other := openRegister(t, address) // another process
		w := newWorld(3)
		for i := range 3 {
			for _, asked := range []*register.Register{r, other} {
				o, err := asked.Now().Overview(ctx)
				if err != nil || o.Documents != i {
					t.Errorf("there are said to be %d documents, want %d, %v", o.Documents, i, err)
				}
				world, err := asked.Now().World(ctx, register.WorldQuery{})
				total := 0
				for _, p := range world.Parties {
					total += p.All.All()
				}
				if past, pastErr := asked.AsOf(ctx, o.Last.At); i > 0 && pastErr == nil {
					anew, anewErr := past.World(ctx, register.WorldQuery{})
					for _, p := range anew.Parties {
						total -= p.All.All()
					}
					err = errors.Join(err, anewErr)
				}
				if err != nil || total != 0 {
					t.Errorf("after %d documents the world is %d statements off, %v", i, total, err)
				}
			}
			a := w.document(t, i, 9)
			if _, err := r.Add(ctx, a.Document, a.From, a.Reading); err != nil {
				t.Fatal(err)
			}
		}
	})
}
