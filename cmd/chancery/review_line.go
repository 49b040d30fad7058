package main

import (
	"fmt"
	"strings"

	"chancery/register"
)

func (p *entryPage) reviews(all []register.Review) {
	if len(all) == 0 {
		return
	}
	p.title("Reviews")
	for _, r := range all {
		p.add(p.pair(stamp(r.At), reviewLine(r))...)
	}
}

// reviewLine says in one line who said what about which words, and why.
func reviewLine(r register.Review) string {
	parts := []string{fmt.Sprintf("%d · %s: %s", r.ID, clean(r.By), r.Action)}
	switch {
	case r.Withdraws != 0:
		parts[0] += fmt.Sprintf(" %d", r.Withdraws)
	case r.Field != "":
		parts[0] += " " + clean(r.Field) + " = " + clean(r.Value)
	}
	words := clean(cut(r.Content.Text))
	if r.Operative.Start < r.Content.Start || r.Operative.Start >= r.Content.End {
		words = clean(r.Operative.Text) + " … " + words
	}
	parts = append(parts, "“"+words+"”")
	if r.Reason != "" {
		parts = append(parts, clean(r.Reason))
	}
	if r.Withdrawn {
		parts = append(parts, "taken back")
	} else if r.Now == "" {
		parts = append(parts, "no longer finds its place")
	}
	return strings.Join(parts, " · ")
}
