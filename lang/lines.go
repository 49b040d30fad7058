package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is one paragraph cut into tokens by rule alone, before any model has
// seen it. Tokens are [start, end) bytes of the text; Starts are the indices of
// the tokens that may begin a sentence, the first always among them.
type Line struct {
	Tokens [][2]int
	Starts []int
}

// Lines cuts a text into its paragraphs, which are its lines; lines without a
// token are left out.
func Lines(text string) []Line {
	var out []Line
	for _, l := range lines(text) {
		toks := tokenize(text, l.start, l.end)
		if len(toks) == 0 {
			continue
		}
		line := Line{Tokens: make([][2]int, len(toks)), Starts: sentenceCandidates(text, toks)}
		for i, t := range toks {
			line.Tokens[i] = [2]int{t.start, t.end}
		}
		out = append(out, line)
	}
	return out
}

// lines returns the lines of a text without their line ends.
func lines(text string) []span {
	var out []span
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			n = len(text) - at
		}
		out = append(out, span{at, at + n})
		at += n + 1
	}
	return out
}

// sentenceCandidates returns the indices of the tokens of one line that may
// start a sentence: the first, and what follows a full stop, question or
// exclamation mark and the quotation marks and brackets that close after it,
// unless it begins in lower case. After an abbreviation that can end a
// sentence (U.S., etc.) only a function word (The, In) counts; after a title
// (Mr.) and a number that heads the line (2.) nothing does. Text is cut for
// the model there; the model then decides.
func sentenceCandidates(text string, toks []span) []int {
	var out []int
	after := fullStop
	for i, t := range toks {
		form := text[t.start:t.end]
		if after != noEnd && !closes(text, toks, i) {
			if i == 0 || mayBegin(form) && (after == fullStop || opensSentence(form)) {
				out = append(out, i)
			}
			after = noEnd
		}
		if e := endOf(form); e != noEnd && !(i == 1 && toks[0].end-toks[0].start <= 4) {
			after = e
		}
	}
	if len(toks) > 0 && (len(out) == 0 || out[0] != 0) {
		out = append([]int{0}, out...)
	}
	return out
}

// closes says whether token i is a mark that belongs to what stands before it.
func closes(text string, toks []span, i int) bool {
	t := toks[i]
	switch text[t.start:t.end] {
	case ")", "]", "}", "”", "»", ",", ";", ":":
		return true
	case "\"", "'", "’", "''":
		return i > 0 && toks[i-1].end == t.start
	}
	return false
}

// mayBegin says whether a sentence may begin with form.
func mayBegin(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return !unicode.IsLower(r) && form != "-" && form != "–" && form != "—" && form != "%"
}

// opensSentence says whether form is a capitalised function word.
func opensSentence(form string) bool {
	const words = " A An The This These That Those He She It They We I You His Her Its Their Our In On At During For From By With To As After Before While When If And But However Both There "
	return strings.Contains(words, " "+form+" ")
}

// ending says how surely a token ends a sentence.
type ending int

const (
	noEnd    ending = iota
	abridged        // an abbreviation with which a sentence can end
	fullStop
)

func endOf(form string) ending {
	last := form[len(form)-1]
	switch {
	case last == '!' || last == '?' || strings.HasSuffix(form, "…"):
		return fullStop
	case last != '.':
		return noEnd
	case strings.Trim(form, ".!?…") == "":
		return fullStop
	}
	const final = " etc. inc. corp. co. ltd. llc. plc. jr. sr. al. dept. govt. ave. blvd. "
	if isInitials(form[:len(form)-1]) || len(form) <= 6 && strings.Contains(final, " "+strings.ToLower(form)+" ") {
		return abridged
	}
	return noEnd
}
