package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"strings"

	"chancery/lang"
)

// tokenLine is a line of a text: byte offsets of its tokens, and the indices
// of those that may start a sentence.
type tokenLine struct {
	Tokens [][2]int `json:"tokens"`
	Starts []int    `json:"starts"`
}

// tokens prints, for each file named, its tokens as the engine cuts them. Lines
// without a token are left out.
func tokens(files []string, out io.Writer) error {
	w := bufio.NewWriter(out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		record := struct {
			File  string      `json:"file"`
			Title string      `json:"title"`
			Lines []tokenLine `json:"lines"`
		}{file, title(string(b)), []tokenLine{}}
		for _, l := range lang.Lines(string(b)) {
			record.Lines = append(record.Lines, tokenLine(l))
		}
		if err := enc.Encode(record); err != nil {
			return err
		}
	}
	return w.Flush()
}

// title is the first line of a text that is not blank.
func title(text string) string {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return ""
}
