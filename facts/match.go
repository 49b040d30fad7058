package facts

import "fmt"

// maxDepth is the longest name in atoms; it bounds the work at any place of a
// text, so that looking up names everywhere stays linear in the text.
const maxDepth = 24

// matcher finds the longest of many names at the start of a list of words, by
// a trie over atoms. A small letter in a name accepts either case in the text;
// a capital asks for a capital, so that US is not us and Turkey no turkey.
type matcher struct {
	nodes []matchNode
}

type matchNode struct {
	next map[string]int32
	ends []matchEnd
}

// matchEnd is one name that ends at a node: what it stands for and the
// capitals that it asks for, one mask an atom.
type matchEnd struct {
	payload  int
	capitals []uint64
}

// add puts a name in. An inner "the" may be left out in the text.
func (m *matcher) add(name string, payload int) error {
	var atoms, short []atom
	atomsOf(name, func(a atom) bool {
		atoms = append(atoms, a)
		if len(atoms) == 1 || a.text != "the" {
			short = append(short, a)
		}
		return len(atoms) <= maxDepth
	})
	if len(atoms) == 0 || len(atoms) > maxDepth {
		return fmt.Errorf("name %q has no letters or is too long", name)
	}
	m.insert(atoms, payload)
	if len(short) < len(atoms) {
		m.insert(short, payload)
	}
	return nil
}

func (m *matcher) insert(atoms []atom, payload int) {
	if len(m.nodes) == 0 {
		m.nodes = make([]matchNode, 1)
	}
	at := int32(0)
	capitals := make([]uint64, len(atoms))
	for i, a := range atoms {
		capitals[i] = a.capitals
		next, ok := m.nodes[at].next[a.text]
		if !ok {
			next = int32(len(m.nodes))
			m.nodes = append(m.nodes, matchNode{})
			if m.nodes[at].next == nil {
				m.nodes[at].next = make(map[string]int32)
			}
			m.nodes[at].next[a.text] = next
		}
		at = next
	}
	end := matchEnd{payload, capitals}
	for _, known := range m.nodes[at].ends {
		if known.payload == payload && samePattern(known.capitals, capitals) {
			return
		}
	}
	m.nodes[at].ends = append(m.nodes[at].ends, end)
}

func samePattern(a, b []uint64) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// longest gives the payloads of the longest name that stands at the start of
// words, in the order in which they were added, and how many words it takes;
// nil and 0 when there is none. A name must end where a word ends.
func (m *matcher) longest(words []string) (payloads []int, n int) {
	if len(m.nodes) == 0 {
		return nil, 0
	}
	var seen [maxDepth]uint64
	at, depth := int32(0), 0
	for i, word := range words {
		before := depth
		if at, depth = m.walk(at, word, seen[:], depth); at < 0 {
			break
		}
		if depth == before {
			if depth == 0 {
				break // a name does not begin with a hyphen
			}
			continue
		}
		if found := m.endsAt(at, seen[:depth]); len(found) > 0 {
			payloads, n = found, i+1
		}
	}
	return payloads, n
}

// walk follows one word from a node; the node is -1 when no name goes on so.
func (m *matcher) walk(at int32, word string, seen []uint64, depth int) (int32, int) {
	atomsOf(word, func(a atom) bool {
		next, ok := m.nodes[at].next[a.text]
		if !ok || depth == len(seen) {
			at = -1
			return false
		}
		seen[depth] = a.capitals
		at, depth = next, depth+1
		return true
	})
	return at, depth
}

// endsAt gives the payloads of the names that end at a node and whose capitals
// the text has.
func (m *matcher) endsAt(at int32, seen []uint64) []int {
	var found []int
	for _, end := range m.nodes[at].ends {
		if coversCapitals(seen, end.capitals) && !contains(found, end.payload) {
			found = append(found, end.payload)
		}
	}
	return found
}

func coversCapitals(seen, wanted []uint64) bool {
	for i, mask := range wanted {
		if mask&^seen[i] != 0 {
			return false
		}
	}
	return true
}

func contains(payloads []int, payload int) bool {
	for _, p := range payloads {
		if p == payload {
			return true
		}
	}
	return false
}
