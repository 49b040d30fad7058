package export_test

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"chancery/export"
)

func decoded(t *testing.T, data []byte) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return v
}

// checkGeoJSON holds a collection to RFC 7946.
func checkGeoJSON(t *testing.T, data []byte, _ []export.Record) {
	t.Helper()
	v := decoded(t, data)
	list, ok := v["features"].([]any)
	if v["type"] != "FeatureCollection" || !ok || len(v) != 2 {
		t.Fatalf("no collection of features and nothing else: %v", v)
	}
	for _, item := range list {
		f, _ := item.(map[string]any)
		_, named := f["id"].(string)
		_, told := f["properties"].(map[string]any)
		if f["type"] != "Feature" || !named || !told || len(f) != 4 {
			t.Fatalf("no feature: %v", f)
		}
		g, _ := f["geometry"].(map[string]any)
		at, _ := g["coordinates"].([]any)
		if g["type"] != "Point" || len(g) != 2 || len(at) != 2 {
			t.Fatalf("no point: %v", g)
		}
		longitude, _ := at[0].(float64)
		latitude, _ := at[1].(float64)
		if math.Abs(longitude) > 180 || math.Abs(latitude) > 90 || longitude == 0 && latitude == 0 {
			t.Errorf("%v is no position", at)
		}
	}
}

func TestMapShowsWhatHasAPlace(t *testing.T) {
	data, summary := written(t, "geojson", options(t), sample())
	if !reflect.DeepEqual(summary, export.Summary{Written: 1, LeftOut: []export.LeftOut{{Why: "no known place", Count: 2}}}) {
		t.Errorf("%+v", summary)
	}
	f := decoded(t, data)["features"].([]any)[0].(map[string]any)
	at := f["geometry"].(map[string]any)["coordinates"].([]any)
	if at[0] != 36.82 || at[1] != -1.28 {
		t.Errorf("Nairobi is at %v: longitude comes first", at)
	}
	properties := f["properties"].(map[string]any)
	for name, want := range map[string]any{"place": "Nairobi", "actors": "KEN;NOR", "mutual": true, "strength": 3.0, "published": "2025-06-02"} {
		if properties[name] != want {
			t.Errorf("%s is %v, want %v", name, properties[name], want)
		}
	}
	if _, ok := properties["figure_value"]; ok {
		t.Error("there is a figure where there was none")
	}
}

// checkClaims holds each claim and review to the properties that schema.org
// has for them and search engines require.
func checkClaims(t *testing.T, data []byte, records []export.Record) {
	t.Helper()
	v := decoded(t, data)
	graph, ok := v["@graph"].([]any)
	if v["@context"] != "https://schema.org" || !ok {
		t.Fatalf("no graph of schema.org: %v", v)
	}
	figures := 0
	for _, r := range records {
		if r.Statement != nil && r.Statement.Figure != nil {
			figures++
		}
	}
	if len(graph) != figures {
		t.Errorf("%d claims for %d figures", len(graph), figures)
	}
	if bytes.ContainsAny(data, "<>&") {
		t.Error("the graph could end the script element in which it stands")
	}
	for _, item := range graph {
		switch c := item.(map[string]any); c["@type"] {
		case "Claim":
			checkClaim(t, c)
		case "ClaimReview":
			checkReview(t, c)
		default:
			t.Errorf("a %v is in the graph", c["@type"])
		}
	}
}

func checkClaim(t *testing.T, c map[string]any) {
	t.Helper()
	id, _ := c["@id"].(string)
	work, _ := c["appearance"].(map[string]any)
	about, _ := c["about"].(map[string]any)
	if _, ok := c["text"].(string); !ok || !strings.HasPrefix(id, "urn:uuid:") || work["@type"] != "CreativeWork" || about["@type"] != "QuantitativeValue" {
		t.Errorf("a claim lacks something: %v", c)
	}
	if _, rated := c["reviewRating"]; rated {
		t.Errorf("a claim that nobody checked has a rating: %v", c)
	}
}

func checkReview(t *testing.T, c map[string]any) {
	t.Helper()
	rating, _ := c["reviewRating"].(map[string]any)
	author, _ := c["author"].(map[string]any)
	claim, _ := c["itemReviewed"].(map[string]any)
	address, _ := c["url"].(string)
	u, err := url.Parse(address)
	if _, ok := c["claimReviewed"].(string); !ok || err != nil || !u.IsAbs() || rating["@type"] != "Rating" || rating["alternateName"] == nil || author["name"] == nil {
		t.Errorf("a review lacks something: %v", c)
	}
	checkClaim(t, claim)
}

func TestAClaimIsReviewedOnceSomebodyChecked(t *testing.T) {
	data, summary := written(t, "claimreview", options(t), sample())
	if summary.Written != 1 || summary.LeftOut[0] != (export.LeftOut{Why: "no figure", Count: 2}) || bytes.Contains(data, []byte("ClaimReview")) {
		t.Errorf("%+v: %s", summary, data)
	}
	claim := decoded(t, data)["@graph"].([]any)[0].(map[string]any)
	if about := claim["about"].(map[string]any); about["minValue"] != 5e6 || about["value"] != nil || about["unitText"] != "USD" {
		t.Errorf("more than 5 million became %v", about)
	}

	records := sample()
	records[1].Address = "https://register.example/statements/b2"
	records[1].Check = &export.Check{Verdict: "Half of it", Rating: &export.Rating{Value: 3, Worst: 1, Best: 5}, By: "A. Checker", On: "2025-07-01", Reason: "The budget has 2.5 million."}
	data, _ = written(t, "claimreview", options(t), records)
	checkClaims(t, data, records)
	review := decoded(t, data)["@graph"].([]any)[0].(map[string]any)
	rating := review["reviewRating"].(map[string]any)
	if review["@type"] != "ClaimReview" || review["url"] != records[1].Address || rating["alternateName"] != "Half of it" || rating["ratingValue"] != 3.0 || review["datePublished"] != "2025-07-01" {
		t.Errorf("the review is %v", review)
	}
}

func TestAReviewNeedsWhatReadersOfItNeed(t *testing.T) {
	for name, spoil := range map[string]func(r *export.Record){
		"verdict": func(r *export.Record) { r.Check.Verdict = "" },
		"author":  func(r *export.Record) { r.Check.By = "" },
		"address": func(r *export.Record) { r.Address = "b2" },
	} {
		r := sample()[1]
		r.Address, r.Check = "https://register.example/b2", &export.Check{Verdict: "true", By: "A. Checker"}
		spoil(&r)
		if _, err := export.Write("claimreview", io.Discard, options(t), each([]export.Record{r})); err == nil || !strings.Contains(err.Error(), "statement b2") {
			t.Errorf("without %s: %v", name, err)
		}
	}
}
