package web

import (
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"chancery/document"
)

// form is what a visitor filled in on the read page.
type form struct {
	Text, Source, Published, Parties string
	At                               string // byte offset within the sentence to explain
	As                               string // json or csv, for data instead of a page
}

// question is a form that can be answered.
type question struct {
	form  form
	doc   *document.Document
	known Known
	at    int // -1 where no sentence is to be explained
}

// pasted is what a text without a name of its own is called.
const pasted = "pasted text"

// question reads the form of a request.
func (s *Server) question(r *http.Request) (*question, error) {
	if err := parse(r); err != nil {
		return nil, err
	}
	f := formOf(r)
	if err := f.takeFile(r); err != nil {
		return nil, err
	}
	return s.ask(f)
}

// parse reads the body of a form of either kind.
func parse(r *http.Request) error {
	err := r.ParseForm()
	if err == nil {
		if err = r.ParseMultipartForm(maxBody); errors.Is(err, http.ErrNotMultipart) {
			return nil
		}
	}
	var large *http.MaxBytesError
	if err != nil && !errors.As(err, &large) {
		return &trouble{http.StatusBadRequest, "broken form", "The form did not arrive whole: send it again."}
	}
	return err
}

func formOf(r *http.Request) form {
	return form{
		Text: r.PostFormValue("text"), Source: strings.TrimSpace(r.PostFormValue("source")), Published: r.PostFormValue("published"),
		Parties: r.PostFormValue("parties"), At: r.PostFormValue("at"), As: r.PostFormValue("as"),
	}
}

// takeFile puts the file that came with the form, if one did, in place of the
// text.
func (f *form) takeFile(r *http.Request) error {
	if r.MultipartForm == nil || len(r.MultipartForm.File["file"]) == 0 {
		return nil
	}
	header := r.MultipartForm.File["file"][0]
	if header.Size == 0 && header.Filename == "" {
		return nil
	}
	file, err := header.Open()
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	data, err := io.ReadAll(file)
	if err != nil {
		return err
	}
	f.Text = string(data)
	if f.Source == "" {
		f.Source = header.Filename
	}
	return nil
}

// codes are the codes of the parties that the form names.
func (f *form) codes() []string {
	return strings.FieldsFunc(strings.ToUpper(f.Parties), func(r rune) bool { return r == ',' || r == ' ' || r == ';' })
}

// ask makes a question of a form, or says what is wrong with it.
func (s *Server) ask(f form) (*question, error) {
	for _, code := range f.codes() {
		if _, ok := s.Tables.Party(code); !ok {
			return nil, unprocessable("unknown party", "No party has the code “"+code+"”: states have three letters as in CHN, organisations a name as in IGO:EU.")
		}
	}
	if f.Source == "" {
		f.Source = pasted
	}
	q := &question{form: f, at: -1, known: Known{Published: f.Published, Parties: f.codes()}}
	if f.Published != "" {
		if _, err := time.Parse(time.DateOnly, f.Published); err != nil {
			return nil, unprocessable("no such day", "The day of publication is to be written as 2025-11-04.")
		}
	}
	if f.At != "" {
		at, err := strconv.Atoi(f.At)
		if err != nil || at < 0 {
			return nil, unprocessable("no such place", "The place to explain is to be a byte offset into the text.")
		}
		q.at = at
	}
	var err error
	q.doc, err = document.Decode(f.Source, []byte(f.Text))
	var bad *document.Error
	switch {
	case errors.As(err, &bad):
		return nil, unprocessable("no text to read", "“"+bad.Source+"” "+bad.Reason+".")
	case err != nil:
		return nil, err
	}
	q.doc.Published = f.Published
	return q, nil
}
