package reader

import (
	"slices"
	"sort"
	"strings"

	"chancery/statement"
)

// figureOf builds the figure of a proposed figure statement from the amounts of
// its sentence; nil when its content tells none. Parties and reporter are left
// to the caller; period is the EDTF value of the statement's time, or empty.
func figureOf(found []quantity, d deed, period string, w *quantityWords) *statement.Quantity {
	content := atoms(atomsOf(d.text, d.content[0], d.content[1]))
	operative := atoms(atomsOf(d.text, d.operative[0], d.operative[1])).at(0).word
	changes := w.is(upWord, operative) || w.is(downWord, operative) || changesBy(found, d)
	q, ok := chosen(found, d, changes)
	if !ok {
		q, ok = beside(found, d)
	}
	if level, told := levelBehind(found, d); told && changes && q.lead != "to" {
		level.ratio, q, ok = q.ratio, level, true
	}
	if factor, multiple := w.multiple(operative); multiple && q.lead == "to" && q.known {
		q.ratio = factor
	}
	if q.ranged && (changes || q.lead == "from") {
		q.value = q.second
	}
	direction := directionOf(operative, content, w)
	if !ok && direction == "" {
		return nil
	}
	f := &statement.Quantity{Quantity: subjectOf(q, d, content, w)}
	if q.known {
		f.Value = &q.value
	}
	if q.ratio > 0 {
		f.Ratio = &q.ratio
		if q.ratio > 1 && direction == "" {
			direction = "up"
		}
	}
	unit := q.unit
	if ok && unit == "" && q.ratio == 0 && tellsPeople(operative, content, w) {
		unit = personsUnit
	}
	f.Unit, f.Direction, f.Period = orNil(unit), orNil(direction), orNil(period)
	if ok {
		f.Comparator = orNil(sharpened(q.comparator, operative, d, w))
	}
	return f
}

// changesBy tells whether the content says by how much something changed, whatever
// the verb: "crept up by 4 per cent to 540 million dollars".
func changesBy(found []quantity, d deed) bool {
	return slices.ContainsFunc(found, func(q quantity) bool {
		return q.lead == "by" && !q.duration && q.start >= d.content[0] && q.end <= d.content[1]
	})
}

// maxLevelGap bounds the bytes between a content and the level told behind it.
const maxLevelGap = 60

// levelBehind finds the level that something came to where a comma parts it from
// the content: "fell by half in a year, to 2,100 tonnes".
func levelBehind(found []quantity, d deed) (quantity, bool) {
	to := min(d.sentence.End, d.content[1]+maxLevelGap)
	for _, rival := range d.rivals {
		if rival >= d.content[1] {
			to = min(to, rival)
		}
	}
	for _, q := range found {
		if q.start < d.content[1] || q.start >= to || q.duration {
			continue
		}
		before := atoms(atomsOf(d.text, d.content[1], q.start))
		k := len(before) - 1
		return q, q.lead == "to" && q.known && (q.money || q.unit != "") && before.is(k, "to") && before.is(k-1, ",")
	}
	return quantity{}, false
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// chosen picks the amount that the statement is about: the level where
// something changes "to" it, else the first measured one behind the operative
// word, else the first measured one, else the first count.
func chosen(found []quantity, d deed, changes bool) (quantity, bool) {
	best, rank := quantity{}, 0
	first := sort.Search(len(found), func(i int) bool { return found[i].end > d.content[0] })
	for _, q := range found[first:] {
		if q.start >= d.content[1] {
			break
		}
		if q.duration {
			continue
		}
		if r := rankOf(q, d, changes); r > rank {
			best, rank = q, r
		}
	}
	return best, rank > 0
}

// beside picks, for a content without an amount, the nearest one of its clause:
// the first behind it, else the last before it ("…, of which a fifth went to
// Japan"), up to the next operative word.
func beside(found []quantity, d deed) (quantity, bool) {
	from, to := d.sentence.Start, d.sentence.End
	for _, rival := range d.rivals {
		if rival < min(d.content[0], d.operative[0]) {
			from = rival
		}
		if rival > max(d.content[1], d.operative[1]) {
			to = min(to, rival)
		}
	}
	var before, behind *quantity
	for i, q := range found {
		switch {
		case q.duration || q.referring || q.start < from || q.start >= to:
		case q.end <= d.content[0]:
			before = &found[i]
		case q.start >= d.content[1] && behind == nil:
			behind = &found[i]
		}
	}
	switch {
	case behind != nil:
		return *behind, true
	case before != nil:
		return *before, true
	}
	return quantity{}, false
}

func rankOf(q quantity, d deed, changes bool) int {
	measured := q.money || q.unit == "%" || q.ratio > 0
	switch {
	case changes && q.lead == "to":
		return 6
	case q.lead == "from" && changes:
		return 1
	case measured && q.start >= d.operative[0]:
		return 5
	case measured:
		return 4
	case q.referring:
		return 2
	}
	return 3
}

// sharpened lets a verb of exceeding make a plain number a bound.
func sharpened(comparator, operative string, d deed, w *quantityWords) string {
	if comparator != "=" || !w.is(exceedWord, operative) {
		return comparator
	}
	before := atoms(atomsOf(d.text, max(d.operative[0]-12, d.sentence.Start), d.operative[0]))
	if before.is(len(before)-1, "not") {
		return "<"
	}
	return ">"
}

// directionOf reads from the operative word, else from the content, whether
// something grew or shrank.
func directionOf(operative string, content atoms, w *quantityWords) string {
	if w.is(upWord, operative) {
		return "up"
	}
	if w.is(downWord, operative) {
		return "down"
	}
	for _, a := range content {
		if w.is(upWord, a.word) && a.word != "up" && a.word != "additional" {
			return "up"
		}
		if w.is(downWord, a.word) && a.word != "down" && a.word != "lost" {
			return "down"
		}
	}
	return ""
}

// tellsPeople tells whether a number without noun counts people, as it does
// with verbs of killing, fleeing and freeing.
func tellsPeople(operative string, content atoms, w *quantityWords) bool {
	if w.is(casualtyWord, operative) {
		return true
	}
	for _, a := range content {
		if w.is(casualtyWord, a.word) {
			return true
		}
	}
	return false
}

// subjectOf names what is measured: a noun of the field in the content, else
// the last one before the operative word, else what is counted; and a day, month
// or year that it is told for.
func subjectOf(q quantity, d deed, content atoms, w *quantityWords) string {
	subject := measuredNoun(q, d, content, w)
	if q.per != "" && subject != "" {
		subject += " a " + q.per
	}
	return subject
}

// measuredNoun is subjectOf without what it is told for.
func measuredNoun(q quantity, d deed, content atoms, w *quantityWords) string {
	for _, a := range content {
		if w.is(subjectWord, a.word) {
			return a.word
		}
	}
	before := atomsOf(d.text, max(d.sentence.Start, d.operative[0]-maxReach), d.operative[0])
	for i := len(before) - 1; i >= 0 && q.noun == ""; i-- {
		if w.is(subjectWord, before[i].word) {
			return before[i].word
		}
	}
	if q.noun != "" {
		return strings.ToLower(q.noun)
	}
	return q.unit
}
