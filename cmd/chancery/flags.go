package main

import (
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"chancery/reader"
)

// readFlags are the flags of chancery read.
type readFlags struct {
	format        string
	minConfidence float64
	reading       reader.Options
	made          time.Time // of what is written, for formats that say so
}

func (f *readFlags) add(c *cobra.Command) {
	c.Flags().StringVarP(&f.format, "format", "f", formatTable, strings.Join(formats(), ", "))
	c.Flags().Float64Var(&f.minConfidence, "min-confidence", 0, "leave out statements less certain than this, from 0 to 1")
	addReadingFlags(c, &f.reading)
	f.made = time.Now()
}

// addReadingFlags adds the flags that say what the user knows about a document.
// The clock is looked at here and nowhere else, so that reading stays a matter
// of its arguments.
func addReadingFlags(c *cobra.Command, o *reader.Options) {
	o.Today = time.Now().Format(time.DateOnly)
	c.Flags().StringVar(&o.Published, "published", "", "day of publication as YYYY-MM-DD (default: the text's own date line, else today)")
	c.Flags().StringArrayVar(&o.Parties, "party", nil, "code of a party to the text, such as CHN or IGO:EU; may be repeated")
}

// check refuses flags and arguments that make no sense, before anything is read.
func (f *readFlags) check(names []string) error {
	dashes := 0
	for _, name := range names {
		if name == stdinName {
			dashes++
		}
	}
	switch {
	case len(names) == 0:
		return mistakef("no file given: name one or more, or - for standard input")
	case dashes > 1:
		return mistakef("- may be given only once")
	case !slices.Contains(formats(), f.format):
		return mistakef("--format %s: choose one of %s", f.format, strings.Join(formats(), ", "))
	case !(f.minConfidence >= 0 && f.minConfidence <= 1): // refuses NaN as well
		return mistakef("--min-confidence %v: give a number from 0 to 1", f.minConfidence)
	}
	return checkDate(f.reading.Published)
}

func checkDate(day string) error {
	if day == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return mistakef("--published %s: give a day as YYYY-MM-DD", day)
	}
	return nil
}
