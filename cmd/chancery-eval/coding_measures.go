package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/gold"
	"chancery/statement"
)

// ploverShares are what is asked of the PLOVER records of one part.
type ploverShares struct{ who, whoAbroad, types share }

// measurePlover asks whether a statement has the parties of each record, and if
// so whether the surest of those has its type; and what went wrong otherwise.
func measurePlover(c coder, sentences []codedSentence, out io.Writer) error {
	var parts [3]ploverShares
	causes := map[string]*[3]int{}
	for i, s := range sentences {
		list, err := c.eventsIn(s)
		if err != nil {
			return err
		}
		e := s.events[0]
		at := slices.IndexFunc(list, func(s statement.Statement) bool { return between(s, e) })
		cause := causeOf(list, at, e)
		if causes[cause] == nil {
			causes[cause] = new([3]int)
		}
		for _, k := range []int{partOf(i), 2} {
			causes[cause][k]++
			parts[k].who.count(at >= 0)
			if !e.domestic() {
				parts[k].whoAbroad.count(at >= 0)
			}
			if at >= 0 {
				parts[k].types.count(list[at].Event.Type == e.root)
			}
		}
	}
	fmt.Fprintf(out, "| PLOVER gold records | records | who and whom right | the same, between parties that differ | type right, of those |\n| --- | ---: | ---: | ---: | ---: |\n")
	for k, p := range parts {
		fmt.Fprintf(out, "| %s | %d | %.3f | %.3f | %.3f |\n", partNames[k], p.who.all, p.who.ratio(), p.whoAbroad.ratio(), p.types.ratio())
	}
	return printCauses(causes, out)
}

func printCauses(causes map[string]*[3]int, out io.Writer) error {
	names := make([]string, 0, len(causes))
	for name := range causes {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if d := causes[b][2] - causes[a][2]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	fmt.Fprintf(out, "\n| how the PLOVER records came out | %s |\n| --- | ---: | ---: | ---: |\n", strings.Join(partNames[:], " | "))
	for _, name := range names {
		n := causes[name]
		fmt.Fprintf(out, "| %s | %d | %d | %d |\n", name, n[0], n[1], n[2])
	}
	_, err := fmt.Fprintln(out)
	return err
}

// causeOf says what kept a record from being told; at is the statement with its
// parties, -1 for none.
func causeOf(list []statement.Statement, at int, e codedEvent) string {
	actors := func(s statement.Statement) bool { return slices.Equal(coarse(s.Actors), e.sources) }
	recipients := func(s statement.Statement) bool { return slices.Equal(coarse(s.Recipients), e.addressed()) }
	swapped := func(s statement.Statement) bool {
		return slices.Equal(coarse(s.Recipients), e.sources) && slices.Equal(coarse(s.Actors), e.addressed())
	}
	switch {
	case at >= 0 && list[at].Event.Type == e.root:
		return "right"
	case at >= 0:
		return "wrong type"
	case len(list) == 0:
		return "no event read"
	case e.domestic():
		return "within one state, other parties read"
	case slices.ContainsFunc(list, swapped):
		return "who and whom swapped"
	case slices.ContainsFunc(list, actors):
		return "wrong recipients"
	case slices.ContainsFunc(list, recipients):
		return "wrong actors"
	}
	return "both wrong"
}

// measurePetrarch compares the triples source, action, target of each sentence.
func measurePetrarch(c coder, sentences []codedSentence, out io.Writer) error {
	var full, root [3]gold.Counts
	for i, s := range sentences {
		list, err := c.eventsIn(s)
		if err != nil {
			return err
		}
		read, marked := triplesOf(list), map[[3]string]bool{}
		for _, e := range s.events {
			marked[[3]string{e.sources[0], e.cameo, e.targets[0]}] = true
		}
		for _, k := range []int{partOf(i), 2} {
			compare(&full[k], marked, read)
			compare(&root[k], roots(marked), roots(read))
		}
	}
	fmt.Fprintf(out, "| PETRARCH validation, %d sentences | precision | recall | F1 |\n| --- | ---: | ---: | ---: |\n", len(sentences))
	for k, name := range partNames {
		fmt.Fprintf(out, "| source, root of the code, target: %s | %s |\n| source, code, target: %s | %s |\n",
			name, precisionRecall(root[k]), name, precisionRecall(full[k]))
	}
	_, err := fmt.Fprintln(out)
	return err
}

func triplesOf(list []statement.Statement) map[[3]string]bool {
	out := map[[3]string]bool{}
	for _, t := range list {
		for _, a := range coarse(t.Actors) {
			for _, b := range coarse(t.Recipients) {
				if a != b {
					out[[3]string{a, t.Event.Cameo, b}] = true
				}
			}
		}
	}
	return out
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
// two marked stretches.
func measureRoots(c coder, sentences []codedSentence, out io.Writer) error {
	var found, right [3]share
	for i, s := range sentences {
		list, err := c.eventsIn(s)
		if err != nil {
			return err
		}
		read := rootBehind(list, strings.Index(s.text, s.source)+len(s.source))
		for _, k := range []int{partOf(i), 2} {
			found[k].count(read != "")
			right[k].count(read == s.events[0].root)
		}
	}
	fmt.Fprintf(out, "| PLV_train, %d sentences | an event is found | its type is right, of all |\n| --- | ---: | ---: |\n", len(sentences))
	for k, name := range partNames {
		if _, err := fmt.Fprintf(out, "| %s | %.3f | %.3f |\n", name, found[k].ratio(), right[k].ratio()); err != nil {
			return err
		}
	}
	return nil
}

// rootBehind is the type of the statement whose operative word stands nearest
// behind a place, or half as near before it; empty for none.
func rootBehind(list []statement.Statement, place int) string {
	best, near := "", 1<<30
	for _, t := range list {
		d := t.Operative.Start - place
		if d < 0 {
			d = -2 * d
		}
		if d < near {
			best, near = plvType(*t.Event), d
		}
	}
	return best
}
