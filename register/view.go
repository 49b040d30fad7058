package register

import (
	"context"
	"database/sql"
	"fmt"
	"hash/crc32"
	"math"
	"strconv"
	"strings"
	"time"
)

// View is the register as it stands, or as it stood after a change. The zero
// View answers nothing; make one with Now or AsOf.
// Summaries (World, Subject, Subjects, Party, Pair, Overview) are kept until the
// next change and shared by all who ask: they are for reading only.
type View struct {
	db   *store
	seq  int64 // 0 for the present
	long bool  // what is asked may take long
}

// Now is the register as it stands at each question.
func (r *Register) Now() View { return View{db: r.db} }

// beforeAll is a view of the time before the first change.
const beforeAll = -1

// AsOf is the register as it stood at a moment. Lists and single things are
// about as fast as those of the present; counts (Pair, Party, World, Subject)
// are made anew from the statements and take longer the more there are.
func (r *Register) AsOf(ctx context.Context, moment time.Time) (View, error) {
	v := View{db: r.db, seq: beforeAll}
	err := r.Now().look(ctx, func(s session) error {
		const text = "SELECT COALESCE(MAX(seq), $1) FROM change WHERE at <= $2"
		return s.row(text, []any{beforeAll, micros(moment)}, &v.seq)
	})
	if err != nil {
		return View{}, fmt.Errorf("look back to %s: %w", moment.Format(time.RFC3339), err)
	}
	return v, nil
}

// Moment reads a moment to look back to: a day, YYYY-MM-DD, which means its end in
// UTC, or a time of RFC 3339. Anything else is an [InvalidError].
func Moment(text string) (time.Time, error) {
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return t.AddDate(0, 0, 1).Add(-time.Microsecond), nil
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return t, invalidf("as-of", "%q is neither a day as 2025-03-14 nor a time as 2025-03-14T09:30:00Z", text)
	}
	return t, nil
}

func scanStrings(into *[]string) func(row *sql.Rows) error {
	return func(row *sql.Rows) error {
		var one string
		err := row.Scan(&one)
		*into = append(*into, one)
		return err
	}
}

// The limits of a page.
const (
	usualPage   = 50
	largestPage = 1000
)

func (p Page) limit() (int, error) {
	switch {
	case p.Limit == 0:
		return usualPage, nil
	case p.Limit < 0 || p.Limit > largestPage:
		return 0, invalidf("limit", "%d is not from 1 to %d", p.Limit, largestPage)
	}
	return p.Limit, nil
}

// A cursor is the key of the last line of a page: numbers in base 36, joined by
// dots, and a check of them, by which what was not given here is told.
func cursorOf(keys ...int64) string {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = strconv.FormatInt(k, 36)
	}
	text := strings.Join(parts, ".")
	return text + "." + checkOf(text)
}

func checkOf(text string) string {
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(text))), 36)
}

// keys reads a cursor of n keys; fine is false on the first page.
func (p Page) keys(n int) (keys []int64, fine bool, err error) {
	if p.After == "" {
		return make([]int64, n), false, nil
	}
	text, check, _ := cutLast(p.After, ".")
	if check != checkOf(text) {
		return nil, false, invalidf("cursor", "%q is not one that this register gave", p.After)
	}
	for part := range strings.SplitSeq(text, ".") {
		k, err := strconv.ParseInt(part, 36, 64)
		if err != nil {
			return nil, false, invalidf("cursor", "%q is not one that this register gave", p.After)
		}
		keys = append(keys, k)
	}
	if len(keys) != n {
		return nil, false, invalidf("cursor", "%q is of another list", p.After)
	}
	return keys, true, nil
}

// before is the id below which a page begins.
func (p Page) before() (int64, error) {
	keys, fine, err := p.keys(1)
	if err != nil || !fine {
		return maxID, err
	}
	return keys[0], nil
}

// maxID is above all ids.
const maxID = math.MaxInt64
