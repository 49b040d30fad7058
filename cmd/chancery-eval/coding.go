package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/document"
	"chancery/gold"
	"chancery/reader"
	"chancery/statement"
)

// codedSentence is a sentence of a set of event data with the events that its
// makers coded.
type codedSentence struct {
	text, published string
	source, target  string // as they stand in the sentence, where the set tells
	events          []codedEvent
}

// codedEvent is who did what to whom, in the codes of PLOVER or CAMEO. Parties
// are states by three letters, other organisations "IGO", armed and other groups "NGO".
type codedEvent struct {
	sources, targets []string
	root, cameo      string
	reciprocal       bool // each source does it to the others
}

// coding measures the codes of events on the sets under FOLDER/coding.
func coding(args []string, out io.Writer) error {
	folder, err := folderOf(flag.NewFlagSet("coding", flag.ContinueOnError), args)
	if err != nil {
		return err
	}
	r, err := newReader()
	if err != nil {
		return err
	}
	for _, set := range []struct {
		load    func(folder string) ([]codedSentence, error)
		measure func(*reader.Reader, []codedSentence, io.Writer) error
	}{{ploverRecords, measurePlover}, {petrarchRecords, measurePetrarch}, {rootSentences, measureRoots}} {
		sentences, err := set.load(folder)
		if err != nil {
			return err
		}
		if err := set.measure(r, sentences, out); err != nil {
			return err
		}
	}
	return nil
}

// eventsIn are the statements of a sentence that have an event, the surest first.
func eventsIn(r *reader.Reader, s codedSentence) ([]statement.Statement, error) {
	d, err := document.Decode("sentence", []byte(s.text+"\n"))
	if err != nil {
		return nil, err
	}
	list := slices.DeleteFunc(r.Read(d, reader.Options{Published: s.published}).Statements, func(s statement.Statement) bool { return s.Event == nil })
	slices.SortStableFunc(list, func(a, b statement.Statement) int { return cmp.Compare(b.Confidence, a.Confidence) })
	return list, nil
}

// coarse gives the codes of mentions as event data have them.
func coarse(mentions []statement.Mention) []string {
	var out []string
	for _, m := range mentions {
		code, _, typed := strings.Cut(m.Code, ":")
		if typed && code != "IGO" {
			code = "NGO"
		}
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	slices.Sort(out)
	return out
}

// between tells whether a statement has exactly the parties of an event.
func between(s statement.Statement, e codedEvent) bool {
	targets := e.targets
	if e.reciprocal {
		targets = e.sources
	}
	return slices.Equal(coarse(s.Actors), e.sources) && slices.Equal(coarse(s.Recipients), targets)
}

// measurePlover asks whether a statement has the parties of each record, and if
// so whether the surest of those has its type.
func measurePlover(r *reader.Reader, sentences []codedSentence, out io.Writer) error {
	var parties, types [2]share // of all records, and of those between two parties that differ
	for _, s := range sentences {
		list, err := eventsIn(r, s)
		if err != nil {
			return err
		}
		e := s.events[0]
		at := slices.IndexFunc(list, func(s statement.Statement) bool { return between(s, e) })
		for k := range parties {
			if k == 1 && slices.Equal(e.sources, e.targets) {
				continue
			}
			parties[k].count(at >= 0)
			if at >= 0 {
				types[k].count(list[at].Event.Type == e.root)
			}
		}
	}
	_, err := fmt.Fprintf(out, `| PLOVER gold records | records | who and whom right | type right, of those |
| --- | ---: | ---: | ---: |
| all | %d | %.3f | %.3f |
| between parties that differ | %d | %.3f | %.3f |

`, parties[0].all, parties[0].ratio(), types[0].ratio(), parties[1].all, parties[1].ratio(), types[1].ratio())
	return err
}

// measurePetrarch compares the triples source, action, target of each sentence.
func measurePetrarch(r *reader.Reader, sentences []codedSentence, out io.Writer) error {
	var full, root gold.Counts
	for _, s := range sentences {
		list, err := eventsIn(r, s)
		if err != nil {
			return err
		}
		read, marked := map[[3]string]bool{}, map[[3]string]bool{}
		for _, t := range list {
			for _, a := range coarse(t.Actors) {
				for _, b := range coarse(t.Recipients) {
					if a != b {
						read[[3]string{a, t.Event.Cameo, b}] = true
					}
				}
			}
		}
		for _, e := range s.events {
			marked[[3]string{e.sources[0], e.cameo, e.targets[0]}] = true
		}
		compare(&full, marked, read)
		compare(&root, roots(marked), roots(read))
	}
	_, err := fmt.Fprintf(out, `| PETRARCH validation, %d sentences | precision | recall | F1 |
| --- | ---: | ---: | ---: |
| source, root of the code, target | %s |
| source, code, target | %s |

`, len(sentences), precisionRecall(root), precisionRecall(full))
	return err
}

// roots cuts CAMEO codes to their first two digits.
func roots(triples map[[3]string]bool) map[[3]string]bool {
	out := map[[3]string]bool{}
	for t := range triples {
		out[[3]string{t[0], t[1][:min(2, len(t[1]))], t[2]}] = true
	}
	return out
}

// compare counts what was read of what is marked.
func compare(c *gold.Counts, marked, read map[[3]string]bool) {
	hits := 0
	for k := range read {
		if marked[k] {
			hits++
		}
	}
	c.Hit, c.Extra, c.Missed = c.Hit+hits, c.Extra+len(read)-hits, c.Missed+len(marked)-hits
}

func precisionRecall(c gold.Counts) string {
	return fmt.Sprintf("%.3f | %.3f | %.3f", share{c.Hit, c.Hit + c.Extra}.ratio(), share{c.Hit, c.Hit + c.Missed}.ratio(), c.F1())
}

// measureRoots asks for the type of the event that a sentence tells between the
// two marked stretches: that of the statement whose operative word stands
// nearest behind the source.
func measureRoots(r *reader.Reader, sentences []codedSentence, out io.Writer) error {
	var found, right share
	for _, s := range sentences {
		list, err := eventsIn(r, s)
		if err != nil {
			return err
		}
		at := strings.Index(s.text, s.source) + len(s.source)
		best, near := "", 1<<30
		for _, t := range list {
			d := t.Operative.Start - at
			if d < 0 {
				d = -2 * d
			}
			if d < near {
				best, near = t.Event.Type, d
			}
		}
		found.count(best != "")
		right.count(best == s.events[0].root)
	}
	_, err := fmt.Fprintf(out, `| PLV_train, %d sentences | share |
| --- | ---: |
| an event is found | %.3f |
| its type is right, of all | %.3f |
`, len(sentences), found.ratio(), right.ratio())
	return err
}
