package register

import (
	"strconv"
	"strings"
	"time"

	"chancery/statement"
)

// DayOf is the day at which a statement stands in time: of an act the first day
// of its own time, where the text gives one, else the day of publication.
func DayOf(s statement.Statement, published string) string {
	if s.Kind == statement.Act && s.Time != nil {
		if day := firstDay(s.Time.EDTF); day != "" {
			return day
		}
	}
	return published
}

// parts are the months at which the divisions of a year begin that EDTF
// (ISO 8601-2) writes in place of a month: seasons, quarters, thirds, halves.
var parts = map[string]string{
	"21": "03", "22": "06", "23": "09", "24": "12", "25": "03", "26": "06", "27": "09", "28": "12",
	"29": "09", "30": "12", "31": "03", "32": "06", "33": "01", "34": "04", "35": "07", "36": "10",
	"37": "01", "38": "05", "39": "09", "40": "01", "41": "07",
}

// firstDay is the first day of an EDTF value, "" where it has none: an open
// beginning, a year before 1.
func firstDay(edtf string) string {
	start, _, _ := strings.Cut(edtf, "/")
	start = strings.ReplaceAll(strings.Trim(start, "?~% "), "X", "0")
	year, rest, _ := strings.Cut(start, "-")
	month, day, _ := strings.Cut(rest, "-")
	if p, ok := parts[month]; ok {
		month = p
	}
	if month == "" || month == "00" {
		month = "01"
	}
	if day == "" || day == "00" {
		day = "01"
	}
	text := year + "-" + month + "-" + day
	if dayNumber(text) == 0 {
		return ""
	}
	return text
}

// dayNumber counts days, 1 for the first day of the year 1; 0 for what is no
// day.
func dayNumber(day string) int64 {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || t.Year() < 1 {
		return 0
	}
	return t.Unix()/86400 - firstDayUnix + 1
}

// firstDayUnix is 1 January of the year 1, in days since 1970.
const firstDayUnix = -719162

// dayText is the day of a number, "" for 0.
func dayText(number int64) string {
	if number <= 0 {
		return ""
	}
	return time.Unix((number-1+firstDayUnix)*86400, 0).UTC().Format(time.DateOnly)
}

func yearOf(day string) int {
	year, _, _ := strings.Cut(day, "-")
	n, err := strconv.Atoi(year)
	if err != nil {
		return 0
	}
	return n
}

// An id of an entry, and the place of a document, sort by day: the day's number
// above, a serial below.
const serialBits = 40

func dayID(day string, serial int64) int64 { return dayNumber(day)<<serialBits | serial }

func dayOfID(id int64) string { return dayText(id >> serialBits) }
