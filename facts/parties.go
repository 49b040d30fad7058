package facts

import (
	"fmt"
	"io/fs"
	"regexp"
)

// The kinds of party.
const (
	State     = "state"        // a member or observer of the UN, or a state that lacks that seat: Kosovo, Taiwan
	Territory = "territory"    // has an ISO 3166-1 code and belongs to, or is claimed by, a state
	IGO       = "igo"          // an organisation or standing forum of states
	Group     = "group"        // a loose group of states: the West, the Nordic countries
	Armed     = "armed"        // an armed group or de facto authority
	Civil     = "civil"        // another organisation that is no state's: the Red Cross
	Firm      = "firm"         // a company or news agency
	Persons   = "person-group" // people with no such tie
)

// Party is one that can pledge, ask, hold and do. Code is ISO 3166-1 alpha-3
// for states and territories (and XKX for Kosovo), else IGO:, GRP:, NGO:, MNC:
// or IND: and a slug.
type Party struct {
	Code     string
	Name     string   // short, in English
	Official string   // the long official name, empty where there is none other
	Kind     string   // one of the kinds above
	Of       string   // the code of the state that a territory belongs to, as ISO lists it, or in which a group is at home
	UN       string   // member, observer or empty
	Currency string   // ISO 4217 code of a state's own money
	Members  []string // codes of the members, for organisations and groups; nil where not listed
	Source   string
}

var partyCode = regexp.MustCompile(`^([A-Z]{3}|(IGO|GRP):[A-Z0-9-]+|(NGO|MNC|IND):[a-z0-9-]+)$`)

// Party gives the party that a code stands for.
func (t *Tables) Party(code string) (Party, bool) {
	p, ok := t.Parties[code]
	return p, ok
}

// HomeOf gives the state that event data count a party to: a group's is the one
// in which it is at home. It is empty for organisations of states and for groups
// that are at home in several.
func (t *Tables) HomeOf(code string) string {
	p := t.Parties[code]
	if p.Kind == State || p.Kind == Territory {
		return code
	}
	return p.Of
}

// MemberOf tells whether an organisation or group counts the party among its
// members, itself or through a member that is an organisation.
func (t *Tables) MemberOf(code, organisation string) bool {
	return t.memberWithin(code, organisation, 2)
}

func (t *Tables) memberWithin(code, organisation string, depth int) bool {
	for _, member := range t.Parties[organisation].Members {
		if member == code || depth > 0 && t.memberWithin(code, member, depth-1) {
			return true
		}
	}
	return false
}

func (t *Tables) loadParties(fsys fs.FS) error {
	t.Parties = make(map[string]Party)
	if err := t.loadStates(fsys); err != nil {
		return err
	}
	for _, table := range []string{"organisations.tsv", "groups.tsv"} {
		if err := t.loadGroupings(fsys, table); err != nil {
			return err
		}
	}
	for _, party := range t.Parties {
		for _, code := range append([]string{party.Of}, party.Members...) {
			if _, ok := t.Parties[code]; !ok && code != "" {
				return fmt.Errorf("party %s: no party has the code %q", party.Code, code)
			}
		}
	}
	return nil
}

// loadStates reads states and territories together with their own names,
// demonyms and capitals.
func (t *Tables) loadStates(fsys fs.FS) error {
	rows, err := ReadTable(fsys, "states.tsv", "code", "name", "kind")
	if err != nil {
		return err
	}
	for _, row := range rows {
		party := Party{
			Code: row.Get("code"), Name: row.Get("name"), Official: row.Get("official"), Kind: row.Get("kind"),
			Of: row.Get("of"), UN: row.Get("un"), Currency: row.Get("currency"), Source: row.Get("source"),
		}
		if party.Kind != State && party.Kind != Territory {
			return row.Errorf("kind %q of a state", party.Kind)
		}
		if err := t.addParty(row, party); err != nil {
			return err
		}
		t.nameParty(row, map[AliasSort][]string{
			Name: {party.Name}, Official: row.List("official"), Demonym: row.List("adjectives"),
			People: row.List("people"), Capital: row.List("capitals"),
		})
	}
	return nil
}

// loadGroupings reads a table of organisations or groups with their names.
func (t *Tables) loadGroupings(fsys fs.FS, table string) error {
	rows, err := ReadTable(fsys, table, "code", "name", "kind")
	if err != nil {
		return err
	}
	for _, row := range rows {
		party := Party{
			Code: row.Get("code"), Name: row.Get("name"), Kind: row.Get("kind"),
			Of: row.Get("of"), Members: row.List("members"), Source: row.Get("source"),
		}
		switch party.Kind {
		case IGO, Group, Armed, Civil, Firm, Persons:
		default:
			return row.Errorf("kind %q of an organisation or group", party.Kind)
		}
		if err := t.addParty(row, party); err != nil {
			return err
		}
		t.nameParty(row, map[AliasSort][]string{
			Name: append([]string{party.Name}, row.List("variants")...), Acronym: row.List("acronyms"),
			Demonym: row.List("adjectives"), People: row.List("people"),
		})
	}
	return nil
}

func (t *Tables) addParty(row Row, party Party) error {
	if !partyCode.MatchString(party.Code) {
		return row.Errorf("%q is no code of a party", party.Code)
	}
	if _, ok := t.Parties[party.Code]; ok {
		return row.Errorf("code %s twice", party.Code)
	}
	t.Parties[party.Code] = party
	return nil
}

// nameParty notes the names that stand in a party's own row, one of each
// wording: Luxembourg is a state before it is its capital.
func (t *Tables) nameParty(row Row, names map[AliasSort][]string) {
	seen := make(map[string]bool)
	for _, sort := range aliasSorts {
		for _, name := range names[sort] {
			if seen[name] {
				continue
			}
			seen[name] = true
			t.Aliases = append(t.Aliases, Alias{Text: name, Code: row.Get("code"), Sort: sort, Source: row.Get("source")})
		}
	}
}
