package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"chancery/document"
	"chancery/register"
	"chancery/web"
)

// desk answers the questions of language models.
type desk struct {
	view   register.View
	engine webEngine
}

// searchIn is a question to the register. Field names are those of the API.
type searchIn struct {
	Q         string   `json:"q,omitempty" jsonschema:"words that the sentence has to have: \"in quotes\" as they stand, -word not, word* by its beginning"`
	Party     []string `json:"party,omitempty" jsonschema:"codes of parties, all of which take part in any role"`
	Actor     []string `json:"actor,omitempty" jsonschema:"codes of who acts, one of which is enough"`
	Recipient []string `json:"recipient,omitempty" jsonschema:"codes of who is addressed, one of which is enough"`
	Kind      []string `json:"kind,omitempty" jsonschema:"one or more of pledge, call, position, act, figure"`
	Topic     []string `json:"topic,omitempty" jsonschema:"slugs of topics, such as foreign-trade"`
	Issue     []string `json:"issue,omitempty" jsonschema:"slugs of issues, such as taiwan"`
	From      string   `json:"from,omitempty" jsonschema:"first day, YYYY-MM-DD"`
	To        string   `json:"to,omitempty" jsonschema:"last day, YYYY-MM-DD"`
	Limit     int      `json:"limit,omitempty" jsonschema:"how many, from 1 to 100; 20 unless given"`
	After     string   `json:"after,omitempty" jsonschema:"where the last page ended: its member next"`
}

type searchOut struct {
	Statements []told `json:"statements"`
	Next       string `json:"next" jsonschema:"give it as after to go on; empty on the last page"`
}

// usualTold and mostTold are how many statements an answer has, since a model
// has only so much room.
const (
	usualTold = 20
	mostTold  = 100
)

func (d desk) search(ctx context.Context, in searchIn) (searchOut, error) {
	out := searchOut{Statements: []told{}}
	f := filters{kinds: in.Kind, query: register.Query{
		Words: in.Q, Parties: in.Party, Actors: in.Actor, Recipients: in.Recipient, Topics: in.Topic, Issues: in.Issue, From: in.From, To: in.To,
	}}
	if in.Limit < 0 || in.Limit > mostTold {
		return out, fmt.Errorf("limit %d: give a number from 1 to %d", in.Limit, mostTold)
	}
	if in.Limit == 0 {
		in.Limit = usualTold
	}
	if err := firstOf(d.known(in.Party, in.Actor, in.Recipient), plainly(f.settle())); err != nil {
		return out, err
	}
	list, err := d.view.List(ctx, f.query, register.Page{After: in.After, Limit: in.Limit})
	out.Next = list.Next
	for _, e := range list.Entries {
		out.Statements = append(out.Statements, tell(e.Statement).inRegister(e))
	}
	return out, err
}

// known refuses codes that no party has.
func (d desk) known(lists ...[]string) error {
	for _, list := range lists {
		for _, code := range list {
			if _, ok := d.engine.tables.Party(code); !ok {
				return fmt.Errorf("no party has the code %q: states have three letters as in CHN, organisations a name as in IGO:EU", code)
			}
		}
	}
	return nil
}

// plainly says of a parameter what was said of a flag of its name.
func plainly(err error) error {
	if err == nil {
		return nil
	}
	return errors.New(strings.TrimPrefix(err.Error(), "--"))
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

type pairIn struct {
	A string `json:"a" jsonschema:"code of a party, such as KEN"`
	B string `json:"b" jsonschema:"code of another"`
}

type pairOut struct {
	A        string        `json:"a"`
	B        string        `json:"b"`
	Total    int           `json:"total" jsonschema:"how many statements there are between the two"`
	Tone     float64       `json:"tone" jsonschema:"mean strength of what was said, from -8 (against) to 8 (for)"`
	Subjects []pairSubject `json:"subjects" jsonschema:"how many statements there are on each topic and issue"`
	Latest   []told        `json:"latest" jsonschema:"the latest word of each on each subject, the newest first"`
}

type pairSubject struct {
	Subject  string `json:"subject" jsonschema:"topic or issue"`
	Forward  int    `json:"forward" jsonschema:"from a to b"`
	Backward int    `json:"backward" jsonschema:"from b to a"`
	Together int    `json:"together" jsonschema:"by both, or between them"`
}

func (d desk) pair(ctx context.Context, in pairIn) (pairOut, error) {
	out := pairOut{A: in.A, B: in.B, Subjects: []pairSubject{}, Latest: []told{}}
	if err := d.known([]string{in.A, in.B}); err != nil {
		return out, err
	}
	sum, err := d.view.Pair(ctx, in.A, in.B)
	if err != nil {
		return out, err
	}
	out.Total, out.Tone = sum.Total.All(), sum.Total.Tone()
	for _, s := range subjectRows(sum.Grid) {
		out.Subjects = append(out.Subjects, pairSubject{s.name, s.forward, s.backward, s.together})
	}
	for _, e := range lastWords(sum.Latest) {
		out.Latest = append(out.Latest, tell(e.Statement).inRegister(e))
	}
	return out, nil
}

type statementIn struct {
	ID string `json:"id" jsonschema:"ID of the statement, 16 hexadecimal digits, or the beginning of it where no other begins so"`
}

type statementOut struct {
	Statement told         `json:"statement"`
	Reviews   []toldReview `json:"reviews" jsonschema:"what people made of it, oldest first"`
}

type toldReview struct {
	Action string `json:"action"`
	Field  string `json:"field,omitempty"`
	By     string `json:"by"`
	Day    string `json:"day"`
	Words  string `json:"words" jsonschema:"the reason that the reviewer gave"`
}

func (d desk) statement(ctx context.Context, in statementIn) (statementOut, error) {
	out := statementOut{Reviews: []toldReview{}}
	e, err := d.view.Statement(ctx, in.ID)
	if err != nil {
		return out, err
	}
	out.Statement = tell(e.Statement).inRegister(e)
	h, err := d.view.History(ctx, e.Statement.ID)
	for _, r := range h.Reviews {
		if !r.Withdrawn && r.Action != register.Withdraw {
			out.Reviews = append(out.Reviews, toldReview{string(r.Action), r.Field, clean(r.By), r.At.Format("2006-01-02"), clean(r.Reason)})
		}
	}
	return out, err
}

type readIn struct {
	Text      string   `json:"text" jsonschema:"the text, in English"`
	Published string   `json:"published,omitempty" jsonschema:"day of publication, YYYY-MM-DD, from which days such as \"on Tuesday\" are reckoned"`
	Parties   []string `json:"parties,omitempty" jsonschema:"codes of the parties to the text, if known"`
}

type readOut struct {
	Title      string    `json:"title" jsonschema:"first line of the text, unless that is a paragraph"`
	Published  string    `json:"published" jsonschema:"day of publication as far as it is known"`
	Engine     string    `json:"engine"`
	Statements []told    `json:"statements"`
	Doubts     []doubted `json:"doubts" jsonschema:"what could not be settled"`
}

type doubted struct {
	Message string `json:"message"`
	Words   string `json:"words"`
}

// readSource is what a text that a model sends is called.
const readSource = "text"

func (d desk) read(ctx context.Context, in readIn) (readOut, error) {
	out := readOut{Engine: d.engine.Version(), Statements: []told{}, Doubts: []doubted{}}
	if err := firstOf(d.known(in.Parties), plainly(checkDate(in.Published))); err != nil {
		return out, err
	}
	doc, err := document.Decode(readSource, []byte(in.Text))
	if err != nil {
		return out, err
	}
	doc.Published = in.Published
	known := web.Known{Published: in.Published, Parties: in.Parties}
	reading, err := d.engine.Read(ctx, doc, known)
	if err != nil {
		return out, err
	}
	out.Title, out.Published = clean(doc.Title), d.engine.Published(doc, known)
	for _, s := range reading.Statements {
		out.Statements = append(out.Statements, tell(s))
	}
	for _, x := range reading.Doubts {
		out.Doubts = append(out.Doubts, doubted{clean(x.Message), clean(x.Span.Text)})
	}
	return out, nil
}
