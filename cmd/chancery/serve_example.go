package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"time"

	"chancery/document"
	"chancery/examples"
	"chancery/register"
	"chancery/web"
)

// exampleToken is whose the token of the example register is.
const exampleToken = "example"

// prepareExample adds the example texts to r. Where r has no good token yet it
// makes one that is good for a day, so that reviewing can be tried at once.
func prepareExample(ctx context.Context, r *register.Register, e webEngine) (token string, err error) {
	if err := addExamples(ctx, r, e); err != nil {
		return "", err
	}
	all, err := r.Tokens(ctx)
	now := time.Now()
	if err != nil || slices.ContainsFunc(all, func(t register.Token) bool { return t.Void(now) == "" }) {
		return "", err
	}
	return r.AddToken(ctx, register.Token{
		Name: exampleToken, Scopes: []register.Scope{register.MayRead, register.MayAdd, register.MayReview}, Expires: now.AddDate(0, 0, 1),
	})
}

// addExamples reads the texts of the example register into r; those that are
// there already stay as they are.
func addExamples(ctx context.Context, r *register.Register, e webEngine) error {
	files, err := fs.Glob(examples.Texts, "register/*.txt")
	if err != nil {
		return fmt.Errorf("list the example texts: %w", err)
	}
	for _, file := range files {
		if err := addExample(ctx, r, e, file); err != nil {
			return fmt.Errorf("add the example %s: %w", path.Base(file), err)
		}
	}
	return nil
}

func addExample(ctx context.Context, r *register.Register, e webEngine, file string) error {
	data, err := fs.ReadFile(examples.Texts, file)
	if err != nil {
		return err
	}
	name := path.Base(file)
	d, err := document.Decode(name, data)
	if err != nil {
		return err
	}
	if _, err := r.Now().Document(ctx, d.Hash); !errors.Is(err, register.ErrNotFound) {
		return err // it is there, or nobody knows
	}
	d.Published = name[:min(len(name), len(time.DateOnly))]
	known := web.Known{Published: d.Published}
	reading, err := e.Read(ctx, d, known)
	if err != nil {
		return err
	}
	from := register.Origin{Original: data, Address: name, Published: d.Published}
	_, err = r.Add(ctx, d, from, &register.NewReading{Engine: e.Version(), Published: d.Published, Reading: reading})
	return err
}
