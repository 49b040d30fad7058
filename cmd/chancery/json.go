package main

import "bytes"

// indented is the JSON of v over several lines, without one at its end.
func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := newEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
