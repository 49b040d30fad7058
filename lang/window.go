package lang

import "strings"

// titleWords is how many tokens a first line has at most to be the title,
// which the windows of the other lines have before them as context.
const titleWords = 40

// draft is a text cut into tokens and pieces, before the encoder sees it.
type draft struct {
	text   string
	spans  []span
	line   []int32 // per token
	begins []bool  // per token: a window may begin there
	given  bool    // begins are the sentences, not candidates
	pieces []int32
	at     []int // per token: its first piece; one more at the end
	cases  []uint8
	title  []int32
}

// window is a run of a draft's tokens, which the encoder sees at once.
type window struct {
	first, last int // tokens, last exclusive
	title       []int32
}

// draft cuts a text.
func (m *Model) draft(text string) *draft {
	d := &draft{text: text}
	for n, l := range Lines(text) {
		from := len(d.begins)
		for _, t := range l.Tokens {
			m.addToken(d, span{t[0], t[1]}, n)
		}
		for _, s := range l.Starts {
			d.begins[from+s] = true
		}
	}
	d.at = append(d.at, len(d.pieces))
	return d
}

// draftSentences makes a draft of the forms of given sentences, with the text
// that they make when separated by spaces.
func (m *Model) draftSentences(sentences [][]string) *draft {
	var text strings.Builder
	d := &draft{given: true}
	var ends []span
	var begins []bool
	for _, forms := range sentences {
		for i, f := range forms {
			start := text.Len()
			text.WriteString(f)
			ends, begins = append(ends, span{start, text.Len()}), append(begins, i == 0)
			text.WriteByte(' ')
		}
	}
	d.text = text.String()
	for i, s := range ends {
		m.addToken(d, s, 0)
		d.begins[i] = begins[i]
	}
	d.at = append(d.at, len(d.pieces))
	return d
}

func (m *Model) addToken(d *draft, s span, line int) {
	form := d.text[s.start:s.end]
	d.spans = append(d.spans, s)
	d.line = append(d.line, int32(line))
	d.begins = append(d.begins, false)
	d.cases = append(d.cases, caseClass(form))
	d.at = append(d.at, len(d.pieces))
	d.pieces = m.pieces.pieces(d.pieces, form)
}

// windows covers a draft. A title is a window of its own and context of the
// others.
func (m *Model) windows(d *draft) []window {
	n := d.titleTokens()
	if d.given {
		n = 0
	}
	out := d.cut(nil, 0, n, m.config.MaxPieces-3)
	d.title = d.pieces[:min(d.at[n], m.config.TitlePieces)]
	body := len(out)
	out = d.cut(out, n, len(d.spans), m.config.MaxPieces-3-len(d.title))
	for i := range out[body:] {
		out[body+i].title = d.title
	}
	return out
}

// titleTokens is the number of tokens of the title, 0 if there is none.
func (d *draft) titleTokens() int {
	n := 0
	for n < len(d.line) && d.line[n] == d.line[0] {
		n++
	}
	if n > titleWords || n == len(d.line) {
		return 0
	}
	return n
}

// cut adds windows over the tokens from … to-1: as many whole sentences each
// as the budget of pieces takes. A sentence beyond the budget is cut anywhere.
func (d *draft) cut(out []window, from, to, budget int) []window {
	for from < to {
		end, t := from, from
		for t < to && d.at[t+1]-d.at[from] <= budget {
			if t++; t == to || d.begins[t] {
				end = t
			}
		}
		if end == from {
			end = max(t, from+1)
		}
		out = append(out, window{first: from, last: end})
		from = end
	}
	return out
}

// input appends the pieces of a window and their case classes.
func (m *Model) input(d *draft, w window, pieces []int32, cases []uint8) ([]int32, []uint8) {
	pieces = append(append(append(pieces, m.pieces.cls), w.title...), m.pieces.sep)
	for range pieces {
		cases = append(cases, 0)
	}
	for t := w.first; t < w.last; t++ {
		pieces = append(pieces, d.pieces[d.at[t]:d.at[t+1]]...)
		for range d.at[t+1] - d.at[t] {
			cases = append(cases, d.cases[t])
		}
	}
	return append(pieces, m.pieces.sep), append(cases, 0)
}

// firstPiece is the place of the first piece of a window's token i in the
// window's input.
func (d *draft) firstPiece(w window, i int) int {
	return len(w.title) + 2 + d.at[w.first+i] - d.at[w.first]
}
