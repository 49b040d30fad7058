package reader_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"chancery/document"
	"chancery/lang"
	"chancery/reader"
)

func TestReadingIsCalledOff(t *testing.T) {
	r := newReader(t, lang.Options{})
	text := strings.Repeat("The two countries agreed to open talks on fisheries and to share data from their buoys.\n\n", 2000)
	d, err := document.Decode("long.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	begun := time.Now()
	_, err = r.ReadContext(ctx, d, reader.Options{})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("error %v, want that of the context", err)
	}
	if _, err := r.ExplainContext(ctx, d, reader.Options{}, 0); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("error %v of the explanation, want that of the context", err)
	}
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("it read on for %v", took)
	}
}

func TestReadingWithContextIsReading(t *testing.T) {
	r := newReader(t, lang.Options{})
	d, err := document.Decode("short.txt", []byte("Norway and Kenya agreed to open talks on fisheries."))
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.ReadContext(t.Context(), d, reader.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := r.Read(d, reader.Options{}); !reflect.DeepEqual(got, want) {
		t.Errorf("read %+v, without a context %+v", got, want)
	}
}
