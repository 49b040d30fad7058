package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"chancery/gold"
)

// evalPage writes an evaluation as Markdown whose tables line up in a terminal.
type evalPage struct {
	out   io.Writer
	worst int
}

func (p evalPage) print(now evaluation, before *evaluation) {
	p.title("Reading of %s", plural(now.Texts, "marked text"))
	p.measures(now, before)
	p.title("By kind")
	p.groups("kind", gold.By(now.Cases, func(c gold.Case) string { return c.Kind }))
	p.title("By cause")
	p.causes(now.Cases)
	p.title("By rule")
	p.rules(now.Cases)
	if before != nil {
		gained, lost := gold.Changes(before.Cases, now.Cases)
		p.list(fmt.Sprintf("Right now and not before: %d", len(gained)), gained)
		p.list(fmt.Sprintf("Right before and not now: %d", len(lost)), lost)
	}
	if p.worst == 0 {
		return
	}
	p.title("Texts that came out worst")
	p.groups("text", p.worstTexts(now.Cases))
	p.list("Not right, though the reader was sure", gold.Surest(now.Cases))
}

func (p evalPage) title(format string, args ...any) {
	_, _ = fmt.Fprintf(p.out, "\n## "+format+"\n\n", args...) // a bufio.Writer keeps the error for its Flush
}

func (p evalPage) measures(now evaluation, before *evaluation) {
	if before == nil {
		rows := [][]string{{"measure", "value"}}
		for _, m := range now.Measures {
			rows = append(rows, []string{m.Name, valueOf(m)})
		}
		p.table(rows)
		return
	}
	was := map[string]gold.Measure{}
	for _, m := range before.Measures {
		was[m.Name] = m
	}
	rows := [][]string{{"measure", "before", "now", "change"}}
	for _, m := range now.Measures {
		b, ok := was[m.Name]
		row := []string{m.Name, "", valueOf(m), ""}
		if ok {
			row[1], row[3] = valueOf(b), fmt.Sprintf("%+.3f", m.Value-b.Value)
		}
		rows = append(rows, row)
	}
	p.table(rows)
}

// valueOf is a measure with three digits: "0.897", "0.907 of 182".
func valueOf(m gold.Measure) string {
	if m.Of > 0 {
		return fmt.Sprintf("%.3f of %d", m.Value, m.Of)
	}
	return fmt.Sprintf("%.3f", m.Value)
}

func (p evalPage) groups(name string, groups []gold.Group) {
	rows := [][]string{{name, "marked", "read", "detection F1", "strict F1"}}
	for _, g := range groups {
		d := g.Detection
		rows = append(rows, []string{clean(g.Name), strconv.Itoa(d.Hit + d.Missed), strconv.Itoa(d.Hit + d.Extra),
			fmt.Sprintf("%.3f", d.F1()), fmt.Sprintf("%.3f", g.Strict.F1())})
	}
	p.table(rows)
}

// causes counts what went wrong first, the most frequent on top.
func (p evalPage) causes(cases []gold.Case) {
	counts := map[[2]string]int{}
	all := 0
	for _, c := range cases {
		if c.Fate != gold.Right {
			counts[[2]string{string(c.Fate), c.Cause}]++
			all++
		}
	}
	var keys [][2]string
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), slices.Compare(a[:], b[:]))
	})
	rows := [][]string{{"fate: cause", "cases", "share"}}
	for _, k := range keys {
		rows = append(rows, []string{k[0] + ": " + k[1], strconv.Itoa(counts[k]), fmt.Sprintf("%.3f", float64(counts[k])/float64(all))})
	}
	p.table(rows)
}

// rules tells of each rule how many statements it made and how many are right.
func (p evalPage) rules(cases []gold.Case) {
	rows := [][]string{{"rule", "read", "detected", "strictly right"}}
	for _, g := range gold.By(cases, func(c gold.Case) string { return c.Rule }) {
		read := g.Detection.Hit + g.Detection.Extra
		share := func(n int) string { return fmt.Sprintf("%.3f", float64(n)/float64(max(1, read))) }
		rows = append(rows, []string{clean(g.Name), strconv.Itoa(read), share(g.Detection.Hit), share(g.Strict.Hit)})
	}
	p.table(rows)
}

func (p evalPage) worstTexts(cases []gold.Case) []gold.Group {
	groups := gold.By(cases, func(c gold.Case) string { return c.Text })
	slices.SortStableFunc(groups, func(a, b gold.Group) int { return cmp.Compare(a.Strict.F1(), b.Strict.F1()) })
	return groups[:min(len(groups), p.worst)]
}

// list shows cases, as many as the page lists of the worst.
func (p evalPage) list(title string, cases []gold.Case) {
	p.title("%s", title)
	for _, c := range cases[:min(len(cases), p.worst)] {
		_, _ = fmt.Fprintln(p.out, caseLine(c))
	}
}

// caseLine is an item of a Markdown list:
//
//   - 0.97 wrong recipients · france-ghana.txt --at 814 · pledge.directed · “pledged” … “to train the guards” · recipients GHA, read FRA
func caseLine(c gold.Case) string {
	cause := c.Cause
	if cause == "" {
		cause = string(c.Fate)
	}
	parts := []string{fmt.Sprintf("- %.2f %s", c.Confidence, cause), fmt.Sprintf("%s.txt --at %d", clean(c.Text), c.At)}
	if c.Rule != "" {
		parts = append(parts, clean(c.Rule))
	}
	parts = append(parts, fmt.Sprintf("“%s” … “%s”", clean(c.Operative), clean(cut(c.Content))))
	for _, d := range c.Wrong {
		parts = append(parts, fmt.Sprintf("%s %s, read %s", d.Field, orDash(d.Marked), orDash(d.Read)))
	}
	return strings.Join(parts, " · ")
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return clean(s)
}

// table writes rows, the head first, in columns that line up; all but the first
// column hold numbers.
func (p evalPage) table(rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, text := range row {
			widths[i] = max(widths[i], uniseg.StringWidth(text))
		}
	}
	rule := make([]string, len(widths))
	for i, w := range widths {
		rule[i] = strings.Repeat("-", w)
		if i > 0 {
			rule[i] = strings.Repeat("-", w-1) + ":"
		}
	}
	for i, row := range rows {
		p.line(row, widths)
		if i == 0 {
			p.line(rule, widths)
		}
	}
}

func (p evalPage) line(row []string, widths []int) {
	for i, text := range row {
		pad := strings.Repeat(" ", widths[i]-uniseg.StringWidth(text))
		if i == 0 {
			text += pad
		} else {
			text = pad + text
		}
		_, _ = fmt.Fprintf(p.out, "| %s ", text)
	}
	_, _ = fmt.Fprintln(p.out, "|")
}
