package reader

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"slices"
)

// roleTrees is what train/roles.py learnt from the marked texts.
//
//go:embed roles.json
var roleTrees []byte

// forest is a sum of regression trees over a trait vector (gradient boosting,
// Friedman 2001): the log-odds of a yes.
type forest struct {
	Base  float64      `json:"base"`
	Least float64      `json:"least"` // probability from which a party can fill the role
	Near  float64      `json:"near"`  // and the part of the likeliest party's that it must reach
	Trees [][]treeNode `json:"trees"`
}

// treeNode is a question, or where Left is 0 an answer; the first node of a
// tree is its root. A value that is not greater than Threshold goes left.
type treeNode struct {
	Trait     int     `json:"t"`
	Threshold float64 `json:"v"`
	Left      int     `json:"l"`
	Right     int     `json:"r"`
	Answer    float64 `json:"a"`
}

// roleModel decides which parties act and which are addressed.
type roleModel struct {
	Traits    []string `json:"traits"`
	Actor     forest   `json:"actor"`
	Recipient forest   `json:"recipient"` // of a statement that is not mutual
	Mutual    forest   `json:"mutual"`    // asked of each actor: does the statement bind the actors to one another
}

// learntTraits are the log-odds that the network gives, the last columns.
var learntTraits = []string{"learnt-actor", "learnt-recipient", "learnt-said-by", "learnt-mutual",
	"lead-actor", "rank-actor", "lead-recipient", "rank-recipient", "lead-said-by", "rank-said-by"}

// leastLearnt bounds them from below.
const leastLearnt = -12

// loadRoleModel reads a role model and checks it, so that walking its trees
// always ends.
func loadRoleModel(data []byte) (*roleModel, error) {
	m := &roleModel{}
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("read role model: %w", err)
	}
	if want := append(TraitNames(), learntTraits...); !slices.Equal(m.Traits, want) {
		return nil, fmt.Errorf("read role model: it was learnt with other traits than the program finds: train it again")
	}
	for _, f := range []forest{m.Actor, m.Recipient, m.Mutual} {
		for i, tree := range f.Trees {
			if err := checkTree(tree, len(m.Traits)); err != nil {
				return nil, fmt.Errorf("read role model, tree %d: %w", i, err)
			}
		}
	}
	return m, nil
}

func checkTree(tree []treeNode, traits int) error {
	if len(tree) == 0 {
		return fmt.Errorf("it is empty")
	}
	for i, n := range tree {
		if n.Left == 0 {
			continue
		}
		if n.Trait < 0 || n.Trait >= traits || n.Left <= i || n.Right <= i || n.Left >= len(tree) || n.Right >= len(tree) {
			return fmt.Errorf("node %d points outside", i)
		}
	}
	return nil
}

// logOdds walks every tree; rounded so that no last bit decides.
func (f forest) logOdds(v []float64) float64 {
	sum := f.Base
	for _, tree := range f.Trees {
		n := tree[0]
		for n.Left != 0 {
			if v[n.Trait] <= n.Threshold {
				n = tree[n.Left]
			} else {
				n = tree[n.Right]
			}
		}
		sum += n.Answer
	}
	return math.Round(sum*1e6) / 1e6
}
