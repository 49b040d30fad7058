package register

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"chancery/statement"
)

// maxFigures is how many of the latest figures are shown.
const maxFigures = 250

// Figures gives the figures that q chooses by quantity, unit and parties, made
// of its latest 250.
func (v View) Figures(ctx context.Context, q Query) ([]FigureSeries, error) {
	q.Kinds = []statement.Kind{statement.Figure}
	page, err := v.List(ctx, q, Page{Limit: maxFigures})
	if err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	at := map[string]int{}
	all := []FigureSeries{}
	for _, e := range page.Entries {
		f := e.Statement.Figure
		if f == nil {
			continue
		}
		parties := slices.Sorted(slices.Values(f.Parties))
		unit := valueOf(f.Unit)
		key := strings.Join([]string{f.Quantity, unit, strings.Join(parties, ",")}, "\x00")
		i, ok := at[key]
		if !ok {
			i = len(all)
			at[key] = i
			all = append(all, FigureSeries{Quantity: f.Quantity, Unit: unit, Parties: orEmpty(parties)})
		}
		all[i].Points = append(all[i].Points, FigurePoint{Period: valueOf(f.Period), Value: f.Value, Ratio: f.Ratio, Entry: e})
	}
	for _, s := range all {
		slices.SortStableFunc(s.Points, func(x, y FigurePoint) int {
			return cmp.Or(cmp.Compare(firstDay(x.Period), firstDay(y.Period)), cmp.Compare(x.Entry.Day, y.Entry.Day))
		})
	}
	slices.SortStableFunc(all, func(x, y FigureSeries) int { return cmp.Compare(len(y.Points), len(x.Points)) })
	return all, nil
}

func valueOf(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
