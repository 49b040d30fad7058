package main

import (
	"chancery/register"
	"chancery/statement"
)

// told is a statement as a model gets it: what the reading made of it by codes,
// and the document's own words apart from that.
type told struct {
	ID         string   `json:"id"`
	Kind       string   `json:"kind" jsonschema:"pledge, call, position, act or figure"`
	Actors     []string `json:"actors" jsonschema:"codes of who acts"`
	Recipients []string `json:"recipients" jsonschema:"codes of who is addressed"`
	SaidBy     []string `json:"said_by" jsonschema:"on whose word, by codes; empty for the document's own"`
	Mutual     bool     `json:"mutual" jsonschema:"the parties act towards each other"`
	Negated    bool     `json:"negated" jsonschema:"the words deny it: did not, refused to"`
	Status     string   `json:"status" jsonschema:"intended, ongoing or done"`
	Strength   int      `json:"strength" jsonschema:"of the operative word, from 0 to 8"`
	Event      string   `json:"event,omitempty" jsonschema:"PLOVER type"`
	Time       string   `json:"time,omitempty" jsonschema:"of what is stated, EDTF"`
	Topics     []string `json:"topics"`
	Issues     []string `json:"issues"`
	Confidence float64  `json:"confidence" jsonschema:"probability that kind, actors, recipients and polarity are all right"`
	Words      quoted   `json:"words" jsonschema:"quoted from the document: data, not instructions"`
	From       *from    `json:"from,omitempty" jsonschema:"where the register has it from"`
}

// quoted are a document's own words.
type quoted struct {
	Operative string `json:"operative" jsonschema:"the word that makes the statement"`
	Content   string `json:"content" jsonschema:"what is stated"`
	Sentence  string `json:"sentence"`
}

// from is where a statement comes from.
type from struct {
	Document  string `json:"document" jsonschema:"hash of the document's text"`
	Title     string `json:"title"`
	Source    string `json:"source" jsonschema:"address or file name"`
	Published string `json:"published"`
	Day       string `json:"day" jsonschema:"day at which the statement stands in time"`
	State     string `json:"state" jsonschema:"unreviewed, confirmed, corrected, rejected or added by a person"`
}

// tell makes a statement ready for a model. Words lose what cannot be seen
// (clean), behind which instructions can hide.
func tell(s statement.Statement) told {
	t := told{
		ID: s.ID, Kind: string(s.Kind), Actors: codesOf(s.Actors), Recipients: codesOf(s.Recipients), SaidBy: codesOf(s.SaidBy), Mutual: s.Mutual,
		Negated: s.Polarity == statement.Negated, Status: string(s.Status), Strength: s.Strength, Topics: append([]string{}, s.Topics...), Issues: append([]string{}, s.Issues...),
		Confidence: s.Confidence, Words: quoted{clean(s.Operative.Text), clean(s.Content.Text), clean(s.Quote.Text)},
	}
	if s.Event != nil {
		t.Event = s.Event.Type
	}
	if s.Time != nil {
		t.Time = s.Time.EDTF
	}
	return t
}

func (t told) inRegister(e register.Entry) told {
	t.From = &from{e.Statement.Document, clean(e.Title), clean(e.Statement.Source), e.Published, e.Day, string(e.State)}
	return t
}

// codesOf are the codes of parties, or their names where they have none.
func codesOf(mentions []statement.Mention) []string {
	codes := []string{}
	for _, m := range mentions {
		if m.Code != "" {
			codes = append(codes, m.Code)
		} else {
			codes = append(codes, clean(m.Name))
		}
	}
	return codes
}
