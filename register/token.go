package register

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Tokens are kept beside the ledger and not in it: they are no changes, so that
// what was said at a past time does not depend on who might read it, and a
// backup, which may be handed on, opens no doors. Like the ledger they only
// grow: a token is revoked by another row, and whoever asks later finds which
// token stood behind a name when a decision was made.

// Scope is something that a token permits.
type Scope string

// The scopes. Who reviews has to see what is reviewed, so MayReview permits
// reading as well; MayAdmin permits everything, and to see and revoke tokens.
const (
	MayRead   Scope = "read"
	MayAdd    Scope = "add"
	MayReview Scope = "review"
	MayAdmin  Scope = "admin"
)

// scopes are all there are, in the order in which they are kept.
var scopes = []Scope{MayRead, MayAdd, MayReview, MayAdmin}

// Token is what the register knows of a token: all but the token itself.
type Token struct {
	Name    string    `json:"name"` // of the person or program that bears it; it stands under reviews
	Scopes  []Scope   `json:"scopes"`
	Made    time.Time `json:"made"`
	Expires time.Time `json:"expires,omitzero"` // the first moment at which it is void; zero for never
	Revoked time.Time `json:"revoked,omitzero"` // zero where it was not
}

// Permits tells whether the token's scopes permit what a scope stands for.
func (t Token) Permits(s Scope) bool {
	return slices.Contains(t.Scopes, s) || slices.Contains(t.Scopes, MayAdmin) || s == MayRead && slices.Contains(t.Scopes, MayReview)
}

// Void says why the token permits nothing at a moment: "was revoked on
// 2025-03-14"; empty where it is good.
func (t Token) Void(at time.Time) string {
	switch {
	case !t.Revoked.IsZero():
		return "was revoked on " + t.Revoked.Format(time.DateOnly)
	case !t.Expires.IsZero() && !at.Before(t.Expires):
		return "expired with " + t.Expires.Add(-time.Microsecond).Format(time.DateOnly)
	}
	return ""
}

// tokenPrefix begins every token, so that who finds one in a file knows what it
// is.
const tokenPrefix = "chancery_"

// newToken makes a token of 256 random bits.
func newToken() string {
	var bits [32]byte
	_, _ = rand.Read(bits[:]) // it never fails
	return tokenPrefix + base64.RawURLEncoding.EncodeToString(bits[:])
}

// tokenHash is what is kept of a token. A fast hash is right here: the slow ones
// for passwords make guessing dear, and 256 random bits cannot be guessed at any
// speed. Nor need looking it up take the same time for all: how far a wrong
// token's hash agrees with one in the index tells nothing of which token would
// have agreed further.
func tokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// AddToken makes a token for the bearer that t names, with its scopes and its
// time of expiry. The token is given here and never again. A name whose tokens
// are all void may have another, so that a lost token can be replaced. Bad input
// is an *InvalidError.
func (r *Register) AddToken(ctx context.Context, t Token) (string, error) {
	now := time.Now()
	if err := t.check(now); err != nil {
		return "", fmt.Errorf("add a token: %w", err)
	}
	token := newToken()
	err := r.transaction(ctx, func(w *writer) error {
		named, err := w.session().tokens("WHERE t.name = $1", t.Name)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(named, func(n Token) bool { return n.Void(now) == "" }) {
			return invalidf("token.name", "there is a token %q already: revoke it first, or choose another name", t.Name)
		}
		return w.exec("INSERT INTO token (name, hash, scopes, made, expires) VALUES ($1, $2, $3, $4, $5)",
			t.Name, tokenHash(token), joinScopes(t.Scopes), micros(now), microsOrZero(t.Expires))
	})
	if err != nil {
		return "", fmt.Errorf("add a token: %w", err)
	}
	return token, nil
}

// maxTokenName is the longest name of a token, in bytes; no longer than that of a
// reviewer may be.
const maxTokenName = 200

func (t Token) check(now time.Time) error {
	if err := checkText("token.name", t.Name, maxTokenName); err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(t.Name) != t.Name || t.Name == "":
		return invalidf("token.name", "give the name of the person or program that is to bear it, without spaces around it")
	case len(t.Scopes) == 0:
		return invalidf("token.scopes", "is empty: a token permits one or more of %s", joinScopes(scopes))
	case !t.Expires.IsZero() && !t.Expires.After(now):
		return invalidf("token.expires", "is past already")
	}
	for _, s := range t.Scopes {
		if !slices.Contains(scopes, s) {
			return invalidf("token.scopes", "%q is none of %s", s, joinScopes(scopes))
		}
	}
	return nil
}

// joinScopes writes scopes in their own order, each once.
func joinScopes(some []Scope) string {
	var out []string
	for _, s := range scopes {
		if slices.Contains(some, s) {
			out = append(out, string(s))
		}
	}
	return strings.Join(out, ",")
}

// Tokens gives all tokens, those that are void as well, the oldest first.
func (r *Register) Tokens(ctx context.Context) ([]Token, error) {
	all, err := r.lookForTokens(ctx, "")
	if err != nil {
		return nil, fmt.Errorf("list tokens: %w", err)
	}
	return all, nil
}

// TokenOf gives what is known of a token that somebody brings, void or not;
// ErrNotFound where the register has none such.
func (r *Register) TokenOf(ctx context.Context, token string) (Token, error) {
	found, err := r.lookForTokens(ctx, "WHERE t.hash = $1", tokenHash(token))
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err != nil {
		return Token{}, fmt.Errorf("look for a token: %w", err)
	}
	return found[0], nil
}

// RevokeToken makes the token of a name void from now on. A name without a token
// that could be revoked is ErrNotFound.
func (r *Register) RevokeToken(ctx context.Context, name string) error {
	if err := checkText("token.name", name, maxTokenName); err != nil {
		return fmt.Errorf("revoke a token: %w", err)
	}
	err := r.transaction(ctx, func(w *writer) error {
		var ids []int64
		const good = "SELECT t.id FROM token t LEFT JOIN revocation r ON r.token = t.id WHERE t.name = $1 AND r.at IS NULL"
		if err := w.session().rows(good, []any{name}, scanInts(&ids)); err != nil {
			return err
		}
		if len(ids) == 0 {
			return ErrNotFound
		}
		for _, id := range ids {
			if err := w.exec("INSERT INTO revocation (token, at) VALUES ($1, $2)", id, micros(time.Now())); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("revoke token %q: %w", name, err)
	}
	return nil
}

func (r *Register) lookForTokens(ctx context.Context, where string, args ...any) (found []Token, err error) {
	err = r.Now().look(ctx, func(s session) error {
		found, err = s.tokens(where, args...)
		return err
	})
	return found, err
}

func (s session) tokens(where string, args ...any) ([]Token, error) {
	found := []Token{}
	text := "SELECT t.name, t.scopes, t.made, t.expires, COALESCE(r.at, 0) FROM token t LEFT JOIN revocation r ON r.token = t.id " + where + " ORDER BY t.id"
	err := s.rows(text, args, func(row *sql.Rows) error {
		var t Token
		var joined string
		var made, expires, revoked int64
		err := row.Scan(&t.Name, &joined, &made, &expires, &revoked)
		for _, scope := range strings.Split(joined, ",") {
			t.Scopes = append(t.Scopes, Scope(scope))
		}
		t.Made, t.Expires, t.Revoked = moment(made), moment(expires), moment(revoked)
		found = append(found, t)
		return err
	})
	return found, err
}

// microsOrZero is the inverse of moment, which has the zero time for 0.
func microsOrZero(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return micros(t)
}
