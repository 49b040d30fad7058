package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestNoParquetOnATerminal(t *testing.T) {
	terminalEnd, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil || !isTerminal(terminalEnd) {
		t.Skip("there is no terminal to be had on this system")
	}
	defer terminalEnd.Close()
	var complaint bytes.Buffer
	code := run([]string{"read", "--format", "parquet", "missing.txt"}, terminal{in: strings.NewReader(""), out: terminalEnd, err: &complaint})
	if code != exitMistake || !strings.Contains(complaint.String(), "--format parquet is not for a terminal: send it to a file, as in > statements.parquet") {
		t.Errorf("exit code %d: %s", code, complaint.String())
	}
}
