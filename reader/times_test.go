package reader

import (
	"testing"
	"time"

	"chancery/lang"
	"chancery/statement"
)

// Wednesday, 15 May 2024
var published = time.Date(2024, time.May, 15, 0, 0, 0, 0, time.UTC)

func sentenceOf(text string) lang.Sentence {
	return lang.Sentence{Start: 0, End: len(text), Tokens: plainTokens(text, 0, len(text))}
}

func TestFindTimes(t *testing.T) {
	for _, test := range []struct{ text, words, edtf string }{
		{"They met on Tuesday in Oslo.", "on Tuesday", "2024-05-14"},
		{"They met on Wednesday in Oslo.", "on Wednesday", "2024-05-15"},
		{"The ministers will meet on Tuesday.", "on Tuesday", "2024-05-21"},
		{"The envoys are to confer on Friday.", "on Friday", "2024-05-17"},
		{"They met last Wednesday.", "last Wednesday", "2024-05-08"},
		{"Today we agreed.", "Today", "2024-05-15"},
		{"He left yesterday evening.", "yesterday evening", "2024-05-14"},
		{"It starts tomorrow.", "tomorrow", "2024-05-16"},
		{"Exports rose last year.", "last year", "2023"},
		{"The plan of this month was dropped.", "of this month", "2024-05"},
		{"They return next month.", "next month", "2024-06"},
		{"They quarrelled last week.", "last week", "2024-05"},
		{"She signed it in July.", "in July", "2023-07"},
		{"She will sign it in July.", "in July", "2024-07"},
		{"She signed it on 8 July 2021.", "on 8 July 2021", "2021-07-08"},
		{"She signed it on July 8, 2021, in Bonn.", "on July 8, 2021,", "2021-07-08"},
		{"He came on 2 May.", "on 2 May", "2024-05-02"},
		{"He came on 2 December.", "on 2 December", "2023-12-02"},
		{"The visit of 8–9 July 2021 ended.", "of 8–9 July 2021", "2021-07-08/2021-07-09"},
		{"It lasted from 30 June to 2 July 2021.", "from 30 June to 2 July 2021", "2021-06-30/2021-07-02"},
		{"Trade grew between 2020 and 2024.", "between 2020 and 2024", "2020/2024"},
		{"Trade grew from 2020 to 2022.", "from 2020 to 2022", "2020/2022"},
		{"They have traded since 2014.", "since 2014", "2014/2024"},
		{"They will double trade by 2030.", "by 2030", "2030"},
		{"They will do so by the end of 2025.", "by the end of 2025", "2025"},
		{"They will report within three months.", "within three months", "2024-08"},
		{"They will report within five years.", "within five years", "2029"},
		{"They fought in the fall of 2022.", "in the fall of 2022", "2022-23"},
		{"They fought last winter.", "last winter", "2023-24"},
		{"Trade fell in the first half of 2023.", "in the first half of 2023", "2023-01/2023-06"},
		{"Trade fell in the second quarter of 2023.", "in the second quarter of 2023", "2023-04/2023-06"},
		{"In the fiscal year that ended in March trade fell.", "In the fiscal year that ended in March", "2023-04/2024-03"},
		{"Two years ago they signed.", "Two years ago", "2022"},
		{"Trade grew in the past decade.", "in the past decade", "2014/2024"},
		{"They fought in the 1990s.", "in the 1990s", "199X"},
		{"It was settled in early 2023.", "in early 2023", "2023"},
		{"As of March 1 the duty applies.", "As of March 1", "2025-03-01"},
		{"The order of 2024-03-05 stands.", "of 2024-03-05", "2024-03-05"},
		{"The 2023 summit failed.", "The 2023", "2023"},
		{"They met last year and in 2020.", "last year and in 2020", "2020/2023"},
		{"The talks opened on 3 May 2021 at 10:00.", "on 3 May 2021 at 10:00", "2021-05-03"},
	} {
		found := findTimes(test.text, sentenceOf(test.text), published)
		if len(found) != 1 {
			t.Errorf("%q: %d expressions, want one", test.text, len(found))
			continue
		}
		if got := test.text[found[0].start:found[0].end]; got != test.words || found[0].edtf != test.edtf {
			t.Errorf("%q: %q is %s, want %q to be %s", test.text, got, found[0].edtf, test.words, test.edtf)
		}
	}
}

func TestFindNoTimes(t *testing.T) {
	for _, text := range []string{
		"Resolution 2249 may be adopted.", "They march on.", "The second half was dull.", "A five-year plan helps.",
		"The Sun rose over Jan and his 12 friends.", "", "2 3 4", "It may help in the coming years.",
	} {
		for _, e := range findTimes(text, sentenceOf(text), published) {
			t.Errorf("%q: %q is no time (%s)", text, text[e.start:e.end], e.edtf)
		}
	}
}

func TestFindTimesWithoutPublication(t *testing.T) {
	text := "On Tuesday they recalled the treaty of 8 July 2021 and last year's talks."
	found := findTimes(text, sentenceOf(text), time.Time{})
	if len(found) != 1 || found[0].edtf != "2021-07-08" {
		t.Errorf("got %v, want the one date that has a year", found)
	}
}

func TestDocumentTimesCountFromTheDayToldLast(t *testing.T) {
	text := "They met on 3 May. A day later they signed."
	sentences := []lang.Sentence{{Start: 0, End: 18}, {Start: 19, End: len(text)}}
	times := documentTimes(text, sentences, published)
	if len(times[1]) != 1 || times[1][0].edtf != "2024-05-04" {
		t.Errorf("got %v, want 2024-05-04", times[1])
	}
}

func TestTimeOf(t *testing.T) {
	for _, test := range []struct {
		text, operative, content string
		kind                     statement.Kind
		edtf                     string
	}{
		{"On Monday, Norland and Sudia signed a treaty.", "signed", "signed a treaty", statement.Act, "2024-05-13"},
		{"Norland signed a treaty with Sudia in 2019.", "signed", "signed a treaty with Sudia", statement.Act, "2019"},
		{"Both agreed to double their trade by 2030.", "agreed", "double their trade by 2030", statement.Pledge, "2030"},
		{"Today we reaffirm our support for peace.", "reaffirm", "our support for peace", statement.Position, "2024-05-15"},
		{"We support the treaty which was signed in 2019.", "support", "the treaty", statement.Position, ""},
	} {
		s := sentenceOf(test.text)
		d := deed{text: test.text, sentence: s, kind: test.kind, operative: placeOfWords(test.text, test.operative), content: placeOfWords(test.text, test.content)}
		e, ok := timeOf(findTimes(test.text, s, published), d)
		if ok != (test.edtf != "") || ok && e.edtf != test.edtf {
			t.Errorf("%q: %q, want %q", test.text, e.edtf, test.edtf)
		}
	}
}

func placeOfWords(text, words string) [2]int {
	for i := range text {
		if len(text)-i >= len(words) && text[i:i+len(words)] == words {
			return [2]int{i, i + len(words)}
		}
	}
	return [2]int{}
}

func TestDateLine(t *testing.T) {
	for _, test := range []struct{ text, words, date string }{
		{"Joint statement\nTuesday 4 November 2025\nThe two sides met.", "Tuesday 4 November 2025", "2025-11-04"},
		{"Oslo, February 3, 2022\nWe, the leaders, met.", "February 3, 2022", "2022-02-03"},
		{"Statement\n\n2024-07-08\n", "2024-07-08", "2024-07-08"},
		{"OSLO, 3 May 2024 - " + longLine, "3 May 2024", "2024-05-03"},
		{"The two sides recalled that on 4 November 2020 they had met. " + longLine, "", ""},
		{"Statement on the treaty of 4 November 2020\nWe regret it.", "", ""},
		{"", "", ""},
	} {
		date, span, ok := dateLine(test.text)
		if ok != (test.date != "") || ok && (date.Format(time.DateOnly) != test.date || span.Text != test.words || test.text[span.Start:span.End] != span.Text) {
			t.Errorf("%.30q: %v %q, want %q", test.text, date, span.Text, test.words)
		}
	}
}

const longLine = "The ministers of the two countries conferred at length about fisheries, timber and the price of salt in the northern ports."

func FuzzTimes(f *testing.F) {
	for _, text := range []string{"from 8–9 July 2024 to", "a day after after", "in the first nine months of", "within 99999999999 years", "2023-24-", "last last week", "the 1990s’", "\xff on May \xf0", "in 999 centuries", "since 31 June 2024"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := sentenceOf(text)
		times := findTimes(text, s, published)
		end := 0
		for _, e := range times {
			if e.start < end || e.end <= e.start || e.end > len(text) || e.edtf == "" || e.last >= len(s.Tokens) {
				t.Fatalf("expression %+v of %q", e, text)
			}
			end = e.end
		}
		timeOf(times, deed{text: text, sentence: s, operative: [2]int{0, len(text) / 2}, content: [2]int{len(text) / 3, len(text)}})
		findTimes(text, s, time.Time{})
		dateLine(text)
	})
}
