package conllu

import (
	"fmt"
	"io"
	"strings"
)

// Name is an entity over the words First..Last (inclusive) of a sentence.
type Name struct {
	First, Last int
	Type        string // PER, LOC or ORG in Universal NER
}

// NamedSentence is a sentence whose names are marked.
type NamedSentence struct {
	ID     string
	NewDoc bool // a document starts here
	Forms  []string
	Names  []Name
}

// ReadNames returns the sentences of a Universal NER file: number, form and
// IOB2 tag in the first three columns. An I- tag that continues nothing starts
// a name of its own.
func ReadNames(r io.Reader) ([]NamedSentence, error) {
	var out []NamedSentence
	var s NamedSentence
	err := eachLine(r, func(line string) error {
		if line != "" {
			return s.add(line)
		}
		if len(s.Forms) > 0 {
			out = append(out, s)
		}
		s = NamedSentence{}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading names: %w", err)
	}
	return out, nil
}

func (s *NamedSentence) add(line string) error {
	col := strings.Split(line, "\t")
	if line[0] == '#' {
		s.comment(line[1:])
		return nil
	}
	if len(col) < 3 {
		return fmt.Errorf("%d columns instead of 3 or more", len(col))
	}
	at := len(s.Forms)
	s.Forms = append(s.Forms, col[1])
	prefix, kind, _ := strings.Cut(col[2], "-")
	switch {
	case col[2] == "O":
	case kind == "" || prefix != "B" && prefix != "I":
		return fmt.Errorf("bad tag %q", col[2])
	case prefix == "I" && s.continues(at, kind):
		s.Names[len(s.Names)-1].Last = at
	default:
		s.Names = append(s.Names, Name{First: at, Last: at, Type: kind})
	}
	return nil
}

func (s *NamedSentence) comment(line string) {
	key, value, _ := strings.Cut(line, "=")
	switch key = strings.TrimSpace(key); {
	case key == "sent_id":
		s.ID = strings.TrimSpace(value)
	case strings.HasPrefix(key, "newdoc"):
		s.NewDoc = true
	}
}

func (s *NamedSentence) continues(at int, kind string) bool {
	n := len(s.Names)
	return n > 0 && s.Names[n-1].Last == at-1 && s.Names[n-1].Type == kind
}
