package main

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strings"

	"chancery/facts"
	"chancery/reader"
)

//go:embed quantity_units.tsv
var unitTable embed.FS

// unitNames are the units of the set of quantities in the reader's names.
type unitNames struct {
	ours map[string]string // by theirs
	kind map[string]string // by ours
}

func loadUnitNames() (unitNames, error) {
	n := unitNames{map[string]string{}, map[string]string{}}
	rows, err := facts.ReadTable(unitTable, "quantity_units.tsv", "theirs", "ours", "kind", "source")
	if err != nil {
		return n, fmt.Errorf("load names of units: %w", err)
	}
	for _, row := range rows {
		n.ours[row.Get("theirs")], n.kind[row.Get("ours")] = row.Get("ours"), row.Get("kind")
	}
	return n, nil
}

// Kinds of what no line of the table names.
const (
	countKind = "things counted"
	shareKind = "share of something"
	noKind    = "no unit"
)

// translate gives our name for one of their units, and for one told per another.
func (n unitNames) translate(theirs string) (string, bool) {
	theirs = strings.ToLower(theirs)
	if ours, ok := n.ours[theirs]; ok {
		return ours, true
	}
	of, per, rate := strings.Cut(theirs, " per ")
	ours, ok := n.ours[of]
	if !rate || !ok {
		return "", false
	}
	if below, ok := n.ours[per]; ok {
		per = below
	}
	return ours + "/" + strings.TrimSuffix(per, "s"), true
}

// same tells whether an amount has the unit that they name.
func (n unitNames) same(theirs string, a reader.Amount) bool {
	if a.Share || strings.HasPrefix(theirs, "%") {
		return a.Share && strings.HasPrefix(theirs, "%")
	}
	if ours, ok := n.translate(theirs); ok && (ours == a.Unit || a.Noun == "") {
		return ours == a.Unit
	}
	if theirs == "-" {
		return a.Unit == ""
	}
	words := strings.Fields(strings.ToLower(cmp.Or(a.Noun, a.Unit)))
	if len(words) == 0 {
		return false
	}
	counted := words[len(words)-1]
	return slices.ContainsFunc(strings.Fields(strings.ToLower(theirs)), func(word string) bool { return sameNoun(counted, word) })
}

func (n unitNames) kindOfTheirs(theirs string) string {
	if ours, ok := n.translate(theirs); ok {
		return n.kindOf(ours)
	}
	switch {
	case strings.HasPrefix(theirs, "%"):
		return shareKind
	case theirs == "-":
		return noKind
	}
	return countKind
}

func (n unitNames) kindOfOurs(a reader.Amount) string {
	switch {
	case a.Share:
		return shareKind
	case a.Unit == "":
		return noKind
	}
	return n.kindOf(a.Unit)
}

func (n unitNames) kindOf(ours string) string {
	of, _, _ := strings.Cut(ours, "/")
	if kind := n.kind[of]; kind != "" {
		return kind
	}
	return countKind
}

// sameNoun tells whether plural is a noun or its plural.
func sameNoun(plural, noun string) bool {
	switch {
	case plural == noun, plural == noun+"s", plural == noun+"es":
		return true
	case strings.HasSuffix(noun, "y"):
		return plural == strings.TrimSuffix(noun, "y")+"ies"
	case strings.HasSuffix(noun, "man"):
		return plural == strings.TrimSuffix(noun, "man")+"men"
	}
	return false
}
