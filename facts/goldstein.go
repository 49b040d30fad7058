package facts

import (
	"io/fs"
	"strconv"
)

// Goldstein gives the value of a CAMEO code on Goldstein's scale, from -10
// (conflict) to 10 (cooperation); false for what is no code.
func (t *Tables) Goldstein(cameo string) (float64, bool) {
	v, ok := t.goldstein[cameo]
	return v, ok
}

// CameoAbout says in a few words what a CAMEO code stands for, empty for what
// is none.
func (t *Tables) CameoAbout(cameo string) string {
	c, _ := t.CameoCode(cameo)
	return c.About
}

func (t *Tables) loadGoldstein(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "goldstein.tsv", "cameo", "value")
	if err != nil {
		return err
	}
	t.goldstein = make(map[string]float64, len(rows))
	for _, row := range rows {
		code := row.Get("cameo")
		if _, ok := t.CameoCode(code); !ok {
			return row.Errorf("%q is no CAMEO code", code)
		}
		if _, ok := t.goldstein[code]; ok {
			return row.Errorf("code %s twice", code)
		}
		v, err := strconv.ParseFloat(row.Get("value"), 64)
		if err != nil || !(v >= -10 && v <= 10) {
			return row.Errorf("%q is not on the scale from -10 to 10", row.Get("value"))
		}
		t.goldstein[code] = v
	}
	return nil
}
