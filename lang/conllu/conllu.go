// Package conllu reads treebanks in the CoNLL-U format of Universal
// Dependencies (https://universaldependencies.org/format.html) and names in
// the IOB2 format of Universal NER. Damaged input is an error that says which
// line is at fault; what is read is a well-formed list of words, whose heads
// lie within their sentence (that they form a tree is not checked).
package conllu

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxLine bounds one line, in bytes.
const maxLine = 1 << 20

// Word is one syntactic word.
type Word struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int    // index of the head in Sentence.Words, -1 for the root
	Deprel                  string // with its subtype: nsubj:pass
}

// Token is a surface token: one word, or the several words of a multiword
// token such as "don't".
type Token struct {
	First, Last int // its words, inclusive
	Form        string
	SpaceAfter  bool
}

// Sentence is one annotated sentence.
type Sentence struct {
	ID     string // sent_id
	Text   string // the "# text" comment
	NewDoc bool   // a document starts here
	NewPar bool   // a paragraph starts here
	Words  []Word
	Tokens []Token
}

// Read returns the sentences of a CoNLL-U file in order. Empty nodes (1.1)
// and enhanced dependencies are left out.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s builder
	err := eachLine(r, func(line string) error {
		if line != "" {
			return s.add(line)
		}
		done, ok, err := s.finish()
		if ok {
			out = append(out, done)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading CoNLL-U: %w", err)
	}
	return out, nil
}

// eachLine calls f with each line and, whatever the file's end looks like,
// with an empty line last.
func eachLine(r io.Reader, f func(line string) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), maxLine)
	n := 0
	for sc.Scan() {
		n++
		if err := f(strings.TrimSuffix(sc.Text(), "\r")); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	if err := f(""); err != nil {
		return fmt.Errorf("end of file: %w", err)
	}
	return nil
}

// builder gathers the lines of one sentence.
type builder struct {
	s     Sentence
	multi int // the last word of the multiword token being read, -1 for none
	begun bool
}

func (b *builder) add(line string) error {
	if !b.begun {
		*b = builder{multi: -1, begun: true}
	}
	if line[0] == '#' {
		b.comment(line[1:])
		return nil
	}
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return fmt.Errorf("%d columns instead of 10", len(col))
	}
	switch {
	case strings.Contains(col[0], "."):
		return nil
	case strings.Contains(col[0], "-"):
		return b.multiword(col)
	}
	return b.word(col)
}

func (b *builder) comment(line string) {
	key, value, _ := strings.Cut(line, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	switch {
	case key == "text":
		b.s.Text = value
	case key == "sent_id":
		b.s.ID = value
	case strings.HasPrefix(key, "newdoc"):
		b.s.NewDoc = true
	case strings.HasPrefix(key, "newpar"):
		b.s.NewPar = true
	}
}

func (b *builder) multiword(col []string) error {
	from, to, _ := strings.Cut(col[0], "-")
	first, err1 := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if errors.Join(err1, err2) != nil || first != len(b.s.Words)+1 || last <= first || b.inMulti() {
		return fmt.Errorf("bad multiword range %q", col[0])
	}
	b.s.Tokens = append(b.s.Tokens, Token{First: first - 1, Last: last - 1, Form: col[1], SpaceAfter: spaceAfter(col[9])})
	b.multi = last - 1
	return nil
}

func (b *builder) inMulti() bool { return len(b.s.Words) <= b.multi }

func (b *builder) word(col []string) error {
	at := len(b.s.Words)
	if col[0] != strconv.Itoa(at+1) {
		return fmt.Errorf("word number %q where %d was due", col[0], at+1)
	}
	head, err := strconv.Atoi(col[6])
	if err != nil || head < 0 {
		return fmt.Errorf("bad head %q", col[6])
	}
	if !b.inMulti() {
		b.s.Tokens = append(b.s.Tokens, Token{First: at, Last: at, Form: col[1], SpaceAfter: spaceAfter(col[9])})
	}
	b.s.Words = append(b.s.Words, Word{Form: col[1], Lemma: col[2], UPOS: col[3], XPOS: col[4], Head: head - 1, Deprel: col[7]})
	return nil
}

func spaceAfter(misc string) bool {
	for field := range strings.SplitSeq(misc, "|") {
		if field == "SpaceAfter=No" {
			return false
		}
	}
	return true
}

// finish returns the sentence gathered; ok is false if there was none.
func (b *builder) finish() (s Sentence, ok bool, err error) {
	if !b.begun {
		return Sentence{}, false, nil
	}
	if b.inMulti() {
		return Sentence{}, false, errors.New("sentence ends within a multiword token")
	}
	for i, w := range b.s.Words {
		if w.Head >= len(b.s.Words) || w.Head == i {
			return Sentence{}, false, fmt.Errorf("word %d has the impossible head %d", i+1, w.Head+1)
		}
	}
	s = b.s
	*b = builder{}
	return s, len(s.Words) > 0, nil
}
