package register_test

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/register"
)

func TestATokenIsKnownUntilItIsRevoked(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		ana := register.Token{Name: "Ana Ruiz", Scopes: []register.Scope{register.MayReview, register.MayAdd, register.MayAdd}}
		token, err := r.AddToken(ctx, ana)
		if err != nil || len(token) != len("chancery_")+43 {
			t.Fatalf("the token is %q, %v", token, err)
		}
		known, err := r.TokenOf(ctx, token)
		if err != nil || known.Name != "Ana Ruiz" || !slices.Equal(known.Scopes, []register.Scope{register.MayAdd, register.MayReview}) || known.Void(time.Now()) != "" || known.Made.IsZero() {
			t.Errorf("the token is known as %+v, %v", known, err)
		}
		for _, wrong := range []string{"", "chancery_", token + "x", strings.ToLower(token)} {
			if _, err := r.TokenOf(ctx, wrong); !errors.Is(err, register.ErrNotFound) {
				t.Errorf("the token %q gives %v", wrong, err)
			}
		}
		var invalid *register.InvalidError
		if _, err := r.AddToken(ctx, ana); !errors.As(err, &invalid) {
			t.Errorf("a second token of the name gives %v", err)
		}
		if err := r.RevokeToken(ctx, "Ana Ruiz"); err != nil {
			t.Fatal(err)
		}
		if known, err = r.TokenOf(ctx, token); err != nil || !strings.HasPrefix(known.Void(time.Now()), "was revoked on 20") {
			t.Errorf("the revoked token is known as %+v, %v", known, err)
		}
		if err := r.RevokeToken(ctx, "Ana Ruiz"); !errors.Is(err, register.ErrNotFound) {
			t.Errorf("revoking it twice gives %v", err)
		}
		again, err := r.AddToken(ctx, ana)
		if err != nil || again == token {
			t.Errorf("the name has the new token %q, %v", again, err)
		}
		if all, err := r.Tokens(ctx); err != nil || len(all) != 2 || all[0].Revoked.IsZero() || !all[1].Revoked.IsZero() {
			t.Errorf("the tokens are %+v, %v", all, err)
		}
	})
}

func TestATokenExpires(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		end := time.Now().Add(time.Hour).Truncate(time.Microsecond)
		token, err := r.AddToken(ctx, register.Token{Name: "a program", Scopes: []register.Scope{register.MayRead}, Expires: end})
		if err != nil {
			t.Fatal(err)
		}
		known, err := r.TokenOf(ctx, token)
		if err != nil || known.Void(end.Add(-time.Microsecond)) != "" || !strings.HasPrefix(known.Void(end), "expired with 20") {
			t.Errorf("the token is known as %+v, %v: %q at its end", known, err, known.Void(end))
		}
	})
}

func TestATokenPermitsItsScopes(t *testing.T) {
	all := []register.Scope{register.MayRead, register.MayAdd, register.MayReview, register.MayAdmin}
	for has, permits := range map[register.Scope]string{"read": "read", "add": "add", "review": "read review", "admin": "read add review admin", "other": ""} {
		for _, scope := range all {
			want := slices.Contains(strings.Fields(permits), string(scope))
			if got := (register.Token{Scopes: []register.Scope{has}}).Permits(scope); got != want {
				t.Errorf("%s permits %s: %v, want %v", has, scope, got, want)
			}
		}
	}
}

func TestATokenThatMakesNoSenseIsRefused(t *testing.T) {
	r := openRegister(t, t.TempDir()+"/r.db")
	read := []register.Scope{register.MayRead}
	for _, bad := range []register.Token{
		{Scopes: read}, {Name: " a", Scopes: read}, {Name: "a\x00", Scopes: read}, {Name: strings.Repeat("a", 201), Scopes: read},
		{Name: "a"}, {Name: "a", Scopes: []register.Scope{"write"}}, {Name: "a", Scopes: read, Expires: time.Now().Add(-time.Second)},
	} {
		var invalid *register.InvalidError
		if _, err := r.AddToken(ctx, bad); !errors.As(err, &invalid) {
			t.Errorf("%+v gives %v", bad, err)
		}
	}
}

func TestTokensAreNeverKeptAndNeverChange(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		token, err := r.AddToken(ctx, register.Token{Name: "Ana", Scopes: []register.Scope{register.MayAdmin}})
		if err != nil {
			t.Fatal(err)
		}
		if err := r.RevokeToken(ctx, "Ana"); err != nil {
			t.Fatal(err)
		}
		var backup bytes.Buffer
		if err := r.Backup(ctx, &backup); err != nil || backup.Len() > 200 {
			t.Errorf("a backup of a register with tokens alone has %d bytes, %v", backup.Len(), err)
		}
		db := sqlOf(t, address)
		for _, text := range []string{"UPDATE token SET scopes = 'admin'", "DELETE FROM token", "UPDATE revocation SET at = 0", "DELETE FROM revocation"} {
			if _, err := db.Exec(text); err == nil {
				t.Errorf("%s is carried out", text)
			}
		}
		if strings.HasPrefix(address, "postgres:") {
			return
		}
		for _, suffix := range []string{"", "-wal"} {
			if data, err := os.ReadFile(address + suffix); err == nil && bytes.Contains(data, []byte(token)) {
				t.Errorf("the token stands in the database%s", suffix)
			}
		}
	})
}
