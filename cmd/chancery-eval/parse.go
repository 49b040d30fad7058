package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"io"

	"chancery/lang"
	"chancery/lang/conllu"
)

// parse prints the sentences of a treebank, whose words are given, as the model
// reads them: CoNLL-U, with names as Name=B-PER in the last column.
func parse(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("parse", flag.ContinueOnError)
	model := flags.String("model", "lang/model/chancery.model", "the model file")
	file, err := folderOf(flags, args)
	if err != nil {
		return err
	}
	m, err := modelIn(*model)
	if err != nil {
		return err
	}
	return parseTreebank(m, file, out)
}

func parseTreebank(e engine, file string, out io.Writer) error {
	sentences, err := conllu.ReadFile(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	for _, doc := range documents(sentences, func(s conllu.Sentence) bool { return s.NewDoc }) {
		forms := formsOf(doc)
		for i, s := range e.Parse(forms) {
			writeSentence(w, s, forms[i])
		}
	}
	return w.Flush()
}

// writeSentence writes one sentence as CoNLL-U. Features and enhanced
// dependencies are left empty.
func writeSentence(w io.Writer, s lang.Sentence, forms []string) {
	names := make([]string, len(s.Tokens))
	for _, n := range s.Names {
		for i := n.First; i <= n.Last; i++ {
			names[i] = "Name=I-" + n.Type
		}
		names[n.First] = "Name=B-" + n.Type
	}
	for i, t := range s.Tokens {
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t%s\n", i+1, forms[i], t.Lemma, t.UPOS, t.XPOS, t.Head+1, t.Deprel, cmp.Or(names[i], "_"))
	}
	fmt.Fprintln(w)
}
