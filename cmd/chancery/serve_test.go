package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestServeAnswersAndEndsWhenAsked(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	out, in := io.Pipe()
	ended := make(chan error, 1)
	flags := serveFlags{address: "127.0.0.1:0", database: filepath.Join(t.TempDir(), "ties.db"), open: true}
	go func() { ended <- serve(ctx, flags, terminal{out: in, err: io.Discard}) }()
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		t.Fatalf("nothing was printed: %v", <-ended)
	}
	address := strings.TrimSuffix(strings.TrimPrefix(lines.Text(), "chancery is at "), "/")
	go func() { _, _ = io.Copy(io.Discard, out) }()
	for _, path := range []string{"/healthz", "/readyz", "/", "/metrics"} {
		answer, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s answered %s", path, answer.Status)
		}
	}
	stop()
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("serve ended with %v", err)
		}
	case <-time.After(20 * time.Second):
		t.Error("serve goes on though it was asked to end")
	}
}
