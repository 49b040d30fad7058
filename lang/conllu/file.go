package conllu

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// maxFile bounds what is unpacked from one file, in bytes.
const maxFile = 1 << 30

// ReadFile reads a CoNLL-U file, gzipped if its name ends in .gz.
func ReadFile(path string) ([]Sentence, error) { return readFile(path, Read) }

// ReadNamesFile reads a Universal NER file, gzipped if its name ends in .gz.
func ReadNamesFile(path string) ([]NamedSentence, error) { return readFile(path, ReadNames) }

func readFile[T any](path string, read func(io.Reader) ([]T, error)) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("unpacking %s: %w", path, err)
		}
	}
	limited := &io.LimitedReader{R: r, N: maxFile}
	out, err := read(limited)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if limited.N == 0 {
		return nil, fmt.Errorf("%s: larger than %d bytes", path, maxFile)
	}
	return out, nil
}
