package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"chancery/gold"
)

// Files of the repository that measured writes; it runs in the repository's root.
const (
	readmeFile = "README.md"
	ownFolder  = "testdata/gold"
	scoresFile = ownFolder + "/SCORES.tsv"
	newestFile = ownFolder + "/newest.txt" // names of own texts that nobody looked at, one a line
)

// measured measures all that the README states of accuracy, on the folders of
// marked texts, treebanks and coded sentences under SHARED, and writes the tables
// there anew, each between its marks, and the floor of scores of the own texts
// (testdata/gold/SCORES.tsv), which the about page shows as well.
func measured(args []string, out io.Writer) error {
	shared, err := folderOf(flag.NewFlagSet("measured", flag.ContinueOnError), args)
	if err != nil {
		return err
	}
	page, err := os.ReadFile(readmeFile)
	if err != nil {
		return err
	}
	readme := string(page)
	for _, part := range []struct {
		name string
		make func(folder string, out io.Writer) error
	}{
		{"reading", readingTables},
		{"coding", func(folder string, out io.Writer) error { return coding([]string{folder + "/data"}, out) }},
		{"quantities", func(folder string, out io.Writer) error {
			return quantities([]string{folder + "/data/quantities"}, out)
		}},
		{"trees", func(folder string, out io.Writer) error { return trees([]string{folder + "/data"}, out) }},
	} {
		var tables bytes.Buffer
		if err := part.make(shared, &tables); err != nil {
			return fmt.Errorf("measuring %s: %w", part.name, err)
		}
		if readme, err = betweenMarks(readme, part.name, tables.String()); err != nil {
			return err
		}
		fmt.Fprintf(out, "%s: measured\n", part.name)
	}
	return os.WriteFile(readmeFile, []byte(readme), 0o644)
}

// betweenMarks puts text between the marks of a part of a page.
func betweenMarks(page, part, text string) (string, error) {
	from, to := fmt.Sprintf("<!-- measured: %s -->\n", part), fmt.Sprintf("<!-- end of measured: %s -->", part)
	before, rest, begun := strings.Cut(page, from)
	_, after, ended := strings.Cut(rest, to)
	if !begun || !ended {
		return "", fmt.Errorf("%s lacks the marks %q and %q", readmeFile, strings.TrimSpace(from), to)
	}
	return before + from + strings.TrimSpace(text) + "\n" + to + after, nil
}

// readingTables measures the reading on marked texts, those kept apart in
// SHARED/gold/dev and the own ones, and writes the floor of the latter.
func readingTables(shared string, out io.Writer) error {
	apart, err := readFolder(shared + "/gold/dev")
	if err != nil {
		return err
	}
	own, err := readFolder(ownFolder)
	if err != nil {
		return err
	}
	open, err := loadOpen(shared + "/data/texts")
	if err != nil {
		return err
	}
	newest, err := os.ReadFile(newestFile)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, t := range apart {
		seen[t.text.Name] = open.hold(string(t.text.Raw))
	}
	columns := []column{
		{"kept apart", apart, func(gold.Text) bool { return true }},
		{"of these open", apart, func(t gold.Text) bool { return seen[t.Name] }}, {"the others", apart, func(t gold.Text) bool { return !seen[t.Name] }},
		{"own", own, func(gold.Text) bool { return true }},
		{"of these newest", own, func(t gold.Text) bool { return strings.Contains("\n"+string(newest), "\n"+t.Name+"\n") }},
	}
	if err := writeFloor(columns[3].report()); err != nil {
		return err
	}
	printColumns(columns, out)
	heldOutTable(own, out)
	return nil
}

// writeFloor writes the measures below which the own texts must not fall.
func writeFloor(r gold.Report) error {
	lines := []string{"measure\tscore"}
	for _, m := range r.Measures() {
		if m.Of == 0 && m.Name != gold.CalibrationName {
			lines = append(lines, fmt.Sprintf("%s\t%.3f", m.Name, m.Value))
		}
	}
	return os.WriteFile(scoresFile, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
