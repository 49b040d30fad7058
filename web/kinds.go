package web

import "chancery/statement"

// look is how a kind is shown: its mark has a shape of its own, so that nothing
// depends on colour.
type look struct {
	Kind   statement.Kind
	Mark   string
	Plural string
}

var looks = []look{
	{statement.Pledge, "■", "pledges"},
	{statement.Call, "▲", "calls"},
	{statement.Position, "●", "positions"},
	{statement.Act, "◆", "acts"},
	{statement.Figure, "#", "figures"},
}

func lookOf(kind statement.Kind) look {
	for _, l := range looks {
		if l.Kind == kind {
			return l
		}
	}
	return look{kind, "○", string(kind)}
}
