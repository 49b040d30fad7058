package main

import "strings"

// marked shows a snippet over the width of the screen. Where there are no
// colours the words found stand between *.
func (p *entryPage) marked(snippet string, st style) []string {
	const open, shut = "\uf8fe", "\uf8ff" // of no width would be taken out by clean, these are swapped after wrapping
	text := clean(strings.NewReplacer("\x02", open, "\x03", shut).Replace(cut(snippet)))
	var lines []string
	within := false
	for _, l := range wrap(text, p.screen.width, quoteLines+2, plainText) {
		lines = append(lines, p.paintMarked(l.text, open, shut, st, &within))
	}
	return lines
}

// paintMarked paints one line of a snippet.
func (p *entryPage) paintMarked(text, open, shut string, st style, within *bool) string {
	if !p.screen.colour {
		return strings.NewReplacer(open, "*", shut, "*").Replace(text)
	}
	var b strings.Builder
	for text != "" {
		mark, now := open, st
		if *within {
			mark, now = shut, bold
		}
		before, after, found := strings.Cut(text, mark)
		b.WriteString(p.screen.paint(now, before))
		if found {
			*within = !*within
		}
		text = after
	}
	return b.String()
}
