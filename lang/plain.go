package lang

import (
	"strings"
	"unicode"
)

// Plain cuts a text into sentences and words by rule alone, without the trained
// model: lines are paragraphs, and a sentence ends where a line does or at a
// full stop, question or exclamation mark that is followed by what can begin a
// sentence. Tokens have no lemma, tag or relation, and their Head is -1. The
// work is linear in the length of the text.
func Plain(text string) []Sentence {
	var sentences []Sentence
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		sentences = appendPlain(sentences, text, tokenize(text, start, end))
		start = end + 1
	}
	return sentences
}

// appendPlain adds the sentences of one paragraph.
func appendPlain(sentences []Sentence, text string, toks []span) []Sentence {
	first := 0
	for i := range toks {
		if i+1 < len(toks) && !plainBreak(text, toks, i) {
			continue
		}
		s := Sentence{Start: toks[first].start, End: toks[i].end, Tokens: make([]Token, 0, i+1-first)}
		for _, t := range toks[first : i+1] {
			s.Tokens = append(s.Tokens, Token{Start: t.start, End: t.end, Head: -1})
		}
		sentences = append(sentences, s)
		first = i + 1
	}
	return sentences
}

// plainBreak says whether a sentence ends after token i: an end mark and the
// quotes or brackets that close after it, before a capital, a digit or an
// opening mark.
func plainBreak(text string, toks []span, i int) bool {
	mark := i
	for mark > 0 && i-mark < 3 && isClosing(text[toks[mark].start:toks[mark].end]) {
		mark--
	}
	if !isEndMark(text[toks[mark].start:toks[mark].end]) {
		return false
	}
	next := text[toks[i+1].start:toks[i+1].end]
	if isClosing(next) && toks[i+1].start == toks[i].end {
		return false
	}
	r := []rune(next[:min(len(next), 4)])[0]
	return unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("\"'“‘«([-–—•", r)
}

func isEndMark(w string) bool { return w != "" && strings.Trim(w, ".!?") == "" }

func isClosing(w string) bool { return w != "" && strings.Trim(w, "\"'”’»)]") == "" }
