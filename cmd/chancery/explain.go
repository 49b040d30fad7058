package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"chancery/document"
	"chancery/reader"
)

const explainLong = `explain draws the tree of the sentence at a byte offset of FILE (or of standard
input, -), names the parties found in it, and says for each statement which
rule and which line of a table settled each of its fields. Where a statement is
missing it says what was considered and why it was left out. The offsets are those that chancery read gives: into the text as UTF-8 with plain line ends.`

func newExplain(t terminal) *cobra.Command {
	var o reader.Options
	at := -1
	c := &cobra.Command{
		Use:     "explain FILE --at OFFSET",
		Short:   "Show how one sentence was read, and why",
		Long:    explainLong,
		Example: "  chancery explain report.txt --at 847",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return mistakef("explain wants one file, not %d", len(args))
			}
			if !c.Flags().Changed("at") {
				return mistakef("no place given: add --at OFFSET, in bytes from the start of the text")
			}
			return checkDate(o.Published)
		},
		RunE: func(_ *cobra.Command, args []string) error { return explain(args[0], at, o, t) },
	}
	c.Flags().IntVar(&at, "at", at, "byte offset within the sentence to explain")
	addReadingFlags(c, &o)
	return c
}

func explain(name string, at int, o reader.Options, t terminal) error {
	d, err := open(name, t.in)
	if err != nil {
		return err
	}
	if at < 0 || at >= len(d.Text) {
		return mistakef("--at %d: %s has the bytes 0 to %d", at, d.Source, len(d.Text)-1)
	}
	e, err := loadEngine()
	if err != nil {
		return err
	}
	if err := e.checkParties(o.Parties); err != nil {
		return err
	}
	x := e.reader.Explain(d, o, at)
	if len(x.Sentence.Tokens) == 0 {
		return mistakef("--at %d: there is no sentence in %s", at, d.Source)
	}
	_, err = io.WriteString(t.out, strings.Join(explanation(screenOf(t.out), d, x), "\n")+"\n")
	return err
}

// explanation is everything that explain shows, in lines.
func explanation(s screen, d *document.Document, x reader.Explanation) []string {
	sentence := d.Text[x.Sentence.Start:x.Sentence.End]
	lines := s.wrapped("“"+clean(cut(sentence))+"”", contentLines, bold)
	lines = append(append(lines, ""), drawTree(s, d.Text, x)...)
	lines = append(lines, explainMentions(s, x)...)
	for _, r := range x.Reasons {
		lines = append(lines, explainReason(s, r)...)
	}
	if len(x.Reasons) == 0 {
		lines = append(lines, "", "no statement was found in this sentence")
	}
	lines = append(lines, explainStops(s, x.Stopped)...)
	doubts := tablePrinter{screen: s}
	return append(lines, doubts.doubts(d, x.Doubts)...)
}
