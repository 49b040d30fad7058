package lang

import (
	"math/rand/v2"
	"testing"
)

// bestTree tries every assignment of heads.
func bestTree(scores []float32, n int) float64 {
	best, heads := -1e18, make([]int, n)
	var try func(d int, sum float64)
	try = func(d int, sum float64) {
		if d == n {
			if sum > best && isTree(heads) {
				best = sum
			}
			return
		}
		for h := range n + 1 {
			if heads[d] = h; h != d+1 {
				try(d+1, sum+float64(scores[d*(n+1)+h]))
			}
		}
	}
	try(0, 0)
	return best
}

// isTree says whether heads (columns of spanningTree) make a tree with one
// word at the root.
func isTree(heads []int) bool {
	roots := 0
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		v := i + 1
		for steps := 0; v != 0; steps++ {
			if steps > len(heads) {
				return false
			}
			v = heads[v-1]
		}
	}
	return roots == 1
}

func TestSpanningTreeIsTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for n := 1; n <= 6; n++ {
		for range 150 {
			scores := make([]float32, n*(n+1))
			for i := range scores {
				scores[i] = float32(r.IntN(21) - 10)
			}
			heads := spanningTree(scores, n)
			var got float64
			for d, h := range heads {
				got += float64(scores[d*(n+1)+h])
			}
			if want := bestTree(scores, n); !isTree(heads) || got != want {
				t.Fatalf("n=%d scores %v: heads %v score %v, want %v", n, scores, heads, got, want)
			}
		}
	}
}

func TestSpanningTreeOfLongSentences(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	const n = 512
	nan := float32(0)
	nan /= nan
	for name, score := range map[string]func(d, h int) float32{
		"random": func(d, h int) float32 { return r.Float32() * 20 },
		"equal":  func(d, h int) float32 { return 1 },
		"cycles": func(d, h int) float32 { return -float32((d/2*2 + 2 - d%2 - h) * (d/2*2 + 2 - d%2 - h)) },
		"nan":    func(d, h int) float32 { return nan },
		"nested": func(d, h int) float32 { return float32(min(d+1, h)) },
	} {
		scores := make([]float32, 0, n*(n+1))
		for d := range n {
			for h := range n + 1 {
				scores = append(scores, score(d, h))
			}
		}
		if heads := spanningTree(scores, n); !isTree(heads) {
			t.Errorf("%s: not a tree", name)
		}
	}
}
