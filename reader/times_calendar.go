package reader

import (
	"fmt"
	"time"
)

// moment is a point in time as precisely as the text tells it: a year, a month
// or season (21 spring to 24 winter) of a year, or a day. Decades are years
// whose last digit is open.
type moment struct {
	year, month, day int
	decade           bool
}

// edtf writes the moment at level 1 of EDTF.
func (m moment) edtf() string {
	switch {
	case m.decade:
		return fmt.Sprintf("%03dX", m.year/10)
	case m.month == 0:
		return fmt.Sprintf("%04d", m.year)
	case m.day == 0:
		return fmt.Sprintf("%04d-%02d", m.year, m.month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", m.year, m.month, m.day)
}

// grain is the unit in which a moment or duration is told.
type grain int

const (
	dayGrain grain = iota
	weekGrain
	monthGrain
	seasonGrain
	quarterGrain
	yearGrain
	decadeGrain
	centuryGrain
)

func (m moment) grain() grain {
	switch {
	case m.decade:
		return decadeGrain
	case m.month == 0:
		return yearGrain
	case m.month > 12:
		return seasonGrain
	case m.day == 0:
		return monthGrain
	}
	return dayGrain
}

// at cuts the moment down to a coarser grain.
func (m moment) at(g grain) moment {
	if g >= yearGrain || g > dayGrain && m.month > 12 {
		return moment{year: m.year}
	}
	if g > weekGrain {
		return moment{year: m.year, month: m.month}
	}
	return m
}

// first is the first day of the moment.
func (m moment) first() time.Time {
	month := max(m.month, 1)
	if month > 12 {
		month = 3*(month-21) + 3
	}
	return time.Date(m.year, time.Month(month), max(m.day, 1), 0, 0, 0, 0, time.UTC)
}

// plus moves a moment by n units; months and longer units keep a day that the
// month has not within the month.
func (m moment) plus(n int, unit grain) moment {
	switch unit {
	case dayGrain, weekGrain:
		if unit == weekGrain {
			n *= 7
		}
		return dayOf(m.first().AddDate(0, 0, n))
	case monthGrain, quarterGrain:
		if unit == quarterGrain {
			n *= 3
		}
		months := m.year*12 + max(m.month, 1) - 1 + n
		moved := moment{year: months / 12, month: months%12 + 1, day: m.day}
		moved.day = min(moved.day, daysIn(moved.year, moved.month))
		return moved
	case decadeGrain:
		n *= 10
	case centuryGrain:
		n *= 100
	}
	m.year += n
	m.day = min(m.day, daysIn(m.year, m.month))
	return m
}

func daysIn(year, month int) int {
	if month < 1 || month > 12 {
		return 31
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func dayOf(t time.Time) moment {
	return moment{year: t.Year(), month: int(t.Month()), day: t.Day()}
}

// valid tells whether the calendar has the moment, in years that texts of
// diplomacy speak of.
func (m moment) valid() bool {
	if m.year < 1000 || m.year > 2999 {
		return false
	}
	return m.day == 0 || m.month >= 1 && m.month <= 12 && m.day <= daysIn(m.year, m.month)
}

// before compares the first days of two moments.
func (m moment) before(o moment) bool { return m.first().Before(o.first()) }

// weekdayNear finds the day of the week on or before a day, or after it.
func weekdayNear(day moment, weekday time.Weekday, ahead bool) moment {
	distance := (int(day.first().Weekday()) - int(weekday) + 7) % 7
	if ahead && distance > 0 {
		distance -= 7
	}
	return day.plus(-distance, dayGrain)
}

// monthNumber reads the name of a month, also cut short.
func monthNumber(a atom) (int, bool) {
	if !a.capital || len(a.word) < 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		if sameName(a.word, m.String()) || m == time.September && a.word == "sept" {
			return int(m), true
		}
	}
	return 0, false
}

// weekdayNumber reads the name of a day of the week, also cut short.
func weekdayNumber(a atom) (time.Weekday, bool) {
	if !a.capital || len(a.word) < 3 {
		return 0, false
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		if sameName(a.word, d.String()) && a.word != "sun" && a.word != "sat" {
			return d, true
		}
	}
	return 0, false
}

// sameName compares a lower-case word with a name, whole or its first three
// letters.
func sameName(word, name string) bool {
	if len(word) != len(name) && len(word) != 3 {
		return false
	}
	for i := range len(word) {
		if word[i] != name[i]|0x20 {
			return false
		}
	}
	return true
}

// seasonNumber reads the name of a season as EDTF counts them.
func seasonNumber(word string) (int, bool) {
	switch word {
	case "spring":
		return 21, true
	case "summer":
		return 22, true
	case "autumn", "fall":
		return 23, true
	case "winter":
		return 24, true
	}
	return 0, false
}

// grainOf reads the name of a unit of time.
func grainOf(word string) (grain, bool) {
	switch word {
	case "day", "days":
		return dayGrain, true
	case "week", "weeks", "weekend":
		return weekGrain, true
	case "month", "months":
		return monthGrain, true
	case "quarter", "quarters":
		return quarterGrain, true
	case "year", "years":
		return yearGrain, true
	case "decade", "decades":
		return decadeGrain, true
	case "century", "centuries":
		return centuryGrain, true
	}
	return 0, false
}
