package lang

import (
	"errors"
	"fmt"
	"runtime"
	"sync"

	"chancery/lang/kernel"
)

// Sizes of the heads that train/MODEL.md fixes.
const (
	arcSize   = 128 // A: vectors of dependents and heads
	spanSize  = 128 // D: vectors of starts and ends
	stateSize = 256 // of a statement's state z
	roleSize  = 64
	reach     = 48 // distances from the operative word are clipped here
	longest   = 96 // tokens of a content, at most
)

// Options say how a model computes, not what: results are the same bits.
type Options struct {
	Kernel  string // "avx512", "avx2", "go"; empty: the fastest this machine has
	Workers int    // windows computed at once; 0: GOMAXPROCS
}

// Model is the loaded language engine. It is read-only and may be used from
// many goroutines at once.
type Model struct {
	config  *config
	kernel  *kernel.Kernel
	workers int
	pieces  *wordpiece
	labels  labels

	embed  embedding
	layers []layer
	tokens tokenHeads
	trees  treeHeads
	stated statementHeads
	states stateHeads
	spaces sync.Pool // *workspace
}

// Load reads a model file (train/MODEL.md). It keeps data, which must not
// change afterwards. Any file that is cut short, inconsistent or hostile is
// an error.
func Load(data []byte, opts Options) (*Model, error) {
	m, err := load(data, opts)
	if err != nil {
		return nil, fmt.Errorf("loading the language model: %w", err)
	}
	return m, nil
}

func load(data []byte, opts Options) (*Model, error) {
	k, err := kernel.Choose(opts.Kernel)
	if err != nil {
		return nil, err
	}
	f, err := openModel(data)
	if err != nil {
		return nil, err
	}
	c, err := parseConfig(f.config)
	if err != nil {
		return nil, err
	}
	m := &Model{config: c, kernel: k, workers: opts.Workers}
	if m.workers <= 0 {
		m.workers = runtime.GOMAXPROCS(0)
	}
	if m.labels, err = parseLabels(c); err != nil {
		return nil, err
	}
	if m.pieces, err = newWordpiece(c.Vocab, c.MaxTokenPieces); err != nil {
		return nil, err
	}
	return m, errors.Join(m.loadEncoder(f), m.loadHeads(f))
}

// Labels names the columns of the distributions in proposals.
func (m *Model) Labels() Labels {
	return Labels{Kind: m.config.Kind, Status: m.config.Status, Event: m.config.Event, Topic: m.config.Topic}
}
