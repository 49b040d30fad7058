package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"chancery/document"
	"chancery/facts"
	"chancery/gold"
	"chancery/lang"
	"chancery/reader"
)

// score reads the marked texts of a folder and prints, as Markdown, how well
// the reading agrees with the marks.
func score(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("score", flag.ContinueOnError)
	model := flags.String("model", "", "the model file; the one built in if empty")
	folder, err := folderOf(flags, args)
	if err != nil {
		return err
	}
	r, err := newReader(*model)
	if err != nil {
		return err
	}
	var report gold.Report
	err = eachText(folder, func(t gold.Text, d *document.Document) error {
		report.Add(t, r.Read(d, reader.Options{Published: t.Published}).Statements)
		return nil
	})
	if err != nil {
		return err
	}
	return printReport(out, report)
}

func newReader(model string) (*reader.Reader, error) {
	m, tables, err := modelAndTables(model)
	if err != nil {
		return nil, err
	}
	return reader.New(m, tables)
}

// modelAndTables loads the model file named, or the one in the program, and the tables.
func modelAndTables(model string) (*lang.Model, *facts.Tables, error) {
	data := lang.Embedded()
	if model != "" {
		var err error
		if data, err = os.ReadFile(model); err != nil {
			return nil, nil, err
		}
	}
	m, err := lang.Load(data, lang.Options{})
	if err != nil {
		return nil, nil, err
	}
	tables, err := facts.Load()
	if err != nil {
		return nil, nil, err
	}
	return m, tables, nil
}

func printReport(out io.Writer, r gold.Report) error {
	rows := [][2]string{
		{"texts", fmt.Sprint(r.Texts)},
		{"detection F1", fmt.Sprintf("%.3f", r.Detection.F1())},
		{"strict F1", fmt.Sprintf("%.3f", r.Strict.F1())},
	}
	for _, f := range gold.FieldNames() {
		rows = append(rows, [2]string{f, fmt.Sprintf("%.3f", r.Share(f))})
	}
	rows = append(rows, [2]string{"topics F1", fmt.Sprintf("%.3f", r.Topics.F1())}, [2]string{"figures F1", fmt.Sprintf("%.3f", r.Figures.F1())})
	precision, number := gold.PrecisionAt(r.Verdicts, 0.8)
	rows = append(rows,
		[2]string{"expected calibration error", fmt.Sprintf("%.3f", gold.CalibrationError(r.Verdicts))},
		[2]string{"strictly right of those with confidence 0.8 or more", fmt.Sprintf("%.3f of %d", precision, number)})
	if _, err := fmt.Fprint(out, "| measure | value |\n| --- | ---: |\n"); err != nil {
		return err
	}
	for _, row := range rows {
		if _, err := fmt.Fprintf(out, "| %s | %s |\n", row[0], row[1]); err != nil {
			return err
		}
	}
	return nil
}
