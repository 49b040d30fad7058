package web

import (
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
	"time"

	"chancery/register"
	"chancery/statement"
)

// The measures of a plot, in units of its drawing.
const (
	plotWidth, plotHeight  = 320, 132
	plotLeft, plotRight    = 58, 24 // room for the values of the axis, and for the last year
	plotTop, plotBottom    = 12, 22 // and for years
	plotAxis               = plotHeight - plotBottom
	plotInside, plotUpward = plotWidth - plotLeft - plotRight, plotAxis - plotTop
)

// plot is one quantity over time, each point a quotation.
type plot struct {
	Title         string
	Unit          string
	Width, Height int
	Line          string // SVG points
	Points        []plotPoint
	Values, Years []mapText // of the axes
	Left, Axis    int       // where they cross
	Top           int
	Label         string
	Data          []dataLink
}

type plotPoint struct {
	X, Y    int
	Address string
	Period  string
	Value   string
	Title   string
}

// plotsOf draws each series; points without a value are left out. query is the
// search that the figures come from.
func (s *Server) plotsOf(series []register.FigureSeries, query url.Values) []plot {
	var plots []plot
	for _, one := range series {
		p := plot{Title: capital(topicName(one.Quantity)), Unit: one.Unit, Width: plotWidth, Height: plotHeight, Left: plotLeft, Axis: plotAxis, Top: plotTop}
		p.place(one.Points)
		if len(p.Points) == 0 {
			continue
		}
		if codes := s.partiesOf(one.Parties); len(codes) > 0 {
			p.Title += ", " + names(codes)
		}
		data := with(with(query, "kind", "figure"), "quantity", one.Quantity)
		for _, form := range []string{"csv", "json"} {
			data.Set("format", form)
			p.Data = append(p.Data, dataLink{strings.ToUpper(form), "/search?" + data.Encode()})
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
		x := plotLeft + int(scale.share(t)*plotInside)
		y := plotAxis - int(math.Abs(v)/top*plotUpward)
		period := day(point.Period)
		if period == "" {
			period = day(point.Entry.Day)
		}
		value := strings.TrimSpace(statement.Grouped(v) + " " + p.Unit)
		if point.Value == nil {
			value = statement.Grouped(v) + " times"
		}
		p.Points = append(p.Points, plotPoint{x, y, "/s/" + point.Entry.Statement.ID, period, value, period + ": " + value})
		line = append(line, fmt.Sprintf("%d,%d", x, y))
		p.addYear(x, t.Year())
	}
	p.Line = strings.Join(line, " ")
	p.Values = []mapText{{plotLeft - 6, plotAxis + 4, "end", "0"}, {plotLeft - 6, plotTop + 4, "end", short(top)}}
}

// addYear writes a year under its first point, where there is room beside the
// year before.
func (p *plot) addYear(x, year int) {
	label := mapText{x, plotHeight - 5, "middle", strconv.Itoa(year)}
	if n := len(p.Years); n == 0 || p.Years[n-1].Text != label.Text && x-p.Years[n-1].X > 34 {
		p.Years = append(p.Years, label)
	}
}

// short writes a large number in few letters, as in "1.2 bn".
func short(v float64) string {
	for _, unit := range []struct {
		size float64
		name string
	}{{1e12, "tn"}, {1e9, "bn"}, {1e6, "m"}} {
		if v >= unit.size {
			return strconv.FormatFloat(math.Round(v/unit.size*10)/10, 'f', -1, 64) + " " + unit.name
		}
	}
	return statement.Grouped(math.Round(v*100) / 100)
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
