package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"chancery/gold"
	"chancery/reader"
)

// quantityScore counts amounts against marked quantities.
type quantityScore struct {
	names  unitNames
	full   [2]gold.Counts             // value with unit, of even and odd sentences
	values [2]gold.Counts             // value alone
	kinds  map[string]*[2]gold.Counts // value with unit, by kind of unit
	log    io.Writer                  // takes what goes wrong in even sentences; or nil
}

// add counts the amounts that were found in sentence i.
func (s *quantityScore) add(i int, q quantitySentence, found []reader.Amount) error {
	valued := make([][]bool, len(q.Quantities)) // by marked quantity and amount
	for m, marked := range q.Quantities {
		low, high, err := marked.ends()
		if err != nil {
			return fmt.Errorf("value %q: %w", marked.Value, err)
		}
		for _, a := range found {
			valued[m] = append(valued[m], sameValue(low, a.Low) && sameValue(high, a.High))
		}
	}
	pairs := slices.Repeat([]int{-1}, len(q.Quantities))
	answers(pairs, len(found), func(m, k int) bool { return valued[m][k] && s.names.same(q.Quantities[m].Unit, found[k]) })
	s.count(&s.full[i%2], pairs, len(found))
	s.countKinds(i%2, q, pairs, found)
	if i%2 == 0 && s.log != nil {
		s.tell(i, q, pairs, found)
	}
	answers(pairs, len(found), func(m, k int) bool { return valued[m][k] })
	s.count(&s.values[i%2], pairs, len(found))
	return nil
}

func (s *quantityScore) count(c *gold.Counts, pairs []int, found int) {
	for _, k := range pairs {
		if k < 0 {
			c.Missed++
			continue
		}
		c.Hit++
		found--
	}
	c.Extra += found
}

func (s *quantityScore) countKinds(half int, q quantitySentence, pairs []int, found []reader.Amount) {
	of := func(kind string) *gold.Counts {
		if s.kinds[kind] == nil {
			s.kinds[kind] = &[2]gold.Counts{}
		}
		return &s.kinds[kind][half]
	}
	for m, k := range pairs {
		c := of(s.names.kindOfTheirs(q.Quantities[m].Unit))
		if k < 0 {
			c.Missed++
		} else {
			c.Hit++
		}
	}
	for k, a := range found {
		if !slices.Contains(pairs, k) {
			of(s.names.kindOfOurs(a)).Extra++
		}
	}
}

// tell writes what was missed and what was found for nothing.
func (s *quantityScore) tell(i int, q quantitySentence, pairs []int, found []reader.Amount) {
	header := fmt.Sprintf("%d %s\n", i, q.Text)
	for m, k := range pairs {
		if k < 0 {
			fmt.Fprintf(s.log, "%s  missed %s %q\n", header, q.Quantities[m].Value, q.Quantities[m].Unit)
			header = ""
		}
	}
	for k, a := range found {
		if !slices.Contains(pairs, k) {
			fmt.Fprintf(s.log, "%s  extra  %q = %g-%g %q (%s)\n", header, a.Span.Text, a.Low, a.High, a.Unit, a.Noun)
			header = ""
		}
	}
}

func (s *quantityScore) print(out io.Writer) error {
	fmt.Fprint(out, "| quantities of NewsQuant | marked | precision | recall | F1 | F1, even half | F1, odd half |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	row := func(name string, halves [2]gold.Counts) {
		c := gold.Counts{Hit: halves[0].Hit + halves[1].Hit, Extra: halves[0].Extra + halves[1].Extra, Missed: halves[0].Missed + halves[1].Missed}
		fmt.Fprintf(out, "| %s | %d | %s | %.3f | %.3f |\n", name, c.Hit+c.Missed, precisionRecall(c), halves[0].F1(), halves[1].F1())
	}
	row("value with unit", s.full)
	row("value", s.values)
	for _, kind := range slices.Sorted(maps.Keys(s.kinds)) {
		row("value with unit: "+kind, *s.kinds[kind])
	}
	_, err := fmt.Fprintln(out)
	return err
}
