package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"chancery/facts"
)

// formatTSV is a table for other programs: cells parted by tabs.
const formatTSV = "tsv"

const codesLong = `codes prints the table that ties the codes of events together: each CAMEO code
with the PLOVER type, mode and context that PLOVER's own conversion gives it,
and in the column usage the type that a statement with that code may have here
besides (signing is COOPERATE here and SUPPORT in PLOVER). The versions of both
codebooks stand in the first line, which begins with #, or within the json.`

func newCodes(t terminal) *cobra.Command {
	format := formatTSV
	c := &cobra.Command{
		Use:   "codes",
		Short: "Print the table of CAMEO and PLOVER codes",
		Long:  codesLong,
		Example: `  chancery codes > codes.tsv
  chancery codes --format json`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return mistakef("codes wants no arguments")
			case format != formatTSV && format != formatJSON:
				return mistakef("--format %s: choose tsv or json", format)
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return printCodes(t, format) },
	}
	c.Flags().StringVarP(&format, "format", "f", format, "tsv or json")
	return c
}

func printCodes(t terminal, format string) error {
	tables, err := facts.Load()
	if err != nil {
		return err
	}
	if format == formatJSON {
		e := json.NewEncoder(t.out)
		e.SetIndent("", "  ")
		return e.Encode(struct {
			Plover string            `json:"plover"`
			Cameo  string            `json:"cameo"`
			Codes  []facts.CameoCode `json:"codes"`
		}{facts.PloverVersion, facts.CameoVersion, tables.Cameo})
	}
	var out strings.Builder
	fmt.Fprintf(&out, "# %s, %s\ncameo\tplover\tmode\tcontext\tusage\tabout\tsource\n", facts.CameoVersion, facts.PloverVersion)
	for _, c := range tables.Cameo {
		fmt.Fprintln(&out, strings.Join([]string{c.Code, c.Event, c.Mode, c.Context, c.Usage, c.About, c.Source}, "\t"))
	}
	_, err = fmt.Fprint(t.out, out.String())
	return err
}
