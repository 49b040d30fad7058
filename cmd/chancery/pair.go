package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"chancery/register"
)

const pairLong = `pair shows the framework of ties between two parties: how much there is on each
topic and issue in either direction, the last word of each, the latest acts, the
instruments and the figures. chancery list --a CHN --b RUS lists all of it.`

// How much of a pair is shown.
const (
	pairActs        = 10
	pairLatest      = 12
	pairInstruments = 10
)

func newPair(t terminal) *cobra.Command {
	var db database
	c := &cobra.Command{
		Use:     "pair A B",
		Short:   "Show what is between two parties",
		Long:    pairLong,
		Example: "  chancery pair CHN RUS",
		Args:    exactly(2, "the codes of two parties"),
		RunE: func(c *cobra.Command, args []string) error {
			return db.looking(c.Context(), func(v register.View) error { return pair(c.Context(), v, args[0], args[1], t) })
		},
	}
	db.addAsOf(c)
	return c
}

func pair(ctx context.Context, v register.View, a, b string, t terminal) error {
	sum, err := v.Pair(ctx, a, b)
	if err != nil {
		return err
	}
	acts, err := v.Timeline(ctx, a, b, "", "", register.Page{Limit: pairActs})
	if err != nil {
		return err
	}
	figures, err := v.Figures(ctx, register.Query{A: a, B: b})
	if err != nil {
		return err
	}
	p := entryPage{screen: screenOf(t.out)}
	if sum.Total.All() == 0 {
		p.add(fmt.Sprintf("The register has nothing between %s and %s.", clean(a), clean(b)))
		return p.print(t)
	}
	p.title("%s and %s: %s", clean(a), clean(b), countsLine(sum.Total))
	p.subjects(sum)
	if last := lastWords(sum.Latest); len(last) > 0 {
		p.title("Last words")
		p.entries(last, true)
	}
	if len(acts.Entries) > 0 {
		p.title("Latest acts")
		p.entries(acts.Entries, true)
	}
	p.instruments(sum.Instruments)
	p.figures(figures)
	return p.print(t)
}

// countsLine is "12 statements: 8 pledges, 4 acts; tone +3.2".
func countsLine(c register.Counts) string {
	var kinds []string
	for i, n := range []int{c.Pledges, c.Calls, c.Positions, c.Acts, c.Figures} {
		if n > 0 {
			kinds = append(kinds, plural(n, string(kindLooks[i].kind)))
		}
	}
	return fmt.Sprintf("%s: %s; tone %+.1f of 8", plural(c.All(), "statement"), strings.Join(kinds, ", "), c.Tone())
}

// subjects is a table of the topics and issues of a pair.
func (p *entryPage) subjects(sum register.PairSummary) {
	widths := []int{max(20, p.screen.width-4*12-8), 12, 12, 12, 12}
	heads := []string{"TOPIC OR ISSUE", sum.A + " → " + sum.B, sum.B + " → " + sum.A, "TOGETHER", "YEARS"}
	p.add("")
	p.row(widths, dim, heads...)
	for _, s := range subjectRows(sum.Grid) {
		p.row(widths, plainText, s.name, number(s.forward), number(s.backward), number(s.together), s.years())
	}
}
