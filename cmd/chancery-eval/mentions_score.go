package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"chancery/reader"
)

// markedText is what a marked text says of parties.
type markedText struct {
	Parties    []string `json:"parties"`
	Statements []struct {
		OperativeAt int      `json:"operative_at"`
		Optional    bool     `json:"optional"`
		Actors      []string `json:"actors"`
		Recipients  []string `json:"recipients"`
		SaidBy      []string `json:"said_by"`
		Forums      []string `json:"forums"`
	} `json:"statements"`
}

// share is how many of some were found.
type share struct{ found, all int }

func (s share) String() string {
	return fmt.Sprintf("%d of %d, %.4f", s.found, s.all, s.ratio())
}

func (s share) ratio() float64 { return float64(s.found) / float64(max(s.all, 1)) }

func (s *share) count(ok bool) {
	s.all++
	if ok {
		s.found++
	}
}

// coverage measures what a reader of marked texts could know at most: the share
// of the parties in each role that are mentioned in the statement's sentence or
// the two before it, or are the document's; and how many documents' parties are
// told exactly.
type coverage struct {
	roles    map[string]*share
	two, any share
}

// scoreMentions prints the coverage of the marked texts in a folder.
func scoreMentions(folder string, out io.Writer) error {
	f, err := newFinder()
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return err
	}
	c := coverage{roles: make(map[string]*share)}
	for _, file := range files {
		if err := c.add(f, file); err != nil {
			return err
		}
	}
	for _, role := range []string{"actors", "recipients", "said by", "forums"} {
		fmt.Fprintf(out, "%-12s %v\n", role, c.role(role))
	}
	_, err = fmt.Fprintf(out, "%-12s %v\n%-12s %v\n", "two parties", c.two, "all parties", c.any)
	return err
}

func (c *coverage) role(name string) *share {
	if c.roles[name] == nil {
		c.roles[name] = &share{}
	}
	return c.roles[name]
}

func (c *coverage) add(f *finder, file string) error {
	cast, paper, err := f.cast(file)
	if err != nil {
		return err
	}
	marks, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json")
	if err != nil {
		return err
	}
	var gold markedText
	if err := json.Unmarshal(marks, &gold); err != nil {
		return fmt.Errorf("read marks of %s: %w", file, err)
	}
	exact := len(cast.Parties) == len(gold.Parties)
	for _, code := range gold.Parties {
		exact = exact && slices.Contains(cast.Parties, code)
	}
	c.any.count(exact)
	if len(gold.Parties) == 2 {
		c.two.count(exact)
	}
	for _, s := range gold.Statements {
		if s.Optional {
			continue
		}
		known := near(cast, paper, s.OperativeAt)
		for role, codes := range map[string][]string{"actors": s.Actors, "recipients": s.Recipients, "said by": s.SaidBy, "forums": s.Forums} {
			for _, code := range codes {
				c.role(role).count(known[code])
			}
		}
	}
	return nil
}

// near gives the parties mentioned in the sentence at an offset and the two
// before it, and those of the document.
func near(cast castLine, paper reader.Paper, at int) map[string]bool {
	known := make(map[string]bool)
	for _, code := range cast.Parties {
		known[code] = true
	}
	k := 0
	for k+1 < len(paper.Sentences) && paper.Sentences[k+1].Start <= at {
		k++
	}
	if len(paper.Sentences) == 0 {
		return known
	}
	from, to := paper.Sentences[max(k-2, 0)].Start, paper.Sentences[k].End
	for _, m := range cast.Mentions {
		if m.Start >= from && m.Start < to {
			for _, code := range m.Codes {
				known[code] = true
			}
		}
	}
	return known
}
