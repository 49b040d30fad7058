package main

import (
	"cmp"
	"flag"
	"io"
	"slices"
	"strings"

	"chancery/document"
	"chancery/facts"
	"chancery/reader"
	"chancery/statement"
)

// codedSentence is a sentence of a set of event data with the events that its
// makers coded.
type codedSentence struct {
	text, published string
	source, target  string // as they stand in the sentence, where the set tells
	events          []codedEvent
}

// codedEvent is who did what to whom, in the codes of PLOVER or CAMEO. Parties
// are states by three letters, other organisations "IGO", armed and other groups "NGO".
type codedEvent struct {
	sources, targets []string
	root, cameo      string
	reciprocal       bool // each source does it to the others
}

// coder reads sentences for their events.
type coder struct {
	reader *reader.Reader
	tables *facts.Tables
}

// coding measures the codes of events on the sets under FOLDER/coding, on all
// sentences and on every second one: the half with even places was looked at
// while the tables were written, the other was not.
func coding(args []string, out io.Writer) error {
	folder, err := folderOf(flag.NewFlagSet("coding", flag.ContinueOnError), args)
	if err != nil {
		return err
	}
	m, tables, err := modelAndTables()
	if err != nil {
		return err
	}
	c := coder{tables: tables}
	if c.reader, err = reader.New(m, tables); err != nil {
		return err
	}
	for _, set := range []struct {
		load    func(folder string) ([]codedSentence, error)
		measure func(coder, []codedSentence, io.Writer) error
	}{{ploverRecords, measurePlover}, {petrarchRecords, measurePetrarch}, {rootSentences, measureRoots}} {
		sentences, err := set.load(folder)
		if err != nil {
			return err
		}
		if err := set.measure(c, sentences, out); err != nil {
			return err
		}
	}
	return nil
}

// partOf is the half that a place of a set belongs to.
func partOf(place int) int { return place % 2 }

// partNames are what the halves are called, and last the whole.
var partNames = [3]string{"looked at", "not looked at", "all"}

// eventsIn are the statements of a sentence that have an event, the surest
// first. Their types are those of PLOVER's own conversion, as the sets have them.
func (c coder) eventsIn(s codedSentence) ([]statement.Statement, error) {
	d, err := document.Decode("sentence", []byte(s.text+"\n"))
	if err != nil {
		return nil, err
	}
	var list []statement.Statement
	for _, s := range c.reader.Read(d, reader.Options{Published: s.published}).Statements {
		if s.Event = s.Coded(); s.Event == nil {
			continue
		}
		s.Event.Type = c.tables.PloverOf(s.Event.Type, s.Event.Mode, s.Event.Cameo)
		c.home(s.Actors)
		c.home(s.Recipients)
		list = append(list, s)
	}
	slices.SortStableFunc(list, func(a, b statement.Statement) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return list, nil
}

// home gives groups the codes of the states in which they are at home, as event
// data have them: the rebels of a state are the state's, with a role.
func (c coder) home(mentions []statement.Mention) {
	for i, m := range mentions {
		if state := c.tables.HomeOf(m.Code); state != "" {
			mentions[i].Code = state
		}
	}
}

// coarse gives the codes of mentions as event data have them.
func coarse(mentions []statement.Mention) []string {
	var out []string
	for _, m := range mentions {
		code, _, typed := strings.Cut(m.Code, ":")
		if typed && code != "IGO" {
			code = "NGO"
		}
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

// between tells whether a statement has exactly the parties of an event. What a
// state does to its own people has no recipient in a statement.
func between(s statement.Statement, e codedEvent) bool {
	to := coarse(s.Recipients)
	return slices.Equal(coarse(s.Actors), e.sources) && (slices.Equal(to, e.addressed()) || e.domestic() && len(to) == 0)
}

// addressed are those to whom it is done.
func (e codedEvent) addressed() []string {
	if e.reciprocal {
		return e.sources
	}
	return e.targets
}

// domestic tells whether all happens within one party.
func (e codedEvent) domestic() bool { return slices.Equal(e.sources, e.targets) }
