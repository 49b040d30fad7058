package register

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// Instrument gives one instrument by its ID.
func (v View) Instrument(ctx context.Context, id string) (InstrumentRecord, error) {
	var r InstrumentRecord
	err := v.look(ctx, func(s session) error {
		var body string
		if err := s.row("SELECT body FROM instrument WHERE id = $1", []any{id}, &body); err != nil {
			return err
		}
		n := 0
		query := Query{Instruments: []string{id}}
		c, err := s.choose(query, false)
		if err != nil {
			return err
		}
		if !c.nothing {
			if n, err = s.count(c, 1<<31); err != nil {
				return err
			}
		}
		if n == 0 { // statements came through it at another time only
			return ErrNotFound
		}
		r, err = instrumentOf(id, body, n)
		return err
	})
	if err != nil {
		return r, fmt.Errorf("instrument %s: %w", id, err)
	}
	return r, nil
}

// Instruments lists instruments, the latest date first; party may be "" for
// those of all.
func (v View) Instruments(ctx context.Context, party string, p Page) (Instruments, error) {
	page := Instruments{Instruments: []InstrumentRecord{}}
	limit, err := p.limit()
	if err != nil {
		return page, err
	}
	day, id, err := p.afterInstrument()
	if err != nil {
		return page, err
	}
	err = v.look(ctx, func(s session) error {
		all, err := s.instrumentsAfter(party, day, id, limit+1)
		if len(all) > limit {
			all = all[:limit]
			page.Next = all[limit-1].Date + "~" + all[limit-1].ID
		}
		page.Instruments = all
		return err
	})
	if err != nil {
		return page, fmt.Errorf("list instruments: %w", err)
	}
	return page, nil
}

// instrumentsAfter gives the latest instruments of a party after one of them.
func (s session) instrumentsAfter(party, day, id string, limit int) ([]InstrumentRecord, error) {
	all := []InstrumentRecord{}
	if s.seq != 0 {
		return s.pastInstruments(party, day, id, limit)
	}
	const text = "SELECT p.instrument, i.body, p.n FROM instrument_party p JOIN instrument i ON i.id = p.instrument" +
		" WHERE p.party = $1 AND (p.day, p.instrument) < ($2, $3) AND p.n > 0 ORDER BY p.day DESC, p.instrument DESC LIMIT $4"
	err := s.rows(text, []any{party, day, id, limit}, func(row *sql.Rows) error {
		var id, body string
		n := 0
		if err := row.Scan(&id, &body, &n); err != nil {
			return err
		}
		r, err := instrumentOf(id, body, n)
		all = append(all, r)
		return err
	})
	return all, err
}

// pastInstruments counts the instruments of the past anew.
func (s session) pastInstruments(party, day, id string, limit int) ([]InstrumentRecord, error) {
	query := Query{}
	if party != "" {
		query.Parties = []string{party}
	}
	at := map[string]int{}
	all := []InstrumentRecord{}
	err := s.eachStanding(query, func(_ int64, st standing) {
		i := st.statement.Instrument
		if i == nil {
			return
		}
		id := InstrumentID(*i)
		if _, ok := at[id]; !ok {
			at[id] = len(all)
			all = append(all, InstrumentRecord{ID: id, Type: i.Type, Name: i.Name, Parties: orEmpty(i.Parties), Date: i.Date})
		}
		all[at[id]].Count++
	})
	all = slices.DeleteFunc(all, func(r InstrumentRecord) bool {
		return cmp.Or(cmp.Compare(r.Date, day), cmp.Compare(r.ID, id)) >= 0
	})
	slices.SortFunc(all, func(x, y InstrumentRecord) int { return cmp.Or(cmp.Compare(y.Date, x.Date), cmp.Compare(y.ID, x.ID)) })
	return all[:min(len(all), limit)], err
}

// afterInstrument reads the cursor of a list of instruments: DAY~ID.
func (p Page) afterInstrument() (day, id string, err error) {
	if p.After == "" {
		return "~", "", nil // after all days
	}
	day, id, ok := strings.Cut(p.After, "~")
	if !ok {
		return "", "", invalidf("cursor", "%q is not one that this list gave", p.After)
	}
	return day, id, nil
}
