package register

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"chancery/statement"
)

// correctable are the fields of a statement that a person may correct. Its
// spans are its place, and so its identity: a statement with other spans is
// another one, to be added.
var correctable = []string{
	"kind", "actors", "recipients", "mutual", "said_by", "forums", "polarity", "status", "strength", "opposing",
	"hedges", "topics", "issues", "event", "time", "place", "instrument", "figure",
}

// partyFields hold mentions, and may be given as codes alone.
var partyFields = []string{"actors", "recipients", "said_by", "forums"}

// correct gives a statement with another value in one of its fields.
func correct(s statement.Statement, field string, value []byte) (statement.Statement, error) {
	root, within, nested := strings.Cut(field, ".")
	if !slices.Contains(correctable, root) || strings.Contains(within, ".") {
		return s, invalidf("review.field", "%q cannot be corrected: choose one of %s, or one within as in event.type", field, strings.Join(correctable, ", "))
	}
	if !json.Valid(value) {
		return s, invalidf("review.value", "%s is not JSON", value)
	}
	if slices.Contains(partyFields, root) {
		value = mentionsOf(s, value)
	}
	fields, err := objectOf(s)
	if err != nil {
		return s, err
	}
	if nested {
		inner := map[string]json.RawMessage{}
		if err := json.Unmarshal(fields[root], &inner); err != nil || inner == nil {
			inner = map[string]json.RawMessage{}
		}
		inner[within] = value
		if value, err = json.Marshal(inner); err != nil {
			return s, err
		}
	}
	fields[root] = value
	all, err := json.Marshal(fields)
	if err != nil {
		return s, err
	}
	var out statement.Statement
	d := json.NewDecoder(bytes.NewReader(all))
	d.DisallowUnknownFields()
	if err := d.Decode(&out); err != nil {
		return s, invalidf("review.value", "%s does not fit %s", value, field)
	}
	return out, wellFormed(out)
}

// objectOf is a statement as the fields of its JSON.
func objectOf(s statement.Statement) (map[string]json.RawMessage, error) {
	data, err := encode(s)
	if err != nil {
		return nil, err
	}
	fields := map[string]json.RawMessage{}
	return fields, json.Unmarshal([]byte(data), &fields)
}

// mentionsOf turns a list of codes into mentions: those that the statement has
// somewhere keep their words, the others have none.
func mentionsOf(s statement.Statement, value []byte) []byte {
	var list []string
	if err := json.Unmarshal(value, &list); err != nil {
		return value
	}
	known := slices.Concat(s.Actors, s.Recipients, s.SaidBy, s.Forums)
	mentions := []statement.Mention{}
	for _, code := range list {
		m := statement.Mention{Code: code}
		if i := slices.IndexFunc(known, func(k statement.Mention) bool { return k.Code == code }); i >= 0 {
			m = known[i]
		}
		mentions = append(mentions, m)
	}
	data, err := json.Marshal(mentions)
	if err != nil {
		return value
	}
	return data
}
