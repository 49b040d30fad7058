package web

import (
	"fmt"
	"math"
	"strings"
	"time"

	"chancery/register"
)

// The measures of a plot, in units of its drawing.
const (
	plotWidth, plotHeight = 300, 96
	plotEdge              = 10
)

// plot is one quantity over time, each point a quotation.
type plot struct {
	Title         string
	Unit          string
	Width, Height int
	Line          string // SVG points
	Points        []plotPoint
	Label         string
}

type plotPoint struct {
	X, Y    int
	Address string
	Period  string
	Value   string
	Title   string
}

// plotsOf draws each series; points without a value are left out.
func (s *Server) plotsOf(series []register.FigureSeries) []plot {
	var plots []plot
	for _, one := range series {
		p := plot{Title: capital(topicName(one.Quantity)), Unit: one.Unit, Width: plotWidth, Height: plotHeight}
		p.place(one.Points)
		if len(p.Points) == 0 {
			continue
		}
		if codes := s.partiesOf(one.Parties); len(codes) > 0 {
			p.Title += ", " + names(codes)
		}
		p.Label = p.Title + ": " + plural(len(p.Points), "point", "points")
		plots = append(plots, p)
	}
	return plots
}

// place puts the points that have a value into the drawing, from zero up.
func (p *plot) place(points []register.FigurePoint) {
	var days []time.Time
	top := 0.0
	for _, point := range points {
		days = appendDay(days, plotDay(point))
		top = max(top, math.Abs(valueOf(point)))
	}
	if len(days) == 0 || top == 0 {
		return
	}
	scale := scaleOf(days)
	var line []string
	for _, point := range points {
		t, err := time.Parse(time.DateOnly, plotDay(point))
		v := valueOf(point)
		if err != nil || v == 0 {
			continue
		}
		share := t.Sub(scale.from).Seconds() / scale.to.Sub(scale.from).Seconds()
		x := plotEdge + int(share*(plotWidth-2*plotEdge))
		y := plotHeight - plotEdge - int(math.Abs(v)/top*(plotHeight-2*plotEdge))
		period := day(point.Period)
		if period == "" {
			period = day(point.Entry.Day)
		}
		value := strings.TrimSpace(grouped(v) + " " + p.Unit)
		if point.Value == nil {
			value = grouped(v) + " times"
		}
		p.Points = append(p.Points, plotPoint{x, y, "/s/" + point.Entry.Statement.ID, period, value, period + ": " + value})
		line = append(line, fmt.Sprintf("%d,%d", x, y))
	}
	p.Line = strings.Join(line, " ")
}

func valueOf(p register.FigurePoint) float64 {
	switch {
	case p.Value != nil:
		return *p.Value
	case p.Ratio != nil:
		return *p.Ratio
	}
	return 0
}

// plotDay is when a figure stands: its period, else the day of its statement.
func plotDay(p register.FigurePoint) string {
	if d := firstDay(p.Period); d != "" {
		return d
	}
	return p.Entry.Day
}
