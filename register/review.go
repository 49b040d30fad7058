package register

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"chancery/statement"
)

// maxReason is the longest reason, in bytes.
const maxReason = 10_000

// Review adds a person's word on a statement. Bad input is an *InvalidError; a
// statement or review that is not there is ErrNotFound.
func (r *Register) Review(ctx context.Context, review NewReview) (Review, error) {
	if err := review.check(); err != nil {
		return Review{}, fmt.Errorf("review: %w", err)
	}
	var document int64
	c, err := r.change(ctx, func(w *writer) error {
		var err error
		document, err = w.review(review)
		return err
	})
	if err != nil {
		return Review{}, fmt.Errorf("review: %w", err)
	}
	var made Review
	err = r.Now().look(ctx, func(s session) error {
		all, err := s.reviewsAt(document)
		i := slices.IndexFunc(all, func(x Review) bool { return x.ID == c.Seq })
		if err == nil && i >= 0 {
			made = all[i]
		}
		return err
	})
	return made, err
}

func (n *NewReview) check() error {
	if !slices.Contains([]Action{Confirm, Correct, Reject, Add, Withdraw}, n.Action) {
		return invalidf("review.action", "%q is none of confirm, correct, reject, add, withdraw", n.Action)
	}
	err := firstError(checkText("review.by", n.By, 200), checkText("review.reason", n.Reason, maxReason),
		checkText("review.field", n.Field, 100), checkText("review.statement", n.Statement, 100), checkText("review.value", string(n.Value), maxReason))
	switch {
	case err != nil:
		return err
	case n.By == "":
		return invalidf("review.by", "is empty: a review needs the name of a person")
	case n.Action == Add && n.Missed == nil:
		return invalidf("review.missed", "is empty: give the statement that was missed")
	case n.Action == Withdraw && n.Review == 0:
		return invalidf("review.review", "is empty: give the number of the review that is taken back")
	case n.Action != Add && n.Action != Withdraw && n.Statement == "":
		return invalidf("review.statement", "is empty: give the ID of the statement")
	}
	return nil
}

const reviewInsert = "INSERT INTO review (id, document, reading, action, statement, operative_start, operative_end, content_start, content_end," +
	" field, value, withdraws, reviewer, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"

// review writes the review that n becomes, and gives its document.
func (w *writer) review(n NewReview) (int64, error) {
	var document int64
	var row Review
	var err error
	switch n.Action {
	case Add:
		document, row, err = w.missed(n)
	case Withdraw:
		document, row, err = w.withdraw(n)
	default:
		document, row, err = w.opinion(n)
	}
	if err != nil {
		return 0, err
	}
	row.Action, row.By, row.Reason = n.Action, n.By, n.Reason
	err = w.exec(reviewInsert, w.seq, document, row.reading, string(row.Action), row.Statement, row.Operative.Start, row.Operative.End,
		row.Content.Start, row.Content.End, row.Field, row.Value, row.Withdraws, row.By, row.Reason)
	if err != nil {
		return 0, err
	}
	_, err = w.reindex(document)
	return document, err
}

// opinion is a word on a statement that is there.
func (w *writer) opinion(n NewReview) (int64, Review, error) {
	document, st, err := w.session().counting(n.Statement)
	if err != nil {
		return 0, Review{}, fmt.Errorf("statement %s: %w", n.Statement, err)
	}
	p, err := w.session().paper(document)
	if err != nil {
		return 0, Review{}, err
	}
	r := Review{Statement: st.ID, Operative: st.Operative, Content: st.Content, reading: p.reading}
	if n.Action == Correct {
		if err := w.session().fits(document, st, n); err != nil {
			return 0, Review{}, err
		}
		r.Field, r.Value = n.Field, string(n.Value)
	}
	return document, r, nil
}

// fits refuses a correction that does not make a statement of the text.
func (s session) fits(document int64, st statement.Statement, n NewReview) error {
	corrected, err := correct(st, n.Field, n.Value)
	if err != nil {
		return err
	}
	var text string
	if err := s.row("SELECT text FROM document WHERE id = $1", []any{document}, &text); err != nil {
		return err
	}
	return verbatim(corrected, text)
}

// counting gives the statement that counts at present under an ID.
func (s session) counting(id string) (int64, statement.Statement, error) {
	var document int64
	var body string
	const text = "SELECT e.document, w.body FROM entry e JOIN wording w ON w.id = e.wording WHERE e.statement = $1 AND e.closed = 0"
	if err := s.row(text, []any{id}, &document, &body); err != nil {
		return 0, statement.Statement{}, err
	}
	st, err := statementOf(body, "", "")
	return document, st, err
}

// missed is a statement that the engine did not find.
func (w *writer) missed(n NewReview) (int64, Review, error) {
	st := *n.Missed
	var document int64
	var text string
	err := w.session().row("SELECT id, text FROM document WHERE hash = $1", []any{st.Document}, &document, &text)
	if err != nil {
		return 0, Review{}, fmt.Errorf("document %s: %w", st.Document, err)
	}
	st.ID = statement.Identity(st.Document, st.Operative, st.Content)
	if err := firstError(wellFormed(st), verbatim(st, text)); err != nil {
		return 0, Review{}, err
	}
	if st.Operative.Start == st.Operative.End {
		return 0, Review{}, invalidf("statement.operative", "is empty: say which word of the text makes the statement")
	}
	if _, _, err := w.session().counting(st.ID); !errors.Is(err, ErrNotFound) {
		return 0, Review{}, firstError(err, invalidf("statement", "%s is there already: correct it", st.ID))
	}
	p, err := w.session().paper(document)
	if err != nil {
		return 0, Review{}, err
	}
	body, err := bodyOf(st)
	return document, Review{Statement: st.ID, Operative: st.Operative, Content: st.Content, Value: body, reading: p.reading}, err
}

// withdraw takes a review back.
func (w *writer) withdraw(n NewReview) (int64, Review, error) {
	var document int64
	if err := w.session().row("SELECT document FROM review WHERE id = $1", []any{n.Review}, &document); err != nil {
		return 0, Review{}, fmt.Errorf("review %d: %w", n.Review, err)
	}
	p, err := w.session().paper(document)
	if err != nil {
		return 0, Review{}, err
	}
	i := slices.IndexFunc(p.reviews, func(r Review) bool { return r.ID == n.Review })
	old := p.reviews[i]
	if old.Action == Withdraw || old.Withdrawn {
		return 0, Review{}, invalidf("review.review", "%d is taken back already, or takes another one back", n.Review)
	}
	return document, Review{Statement: old.Statement, Operative: old.Operative, Content: old.Content, Withdraws: n.Review, reading: p.reading}, nil
}

// reviewsAt gives the reviews of a document with where they stand.
func (s session) reviewsAt(document int64) ([]Review, error) {
	p, err := s.paper(document)
	if err != nil {
		return nil, err
	}
	e := effective(p, s.seen)
	if e.err != nil {
		return nil, e.err
	}
	var text string
	if err := s.row("SELECT text FROM document WHERE id = $1", []any{document}, &text); err != nil {
		return nil, err
	}
	for i := range p.reviews {
		r := &p.reviews[i]
		r.Now = e.at[r.ID]
		if r.Action == Withdraw || r.Withdrawn {
			r.Now = r.Statement // it asks for nothing, so it can miss nothing
		}
		r.withText(text)
	}
	return p.reviews, nil
}
