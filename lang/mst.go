package lang

import "math"

// spanningTree returns the best tree over n words in which exactly one word
// hangs from the root. scores holds n rows of n+1 values: row d, column h is
// the score of head h for word d; column 0 is the root, column i+1 word i. The
// result gives each word its column.
//
// It is the algorithm of Chu, Liu and Edmonds in Tarjan's path-growing form:
// time and memory grow with n².
func spanningTree(scores []float32, n int) []int {
	t := newForest(scores, n)
	for v := 1; v <= n; v++ {
		t.attach(v)
	}
	return t.expand()
}

// forest holds vertices 0 (the root) to n, and after them the nodes that
// cycles are contracted into. A node's inner nodes are its children.
type forest struct {
	n        int
	enter    [][]float64 // per node and vertex: the best edge from the vertex into the node
	target   [][]int32   // the vertex that edge enters
	node     []int       // per vertex: the outermost node it is in
	parent   []int
	children [][]int
	chosen   []edge // per node: the edge that enters it
	done     []bool // per node: connected to the root
	onPath   []bool
}

type edge struct {
	from, to int
	score    float64
}

func newForest(scores []float32, n int) *forest {
	size := 2*n + 2
	t := &forest{n: n, enter: make([][]float64, n+1, size), target: make([][]int32, n+1, size), node: make([]int, n+1),
		parent: make([]int, n+1, size), children: make([][]int, n+1, size), chosen: make([]edge, n+1, size),
		done: make([]bool, n+1, size), onPath: make([]bool, n+1, size)}
	t.done[0] = true
	weights, targets := make([]float64, n*(n+1)), make([]int32, n*(n+1))
	low, high := math.Inf(1), math.Inf(-1)
	for i := range weights {
		w := finite(scores[i])
		weights[i], targets[i] = w, int32(i/(n+1)+1)
		low, high = min(low, w), max(high, w)
	}
	// A second word at the root costs more than all the rest can gain.
	cost := float64(n)*(high-low) + 1
	for v := 1; v <= n; v++ {
		t.node[v] = v
		t.enter[v] = weights[(v-1)*(n+1) : v*(n+1)]
		t.target[v] = targets[(v-1)*(n+1) : v*(n+1)]
		t.enter[v][0] -= cost
	}
	return t
}

// finite bounds a score so that sums of as many as there are words stay exact
// enough to tell scores apart.
func finite(v float32) float64 {
	const bound = 1e9
	if v != v {
		return -bound
	}
	return float64(max(-bound, min(bound, v)))
}

// attach connects vertex v to the root: from its node, it goes from head to
// head along the best edges, making each cycle it closes one node.
func (t *forest) attach(v int) {
	if t.done[t.node[v]] {
		return
	}
	path := []int{t.node[v]}
	for {
		top := path[len(path)-1]
		t.onPath[top] = true
		t.choose(top)
		next := t.node[t.chosen[top].from]
		if t.done[next] {
			break
		}
		if !t.onPath[next] {
			path = append(path, next)
			continue
		}
		at := len(path) - 1
		for path[at] != next {
			at--
		}
		path = append(path[:at], t.contract(path[at:]))
	}
	for _, p := range path {
		t.done[p] = true
	}
}

// choose finds the best edge into a node from outside it.
func (t *forest) choose(v int) {
	best := -1
	for h, w := range t.enter[v] {
		if t.node[h] != v && (best < 0 || w > t.enter[v][best]) {
			best = h
		}
	}
	t.chosen[v] = edge{best, int(t.target[v][best]), t.enter[v][best]}
}

// contract makes one node of a cycle. An edge into it takes the place of the
// chosen edge of the member it enters, hence the difference of their scores.
func (t *forest) contract(cycle []int) int {
	c := len(t.parent)
	members := append([]int(nil), cycle...)
	into, target := t.enter[members[0]], t.target[members[0]]
	for i, m := range members {
		t.parent[m] = c
		score := t.chosen[m].score
		for h := range into {
			if w := t.enter[m][h] - score; i == 0 || w > into[h] {
				into[h], target[h] = w, t.target[m][h]
			}
		}
	}
	for h, v := range t.node {
		if v != 0 && t.parent[v] == c {
			t.node[h] = c
		}
	}
	t.enter, t.target = append(t.enter, into), append(t.target, target)
	t.parent, t.children = append(t.parent, 0), append(t.children, members)
	t.chosen, t.done, t.onPath = append(t.chosen, edge{}), append(t.done, false), append(t.onPath, false)
	return c
}

// expand undoes the contractions: the edge that enters a node replaces the
// chosen edge of each inner node on the way down to the vertex it enters.
func (t *forest) expand() []int {
	heads := make([]int, t.n)
	var open []int
	for v := 1; v < len(t.parent); v++ {
		if t.parent[v] == 0 {
			open = append(open, v)
		}
	}
	for len(open) > 0 {
		v := open[len(open)-1]
		open = open[:len(open)-1]
		e := t.chosen[v]
		heads[e.to-1] = e.from
		for x := e.to; x != v; x = t.parent[x] {
			for _, sibling := range t.children[t.parent[x]] {
				if sibling != x {
					open = append(open, sibling)
				}
			}
		}
	}
	return heads
}
