package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"chancery/document"
	"chancery/gold"
	"chancery/reader"
	"chancery/statement"
)

// roleLine is one party of one marked statement, for learning who fills which
// role.
type roleLine struct {
	Text      string    `json:"text"`
	Statement int       `json:"statement"`
	Code      string    `json:"code"`
	Before    []float64 `json:"before"` // traits before the actors are known
	After     []float64 `json:"after"`
	Actor     bool      `json:"actor"`
	Recipient bool      `json:"recipient"`
	SaidBy    bool      `json:"said_by"`
	Mutual    bool      `json:"mutual"`
	Optional  bool      `json:"optional"`
}

// roles prints, for each marked statement of folders, the parties that could
// fill its roles with their traits, one JSON line a party; the first line names
// the traits.
func roles(args []string, out io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("%w: roles takes folders", errUsage)
	}
	model, tables, err := modelAndTables()
	if err != nil {
		return err
	}
	x, err := reader.NewExaminer(model, tables)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(out)
	if err := lines.Encode(reader.TraitNames()); err != nil {
		return err
	}
	for _, folder := range args {
		err := eachText(folder, func(t gold.Text, d *document.Document) error {
			before, after := x.Examples(d, reader.Options{Published: t.Published}, sites(t))
			return writeRoles(lines, t, before, after)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeRoles prints the parties of one text's statements.
func writeRoles(lines *json.Encoder, t gold.Text, before, after [][]reader.Example) error {
	for i, m := range t.Marks {
		for k, b := range before[i] {
			line := roleLine{
				Text: t.Name, Statement: i, Code: b.Code, Before: b.Values, After: after[i][k].Values,
				Actor: slices.Contains(m.Actors, b.Code), Recipient: slices.Contains(m.Recipients, b.Code), SaidBy: slices.Contains(m.SaidBy, b.Code), Mutual: m.Mutual, Optional: m.Optional,
			}
			if err := lines.Encode(line); err != nil {
				return err
			}
		}
	}
	return nil
}

func sites(t gold.Text) []reader.Site {
	var out []reader.Site
	for _, m := range t.Marks {
		out = append(out, reader.Site{
			Operative: m.OperativeAt, First: m.ContentAt, Last: m.ContentAt + len(m.Content) - 1,
			Kind: statement.Kind(m.Kind), Event: m.Event, Actors: m.Actors,
		})
	}
	return out
}
