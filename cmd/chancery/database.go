package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"chancery/register"
)

// usualDatabase is the register of the folder that one works in.
const usualDatabase = "chancery.db"

// database is where the register is, and how it is looked at.
type database struct {
	address, asOf string
}

func (d *database) add(c *cobra.Command) {
	c.Flags().StringVar(&d.address, "database", usualDatabase, "register: an SQLite file, or postgres://USER@HOST/DATABASE")
}

// addAsOf adds the flag of commands that can look at the past.
func (d *database) addAsOf(c *cobra.Command) {
	d.add(c)
	c.Flags().StringVar(&d.asOf, "as-of", "", "show the register as it stood then: YYYY-MM-DD (its end, UTC) or YYYY-MM-DDTHH:MM:SSZ")
}

// make opens the register, and makes it if it is not there.
func (d *database) make(ctx context.Context) (*register.Register, error) {
	r, err := register.Open(ctx, d.address)
	return r, mended(err)
}

// open opens a register that must be there: a mistyped name is not to make an
// empty one.
func (d *database) open(ctx context.Context) (*register.Register, error) {
	if _, err := os.Stat(d.address); !register.IsPostgres(d.address) && err != nil {
		return nil, mistakef("%s: there is no register: chancery add makes one, --database names another", d.address)
	}
	return d.make(ctx)
}

// view opens the register and looks at it as the flags say. The caller closes
// the register.
func (d *database) view(ctx context.Context) (*register.Register, register.View, error) {
	moment, err := d.moment()
	if err != nil {
		return nil, register.View{}, err
	}
	r, err := d.open(ctx)
	if err != nil || moment.IsZero() {
		return r, viewOf(r), err
	}
	v, err := r.AsOf(ctx, moment)
	return r, v, mended(err)
}

func viewOf(r *register.Register) register.View {
	if r == nil {
		return register.View{}
	}
	return r.Now()
}

// moment reads --as-of: zero for the present.
func (d *database) moment() (time.Time, error) {
	if d.asOf == "" {
		return time.Time{}, nil
	}
	t, err := register.Moment(d.asOf)
	if err != nil {
		return t, mistakef("--as-of %s: write a day as 2025-03-14 or a time as 2025-03-14T09:30:00Z", d.asOf)
	}
	return t, nil
}

// looking opens the register, lets answer look at it and closes it.
func (d *database) looking(ctx context.Context, answer func(v register.View) error) error {
	r, v, err := d.view(ctx)
	if r != nil {
		defer func() { _ = r.Close() }() // nothing was written
	}
	if err != nil {
		return err
	}
	return mended(answer(v))
}

// changing opens the register, lets work change it and closes it.
func changing(r *register.Register, err error, work func(r *register.Register) error) error {
	if err != nil {
		return err
	}
	return errors.Join(mended(work(r)), r.Close())
}

// mended tells what the user can mend from what went wrong in the program.
func mended(err error) error {
	var invalid *register.InvalidError
	if errors.As(err, &invalid) || errors.Is(err, register.ErrNotFound) {
		return &mistake{err}
	}
	return err
}

// unlessMissing drops the error that says that something is not in the register.
func unlessMissing(err error) error {
	if errors.Is(err, register.ErrNotFound) {
		return nil
	}
	return err
}

// exactly refuses another number of arguments than n.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != n {
			return mistakef("%s wants %s, not %s", c.Name(), what, plural(len(args), "argument"))
		}
		return nil
	}
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02 15:04:05") }

func shortHash(hash string) string { return fmt.Sprintf("%.12s", hash[len("sha256:"):]) }
