package register_test

import (
	"errors"
	"testing"
	"time"

	"chancery/register"
	"chancery/statement"
)

// say adds a review that must be taken.
func say(t testing.TB, r *register.Register, n register.NewReview) register.Review {
	t.Helper()
	n.By = "Ana Lima"
	if n.Reason == "" {
		n.Reason = "as the text has it"
	}
	made, err := r.Review(ctx, n)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func kindOf(k statement.Kind) register.Query { return register.Query{Kinds: []statement.Kind{k}} }

func TestACorrectionCountsEverywhere(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		put(t, r, accord("An accord"), "2024-05-17")
		before := time.Now()
		time.Sleep(2 * time.Millisecond)
		call := one(t, r.Now(), kindOf(statement.Call))
		made := say(t, r, register.NewReview{Action: register.Correct, Statement: call.Statement.ID, Field: "actors", Value: []byte(`["CHN"]`)})
		if made.By != "Ana Lima" || made.Now != call.Statement.ID || made.Operative.Text != "urged" || made.At.Before(before.Add(-time.Second)) {
			t.Errorf("the review is %+v", made)
		}
		e := one(t, r.Now(), register.Query{A: "CHN", B: "IGO:UN"})
		if e.State != register.Corrected || e.Statement.Actors[0] != (statement.Mention{Code: "CHN"}) {
			t.Errorf("the corrected statement is %+v", e)
		}
		pair, err := r.Now().Pair(ctx, "IGO:UN", "CHN")
		if err != nil || pair.Total.Calls != 1 || len(pair.Latest) != 1 || pair.Latest[0].Direction != register.Backward {
			t.Errorf("the pair of the corrected party is %+v, %v", pair, err)
		}
		if pair, err = r.Now().Pair(ctx, "RUS", "IGO:UN"); err != nil || pair.Total.All() != 0 {
			t.Errorf("the pair of the wrong party is %+v, %v", pair, err)
		}
		then, err := r.AsOf(ctx, before)
		if err != nil {
			t.Fatal(err)
		}
		one(t, then, register.Query{A: "RUS", B: "IGO:UN"})
		h, err := r.Now().History(ctx, call.Statement.ID)
		if err != nil || len(h.Versions) != 2 || h.Versions[0].Until.IsZero() || !h.Versions[1].Until.IsZero() || len(h.Reviews) != 1 {
			t.Errorf("the history is %+v, %v", h, err)
		}
		say(t, r, register.NewReview{Action: register.Withdraw, Review: made.ID})
		one(t, r.Now(), register.Query{A: "RUS", B: "IGO:UN", States: []register.State{register.Unreviewed}})
		if _, err := r.Review(ctx, register.NewReview{Action: register.Withdraw, Review: made.ID, By: "B"}); err == nil {
			t.Error("a review can be taken back twice")
		}
	})
}

func TestARejectedStatementCountsForNothing(t *testing.T) {
	r := openRegister(t, t.TempDir()+"/r.db")
	put(t, r, accord("An accord"), "2024-05-17")
	act := one(t, r.Now(), kindOf(statement.Act))
	say(t, r, register.NewReview{Action: register.Reject, Statement: act.Statement.ID})
	if got := list(t, r.Now(), kindOf(statement.Act)); len(got) != 0 {
		t.Errorf("it is listed: %s", lines(got))
	}
	q := kindOf(statement.Act)
	q.States = []register.State{register.Rejected}
	if got := one(t, r.Now(), q); got.State != register.Rejected {
		t.Errorf("asked for, it is %+v", got)
	}
	if pair, err := r.Now().Pair(ctx, "CHN", "RUS"); err != nil || pair.Total.Acts != 0 || len(pair.Instruments) != 0 {
		t.Errorf("the pair is %+v, %v", pair, err)
	}
	if got, err := r.Now().Statement(ctx, act.Statement.ID[:8]); err != nil || got.State != register.Rejected {
		t.Errorf("by its ID it is %+v, %v", got, err)
	}
	say(t, r, register.NewReview{Action: register.Confirm, Statement: act.Statement.ID})
	if got := one(t, r.Now(), kindOf(statement.Act)); got.State != register.Confirmed {
		t.Errorf("confirmed after all, it is %+v", got)
	}
}

func TestAReviewFollowsItsWordsIntoALaterReading(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		x := accord("An accord")
		hash := put(t, r, x, "2024-05-17").Document.Hash
		grain := list(t, r.Now(), register.Query{Topics: []string{"agriculture"}})[0].Statement
		visa := list(t, r.Now(), register.Query{Issues: []string{"visas"}})[0].Statement
		call := one(t, r.Now(), kindOf(statement.Call)).Statement
		say(t, r, register.NewReview{Action: register.Correct, Statement: grain.ID, Field: "strength", Value: []byte("8")})
		say(t, r, register.NewReview{Action: register.Confirm, Statement: visa.ID})
		say(t, r, register.NewReview{Action: register.Reject, Statement: call.ID})

		shorter := x.statements[1].Content // the engine now finds less of the pledge on grain, and no call
		shorter.Text = shorter.Text[:len("to buy more grain")]
		shorter.End = shorter.Start + len(shorter.Text)
		x.statements[1].Content = shorter
		x.statements = append(x.statements[:2], x.statements[3:]...)
		_, second := x.done(t, "engine 2")
		diff, err := r.Reread(ctx, hash, *second)
		if err != nil || diff.Orphaned != 1 {
			t.Fatalf("reading again changes %+v, %v", diff, err)
		}
		e := list(t, r.Now(), register.Query{Topics: []string{"agriculture"}})[0]
		if e.Statement.ID == grain.ID || e.Statement.Strength != 8 || e.State != register.Corrected {
			t.Errorf("the pledge on grain is now %+v", e)
		}
		if e := list(t, r.Now(), register.Query{Issues: []string{"visas"}})[0]; e.State != register.Confirmed {
			t.Errorf("the pledge on visas is now %+v", e)
		}
		orphans, err := r.Now().Orphans(ctx, 10)
		if err != nil || len(orphans) != 1 || orphans[0].Statement != call.ID || orphans[0].Operative.Text != "urged" {
			t.Errorf("orphans are %+v, %v", orphans, err)
		}
		if v, err := r.Verify(ctx, nil); err != nil || len(v.Faults) > 0 {
			t.Errorf("it is verified as %+v, %v", v, err)
		}
	})
}

// A review of one action of an operative word is not taken for a word on
// another action of it.
func TestAReviewDoesNotMoveToANeighbour(t *testing.T) {
	r := openRegister(t, t.TempDir()+"/r.db")
	x := &text{}
	x.say(statement.Pledge, "CHN RUS", "", "agreed", "to ease visas and to build roads")
	first, second := x.statements[0], x.statements[0]
	first.Content.Text = "to ease visas"
	first.Content.End = first.Content.Start + len(first.Content.Text)
	second.Content.Start = first.Content.End + len(" and ")
	second.Content.Text = "to build roads"
	x.statements = []statement.Statement{first, second}
	hash := put(t, r, x, "2024-05-17").Document.Hash
	of, err := r.Now().Statements(ctx, hash)
	if err != nil || len(of) != 2 {
		t.Fatalf("statements are %v, %v", of, err)
	}
	say(t, r, register.NewReview{Action: register.Reject, Statement: of[0].Statement.ID})
	x.statements = x.statements[1:]
	_, again := x.done(t, "engine 2")
	diff, err := r.Reread(ctx, hash, *again)
	if err != nil || diff != (register.Difference{Kept: 1, Lost: 1, Orphaned: 1}) {
		t.Errorf("reading again changes %+v, %v", diff, err)
	}
}

func TestAMissedStatementIsAdded(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		x := accord("An accord")
		whole := x.statements
		x.statements = whole[:4] // the figure is missed
		hash := put(t, r, x, "2024-05-17").Document.Hash
		missed := whole[4]
		missed.Document = hash
		missed.ID = "to be made"
		made := say(t, r, register.NewReview{Action: register.Add, Missed: &missed})
		e := one(t, r.Now(), kindOf(statement.Figure))
		if e.State != register.Missed || made.Now != e.Statement.ID || e.Statement.ID != statement.Identity(hash, missed.Operative, missed.Content) {
			t.Errorf("the added statement is %+v, its review %+v", e, made)
		}
		figures, err := r.Now().Figures(ctx, register.Query{A: "RUS", B: "CHN"})
		if err != nil || len(figures) != 1 || figures[0].Unit != "USD" || figures[0].Points[0].Period != "2023" {
			t.Errorf("the figures are %+v, %v", figures, err)
		}
		missed.Content.Text = "other words"
		var invalid *register.InvalidError
		if _, err := r.Review(ctx, register.NewReview{Action: register.Add, Missed: &missed, By: "Ana"}); !errors.As(err, &invalid) {
			t.Errorf("a statement that is not in the text gives %v", err)
		}
		x.statements = whole // now the engine finds it
		_, second := x.done(t, "engine 2")
		if _, err := r.Reread(ctx, hash, *second); err != nil {
			t.Fatal(err)
		}
		one(t, r.Now(), kindOf(statement.Figure))
	})
}

func TestReviewsThatMakeNoSenseAreRefused(t *testing.T) {
	r := openRegister(t, t.TempDir()+"/r.db")
	put(t, r, accord("An accord"), "2024-05-17")
	id := one(t, r.Now(), kindOf(statement.Act)).Statement.ID
	for name, n := range map[string]register.NewReview{
		"no name":       {Action: register.Confirm, Statement: id},
		"no statement":  {Action: register.Confirm, By: "Ana"},
		"action":        {Action: "praise", Statement: id, By: "Ana"},
		"field":         {Action: register.Correct, Statement: id, By: "Ana", Field: "id", Value: []byte(`"x"`)},
		"value":         {Action: register.Correct, Statement: id, By: "Ana", Field: "kind", Value: []byte(`"threat"`)},
		"type":          {Action: register.Correct, Statement: id, By: "Ana", Field: "strength", Value: []byte(`"8"`)},
		"not JSON":      {Action: register.Correct, Statement: id, By: "Ana", Field: "kind", Value: []byte(`act`)},
		"not verbatim":  {Action: register.Correct, Statement: id, By: "Ana", Field: "actors", Value: []byte(`[{"code":"CHN","name":"China","start":0,"end":5}]`)},
		"within":        {Action: register.Correct, Statement: id, By: "Ana", Field: "event.colour", Value: []byte(`"red"`)},
		"nothing added": {Action: register.Add, By: "Ana"},
	} {
		var invalid *register.InvalidError
		if _, err := r.Review(ctx, n); !errors.As(err, &invalid) {
			t.Errorf("%s: gives %v, want an InvalidError", name, err)
		}
	}
	if _, err := r.Review(ctx, register.NewReview{Action: register.Confirm, Statement: "0123456789abcdef", By: "Ana"}); !errors.Is(err, register.ErrNotFound) {
		t.Errorf("a statement that is not there gives %v", err)
	}
	if o, _ := r.Now().Overview(ctx); o.Reviews != 0 {
		t.Errorf("the register holds %+v", o)
	}
}

func TestFieldsAreCorrected(t *testing.T) {
	r := openRegister(t, t.TempDir()+"/r.db")
	put(t, r, accord("An accord"), "2024-05-17")
	id := one(t, r.Now(), kindOf(statement.Act)).Statement.ID
	for _, c := range []struct{ field, value string }{
		{"event.type", `"AGREE"`}, {"time.edtf", `"2024-05-15"`}, {"topics", `["trade"]`}, {"place", `{"code":"RUS","name":"","start":0,"end":0}`},
		{"polarity", `"negated"`}, {"recipients", `["RUS","IND"]`}, {"instrument", `null`}, {"figure.quantity", `"trade"`},
	} {
		say(t, r, register.NewReview{Action: register.Correct, Statement: id, Field: c.field, Value: []byte(c.value)})
	}
	e := one(t, r.Now(), kindOf(statement.Act))
	s := e.Statement
	if s.Event.Type != "AGREE" || s.Event.Mode != "visit" || e.Day != "2024-05-15" || s.Topics[0] != "trade" || s.Place.Code != "RUS" ||
		s.Polarity != statement.Negated || len(s.Recipients) != 2 || s.Recipients[0].Name != "RUS" || s.Instrument != nil || s.Figure.Quantity != "trade" {
		t.Errorf("the corrected statement is %+v", e)
	}
}
