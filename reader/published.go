package reader

import (
	"time"

	"chancery/document"
)

// PublishedOf is the day of publication (YYYY-MM-DD) that Read counts from: the
// user's word, what is known of the document, or the text's own date line; ""
// where none of them tells it.
func PublishedOf(d *document.Document, o Options) string {
	for _, day := range []string{o.Published, d.Published} {
		if _, err := time.Parse(time.DateOnly, day); err == nil {
			return day
		}
	}
	if t, _, ok := dateLine(d.Text); ok {
		return t.Format(time.DateOnly)
	}
	return ""
}
