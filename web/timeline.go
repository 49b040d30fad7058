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
	timelineWidth  = 1000
	timelineHeight = 132
	timelineAxis   = 78 // where the line of time lies
	timelineEdge   = 14
)

// timeline draws deeds between two parties over time: meetings and cooperation
// above the line, conflict below it, texts as diamonds on top.
type timeline struct {
	Width, Height, Axis int
	Marks               []timeMark
	Ticks               []timeTick
	Label               string
}

type timeMark struct {
	X       int
	Y1, Y2  int
	Class   string // "deed", "conflict" or "text"
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
	t := &timeline{Width: timelineWidth, Height: timelineHeight, Axis: timelineAxis, Ticks: scale.ticks()}
	taken := make(map[int]int)
	for _, e := range deeds {
		if x, ok := scale.at(e.Day); ok {
			t.Marks = append(t.Marks, s.deedMark(x+5*taken[x], e))
			taken[x]++ // deeds of one day stand beside each other
		}
	}
	for _, text := range texts {
		if x, ok := scale.at(firstDay(text.Date)); ok {
			title := text.Name
			if title == "" {
				title = topicName(text.Type)
			}
			t.Marks = append(t.Marks, timeMark{X: x, Y1: 14, Class: "text", Title: title + ", " + day(text.Date), Address: "/instrument/" + text.ID})
		}
	}
	t.Label = "Timeline of " + plural(len(deeds), "deed", "deeds") + " and " + plural(len(texts), "text", "texts")
	return t
}

// deedMark is a stroke at a deed's day, longer the firmer its word.
func (s *Server) deedMark(x int, e register.Entry) timeMark {
	n := s.entryOf(1, e)
	m := timeMark{X: x, Class: "deed", Address: n.Link, Title: n.Day + ": " + n.Label() + " " + n.Gist}
	length := 12 + 4*e.Statement.Strength
	m.Y1, m.Y2 = timelineAxis-length, timelineAxis
	if ev := e.Statement.Event; ev != nil && strings.HasSuffix(s.Tables.QuadOf(ev.Type), "conflict") {
		m.Class, m.Y1, m.Y2 = "conflict", timelineAxis, timelineAxis+min(length, timelineHeight-timelineAxis-22)
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
	share := t.Sub(s.from).Seconds() / s.to.Sub(s.from).Seconds()
	return timelineEdge + int(share*(timelineWidth-2*timelineEdge))
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
