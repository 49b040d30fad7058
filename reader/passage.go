package reader

import (
	"slices"
	"sort"
	"time"

	"chancery/document"
	"chancery/lang"
	"chancery/statement"
)

// passage is a document while it is read: what the engine sees in it, who
// appears in it and which times it names.
type passage struct {
	reader    *Reader
	document  *document.Document
	analysis  *lang.Analysis
	published string // ISO date, empty if unknown
	cast      Cast
	heads     []int         // tokens that head a mention with a code, ascending
	headed    map[int][]int // by such a token: its mentions
	first     map[string]int
	counts    map[string]int     // mentions by code
	trees     []*tree            // by sentence, made when first asked for
	inPhrase  []map[int][]string // by sentence and noun phrase: its parties, made when first asked for
	times     [][]timeExpr       // by sentence
	amounts   [][]quantity       // by sentence, found when first asked for
	medium    *statement.Instrument
	doubts    []statement.Doubt
}

// open analyses a document and finds its parties and times.
func (r *Reader) open(d *document.Document, o Options) *passage {
	return r.openAnalysed(d, o, r.model.Analyse(d.Text))
}

// openAnalysed is open for a document that was analysed.
func (r *Reader) openAnalysed(d *document.Document, o Options, a *lang.Analysis) *passage {
	p := &passage{reader: r, document: d, analysis: a, headed: map[int][]int{}, first: map[string]int{}, counts: map[string]int{}}
	day := p.date(o)
	p.cast = r.namer.Cast(Paper{Text: d.Text, Title: d.Title, Published: p.published, Parties: o.Parties, Sentences: p.analysis.Sentences})
	p.times = documentTimes(d.Text, p.analysis.Sentences, day)
	p.amounts = make([][]quantity, len(p.analysis.Sentences))
	for i, m := range p.cast.Mentions {
		if len(m.Codes) == 0 {
			continue
		}
		if _, ok := p.headed[m.Head]; !ok {
			p.heads = append(p.heads, m.Head)
		}
		p.headed[m.Head] = append(p.headed[m.Head], i)
		for _, code := range m.Codes {
			p.counts[code]++
			if _, ok := p.first[code]; !ok {
				p.first[code] = i
			}
		}
	}
	slices.Sort(p.heads)
	p.medium = p.ownInstrument()
	return p
}

// date settles the day that relative dates count from: the user's word, what
// is known of the document, the text's own date line, else today with a doubt.
func (p *passage) date(o Options) time.Time {
	if p.published = PublishedOf(p.document, o); p.published != "" {
		if t, err := time.Parse(time.DateOnly, p.published); err == nil {
			return t
		}
	}
	message := "no day of publication is known, so words such as “on Tuesday” are not resolved"
	t, err := time.Parse(time.DateOnly, o.Today)
	if err == nil {
		p.published = o.Today
		message = "no day of publication is known, so words such as “on Tuesday” are counted from today, " + o.Today
	}
	p.doubts = append(p.doubts, statement.Doubt{Span: p.titleSpan(), Message: message})
	return t
}

// titleSpan is the first sentence of the text.
func (p *passage) titleSpan() statement.Span {
	if len(p.analysis.Sentences) == 0 {
		return statement.Span{}
	}
	s := p.analysis.Sentences[0]
	return p.span(s.Start, s.End)
}

func (p *passage) span(start, end int) statement.Span {
	return statement.Span{Text: p.document.Text[start:end], Start: start, End: end}
}

// token returns a token that counts over the whole analysis.
func (p *passage) token(i int) lang.Token {
	s, k, ok := p.analysis.At(i)
	if !ok {
		return lang.Token{}
	}
	return p.analysis.Sentences[s].Tokens[k]
}

func (p *passage) tokens(first, last int) statement.Span {
	return p.span(p.token(first).Start, p.token(last).End)
}

// words are the words of tokens first to last as written.
func (p *passage) words(first, last int) []string {
	var out []string
	for i := first; i <= last; i++ {
		t := p.token(i)
		out = append(out, p.document.Text[t.Start:t.End])
	}
	return out
}

// sentenceAt is the sentence at or before a byte offset, -1 if there is none.
func (p *passage) sentenceAt(offset int) int {
	all := p.analysis.Sentences
	if len(all) == 0 {
		return -1
	}
	return max(0, sort.Search(len(all), func(i int) bool { return all[i].Start > offset })-1)
}

// withHeads adds to each candidate the tokens that head its mentions among those
// that the proposal's roles score.
func (p *passage) withHeads(q *lang.Proposal, cands []candidate) []candidate {
	at := make(map[string]int, len(cands))
	for i, c := range cands {
		at[c.code] = i
	}
	end := q.RoleFirst + len(q.Roles[lang.Actor].Token)
	for i := sort.SearchInts(p.heads, q.RoleFirst); i < len(p.heads) && p.heads[i] < end; i++ {
		for _, m := range p.headed[p.heads[i]] {
			for _, code := range p.cast.Mentions[m].Codes {
				k, ok := at[code]
				if ok && (len(cands[k].heads) == 0 || cands[k].heads[len(cands[k].heads)-1] != p.heads[i]) {
					cands[k].heads = append(cands[k].heads, p.heads[i])
				}
			}
		}
	}
	return cands
}

// shownAt is the head of the mention by which a party is shown: the one that
// the network takes for it in either role, of those in the statement's sentence
// where it has any there; -1 if it takes the document.
func (p *passage) shownAt(q *lang.Proposal, s site, c candidate) int {
	if here := p.inSentence(s, c.heads); len(here) > 0 {
		c.heads, c.party = here, false
	}
	a, r := score(q, lang.Actor, c), score(q, lang.Recipient, c)
	if r.logit > a.logit {
		return r.head
	}
	return a.head
}

// inSentence keeps the tokens of the sentence of a site.
func (p *passage) inSentence(s site, tokens []int) []int {
	sentence := p.sentenceOf(s.operative)
	from := p.analysis.First(sentence)
	to := from + len(p.analysis.Sentences[sentence].Tokens)
	a, _ := slices.BinarySearch(tokens, from)
	b, _ := slices.BinarySearch(tokens, to)
	return tokens[a:b]
}

// mention shows a party that fills a role where the text names it: at the
// mention that speaks most for it, else where it is named first.
func (p *passage) mention(f filled) statement.Mention {
	for _, m := range p.headed[f.head] {
		if slices.Contains(p.cast.Mentions[m].Codes, f.code) {
			return p.shown(p.cast.Mentions[m], f.code)
		}
	}
	if m, ok := p.first[f.code]; ok {
		return p.shown(p.cast.Mentions[m], f.code)
	}
	party, _ := p.reader.tables.Party(f.code)
	return statement.Mention{Code: f.code, Name: party.Name}
}

func (p *passage) shown(m Mention, code string) statement.Mention {
	s := p.tokens(m.First, m.Last)
	return statement.Mention{Code: code, Name: s.Text, Person: p.person(m), Office: m.Office, Start: s.Start, End: s.End}
}

// person names whom a mention means: as written there or beside it, or, where an
// office stands alone, who held it when the document came out.
func (p *passage) person(m Mention) string {
	if m.Person != "" || m.Sort != OfficeName || len(m.Codes) != 1 {
		return m.Person
	}
	if name := p.namedBeside(m.Head); name != "" || p.published == "" {
		return name
	}
	holder, _ := p.reader.tables.SoleHolder(m.Office, m.Codes[0], p.published)
	return holder.Person
}

// namedBeside is the person whose name the tree ties to a token: “their minister,
// Ana Ruiz, said”, “Ana Ruiz, their minister”.
func (p *passage) namedBeside(token int) string {
	sentence, place, _ := p.analysis.At(token)
	tokens, first := p.analysis.Sentences[sentence].Tokens, p.analysis.First(sentence)
	for _, n := range p.analysis.Sentences[sentence].Names {
		if n.Type != "PER" {
			continue
		}
		for i := n.First; i <= n.Last; i++ {
			if tokens[i].Head == place || tokens[place].Head == i && place != i {
				return p.tokens(first+n.First, first+n.Last).Text
			}
		}
	}
	return ""
}

func (p *passage) mentions(list []filled) []statement.Mention {
	out := []statement.Mention{}
	for _, f := range list {
		out = append(out, p.mention(f))
	}
	return out
}

// mentionsOf are the mentions of one sentence, those of no known party too.
func (p *passage) mentionsOf(sentence int) []statement.Mention {
	var out []statement.Mention
	first := p.analysis.First(sentence)
	last := first + len(p.analysis.Sentences[sentence].Tokens)
	for _, m := range p.cast.Mentions {
		if m.First < first || m.First >= last {
			continue
		}
		if len(m.Codes) == 0 {
			out = append(out, p.shown(m, ""))
		}
		for _, code := range m.Codes {
			out = append(out, p.shown(m, code))
		}
	}
	return out
}
