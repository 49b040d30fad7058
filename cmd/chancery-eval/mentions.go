package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"chancery/facts"
	"chancery/lang"
	"chancery/reader"
)

// mentionLine is a mention in bytes of the text, end exclusive.
type mentionLine struct {
	Start     int      `json:"start"`
	End       int      `json:"end"`
	HeadStart int      `json:"head_start"`
	HeadEnd   int      `json:"head_end"`
	Codes     []string `json:"codes"`
	Sort      string   `json:"sort"`
	Person    string   `json:"person,omitempty"`
	Office    string   `json:"office,omitempty"`
}

// castLine is what one text says of parties.
type castLine struct {
	File     string        `json:"file"`
	Parties  []string      `json:"parties"`
	Kind     string        `json:"kind"`
	Speaker  []string      `json:"speaker"`
	Mentions []mentionLine `json:"mentions"`
}

// mentions prints, for each text named, its parties and every mention of one.
// Title and date come from NAME.json beside NAME.txt where that exists. With
// -score it measures them on a folder of marked texts instead.
func mentions(files []string, out io.Writer) error {
	if len(files) == 2 && files[0] == "-score" {
		return scoreMentions(files[1], out)
	}
	f, err := newFinder()
	if err != nil {
		return err
	}
	w := bufio.NewWriter(out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, file := range files {
		line, _, err := f.cast(file)
		if err != nil {
			return err
		}
		if err := enc.Encode(line); err != nil {
			return err
		}
	}
	return w.Flush()
}

// finder finds the parties of texts as the reader does, by the trees of the
// embedded model.
type finder struct {
	model *lang.Model
	namer *reader.Namer
}

func newFinder() (*finder, error) {
	tables, err := facts.Load()
	if err != nil {
		return nil, err
	}
	refs, err := facts.LoadReferences()
	if err != nil {
		return nil, err
	}
	model, err := lang.Load(lang.Embedded(), lang.Options{})
	if err != nil {
		return nil, err
	}
	return &finder{model, reader.NewNamer(tables, refs)}, nil
}

// paper reads a text and what is known of it.
func (f *finder) paper(file string) (reader.Paper, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return reader.Paper{}, err
	}
	var about struct{ Title, Published string }
	known, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json")
	if err == nil {
		err = json.Unmarshal(known, &about)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return reader.Paper{}, fmt.Errorf("read what is known of %s: %w", file, err)
	}
	return reader.Paper{
		Text: string(text), Title: about.Title, Published: about.Published, Sentences: f.model.Analyse(string(text)).Sentences,
	}, nil
}

func (f *finder) cast(file string) (castLine, reader.Paper, error) {
	paper, err := f.paper(file)
	if err != nil {
		return castLine{}, paper, err
	}
	cast := f.namer.Cast(paper)
	line := castLine{
		File: file, Parties: append([]string{}, cast.Parties...), Kind: cast.Kind,
		Speaker: append([]string{}, cast.Speaker...), Mentions: []mentionLine{},
	}
	var tokens []lang.Token
	for _, s := range paper.Sentences {
		tokens = append(tokens, s.Tokens...)
	}
	for _, m := range cast.Mentions {
		head := tokens[m.Head]
		line.Mentions = append(line.Mentions, mentionLine{
			Start: tokens[m.First].Start, End: tokens[m.Last].End, HeadStart: head.Start, HeadEnd: head.End,
			Codes: append([]string{}, m.Codes...), Sort: string(m.Sort), Person: m.Person, Office: m.Office,
		})
	}
	return line, paper, nil
}
