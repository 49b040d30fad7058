package lang

import (
	"encoding/json"
	"errors"
	"fmt"
)

// config is the JSON of the model file that says what its numbers mean.
type config struct {
	Version        int
	Hidden         int
	Layers         int
	Heads          int
	FFN            int `json:"ffn"`
	MaxPieces      int `json:"max_pieces"`
	MaxTokenPieces int `json:"max_token_pieces"`
	TitlePieces    int `json:"title_pieces"`
	Vocab          []string
	UPOS           []string `json:"upos"`
	XPOS           []string `json:"xpos"`
	Deprel         []string
	Lemma          []string
	NER            []string `json:"ner"`
	Kind           []string
	Status         []string
	Event          []string
	Topic          []string
	Role           []string
	Thresholds     struct{ Op, Start float32 }
}

func parseConfig(data []byte) (*config, error) {
	c := new(config)
	if err := json.Unmarshal(data, c); err != nil {
		return nil, fmt.Errorf("reading the configuration: %w", err)
	}
	return c, errors.Join(c.checkSizes(), c.checkLabels())
}

// checkSizes bounds every size, so that no product of two overflows and every
// kernel supports them.
func (c *config) checkSizes() error {
	if c.Version != 1 {
		return fmt.Errorf("configuration version %d, want 1", c.Version)
	}
	for _, s := range []struct {
		name          string
		v, least, max int
	}{
		{"hidden", c.Hidden, 32, 4096}, {"layers", c.Layers, 1, 64}, {"heads", c.Heads, 1, 256},
		{"ffn", c.FFN, 32, 1 << 14}, {"max_pieces", c.MaxPieces, 32, 1024},
		{"max_token_pieces", c.MaxTokenPieces, 1, 16}, {"title_pieces", c.TitlePieces, 0, c.MaxPieces/2 - 4},
		{"vocab", len(c.Vocab), 4, 1 << 20},
	} {
		if s.v < s.least || s.v > s.max {
			return fmt.Errorf("configuration: %s is %d, want %d to %d", s.name, s.v, s.least, s.max)
		}
	}
	if c.Hidden%32 != 0 || c.FFN%32 != 0 || c.Hidden%c.Heads != 0 || c.Hidden/c.Heads%8 != 0 {
		return fmt.Errorf("configuration: hidden %d, heads %d, ffn %d do not go together", c.Hidden, c.Heads, c.FFN)
	}
	return nil
}

func (c *config) checkLabels() error {
	for name, list := range map[string][]string{
		"upos": c.UPOS, "xpos": c.XPOS, "deprel": c.Deprel, "lemma": c.Lemma, "ner": c.NER,
		"kind": c.Kind, "status": c.Status, "event": c.Event, "topic": c.Topic,
	} {
		if len(list) == 0 || len(list) > 1<<14 {
			return fmt.Errorf("configuration: %d labels of %s", len(list), name)
		}
	}
	if len(c.Role) != 3 || c.Role[Actor] != "actor" || c.Role[Recipient] != "recipient" || c.Role[SaidBy] != "said_by" {
		return fmt.Errorf("configuration: roles %.100q", c.Role)
	}
	return nil
}
