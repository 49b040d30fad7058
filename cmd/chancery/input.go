package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"chancery/document"
)

// stdinName is how standard input is given on the command line; stdinSource is
// what it is called in statements and messages.
const (
	stdinName   = "-"
	stdinSource = "(standard input)"
)

// open reads and decodes the document that name stands for. A file that is not
// there, or is no text, is the user's mistake.
func open(name string, stdin io.Reader) (*document.Document, error) {
	var original []byte
	return openWith(name, stdin, &original)
}

// openWith does what open does and keeps the bytes as they were.
func openWith(name string, stdin io.Reader, original *[]byte) (*document.Document, error) {
	source, in := stdinSource, stdin
	if name != stdinName {
		file, err := os.Open(name)
		if err != nil {
			return nil, &mistake{plain(name, err)}
		}
		defer file.Close()
		source, in = name, file
	}
	// One byte over the limit is enough for the document to refuse the file.
	data, err := io.ReadAll(io.LimitReader(in, document.MaxBytes+1))
	if err != nil {
		return nil, &mistake{plain(source, err)}
	}
	*original = data
	d, err := document.Decode(source, data)
	if err != nil {
		return nil, &mistake{err}
	}
	return d, nil
}

// plain says in the form "FILE: what is wrong" what the system says in its own.
func plain(name string, err error) error {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New(name + ": there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return errors.New(name + ": no permission to read it")
	case isFolder(name):
		return errors.New(name + ": is a folder: name the files in it")
	case errors.As(err, &at):
		return errors.New(name + ": " + at.Err.Error())
	}
	return errors.New(name + ": " + err.Error())
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
