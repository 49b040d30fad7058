package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"chancery/register"
)

// trouble is an error that the one who asked can do something about. On pages
// it is a page of its own, in the API a problem of RFC 9457.
type trouble struct {
	Status int    `json:"status"`
	Title  string `json:"title"`
	Detail string `json:"detail"` // a sentence that helps
}

// Heading is the title as a page writes it.
func (t *trouble) Heading() string { return capital(t.Title) }

func (t *trouble) Error() string { return t.Title + ": " + t.Detail }

func unprocessable(title, detail string) error {
	return &trouble{http.StatusUnprocessableEntity, title, detail}
}

func missing(what string) error {
	return &trouble{http.StatusNotFound, "not found", what}
}

// nowhere answers every address that there is not, or not with GET.
func nowhere(mux *http.ServeMux) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		other := r.Clone(r.Context())
		other.Method = http.MethodPost
		if _, route := mux.Handler(other); route == "" {
			return missing(fmt.Sprintf("There is nothing at %s. The start page says what there is.", r.URL.Path))
		}
		w.Header().Set("Allow", http.MethodPost)
		return &trouble{http.StatusMethodNotAllowed, "not that way", "This address takes POST alone: the description of the API says what to send."}
	}
}

// errGone stands for a client who did not wait; nobody hears the answer.
const statusGone = 499

// troubleOf gives what to tell of an error; what the client cannot mend is
// told without its particulars.
func troubleOf(err error) *trouble {
	var t *trouble
	var large *http.MaxBytesError
	var refused *register.InvalidError
	switch {
	case errors.As(err, &t):
		return t
	case errors.Is(err, register.ErrNotFound):
		return &trouble{http.StatusNotFound, "not found", "The register has nothing at this address. It may have been mistyped, or belong to another register."}
	case errors.As(err, &refused):
		return &trouble{http.StatusUnprocessableEntity, "cannot be answered", sentence(refused.Error())}
	case errors.As(err, &large):
		return &trouble{http.StatusRequestEntityTooLarge, "too large", fmt.Sprintf("At most %d MiB are taken at once: split the text into its documents.", maxBody>>20)}
	case errors.Is(err, context.Canceled):
		return &trouble{statusGone, "called off", "The request was called off before it was answered."}
	case errors.Is(err, context.DeadlineExceeded):
		return &trouble{http.StatusServiceUnavailable, "took too long", "Reading took longer than is allowed: give a shorter text, or read it with the program chancery read."}
	}
	return &trouble{http.StatusInternalServerError, "failed", "The server failed to answer. The failure was noted; nothing of yours was changed."}
}

// page turns a function that may fail into a handler.
func (s *Server) page(f func(http.ResponseWriter, *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := f(w, r)
		if err == nil {
			return
		}
		t := troubleOf(err)
		if t.Status >= http.StatusInternalServerError {
			s.Log.Error("request failed", "path", r.URL.Path, "error", err)
		}
		s.tell(w, r, t)
	})
}

// tell answers with a trouble, in the form that the client takes.
func (s *Server) tell(w http.ResponseWriter, r *http.Request, t *trouble) {
	if !strings.Contains(r.Header.Get("Accept"), "text/html") {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(t.Status)
		_ = json.NewEncoder(w).Encode(t) // the client may be gone
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(t.Status)
	if err := s.show(w, "trouble", "page", t); err != nil {
		s.Log.Error("show a trouble", "error", err)
	}
}
