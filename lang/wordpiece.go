package lang

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWordRunes is the length from which BERT reads a word as unknown.
const maxWordRunes = 100

// wordpiece cuts tokens into the pieces of a BERT vocabulary (train/MODEL.md).
// It is read-only once made.
type wordpiece struct {
	first         map[string]int32 // pieces that start a word
	next          map[string]int32 // pieces that continue one, without "##"
	longest       int              // bytes of the longest piece
	most          int              // pieces of a token, at most
	unk, cls, sep int32
}

// newWordpiece makes the cutter for a vocabulary in which "##" marks pieces
// that continue a word; a token gets at most most pieces.
func newWordpiece(vocab []string, most int) (*wordpiece, error) {
	w := &wordpiece{first: make(map[string]int32, len(vocab)), next: make(map[string]int32), most: most}
	for i, v := range vocab {
		body, continues := strings.CutPrefix(v, "##")
		if continues && body != "" {
			w.next[body] = int32(i)
		} else {
			body = v
			w.first[v] = int32(i)
		}
		w.longest = max(w.longest, len(body))
	}
	for name, id := range map[string]*int32{"[UNK]": &w.unk, "[CLS]": &w.cls, "[SEP]": &w.sep} {
		at, ok := w.first[name]
		if !ok {
			return nil, fmt.Errorf("the vocabulary of %d pieces has no %s", len(vocab), name)
		}
		*id = at
	}
	return w, nil
}

// pieces appends to dst the pieces of a token: at least one, at most w.most.
func (w *wordpiece) pieces(dst []int32, form string) []int32 {
	var buf [64]byte
	text := plain(buf[:0], form)
	start := len(dst)
	for at := 0; at < len(text) && len(dst)-start < w.most; {
		r, size := utf8.DecodeRune(text[at:])
		switch {
		case unicode.IsSpace(r):
			at += size
		case isMark(r):
			dst = append(dst, w.mark(text[at:at+size]))
			at += size
		default:
			end, runes := wordEnd(text, at)
			dst = w.word(dst, text[at:end], runes)
			at = end
		}
	}
	if len(dst) == start {
		return append(dst, w.unk)
	}
	return dst[:min(len(dst), start+w.most)]
}

func (w *wordpiece) mark(text []byte) int32 {
	if id, ok := w.first[string(text)]; ok {
		return id
	}
	return w.unk
}

// wordEnd returns the end and the length in runes of the word at text[at:].
func wordEnd(text []byte, at int) (end, runes int) {
	for end = at; end < len(text); runes++ {
		r, size := utf8.DecodeRune(text[end:])
		if unicode.IsSpace(r) || isMark(r) {
			break
		}
		end += size
	}
	return end, runes
}

// word appends the longest pieces that make up a word, from left to right, or
// the unknown piece alone if they do not make it up.
func (w *wordpiece) word(dst []int32, word []byte, runes int) []int32 {
	start := len(dst)
	if runes > maxWordRunes {
		return append(dst, w.unk)
	}
	table := w.first
	for at := 0; at < len(word); table = w.next {
		end := min(len(word), at+w.longest)
		id, ok := int32(0), false
		for ; end > at && !ok; end-- {
			id, ok = table[string(word[at:end])]
		}
		if !ok {
			return append(dst[:start], w.unk)
		}
		dst = append(dst, id)
		at = end + 1
	}
	return dst
}

// plain appends form in lower case, typographic quotes and dashes made ASCII
// and accents taken off.
func plain(dst []byte, form string) []byte {
	ascii := true
	for _, r := range form {
		switch r {
		case '’', '‘':
			r = '\''
		case '“', '”':
			r = '"'
		case '–', '—':
			r = '-'
		default:
			r = unicode.ToLower(r)
			ascii = ascii && r < utf8.RuneSelf
		}
		dst = utf8.AppendRune(dst, r)
	}
	if ascii {
		return dst
	}
	decomposed := norm.NFD.String(string(dst))
	dst = dst[:0]
	for _, r := range decomposed {
		if !unicode.Is(unicode.Mn, r) {
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

// isMark says whether BERT makes r a piece of its own: punctuation and symbols.
func isMark(r rune) bool {
	if r < utf8.RuneSelf {
		return '!' <= r && r <= '/' || ':' <= r && r <= '@' || '[' <= r && r <= '`' || '{' <= r && r <= '~'
	}
	return unicode.In(r, unicode.P, unicode.S)
}
