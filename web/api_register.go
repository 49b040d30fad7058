package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"chancery/register"
)

// body is an answer of the API.
type body[T any] struct{ Body T }

// get adds a question to the API: its answer is what f gives.
func get[I, O any](s *Server, api huma.API, op huma.Operation, f func(context.Context, *I) (O, error)) {
	op.Method, op.Errors = http.MethodGet, append(op.Errors, 404, 422)
	op.Parameters = append(op.Parameters, &huma.Param{Name: asOf, In: "query", Schema: &huma.Schema{Type: huma.TypeString},
		Description: "The register as it stood then: a day, YYYY-MM-DD (its end, UTC), or a time, YYYY-MM-DDTHH:MM:SSZ"})
	huma.Register(api, op, func(ctx context.Context, in *I) (*body[O], error) {
		out, err := f(ctx, in)
		if err != nil {
			return nil, s.problem(err)
		}
		return &body[O]{out}, nil
	})
}

// apiFilters choose statements; the meaning of each is that of the search page.
type apiFilters struct {
	Party      []string `query:"party,explode" doc:"Codes of parties, all of which take part in any role"`
	Actor      []string `query:"actor,explode" doc:"Codes of who acts"`
	Recipient  []string `query:"recipient,explode" doc:"Codes of who is addressed"`
	A          string   `query:"a" doc:"With b: the pair whose statements are meant"`
	B          string   `query:"b"`
	Direction  string   `query:"direction" enum:">,<,=" doc:"From a to b, from b to a, or together"`
	Kind       []string `query:"kind,explode" enum:"pledge,call,position,act,figure"`
	Topic      []string `query:"topic,explode"`
	Issue      []string `query:"issue,explode"`
	Event      []string `query:"event,explode" doc:"PLOVER types"`
	Status     []string `query:"status,explode" enum:"intended,ongoing,done"`
	Polarity   []string `query:"polarity,explode" enum:"affirmed,negated"`
	Source     []string `query:"source,explode" doc:"Host of the address, or file name"`
	State      []string `query:"state,explode" enum:"unreviewed,confirmed,corrected,rejected,added"`
	Instrument []string `query:"instrument,explode"`
	Document   []string `query:"document,explode" doc:"Hashes of documents"`
	From       string   `query:"from" format:"date"`
	To         string   `query:"to" format:"date"`
	Q          string   `query:"q" doc:"Words in the sentence: “in quotes” as they stand, -word not, word* by its beginning"`
	Stretch
}

// Stretch says where a list goes on. Its name is public since parameters of an
// embedded type are only seen then.
type Stretch struct {
	After string `query:"after" doc:"Where the last page ended: its member next"`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"50"`

	values url.Values
}

// Resolve keeps the parameters as they came, since pages read them too.
func (p *Stretch) Resolve(c huma.Context) []error {
	u := c.URL()
	p.values = u.Query()
	return nil
}

type apiID struct {
	ID string `path:"id" doc:"Hash or ID, or the beginning of it where no other begins so"`
}

// registerAPI adds the questions to the register.
func (s *Server) registerAPI(api huma.API) {
	op := func(id, path, summary, about string) huma.Operation {
		return huma.Operation{OperationID: id, Path: "/api/v1" + path, Summary: summary, Description: about}
	}
	list := op("statements", "/statements", "Find statements", "Statements, latest day first, a page at a time. With Accept: text/csv or application/jsonl as lines.")
	list.Middlewares = huma.Middlewares{s.asLines(api)}
	get(s, api, list, func(ctx context.Context, in *apiFilters) (register.Entries, error) { return s.listed(ctx, in.values) })
	get(s, api, op("statement", "/statements/{id}", "One statement", "A statement with its versions and what people made of it."),
		func(ctx context.Context, in *apiID) (register.History, error) {
			return s.view(ctx).History(ctx, in.ID)
		})
	get(s, api, op("documents", "/documents", "Find documents", "Documents, the latest published first."),
		func(ctx context.Context, in *struct {
			Q string `query:"q" doc:"Words in the text"`
			Stretch
		}) (register.Documents, error) {
			p, err := pageOf(in.values)
			if err != nil {
				return register.Documents{}, err
			}
			return s.view(ctx).Documents(ctx, register.DocumentQuery{Words: in.Q}, p)
		})
	get(s, api, op("document", "/documents/{id}", "One document", "A document with its text and the statements that count."), s.apiDocument)
	get(s, api, op("pair", "/pairs/{a}/{b}", "A pair of parties", "What is between two parties, by subject, year and direction, with the latest words on each."),
		func(ctx context.Context, in *struct {
			A string `path:"a" doc:"Code of a party"`
			B string `path:"b" doc:"Code of another"`

			From string `query:"from" format:"date" doc:"First day of a period"`
			To   string `query:"to" format:"date" doc:"Last day of it"`
		}) (register.PairSummary, error) {
			return s.view(ctx).PairWithin(ctx, strings.ToUpper(in.A), strings.ToUpper(in.B), in.From, in.To)
		})
	get(s, api, op("party", "/parties/{code}", "A party", "What there is of one party, and its ties to others."),
		func(ctx context.Context, in *struct {
			Code string `path:"code"`
		}) (register.PartySummary, error) {
			return s.view(ctx).Party(ctx, strings.ToUpper(in.Code))
		})
	get(s, api, op("world", "/world", "The world", "The most active parties and what is between them."),
		func(ctx context.Context, in *struct {
			From int `query:"from" doc:"First year" minimum:"0" maximum:"9999"`
			To   int `query:"to" doc:"Last year" minimum:"0" maximum:"9999"`
			Most int `query:"most" doc:"How many parties" minimum:"1" maximum:"100" default:"40"`
		}) (register.World, error) {
			return s.view(ctx).World(ctx, register.WorldQuery{FromYear: in.From, ToYear: in.To, Most: in.Most})
		})
	get(s, api, op("overview", "/overview", "What the register holds", "How much there is, and when it last changed."),
		func(ctx context.Context, _ *struct{}) (register.Overview, error) {
			return s.view(ctx).Overview(ctx)
		})
}

// wholeDocument is a document as the API gives it.
type wholeDocument struct {
	register.DocumentRecord
	Text    string           `json:"text"`
	Entries []register.Entry `json:"entries"`
}

func (s *Server) apiDocument(ctx context.Context, in *apiID) (out wholeDocument, err error) {
	v := s.view(ctx)
	if out.DocumentRecord, err = v.Document(ctx, in.ID); err != nil {
		return out, err
	}
	if out.Text, err = v.Text(ctx, out.Hash); err != nil {
		return out, err
	}
	out.Entries, err = v.Statements(ctx, out.Hash)
	return out, err
}

// listed is a page of the statements that parameters choose.
func (s *Server) listed(ctx context.Context, values url.Values) (register.Entries, error) {
	q, err := queryOf(values)
	if err != nil {
		return register.Entries{}, err
	}
	p, err := pageOf(values)
	if err != nil {
		return register.Entries{}, err
	}
	return s.view(ctx).List(ctx, q, p)
}

// asLines answers a list of statements as CSV or JSON Lines where the client
// asks for that rather than for JSON.
func (s *Server) asLines(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(c huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(c)
		form := map[string]string{"text/csv": "csv", "application/jsonl": "jsonl"}[strings.TrimSpace(r.Header.Get("Accept"))]
		if form == "" {
			next(c)
			return
		}
		r.Header.Set("Accept", "application/json") // for errors
		list, err := s.listed(r.Context(), r.URL.Query())
		if err == nil {
			if list.Next != "" {
				values := with(r.URL.Query(), "after", list.Next)
				w.Header().Set("Link", "<"+r.URL.Path+"?"+values.Encode()+`>; rel="next"`)
			}
			err = s.giveEntries(w, r, form, list)
		}
		if err != nil {
			t := troubleOf(err)
			_ = huma.WriteErr(api, c, t.Status, t.Detail) // the client may be gone
		}
	}
}
