package export

import (
	"encoding/json"
	"io"
)

// lines writes one statement a line in the form of statement/schema.json.
type lines struct{ encoder *json.Encoder }

func newLines(w io.Writer, _ Options) sink {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // the words stand as in the text
	return &lines{e}
}

func (l *lines) write(r Record) (string, error) { return "", l.encoder.Encode(r.Statement.Complete()) }

func (l *lines) close() error { return nil }
