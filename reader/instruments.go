package reader

import "chancery/statement"

// leadSentences is how far into a report its instrument is introduced.
const leadSentences = 4

// ownInstrument is the text that the document is or reports: itself where its
// kind says so, else the first text that its opening names.
func (p *passage) ownInstrument() *statement.Instrument {
	switch p.cast.Kind {
	case "joint-statement", "treaty", "resolution":
		return &statement.Instrument{Type: p.cast.Kind, Name: p.document.Title, Parties: p.cast.Parties, Date: p.published}
	}
	for s := range min(leadSentences, len(p.analysis.Sentences)) {
		if in := p.named(s); in != nil {
			in.Parties, in.Date = p.cast.Parties, p.published
			return in
		}
	}
	return nil
}

// instrument is the text through which the statements of a sentence were made:
// one that the sentence names, else the document's.
func (p *passage) instrument(sentence int) *statement.Instrument {
	if in := p.named(sentence); in != nil {
		return in
	}
	return p.medium
}

// named is the first text that a sentence names.
func (p *passage) named(sentence int) *statement.Instrument {
	first := p.analysis.First(sentence)
	words := p.words(first, first+len(p.analysis.Sentences[sentence].Tokens)-1)
	for i := range words {
		if in, n, ok := p.reader.tables.InstrumentAt(words[i:]); ok {
			span := p.tokens(first+i, first+i+n-1)
			return &statement.Instrument{Type: in.Type, Name: span.Text, Span: &span}
		}
	}
	return nil
}
