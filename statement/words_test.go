package statement_test

import (
	"testing"

	"chancery/statement"
)

func TestGrouped(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 999: "999", 1000: "1,000", 1600000.5: "1,600,000.5", -240000000000: "-240,000,000,000", 0.25: "0.25"} {
		if got := statement.Grouped(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}
