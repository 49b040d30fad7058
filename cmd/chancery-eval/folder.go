package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"chancery/document"
	"chancery/gold"
)

// folderOf parses the flags of a command that takes one folder or file, and gives it.
func folderOf(flags *flag.FlagSet, args []string) (string, error) {
	flags.SetOutput(io.Discard)
	if err := flags.Parse(args); err != nil {
		return "", errors.Join(errUsage, err)
	}
	if flags.NArg() != 1 {
		return "", fmt.Errorf("%w: %s takes one path", errUsage, flags.Name())
	}
	return flags.Arg(0), nil
}

// eachText hands over every marked text of a folder with its document, by name.
func eachText(folder string, do func(gold.Text, *document.Document) error) error {
	texts, err := gold.Load(folder)
	if err != nil {
		return err
	}
	for _, t := range texts {
		d, err := document.Decode(t.Name+".txt", t.Raw)
		if err != nil {
			return err
		}
		if err := do(t, d); err != nil {
			return err
		}
	}
	return nil
}
