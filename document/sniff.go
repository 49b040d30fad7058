package document

import "bytes"

// format is a kind of file that is no plain text.
type format struct {
	name   string // with its article
	advice string
}

const (
	saveAsText = "save its text as UTF-8 and read that"
	noText     = "there is no text in it to read"
)

// sniff tells what data is by the bytes that such files begin with, or nil.
// The signatures are those of the formats' own specifications.
func sniff(data []byte) *format {
	head := data[:min(len(data), 1024)]
	for _, s := range []struct {
		magic string
		format
	}{
		{"%PDF-", format{"a PDF", saveAsText}},
		{"\x89PNG\r\n\x1a\n", format{"a PNG picture", noText}},
		{"\xff\xd8\xff", format{"a JPEG picture", noText}},
		{"GIF8", format{"a GIF picture", noText}},
		{"\x1f\x8b", format{"a gzip archive", "unpack it first"}},
		{"{\\rtf", format{"an RTF document", saveAsText}},
		{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", format{"an old Office document", saveAsText}},
	} {
		if bytes.HasPrefix(head, []byte(s.magic)) {
			return &s.format
		}
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return zipped(data)
	}
	if html(head) {
		return &format{"an HTML page", saveAsText}
	}
	return nil
}

// zipped tells office documents from other ZIP archives by the names of their
// parts, which stand uncompressed in the archive.
func zipped(data []byte) *format {
	head := data[:min(len(data), 1<<16)]
	switch {
	case bytes.Contains(head, []byte("word/")):
		return &format{"a Word document (DOCX)", saveAsText}
	case bytes.Contains(head, []byte("opendocument")):
		return &format{"an OpenDocument file", saveAsText}
	}
	return &format{"a ZIP archive", "unpack it first"}
}

// html tells whether head begins as a web page does, after white space, a byte
// order mark, an XML declaration or comments.
func html(head []byte) bool {
	head = bytes.ToLower(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
	for {
		head = bytes.TrimLeft(head, " \t\r\n\f")
		end := -1
		switch {
		case bytes.HasPrefix(head, []byte("<!--")):
			end = bytes.Index(head, []byte("-->"))
		case bytes.HasPrefix(head, []byte("<?xml")):
			end = bytes.Index(head, []byte("?>"))
		}
		if end < 0 {
			break
		}
		head = head[end+2:]
		head = bytes.TrimPrefix(head, []byte(">"))
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	return false
}
