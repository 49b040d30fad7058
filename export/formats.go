package export

import "io"

// Format is one way to write statements.
type Format struct {
	Name      string // as on the command line
	About     string // in a few words, for people who choose
	MediaType string
	Extension string // of a file, with its dot
	Binary    bool   // not for a terminal
	Documents bool   // holds documents whether or not they have statements
}

// known is a format with how to write it.
type known struct {
	Format
	world bool // cannot do without Options.World
	open  func(io.Writer, Options) sink
}

var formats = [...]known{
	{
		Format: Format{Name: "csv", About: "a row each, for spreadsheets", MediaType: "text/csv; charset=utf-8; header=present", Extension: ".csv"},
		open:   newTable,
	},
	{
		Format: Format{Name: "jsonl", About: "a statement a line, nothing lost", MediaType: "application/jsonl", Extension: ".jsonl"},
		open:   newLines,
	},
	{
		Format: Format{Name: "parquet", About: "for data frames and databases", MediaType: "application/vnd.apache.parquet", Extension: ".parquet", Binary: true},
		open:   newParquet,
	},
	{
		Format: Format{Name: "geojson", About: "where things happened, for maps", MediaType: "application/geo+json", Extension: ".geojson"},
		world:  true,
		open:   newMap,
	},
	{
		Format: Format{Name: "events", About: "tab-separated events in the layout of ICEWS, with CAMEO and PLOVER codes", MediaType: "text/tab-separated-values; charset=utf-8", Extension: ".tab"},
		world:  true,
		open:   newEvents,
	},
	{
		Format: Format{Name: "akn", About: "Akoma Ntoso, the text with its analysis", MediaType: "application/akn+xml", Extension: ".xml", Documents: true},
		world:  true,
		open:   newAKN,
	},
	{
		Format: Format{Name: "claimreview", About: "figures as schema.org claims, and the reviews of those checked", MediaType: "application/ld+json", Extension: ".jsonld"},
		open:   newClaims,
	},
	{
		Format: Format{Name: "atom", About: "a feed, for news readers", MediaType: "application/atom+xml", Extension: ".atom"},
		open:   newFeed,
	},
}

// Formats lists the formats in the order in which people meet them.
func Formats() []Format {
	all := make([]Format, 0, len(formats))
	for _, f := range formats {
		all = append(all, f.Format)
	}
	return all
}
