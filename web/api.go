package web

import (
	"context"
	"encoding/json"
	"mime"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"chancery/statement"
)

// apiTitle and apiAbout introduce the API in its description.
const (
	apiTitle = "chancery"
	apiAbout = "Reads texts about relations between states into statements, each with the exact words that prove it."
)

// api adds the API to the routes. Its description is made from the types of
// this package, and served at /api/v1/openapi.json.
func (s *Server) api(mux *http.ServeMux) huma.API {
	config := huma.DefaultConfig(apiTitle, "1")
	config.Info.Description = apiAbout
	config.DocsPath = "" // its page would load from elsewhere; apidoc.go has one
	config.SchemasPath = ""
	config.OpenAPIPath = "/api/v1/openapi"
	config.CreateHooks = nil // no $schema in every answer
	api := humago.New(mux, config)
	huma.Register(api, huma.Operation{
		OperationID: "read", Method: http.MethodPost, Path: "/api/v1/read", Summary: "Read a text",
		Description:  "Reads a text and gives its statements and doubts. Nothing is stored.",
		Errors:       []int{400, 413, 415, 422, 429, 503},
		MaxBodyBytes: maxBody,
		Middlewares:  huma.Middlewares{s.limitAPI(api)},
	}, s.apiRead)
	if s.Register != nil {
		s.registerAPI(api)
		s.registerWrites(api)
	}
	describeBodies(api.OpenAPI())
	s.describeAccess(api.OpenAPI())
	return api
}

// apiText is a text to read.
type apiText struct {
	Text      string   `json:"text" doc:"The text, in UTF-8" minLength:"1" example:"Kenya and Norway agreed to open talks on fisheries."`
	Source    string   `json:"source,omitempty" doc:"What to call it: a file name or an address" example:"report.txt"`
	Published string   `json:"published,omitempty" doc:"Day of publication, from which “on Tuesday” is reckoned" format:"date"`
	Parties   []string `json:"parties,omitempty" doc:"Codes of the parties to the text, if known" example:"[\"KEN\",\"NOR\"]"`
}

// apiReadInput is a request to read: JSON, or the bare text with the rest in
// the query.
type apiReadInput struct {
	ContentType string   `header:"Content-Type"`
	Source      string   `query:"source" doc:"What to call the text; for text/plain"`
	Published   string   `query:"published" format:"date" doc:"Day of publication; for text/plain"`
	Parties     []string `query:"party" doc:"Codes of parties to the text; for text/plain"`
	RawBody     []byte   `contentType:"text/plain"`
}

type apiReadOutput struct{ Body Reading }

func (s *Server) apiRead(ctx context.Context, in *apiReadInput) (*apiReadOutput, error) {
	q, reading, err := s.readFor(ctx, in)
	if err != nil {
		return nil, err
	}
	return &apiReadOutput{s.readingOf(q, reading)}, nil
}

// readFor reads the text that a request brings.
func (s *Server) readFor(ctx context.Context, in *apiReadInput) (*question, statement.Reading, error) {
	text, err := in.text()
	if err != nil {
		return nil, statement.Reading{}, err
	}
	q, err := s.ask(form{Text: text.Text, Source: text.Source, Published: text.Published, Parties: strings.Join(text.Parties, ",")})
	if err != nil {
		return nil, statement.Reading{}, problem(err)
	}
	reading, err := s.Engine.Read(ctx, q.doc, q.known)
	if err != nil {
		return nil, statement.Reading{}, s.problem(err)
	}
	return q, reading, nil
}

// text is what the request asks to read, by its media type.
func (in *apiReadInput) text() (apiText, error) {
	media, _, err := mime.ParseMediaType(in.ContentType)
	switch {
	case err == nil && media == "application/json":
		var t apiText
		if err := json.Unmarshal(in.RawBody, &t); err != nil {
			return t, huma.Error400BadRequest("The body is no JSON of the form that is asked for: " + err.Error() + ".")
		}
		return t, nil
	case err == nil && media == "text/plain" || in.ContentType == "":
		return apiText{string(in.RawBody), in.Source, in.Published, in.Parties}, nil
	}
	return apiText{}, huma.Error415UnsupportedMediaType("Send the text as text/plain, or as application/json with the member text.")
}

// limitAPI holds an operation to the limits of reading.
func (s *Server) limitAPI(api huma.API) func(huma.Context, func(huma.Context)) {
	return func(c huma.Context, next func(huma.Context)) {
		r, w := humago.Unwrap(c)
		err := s.reading(func(_ http.ResponseWriter, r *http.Request) error {
			next(huma.WithContext(c, r.Context()))
			return nil
		})(w, r)
		if err != nil {
			t := troubleOf(err)
			_ = huma.WriteErr(api, c, t.Status, t.Detail) // the client may be gone
		}
	}
}

// problem gives an error in the form that the API answers with, and logs what
// is the server's own.
func (s *Server) problem(err error) error {
	if t := troubleOf(err); t.Status >= http.StatusInternalServerError {
		s.Log.Error("request failed", "error", err)
	}
	return problem(err)
}

func problem(err error) error {
	t := troubleOf(err)
	return huma.NewError(t.Status, t.Detail)
}

// describeBodies says what the operations take and give where the types alone
// cannot: a text may come in two forms, and members may be null.
func describeBodies(o *huma.OpenAPI) {
	text := o.Components.Schemas.Schema(reflect.TypeFor[apiText](), true, "Text")
	for _, path := range []string{"/api/v1/read", "/api/v1/documents"} {
		if item := o.Paths[path]; item != nil {
			item.Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
				"application/json": {Schema: text},
				"text/plain":       {Schema: &huma.Schema{Type: huma.TypeString, MinLength: new(1)}},
			}}
		}
	}
	for _, name := range []string{"event", "time", "place", "instrument", "figure"} {
		properties := o.Components.Schemas.Map()["Statement"].Properties
		properties[name] = &huma.Schema{AnyOf: []*huma.Schema{properties[name], {Type: "null"}}}
	}
}
