package main

import (
	"fmt"
	"strings"

	"chancery/lang"
	"chancery/lang/conllu"
)

// parseGiven parses documents whose words and sentences are given.
func parseGiven(e engine, docs [][]conllu.Sentence) ([]conllu.Sentence, error) {
	var out []conllu.Sentence
	for _, doc := range docs {
		parsed := e.Parse(formsOf(doc))
		if len(parsed) != len(doc) {
			return nil, fmt.Errorf("%d sentences came back for %d", len(parsed), len(doc))
		}
		for i, s := range parsed {
			if len(s.Tokens) != len(doc[i].Words) {
				return nil, fmt.Errorf("sentence %s: %d words came back for %d", doc[i].ID, len(s.Tokens), len(doc[i].Words))
			}
			out = append(out, conllu.Sentence{Words: wordsOf(s, doc[i].Words), Tokens: doc[i].Tokens})
		}
	}
	return out, nil
}

func formsOf(doc []conllu.Sentence) [][]string {
	forms := make([][]string, len(doc))
	for i, s := range doc {
		for _, w := range s.Words {
			forms[i] = append(forms[i], w.Form)
		}
	}
	return forms
}

// wordsOf pairs what the engine says with the forms of the gold words.
func wordsOf(s lang.Sentence, gold []conllu.Word) []conllu.Word {
	words := make([]conllu.Word, len(gold))
	for i, t := range s.Tokens {
		words[i] = wordOf(t, gold[i].Form)
	}
	return words
}

func wordOf(t lang.Token, form string) conllu.Word {
	return conllu.Word{Form: form, Lemma: t.Lemma, UPOS: t.UPOS, XPOS: t.XPOS, Head: t.Head, Deprel: t.Deprel}
}

// parseRaw has the engine read the text of each document.
func parseRaw(e engine, docs [][]conllu.Sentence) []conllu.Sentence {
	var out []conllu.Sentence
	for _, doc := range docs {
		text := rawText(doc)
		for _, s := range e.Analyse(text).Sentences {
			out = append(out, sentenceOf(text, s))
		}
	}
	return out
}

// rawText is the text of a document as it was written, one paragraph a line.
func rawText(doc []conllu.Sentence) string {
	var b strings.Builder
	for i, s := range doc {
		if i > 0 && s.NewPar {
			b.WriteByte('\n')
		}
		for _, t := range s.Tokens {
			b.WriteString(t.Form)
			if t.SpaceAfter {
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}

// sentenceOf writes a sentence as a treebank does, where the parts of a
// contraction are words of one multiword token.
func sentenceOf(text string, s lang.Sentence) conllu.Sentence {
	var out conllu.Sentence
	for i, t := range s.Tokens {
		form := text[t.Start:t.End]
		out.Words = append(out.Words, wordOf(t, form))
		if i > 0 && s.Tokens[i-1].End == t.Start && contracted(text[s.Tokens[i-1].Start:t.Start], form) {
			last := &out.Tokens[len(out.Tokens)-1]
			last.Last = i
			last.Form += form
			continue
		}
		out.Tokens = append(out.Tokens, conllu.Token{First: i, Last: i, Form: form})
	}
	return out
}

// contracted says whether form is written onto the word before it.
func contracted(before, form string) bool {
	form = strings.ReplaceAll(strings.ToLower(form), "’", "'")
	switch form {
	case "n't", "nt", "'s", "'ll", "'re", "'ve", "'d", "'m", "not", "na", "ta", "me":
		return !strings.ContainsAny(before, "-–—\"“”()[]/.,:;")
	case "'":
		return strings.HasSuffix(strings.ToLower(before), "s")
	}
	return false
}
