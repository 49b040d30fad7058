package main

import (
	"encoding/json"
	"slices"
	"strings"

	"chancery/facts"
	"chancery/register"
)

// review is what the flags ask the register to keep.
func (o *opinion) review(args []string) (register.NewReview, error) {
	n := register.NewReview{By: o.by, Reason: o.reason, Review: o.withdraw}
	if len(args) > 0 {
		n.Statement = args[0]
	}
	switch {
	case o.confirm:
		n.Action = register.Confirm
	case o.reject:
		n.Action = register.Reject
	case o.withdraw != 0:
		n.Action = register.Withdraw
	default:
		field, value, ok := strings.Cut(o.correct, "=")
		if !ok {
			return n, mistakef("--correct %s: write FIELD=VALUE, as in actors=CHN,RUS", o.correct)
		}
		n.Action, n.Field = register.Correct, field
		var err error
		if n.Value, err = typedValue(field, value); err != nil {
			return n, err
		}
	}
	return n, nil
}

// listFields are written with commas; those of parties hold codes.
var (
	listFields  = []string{"topics", "issues"}
	partyFields = []string{"actors", "recipients", "said_by", "forums"}
)

// typedValue is the JSON of a value as people type it.
func typedValue(field, value string) ([]byte, error) {
	isParties := slices.Contains(partyFields, field)
	switch {
	case isParties && !json.Valid([]byte(value)), slices.Contains(listFields, field) && !json.Valid([]byte(value)):
		items := []string{}
		for item := range strings.SplitSeq(value, ",") {
			if item = strings.TrimSpace(item); item != "" {
				items = append(items, item)
			}
		}
		if isParties {
			if err := checkCodes(items); err != nil {
				return nil, err
			}
		}
		return json.Marshal(items)
	case json.Valid([]byte(value)):
		return []byte(value), nil
	}
	return json.Marshal(value)
}

// checkCodes refuses codes of no party.
func checkCodes(codes []string) error {
	tables, err := facts.Load()
	if err != nil {
		return err
	}
	for _, code := range codes {
		if _, ok := tables.Party(code); !ok {
			return mistakef("%s: no party has this code: states have three letters as in CHN, organisations a name as in IGO:EU", code)
		}
	}
	return nil
}
