package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
)

// leastZipped is the size from which an answer is worth compressing.
const leastZipped = 1024

// deliver holds an answer until it is whole. What was asked for with GET gets a
// tag by its content, so that it need not be sent to who has it already; what
// is long goes compressed to who takes that.
func deliver(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := &answer{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(a, r)
		h := w.Header()
		if a.status == http.StatusOK && (r.Method == http.MethodGet || r.Method == http.MethodHead) {
			if h.Get("Cache-Control") == "" {
				h.Set("Cache-Control", "no-cache")
			}
			sum := sha256.Sum256(a.body.Bytes())
			tag := `W/"` + hex.EncodeToString(sum[:8]) + `"`
			h.Set("ETag", tag)
			if strings.Contains(r.Header.Get("If-None-Match"), tag) {
				h.Del("Content-Type")
				w.WriteHeader(http.StatusNotModified)
				return
			}
		} else if h.Get("Cache-Control") == "" {
			h.Set("Cache-Control", "no-store")
		}
		a.send(r)
	})
}

// answer is what a handler writes.
type answer struct {
	http.ResponseWriter
	status  int
	decided bool
	body    bytes.Buffer
}

func (a *answer) WriteHeader(status int) {
	if !a.decided {
		a.status, a.decided = status, true
	}
}

func (a *answer) Write(p []byte) (int, error) {
	a.decided = true
	return a.body.Write(p)
}

// send sends the answer; that the client is gone by now is nobody's concern.
func (a *answer) send(r *http.Request) {
	h := a.Header()
	h.Add("Vary", "Accept-Encoding, Accept")
	if a.body.Len() < leastZipped || !takesGzip(r) {
		a.ResponseWriter.WriteHeader(a.status)
		_, _ = a.ResponseWriter.Write(a.body.Bytes())
		return
	}
	h.Del("Content-Length")
	h.Set("Content-Encoding", "gzip")
	a.ResponseWriter.WriteHeader(a.status)
	z := gzip.NewWriter(a.ResponseWriter)
	_, _ = z.Write(a.body.Bytes())
	_ = z.Close()
}

// takesGzip tells whether the client named gzip among what it takes, other than
// to refuse it.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			q := strings.ReplaceAll(quality, " ", "")
			return q != "q=0" && !strings.HasPrefix(q, "q=0.000") && q != "q=0.0" && q != "q=0.00"
		}
	}
	return false
}
