package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/register"
	"chancery/statement"
)

// queryOf makes a question to the register of the parameters of an address, the
// same for pages and the API: party, a, b, direction, actor, recipient, kind,
// topic, issue, event, status, polarity, source, state, instrument, document,
// from, to, q. All but the pair, the days and q may be repeated.
func queryOf(v url.Values) (register.Query, error) {
	q := register.Query{
		Parties: upper(v["party"]), Actors: upper(v["actor"]), Recipients: upper(v["recipient"]), SaidBy: upper(v["said_by"]),
		A: strings.ToUpper(v.Get("a")), B: strings.ToUpper(v.Get("b")), Direction: register.Direction(v.Get("direction")),
		Kinds: typed[statement.Kind](v["kind"]), Topics: filled(v["topic"]), Issues: filled(v["issue"]), Events: upper(v["event"]),
		Statuses: typed[statement.Status](v["status"]), Polarities: typed[statement.Polarity](v["polarity"]),
		Instruments: filled(v["instrument"]), Forums: upper(v["forum"]), Quantities: filled(v["quantity"]), Sources: filled(v["source"]),
		Documents: filled(v["document"]), States: typed[register.State](v["state"]),
		From: v.Get("from"), To: v.Get("to"), Words: strings.TrimSpace(v.Get("q")),
	}
	if year := v.Get("year"); year != "" {
		q.From, q.To = year+"-01-01", year+"-12-31"
	}
	for _, d := range []string{q.From, q.To} {
		if _, err := time.Parse(time.DateOnly, d); d != "" && err != nil {
			return q, unprocessable("no such day", "Days are written as 2025-11-04: “"+d+"” is none.")
		}
	}
	for _, f := range fewValues {
		for _, value := range filled(v[f.field]) {
			if !slices.Contains(f.values, value) {
				return q, unprocessable("no such "+f.field, "“"+value+"” is none of "+strings.Join(f.values, ", ")+".")
			}
		}
	}
	return q, nil
}

// fewValues are the parameters that have few values. Another is refused, since a
// list would be empty without a word.
var fewValues = []struct {
	field  string
	values []string
}{
	{"kind", []string{"pledge", "call", "position", "act", "figure"}}, {"status", []string{"intended", "ongoing", "done"}}, {"polarity", []string{"affirmed", "negated"}},
	{"state", []string{"unreviewed", "confirmed", "corrected", "rejected", "added"}}, {"direction", []string{">", "<", "="}},
}

// pageOf reads where a list goes on, and how long it is to be.
func pageOf(v url.Values) (register.Page, error) {
	p := register.Page{After: v.Get("after"), Limit: 50}
	if text := v.Get("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 || n > 1000 {
			return p, unprocessable("no such limit", "A page has from 1 to 1000 lines.")
		}
		p.Limit = n
	}
	return p, nil
}

// filled leaves out what a form sent empty.
func filled(values []string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
}

func upper(values []string) []string {
	out := filled(values)
	for i, v := range out {
		if prefix, _, ok := strings.Cut(v, ":"); ok && (prefix == "NGO" || prefix == "MNC" || prefix == "IND") {
			continue // their slugs are small
		}
		out[i] = strings.ToUpper(v)
	}
	return out
}

func typed[T ~string](values []string) []T {
	var out []T
	for _, v := range filled(values) {
		out = append(out, T(v))
	}
	return out
}
