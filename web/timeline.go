package web

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"chancery/register"
	"chancery/statement"
)

// The measures of a timeline, in units of its drawing.
const (
	timelineWidth = 1000
	timelineAbove = 60 // room above the line of time
	timelineBelow = 54 // and below it
	timelineEdge  = 14
	timelineLane  = 18 // height of the line of one text
)

// mostBars is how many texts are drawn, the latest; all are listed elsewhere.
const mostBars = 8

// timeline draws deeds between two parties over time: meetings and cooperation
// above the line, conflict below it, on top a bar for each text.
type timeline struct {
	Width, Height, Axis int
	Edge                int    // where the first day lies, and as far from the right the last
	From, To            string // those days
	Bars                []timeBar
	Marks               []timeMark
	Ticks               []timeTick
	Label               string
}

// timeBar is a text, from its date to its end; where no end is known, to the end
// of the drawing, which is drawn open.
type timeBar struct {
	X, Y, Width int
	Open        bool
	Text        mapText
	Title       string
	Address     string
}

type timeMark struct {
	X       int
	Y1, Y2  int
	Class   string // "deed" or "conflict"
	Title   string
	Address string
}

type timeTick struct {
	X     int
	Label string
}

// timelineOf draws the deeds that were done and the texts, so far as they have a
// day; nothing where nothing has.
func (s *Server) timelineOf(deeds []register.Entry, texts []register.InstrumentRecord) *timeline {
	var days []time.Time
	deeds = slices.DeleteFunc(slices.Clone(deeds), func(e register.Entry) bool {
		return e.Statement.Polarity == statement.Negated || e.Statement.Status == statement.Intended
	})
	for _, e := range deeds {
		days = appendDay(days, e.Day)
	}
	for _, t := range texts {
		days = appendDay(days, firstDay(t.Date))
	}
	if len(days) == 0 {
		return nil
	}
	scale := scaleOf(days)
	t := &timeline{Width: timelineWidth, Edge: timelineEdge, From: scale.from.Format(time.DateOnly), To: scale.to.Format(time.DateOnly), Ticks: scale.ticks(), Bars: barsOf(scale, texts)}
	t.Axis = len(t.Bars)*timelineLane + timelineAbove
	t.Height = t.Axis + timelineBelow
	taken := make(map[int]int)
	for _, e := range deeds {
		if x, ok := scale.at(e.Day); ok {
			aside := 5 * taken[x] // deeds of one day stand beside each other
			if x > timelineWidth/2 {
				aside = -aside
			}
			taken[x]++
			t.Marks = append(t.Marks, s.deedMark(x+aside, t.Axis, e))
		}
	}
	t.Label = "Timeline of " + plural(len(deeds), "deed", "deeds") + " and " + plural(len(texts), "text", "texts")
	return t
}

// barsOf draws the latest of the texts that have a date, each on a line of its
// own with its name.
func barsOf(scale scale, texts []register.InstrumentRecord) []timeBar {
	var bars []timeBar
	for _, text := range texts {
		x, ok := scale.at(firstDay(text.Date))
		if !ok || len(bars) == mostBars {
			continue
		}
		b := timeBar{X: x, Y: len(bars)*timelineLane + 4, Width: timelineWidth - x, Open: true, Title: instrumentName(text) + ", " + day(text.Date), Address: "/instrument/" + text.ID}
		if _, end, found := strings.Cut(text.Date, "/"); found {
			if to, ok := scale.at(firstDay(end)); ok {
				b.Width, b.Open = max(to-x, 9), false
			}
		}
		b.Text = mapText{x + 14, b.Y + 10, "start", cut(instrumentName(text), 60)}
		if box := b.Text.box(); box.right > timelineWidth {
			b.Text.X, b.Text.Anchor = x-6, "end"
		}
		bars = append(bars, b)
	}
	return bars
}

// deedMark is a stroke at a deed's day, longer the firmer its word.
func (s *Server) deedMark(x, axis int, e register.Entry) timeMark {
	n := s.entryOf(1, e)
	m := timeMark{X: x, Class: "deed", Address: n.Link, Title: n.Day + ": " + n.Label() + " " + n.Gist}
	length := 12 + 4*e.Statement.Strength
	m.Y1, m.Y2 = axis-length, axis
	if ev := e.Statement.Event; ev != nil && strings.HasSuffix(s.Tables.QuadOf(ev.Type), "conflict") {
		m.Class, m.Y1, m.Y2 = "conflict", axis, axis+min(length, timelineBelow-22)
	}
	return m
}

// scale maps days to places.
type scale struct{ from, to time.Time }

func scaleOf(days []time.Time) scale {
	s := scale{days[0], days[0]}
	for _, d := range days {
		if d.Before(s.from) {
			s.from = d
		}
		if d.After(s.to) {
			s.to = d
		}
	}
	if pad := 90 * 24 * time.Hour; s.to.Sub(s.from) < 2*pad {
		s.from, s.to = s.from.Add(-pad), s.to.Add(pad)
	}
	return s
}

func (s scale) at(text string) (x int, ok bool) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return 0, false
	}
	return s.place(t), true
}

func (s scale) place(t time.Time) int {
	return timelineEdge + int(s.share(t)*(timelineWidth-2*timelineEdge))
}

// share is where a moment lies, from 0 to 1.
func (s scale) share(t time.Time) float64 {
	return t.Sub(s.from).Seconds() / s.to.Sub(s.from).Seconds()
}

// ticks are the beginnings of years, of months where there are few years.
func (s scale) ticks() []timeTick {
	years := s.to.Year() - s.from.Year()
	var ticks []timeTick
	if years < 2 {
		for t := time.Date(s.from.Year(), s.from.Month()+1, 1, 0, 0, 0, 0, time.UTC); !t.After(s.to); t = t.AddDate(0, 2, 0) {
			ticks = append(ticks, timeTick{s.place(t), t.Format("Jan 2006")})
		}
		return ticks
	}
	for year := s.from.Year() + 1; year <= s.to.Year(); year += 1 + years/15 {
		ticks = append(ticks, timeTick{s.place(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)), strconv.Itoa(year)})
	}
	return ticks
}

func appendDay(days []time.Time, text string) []time.Time {
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return append(days, t)
	}
	return days
}

// firstDay is the first day of an EDTF date: of 2025-06 the 1st of June.
func firstDay(edtf string) string {
	from, _, _ := strings.Cut(edtf, "/")
	for _, form := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(form, from); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}
