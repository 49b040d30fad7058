package facts

import "io/fs"

// Frame is what a word makes of the deed that it governs: “began to withdraw”,
// “called for the release”.
type Frame string

// The frames. The first two belong to a word, the others to a type of event.
const (
	Carries Frame = "carries" // the deed is the one it governs
	Ends    Frame = "end"     // the deed that it governs ends

	Appeal  Frame = "appeal"
	Intent  Frame = "intent"
	Demand  Frame = "demand"
	Refusal Frame = "refusal"
	Threat  Frame = "threat"
)

// FrameAt gives the frame of the word at lemmas[i], or of that word and the
// next; empty where it has none.
func (w *Words) FrameAt(lemmas []string, i int) Frame {
	if i < 0 || i >= len(lemmas) {
		return ""
	}
	if i+1 < len(lemmas) {
		if f, ok := w.frames[lemmas[i]+" "+lemmas[i+1]]; ok {
			return f
		}
	}
	return w.frames[lemmas[i]]
}

// FrameOf gives the frame of just that word or expression.
func (w *Words) FrameOf(word string) Frame { return w.frames[word] }

// Framed gives the CAMEO code for a deed that is not done but asked for,
// intended, demanded, refused, threatened or ended: that of the longest code at
// the head of deed's for which the frame has one, empty where none has.
func (w *Words) Framed(frame Frame, deed string) string {
	for n := len(deed); n >= 2; n-- {
		if code := w.framed[framedDeed{frame, deed[:n]}]; code != "" {
			return code
		}
	}
	return ""
}

type framedDeed struct {
	frame Frame
	deed  string
}

func (w *Words) loadFrames(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "frames.tsv", "word", "frame")
	if err != nil {
		return err
	}
	w.frames = make(map[string]Frame, len(rows))
	for _, row := range rows {
		word, f := row.Get("word"), Frame(row.Get("frame"))
		if f != Carries && f != Ends {
			return row.Errorf("no word has the frame %q", f)
		}
		if w.frames[word] != "" {
			return row.Errorf("%q twice", word)
		}
		w.frames[word] = f
	}
	return w.loadFramed(fsys)
}

func (w *Words) loadFramed(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "cameo_frames.tsv", "deed")
	if err != nil {
		return err
	}
	w.framed = map[framedDeed]string{}
	for _, row := range rows {
		deed := row.Get("deed")
		for _, f := range []Frame{Appeal, Intent, Demand, Refusal, Threat, Ends} {
			code := row.Get(string(f))
			for _, c := range []string{deed, code} {
				if _, ok := w.CameoCode(c); !ok && c != "" {
					return row.Errorf("no CAMEO code %q", c)
				}
			}
			w.framed[framedDeed{f, deed}] = code
		}
	}
	return nil
}
