package document_test

import (
	"strings"
	"testing"

	"chancery/document"
)

func TestOtherLanguagesAreDoubted(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       document.Language
	}{
		{"English", "The two ministers agreed to open the border and to work on a new road between their countries.", "en"},
		{"a headline without function words", "Fiji, Tonga sign fisheries pact", "en"},
		{"French", "Les deux ministres sont convenus de rouvrir la frontière et de construire une route entre leurs pays.", "fr"},
		{"German", "Die beiden Minister haben sich darauf geeinigt, die Grenze zu öffnen und eine Straße zwischen den Ländern zu bauen.", "de"},
		{"Spanish", "Los dos ministros acordaron abrir la frontera y construir una carretera entre sus países con la ayuda de un fondo.", "es"},
		{"Russian", "Министры договорились о том, что граница будет открыта, и обсудили строительство дороги между странами.", "ru"},
		{"Chinese", "两国部长同意开放边境并修建一条新公路。双方还讨论了渔业合作。", "zh"},
		{"none of those", strings.Repeat("lorem ipsum dolor sit amet ", 10), "und"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := document.Decode("x", []byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if d.Language != c.want {
				t.Errorf("language is %q, want %q", d.Language, c.want)
			}
			if doubts := d.Doubts(); (len(doubts) == 0) != (c.want == document.English) {
				t.Errorf("doubts are %v", doubts)
			}
		})
	}
}

func TestDoubtNamesTheLanguage(t *testing.T) {
	d, err := document.Decode("x", []byte("\n Les deux ministres sont convenus de rouvrir la frontière entre leurs pays.\n"))
	if err != nil {
		t.Fatal(err)
	}
	doubt := d.Doubts()[0]
	if !strings.Contains(doubt.Message, "French") || doubt.Span.Text != "Les deux ministres sont convenus de rouvrir la" {
		t.Errorf("doubt is %q at %q", doubt.Message, doubt.Span.Text)
	}
}
