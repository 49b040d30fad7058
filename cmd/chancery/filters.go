package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"chancery/facts"
	"chancery/register"
	"chancery/statement"
)

// filters are the flags that choose statements.
type filters struct {
	query                               register.Query
	kinds, statuses, polarities, states []string
	strengths                           []string
	page                                register.Page
	format, direction                   string
}

// add adds the flags of lists, which are shown in pages.
func (f *filters) add(c *cobra.Command) {
	f.addChoice(c)
	c.Flags().IntVar(&f.page.Limit, "limit", 50, "statements to show, at most 1000")
	c.Flags().StringVar(&f.page.After, "after", "", "go on after a page, as its last line says")
	c.Flags().StringVarP(&f.format, "format", "f", formatTable, "table, or jsonl (a statement a line)")
}

// addChoice adds the flags that choose statements.
func (f *filters) addChoice(c *cobra.Command) {
	q := &f.query
	for _, l := range []struct {
		into        *[]string
		name, usage string
	}{
		{&q.Parties, "party", "code of a party that takes part, in any role; repeated: all of them"},
		{&q.Actors, "actor", "code of who pledges, asks, holds or does"},
		{&q.Recipients, "recipient", "code of whom it is directed at"},
		{&q.SaidBy, "said-by", "code of the party whose word it is"},
		{&f.kinds, "kind", "pledge, call, position, act or figure"},
		{&q.Topics, "topic", "topic, such as foreign-trade"},
		{&q.Issues, "issue", "issue, such as taiwan"},
		{&q.Events, "event", "PLOVER type of event, such as CONSULT"},
		{&f.statuses, "status", "intended, ongoing or done"},
		{&f.polarities, "polarity", "affirmed or negated"},
		{&f.strengths, "strength", "0 to 8, or a range as in 5..8; with - before it of opposing words"},
		{&q.Instruments, "instrument", "ID of an instrument"},
		{&q.Forums, "forum", "code of the forum named"},
		{&q.Quantities, "quantity", "of figures: trade, aid …"},
		{&q.Sources, "source", "host or file name that the text came from"},
		{&q.Documents, "document", "hash of a document"},
		{&f.states, "state", "unreviewed, confirmed, corrected, added or rejected"},
	} {
		c.Flags().StringSliceVar(l.into, l.name, nil, l.usage)
	}
	c.Flags().StringVar(&q.A, "a", "", "code of one party of a pair")
	c.Flags().StringVar(&q.B, "b", "", "code of the other party of a pair")
	c.Flags().StringVar(&f.direction, "direction", "", "between --a and --b: forward, backward or together")
	c.Flags().StringVar(&q.From, "from", "", "first day, YYYY-MM-DD")
	c.Flags().StringVar(&q.To, "to", "", "last day, YYYY-MM-DD")
	c.Flags().Float64Var(&q.MinConfidence, "min-confidence", 0, "leave out statements less certain than this, from 0 to 1")
}

// settlePage checks the flags of a list, and settles.
func (f *filters) settlePage() error {
	if f.format != formatTable && f.format != formatJSONL {
		return mistakef("--format %s: choose table or jsonl", f.format)
	}
	if f.page.Limit < 1 {
		return mistakef("--limit %d: give a number from 1 to 1000", f.page.Limit)
	}
	return f.settle()
}

// settle checks the flags and makes the query of them.
func (f *filters) settle() error {
	directions := map[string]register.Direction{"": "", "forward": register.Forward, "backward": register.Backward, "together": register.Together}
	d, ok := directions[f.direction]
	if !ok {
		return mistakef("--direction %s: choose forward, backward or together", f.direction)
	}
	f.query.Direction = d
	f.query.Kinds = typed[statement.Kind](f.kinds)
	f.query.Statuses = typed[statement.Status](f.statuses)
	f.query.Polarities = typed[statement.Polarity](f.polarities)
	f.query.States = typed[register.State](f.states)
	for _, text := range f.strengths {
		from, to, isRange := strings.Cut(text, "..")
		if !isRange {
			to = from
		}
		low, errLow := strconv.Atoi(from)
		high, errHigh := strconv.Atoi(to)
		if errLow != nil || errHigh != nil || low > high || low < -strongest || high > strongest {
			return mistakef("--strength %s: give a number from -8 to 8, or two as in 5..8", text)
		}
		for n := low; n <= high; n++ {
			f.query.Strengths = append(f.query.Strengths, n)
		}
	}
	return f.known()
}

func typed[T ~string](texts []string) []T {
	var out []T
	for _, t := range texts {
		out = append(out, T(t))
	}
	return out
}

// known refuses values that no statement can have, since a list would be empty
// without a word.
func (f *filters) known() error {
	for _, c := range []struct {
		flag   string
		values []string
		of     string
	}{
		{"kind", f.kinds, "pledge call position act figure"},
		{"status", f.statuses, "intended ongoing done"},
		{"polarity", f.polarities, "affirmed negated"},
		{"state", f.states, "unreviewed confirmed corrected added rejected"},
	} {
		for _, v := range c.values {
			if !strings.Contains(" "+c.of+" ", " "+v+" ") {
				return mistakef("--%s %s: choose of %s", c.flag, v, strings.ReplaceAll(c.of, " ", ", "))
			}
		}
	}
	return f.inTables()
}

// inTables refuses topics and types of events that the tables do not have.
func (f *filters) inTables() error {
	if len(f.query.Topics)+len(f.query.Events) == 0 {
		return nil
	}
	tables, err := facts.Load()
	if err != nil {
		return err
	}
	for _, slug := range f.query.Topics {
		if _, known := tables.Topic(slug); !known {
			return mistakef("--topic %s: choose of %s", slug, strings.Join(topicSlugs(tables), ", "))
		}
	}
	for _, event := range f.query.Events {
		if !tables.ValidEvent(event, "") {
			return mistakef("--event %s: give a type of PLOVER in capitals, such as CONSULT (chancery codes lists them)", event)
		}
	}
	return nil
}

func topicSlugs(tables *facts.Tables) []string {
	var slugs []string
	for _, t := range tables.Topics {
		slugs = append(slugs, t.Slug)
	}
	return slugs
}
