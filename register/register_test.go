package register_test

import (
	"context"
	"errors"
	"testing"

	"chancery/register"
	"chancery/statement"
)

var ctx = context.Background()

func TestADocumentIsStoredOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		x := accord("An accord")
		first := put(t, r, x, "2024-05-17")
		if !first.New || first.Reading == 0 || first.Document.Statements != 5 || first.Document.Published != "2024-05-17" {
			t.Fatalf("first adding gives %+v", first)
		}
		d, _ := x.done(t, "")
		from := register.Origin{Original: []byte(x.String()), Address: "https://www.mfa.example/a/" + d.Hash[7:15]}
		again, err := r.Add(ctx, d, from, nil)
		if err != nil || again.New || again.Changed.Seq != 0 {
			t.Fatalf("the same from the same address gives %+v, %v", again, err)
		}
		from.Address, from.MediaType, from.Original = "https://other.example/copy.html", "text/html", []byte("<p>"+x.String())
		again, err = r.Add(ctx, d, from, nil)
		if err != nil || again.New || again.Changed.Seq == 0 {
			t.Fatalf("the same from elsewhere gives %+v, %v", again, err)
		}
		all, err := r.Now().Retrievals(ctx, d.Hash)
		if err != nil || len(all) != 2 || all[1].MediaType != "text/html" {
			t.Fatalf("retrievals are %+v, %v", all, err)
		}
		data, media, err := r.Now().Original(ctx, d.Hash)
		if err != nil || media != "text/html" || string(data) != string(from.Original) {
			t.Errorf("the original is %q of %s, %v", data, media, err)
		}
		if o, err := r.Now().Overview(ctx); err != nil || o.Documents != 1 || o.Statements != 5 {
			t.Errorf("the register holds %+v, %v", o, err)
		}
		if got := len(list(t, r.Now(), register.Query{Sources: []string{"other.example"}})); got != 5 {
			t.Errorf("%d statements are found by the second source, want 5", got)
		}
	})
}

func TestReadingAgainAddsAReading(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		x := accord("An accord")
		first := put(t, r, x, "2024-05-17")
		hash := first.Document.Hash
		x.statements[2].Kind = statement.Position
		x.statements = x.statements[:4]
		_, second := x.done(t, "engine 2")
		diff, err := r.Reread(ctx, hash, *second)
		if err != nil || diff != (register.Difference{Kept: 3, Changed: 1, Lost: 1}) {
			t.Fatalf("the second reading changes %+v, %v", diff, err)
		}
		readings, err := r.Now().Readings(ctx, hash)
		if err != nil || len(readings) != 2 || readings[0].Current || !readings[1].Current || readings[0].Statements != 5 {
			t.Fatalf("readings are %+v, %v", readings, err)
		}
		_, old, err := r.Now().Reading(ctx, first.Reading)
		if err != nil || len(old.Statements) != 5 || old.Statements[2].Kind != statement.Call {
			t.Errorf("the first reading is %+v, %v", old, err)
		}
		if got := len(list(t, r.Now(), register.Query{Kinds: []statement.Kind{statement.Figure}})); got != 0 {
			t.Errorf("%d figures are listed, want none", got)
		}
		if diff, err = r.PointTo(ctx, first.Reading); err != nil || diff != (register.Difference{Kept: 3, Changed: 1, Gained: 1}) {
			t.Errorf("back to the first reading changes %+v, %v", diff, err)
		}
		one(t, r.Now(), register.Query{Kinds: []statement.Kind{statement.Figure}})
		pending, err := r.Pending(ctx, "engine 2", "", 10)
		if err != nil || len(pending) != 1 || pending[0] != hash {
			t.Errorf("pending for engine 2 are %v, %v", pending, err)
		}
		if pending, err = r.Pending(ctx, "engine 2", hash, 10); err != nil || len(pending) != 0 {
			t.Errorf("pending after the last are %v, %v", pending, err)
		}
	})
}

func TestNothingInTheLedgerIsOverwritten(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		added := put(t, r, accord("An accord"), "2024-05-17")
		id := list(t, r.Now(), register.Query{})[0].Statement.ID
		if _, err := r.Review(ctx, register.NewReview{Action: register.Confirm, Statement: id, By: "Ana"}); err != nil {
			t.Fatal(err)
		}
		db := sqlOf(t, address)
		for table, column := range map[string]string{
			"change": "at", "document": "id", "retrieval": "seq", "reading": "id", "wording": "id", "reading_statement": "position",
			"pointer": "seq", "review": "id",
		} {
			if _, err := db.Exec("UPDATE " + table + " SET " + column + " = " + column); err == nil {
				t.Errorf("%s may be updated", table)
			}
			if _, err := db.Exec("DELETE FROM " + table); err == nil {
				t.Errorf("%s may be deleted from", table)
			}
		}
		if _, err := r.Now().Document(ctx, added.Document.Hash); err != nil {
			t.Error(err)
		}
	})
}

func TestBadInputIsRefused(t *testing.T) {
	r := openRegister(t, t.TempDir()+"/r.db")
	good := func() (*text, register.Origin) { return accord("An accord"), register.Origin{Address: "a.txt"} }
	for _, c := range []struct {
		name   string
		break_ func(x *text, from *register.Origin)
	}{
		{"span", func(x *text, _ *register.Origin) { x.statements[0].Content.Start++ }},
		{"mention", func(x *text, _ *register.Origin) { x.statements[0].Actors[0].Name = "India" }},
		{"kind", func(x *text, _ *register.Origin) { x.statements[0].Kind = "threat" }},
		{"confidence", func(x *text, _ *register.Origin) { x.statements[0].Confidence = 1.5 }},
		{"strength", func(x *text, _ *register.Origin) { x.statements[0].Strength = 9 }},
		{"published", func(_ *text, from *register.Origin) { from.Published = "17.5.2024" }},
		{"NUL", func(_ *text, from *register.Origin) { from.Address = "a\x00" }},
		{"UTF-8", func(_ *text, from *register.Origin) { from.Address = "\xff" }},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, from := good()
			c.break_(x, &from)
			d, reading := x.done(t, "engine 1")
			var invalid *register.InvalidError
			if _, err := r.Add(ctx, d, from, reading); !errors.As(err, &invalid) {
				t.Errorf("adding gives %v, want an InvalidError", err)
			}
			if o, _ := r.Now().Overview(ctx); o.Documents != 0 || o.Last.Seq != 0 {
				t.Errorf("the register holds %+v after that", o)
			}
		})
	}
}
