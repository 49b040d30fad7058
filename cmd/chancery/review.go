package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"chancery/register"
)

const reviewLong = `review adds your word on a statement to the register: that it is right, that a
field should have another value, or that there is no such statement. It stands
beside what the engine read, with your name, the time and the reason, and follows
the words of the statement when the text is read again. --withdraw takes back an
earlier review by its number, which show tells.

A list is written with commas (actors=CHN,RUS), a field within another with a dot
(event.type=CONSULT), anything else as JSON.`

// opinion is the flags of chancery review.
type opinion struct {
	confirm, reject     bool
	correct, by, reason string
	withdraw            int64
}

func newReview(t terminal) *cobra.Command {
	var db database
	var o opinion
	c := &cobra.Command{
		Use:   "review STATEMENT",
		Short: "Confirm, correct or reject a statement",
		Long:  reviewLong,
		Example: `  chancery review 9a2969ad0a6c44b1 --confirm --by "Ana Lima"
  chancery review 9a2969ad0a6c44b1 --correct actors=CHN,RUS --by "Ana Lima" --reason "both sign"
  chancery review --withdraw 57 --by "Ana Lima" --reason "misread"`,
		Args: func(_ *cobra.Command, args []string) error { return o.check(args) },
		RunE: func(c *cobra.Command, args []string) error {
			r, err := db.open(c.Context())
			return changing(r, err, func(r *register.Register) error {
				n, err := o.review(args)
				if err != nil {
					return err
				}
				if n.Statement != "" {
					e, err := r.Now().Statement(c.Context(), n.Statement)
					if err != nil {
						return err
					}
					n.Statement = e.Statement.ID
				}
				made, err := r.Review(c.Context(), n)
				if err != nil {
					return err
				}
				_, err = fmt.Fprintln(t.out, reviewLine(made))
				return err
			})
		},
	}
	db.add(c)
	c.Flags().BoolVar(&o.confirm, "confirm", false, "it is right as it stands")
	c.Flags().BoolVar(&o.reject, "reject", false, "there is no such statement")
	c.Flags().StringVar(&o.correct, "correct", "", "FIELD=VALUE that it should have")
	c.Flags().Int64Var(&o.withdraw, "withdraw", 0, "number of a review to take back")
	c.Flags().StringVar(&o.by, "by", "", "your name")
	c.Flags().StringVar(&o.reason, "reason", "", "why; needed unless you confirm")
	return c
}

func (o *opinion) check(args []string) error {
	said := 0
	for _, is := range []bool{o.confirm, o.reject, o.correct != "", o.withdraw != 0} {
		if is {
			said++
		}
	}
	switch {
	case said != 1:
		return mistakef("say one of --confirm, --reject, --correct FIELD=VALUE, --withdraw NUMBER")
	case o.withdraw != 0 && len(args) > 0:
		return mistakef("--withdraw names a review: leave the statement out")
	case o.withdraw == 0 && len(args) != 1:
		return mistakef("review wants the ID of one statement")
	case strings.TrimSpace(o.by) == "":
		return mistakef("--by: give your name")
	case strings.TrimSpace(o.reason) == "" && !o.confirm:
		return mistakef("--reason: say why")
	}
	return nil
}
