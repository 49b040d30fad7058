// Package examples holds the texts that the program offers to try it on; see
// README.md beside it for what they are.
package examples

import "embed"

// Texts are single texts, one a file, NAME.txt at the root; and, as
// register/YYYY-MM-DD-NAME.txt, those of the example register, with the day on
// which each would have been published.
//
//go:embed *.txt register/*.txt
var Texts embed.FS
