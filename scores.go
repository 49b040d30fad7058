// Package chancery holds what is measured of the program as a whole.
package chancery

import _ "embed"

// Scores is the committed table of the reader's accuracy on the texts of
// testdata/gold, as tab-separated lines of measure and score, with a head.
//
//go:embed testdata/gold/SCORES.tsv
var Scores string
