package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"chancery/register"
	"chancery/statement"
)

// missedPage asks for a statement that the engine did not find in a sentence.
type missedPage struct {
	Title    string
	Doc      string // address of the document
	Sentence statement.Span
	Form     missedForm
	Kinds    []look
	Statuses []string
	Trouble  *trouble
	Token    string
}

// missedForm is what a reader fills in. Words are to stand in the sentence to
// the letter; parties are codes with spaces between.
type missedForm struct {
	Document, From, To string // hash of the document, and bytes of the sentence in its text
	Kind, Status       string
	Operative, Content string
	Actors, Recipients string
	Strength, Reason   string
	Negated, Opposing  bool
}

func missedFormOf(v url.Values) missedForm {
	return missedForm{
		Document: v.Get("document"), From: v.Get("from"), To: v.Get("to"), Kind: v.Get("kind"), Status: v.Get("status"),
		Operative: strings.TrimSpace(v.Get("operative")), Content: strings.TrimSpace(v.Get("content")), Actors: v.Get("actors"), Recipients: v.Get("recipients"),
		Strength: v.Get("strength"), Reason: strings.TrimSpace(v.Get("reason")), Negated: v.Get("negated") != "", Opposing: v.Get("opposing") != "",
	}
}

// missedAddress is where the form for a sentence stands.
func missedAddress(document string, sentence statement.Span) string {
	v := url.Values{"document": {document}, "from": {strconv.Itoa(sentence.Start)}, "to": {strconv.Itoa(sentence.End)}}
	return "/missed?" + v.Encode()
}

func (s *Server) missedForm(w http.ResponseWriter, r *http.Request) error {
	return s.showMissed(w, r, missedFormOf(r.URL.Query()), nil)
}

// statuses are those that a statement may have.
var statuses = []statement.Status{statement.Intended, statement.Ongoing, statement.Done}

func (s *Server) showMissed(w http.ResponseWriter, r *http.Request, f missedForm, wrong *trouble) error {
	sentence, err := s.sentenceOf(r, f)
	if err != nil {
		return err
	}
	page := missedPage{Title: "A missed statement", Doc: docAddress(f.Document), Sentence: sentence, Form: f, Kinds: looks, Trouble: wrong, Token: formToken(r)}
	for _, v := range statuses {
		page.Statuses = append(page.Statuses, string(v))
	}
	if wrong != nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(wrong.Status)
	}
	return s.show(w, "missed", "page", page)
}

// sentenceOf is the sentence that a form is about.
func (s *Server) sentenceOf(r *http.Request, f missedForm) (statement.Span, error) {
	text, err := s.Register.Now().Text(r.Context(), f.Document)
	if err != nil {
		return statement.Span{}, err
	}
	from, err1 := strconv.Atoi(f.From)
	to, err2 := strconv.Atoi(f.To)
	if err1 != nil || err2 != nil || from < 0 || to > len(text) || from >= to {
		return statement.Span{}, missing("The document has no such sentence. The review page links to those it has.")
	}
	return statement.Span{Text: text[from:to], Start: from, End: to}, nil
}

// addMissed puts the statement of the form into the register, or shows the form
// again with what is wrong with it.
func (s *Server) addMissed(w http.ResponseWriter, r *http.Request) error {
	if err := parse(r); err != nil {
		return err
	}
	name, err := sender(r)
	if err != nil {
		return err
	}
	f := missedFormOf(r.PostForm)
	sentence, err := s.sentenceOf(r, f)
	if err != nil {
		return err
	}
	var made register.Review
	missed, err := s.missedOf(f, sentence)
	if err == nil {
		made, err = s.Register.Review(r.Context(), register.NewReview{Action: register.Add, Missed: &missed, By: name, Reason: f.Reason})
	}
	if t := troubleOf(err); err != nil && t.Status == http.StatusUnprocessableEntity {
		return s.showMissed(w, r, f, t)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/s/"+made.Statement, http.StatusSeeOther)
	return nil
}

// missedOf makes a statement of a form, or says what is wrong with that.
func (s *Server) missedOf(f missedForm, sentence statement.Span) (statement.Statement, error) {
	st := statement.Statement{
		Document: f.Document, Kind: statement.Kind(f.Kind), Status: statement.Status(f.Status), Polarity: statement.Affirmed, Opposing: f.Opposing, Quote: sentence, Confidence: 1,
	}
	if f.Negated {
		st.Polarity = statement.Negated
	}
	var err error
	if st.Content, err = spanIn(sentence, f.Content, "content", 0); err != nil {
		return st, err
	}
	if st.Operative, err = spanIn(sentence, f.Operative, "operative word", st.Content.Start); err != nil {
		return st, err
	}
	if st.Actors, err = s.named(f.Actors); err != nil {
		return st, err
	}
	if st.Recipients, err = s.named(f.Recipients); err != nil {
		return st, err
	}
	if f.Strength != "" {
		if st.Strength, err = strconv.Atoi(f.Strength); err != nil || st.Strength < 0 || st.Strength > steps {
			return st, unprocessable("no such strength", "Strength is a whole number from 0 to 8.")
		}
	}
	return st.Complete(), nil
}

// spanIn finds words in a sentence. Of several places the last before the byte
// near of the text is meant, else the first: operative words mostly precede
// their content.
func spanIn(sentence statement.Span, words, what string, near int) (statement.Span, error) {
	if words == "" {
		return statement.Span{}, unprocessable("no "+what, "Copy the "+what+" from the sentence.")
	}
	at := strings.Index(sentence.Text, words)
	if at < 0 {
		detail := "The " + what + " “" + words + "” does not stand in the sentence: copy it from there to the letter."
		if i := strings.Index(strings.ToLower(sentence.Text), strings.ToLower(words)); i >= 0 && i+len(words) <= len(sentence.Text) {
			detail = "The " + what + " is written “" + sentence.Text[i:i+len(words)] + "” in the sentence: large and small letters count."
		}
		return statement.Span{}, unprocessable("not in the sentence", detail)
	}
	if limit := near - sentence.Start; limit > 0 {
		if before := strings.LastIndex(sentence.Text[:limit], words); before >= 0 {
			at = before
		}
	}
	return statement.Span{Text: words, Start: sentence.Start + at, End: sentence.Start + at + len(words)}, nil
}

// named makes mentions of codes; they are the reader's, so they have no words.
func (s *Server) named(text string) ([]statement.Mention, error) {
	var out []statement.Mention
	for _, code := range upper(strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == ',' || c == ';' })) {
		if _, ok := s.Tables.Party(code); !ok {
			return nil, unprocessable("unknown party", "No party has the code “"+code+"”: states have three letters as in CHN, organisations a name as in IGO:EU.")
		}
		out = append(out, statement.Mention{Code: code})
	}
	return out, nil
}
