package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"chancery/register"
)

const tokenLong = `token makes, lists and revokes tokens. chancery serve lets the bearer of a token do
what its scopes permit, through the pages (sign in with it) and through the API
(Authorization: Bearer TOKEN):

  read    read, where the server runs with --open=false
  add     add texts
  review  review statements, and read; the token's name stands under each review
  admin   all of this, and see and revoke tokens

The register keeps what each token permits, and only a hash of the token itself.`

func newToken(t terminal) *cobra.Command {
	c := &cobra.Command{
		Use:   "token",
		Short: "Make, list and revoke tokens for the pages and the API",
		Long:  tokenLong,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return mistakef("unknown command %q: token knows add, list and revoke", args[0])
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newTokenAdd(t), newTokenList(t), newTokenRevoke(t))
	return c
}

func newTokenAdd(t terminal) *cobra.Command {
	var db database
	var name, expires string
	var scopes []string
	c := &cobra.Command{
		Use:   "add",
		Short: "Make a token and print it, once",
		Long:  "add makes a token and prints it. It cannot be shown again: the register keeps its hash alone.",
		Example: `  chancery token add --name "Ana Ruiz" --scope review
  chancery token add --name gatherer --scope add --expires 2026-12-31`,
		Args: exactly(0, "no arguments, only flags"),
		RunE: func(c *cobra.Command, _ []string) error {
			end, err := endOfDay(expires)
			if err != nil {
				return err
			}
			r, err := db.make(c.Context())
			return changing(r, err, func(r *register.Register) error {
				token, err := r.AddToken(c.Context(), register.Token{Name: name, Scopes: typed[register.Scope](scopes), Expires: end})
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(t.out, token)
				return err
			})
		},
	}
	db.add(c)
	c.Flags().StringVar(&name, "name", "", "who bears it, a person or a program; stands under reviews")
	c.Flags().StringSliceVar(&scopes, "scope", nil, "what it permits: read, add, review, admin; several with commas")
	c.Flags().StringVar(&expires, "expires", "", "last day on which it is good, YYYY-MM-DD, UTC (default: it does not expire)")
	return c
}

// endOfDay is the first moment after a day, or zero for no day.
func endOfDay(day string) (time.Time, error) {
	if day == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return t, mistakef("--expires %s: give a day as YYYY-MM-DD", day)
	}
	return t.AddDate(0, 0, 1), nil
}

func newTokenList(t terminal) *cobra.Command {
	var db database
	c := &cobra.Command{
		Use:     "list",
		Short:   "List tokens, those that are void as well",
		Example: "  chancery token list",
		Args:    exactly(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			r, err := db.open(c.Context())
			return changing(r, err, func(r *register.Register) error { return listTokens(c.Context(), r, t) })
		},
	}
	db.add(c)
	return c
}

func listTokens(ctx context.Context, r *register.Register, t terminal) error {
	all, err := r.Tokens(ctx)
	if err != nil {
		return err
	}
	p := entryPage{screen: screenOf(t.out)}
	if len(all) == 0 {
		p.add("There are no tokens: chancery token add makes one.")
		return p.print(t)
	}
	widths := []int{max(20, p.screen.width-64), 22, 10, 26}
	p.row(widths, dim, "NAME", "SCOPES", "MADE", "STANDING")
	now := time.Now()
	for _, k := range all {
		standing := k.Void(now)
		switch {
		case standing == "" && k.Expires.IsZero():
			standing = "good"
		case standing == "":
			standing = "good until " + k.Expires.Add(-time.Microsecond).Format(time.DateOnly)
		}
		var scopes []string
		for _, s := range k.Scopes {
			scopes = append(scopes, string(s))
		}
		p.row(widths, plainText, clean(k.Name), strings.Join(scopes, ","), k.Made.Format(time.DateOnly), standing)
	}
	return p.print(t)
}

func newTokenRevoke(t terminal) *cobra.Command {
	var db database
	c := &cobra.Command{
		Use:     "revoke NAME",
		Short:   "Make a token void, from now on",
		Long:    "revoke makes the token of a name void: a server that runs refuses it with the next request.",
		Example: `  chancery token revoke "Ana Ruiz"`,
		Args:    exactly(1, "the name of a token"),
		RunE: func(c *cobra.Command, args []string) error {
			r, err := db.open(c.Context())
			return changing(r, err, func(r *register.Register) error {
				if err := r.RevokeToken(c.Context(), args[0]); err != nil {
					return err
				}
				_, err := fmt.Fprintf(t.out, "the token of %s is revoked\n", clean(args[0]))
				return err
			})
		},
	}
	db.add(c)
	return c
}
