package reader

import (
	"strconv"
	"strings"
	"testing"

	"chancery/statement"
)

func TestFindQuantities(t *testing.T) {
	m := testMeasures(t)
	for _, test := range []struct {
		text, words, told string
	}{
		{"Trade exceeded $240 billion.", "exceeded $240 billion", "240000000000 USD >"},
		{"They lent it US$1.5 million.", "US$1.5 million", "1500000 USD ="},
		{"The Union gives EUR 50 billion.", "EUR 50 billion", "50000000000 EUR ="},
		{"A loan of 600 million yen was granted.", "600 million yen", "600000000 JPY ="},
		{"It sold nearly 3.2 per cent of its timber.", "nearly 3.2 per cent", "3.2 % ~"},
		{"Some 10,000 troops left.", "Some 10,000 troops", "10000 persons ~"},
		{"Twenty-four envoys came.", "Twenty-four envoys", "24 envoys ="},
		{"More than two dozen attacks followed.", "More than two dozen attacks", "24 attacks >"},
		{"Over half a million people fled.", "Over half a million people", "500000 persons >"},
		{"Up to 250 million gallons a day may be drawn.", "Up to 250 million gallons a day", "250000000 gallons/day <"},
		{"The pipe carried 8.1 bcm.", "8.1 bcm", "8100000000 m3 ="},
		{"They sent not less than 17 million tonnes.", "not less than 17 million tonnes", "17000000 t >"},
		{"It takes about half of their exports.", "about half of", "ratio 0.5 ~"},
		{"It covered three quarters of the cost.", "three quarters of", "ratio 0.75 ="},
		{"Trade almost doubled.", "almost doubled", "ratio 2 ~"},
		{"Trade grew ninefold.", "ninefold", "ratio 9 ="},
		{"Sales rose by more than a tenth.", "more than a tenth", "10 % >"},
		{"Hundreds of drones came.", "Hundreds of drones", "- drones >"},
		{"It runs at 60 to 80 km/h.", "60 to 80 km/h", "60 km/hour ="},
		{"It lent between $3 and $5 billion.", "$3 and $5 billion", "3000000000 USD ="},
		{"The field gives 900 kWh.", "900 kWh", "900 kWh ="},
		{"A plot of 32m2 was sold.", "32m2", "32 m2 ="},
		{"It pumps 70,000 barrels of crude oil a day.", "70,000 barrels of crude oil a day", "70000 barrels/day ="},
		{"It sold two and a half million doses.", "two and a half million doses", "2500000 doses ="},
		{"A quarter of a million people fled.", "A quarter of a million people", "250000 persons ="},
		{"One in five people fled.", "One in five", "ratio 0.2 ="},
		{"It earned minus 5 per cent.", "5 per cent", "-5 % ="},
		{"It sold six times what it bought.", "six times", "ratio 6 ="},
		{"Twice as many boats came.", "Twice", "ratio 2 ="},
		{"There was a rise of nearly half.", "nearly half", "50 % ~"},
		{"It pays 52 million euros a day.", "52 million euros a day", "52000000 EUR ="},
		{"It admits 260 students a year.", "260 students a year", "260 persons ="},
		{"It deported 14,000 of whom it had no record.", "14,000 of whom", "14000 persons ="},
		{"It sent 140 teachers.", "140 teachers", "140 persons ="},
		{"It settled 41 of its debts.", "41 of its debts", "41 debts ="},
	} {
		found := findQuantities(test.text, sentenceOf(test.text), nil, m)
		if len(found) != 1 {
			t.Errorf("%q: %d amounts, want one", test.text, len(found))
			continue
		}
		q := found[0]
		if got := test.text[q.start:q.end]; got != test.words || q.told() != test.told {
			t.Errorf("%q: %q is %q, want %q to be %q", test.text, got, q.told(), test.words, test.told)
		}
	}
}

func (q quantity) told() string {
	if q.ratio > 0 {
		return "ratio " + strconv.FormatFloat(q.ratio, 'g', 12, 64) + " " + q.comparator
	}
	value := "-"
	if q.known {
		value = strconv.FormatFloat(q.value, 'f', -1, 64)
	}
	return value + " " + q.unit + " " + q.comparator
}

func TestFindNoQuantities(t *testing.T) {
	m := testMeasures(t)
	for _, text := range []string{"It recalled Resolution 2249.", "A two-state solution helps.", "The 10th summit failed.", "F-16 jets flew.", "They met twice in Paris.", "The B52 flew.", "They met at 4:30.", "It is a third-party scheme.", "A two-day visit began.", "", "-"} {
		for _, q := range findQuantities(text, sentenceOf(text), nil, m) {
			t.Errorf("%q: %q is no amount (%s)", text, text[q.start:q.end], q.told())
		}
	}
}

func TestTagsTellVerbsFromCountedNouns(t *testing.T) {
	text := "Of these 12 stands."
	s := sentenceOf(text)
	s.Tokens[3].UPOS = "VERB"
	found := findQuantities(text, s, nil, testMeasures(t))
	if len(found) != 1 || found[0].unit != "" {
		t.Errorf("got %+v, want a 12 without unit", found)
	}
}

func TestFigureOf(t *testing.T) {
	m := testMeasures(t)
	for _, test := range []struct {
		text, operative, content, told, subject string
	}{
		{"Trade rose from $9 billion to $18 billion.", "rose", "rose from $9 billion to $18 billion", "18000000000 USD ratio - = up", "trade"},
		{"Imports fell by 20% to $427 billion.", "fell", "Imports fell by 20% to $427 billion", "427000000000 USD ratio - = down", "imports"},
		{"Exports have nearly tripled.", "tripled", "Exports have nearly tripled", "-  ratio 3 ~ up", "exports"},
		{"Trade between the two countries came to almost $10 billion.", "came", "Trade between the two countries came to almost $10 billion", "10000000000 USD ratio - ~ ", "trade"},
		{"Sales crept by 4 per cent to $540 million.", "crept", "crept by 4 per cent to $540 million", "540000000 USD ratio - = ", "sales"},
		{"Exports fell by 44 per cent in spring, to 2,100 tonnes.", "fell", "fell by 44 per cent in spring", "2100 t ratio - = down", "exports"},
		{"Exports doubled to $310 million.", "doubled", "doubled to $310 million", "310000000 USD ratio 2 = up", "exports"},
		{"Aid came to $5 million a year.", "came", "came to $5 million a year", "5000000 USD ratio - = ", "aid a year"},
		{"Some 19,000 live there.", "live", "Some 19,000 live there", "19000 persons ratio - ~ ", "persons"},
		{"About 1,200 were killed.", "killed", "about 1,200 were killed", "1200 persons ratio - ~ ", "persons"},
		{"Turnover is exceeding 140 billion dollars.", "exceeding", "exceeding 140 billion dollars", "140000000000 USD ratio - > ", "turnover"},
		{"They spoke.", "spoke", "spoke", "nothing", ""},
	} {
		d := deed{text: test.text, sentence: sentenceOf(test.text), operative: placeOfWords(test.text, test.operative), content: placeOfWords(test.text, test.content)}
		if test.operative == "killed" {
			d.content = [2]int{0, len(test.text)}
		}
		got := figureOf(findQuantities(test.text, d.sentence, nil, m), d, "", m.words)
		if told(got) != test.told || got != nil && got.Quantity != test.subject && test.subject != "persons" {
			t.Errorf("%q: %s of %v, want %s of %s", test.text, told(got), got, test.told, test.subject)
		}
	}
}

// Hostile texts come to an end; what grew with the square of their length would
// not within the time that go test allows.
func TestLongTextsEnd(t *testing.T) {
	m := testMeasures(t)
	for _, part := range []string{"tens of ", "one thousand ", "Early ", "5 ", "fiscal year ended in ", "two days before ", "a third ", "from 1 to ", "$ ", "million ", "more than ", "the ", "of the two "} {
		text := strings.Repeat(part, 1<<17/len(part)) + "-x"
		s := sentenceOf(text)
		times := findTimes(text, s, published)
		found := findQuantities(text, s, times, m)
		for at := 0; at < 125; at++ {
			d := deed{text: text, sentence: s, operative: [2]int{at * 1000, at*1000 + 4}, content: [2]int{at*1000 + 5, at*1000 + 50}}
			timeOf(times, d)
			figureOf(found, d, "", m.words)
		}
	}
}

func FuzzQuantities(f *testing.F) {
	m := testMeasures(f)
	for _, text := range []string{"$", "$1.", "tens of tens of tens of", "1/2 1/2/2", "a million million million million", "one hundred and and", "9999999999999999999999999999e9", "half half as much again", "5-fold", "\xff1\xf0", "1 of the 2 of the 3 of"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := sentenceOf(text)
		found := findQuantities(text, s, findTimes(text, s, published), m)
		for _, q := range found {
			if q.start < 0 || q.end <= q.start || q.end > len(text) || q.last >= len(s.Tokens) {
				t.Fatalf("amount %+v of %q", q, text)
			}
		}
		d := deed{text: text, sentence: s, operative: [2]int{0, len(text) / 2}, content: [2]int{0, len(text)}, kind: statement.Figure}
		figureOf(found, d, "", m.words)
	})
}

func amountText(v *float64) string {
	if v == nil {
		return "-"
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

func textOf(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
