package lang

import "strings"

// stop says when the full stop after an abbreviation belongs to it.
type stop int

const (
	never        stop = iota
	always            // Mr. etc.
	beforeNumber      // No. 5, 3 Jan. 2020
	beforeWord        // John F. Kennedy
	inside            // etc., but not at the end of the line
)

// Abbreviations by the company their full stop keeps; in lower case.
const (
	alwaysStop = ` mr mrs ms messrs dr prof rev hon gen lt col maj capt cmdr adm brig sgt sen sens rep reps gov amb sec st sts ft mt
 jr sr bros vs al approx ca cf esp incl excl e.g i.e viz resp ave blvd rd dept govt assn univ
 yrs mins lb lbs oz attn mlle mme ph.d ed eds jan feb apr aug sept oct nov dec tues thurs fri esp eg ps ext `
	insideStop = ` etc inc corp co ltd llc plc `
	numberStop = ` no nos art arts para paras p pp vol vols fig figs sec secs ch chap res doc op ser pt tel jun jul mar mon tue wed thur sat sun c d b `
)

// abbreviation says how the full stop after w behaves.
func abbreviation(w string) stop {
	if len(w) > 12 {
		return never
	}
	lower := strings.ToLower(w)
	switch {
	case isInitials(w), strings.Contains(alwaysStop, " "+lower+" "):
		return always
	case strings.Contains(insideStop, " "+lower+" "):
		return inside
	case strings.Contains(numberStop, " "+lower+" "):
		return beforeNumber
	case len(w) == 1 && isUpper(w[0]) && w != "I":
		return beforeWord
	}
	return never
}

// isInitials says whether w is single letters with full stops between: U.S
func isInitials(w string) bool {
	if len(w) < 3 || len(w)%2 == 0 {
		return false
	}
	for i := range len(w) {
		if i%2 == 0 && !isAlpha(w[i]) || i%2 == 1 && w[i] != '.' {
			return false
		}
	}
	return true
}

// isPrefix says whether a hyphen after w is part of the word: the affixes that
// the English treebanks do not split off.
func isPrefix(w string) bool {
	const prefixes = " non e anti re mid pre over post co pro multi sub semi ex neo cross counter vice micro intra inter mini psycho socio un mis arch trans ultra under bi tri de dis em en extra hyper infra mega meta nano para poly pseudo super tele "
	if len(w) > 7 || len(w) > 1 && isUpper(w[1]) { // the UN is no prefix
		return false
	}
	return strings.Contains(prefixes, " "+strings.ToLower(w)+" ")
}

// isSuffix says whether w ends names of sites and files.
func isSuffix(w string) bool {
	const suffixes = " com org net gov edu int mil info eu uk us fr de ru cn jp ca au doc docx xls xlsx pdf txt html htm jpg zip php ppt "
	return strings.Contains(suffixes, " "+strings.ToLower(w)+" ")
}

// wholeContraction returns where a contraction written without an apostrophe
// splits, 0 for other words; w is lower-case.
func wholeContraction(w string) int {
	switch w {
	case "cannot", "gonna", "gotta", "wanna", "gimme", "lemme":
		return 3
	case "outta", "ain't":
		return len(w) - 2 - strings.Count(w, "'")
	case "dont", "didnt", "doesnt", "couldnt", "wouldnt", "isnt", "wasnt", "wont", "aint", "havent", "hasnt", "cant":
		return len(w) - 2
	}
	return 0
}
