package web

import (
	"fmt"
	"strings"

	"chancery/statement"
)

// steps is the number of steps of the ladder of strength.
const steps = 8

// bar is the strength of an operative word: eight steps filled from the left
// for binding and approving, from the right for opposing.
type bar struct {
	Label   string // for those who do not see it
	On, Off string // SVG paths in a box of 62 × 8
	Opposes bool
}

func barOf(s statement.Statement) *bar {
	if s.Kind == statement.Figure || s.Strength == 0 && s.Kind == statement.Act {
		return nil // nothing binds or opposes
	}
	b := &bar{Label: fmt.Sprintf("strength %d of %d", s.Strength, steps), Opposes: s.Opposing}
	if s.Opposing {
		b.Label = "opposing, " + b.Label
	}
	var on, off strings.Builder
	for step := range steps {
		place, into := step, &off
		if s.Opposing {
			place = steps - 1 - step
		}
		if step < s.Strength {
			into = &on
		}
		fmt.Fprintf(into, "M%d 0h6v8h-6z", place*8)
	}
	b.On, b.Off = on.String(), off.String()
	return b
}
