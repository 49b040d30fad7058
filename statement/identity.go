package statement

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Identity is the ID of the statement whose operative word and content stand at
// these places of a document, given by its hash. It is the same in every
// reading that finds the statement there.
func Identity(document string, operative, content Span) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d-%d %d-%d", document, operative.Start, operative.End, content.Start, content.End))
	return hex.EncodeToString(sum[:8])
}
