package register

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"chancery/statement"
)

// strongest is the top of the ladder of operative words.
const strongest = 8

// wellFormed refuses a statement with a value that no statement has.
func wellFormed(s statement.Statement) error {
	switch {
	case s.ID == "":
		return invalidf("statement.id", "is empty")
	case s.Kind != statement.Pledge && s.Kind != statement.Call && s.Kind != statement.Position && s.Kind != statement.Act && s.Kind != statement.Figure:
		return invalidf("statement.kind", "%q is none of pledge, call, position, act, figure", s.Kind)
	case s.Polarity != statement.Affirmed && s.Polarity != statement.Negated:
		return invalidf("statement.polarity", "%q is neither affirmed nor negated", s.Polarity)
	case s.Status != statement.Intended && s.Status != statement.Ongoing && s.Status != statement.Done:
		return invalidf("statement.status", "%q is none of intended, ongoing, done", s.Status)
	case s.Strength < 0 || s.Strength > strongest:
		return invalidf("statement.strength", "%d is not from 0 to %d", s.Strength, strongest)
	case !(s.Confidence >= 0 && s.Confidence <= 1): // refuses NaN as well
		return invalidf("statement.confidence", "%v is not from 0 to 1", s.Confidence)
	case s.Figure != nil && (unwritable(s.Figure.Value) || unwritable(s.Figure.Ratio)):
		return invalidf("statement.figure", "is not a finite number")
	}
	return nil
}

func unwritable(v *float64) bool { return v != nil && (math.IsNaN(*v) || math.IsInf(*v, 0)) }

// verbatim refuses a statement with a span that is not in the text to the
// letter.
func verbatim(s statement.Statement, text string) error {
	for _, named := range spansOf(s) {
		if !holds(text, named.span) {
			return invalidf("statement.spans", "%s of statement %s: %d to %d is not “%s” in the text", named.field, s.ID, named.span.Start, named.span.End, named.span.Text)
		}
	}
	return nil
}

func holds(text string, s statement.Span) bool {
	return 0 <= s.Start && s.Start <= s.End && s.End <= len(text) && text[s.Start:s.End] == s.Text
}

type namedSpan struct {
	field string
	span  statement.Span
}

// spansOf are all stretches of text that a statement quotes.
func spansOf(s statement.Statement) []namedSpan {
	all := []namedSpan{{"operative", s.Operative}, {"content", s.Content}, {"quote", s.Quote}}
	for _, list := range []struct {
		field    string
		mentions []statement.Mention
	}{{"actors", s.Actors}, {"recipients", s.Recipients}, {"said_by", s.SaidBy}, {"forums", s.Forums}} {
		for _, m := range list.mentions {
			all = append(all, namedSpan{list.field, mentioned(m)})
		}
	}
	for _, h := range s.Hedges {
		all = append(all, namedSpan{"hedges", h})
	}
	if s.Place != nil {
		all = append(all, namedSpan{"place", mentioned(*s.Place)})
	}
	if s.Time != nil && s.Time.Span != nil {
		all = append(all, namedSpan{"time", *s.Time.Span})
	}
	if s.Instrument != nil && s.Instrument.Span != nil {
		all = append(all, namedSpan{"instrument", *s.Instrument.Span})
	}
	return all
}

func mentioned(m statement.Mention) statement.Span {
	return statement.Span{Text: m.Name, Start: m.Start, End: m.End}
}

// checkDay refuses what is neither a day nor empty.
func checkDay(field, day string) error {
	if day == "" {
		return nil
	}
	if t, err := time.Parse(time.DateOnly, day); err != nil || t.Year() < 1 {
		return invalidf(field, "%s is not a day: write YYYY-MM-DD", day)
	}
	return nil
}

// checkText refuses what the databases cannot both keep.
func checkText(field, text string, most int) error {
	switch {
	case !utf8.ValidString(text):
		return invalidf(field, "is not UTF-8")
	case strings.ContainsRune(text, 0):
		return invalidf(field, "has a NUL character in it")
	case len(text) > most:
		return invalidf(field, "is longer than %d bytes", most)
	}
	return nil
}

// firstError gives the first of several checks that failed.
func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// check refuses a reading that does not fit the text.
func (n *NewReading) check(text, hash string) error {
	err := firstError(checkText("reading.engine", n.Engine, 1000), checkDay("reading.published", n.Published))
	if err != nil {
		return err
	}
	if n.Engine == "" {
		return invalidf("reading.engine", "is empty: name what made the reading")
	}
	for i, s := range n.Reading.Statements {
		if s.Document != hash {
			return invalidf("reading.statements", "statement %d is of another document: %s", i+1, s.Document)
		}
		if err := firstError(wellFormed(s), verbatim(s, text)); err != nil {
			return fmt.Errorf("statement %d: %w", i+1, err)
		}
	}
	for i, d := range n.Reading.Doubts {
		if !holds(text, d.Span) {
			return invalidf("reading.doubts", "doubt %d is not verbatim in the text", i+1)
		}
	}
	return nil
}

// hashOf is the hash by which a text is known.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}
