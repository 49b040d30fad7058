package register_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"chancery/register"
	"chancery/statement"
)

// world makes documents at random, always the same ones for a seed: some
// parties, words, topics and issues are much more frequent than others, as in
// life.
type world struct {
	*rand.Rand
	parties, words, topics, issues, events []string
	common, frequent                       *rand.Zipf
}

func newWorld(seed uint64) *world {
	w := &world{Rand: rand.New(rand.NewPCG(seed, 7))}
	for i := range 190 {
		w.parties = append(w.parties, fmt.Sprintf("%c%c%c", 'A'+i%26, 'A'+i/26%26, 'A'+i*7%26))
	}
	for i := range 20 {
		w.parties = append(w.parties, fmt.Sprintf("IGO:ORG%d", i))
	}
	for range 8000 {
		var b strings.Builder
		for range 2 + w.IntN(3) {
			b.WriteByte("bdfgklmnprstvz"[w.IntN(14)])
			b.WriteByte("aeiou"[w.IntN(5)])
		}
		w.words = append(w.words, b.String())
	}
	w.topics = strings.Fields("macroeconomics civil-rights health agriculture labour education environment energy immigration transport law" +
		" social-welfare housing trade defence technology international-affairs culture government public-lands regional")
	for i := range 40 {
		w.issues = append(w.issues, fmt.Sprintf("issue-%d", i))
	}
	w.events = strings.Fields("AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT")
	w.common = rand.NewZipf(w.Rand, 1.2, 4, 7999)
	w.frequent = rand.NewZipf(w.Rand, 1.3, 6, 209)
	return w
}

func (w *world) party() string { return w.parties[w.frequent.Uint64()] }

func (w *world) phrase(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = w.words[w.common.Uint64()]
	}
	return strings.Join(words, " ")
}

// pick gives one of a list, the first ones more often.
func pick[T any](w *world, list []T) T {
	x := w.Float64()
	return list[int(x*x*float64(len(list)))]
}

// document makes a document of n statements, about thirty words each.
func (w *world) document(t testing.TB, number, n int) register.Addition {
	t.Helper()
	x := &text{}
	title := fmt.Sprintf("Statement %d on %s", number, w.phrase(4))
	x.WriteString(title + "\n\n")
	a, b := w.party(), w.party()
	day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, w.IntN(9000))
	var instrument *statement.Instrument
	if w.IntN(5) < 2 && a != b {
		instrument = &statement.Instrument{Type: "agreement", Name: title, Parties: []string{a, b}, Date: day.Format(time.DateOnly)}
	}
	for range n {
		w.statement(x, a, b, instrument, day)
	}
	d, reading := x.done(t, "engine 1")
	published := day.Format(time.DateOnly)
	if w.IntN(50) == 0 {
		published = ""
	}
	return register.Addition{Document: d, Reading: reading, From: register.Origin{
		Original: []byte(x.String()), Address: fmt.Sprintf("https://www.source%d.example/%d.html", int(w.frequent.Uint64()), number), Published: published,
	}}
}

func (w *world) statement(x *text, a, b string, instrument *statement.Instrument, day time.Time) {
	kind := pick(w, []statement.Kind{statement.Pledge, statement.Act, statement.Position, statement.Call, statement.Figure})
	actors, recipients := a, b
	switch w.IntN(6) {
	case 0:
		actors, recipients = b, a
	case 1:
		actors, recipients = a+" "+b, w.party()
	case 2:
		recipients = ""
	case 3:
		actors, recipients = w.party(), ""
	}
	if actors == recipients || strings.Contains(actors, recipients) {
		recipients = ""
	}
	if kind == statement.Figure {
		actors, recipients = "", ""
	}
	x.say(kind, actors, recipients, pick(w, w.words[:60]), w.phrase(12+w.IntN(26)), func(s *statement.Statement) {
		w.code(s, a, b)
		if instrument != nil && w.IntN(2) == 0 {
			s.Instrument = instrument
		}
		if kind == statement.Act && w.IntN(2) == 0 {
			s.Time = &statement.Time{EDTF: day.AddDate(0, 0, -w.IntN(400)).Format(time.DateOnly)}
		}
	})
}

// code fills in the fields that are not words.
func (w *world) code(s *statement.Statement, a, b string) {
	s.Confidence = float64(w.IntN(1001)) / 1000
	s.Strength = w.IntN(9)
	s.Opposing = w.IntN(5) == 0
	s.Status = pick(w, []statement.Status{statement.Intended, statement.Done, statement.Ongoing})
	if w.IntN(12) == 0 {
		s.Polarity = statement.Negated
	}
	s.Mutual = len(s.Actors) > 1 && len(s.Recipients) == 0
	for range w.IntN(4) {
		s.Topics = append(s.Topics, pick(w, w.topics))
	}
	if w.IntN(3) == 0 {
		s.Issues = append(s.Issues, pick(w, w.issues))
	}
	if w.IntN(4) > 0 {
		s.Event = &statement.Event{Type: pick(w, w.events)}
	}
	if s.Kind == statement.Figure {
		value := float64(w.IntN(1000)) * 1e6
		unit, period := "USD", fmt.Sprint(2000+w.IntN(25))
		s.Figure = &statement.Quantity{Quantity: pick(w, []string{"trade", "investment", "aid"}), Value: &value, Unit: &unit, Period: &period, Parties: []string{a, b}}
	}
}
