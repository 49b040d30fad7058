package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// schema is as much of JSON Schema as statement/schema.json uses.
type schema struct {
	Ref        string            `json:"$ref"`
	Type       any               `json:"type"`
	Enum       []any             `json:"enum"`
	AnyOf      []schema          `json:"anyOf"`
	Required   []string          `json:"required"`
	Properties map[string]schema `json:"properties"`
	Additional *bool             `json:"additionalProperties"`
	Items      *schema           `json:"items"`
	Pattern    string            `json:"pattern"`
	MinLength  int               `json:"minLength"`
	Minimum    *float64          `json:"minimum"`
	Maximum    *float64          `json:"maximum"`
	Defs       map[string]schema `json:"$defs"`
}

func readSchema() (*schema, error) {
	data, err := os.ReadFile("../../statement/schema.json")
	if err != nil {
		return nil, err
	}
	var s schema
	return &s, json.Unmarshal(data, &s)
}

func loadSchema(t testing.TB) *schema {
	t.Helper()
	s, err := readSchema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// check gives the first way in which v, decoded from JSON, breaks the schema.
func (root *schema) check(s schema, path string, v any) error {
	if s.Ref != "" {
		return root.check(root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")], path, v)
	}
	if len(s.AnyOf) > 0 {
		for _, one := range s.AnyOf {
			if root.check(one, path, v) == nil {
				return nil
			}
		}
		return fmt.Errorf("%s: %v fits none of the forms it may have", path, v)
	}
	if len(s.Enum) > 0 && !slices.ContainsFunc(s.Enum, func(e any) bool { return reflect.DeepEqual(e, v) }) {
		return fmt.Errorf("%s: %v is none of %v", path, v, s.Enum)
	}
	if s.Type != nil && !slices.ContainsFunc(typeNames(s.Type), func(name string) bool { return hasType(v, name) }) {
		return fmt.Errorf("%s: %v is no %v", path, v, s.Type)
	}
	switch v := v.(type) {
	case string:
		return checkString(s, path, v)
	case float64:
		return checkNumber(s, path, v)
	case []any:
		return root.checkItems(s, path, v)
	case map[string]any:
		return root.checkObject(s, path, v)
	}
	return nil
}

func checkString(s schema, path, v string) error {
	if len(v) < s.MinLength || s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(v) {
		return fmt.Errorf("%s: %q is too short or not as in %q", path, v, s.Pattern)
	}
	return nil
}

func checkNumber(s schema, path string, v float64) error {
	if s.Minimum != nil && v < *s.Minimum || s.Maximum != nil && v > *s.Maximum {
		return fmt.Errorf("%s: %v is out of bounds", path, v)
	}
	return nil
}

func (root *schema) checkItems(s schema, path string, items []any) error {
	for i, item := range items {
		if s.Items == nil {
			break
		}
		if err := root.check(*s.Items, fmt.Sprintf("%s[%d]", path, i), item); err != nil {
			return err
		}
	}
	return nil
}

func (root *schema) checkObject(s schema, path string, object map[string]any) error {
	for _, name := range s.Required {
		if _, ok := object[name]; !ok {
			return fmt.Errorf("%s: %s is missing", path, name)
		}
	}
	for name, v := range object {
		property, ok := s.Properties[name]
		if !ok {
			if s.Additional != nil && !*s.Additional {
				return fmt.Errorf("%s: the schema knows no %s", path, name)
			}
			continue
		}
		if err := root.check(property, path+"."+name, v); err != nil {
			return err
		}
	}
	return nil
}

func typeNames(t any) []string {
	if name, ok := t.(string); ok {
		return []string{name}
	}
	var names []string
	for _, name := range t.([]any) {
		names = append(names, name.(string))
	}
	return names
}

func hasType(v any, name string) bool {
	switch v := v.(type) {
	case nil:
		return name == "null"
	case bool:
		return name == "boolean"
	case string:
		return name == "string"
	case float64:
		return name == "number" || name == "integer" && v == math.Trunc(v)
	case []any:
		return name == "array"
	}
	return name == "object"
}

// checkLine checks one line of jsonl.
func (root *schema) checkLine(line string) error {
	var v any
	if err := json.Unmarshal([]byte(line), &v); err != nil {
		return err
	}
	return root.check(*root, "statement", v)
}

func TestSchemaCheckSeesBreaches(t *testing.T) {
	root := loadSchema(t)
	for _, c := range []struct{ name, from, to string }{
		{"missing field", `"kind":"pledge",`, ``},
		{"wrong kind", `"kind":"pledge"`, `"kind":"promise"`},
		{"null for a list", `"actors":[`, `"actors":null,"forums":[`},
		{"hash cut short", `"document":"sha256:00`, `"document":"sha256:0`},
		{"strength too high", `"strength":6`, `"strength":9`},
		{"unknown field", `"kind":"pledge"`, `"kind":"pledge","mood":"good"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			line := jsonLine(t, sampleReading())
			broken := strings.Replace(line, c.from, c.to, 1)
			if broken == line {
				t.Fatalf("%q is not in %s", c.from, line)
			}
			if err := root.checkLine(broken); err == nil {
				t.Errorf("the breach was not seen in %s", broken)
			}
		})
	}
}
