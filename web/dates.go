package web

import (
	"strings"
	"time"
)

// day writes an EDTF value as people do: "4 November 2025", "May 2024", "31 May
// 2025 – 2 June 2025". What it does not understand stays as it is.
func day(edtf string) string {
	if from, to, ok := strings.Cut(edtf, "/"); ok {
		return interval(from, to)
	}
	for _, form := range [][2]string{{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}} {
		if t, err := time.Parse(form[0], edtf); err == nil {
			return t.Format(form[1])
		}
	}
	return edtf
}

func interval(from, to string) string {
	switch {
	case from == "" || from == "..":
		return "until " + day(to)
	case to == "" || to == "..":
		return "from " + day(from)
	}
	return day(from) + " – " + day(to)
}
