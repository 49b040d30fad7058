package document_test

import (
	"errors"
	"strings"
	"testing"

	"chancery/document"
)

func TestTextIsNormalised(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"already normal", "Oslo, 3 May\n\nNorway’s café — open.\n", "Oslo, 3 May\n\nNorway’s café — open.\n"},
		{"byte order mark", "\ufeffOslo\n", "Oslo\n"},
		{"Windows line ends", "one\r\ntwo\r\n", "one\ntwo\n"},
		{"old Mac line ends", "one\rtwo\r", "one\ntwo\n"},
		{"mixed line ends", "one\r\n\rtwo", "one\n\ntwo"},
		{"combining accent", "cafe\u0301\n", "café\n"},
		{"no line end at the end is kept so", "one", "one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := document.Decode("x.txt", []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if d.Text != c.want {
				t.Errorf("text is %q, want %q", d.Text, c.want)
			}
		})
	}
}

func TestHashIsOfTheNormalisedText(t *testing.T) {
	plain, err := document.Decode("a", []byte("one\ntwo\n"))
	if err != nil {
		t.Fatal(err)
	}
	windows, err := document.Decode("b", []byte("\ufeffone\r\ntwo\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	const want = "sha256:c3f9c8c283a2b1f2f1896f27a01cbe3cddc0c9d93f752e4639035a0f5b36f6e8"
	if plain.Hash != windows.Hash {
		t.Errorf("the same text has two hashes: %s and %s", plain.Hash, windows.Hash)
	}
	if plain.Hash != want {
		t.Errorf("hash is %q, want %q", plain.Hash, want)
	}
}

func TestWhatIsNoTextIsRefused(t *testing.T) {
	utf16 := func(first, second int) []byte {
		out := make([]byte, 0, 64)
		for _, b := range []byte("The ministers met.") {
			pair := [2]byte{}
			pair[first], pair[second] = b, 0
			out = append(out, pair[:]...)
		}
		return out
	}
	for _, c := range []struct {
		name string
		in   []byte
		want string // part of the message
	}{
		{"nothing", nil, "is empty"},
		{"only white space", []byte(" \n\t\r\n"), "is empty"},
		{"only a byte order mark", []byte("\ufeff"), "is empty"},
		{"too large", make([]byte, document.MaxBytes+1), "larger than 16 MiB"},
		{"PDF", []byte("%PDF-1.7\nrest"), "is a PDF"},
		{"PNG", []byte("\x89PNG\r\n\x1a\n\x00\x00"), "is a PNG picture"},
		{"JPEG", []byte("\xff\xd8\xff\xe0\x00\x10JFIF"), "is a JPEG picture"},
		{"ZIP", []byte("PK\x03\x04\x14\x00data.csv"), "is a ZIP archive"},
		{"DOCX", []byte("PK\x03\x04\x14\x00[Content_Types].xml PK\x03\x04word/document.xml"), "is a Word document (DOCX)"},
		{"HTML", []byte("\n<!DOCTYPE html><title>x</title>"), "is an HTML page"},
		{"XHTML", []byte("<?xml version=\"1.0\"?>\n<!-- x -->\n<html>"), "is an HTML page"},
		{"NUL", []byte("The ministers met.\x00 They agreed."), "NUL byte at byte 18"},
		{"UTF-16 with mark", append([]byte{0xff, 0xfe}, utf16(0, 1)...), "looks like UTF-16LE"},
		{"UTF-16 without mark", utf16(0, 1), "looks like UTF-16LE"},
		{"UTF-16 big-endian", utf16(1, 0), "looks like UTF-16BE"},
		{"windows-1252", []byte("Norway\x92s minister"), "at byte 6 (0x92) but looks like windows-1252"},
		{"Greek in windows-1253", []byte("\xc7 \xe5\xeb\xeb\xe7\xed\xe9\xea\xde \xea\xf5\xe2\xdd\xf1\xed\xe7\xf3\xe7"), "is not UTF-8 at byte 0 (0xc7): convert"},
		{"cut off", []byte("Norway and T\xc3"), "ends in the middle of a character"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := document.Decode("x.txt", c.in)
			var refused *document.Error
			if !errors.As(err, &refused) {
				t.Fatalf("error is %v, want an *Error", err)
			}
			if !strings.HasPrefix(err.Error(), "x.txt: ") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("message is %q, want it to name x.txt and say %q", err, c.want)
			}
		})
	}
}

func TestTitleIsTheFirstLine(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"headline", "Fiji, Tonga sign pact\n\nSUVA — The two…\n", "Fiji, Tonga sign pact"},
		{"blank lines before", "\n\n  Joint statement \nText\n", "Joint statement"},
		{"one line only", "Fiji and Tonga signed a pact.\n", ""},
		{"a paragraph", strings.Repeat("word ", 100) + "\nmore\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := document.Decode("x", []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if d.Title != c.want {
				t.Errorf("title is %q, want %q", d.Title, c.want)
			}
		})
	}
}

func TestLineAndColumn(t *testing.T) {
	d, err := document.Decode("x", []byte("né\ntwo\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ offset, line, column int }{
		{0, 1, 1}, {3, 1, 3}, {4, 2, 1}, {6, 2, 3}, {-5, 1, 1}, {99, 3, 1},
	} {
		if line, column := d.Line(c.offset); line != c.line || column != c.column {
			t.Errorf("offset %d is at %d:%d, want %d:%d", c.offset, line, column, c.line, c.column)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"The ministers met.\n", "\ufeffa\r\nb", "e\u0301\u0327", "\u1100\u1161\u11a8", "\r\r\n", "%PDF-", strings.Repeat("\u0301", 80)} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := document.Decode("x", data)
		if err != nil {
			var refused *document.Error
			if !errors.As(err, &refused) {
				t.Fatalf("error %v is no *Error", err)
			}
			return
		}
		for _, doubt := range d.Doubts() {
			if s := doubt.Span; d.Text[s.Start:s.End] != s.Text {
				t.Fatalf("doubt is not verbatim: %+v", s)
			}
		}
		again, err := document.Decode("x", []byte(d.Text))
		if err != nil {
			return // normal text can still begin like another format once its mark is gone
		}
		if again.Text != d.Text {
			t.Fatalf("normalising twice changes the text: %q, then %q", d.Text, again.Text)
		}
	})
}
