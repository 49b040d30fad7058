package web

import (
	"context"
	"fmt"
	"strings"
	"time"

	"chancery/register"
	"chancery/statement"
)

// The measures of a trend, in units of its drawing.
const (
	trendWidth, trendHeight = 92, 22
	trendEdge               = 3
)

// mostTrends is how many statements of each direction a trend is made of, the
// latest.
const mostTrends = 1000

// trend is how firm the words of one direction on one subject were, over time:
// above the line they bind or approve, below it they oppose.
type trend struct {
	Width, Height, Zero int
	Line                string // SVG points
	X, Y                int    // of the latest word
	Label               string
}

// trendKey is a subject and a direction.
type trendKey struct {
	subject   string
	direction register.Direction
}

// trends draws those of all subjects of a pair on one scale of time, so that
// lines on top of each other compare, and says which time that is; empty where
// nothing is drawn.
func (s *Server) trends(ctx context.Context, v register.View, which between) (trends map[trendKey]*trend, span string, err error) {
	words := make(map[trendKey][]register.Entry)
	var days []time.Time
	for _, d := range columns {
		q := which.query(d)
		q.Kinds = []statement.Kind{statement.Pledge, statement.Call, statement.Position}
		list, err := v.List(ctx, q, register.Page{Limit: mostTrends})
		if err != nil {
			return nil, "", err
		}
		for _, e := range list.Entries {
			if e.Day == "" {
				continue
			}
			days = appendDay(days, e.Day)
			for _, subject := range subjectsOf(e.Statement) {
				words[trendKey{subject, d}] = append(words[trendKey{subject, d}], e)
			}
		}
	}
	if len(days) == 0 {
		return nil, "", nil
	}
	scale := scaleOf(days)
	trends = make(map[trendKey]*trend)
	for key, entries := range words {
		if t := trendOf(scale, entries); t != nil {
			trends[key] = t
			span = scale.from.Format("January 2006") + " to " + scale.to.Format("January 2006")
		}
	}
	return trends, span, nil
}

func subjectsOf(s statement.Statement) []string {
	var out []string
	for _, t := range s.Topics {
		out = append(out, "topic:"+t)
	}
	for _, i := range s.Issues {
		out = append(out, "issue:"+i)
	}
	return out
}

// trendOf draws entries, the latest first; nothing where all are of one day. Of
// several words of a day the mean counts.
func trendOf(scale scale, entries []register.Entry) *trend {
	t := &trend{Width: trendWidth, Height: trendHeight, Zero: trendHeight / 2}
	var line []string
	var first, last float64
	for i := len(entries) - 1; i >= 0; {
		sum, n, on := 0, 0, entries[i].Day
		for ; i >= 0 && entries[i].Day == on; i-- {
			sum, n = sum+signed(entries[i].Statement), n+1
		}
		at, err := time.Parse(time.DateOnly, on)
		if err != nil {
			continue
		}
		mean := float64(sum) / float64(n)
		t.X = trendEdge + int(scale.share(at)*(trendWidth-2*trendEdge))
		t.Y = t.Zero - int(mean/steps*float64(t.Zero-trendEdge))
		if len(line) == 0 {
			first = mean
		}
		last = mean
		line = append(line, fmt.Sprintf("%d,%d", t.X, t.Y))
	}
	if len(line) < 2 {
		return nil
	}
	t.Line = strings.Join(line, " ")
	t.Label = fmt.Sprintf("strength from %s on %s to %s on %s", firmness(first), day(entries[len(entries)-1].Day), firmness(last), day(entries[0].Day))
	return t
}

// firmness writes a mean strength, as in "5.5" or "opposing 2".
func firmness(v float64) string {
	text := strings.TrimSuffix(fmt.Sprintf("%.1f", max(v, -v)), ".0")
	if v < 0 {
		return "opposing " + text
	}
	return text
}

// signed is a strength, negative where the word opposes.
func signed(s statement.Statement) int {
	if s.Opposing {
		return -s.Strength
	}
	return s.Strength
}
