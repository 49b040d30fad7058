package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"chancery"
	"chancery/examples"
	"chancery/register"
	"chancery/web"
)

const serveLong = `serve opens the pages and the API on an address of this machine: read a text in
the browser with every statement marked where it stands, see why, and look
through a register. Texts that are read on the page are not kept. Reading is open
to all who reach the address, unless --open=false asks for a token; changing the
register always does. chancery token makes tokens: sign in with one to review, or
send it with what a program asks. The log goes to standard error, a JSON object a
line. End it with Ctrl-C: what was begun is answered.`

// serveFlags are the flags of chancery serve.
type serveFlags struct {
	address  string
	database string // empty for a register that is forgotten in the end
	example  bool
	open     bool // reading, for who has no token
}

func newServe(t terminal) *cobra.Command {
	f := serveFlags{address: "127.0.0.1:8080", database: usualDatabase}
	c := &cobra.Command{
		Use:   "serve",
		Short: "Open the pages and the API",
		Long:  serveLong,
		Example: `  chancery serve --example
  chancery serve --database ties.db --address 127.0.0.1:8080`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return mistakef("serve wants no arguments, only flags")
			}
			if f.example && !c.Flags().Changed("database") {
				f.database = ""
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error {
			ctx, stop := signal.NotifyContext(c.Context(), syscall.SIGINT, syscall.SIGTERM)
			defer stop()
			return serve(ctx, f, t)
		},
	}
	c.Flags().StringVar(&f.address, "address", f.address, "host and port to listen on")
	c.Flags().StringVar(&f.database, "database", f.database, "the register: an SQLite file, made if it is not there, or postgres://…")
	c.Flags().BoolVar(&f.open, "open", true, "let everybody read; --open=false asks for a token or a sign-in")
	c.Flags().BoolVar(&f.example, "example", false, "begin with the example texts; without --database the register is forgotten in the end")
	return c
}

// serve answers until ctx is done.
func serve(ctx context.Context, f serveFlags, t terminal) error {
	listener, err := net.Listen("tcp", f.address)
	if err != nil {
		return mistakef("--address %s: %w", f.address, err)
	}
	defer func() { _ = listener.Close() }() // Serve closes it first; this is for when it never began
	if f.database == "" {
		folder, err := os.MkdirTemp("", "chancery")
		if err != nil {
			return fmt.Errorf("make a folder for the example register: %w", err)
		}
		defer func() { _ = os.RemoveAll(folder) }() // what is left of it is the system's to clear
		f.database = filepath.Join(folder, "example.db")
	}
	s, err := openSite(ctx, f, t.err)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "chancery is at http://%s/\n", listener.Addr())
	if err == nil && s.token != "" {
		_, err = fmt.Fprintf(t.out, "token to try it out with, for a day: %s\n", s.token)
	}
	if err == nil {
		err = answer(ctx, listener, s.pages)
	}
	return errors.Join(err, s.register.Close())
}

// site is the pages with what they are made of.
type site struct {
	pages    http.Handler
	register *register.Register
	token    string // to try it out with, or empty
}

// openSite makes the pages with the engine that is built in.
func openSite(ctx context.Context, f serveFlags, log io.Writer) (*site, error) {
	e, err := loadEngine()
	if err != nil {
		return nil, err
	}
	r, err := register.Open(ctx, f.database)
	if err != nil {
		return nil, mistakef("--database: %w", err)
	}
	s := &site{register: r}
	if f.example {
		s.token, err = prepareExample(ctx, r, webEngine{e})
	}
	if err == nil {
		s.pages, err = web.New(web.Config{
			Engine: webEngine{e}, Register: r, Tables: e.tables, Open: f.open, Examples: examples.Texts, Scores: measuredScores(),
			Log: slog.New(slog.NewJSONHandler(log, nil)),
		})
	}
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return s, nil
}

// measuredScores is the committed table of how well the engine reads.
func measuredScores() []web.Score {
	var scores []web.Score
	for line := range strings.Lines(chancery.Scores) {
		measure, value, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && measure != "measure" {
			scores = append(scores, web.Score{Measure: measure, Value: value})
		}
	}
	return scores
}

// answer serves until ctx is done, and then ends what it began.
func answer(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute,
		WriteTimeout: 3 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve on %s: %w", listener.Addr(), err)
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := server.Shutdown(ending); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("end serving: %w", err)
	}
	return server.Close()
}
