package facts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// mostReported are the sixty states that the marked texts name most often.
const mostReported = "USA RUS CHN UKR GBR FRA AUS DEU ISR JPN IND TUR CAN IRQ AZE ARE ARM BRA IRN ZAF SAU SYR ITA HUN NOR KEN VEN EGY BLR KOR " +
	"POL DNK IDN MMR NLD ARG AGO NZL ETH KAZ QAT TWN THA PSE PHL UZB SDN SRB LVA MYS PAK AFG MEX ESP GEO CUB FIN COD RWA SWE"

// The offices whose holder is a state's head, heads its government, or its diplomacy.
var (
	headsOfState = []string{"president", "king", "queen", "emperor", "emir", "sultan", "supreme leader", "leader",
		"chairman of the presidential council", "governor general", "state affairs chairman"}
	headsOfGovernment = []string{"prime minister", "premier", "chancellor", "head of government", "state counsellor"}
	headsOfDiplomacy  = []string{"foreign minister", "foreign secretary", "secretary of state"}
)

// sharedHeads are states that had both a prime minister and, for a time, a head of state who led the government.
const sharedHeads = "TUR SAU MMR CUB VEN AFG SYR SDN"

// heldBy tells whether the table knows a holder of one of the offices in a month.
func heldBy(tables *Tables, offices []string, party, month string) bool {
	return slices.ContainsFunc(offices, func(office string) bool {
		_, ok := tables.HolderOf(office, party, month)
		return ok
	})
}

// monthsWithout lists the months of 2015 to 2025 in which the table knows no holder.
func monthsWithout(tables *Tables, offices []string, party string) []string {
	var months []string
	for year := 2015; year <= 2025; year++ {
		for m := 1; m <= 12; m++ {
			month := fmt.Sprintf("%d-%02d", year, m)
			if !heldBy(tables, offices, party, month) {
				months = append(months, month)
			}
		}
	}
	return months
}

// A head of state, a head of government and a foreign minister are known for
// each of the most reported states in all months but a few.
func TestHoldersOfTheMostReportedStates(t *testing.T) {
	tables := loaded(t)
	const most = 20 // months of 60 states, three posts and eleven years
	gaps := 0
	for state := range strings.FieldsSeq(mostReported) {
		heads, government := headsOfState, headsOfGovernment
		if !slices.ContainsFunc(tables.Holders, func(h Holder) bool {
			return h.Party == state && slices.Contains(headsOfGovernment, h.Office)
		}) || strings.Contains(sharedHeads, state) {
			government = append(slices.Clone(headsOfState), headsOfGovernment...)
		}
		for post, offices := range map[string][]string{"head of state": heads, "head of government": government, "foreign minister": headsOfDiplomacy} {
			months := monthsWithout(tables, offices, reign(state, post))
			if len(months) > 0 {
				t.Logf("%s of %s: nobody in %s", post, state, strings.Join(months, " "))
			}
			gaps += len(months)
		}
	}
	if gaps > most {
		t.Errorf("%d months without a holder, want at most %d", gaps, most)
	}
}

// reign is where a realm's head of state is listed.
func reign(state, post string) string {
	if post == "head of state" && slices.Contains([]string{"AUS", "CAN", "NZL"}, state) {
		return "GBR"
	}
	return state
}

func TestPeopleInOfficeIn2022(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct{ office, party, date, want string }{
		{"foreign minister", "CIV", "2022-06-01", "Kandia Camara"},
		{"foreign minister", "PER", "2022-10-01", "César Landa"},
		{"foreign minister", "BGR", "2022-03-01", "Teodora Genchovska"},
		{"prime minister", "DZA", "2022-03-01", "Aymen Benabderrahmane"},
		{"secretary-general", "IGO:CSTO", "2018-01-01", "Yuri Khachaturov"},
		{"director-general", "IGO:ILO", "2022-10-02", "Gilbert Houngbo"},
	} {
		if h, _ := tables.HolderOf(c.office, c.party, c.date); h.Person != c.want {
			t.Errorf("%s of %s on %s: %q, want %q", c.office, c.party, c.date, h.Person, c.want)
		}
	}
}

func TestSoleHolder(t *testing.T) {
	tables := loaded(t)
	for _, c := range []struct{ office, party, date, want string }{
		{"foreign minister", "DEU", "2022-06-01", "Annalena Baerbock"},
		{"prime minister", "GBR", "2022-09-06", "Liz Truss"}, // the day of change
		{"commissioner", "IGO:EU", "2022-06-01", ""},         // many at a time
		{"special envoy", "USA", "2022-06-01", ""},
		{"foreign minister", "DEU", "1950-06-01", ""},
	} {
		if h, ok := tables.SoleHolder(c.office, c.party, c.date); h.Person != c.want || ok != (c.want != "") {
			t.Errorf("%s of %s on %s: %q, want %q", c.office, c.party, c.date, h.Person, c.want)
		}
	}
}
