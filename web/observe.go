package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"
)

// observe notes each request in the log and counts it. Neither holds words of
// texts or addresses of clients.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		seen := &recorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		took := time.Since(begun)
		s.metrics.count(cmp.Or(r.Pattern, "none"), seen.status, took)
		s.Log.Info("request", "method", r.Method, "path", r.URL.Path, "status", seen.status, "bytes", seen.bytes, "ms", took.Milliseconds())
	})
}

// recorder notes what a handler answers.
type recorder struct {
	http.ResponseWriter
	status, bytes int
}

func (r *recorder) WriteHeader(status int) {
	r.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(p []byte) (int, error) {
	n, err := r.ResponseWriter.Write(p)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// metrics counts requests and answers with the counts in the text format of
// Prometheus.
type metrics struct {
	mu     sync.Mutex
	counts map[metric]*tally
}

type metric struct {
	route  string
	status int
}

type tally struct {
	requests int
	seconds  float64
}

func newMetrics() *metrics { return &metrics{counts: make(map[metric]*tally)} }

func (m *metrics) count(route string, status int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := metric{route, status}
	if m.counts[key] == nil {
		m.counts[key] = &tally{}
	}
	m.counts[key].requests++
	m.counts[key].seconds += took.Seconds()
}

func (m *metrics) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	keys := make([]metric, 0, len(m.counts))
	for key := range m.counts {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b metric) int {
		return cmp.Or(cmp.Compare(a.route, b.route), cmp.Compare(a.status, b.status))
	})
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	_, _ = fmt.Fprint(w, "# HELP chancery_request_seconds Time taken to answer requests.\n# TYPE chancery_request_seconds summary\n")
	for _, key := range keys {
		labels := fmt.Sprintf("{route=%q,status=\"%d\"}", key.route, key.status)
		_, _ = fmt.Fprintf(w, "chancery_request_seconds_sum%s %.6f\nchancery_request_seconds_count%s %d\n", labels, m.counts[key].seconds, labels, m.counts[key].requests)
	}
}

// alive answers that the server is there.
func alive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = fmt.Fprintln(w, "well")
}

// ready answers whether the register can be asked.
func (s *Server) ready(w http.ResponseWriter, r *http.Request) error {
	if s.Register != nil {
		if _, err := s.Register.Now().Overview(r.Context()); err != nil {
			return fmt.Errorf("ask the register: %w", err)
		}
	}
	alive(w, r)
	return nil
}
