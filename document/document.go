// Package document turns the bytes of a text file into the one text that all
// offsets of a reading point into: UTF-8, in Unicode normalisation form C, with
// \n at the end of each line and no byte order mark. A file that is so already
// stays as it is, byte for byte, so that its offsets are offsets into the file.
//
// What cannot be read as text (a PDF, a picture, another encoding) is refused
// with an *Error that says what the file seems to be and what to do about it.
// The package knows nothing of politics, of language analysis or of storage.
package document

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"chancery/statement"
)

// MaxBytes is the size of the largest file that is read. The longest treaties
// in force have about 2 MB of text; more is most likely a mistake.
const MaxBytes = 16 << 20

// maxTitle is the length in bytes up to which a first line counts as a title.
const maxTitle = 300

// Document is one text, ready to be read.
type Document struct {
	Text   string // the normalised text
	Hash   string // "sha256:" and 64 hexadecimal digits of Text
	Source string // the file name or address as the user gave it

	// Title is the first line of the text, or "" if that is a paragraph.
	Title string
	// Published is the day of publication (YYYY-MM-DD) if whoever fetched the
	// text knows it. Decode leaves it empty: finding a date in the text is the
	// reader's work.
	Published string
	// Language is an ISO 639-1 code, or "und" if nothing fits. English is
	// assumed of a text too short to tell.
	Language Language
}

// Decode makes a document of the bytes of a file. source is the name by which
// messages and statements call it. Its error is always an *Error: the file is
// not a text that can be read.
func Decode(source string, data []byte) (*Document, error) {
	if err := check(source, data); err != nil {
		return nil, err
	}
	text := normalise(string(data))
	if strings.TrimSpace(text) == "" {
		return nil, &Error{Source: source, Reason: "is empty: there is no text in it"}
	}
	sum := sha256.Sum256([]byte(text))
	return &Document{
		Text:     text,
		Hash:     "sha256:" + hex.EncodeToString(sum[:]),
		Source:   source,
		Title:    title(text),
		Language: detect(text),
	}, nil
}

// normalise expects valid UTF-8.
func normalise(text string) string {
	text = strings.TrimLeft(text, "\ufeff")
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return norm.NFC.String(text)
}

// title is the first line with words on it, unless that is a paragraph: long,
// or the whole of the text.
func title(text string) string {
	rest := strings.TrimLeft(text, " \t\n\u00a0")
	line, after, _ := strings.Cut(rest, "\n")
	line = strings.TrimSpace(line)
	if len(line) > maxTitle || strings.TrimSpace(after) == "" {
		return ""
	}
	return line
}

// Doubts are what can be said against reading the document at all: so far, that
// it is not in English.
func (d *Document) Doubts() []statement.Doubt {
	if d.Language == English {
		return nil
	}
	message := "the text seems to be in " + d.Language.Name() + "; only English is read, so little or nothing is found"
	return []statement.Doubt{{Span: d.firstWords(), Message: message}}
}

// firstWords is the beginning of the text: at most eight words of one line.
func (d *Document) firstWords() statement.Span {
	start := len(d.Text) - len(strings.TrimLeftFunc(d.Text, unicode.IsSpace))
	end, words := start, 0
	for i, r := range d.Text[start:min(len(d.Text), start+maxTitle)] {
		if r == '\n' || unicode.IsSpace(r) && words == 7 {
			break
		}
		if unicode.IsSpace(r) {
			words++
			continue
		}
		if r != utf8.RuneError {
			end = start + i + utf8.RuneLen(r)
		}
	}
	return statement.Span{Text: d.Text[start:end], Start: start, End: end}
}

// Line gives the line and the column (both from 1, the column in characters) of
// a byte offset into the text, as editors count them. Offsets outside the text
// count as its nearest end.
func (d *Document) Line(offset int) (line, column int) {
	before := d.Text[:min(max(offset, 0), len(d.Text))]
	start := strings.LastIndexByte(before, '\n') + 1
	return strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[start:]) + 1
}
