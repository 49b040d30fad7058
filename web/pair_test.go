package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"chancery/register"
	"chancery/statement"
)

func TestPairPageIsNarrowedToAPeriod(t *testing.T) {
	s, _ := newRegister(t)
	for path, want := range map[string]string{
		"/pair/KEN-NOR?from=2025-01-01&to=2025-01-31": "1 statement: 1 pledge", "/pair/KEN-NOR?from=2025-01-03": "0 statements",
		"/pair/KEN-NOR?to=2025-01-01": "in this time", "/pair/KEN-NOR?from=2025-01-01&format=csv": "topic:foreign-trade,2025,a to b,1,1,",
		"/api/v1/pairs/KEN/NOR?to=2025-01-01": `"latest":[]`, "/api/v1/pairs/KEN/NOR?to=2025-01-02": `"topic:foreign-trade"`,
	} {
		if w := do(s, http.MethodGet, path, ""); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s answered %d without %q:\n%s", path, w.Code, want, w.Body)
		}
	}
	page := do(s, http.MethodGet, "/pair/KEN-NOR?from=2025-01-01", "").Body.String()
	if n := strings.Count(page, "from=2025-01-01"); n < 6 {
		t.Errorf("%d links of the page keep its period, want all to data and searches", n)
	}
	for _, path := range []string{"/pair/KEN-NOR?from=2025-02-01&to=2025-01-01", "/pair/KEN-NOR?from=soon", "/pair/KEN-NOR?format=pdf"} {
		if w := do(s, http.MethodGet, path, ""); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("%s answered %d", path, w.Code)
		}
	}
}

// said is a word of some strength on a day.
func said(day string, strength int, opposing bool) register.Entry {
	return register.Entry{Day: day, Statement: statement.Statement{Strength: strength, Opposing: opposing}}
}

func TestTrendRisesAndFallsWithStrength(t *testing.T) {
	entries := []register.Entry{said("2024-12-31", 8, true), said("2023-01-01", 4, false), said("2023-01-01", 6, false), said("2022-01-01", 0, false)}
	scale := scale{time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC)}
	got := trendOf(scale, entries)
	if got == nil {
		t.Fatal("nothing is drawn")
	}
	want := fmt.Sprintf("%d,11 31,6 %d,19", trendEdge, trendWidth-trendEdge)
	if got.Line != want || got.Label != "strength from 0 on 1 January 2022 to opposing 8 on 31 December 2024" {
		t.Errorf("the line is %q, want %q; it says %q", got.Line, want, got.Label)
	}
	if trendOf(scale, entries[1:3]) != nil {
		t.Error("words of one day make a line")
	}
}

func TestPlotHasAxes(t *testing.T) {
	value := func(v float64) *float64 { return &v }
	p := plot{Unit: "USD"}
	p.place([]register.FigurePoint{{Period: "2021", Value: value(3.1e9)}, {Period: "2022", Value: value(4.25e9)}, {Period: "2024", Value: value(2e9)}})
	if len(p.Years) != 3 || p.Years[0].Text != "2021" || p.Years[2].Text != "2024" {
		t.Errorf("years: %v", p.Years)
	}
	if len(p.Values) != 2 || p.Values[0].Text != "0" || p.Values[1].Text != "4.3 bn" || p.Values[1].Y-4 != p.Points[1].Y {
		t.Errorf("values: %v, points %v", p.Values, p.Points)
	}
}

func TestBarsRunFromTheDateOfATextToItsEnd(t *testing.T) {
	scale := scale{time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)}
	bars := barsOf(scale, []register.InstrumentRecord{
		{Type: "agreement", Name: strings.Repeat("name ", 30), Date: "2029-01-01"}, {Type: "agreement", Date: "2020-01-01/2024-12-31"}, {Type: "readout"},
	})
	if len(bars) != 2 || !bars[0].Open || bars[0].Text.Anchor != "end" || bars[1].Open || bars[1].Width < 480 || bars[1].Width > 490 || bars[1].Y == bars[0].Y {
		t.Errorf("bars: %+v", bars)
	}
}
