package export

import (
	"encoding/json"
	"fmt"
	"io"
)

// features writes a FeatureCollection of RFC 7946 with a point for each
// statement whose place is known; properties are the columns of csv, numbers
// as numbers, and absent where empty.
type features struct {
	out   io.Writer
	world World
	count int
}

func newMap(w io.Writer, o Options) sink { return &features{out: w, world: o.World} }

type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   point          `json:"geometry"`
	Properties map[string]any `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"` // longitude first
}

func (f *features) write(r Record) (string, error) {
	place := placeOf(r)
	latitude, longitude, found := f.world.Locate(place.Code, place.Name)
	if !found {
		return "no known place", nil
	}
	data, err := json.Marshal(feature{
		Type: "Feature", ID: r.Statement.ID,
		Geometry:   point{"Point", [2]float64{longitude, latitude}},
		Properties: properties(r),
	})
	if err != nil {
		return "", err
	}
	lead := ",\n"
	if f.count == 0 {
		lead = collectionHead
	}
	f.count++
	_, err = fmt.Fprintf(f.out, "%s%s", lead, data)
	return "", err
}

const collectionHead = `{"type":"FeatureCollection","features":[` + "\n"

func (f *features) close() error {
	tail := "\n]}\n"
	if f.count == 0 {
		tail = collectionHead + "]}\n"
	}
	_, err := io.WriteString(f.out, tail)
	return err
}

func properties(r Record) map[string]any {
	all := make(map[string]any, len(columns))
	for _, c := range columns {
		if v := c.value(r); v != nil && v != "" {
			all[c.name] = v
		}
	}
	if r.Address != "" {
		all["address"] = r.Address
	}
	return all
}
