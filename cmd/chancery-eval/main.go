// Command chancery-eval measures chancery and prepares what its model learns
// from. It is a tool of development: the program itself is chancery.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

const usage = `usage: chancery-eval COMMAND [ARGUMENTS]

  tokens FILE...                print each text's tokens and rule sentence starts, one JSON line a file
  mentions FILE...              print each text's parties and every mention of one, one JSON line a file
  mentions -score FOLDER        measure them on marked texts
  roles FOLDER ...              print the parties of marked statements with their traits, one JSON line a party
  confidence [-plot FILE] FOLDER
                                learn from marked texts how likely a statement is right, for reader/confidence.tsv
  coding FOLDER                 score the codes of events on the PLOVER, PETRARCH and PLV sets under FOLDER
  measured SHARED               measure all that the README states of accuracy and write its tables anew
  quantities [-list] FOLDER     score the amounts found on FOLDER/NewsQuant.json; -list shows what goes wrong in its even sentences
  score -read FILE FOLDER       score statements that some program read in the marked texts of a folder, as JSON
  parse [-model FILE] TREEBANK  print a treebank's sentences, whose words are given, as the model reads them
  trees [-model FILE] FOLDER    score the model on the treebanks and names under FOLDER and on the own headlines
`

// errUsage is a mistake in the arguments.
var errUsage = errors.New("bad arguments")

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// run carries out one command and returns the exit status: 2 for a mistake in
// the arguments, 1 for a failure.
func run(args []string, out, errs io.Writer) int {
	commands := map[string]func([]string, io.Writer) error{"tokens": tokens, "mentions": mentions, "trees": trees, "roles": roles, "coding": coding, "measured": measured, "quantities": quantities,
		"score": score, "parse": parse,
		"confidence": func(args []string, out io.Writer) error { return confidence(args, out, errs) }}
	if len(args) == 0 || commands[args[0]] == nil {
		fmt.Fprint(errs, usage)
		return 2
	}
	err := commands[args[0]](args[1:], out)
	if err != nil {
		fmt.Fprintf(errs, "chancery-eval %s: %v\n", args[0], err)
	}
	switch {
	case errors.Is(err, errUsage):
		fmt.Fprint(errs, usage)
		return 2
	case err != nil:
		return 1
	}
	return 0
}
