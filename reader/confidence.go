package reader

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"chancery/statement"
)

// confidenceTable is what `chancery-eval confidence` learnt from the project's
// own marked texts: a weight for each of CertaintyNames.
//
//go:embed confidence.tsv
var confidenceTable string

// certainties are what the confidence of a statement is told from, in the
// columns of Reason.Certainty. Log-odds are bounded by mostSure.
var certainties = []string{
	"constant",
	"operative",   // log-odds that the word states something
	"kind",        // of its kind
	"polarity",    // that it is negated or that it is not, whichever was told
	"actors",      // least log-odds of those that decided who acts
	"recipients",  // and towards whom
	"mutual",      // and whether the actors bind one another
	"forced",      // 1 where nobody surely acts and the likeliest was taken
	"nobody",      // 1 where it is directed at nobody
	"crowd",       // logarithm of the number of parties that could fill a role
	"is-pledge",   // 1 for that kind; acts have none
	"is-call",     //
	"is-position", //
	"is-figure",   //
}

// CertaintyNames are the columns of Reason.Certainty.
func CertaintyNames() []string { return slices.Clone(certainties) }

// mostSure bounds log-odds: beyond it, marks and not the reader are in doubt.
const mostSure = 4

// certaintyOf describes how sure the parts of a statement are.
func certaintyOf(c claim, s statement.Statement, w who) []float64 {
	q := c.proposal
	bounded := func(x float64) float64 { return round(max(-mostSure, min(mostSure, x))) }
	return []float64{
		1,
		bounded(logOdds(float64(q.Score))),
		bounded(logOdds(c.sureKind)),
		bounded(math.Abs(logOdds(float64(q.Negated)))),
		bounded(w.sureActors), bounded(w.sureRecipients), bounded(w.sureMutual),
		bit(w.forced), bit(len(w.recipients) == 0), round(math.Log(float64(1 + w.crowd))),
		bit(s.Kind == statement.Pledge), bit(s.Kind == statement.Call), bit(s.Kind == statement.Position), bit(s.Kind == statement.Figure),
	}
}

// calibration are the weights of a logistic regression over certainties.
type calibration []float64

// loadCalibration reads lines "name<tab>weight", in the order of certainties.
func loadCalibration(table string) (calibration, error) {
	lines := strings.Split(strings.TrimSpace(table), "\n")
	if len(lines) != len(certainties) {
		return nil, fmt.Errorf("read confidence.tsv: %d weights for %d certainties: run chancery-eval confidence again", len(lines), len(certainties))
	}
	out := make(calibration, len(lines))
	for i, line := range lines {
		name, value, _ := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(value, 64)
		if name != certainties[i] || err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
			return nil, fmt.Errorf("read confidence.tsv, line %d: want %s and a number", i+1, certainties[i])
		}
		out[i] = w
	}
	return out, nil
}

// confidence is the probability that kind, actors, recipients and polarity of a
// statement are all right, to a thousandth. Where nobody acts it is none.
func (c calibration) confidence(certainty []float64, s statement.Statement) float64 {
	if len(s.Actors) == 0 {
		return 0
	}
	sum := 0.0
	for i, w := range c {
		sum += w * certainty[i]
	}
	return math.Round(probability(sum)*1000) / 1000
}
