package facts

import (
	"cmp"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// Topic is a major topic of the Comparative Agendas Project.
type Topic struct {
	Slug    string
	CAP     int    // major topic code
	About   string // what falls under it here
	Context string // PLOVER context that goes with it, empty where none does
	Source  string
}

// TopicTerm is a word or phrase that speaks for a topic. Weight is three times
// the probability of the topic where the term stands, so 0–3.
type TopicTerm struct {
	Term   string
	Topic  string
	Weight float32
	Source string
	Line   int
}

// ScoredTopic is a topic with the sum of the weights of the terms found for it.
// From about 1.5 it is likelier right than wrong.
type ScoredTopic struct {
	Topic string
	Score float32
}

// TopicsOf gives the topics that the terms among words speak for, the strongest
// first. Each term counts once. Words or lemmas will do, in their order.
func (w *Words) TopicsOf(words []string) []ScoredTopic {
	folded := singulars(words)
	scores := map[string]float32{}
	counted := map[int]bool{}
	for i := 0; i < len(folded); {
		payloads, n := w.terms.longest(folded[i:])
		for _, term := range payloads {
			if !counted[term] {
				counted[term] = true
				scores[w.Terms[term].Topic] += w.Terms[term].Weight
			}
		}
		i += max(n, 1)
	}
	var found []ScoredTopic
	for _, topic := range w.Topics {
		if score, ok := scores[topic.Slug]; ok {
			found = append(found, ScoredTopic{topic.Slug, score})
		}
	}
	slices.SortStableFunc(found, func(a, b ScoredTopic) int { return cmp.Compare(b.Score, a.Score) })
	return found
}

// Topic finds a topic by its slug.
func (w *Words) Topic(slug string) (Topic, bool) {
	i := slices.IndexFunc(w.Topics, func(t Topic) bool { return t.Slug == slug })
	if i < 0 {
		return Topic{}, false
	}
	return w.Topics[i], true
}

// Issue is a named dispute or programme that texts come back to.
type Issue struct {
	Slug    string
	Name    string
	Topic   string // the topic it usually falls under
	Aliases []string
	Source  string
}

// IssuesOf gives the slugs of the issues that words name, in the order of the
// text, each once. A capital in a name asks for a capital in the text.
func (w *Words) IssuesOf(words []string) []string {
	var slugs []string
	seen := map[int]bool{}
	for i := 0; i < len(words); {
		payloads, n := w.issues.longest(words[i:])
		for _, issue := range payloads {
			if !seen[issue] {
				seen[issue] = true
				slugs = append(slugs, w.Issues[issue].Slug)
			}
		}
		i += max(n, 1)
	}
	return slugs
}

func (w *Words) loadTopics(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "topics.tsv", "topic", "cap", "about")
	if err != nil {
		return err
	}
	for _, row := range rows {
		code, err := strconv.Atoi(row.Get("cap"))
		if err != nil {
			return row.Errorf("code of topic: %w", err)
		}
		if _, ok := w.Topic(row.Get("topic")); ok {
			return row.Errorf("topic %s twice", row.Get("topic"))
		}
		w.Topics = append(w.Topics, Topic{row.Get("topic"), code, row.Get("about"), row.Get("context"), row.Get("source")})
	}
	return nil
}

func (w *Words) loadTerms(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "topic_words.tsv", "term", "topic", "weight")
	if err != nil {
		return err
	}
	seen := make(map[string]bool, len(rows))
	for i, row := range rows {
		weight, err := strconv.ParseFloat(row.Get("weight"), 32)
		if err != nil || !(weight > 0 && weight <= 3) {
			return row.Errorf("weight %q is not above 0 and at most 3", row.Get("weight"))
		}
		term := TopicTerm{row.Get("term"), row.Get("topic"), float32(weight), row.Get("source"), row.Line}
		if _, ok := w.Topic(term.Topic); !ok {
			return row.Errorf("no topic is called %q", term.Topic)
		}
		key := foldedName(singularPhrase(term.Term)) + "\t" + term.Topic
		if seen[key] {
			return row.Errorf("%q twice for %s", term.Term, term.Topic)
		}
		seen[key] = true
		if err := w.terms.add(singularPhrase(term.Term), i); err != nil {
			return row.Errorf("term: %w", err)
		}
		w.Terms = append(w.Terms, term)
	}
	return nil
}

func (w *Words) loadIssues(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "issues.tsv", "issue", "name", "topic", "aliases")
	if err != nil {
		return err
	}
	for i, row := range rows {
		issue := Issue{row.Get("issue"), row.Get("name"), row.Get("topic"), row.List("aliases"), row.Get("source")}
		if _, ok := w.Topic(issue.Topic); !ok {
			return row.Errorf("no topic is called %q", issue.Topic)
		}
		for _, alias := range issue.Aliases {
			if err := w.issues.add(alias, i); err != nil {
				return row.Errorf("alias: %w", err)
			}
		}
		w.Issues = append(w.Issues, issue)
	}
	return nil
}

// singulars takes the plural ending off every word, roughly but in the same way
// for tables and texts, so that terms stand for both numbers.
func singulars(words []string) []string {
	folded := make([]string, len(words))
	for i, word := range words {
		folded[i] = singular(word)
	}
	return folded
}

func singularPhrase(phrase string) string {
	return strings.Join(singulars(strings.Fields(phrase)), " ")
}

func singular(word string) string {
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return word[:len(word)-len("ies")] + "y"
	case len(word) < 4 || !strings.HasSuffix(word, "s"):
		return word
	case strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"):
		return word
	}
	return word[:len(word)-1]
}
