package export

import (
	"crypto/sha256"
	"fmt"
	"net/url"
	"strings"
)

// urn is a permanent name for what has no address: a UUID of version 8 (RFC
// 9562) made of the SHA-256 of what tells it from others.
func urn(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	u := sum[:16]
	u[6] = u[6]&0x0f | 0x80
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// statementURN names a statement in all formats alike.
func statementURN(r Record) string { return urn("statement", r.Statement.Document, r.Statement.ID) }

// webAddress gives an address of the web in a form that is one, else nothing:
// a source may be the name of a file.
func webAddress(source string) string {
	u, err := url.Parse(source)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}
