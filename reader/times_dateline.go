package reader

import (
	"strings"
	"time"

	"chancery/lang"
	"chancery/statement"
)

// The head of a document, where its own date may stand.
const (
	maxHeadLines = 8    // lines that are not blank
	maxHeadBytes = 2000 // of the text
	maxDateLine  = 100  // bytes of a line that may be no more than a date line
)

// dateLine finds the date that a document gives itself in its first lines:
// "Tuesday 4 November 2025", "Moscow, February 3, 2022", "2024-07-08", or the
// head of a news report ("OSLO, 3 May 2024 - …"). The span is the date's.
func dateLine(text string) (date time.Time, span statement.Span, ok bool) {
	lines := 0
	for at := 0; at < len(text) && at < maxHeadBytes && lines < maxHeadLines; {
		end := len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		if strings.TrimSpace(text[at:end]) != "" {
			lines++
			if e, found := ownDate(text, at, min(end, at+maxHeadBytes)); found {
				return e.from.first(), statement.Span{Text: text[e.start:e.end], Start: e.start, End: e.end}, true
			}
		}
		at = end + 1
	}
	return time.Time{}, statement.Span{}, false
}

// ownDate finds the first full date of a line that is a date line or starts
// with one.
func ownDate(text string, start, end int) (timeExpr, bool) {
	atoms := atoms(atomsOf(text, start, end))
	short := len(strings.TrimSpace(text[start:end])) <= maxDateLine
	for _, e := range findTimes(text, lang.Sentence{Start: start, End: end}, time.Time{}) {
		i := atoms.behind(e.start)
		if e.from != e.to || e.from.grain() != dayGrain || e.kind != pointTime {
			continue
		}
		if atoms.is(i, "of", "in", "during") || atoms.is(i-1, "of", "the") {
			continue
		}
		if short || dateline(atoms, atoms.behind(e.end)) {
			return e, true
		}
	}
	return timeExpr{}, false
}
