package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"sync"
)

// exchange holds back the end of the questions until each has its answer: one
// who sends a file of questions hangs up before the first is answered.
type exchange struct {
	in  *bufio.Reader
	out io.Writer

	mu      sync.Mutex
	settled *sync.Cond
	open    map[string]bool // ids of questions without an answer
	closed  bool
}

func newExchange(in io.Reader, out io.Writer) *exchange {
	x := &exchange{in: bufio.NewReader(in), out: out, open: make(map[string]bool)}
	x.settled = sync.NewCond(&x.mu)
	return x
}

func (x *exchange) questions() io.ReadCloser { return &questions{x: x} }
func (x *exchange) answers() io.WriteCloser  { return answers{x} }

// message is what tells a question (JSON-RPC 2.0: an id and a method) from an
// answer (an id alone), and from word that no answer is wanted any more.
type message struct {
	ID     any    `json:"id"`
	Method string `json:"method"`
	Params struct {
		RequestID any `json:"requestId"`
	} `json:"params"`
}

// keyOf is an id as a key, whichever of its spellings in JSON it came in.
func keyOf(id any) string { return fmt.Sprintf("%T %v", id, id) }

// comes notes a line from the client.
func (x *exchange) comes(line []byte) {
	var m message
	if json.Unmarshal(line, &m) != nil || m.Method == "" {
		return
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case m.Method == "notifications/cancelled":
		delete(x.open, keyOf(m.Params.RequestID))
	case m.ID != nil:
		x.open[keyOf(m.ID)] = true
	}
}

// goes notes a message to the client.
func (x *exchange) goes(line []byte) {
	var m message
	if json.Unmarshal(line, &m) != nil || m.Method != "" {
		return
	}
	x.mu.Lock()
	delete(x.open, keyOf(m.ID))
	x.mu.Unlock()
	x.settled.Broadcast()
}

// questions gives what comes in, a line at a time.
type questions struct {
	x    *exchange
	rest []byte
}

func (q *questions) Read(p []byte) (int, error) {
	if len(q.rest) == 0 {
		line, err := q.x.in.ReadBytes('\n')
		if len(line) == 0 {
			q.x.settle()
			return 0, err
		}
		q.x.comes(line)
		q.rest = line
	}
	n := copy(p, q.rest)
	q.rest = q.rest[n:]
	return n, nil
}

// settle waits until every question has its answer, or nobody answers any more.
func (x *exchange) settle() {
	x.mu.Lock()
	defer x.mu.Unlock()
	for len(x.open) > 0 && !x.closed {
		x.settled.Wait()
	}
}

func (q *questions) Close() error {
	q.x.mu.Lock()
	q.x.closed = true
	q.x.mu.Unlock()
	q.x.settled.Broadcast()
	return nil
}

// answers takes what goes out, a message at a time. The end of the writer below
// is not ours to close.
type answers struct{ x *exchange }

func (a answers) Write(p []byte) (int, error) {
	n, err := a.x.out.Write(p)
	a.x.goes(p)
	return n, err
}

func (answers) Close() error { return nil }
