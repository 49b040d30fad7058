package main

import (
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"chancery/lang"
	"chancery/lang/conllu"
	"chancery/lang/udeval"
)

// engine is what is measured.
type engine interface {
	// Parse parses sentences of one document whose words are given.
	Parse(forms [][]string) []lang.Sentence
	// Analyse reads raw text.
	Analyse(text string) *lang.Analysis
}

// evalSet is a data set and its file under the data folder.
type evalSet struct{ name, path string }

// trees prints, as Markdown, how well the model tags, parses and finds names.
func trees(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("trees", flag.ContinueOnError)
	model := flags.String("model", "lang/model/chancery.model", "the model file")
	headlines := flags.String("headlines", "testdata/headlines.conllu", "the project's own treebank: headlines, each a document")
	folder, err := folderOf(flags, args)
	if err != nil {
		return err
	}
	m, err := modelIn(*model)
	if err != nil {
		return err
	}
	return scoreTrees(m, folder, *headlines, out)
}

// scoreTrees measures an engine on the sets under folder and on a file of
// headlines. PUD is never trained on: it tells how prose from elsewhere is read.
func scoreTrees(e engine, folder, headlines string, out io.Writer) error {
	var given, raw, names [][]string
	for _, set := range [...]evalSet{{"EWT dev", "treebanks/ewt/dev.conllu.gz"}, {"EWT test", "treebanks/ewt/test.conllu.gz"},
		{"GUM test", "treebanks/gum/test.conllu.gz"}, {"PUD", "treebanks/pud/test.conllu.gz"}, {"Headlines", headlines}} {
		if set.path != headlines {
			set.path = filepath.Join(folder, set.path)
		}
		onWords, onText, err := scoreTreebank(e, set.path)
		if err != nil {
			return err
		}
		given = append(given, row(set.name, onWords.UPOS, onWords.XPOS, onWords.Lemmas, onWords.UAS, onWords.LAS, onWords.LASNoPunct))
		raw = append(raw, row(set.name, onText.Tokens, onText.Sentences, onText.Words, onText.UPOS, onText.XPOS, onText.Lemmas,
			onText.UAS, onText.LAS, onText.LASNoPunct))
	}
	for _, set := range [...]evalSet{{"EWT test", "ner/ewt/test.iob2.gz"}, {"PUD", "ner/pud/test.iob2.gz"}} {
		scores, err := scoreNames(e, filepath.Join(folder, set.path))
		if err != nil {
			return err
		}
		names = append(names, append([]string{set.name}, scores...))
	}
	table(out, "Gold words (accuracy, %)", []string{"UPOS", "XPOS", "Lemma", "UAS", "LAS", "LAS without punctuation"}, given)
	table(out, "Raw text (F1, %)", []string{"Tokens", "Sentences", "Words", "UPOS", "XPOS", "Lemma", "UAS", "LAS", "LAS without punctuation"}, raw)
	table(out, "Names on gold words (F1, %)", []string{"All", "PER", "LOC", "ORG"}, names)
	return nil
}

// scoreTreebank scores the trees of one file, given its words and given its
// text.
func scoreTreebank(e engine, file string) (onWords, onText udeval.Scores, err error) {
	gold, err := conllu.ReadFile(file)
	if err != nil {
		return onWords, onText, err
	}
	docs := documents(gold, func(s conllu.Sentence) bool { return s.NewDoc })
	parsed, err := parseGiven(e, docs)
	if err != nil {
		return onWords, onText, fmt.Errorf("parsing %s: %w", file, err)
	}
	if onWords, err = udeval.Evaluate(gold, parsed); err != nil {
		return onWords, onText, fmt.Errorf("%s, its words given: %w", file, err)
	}
	if onText, err = udeval.Evaluate(gold, parseRaw(e, docs)); err != nil {
		return onWords, onText, fmt.Errorf("%s, raw: %w", file, err)
	}
	return onWords, onText, nil
}

// documents groups sentences by the documents they stand in.
func documents[T any](sentences []T, starts func(T) bool) [][]T {
	var out [][]T
	for _, s := range sentences {
		if len(out) == 0 || starts(s) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], s)
	}
	return out
}

func row(name string, scores ...udeval.Score) []string {
	return append([]string{name}, percents(scores...)...)
}

func percents(scores ...udeval.Score) []string {
	var row []string
	for _, s := range scores {
		row = append(row, fmt.Sprintf("%.2f", 100*s.F1()))
	}
	return row
}

// table prints a Markdown table whose first column is the data set.
func table(out io.Writer, title string, columns []string, rows [][]string) {
	fmt.Fprintf(out, "| %s | %s |\n| --- |%s\n", title, strings.Join(columns, " | "), strings.Repeat(" ---: |", len(columns)))
	for _, cells := range rows {
		fmt.Fprintf(out, "| %s |\n", strings.Join(cells, " | "))
	}
	fmt.Fprintln(out)
}
