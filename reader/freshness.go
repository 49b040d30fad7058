package reader

import "slices"

// longAgo is how many sentences after its mention a party is no longer fresh.
const longAgo = 4

func (c *scene) lookBack() {
	c.lately = map[string]int{}
	for _, m := range c.p.between(c.p.analysis.First(max(0, c.sentence-longAgo+1)), c.s.operative) {
		for _, code := range m.Codes {
			c.lately[code] = max(c.lately[code], m.Head)
		}
	}
}

// freshness is how many sentences ago a party was last mentioned, and how many
// parties that do not act were mentioned since.
func (c *scene) freshness(code string) (since, others float64) {
	at, ok := c.lately[code]
	if !ok {
		at = -1
	}
	for other, head := range c.lately {
		if other != code && head > at && !slices.Contains(c.s.actors, other) {
			others++
		}
	}
	if !ok {
		return longAgo, min(others, mostCounted)
	}
	sentence := c.p.sentenceOf(at)
	return float64(c.sentence - sentence), min(others, mostCounted)
}
