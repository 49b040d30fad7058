package document

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Error says why a file is not a text that can be read. It is always the
// user's to mend, never a failure of the program.
type Error struct {
	Source string // the file, as the user named it
	Reason string // what is wrong with it, and what to do
}

func (e *Error) Error() string { return e.Source + ": " + e.Reason }

// check refuses everything that is not UTF-8 text of a sensible size.
func check(source string, data []byte) error {
	reason := ""
	switch {
	case len(data) == 0:
		reason = "is empty: there is no text in it"
	case len(data) > MaxBytes:
		reason = fmt.Sprintf("is larger than %d MiB: split it into its documents", MaxBytes>>20)
	default:
		reason = notText(data)
	}
	if reason == "" {
		return nil
	}
	return &Error{Source: source, Reason: reason}
}

// notText gives the reason why data is not plain UTF-8 text, or "".
func notText(data []byte) string {
	if f := sniff(data); f != nil {
		return fmt.Sprintf("is %s, not plain text: %s", f.name, f.advice)
	}
	if name := wide(data); name != "" {
		return fmt.Sprintf("is not UTF-8 but looks like %s: convert it, for example with iconv -f %s -t UTF-8", name, name)
	}
	if at := bytes.IndexByte(data, 0); at >= 0 {
		return fmt.Sprintf("has a NUL byte at byte %d: it is not a text file", at)
	}
	if at := invalid(data); at >= 0 {
		return notUTF8(data, at)
	}
	return ""
}

// invalid is the offset of the first byte that is not UTF-8, or -1.
func invalid(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
	return -1
}

// notUTF8 words the message for data whose byte at is not UTF-8.
func notUTF8(data []byte, at int) string {
	if at >= len(data)-3 && !utf8.FullRune(data[at:]) && at > 0 {
		return fmt.Sprintf("is not UTF-8 at byte %d: it ends in the middle of a character, so it seems to be cut off", at)
	}
	where := fmt.Sprintf("is not UTF-8 at byte %d (0x%02x)", at, data[at])
	if !western(data) {
		return where + ": convert it to UTF-8 first"
	}
	return where + " but looks like windows-1252: convert it, for example with iconv -f windows-1252 -t UTF-8"
}

// western tells whether data reads as Latin letters with single bytes of
// windows-1252 among them: few bytes above 0x7f, and none that the encoding
// leaves undefined.
func western(data []byte) bool {
	high := 0
	for _, b := range data {
		switch {
		case b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d:
			return false
		case b >= 0x80:
			high++
		}
	}
	return high*4 <= len(data)
}

// wide names the encoding of data if it is one of two or four bytes a
// character: by its byte order mark, else by the zeros that Latin text leaves
// in every second byte.
func wide(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe, 0, 0}):
		return "UTF-32LE"
	case bytes.HasPrefix(data, []byte{0, 0, 0xfe, 0xff}):
		return "UTF-32BE"
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return "UTF-16LE"
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return "UTF-16BE"
	}
	head := data[:min(len(data), 4096)&^1]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i&1]++
		}
	}
	most := len(head) * 2 / 5 // of len/2 in pure Latin text
	switch {
	case len(head) < 8:
		return ""
	case zeros[1] >= most && zeros[0] == 0:
		return "UTF-16LE"
	case zeros[0] >= most && zeros[1] == 0:
		return "UTF-16BE"
	}
	return ""
}
