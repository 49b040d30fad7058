package main

import (
	"flag"
	"fmt"
	"io"
	"math"
	"os"

	"chancery/gold"
	"chancery/reader"
)

// judged is a statement of a text: how sure its parts are, and whether it is right.
type judged struct {
	text      int
	certainty []float64
	verdict   gold.Verdict
}

const (
	calibrationFolds  = 10
	calibrationRounds = 20000
	calibrationRate   = 0.05
	calibrationDecay  = 0.002 // of the weights, so that rare traits stay small
)

// confidence learns from the marked texts of a folder how likely a statement is
// right, prints the weights for reader/confidence.tsv, and says on errs how
// well they do on texts that they were not learnt from.
func confidence(args []string, out, errs io.Writer) error {
	flags := flag.NewFlagSet("confidence", flag.ContinueOnError)
	plot := flags.String("plot", "", "file for the reliability plot, as SVG")
	folder, err := folderOf(flags, args)
	if err != nil {
		return err
	}
	texts, err := readFolder(folder)
	if err != nil {
		return err
	}
	all := judgements(texts)
	held := heldOut(all)
	precision, number := gold.PrecisionAt(held, 0.8)
	fmt.Fprintf(errs, "held out: %d statements, expected calibration error %.3f; of the %d with 0.8 or more, %.3f are right\n",
		len(held), gold.CalibrationError(held), number, precision)
	if *plot != "" {
		if err := os.WriteFile(*plot, reliabilityPlot(gold.Bins(held)), 0o644); err != nil {
			return err
		}
	}
	weights := logistic(all)
	for i, name := range reader.CertaintyNames() {
		if _, err := fmt.Fprintf(out, "%s\t%.4f\n", name, weights[i]); err != nil {
			return err
		}
	}
	return nil
}

// judgements holds each statement of texts against the marks.
func judgements(texts []readText) []judged {
	var out []judged
	for i, t := range texts {
		var report gold.Report
		report.Add(t.text, t.read)
		for _, v := range report.Verdicts() {
			out = append(out, judged{i, t.certainty[v.ID], v})
		}
	}
	return out
}

// heldOut are the verdicts with the confidence that weights learnt from other texts give.
func heldOut(all []judged) []gold.Verdict {
	var out []gold.Verdict
	for fold := range calibrationFolds {
		var learn, test []judged
		for _, j := range all {
			if j.text%calibrationFolds == fold {
				test = append(test, j)
			} else {
				learn = append(learn, j)
			}
		}
		weights := logistic(learn)
		for _, j := range test {
			j.verdict.Confidence = sigmoid(dot(weights, j.certainty))
			out = append(out, j.verdict)
		}
	}
	return out
}

// logistic is logistic regression by gradient descent with weight decay.
func logistic(all []judged) []float64 {
	weights := make([]float64, len(reader.CertaintyNames()))
	for range calibrationRounds {
		gradient := make([]float64, len(weights))
		for _, j := range all {
			miss := sigmoid(dot(weights, j.certainty))
			if j.verdict.Right {
				miss--
			}
			for k, x := range j.certainty {
				gradient[k] += miss * x
			}
		}
		for k := range weights {
			step := gradient[k] / float64(max(1, len(all)))
			if k > 0 { // the constant is free
				step += calibrationDecay * weights[k]
			}
			weights[k] -= calibrationRate * step
		}
	}
	return weights
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
