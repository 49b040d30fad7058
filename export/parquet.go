package export

import (
	"io"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"chancery/statement"
)

// What is held before it is written, and still makes groups and pages large
// enough to be read fast.
const (
	rowsPerGroup = 8192
	bytesPerPage = 64 << 10
)

// parquetFile writes a row for each statement in the shape of
// statement/schema.json, lists and parts of a statement as they nest there,
// with title and day of publication of the document.
type parquetFile struct {
	rows *parquet.GenericWriter[parquetRow]
	row  [1]parquetRow
}

func newParquet(w io.Writer, _ Options) sink {
	return &parquetFile{rows: parquet.NewGenericWriter[parquetRow](w,
		parquet.MaxRowsPerRowGroup(rowsPerGroup), parquet.PageBufferSize(bytesPerPage), parquet.Compression(&zstd.Codec{}), parquet.CreatedBy("chancery", "1", ""))}
}

func (p *parquetFile) write(r Record) (string, error) {
	p.row[0] = parquetRowOf(r)
	_, err := p.rows.Write(p.row[:])
	return "", err
}

func (p *parquetFile) close() error { return p.rows.Close() }

type parquetRow struct {
	ID         string             `parquet:"id"`
	Document   string             `parquet:"document,dict"`
	Source     string             `parquet:"source,dict"`
	Title      string             `parquet:"title,dict"`
	Published  *int32             `parquet:"published,optional,date"`
	Kind       string             `parquet:"kind,dict"`
	Actors     []parquetMention   `parquet:"actors,list"`
	Recipients []parquetMention   `parquet:"recipients,list"`
	Mutual     bool               `parquet:"mutual"`
	SaidBy     []parquetMention   `parquet:"said_by,list"`
	Forums     []parquetMention   `parquet:"forums,list"`
	Operative  parquetSpan        `parquet:"operative"`
	Content    parquetSpan        `parquet:"content"`
	Quote      parquetSpan        `parquet:"quote"`
	Polarity   string             `parquet:"polarity,dict"`
	Status     string             `parquet:"status,dict"`
	Strength   int32              `parquet:"strength"`
	Opposing   bool               `parquet:"opposing"`
	Hedges     []parquetSpan      `parquet:"hedges,list"`
	Topics     []string           `parquet:"topics,list"`
	Issues     []string           `parquet:"issues,list"`
	Event      *parquetEvent      `parquet:"event,optional"`
	Time       *parquetTime       `parquet:"time,optional"`
	Place      *parquetMention    `parquet:"place,optional"`
	Instrument *parquetInstrument `parquet:"instrument,optional"`
	Figure     *parquetFigure     `parquet:"figure,optional"`
	Rule       string             `parquet:"rule,dict"`
	Confidence float64            `parquet:"confidence"`
}

type parquetMention struct {
	Code   string `parquet:"code,dict"`
	Name   string `parquet:"name"`
	Person string `parquet:"person,dict"`
	Office string `parquet:"office,dict"`
	Start  int64  `parquet:"start"`
	End    int64  `parquet:"end"`
}

type parquetSpan struct {
	Text  string `parquet:"text"`
	Start int64  `parquet:"start"`
	End   int64  `parquet:"end"`
}

type parquetEvent struct {
	Type     string   `parquet:"type,dict"`
	Mode     string   `parquet:"mode,dict"`
	Contexts []string `parquet:"contexts,list"`
	Cameo    string   `parquet:"cameo,dict"`
}

type parquetTime struct {
	EDTF  string `parquet:"edtf"`
	Words string `parquet:"words"`
}

type parquetInstrument struct {
	Type    string   `parquet:"type,dict"`
	Name    string   `parquet:"name"`
	Parties []string `parquet:"parties,list"`
	Date    string   `parquet:"date"`
}

type parquetFigure struct {
	Quantity   string   `parquet:"quantity"`
	Value      *float64 `parquet:"value,optional"`
	Ratio      *float64 `parquet:"ratio,optional"`
	Unit       *string  `parquet:"unit,optional,dict"`
	Comparator *string  `parquet:"comparator,optional,dict"`
	Direction  *string  `parquet:"direction,optional,dict"`
	Period     *string  `parquet:"period,optional"`
	Parties    []string `parquet:"parties,list"`
	Reporter   *string  `parquet:"reporter,optional"`
}

func parquetRowOf(r Record) parquetRow {
	s, d := r.Statement, r.Document
	return parquetRow{
		ID: valid(s.ID), Document: valid(s.Document), Source: valid(d.Source), Title: valid(d.Title), Published: dayNumber(d.Published),
		Kind: valid(string(s.Kind)), Mutual: s.Mutual, Polarity: valid(string(s.Polarity)), Status: valid(string(s.Status)),
		Strength: int32(s.Strength), Opposing: s.Opposing, Rule: valid(s.Rule), Confidence: s.Confidence,
		Actors: each(s.Actors, parquetMentionOf), Recipients: each(s.Recipients, parquetMentionOf),
		SaidBy: each(s.SaidBy, parquetMentionOf), Forums: each(s.Forums, parquetMentionOf),
		Operative: parquetSpanOf(s.Operative), Content: parquetSpanOf(s.Content), Quote: parquetSpanOf(s.Quote),
		Hedges: each(s.Hedges, parquetSpanOf), Topics: each(s.Topics, valid), Issues: each(s.Issues, valid),
		Event: part(s.Event, parquetEventOf), Time: part(s.Time, parquetTimeOf), Place: part(s.Place, parquetMentionOf),
		Instrument: part(s.Instrument, parquetInstrumentOf), Figure: part(s.Figure, parquetFigureOf),
	}
}

// dayNumber counts a day from 1970, as Parquet does.
func dayNumber(day string) *int32 {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return nil
	}
	n := int32(t.Unix() / (24 * 60 * 60))
	return &n
}

func each[A, B any](list []A, of func(A) B) []B {
	all := make([]B, 0, len(list))
	for _, item := range list {
		all = append(all, of(item))
	}
	return all
}

func part[A, B any](p *A, of func(A) B) *B {
	if p == nil {
		return nil
	}
	whole := of(*p)
	return &whole
}

func parquetMentionOf(m statement.Mention) parquetMention {
	return parquetMention{valid(m.Code), valid(m.Name), valid(m.Person), valid(m.Office), int64(m.Start), int64(m.End)}
}

func parquetSpanOf(s statement.Span) parquetSpan {
	return parquetSpan{valid(s.Text), int64(s.Start), int64(s.End)}
}

func parquetEventOf(e statement.Event) parquetEvent {
	return parquetEvent{valid(e.Type), valid(e.Mode), each(e.Contexts, valid), valid(e.Cameo)}
}

func parquetTimeOf(t statement.Time) parquetTime {
	return parquetTime{valid(t.EDTF), valid(text(t.Span))}
}

func parquetInstrumentOf(i statement.Instrument) parquetInstrument {
	return parquetInstrument{valid(i.Type), valid(i.Name), each(i.Parties, valid), valid(i.Date)}
}

func parquetFigureOf(f statement.Quantity) parquetFigure {
	return parquetFigure{
		Quantity: valid(f.Quantity), Value: f.Value, Ratio: f.Ratio, Unit: part(f.Unit, valid), Comparator: part(f.Comparator, valid),
		Direction: part(f.Direction, valid), Period: part(f.Period, valid), Parties: each(f.Parties, valid), Reporter: part(f.Reporter, valid),
	}
}
