package main

import (
	"bufio"
	"encoding/json"
	"os"

	"github.com/spf13/cobra"

	"chancery/document"
	"chancery/gold"
	"chancery/reader"
)

const evalLong = `eval reads the marked texts of a folder, pairs NAME.txt and NAME.json, and says
how well the reading agrees with the marks: on the whole, by kind, by rule and
by cause, with the texts that came out worst and the statements that are wrong
though the reader was sure of them. A statement is detected when it stands where
the mark stands, and strictly right when kind, actors, recipients and polarity
are right as well. The output is Markdown; with --format json it holds every case, and a later
run can be compared with it by --against.`

// evalFlags are the flags of chancery eval.
type evalFlags struct {
	format, against, model string
	worst                  int
}

func newEval(t terminal) *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use:   "eval FOLDER",
		Short: "Measure the reading on marked texts",
		Long:  evalLong,
		Example: `  chancery eval testdata/gold
  chancery eval --format json testdata/gold > before.json
  chancery eval --against before.json testdata/gold`,
		Args: func(_ *cobra.Command, args []string) error { return f.check(args) },
		RunE: func(_ *cobra.Command, args []string) error { return evaluate(args[0], f, t) },
	}
	c.Flags().StringVarP(&f.format, "format", "f", formatTable, "table (Markdown) or json (every case)")
	c.Flags().StringVar(&f.against, "against", "", "json of an earlier run to compare with")
	c.Flags().StringVar(&f.model, "model", "", "model file to read with (default: the one built in)")
	c.Flags().IntVar(&f.worst, "worst", 10, "how many of the worst texts and cases to list")
	return c
}

func (f *evalFlags) check(args []string) error {
	switch {
	case len(args) != 1:
		return mistakef("eval wants one folder, not %d", len(args))
	case f.format != formatTable && f.format != formatJSON:
		return mistakef("--format %s: choose table or json", f.format)
	case f.format == formatJSON && f.against != "":
		return mistakef("--against compares in a table only: leave --format json out")
	case f.worst < 0:
		return mistakef("--worst %d: give 0 or more", f.worst)
	}
	return nil
}

// evaluation is one run over marked texts, as json keeps it.
type evaluation struct {
	Program  string         `json:"program"`
	Texts    int            `json:"texts"`
	Measures []gold.Measure `json:"measures"`
	Cases    []gold.Case    `json:"cases"`
}

func evaluate(folder string, f evalFlags, t terminal) error {
	texts, err := gold.Load(folder)
	if err != nil {
		return &mistake{err}
	}
	if len(texts) == 0 {
		return mistakef("%s: no marked texts: give a folder with pairs NAME.txt and NAME.json", folder)
	}
	var before *evaluation
	if f.against != "" {
		if before, err = loadEvaluation(f.against); err != nil {
			return err
		}
	}
	e, err := f.engine()
	if err != nil {
		return err
	}
	report, err := readMarked(texts, e, t)
	if err != nil {
		return err
	}
	program, _ := build()
	now := evaluation{Program: program, Texts: report.Texts, Measures: report.Measures(), Cases: report.Cases}
	if f.format == formatJSON {
		return writeJSON(t, now)
	}
	out := bufio.NewWriter(t.out)
	page := evalPage{out: out, worst: f.worst}
	page.print(now, before)
	return out.Flush()
}

// engine loads the model that the flags name.
func (f *evalFlags) engine() (*engine, error) {
	if f.model == "" {
		return loadEngine()
	}
	data, err := os.ReadFile(f.model)
	if err != nil {
		return nil, &mistake{plain(f.model, err)}
	}
	e, err := engineOf(data)
	if err != nil {
		return nil, mistakef("%s: %w", f.model, err)
	}
	return e, nil
}

// readMarked reads the texts and holds each reading against its marks.
func readMarked(texts []gold.Text, e *engine, t terminal) (gold.Report, error) {
	var report gold.Report
	bar := newProgress(len(texts), t.err)
	defer bar.clear()
	for _, text := range texts {
		bar.show(text.Name)
		d, err := document.Decode(text.Name+".txt", text.Raw)
		if err != nil {
			return report, &mistake{err}
		}
		report.Add(text, e.reader.Read(d, reader.Options{Published: text.Published}).Statements)
		bar.step()
	}
	return report, nil
}

func loadEvaluation(file string) (*evaluation, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, &mistake{plain(file, err)}
	}
	var out evaluation
	if err := json.Unmarshal(data, &out); err != nil || len(out.Measures) == 0 {
		return nil, mistakef("%s: not what chancery eval --format json writes", file)
	}
	return &out, nil
}

func writeJSON(t terminal, v any) error {
	data, err := indented(v)
	if err != nil {
		return err
	}
	_, err = t.out.Write(append(data, '\n'))
	return err
}
