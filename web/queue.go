package web

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"chancery/register"
	"chancery/statement"
)

// because says why a statement is the next to be reviewed: how sure the engine
// is beside the others, and what it left open.
func because(values url.Values, e register.Entry) string {
	of := "of those that nobody has looked at"
	if states := filled(values["state"]); len(states) > 0 {
		of = "of those that are " + strings.Join(states, ", ")
	}
	if values.Get("after") != "" {
		of += ", after those you skipped"
	}
	text := "It is the least certain " + of + ": " + strconv.Itoa(int(e.Statement.Confidence*100+0.5)) + " %."
	if open := leftOpen(e.Statement); len(open) > 0 {
		text += " Look at " + strings.Join(open, " and ") + "."
	}
	return text
}

// leftOpen names what the engine could not settle about a statement.
func leftOpen(s statement.Statement) []string {
	var open []string
	if len(s.Actors) == 0 && s.Figure == nil {
		open = append(open, "who acts: nobody is named")
	}
	for _, m := range append(append([]statement.Mention{}, s.Actors...), s.Recipients...) {
		if m.Code == "" && m.Name != "" {
			open = append(open, "“"+m.Name+"”, who is no known party")
		}
	}
	return open
}

// orphan is a review whose place a later reading no longer has.
type orphan struct {
	By, Day, Action, Words, Reason string
	Address                        string // of its document
}

// mostOrphans is how many are listed.
const mostOrphans = 20

func (s *Server) orphans(ctx context.Context, v register.View) ([]orphan, error) {
	reviews, err := v.Orphans(ctx, mostOrphans)
	if err != nil {
		return nil, err
	}
	var out []orphan
	for _, r := range reviews {
		out = append(out, orphan{r.By, r.At.Format("2 January 2006"), string(r.Action), cut(r.Content.Text, 120), r.Reason, docAddress(r.Document)})
	}
	return out, nil
}
