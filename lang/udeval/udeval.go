// Package udeval measures how well a text was cut, tagged and parsed, by the
// definitions of the CoNLL 2018 shared task
// (https://universaldependencies.org/conll18/evaluation.html): system and gold
// words are matched by the characters they stand on, a score is the F1 of the
// matches that agree, and dependency relations are compared without their
// subtypes. On gold words every F1 is the plain accuracy.
package udeval

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"chancery/lang/conllu"
)

// Score counts what agrees.
type Score struct{ Correct, Gold, System int }

// F1 is the harmonic mean of precision and recall, 0–1; 0 for nothing at all.
func (s Score) F1() float64 {
	if s.Gold+s.System == 0 {
		return 0
	}
	return 2 * float64(s.Correct) / float64(s.Gold+s.System)
}

// Scores are the measures of the shared task. LASNoPunct leaves out the words
// that the gold tree attaches as punct.
type Scores struct {
	Tokens, Sentences, Words Score
	UPOS, XPOS, Lemmas       Score
	UAS, LAS, LASNoPunct     Score
}

// Evaluate compares a system's sentences with the gold ones. Both must hold
// the same text, white space apart.
func Evaluate(gold, system []conllu.Sentence) (Scores, error) {
	g, err := lay(gold)
	if err != nil {
		return Scores{}, fmt.Errorf("gold sentences: %w", err)
	}
	s, err := lay(system)
	if err != nil {
		return Scores{}, fmt.Errorf("system sentences: %w", err)
	}
	if g.chars != s.chars {
		return Scores{}, fmt.Errorf("the texts differ %s", difference(g.chars, s.chars))
	}
	match, err := align(g.words, s.words)
	if err != nil {
		return Scores{}, err
	}
	scores := agree(g.words, s.words, match)
	scores.Tokens = common(g.tokens, s.tokens)
	scores.Sentences = common(g.sentences, s.sentences)
	return scores, nil
}

// span is a stretch of the text without its white space, in bytes.
type span struct{ start, end int }

type word struct {
	conllu.Word
	span
	multi bool // part of a multiword token, whose span it then has
	head  int  // index over the whole text, -1 for a root
}

// layout is a text laid out over its characters.
type layout struct {
	chars             string
	sentences, tokens []span
	words             []word
}

func lay(sentences []conllu.Sentence) (*layout, error) {
	var chars strings.Builder
	l := &layout{}
	for i, s := range sentences {
		begin, first := chars.Len(), len(l.words)
		for _, t := range s.Tokens {
			if t.First < 0 || t.Last < t.First || t.Last >= len(s.Words) || t.First != len(l.words)-first {
				return nil, fmt.Errorf("sentence %d: tokens do not match words", i+1)
			}
			at := span{start: chars.Len()}
			chars.WriteString(solid(t.Form))
			if at.end = chars.Len(); at.end == at.start {
				return nil, fmt.Errorf("sentence %d: empty token", i+1)
			}
			l.tokens = append(l.tokens, at)
			for _, w := range s.Words[t.First : t.Last+1] {
				l.words = append(l.words, word{w, at, t.Last > t.First, globalHead(w.Head, first)})
			}
		}
		if len(l.words)-first != len(s.Words) {
			return nil, fmt.Errorf("sentence %d: words without a token", i+1)
		}
		l.sentences = append(l.sentences, span{begin, chars.Len()})
	}
	l.chars = chars.String()
	return l, nil
}

func globalHead(head, first int) int {
	if head < 0 {
		return -1
	}
	return head + first
}

// solid returns form without white space.
func solid(form string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, form)
}

func difference(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return fmt.Sprintf("at byte %d: %q and %q", n, a[n:min(len(a), n+20)], b[n:min(len(b), n+20)])
}

// common counts the spans that two ordered lists share.
func common(gold, system []span) Score {
	s := Score{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch g, y := gold[i], system[j]; {
		case y.start < g.start:
			j++
		case g.start < y.start:
			i++
		default:
			if g == y {
				s.Correct++
			}
			i++
			j++
		}
	}
	return s
}

var errMultiword = errors.New("multiword tokens overlap over too long a stretch")
