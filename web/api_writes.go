package web

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"chancery/register"
)

// registerWrites adds what changes the register, and what there is to see of
// tokens. Who may do it is settled in access.go.
func (s *Server) registerWrites(api huma.API) {
	huma.Register(api, huma.Operation{
		OperationID: "add", Method: http.MethodPost, Path: "/api/v1/documents", Summary: "Add a text",
		Description:  "Reads a text and keeps it with its statements in the register.",
		Errors:       []int{400, 413, 415, 422, 429, 503},
		MaxBodyBytes: maxBody,
		Middlewares:  huma.Middlewares{s.limitAPI(api)},
	}, s.apiAdd)
	huma.Register(api, huma.Operation{
		OperationID: "review", Method: http.MethodPost, Path: "/api/v1/reviews", Summary: "Review a statement",
		Description: "Confirms, rejects or corrects a statement, or takes an earlier review back. The name of the token stands under it.",
		Errors:      []int{400, 404, 413, 415, 422},
	}, s.apiReview)
	huma.Register(api, huma.Operation{
		OperationID: "tokens", Method: http.MethodGet, Path: "/api/v1/tokens", Summary: "List tokens",
		Description: "All tokens there ever were with their scopes, the oldest first. The tokens themselves are kept nowhere; chancery token add makes one.",
	}, func(ctx context.Context, _ *struct{}) (*body[[]register.Token], error) {
		all, err := s.Register.Tokens(ctx)
		if err != nil {
			return nil, s.problem(err)
		}
		return &body[[]register.Token]{all}, nil
	})
	huma.Register(api, huma.Operation{
		OperationID: "revoke", Method: http.MethodDelete, Path: "/api/v1/tokens/{name}", Summary: "Revoke a token",
		Description: "Makes the token of a name void from now on.",
		Errors:      []int{404, 422},
	}, func(ctx context.Context, in *struct {
		Name string `path:"name" maxLength:"200" doc:"Name of the token"`
	}) (*struct{}, error) {
		if err := s.Register.RevokeToken(ctx, in.Name); err != nil {
			return nil, s.problem(err)
		}
		return nil, nil
	})
}

func (s *Server) apiAdd(ctx context.Context, in *apiReadInput) (*body[register.DocumentRecord], error) {
	q, reading, err := s.readFor(ctx, in)
	if err != nil {
		return nil, err
	}
	published := s.Engine.Published(q.doc, q.known)
	added, err := s.Register.Add(ctx, q.doc,
		register.Origin{Original: []byte(q.form.Text), MediaType: "text/plain", Address: q.doc.Source, Published: published},
		&register.NewReading{Engine: s.Engine.Version(), Published: published, Parties: q.known.Parties, Reading: reading})
	if err != nil {
		return nil, s.problem(err)
	}
	return &body[register.DocumentRecord]{added.Document}, nil
}

// apiReviewInput is a person's word on a statement.
type apiReviewInput struct {
	Body struct {
		Action    register.Action `json:"action" enum:"confirm,reject,correct,withdraw"`
		Statement string          `json:"statement,omitempty" doc:"ID of the statement; not with withdraw"`
		Review    int64           `json:"review,omitempty" doc:"With withdraw: number of the review to take back"`
		Field     string          `json:"field,omitempty" doc:"With correct: name of the field, with a dot for what lies within" example:"event.type"`
		Value     any             `json:"value,omitempty" doc:"With correct: what the field should be; parties may be given as codes alone"`
		Reason    string          `json:"reason,omitempty" doc:"Why, for whoever asks later"`
	}
}

func (s *Server) apiReview(ctx context.Context, in *apiReviewInput) (*body[register.Review], error) {
	n := in.Body
	review := register.NewReview{Action: n.Action, Statement: n.Statement, Review: n.Review, By: bearerOf(ctx).Name, Reason: n.Reason}
	if n.Action == register.Correct {
		value, err := json.Marshal(n.Value)
		if err != nil {
			return nil, s.problem(err)
		}
		review.Field, review.Value = n.Field, value
	}
	made, err := s.Register.Review(ctx, review)
	if err != nil {
		return nil, s.problem(err)
	}
	return &body[register.Review]{made}, nil
}

// describeAccess says in the description of the API which scope each operation
// needs, as access.go has it.
func (s *Server) describeAccess(o *huma.OpenAPI) {
	o.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"token": {
		Type: "http", Scheme: "bearer",
		Description: "A token that “chancery token add” made. It has scopes: read; add; review, which permits reading as well; admin, which permits everything.",
	}}
	for path, item := range o.Paths {
		for method, op := range map[string]*huma.Operation{"GET": item.Get, "POST": item.Post, "DELETE": item.Delete} {
			if op == nil {
				continue
			}
			need := needOf(method + " " + path)
			if need == register.MayRead && s.Open {
				continue
			}
			// OpenAPI 3.1 lets any scheme name what it needs, as scopes of OAuth do.
			op.Security = []map[string][]string{{"token": {string(need)}}}
			op.Description += " Needs a token with the scope " + string(need) + "."
			problem := map[string]*huma.MediaType{"application/problem+json": {Schema: &huma.Schema{Ref: "#/components/schemas/ErrorModel"}}}
			for _, status := range []int{http.StatusUnauthorized, http.StatusForbidden} {
				op.Responses[strconv.Itoa(status)] = &huma.Response{Description: http.StatusText(status), Content: problem}
			}
		}
	}
}
