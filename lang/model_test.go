package lang

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"chancery/lang/kernel"
)

// testFile is a model file being made: a small network of random weights.
type testFile struct {
	header map[string]any
	data   []byte
	random *rand.Rand
}

func testConfig() config {
	c := config{
		Version: 1, Hidden: 32, Layers: 1, Heads: 2, FFN: 64, MaxPieces: 64, MaxTokenPieces: 8, TitlePieces: 12,
		Vocab: []string{"[PAD]", "[UNK]", "[CLS]", "[SEP]", "."},
		UPOS:  []string{"NOUN", "VERB", "PUNCT"}, XPOS: []string{"NN", "VBD"}, Deprel: []string{"root", "nsubj", "obj"},
		Lemma: []string{"k|0|", "l|0|", "k|1|y", "=|be"}, NER: []string{"O", "B-PER", "I-PER", "B-ORG", "I-ORG"},
		Kind: []string{"pledge", "call"}, Status: []string{"intended", "done"}, Event: []string{"", "AGREE"},
		Topic: []string{"health", "defense", "energy"}, Role: []string{"actor", "recipient", "said_by"},
	}
	c.Thresholds.Op, c.Thresholds.Start = 0.5, 0.5
	for r := 'a'; r <= 'z'; r++ {
		c.Vocab = append(c.Vocab, string(r), "##"+string(r))
	}
	return c
}

func (f *testFile) add(name, dtype string, data []byte, shape ...int) {
	f.header[name] = map[string]any{"dtype": dtype, "shape": shape, "data_offsets": []int{len(f.data), len(f.data) + len(data)}}
	f.data = append(f.data, data...)
}

func (f *testFile) floats(name string, middle, spread float64, shape ...int) {
	n := 1
	for _, s := range shape {
		n *= s
	}
	var b []byte
	for range n {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(float32(middle+spread*f.random.NormFloat64())))
	}
	f.add(name, "F32", b, shape...)
}

func (f *testFile) ints(name, scale string, out, in int) {
	b := make([]byte, out*in)
	for i := range b {
		b[i] = byte(int8(f.random.IntN(255) - 127))
	}
	f.add(name, "I8", b, out, in)
	f.floats(scale, 2.5/127/math.Sqrt(float64(in)), 0, out)
}

func (f *testFile) linear(in int, sizes map[string]int) {
	for _, name := range sortedKeys(sizes) {
		f.ints(name+".weight", name+".scale", sizes[name], in)
		f.floats(name+".bias", 0, 0.1, sizes[name])
	}
}

func sortedKeys(m map[string]int) []string {
	var out []string
	for k := range m {
		at := 0
		for at < len(out) && out[at] < k {
			at++
		}
		out = append(out[:at], append([]string{k}, out[at:]...)...)
	}
	return out
}

func (f *testFile) norm(name string, size int) {
	f.floats(name+".weight", 1, 0.1, size)
	f.floats(name+".bias", 0, 0.1, size)
}

func (f *testFile) bytes(c config) []byte {
	j, _ := json.Marshal(map[string]any{
		"version": c.Version, "hidden": c.Hidden, "layers": c.Layers, "heads": c.Heads, "ffn": c.FFN, "max_pieces": c.MaxPieces,
		"max_token_pieces": c.MaxTokenPieces, "title_pieces": c.TitlePieces, "vocab": c.Vocab, "upos": c.UPOS, "xpos": c.XPOS,
		"deprel": c.Deprel, "lemma": c.Lemma, "ner": c.NER, "kind": c.Kind, "status": c.Status, "event": c.Event, "topic": c.Topic,
		"role": c.Role, "thresholds": map[string]any{"op": c.Thresholds.Op, "start": c.Thresholds.Start},
	})
	f.header["__metadata__"] = map[string]string{"config": string(j)}
	header, _ := json.Marshal(f.header)
	return append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(header))), header...), f.data...)
}

func testWeights(c config) *testFile {
	f := &testFile{header: map[string]any{}, random: rand.New(rand.NewPCG(7, 7))}
	h := c.Hidden
	f.ints("embed.word", "embed.word.scale", len(c.Vocab), h)
	f.ints("embed.pos", "embed.pos.scale", c.MaxPieces, h)
	f.floats("embed.type", 0, 0.1, h)
	f.floats("embed.case", 0, 0.3, caseClasses, h)
	f.norm("embed.norm", h)
	f.linear(h, map[string]int{"layer.0.q": h, "layer.0.k": h, "layer.0.v": h, "layer.0.o": h, "layer.0.f1": c.FFN})
	f.linear(c.FFN, map[string]int{"layer.0.f2": h})
	f.norm("layer.0.norm1", h)
	f.norm("layer.0.norm2", h)
	f.linear(h, map[string]int{"upos": len(c.UPOS), "xpos": len(c.XPOS), "lemma": len(c.Lemma), "ner": len(c.NER), "sent": 1, "op": 1,
		"arc.dep": arcSize, "arc.head": arcSize, "lab.dep": arcSize, "lab.head": arcSize,
		"start.q": spanSize, "start.k": spanSize, "end.q": spanSize, "end.o": spanSize, "end.k": spanSize,
		"attr.o": stateSize, "attr.s": stateSize, "attr.e": stateSize,
		"role.actor.k": roleSize, "role.recipient.k": roleSize, "role.said_by.k": roleSize})
	f.linear(arcSize, map[string]int{"arc.u": arcSize, "lab.out": len(c.Deprel)})
	state := map[string]int{"attr.kind": len(c.Kind), "attr.polarity": 2, "attr.status": len(c.Status), "attr.event": len(c.Event),
		"attr.mutual": 1, "attr.topic": len(c.Topic), "attr.optional": 1}
	for _, r := range c.Role {
		state["role."+r+".q"], state["role."+r+".party"], state["role."+r+".bias"] = roleSize, 1, 1
		f.floats("role."+r+".dist", 0, 0.1, 2*reach+1)
	}
	f.linear(stateSize, state)
	for _, name := range []string{"arc.root", "arc.hb", "lab.root"} {
		f.floats(name, 0, 0.3, arcSize)
	}
	f.floats("start.dist", 0, 0.3, 2*reach+1)
	f.floats("end.dist", 0, 0.3, longest)
	return f
}

func testData() []byte {
	c := testConfig()
	return testWeights(c).bytes(c)
}

func testModel(t testing.TB, opts Options) *Model {
	t.Helper()
	m, err := Load(testData(), opts)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// kernels are the names of the kernels this machine has.
func kernels() []string {
	var out []string
	for _, name := range []string{"go", "avx2", "avx512"} {
		if _, err := kernel.Choose(name); err == nil {
			out = append(out, name)
		}
	}
	return out
}

func TestLoadRefusesFilesCutShort(t *testing.T) {
	data := testData()
	for n := 0; n < len(data); n += 1 + n/37 {
		if _, err := Load(data[:n], Options{Kernel: "go"}); err == nil {
			t.Fatalf("%d of %d bytes were taken", n, len(data))
		}
	}
}

func TestLoadRefusesWrongConfigurations(t *testing.T) {
	for name, change := range map[string]func(*config){
		"version":       func(c *config) { c.Version = 2 },
		"hidden":        func(c *config) { c.Hidden = 40 },
		"huge hidden":   func(c *config) { c.Hidden = 1 << 30 },
		"wider":         func(c *config) { c.Hidden = 64 },
		"no heads":      func(c *config) { c.Heads = 0 },
		"heads":         func(c *config) { c.Heads = 3 },
		"narrow heads":  func(c *config) { c.Heads = 8 },
		"layers":        func(c *config) { c.Layers = 2 },
		"pieces":        func(c *config) { c.MaxPieces = 63 },
		"few pieces":    func(c *config) { c.MaxPieces = 4 },
		"long titles":   func(c *config) { c.TitlePieces = 60 },
		"no labels":     func(c *config) { c.Topic = nil },
		"more labels":   func(c *config) { c.UPOS = append(c.UPOS, "X") },
		"roles":         func(c *config) { c.Role = []string{"actor"} },
		"lemma":         func(c *config) { c.Lemma[0] = "k|x|" },
		"negative":      func(c *config) { c.Lemma[0] = "k|-1|" },
		"names":         func(c *config) { c.NER[1] = "PER" },
		"no specials":   func(c *config) { c.Vocab[2] = "[cls]" },
		"no vocabulary": func(c *config) { c.Vocab = nil },
	} {
		c := testConfig()
		f := testWeights(c)
		change(&c)
		if _, err := Load(f.bytes(c), Options{Kernel: "go"}); err == nil {
			t.Errorf("%s: was taken", name)
		}
	}
}

func TestLoadRefusesWrongTensors(t *testing.T) {
	for name, tensor := range map[string]any{
		"missing":    nil,
		"type":       map[string]any{"dtype": "F32", "shape": []int{1, 32}, "data_offsets": []int{0, 32}},
		"shape":      map[string]any{"dtype": "I8", "shape": []int{32}, "data_offsets": []int{0, 32}},
		"backwards":  map[string]any{"dtype": "I8", "shape": []int{1, 32}, "data_offsets": []int{64, 32}},
		"negative":   map[string]any{"dtype": "I8", "shape": []int{1, 32}, "data_offsets": []int{-32, 0}},
		"beyond":     map[string]any{"dtype": "I8", "shape": []int{1, 32}, "data_offsets": []int64{1 << 60, 1<<60 + 32}},
		"too short":  map[string]any{"dtype": "I8", "shape": []int{1, 32}, "data_offsets": []int{0, 31}},
		"no numbers": map[string]any{"dtype": "I8", "shape": "wide", "data_offsets": 3},
	} {
		c := testConfig()
		f := testWeights(c)
		if f.header["op.weight"] = tensor; tensor == nil {
			delete(f.header, "op.weight")
		}
		if _, err := Load(f.bytes(c), Options{Kernel: "go"}); err == nil || !strings.HasPrefix(err.Error(), "loading the language model: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := testConfig()
	f := testWeights(c)
	f.add("arc.hb", "F32", make([]byte, 4*arcSize), arcSize)
	binary.LittleEndian.PutUint32(f.data[len(f.data)-4:], math.Float32bits(float32(math.Inf(1))))
	if _, err := Load(f.bytes(c), Options{Kernel: "go"}); err == nil {
		t.Error("an infinite weight was taken")
	}
}

func FuzzLoad(f *testing.F) {
	data := testData()
	f.Add(data[:1200], uint16(9), byte('"'))
	f.Fuzz(func(t *testing.T, head []byte, at uint16, v byte) {
		b := append(append([]byte(nil), head...), data[min(len(head), len(data)):]...)
		b[int(at)%len(b)] = v
		if m, err := Load(b, Options{Kernel: "go"}); err == nil {
			m.Analyse("a b c. d e f.")
		}
	})
}
