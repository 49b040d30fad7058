package web

import (
	"context"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Reading costs the processor more than all else. A client may have burst
// readings at once and perSecond after that; all clients together have as many
// at a time as there are processors, and each may take longest.
const (
	burst     = 30
	perSecond = 2
	longest   = 2 * time.Minute
	patience  = 10 * time.Second // for a free place
	forget    = 10 * time.Minute // a client who stayed away
)

// limits says who may read now.
type limits struct {
	places  chan struct{}
	mu      sync.Mutex
	clients map[string]*client
	swept   time.Time
}

type client struct {
	allowance *rate.Limiter
	seen      time.Time
}

func newLimits() *limits {
	return &limits{places: make(chan struct{}, runtime.GOMAXPROCS(0)), clients: make(map[string]*client)}
}

// allow tells whether the client at a network address may read again, and if
// not, after how many seconds.
func (l *limits) allow(address string, now time.Time) (ok bool, wait int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Sub(l.swept) > forget {
		for a, c := range l.clients {
			if now.Sub(c.seen) > forget {
				delete(l.clients, a)
			}
		}
		l.swept = now
	}
	c := l.clients[address]
	if c == nil {
		c = &client{allowance: rate.NewLimiter(perSecond, burst)}
		l.clients[address] = c
	}
	c.seen = now
	if c.allowance.AllowN(now, 1) {
		return true, 0
	}
	return false, 1 + int((1-c.allowance.TokensAt(now))/perSecond)
}

// place waits for a free place and takes it; leave gives it back.
func (l *limits) place(ctx context.Context) (leave func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case l.places <- struct{}{}:
		return func() { <-l.places }, nil
	case <-ctx.Done():
		return nil, &trouble{http.StatusServiceUnavailable, "busy", "Too many texts are being read just now: try again in a minute."}
	}
}

// reading holds a handler that reads texts to the limits.
func (s *Server) reading(f func(http.ResponseWriter, *http.Request) error) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		host, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil {
			host = r.RemoteAddr
		}
		if ok, wait := s.limits.allow(host, time.Now()); !ok {
			w.Header().Set("Retry-After", strconv.Itoa(wait))
			return &trouble{http.StatusTooManyRequests, "too many readings", "You asked for many readings in a short time: wait " + plural(wait, "second", "seconds") + " and try again."}
		}
		leave, err := s.limits.place(r.Context())
		if err != nil {
			return err
		}
		defer leave()
		ctx, cancel := context.WithTimeout(r.Context(), longest)
		defer cancel()
		return f(w, r.WithContext(ctx))
	}
}
