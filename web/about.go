package web

import "net/http"

// aboutPage says how well the engine in use reads.
type aboutPage struct {
	Title  string
	Scores []Score
	Legend []look
}

func (s *Server) about(w http.ResponseWriter, _ *http.Request) error {
	return s.show(w, "about", "page", aboutPage{"About chancery", s.Scores, looks})
}
