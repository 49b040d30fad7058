package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"chancery/statement"
)

// ploverNow are the types of the PLOVER draft in which the gold records and
// PLV_train are coded, by what they are called since (PLOVER manual 0.8, 2021).
var ploverNow = map[string]string{
	"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT",
}

// withYield takes together what PLV_train's edition of PLOVER had not parted.
func withYield(event string) string {
	if event == "CONCEDE" || event == "RETREAT" {
		return "YIELD"
	}
	return event
}

// plvTypes are the types that the conversion of 2021, by which PLV_train was made
// (plover/CAMEO2PLOVER-2021.txt), has for CAMEO codes that PLOVER's manual 0.8
// counts as SANCTION: embargoes and sanctions, and convictions.
var plvTypes = map[string]string{"163": "COERCE", "116": "ACCUSE"}

// plvType is the type of an event in PLV_train's edition.
func plvType(e statement.Event) string {
	if now, ok := plvTypes[e.Cameo]; ok && e.Type == "SANCTION" {
		return now
	}
	return withYield(e.Type)
}

func rootNow(event string) string {
	if now, ok := ploverNow[event]; ok {
		return now
	}
	return event
}

// isoNow are the codes of states in the sets that ISO 3166 does not have.
var isoNow = map[string]string{"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "IMG": "NGO", "ISM": "NGO"}

func partyNow(code string) string {
	code = code[:min(3, len(code))]
	if now, ok := isoNow[code]; ok {
		return now
	}
	return code
}

// ploverRecords reads coding/plover/PLOVER_GSR_CAMEO.txt.
func ploverRecords(folder string) ([]codedSentence, error) {
	data, err := os.ReadFile(filepath.Join(folder, "coding/plover/PLOVER_GSR_CAMEO.txt"))
	if err != nil {
		return nil, err
	}
	var records []struct {
		Event, Text    string
		Source, Target json.RawMessage // lists of actors, or a stray string
	}
	if err := json.Unmarshal(data, &records); err != nil {
		return nil, fmt.Errorf("read PLOVER records: %w", err)
	}
	var out []codedSentence
	for _, r := range records {
		e := codedEvent{sources: ploverActors(r.Source), targets: ploverActors(r.Target), root: rootNow(r.Event)}
		e.reciprocal = len(e.targets) == 0 && len(e.sources) > 1
		if len(e.sources) > 0 {
			out = append(out, codedSentence{text: strings.Join(strings.Fields(r.Text), " "), published: "2000-01-01", events: []codedEvent{e}})
		}
	}
	return out, nil
}

func ploverActors(raw json.RawMessage) []string {
	var actors []struct{ Code string }
	if json.Unmarshal(raw, &actors) != nil {
		return nil // the stray string
	}
	var out []string
	for _, a := range actors {
		if code := partyNow(a.Code); code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

var (
	petrarchSentence = regexp.MustCompile(`(?s)<Sentence [^>]*date="(\d{8})".*?<Text>(.*?)</Text>`)
	petrarchEvent    = regexp.MustCompile(`<EventCoding eventcode="(\d+)" sourcecode="([^"]*)" targetcode="([^"]*)"`)
)

// petrarchRecords reads coding/petrarch/PETR2_GSR_validation.xml, which is not
// quite XML. Events without one of their parties are left out.
func petrarchRecords(folder string) ([]codedSentence, error) {
	data, err := os.ReadFile(filepath.Join(folder, "coding/petrarch/PETR2_GSR_validation.xml"))
	if err != nil {
		return nil, err
	}
	var out []codedSentence
	for _, m := range petrarchSentence.FindAllSubmatch(data, -1) {
		s := codedSentence{text: strings.Join(strings.Fields(string(m[2])), " ")}
		if day, err := time.Parse("20060102", string(m[1])); err == nil {
			s.published = day.Format(time.DateOnly)
		}
		for _, e := range petrarchEvent.FindAllSubmatch(m[0], -1) {
			from, to := partyNow(string(e[2])), partyNow(string(e[3]))
			if !strings.HasPrefix(from, "-") && !strings.HasPrefix(to, "-") {
				s.events = append(s.events, codedEvent{sources: []string{from}, targets: []string{to}, cameo: string(e[1])})
			}
		}
		if s.text != "" {
			out = append(out, s)
		}
	}
	return out, nil
}

// rootSentences reads coding/unlicensed/PLV_train.tsv.
func rootSentences(folder string) ([]codedSentence, error) {
	f, err := os.Open(filepath.Join(folder, "coding/unlicensed/PLV_train.tsv"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read PLV_train.tsv: %w", err)
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	text, source, target, root := column("sentence"), column("source"), column("target"), column("gold_root")
	if min(text, source, target, root) < 0 {
		return nil, fmt.Errorf("PLV_train.tsv lacks a column")
	}
	var out []codedSentence
	for _, row := range rows[1:] {
		out = append(out, codedSentence{text: strings.Join(strings.Fields(row[text]), " "), source: row[source], target: row[target],
			events: []codedEvent{{root: rootNow(row[root])}}})
	}
	return out, nil
}
