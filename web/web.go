// Package web serves the pages on which people read texts and follow what
// states say to each other, and the API that programs use for the same.
//
// New makes a Server, an http.Handler. One handler a file, its template of the
// same name under templates: read.go and read.html are the page /read. Pages
// are whole without JavaScript; static/page.js makes them quicker to use.
// Everything a page needs comes from its own origin, and the
// Content-Security-Policy (safety.go) holds browsers to that.
//
// How a text is read is not known here: the Engine that reads and explains is
// handed in. Words of documents are hostile; they reach a page only through
// html/template, which escapes them.
package web

import (
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"

	"chancery/facts"
	"chancery/register"
)

// Config is what a Server is made of.
type Config struct {
	Engine   Engine
	Register *register.Register // what the register pages show; nil for none
	Tables   *facts.Tables      // names of parties, topics and issues
	Open     bool               // who has no token may read; else nobody may without
	Examples fs.FS              // *.txt, offered on the read page; may be nil
	Scores   []Score            // the measured accuracy of the engine in use
	Log      *slog.Logger
}

// Score is one line of the measured accuracy, such as "strict F1" and 0.55.
type Score struct {
	Measure string
	Value   string
}

// Server answers the requests. It is safe for concurrent use.
type Server struct {
	Config
	pages    map[string]*template.Template
	assets   *assets
	examples []example
	limits   *limits
	metrics  *metrics
	handler  http.Handler

	description apiPage // of the API, for people
}

// New makes a server. It fails when a template or an example is broken.
func New(c Config) (*Server, error) {
	s := &Server{Config: c, limits: newLimits(), metrics: newMetrics()}
	var err error
	if s.assets, err = loadAssets(); err != nil {
		return nil, fmt.Errorf("make the pages: %w", err)
	}
	if s.pages, err = s.loadPages(); err != nil {
		return nil, fmt.Errorf("make the pages: %w", err)
	}
	if s.examples, err = loadExamples(c.Examples); err != nil {
		return nil, fmt.Errorf("load the examples: %w", err)
	}
	s.handler = s.observe(guard(deliver(s.admit(s.routes()))))
	return s, nil
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// routes lists every address there is.
func (s *Server) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", s.page(s.home))
	mux.Handle("GET /read", s.page(s.readForm))
	mux.Handle("POST /read", s.page(s.reading(s.read)))
	mux.Handle("POST /read/why", s.page(s.reading(s.why)))
	mux.Handle("GET /about", s.page(s.about))
	mux.Handle("GET /static/{name}", s.assets)
	mux.Handle("GET /healthz", http.HandlerFunc(alive))
	mux.Handle("GET /readyz", s.page(s.ready))
	mux.Handle("GET /metrics", s.metrics)
	if s.Register != nil {
		s.registerRoutes(mux)
	}
	s.description = apiPageOf(s.api(mux).OpenAPI())
	mux.Handle("GET /api/v1", s.page(s.apiDoc))
	mux.Handle("GET /", s.page(nowhere(mux))) // other methods get 405 by themselves
	return mux
}

// registerRoutes lists the addresses of what is in the register.
func (s *Server) registerRoutes(mux *http.ServeMux) {
	for pattern, handler := range map[string]func(http.ResponseWriter, *http.Request) error{
		"GET /doc/{id}":        s.doc,
		"GET /doc/{id}/text":   s.docText,
		"GET /s/{id}":          s.reading(s.statement),
		"GET /s/{id}/why":      s.reading(s.statementWhy),
		"GET /pair/{pair}":     s.pair,
		"GET /party/{code}":    s.partyPage,
		"GET /issue/{slug}":    s.subject("issue:"),
		"GET /topic/{slug}":    s.subject("topic:"),
		"GET /instrument/{id}": s.instrument,
		"GET /search":          s.search,
		"GET /world":           s.world,
		"GET /documents":       s.documents,
		"POST /documents":      s.reading(s.addRead),
		"GET /missed":          s.missedForm,
		"POST /missed":         s.addMissed,
		"GET /review":          s.review,
		"POST /review":         s.decide,
		"GET /signin":          s.signInForm,
		"POST /signin":         s.signIn,
		"POST /signout":        s.signOut,
	} {
		mux.Handle(pattern, s.page(handler))
	}
}
