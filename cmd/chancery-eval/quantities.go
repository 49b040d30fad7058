package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"chancery/document"
	"chancery/gold"
	"chancery/reader"
)

// quantitySentence is a sentence of the set with the quantities that its makers marked.
type quantitySentence struct {
	Text       string
	Quantities []markedQuantity
}

// markedQuantity is one quantity in the words of the set.
type markedQuantity struct {
	Value string // "5.0", or "5.0-7.0" for a range
	Unit  string `json:"normalized_unit"` // "percentage", "dollar per barrel", "eligible pensioner"; "-" if none
}

// ends gives both ends of the value, which are equal but for a range.
func (m markedQuantity) ends() (low, high float64, err error) {
	value := strings.ReplaceAll(m.Value, " ", "")
	dash := strings.IndexByte(value, '-')
	if dash <= 0 || strings.Contains(value, "E-") {
		low, err = strconv.ParseFloat(value, 64)
		return low, low, err
	}
	if low, err = strconv.ParseFloat(value[:dash], 64); err == nil {
		high, err = strconv.ParseFloat(value[dash+1:], 64)
	}
	return low, high, err
}

// quantities measures the amounts that the reader finds on the news set of CQE
// (Almasian, Kazakova, Göldner and Gertz 2023, "CQE: A Comprehensive Quantity
// Extractor"), FOLDER/NewsQuant.json: a list of {"text", "quantities": [{"value",
// "normalized_unit"}]}.
//
// An amount answers a marked quantity of its sentence where the values agree to
// one in 100,000, both ends of a range; each answers at most one, those whose
// unit is right as well first. So the makers of the set have it
// (evaluate_models.py of github.com/satya77/CQE_Evaluation), who compare units
// by name. Names differ here: a unit is right where quantity_units.tsv gives it
// for theirs, "A per B" where it gives both, and a share answers what begins
// with "%". What is counted they call by every word of its noun phrase, the
// reader by one noun, which must be the last or another of theirs but for number.
//
// Even sentences, from 0, are there to learn from; the odd ones are only counted.
func quantities(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("quantities", flag.ContinueOnError)
	list := flags.Bool("list", false, "")
	folder, err := folderOf(flags, args)
	if err != nil {
		return err
	}
	sentences, err := quantitySet(filepath.Join(folder, "NewsQuant.json"))
	if err != nil {
		return err
	}
	names, err := loadUnitNames()
	if err != nil {
		return err
	}
	r, err := newReader()
	if err != nil {
		return err
	}
	score := quantityScore{names: names, kinds: map[string]*[2]gold.Counts{}}
	if *list {
		score.log = out
	}
	for i, s := range sentences {
		d, err := document.Decode("sentence", []byte(s.Text+"\n"))
		if err != nil {
			return fmt.Errorf("sentence %d: %w", i, err)
		}
		if err := score.add(i, s, r.Amounts(d, reader.Options{})); err != nil {
			return fmt.Errorf("sentence %d: %w", i, err)
		}
	}
	if *list {
		return nil
	}
	return score.print(out)
}

// The makers of the set wrote its texts in ASCII (Unidecode): these were signs of money.
var (
	poundInASCII = regexp.MustCompile(`\bPS(?P<digit>[0-9])`)
	yenInASCII   = regexp.MustCompile(`\bY=`)
)

func quantitySet(file string) ([]quantitySentence, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var set []quantitySentence
	if err := json.Unmarshal(raw, &set); err != nil {
		return nil, fmt.Errorf("read quantities of %s: %w", file, err)
	}
	for i := range set {
		set[i].Text = yenInASCII.ReplaceAllString(poundInASCII.ReplaceAllString(set[i].Text, "£$digit"), "¥")
	}
	return set, nil
}

// answers pairs marked quantities with amounts one to one; same tells which
// pairs may be. It gives, by marked quantity, the amount or -1.
func answers(pairs []int, amounts int, same func(marked, amount int) bool) {
	taken := make([]bool, amounts)
	for _, k := range pairs {
		if k >= 0 {
			taken[k] = true
		}
	}
	for i := range pairs {
		for k := 0; k < amounts && pairs[i] < 0; k++ {
			if !taken[k] && same(i, k) {
				pairs[i], taken[k] = k, true
			}
		}
	}
}

// sameValue compares as numpy.isclose does in the program of the set's makers.
func sameValue(a, b float64) bool { return math.Abs(a-b) <= 1e-8+1e-5*math.Abs(a) }
