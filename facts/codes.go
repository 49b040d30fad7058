package facts

import (
	"fmt"
	"io/fs"
)

// The codebooks that the codes of events come from, with their versions.
const (
	PloverVersion = "PLOVER 0.8 (2021)"
	CameoVersion  = "CAMEO 1.1b3 (2012)"
)

// EventCode is a PLOVER event type, a mode of a type, or a context, with the
// CAMEO code that stands for it where no word tells more.
type EventCode struct {
	Level  string // type, mode, context
	Type   string // empty for contexts
	Name   string
	Quad   string // verbal or material, cooperation or conflict
	Cameo  string
	About  string
	Source string
}

// CameoCode is a CAMEO code of two to four digits and what PLOVER makes of it.
// Usage is the type that a statement with that code has besides, where this
// program counts otherwise than PLOVER's conversion: signing is COOPERATE here,
// lifting sanctions CONCEDE, and a planned visit CONSULT.
type CameoCode struct {
	Code    string `json:"cameo"`
	Event   string `json:"plover"` // PLOVER type, empty where PLOVER has none
	Mode    string `json:"mode"`
	Context string `json:"context"`
	Usage   string `json:"usage"`
	About   string `json:"about"`
	Source  string `json:"source"`
}

// Allows tells whether a statement with the code may have that type of event.
func (c CameoCode) Allows(event string) bool { return event == c.Event || event == c.Usage }

// deed is a PLOVER type with a mode, which may be empty.
type deed struct{ event, mode string }

// ValidEvent tells whether PLOVER has an event type with that mode; an empty
// mode goes with every type.
func (w *Words) ValidEvent(event, mode string) bool {
	_, ok := w.defaults[deed{event, mode}]
	return ok
}

// QuadOf gives the class of a PLOVER event type: verbal or material,
// cooperation or conflict; empty for what is no type.
func (w *Words) QuadOf(event string) string { return w.quads[event] }

// CameoCode finds a CAMEO code.
func (w *Words) CameoCode(code string) (CameoCode, bool) {
	i, ok := w.cameoAt[code]
	if !ok {
		return CameoCode{}, false
	}
	return w.Cameo[i], true
}

// CameoOf gives the CAMEO code for a PLOVER event type and mode, narrowed by the
// operative word (a lemma or a pattern of the table) where that is of the same
// type; empty for what is no type.
func (w *Words) CameoOf(event, mode, word string) string {
	if op, ok := w.wordFor(word); ok && op.Cameo != "" && op.Event == event && (mode == "" || mode == op.Mode) {
		return op.Cameo
	}
	if code, ok := w.defaults[deed{event, mode}]; ok {
		return code
	}
	return w.defaults[deed{event, ""}]
}

// PloverOf gives the type that PLOVER itself has for an event: that of its
// CAMEO code, unless the code stands for just this type and mode. A planned
// visit, here CONSULT with the code 036, is AGREE in PLOVER.
func (w *Words) PloverOf(event, mode, cameo string) string {
	if mode != "" && w.defaults[deed{event, mode}] == cameo {
		return event
	}
	if c, ok := w.CameoCode(cameo); ok && c.Event != "" {
		return c.Event
	}
	return event
}

// wordFor finds a verb or else a noun by its whole pattern.
func (w *Words) wordFor(word string) (Operative, bool) {
	if op, ok := w.operatives.named(w.Operatives, word); ok {
		return op, true
	}
	return w.nominals.named(w.Nominals, word)
}

func (w *Words) loadEvents(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "events.tsv", "level", "name", "about")
	if err != nil {
		return err
	}
	w.defaults, w.quads = map[deed]string{}, map[string]string{}
	for _, row := range rows {
		e := EventCode{
			Level: row.Get("level"), Type: row.Get("type"), Name: row.Get("name"), Quad: row.Get("quad"),
			Cameo: row.Get("cameo"), About: row.Get("about"), Source: row.Get("source"),
		}
		switch e.Level {
		case "type":
			w.quads[e.Type] = e.Quad
			w.defaults[deed{e.Type, ""}] = e.Cameo
		case "mode":
			w.defaults[deed{e.Type, e.Name}] = e.Cameo
		case "context":
		default:
			return row.Errorf("no level is called %q", e.Level)
		}
		w.Events = append(w.Events, e)
	}
	return nil
}

func (w *Words) loadCameo(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "cameo_plover.tsv", "cameo", "about")
	if err != nil {
		return err
	}
	w.cameoAt = make(map[string]int, len(rows))
	for i, row := range rows {
		c := CameoCode{
			Code: row.Get("cameo"), Event: row.Get("plover"), Mode: row.Get("mode"),
			Context: row.Get("context"), Usage: row.Get("usage"), About: row.Get("about"), Source: row.Get("source"),
		}
		if _, ok := w.CameoCode(c.Code); ok {
			return row.Errorf("code %s twice", c.Code)
		}
		if c.Event != "" && !w.ValidEvent(c.Event, c.Mode) {
			return row.Errorf("no event %s with mode %q", c.Event, c.Mode)
		}
		w.cameoAt[c.Code] = i
		w.Cameo = append(w.Cameo, c)
	}
	for _, e := range w.Events {
		if c, ok := w.CameoCode(e.Cameo); e.Level != "context" && (!ok || !c.Allows(e.Type)) {
			return fmt.Errorf("events.tsv: cameo_plover.tsv has no line %q for %s, of which it is the code (%s)", e.Cameo, e.Type, e.Name)
		}
	}
	return nil
}
