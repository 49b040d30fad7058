package export

import (
	"encoding/xml"
	"io"
	"strings"
)

// element begins an element without attributes.
func element(name string) xml.StartElement { return xml.StartElement{Name: xml.Name{Local: name}} }

// attribute is one of an element; a prefix in its name is written as it stands.
func attribute(name, value string) xml.Attr {
	return xml.Attr{Name: xml.Name{Local: name}, Value: value}
}

// endXML ends a document whose elements are all closed.
func endXML(e *xml.Encoder, out io.Writer) error {
	if err := e.Close(); err != nil {
		return err
	}
	_, err := io.WriteString(out, "\n")
	return err
}

// escaped is text as it stands between tags.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return b.String()
}
