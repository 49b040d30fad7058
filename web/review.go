package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"chancery/register"
	"chancery/statement"
)

// reviewPage shows the statement that a reviewer should see next.
type reviewPage struct {
	Title    string
	Reviewer string
	Token    string
	Entry    *entry
	Sentence []segment
	Before   string // of the text, for context
	After    string
	Fields   []reviewField
	Because  string // why this one comes now
	Missed   string // where to add what is missing in its sentence
	Orphans  []orphan
	Left     string // how many there are
	Skip     string // address of the next one
	Done     *doneReview
	Parties  string // codes, for the form
	Others   string
}

// reviewField is a field with the values it may have, as buttons.
type reviewField struct {
	Label, Field string
	Choices      []reviewChoice
}

// reviewChoice is a value in the JSON of the statement's field.
type reviewChoice struct {
	Label, Value string
	Chosen       bool
}

// doneReview is what was decided last, so that it can be undone.
type doneReview struct {
	ID        int64
	Action    string
	Statement string
}

func (s *Server) review(w http.ResponseWriter, r *http.Request) error {
	page := reviewPage{Title: "Review", Reviewer: bearerOf(r.Context()).Name, Token: formToken(r)}
	values := r.URL.Query()
	if id, err := strconv.ParseInt(values.Get("done"), 10, 64); err == nil {
		page.Done = &doneReview{id, values.Get("action"), values.Get("of")}
	}
	v := s.Register.Now()
	q, err := queryOf(values)
	if err != nil {
		return err
	}
	list, err := v.Queue(r.Context(), q, register.Page{After: values.Get("after"), Limit: 1})
	if err != nil {
		return err
	}
	if page.Orphans, err = s.orphans(r.Context(), v); err != nil {
		return err
	}
	if len(q.States) == 0 {
		q.States = []register.State{register.Unreviewed}
	}
	n, exact, err := v.Count(r.Context(), q, 1000)
	if err != nil {
		return err
	}
	page.Left = found(n, exact)
	if len(list.Entries) > 0 {
		if err := s.fillReview(r, &page, list); err != nil {
			return err
		}
	}
	return s.show(w, "review", "page", page)
}

func (s *Server) fillReview(r *http.Request, page *reviewPage, list register.Entries) error {
	e := list.Entries[0]
	text, err := s.Register.Now().Text(r.Context(), e.Statement.Document)
	if err != nil {
		return err
	}
	shown, quote := s.entryOf(1, e), e.Statement.Quote
	page.Entry = &shown
	page.Sentence = segments(text, quote.Start, quote.End, marksOf(statement.Reading{Statements: []statement.Statement{e.Statement}}))
	page.Before, page.After = around(text, quote)
	page.Fields = reviewFields(e.Statement)
	page.Parties, page.Others = codeList(e.Statement.Actors), codeList(e.Statement.Recipients)
	page.Because, page.Missed = because(r.URL.Query(), e), missedAddress(e.Statement.Document, quote)
	if list.Next != "" {
		page.Skip = "/review?" + with(without(r.URL.Query(), "done", ""), "after", list.Next).Encode()
	}
	return nil
}

// around is what stands before and after a sentence on its line.
func around(text string, quote statement.Span) (before, after string) {
	from := strings.LastIndexByte(text[:quote.Start], '\n') + 1
	to := strings.IndexByte(text[quote.End:]+"\n", '\n') + quote.End
	return text[from:quote.Start], text[quote.End:min(to, len(text))]
}

// reviewFields are the fields that have few values.
func reviewFields(st statement.Statement) []reviewField {
	kind := reviewField{Label: "Kind", Field: "kind"}
	for _, l := range looks {
		kind.Choices = append(kind.Choices, choiceOf(string(l.Kind), string(st.Kind)))
	}
	polarity := reviewField{Label: "Polarity", Field: "polarity"}
	for _, p := range []statement.Polarity{statement.Affirmed, statement.Negated} {
		polarity.Choices = append(polarity.Choices, choiceOf(string(p), string(st.Polarity)))
	}
	status := reviewField{Label: "Status", Field: "status"}
	for _, v := range statuses {
		status.Choices = append(status.Choices, choiceOf(string(v), string(st.Status)))
	}
	return []reviewField{kind, polarity, status}
}

func choiceOf(value, now string) reviewChoice {
	return reviewChoice{Label: value, Value: strconv.Quote(value), Chosen: value == now}
}

// decide takes a reviewer's decision.
func (s *Server) decide(w http.ResponseWriter, r *http.Request) error {
	if err := parse(r); err != nil {
		return err
	}
	name, err := sender(r)
	if err != nil {
		return err
	}
	review, err := reviewOf(r, name)
	if err != nil {
		return err
	}
	made, err := s.Register.Review(r.Context(), review)
	if err != nil {
		return err
	}
	next := url.Values{}
	if made.Action != register.Withdraw {
		next = url.Values{"done": {strconv.FormatInt(made.ID, 10)}, "action": {string(made.Action)}, "of": {made.Statement}}
	}
	http.Redirect(w, r, "/review?"+next.Encode(), http.StatusSeeOther)
	return nil
}

// reviewOf reads a decision from its form: one action, or the correction of one
// field. Corrections of parties come as codes with spaces between.
func reviewOf(r *http.Request, name string) (register.NewReview, error) {
	review := register.NewReview{
		Action: register.Action(r.PostFormValue("action")), Statement: r.PostFormValue("statement"), By: name, Reason: strings.TrimSpace(r.PostFormValue("reason")),
	}
	if field, value, ok := strings.Cut(r.PostFormValue("set"), "="); ok {
		review.Action, review.Field, review.Value = register.Correct, field, []byte(value)
	}
	switch review.Action {
	case register.Confirm, register.Reject, register.Correct:
	case register.Withdraw:
		id, err := strconv.ParseInt(r.PostFormValue("review"), 10, 64)
		if err != nil {
			return review, unprocessable("no such decision", "The decision to take back is named by its number.")
		}
		review.Review, review.Statement = id, ""
	default:
		return review, unprocessable("no such action", "A statement can be confirmed, rejected or corrected.")
	}
	if field := r.PostFormValue("field"); review.Action == register.Correct && review.Field == "" {
		if !slices.Contains([]string{"actors", "recipients", "said_by"}, field) {
			return review, unprocessable("no such field", "Name the field to correct.")
		}
		codes, err := json.Marshal(strings.FieldsFunc(strings.ToUpper(r.PostFormValue("codes")), func(c rune) bool { return c == ' ' || c == ',' }))
		if err != nil {
			return review, err
		}
		review.Field, review.Value = field, codes
	}
	return review, nil
}
