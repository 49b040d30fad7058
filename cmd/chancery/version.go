package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime/debug"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"chancery/facts"
	"chancery/lang"
)

func newVersion(t terminal) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Show the version of the program, its model and its tables",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return mistakef("version wants no arguments")
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return version(t) },
	}
}

// version prints what a reading depends on beside the text: two programs that
// agree in model, tables and revision read alike.
func version(t terminal) error {
	tables, err := facts.Load()
	if err != nil {
		return err
	}
	model := sha256.Sum256(lang.Embedded())
	w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	program, built := build()
	fmt.Fprintf(w, "chancery\t%s\n", program)
	fmt.Fprintf(w, "model\tsha256:%s (%.1f MB)\n", hex.EncodeToString(model[:]), float64(len(lang.Embedded()))/1e6)
	fmt.Fprintf(w, "tables\t%d parties, %d names, %d offices, %d holders of office, %d currencies\n",
		len(tables.Parties), len(tables.Aliases), len(tables.Offices), len(tables.Holders), len(tables.Currencies))
	fmt.Fprintf(w, "codes\t%s, %s\n", facts.PloverVersion, facts.CameoVersion)
	fmt.Fprintf(w, "built\t%s\n", built)
	return w.Flush()
}

// build gives the version of the module, with its revision where the program
// was built within a repository, and what it was built with and for.
func build() (program, built string) {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)", "(unknown)"
	}
	settings := make(map[string]string)
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	program = info.Main.Version
	if revision := settings["vcs.revision"]; revision != "" {
		program += ", revision " + revision
		if settings["vcs.modified"] == "true" {
			program += ", modified"
		}
	}
	return program, fmt.Sprintf("%s for %s/%s", info.GoVersion, settings["GOOS"], settings["GOARCH"])
}
