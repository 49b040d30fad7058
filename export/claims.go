package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"chancery/statement"
)

// claims writes the figures that statements give as JSON-LD of schema.org, in
// one graph. A figure that nobody has checked is a Claim and no more: a
// ClaimReview without a verdict would tell the world of a review that never
// took place. One that was checked is a ClaimReview with all that search
// engines require of one: claimReviewed, reviewRating with alternateName, url,
// author.
type claims struct {
	out   io.Writer
	count int
}

func newClaims(w io.Writer, _ Options) sink { return &claims{out: w} }

type claim struct {
	Type        string    `json:"@type"`
	ID          string    `json:"@id"`
	Text        string    `json:"text"`
	Author      []party   `json:"author,omitempty"` // who says so, where the text does not itself
	Published   string    `json:"datePublished,omitempty"`
	Appearance  work      `json:"appearance"`
	Interpreter *party    `json:"claimInterpreter,omitempty"`
	About       *quantity `json:"about,omitempty"`
	Address     string    `json:"url,omitempty"`
}

type work struct {
	Type      string `json:"@type"`
	ID        string `json:"@id,omitempty"`
	Name      string `json:"name,omitempty"`
	URL       string `json:"url,omitempty"`
	Published string `json:"datePublished,omitempty"`
}

type party struct {
	Type       string `json:"@type"`
	Name       string `json:"name"`
	Identifier string `json:"identifier,omitempty"`
}

type quantity struct {
	Type  string   `json:"@type"`
	Name  string   `json:"name,omitempty"`
	Value *float64 `json:"value,omitempty"`
	Least *float64 `json:"minValue,omitempty"`
	Most  *float64 `json:"maxValue,omitempty"`
	Unit  string   `json:"unitText,omitempty"`
}

type claimReview struct {
	Type      string `json:"@type"`
	URL       string `json:"url"`
	Claim     string `json:"claimReviewed"`
	Author    party  `json:"author"`
	Published string `json:"datePublished,omitempty"`
	Rating    rating `json:"reviewRating"`
	Body      string `json:"reviewBody,omitempty"`
	Item      claim  `json:"itemReviewed"`
}

type rating struct {
	Type    string   `json:"@type"`
	Verdict string   `json:"alternateName"`
	Value   *float64 `json:"ratingValue,omitempty"`
	Worst   *float64 `json:"worstRating,omitempty"`
	Best    *float64 `json:"bestRating,omitempty"`
}

func (c *claims) write(r Record) (string, error) {
	if r.Statement.Figure == nil {
		return "no figure", nil
	}
	var item any = claimOf(r)
	if r.Check != nil {
		review, err := reviewOf(r)
		if err != nil {
			return "", err
		}
		item = review
	}
	data, err := json.Marshal(item) // < and & escaped, so that it can stand in a page
	if err != nil {
		return "", err
	}
	lead := ",\n"
	if c.count == 0 {
		lead = graphHead
	}
	c.count++
	_, err = fmt.Fprintf(c.out, "%s%s", lead, data)
	return "", err
}

const graphHead = `{"@context":"https://schema.org","@graph":[` + "\n"

func (c *claims) close() error {
	tail := "\n]}\n"
	if c.count == 0 {
		tail = graphHead + "]}\n"
	}
	_, err := io.WriteString(c.out, tail)
	return err
}

func claimOf(r Record) claim {
	c := claim{
		Type: "Claim", ID: statementURN(r), Text: valid(r.Statement.Quote.Text), Published: r.Document.Published, Address: webAddress(r.Address),
		Appearance: work{
			Type: "CreativeWork", ID: urn("document", r.Document.Hash), Name: valid(r.Document.Title),
			URL: webAddress(r.Document.Source), Published: r.Document.Published,
		},
		Interpreter: &party{Type: "Organization", Name: "chancery"},
		About:       quantityOf(r),
	}
	for _, m := range r.Statement.SaidBy {
		author := party{Type: "Organization", Name: valid(m.Name), Identifier: m.Code}
		if m.Person != "" {
			author.Type, author.Name = "Person", valid(m.Person)
		}
		c.Author = append(c.Author, author)
	}
	return c
}

// quantityOf says what a figure measures; a bound is one, not a value.
func quantityOf(r Record) *quantity {
	f := figureOf(r)
	q := &quantity{Type: "QuantitativeValue", Name: valid(f.Quantity), Unit: valid(statement.OrEmpty(f.Unit))}
	switch statement.OrEmpty(f.Comparator) {
	case ">":
		q.Least = f.Value
	case "<":
		q.Most = f.Value
	default:
		q.Value = f.Value
	}
	return q
}

var errCheck = errors.New("a check needs a verdict, who checked, and the address of the page that tells it")

func reviewOf(r Record) (claimReview, error) {
	k, item := *r.Check, claimOf(r)
	if k.Verdict == "" || k.By == "" || item.Address == "" {
		return claimReview{}, errCheck
	}
	review := claimReview{
		Type: "ClaimReview", URL: item.Address, Claim: item.Text, Author: party{Type: "Organization", Name: valid(k.By)},
		Published: k.On, Body: valid(k.Reason), Item: item, Rating: rating{Type: "Rating", Verdict: valid(k.Verdict)},
	}
	if k.Rating != nil {
		review.Rating.Value, review.Rating.Worst, review.Rating.Best = &k.Rating.Value, &k.Rating.Worst, &k.Rating.Best
	}
	return review, nil
}
