package main

import (
	"fmt"

	"chancery/lang"
	"chancery/lang/conllu"
	"chancery/lang/udeval"
)

// scoreNames returns the percentages of all names and of each type that are
// found among the words of a file.
func scoreNames(e engine, file string) ([]string, error) {
	sentences, err := conllu.ReadNamesFile(file)
	if err != nil {
		return nil, err
	}
	var gold, found [][]conllu.Name
	for _, doc := range documents(sentences, func(s conllu.NamedSentence) bool { return s.NewDoc }) {
		forms := make([][]string, len(doc))
		for i, s := range doc {
			forms[i] = s.Forms
			gold = append(gold, s.Names)
		}
		for _, s := range e.Parse(forms) {
			found = append(found, namesOf(s))
		}
	}
	if len(found) != len(gold) {
		return nil, fmt.Errorf("names of %s: %d sentences came back for %d", file, len(found), len(gold))
	}
	scores := []udeval.Score{udeval.Names(gold, found)}
	for _, kind := range [...]string{"PER", "LOC", "ORG"} {
		scores = append(scores, udeval.Names(only(gold, kind), only(found, kind)))
	}
	return percents(scores...), nil
}

func namesOf(s lang.Sentence) []conllu.Name {
	var out []conllu.Name
	for _, n := range s.Names {
		out = append(out, conllu.Name(n))
	}
	return out
}

// only keeps the names of one type.
func only(sentences [][]conllu.Name, kind string) [][]conllu.Name {
	out := make([][]conllu.Name, len(sentences))
	for i, names := range sentences {
		for _, n := range names {
			if n.Type == kind {
				out[i] = append(out[i], n)
			}
		}
	}
	return out
}
