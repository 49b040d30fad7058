package statement

import (
	"strconv"
	"strings"
)

// OrEmpty is the text of a field that may be missing, empty where it is.
func OrEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// Grouped writes a number with commas between its thousands: 1,600,000.5.
func Grouped(v float64) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction
}
