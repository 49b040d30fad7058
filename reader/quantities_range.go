package reader

import "strings"

// joinRanges makes one amount of the two ends of each range ("5 to 7 per cent",
// "between $3 and $5 billion", "15-22 km"), and lends the first end the unit and
// the "billion" of the second where it has none of its own.
func (r *quantityReader) joinRanges(found []quantity) []quantity {
	var out []quantity
	for _, q := range found {
		if n := len(out); n > 0 && r.spans(out[n-1], q) {
			out[n-1] = joined(out[n-1], q)
			continue
		}
		out = append(out, q)
	}
	return out
}

// maxRangeGap bounds the atoms between the ends of "from $5 in May to $6".
const maxRangeGap = 8

// spans tells whether a and b are the ends of a range.
func (r *quantityReader) spans(a, b quantity) bool {
	if a.ranged || a.ratio > 0 || b.ratio > 0 || !a.known || !b.known || b.start < a.end {
		return false
	}
	same := a.unit == b.unit || strings.HasPrefix(b.unit, a.unit+"/") || strings.HasPrefix(a.unit, b.unit+"/")
	if !same && a.unit != "" && !a.inherited && !b.inherited {
		return false
	}
	between := atoms(atomsOf(r.text, a.end, b.start))
	if a.lead == "from" && between.is(len(between)-1, "to") && len(between) <= maxRangeGap {
		return true
	}
	if len(between) != 1 {
		return false
	}
	once := a.unit == "" || a.inherited // the unit is told once
	switch between[0].word {
	case "-":
		return true
	case "to":
		return once || a.lead != "by" && !r.m.words.is(upWord, a.lead) && !r.m.words.is(downWord, a.lead)
	case "and":
		return a.lead == "between"
	case "or":
		return once
	}
	return false
}

// joined is the range from a to b.
func joined(a, b quantity) quantity {
	if a.scale <= 1 && b.scale > 1 && a.value*b.scale < 10*b.value {
		a.value, a.scale = a.value*b.scale, b.scale
	}
	if a.unit == "" || a.inherited {
		a.unit, a.inherited, a.noun, a.money, a.duration = b.unit, b.inherited, b.noun, b.money, b.duration
	}
	if strings.HasPrefix(b.unit, a.unit+"/") {
		a.unit = b.unit
	}
	a.ranged, a.second, a.end = true, b.value, max(a.end, b.end)
	return a
}
