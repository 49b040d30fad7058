package lang

// Plain cuts a text into sentences and words by rule alone, without a trained
// model: a sentence ends where its line does and at every place where Lines
// says that one may begin. Tokens have no lemma, tag or relation, and their
// Head is -1. The work is linear in the length of the text.
func Plain(text string) []Sentence {
	var out []Sentence
	for _, line := range Lines(text) {
		for i, from := range line.Starts {
			to := len(line.Tokens)
			if i+1 < len(line.Starts) {
				to = line.Starts[i+1]
			}
			out = append(out, plainSentence(line.Tokens[from:to]))
		}
	}
	return out
}

func plainSentence(tokens [][2]int) Sentence {
	s := Sentence{Start: tokens[0][0], End: tokens[len(tokens)-1][1], Tokens: make([]Token, len(tokens))}
	for i, t := range tokens {
		s.Tokens[i] = Token{Start: t[0], End: t[1], Head: -1}
	}
	return s
}
