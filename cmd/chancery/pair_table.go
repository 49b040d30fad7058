package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery/register"
	"chancery/statement"
)

// row is a line of a table of short texts.
func (p *entryPage) row(widths []int, st style, texts ...string) {
	cells := make([]cell, len(texts))
	for i, text := range texts {
		cells[i] = wrap(clean(text), widths[i], 2, st)
	}
	p.add(p.screen.row(widths, cells...)...)
}

// subjectRow is how much there is on one subject between two parties.
type subjectRow struct {
	name                        string
	forward, backward, together int
	first, last                 int // years
}

func (s subjectRow) all() int { return s.forward + s.backward + s.together }

func (s subjectRow) years() string {
	switch {
	case s.first == 0:
		return ""
	case s.first == s.last:
		return strconv.Itoa(s.first)
	}
	return fmt.Sprintf("%d–%d", s.first, s.last)
}

// subjectRows gathers the cells of a grid by subject, most first.
func subjectRows(grid []register.Cell) []subjectRow {
	at := map[string]int{}
	var rows []subjectRow
	for _, c := range grid {
		if c.Subject == "" {
			continue
		}
		i, ok := at[c.Subject]
		if !ok {
			i = len(rows)
			at[c.Subject] = i
			_, name, _ := strings.Cut(c.Subject, ":")
			rows = append(rows, subjectRow{name: name})
		}
		rows[i].add(c)
	}
	slices.SortStableFunc(rows, func(x, y subjectRow) int { return cmp.Compare(y.all(), x.all()) })
	return rows
}

func (s *subjectRow) add(c register.Cell) {
	switch {
	case c.Year != 0:
		if s.first == 0 || c.Year < s.first {
			s.first = c.Year
		}
		s.last = max(s.last, c.Year)
	case c.Direction == register.Forward:
		s.forward += c.All()
	case c.Direction == register.Backward:
		s.backward += c.All()
	default:
		s.together += c.All()
	}
}

// lastWords are the latest words on some subject, each once.
func lastWords(all []register.Latest) []register.Entry {
	var out []register.Entry
	for _, l := range all {
		known := slices.ContainsFunc(out, func(e register.Entry) bool { return e.Statement.ID == l.Entry.Statement.ID })
		if !known && len(out) < pairLatest {
			out = append(out, l.Entry)
		}
	}
	return out
}

// number leaves nothing where there is nothing.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return statement.Grouped(float64(n))
}

func (p *entryPage) instruments(all []register.InstrumentRecord) {
	if len(all) == 0 {
		return
	}
	p.title("Instruments")
	for _, i := range all[:min(len(all), pairInstruments)] {
		name := i.Name
		if name == "" {
			name = i.Type
		}
		p.add(p.pair(clean(i.Date), fmt.Sprintf("%s · %s · %s · %s", clean(name), clean(i.Type), plural(i.Count, "statement"), i.ID))...)
	}
}

func (p *entryPage) figures(all []register.FigureSeries) {
	if len(all) == 0 {
		return
	}
	p.title("Figures")
	for _, s := range all {
		for _, point := range s.Points {
			p.add(p.pair(clean(s.Quantity), figure(point.Entry.Statement)+" · "+point.Entry.Statement.ID)...)
		}
	}
}
