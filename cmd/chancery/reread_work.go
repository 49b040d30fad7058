package main

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"time"

	"chancery/document"
	"chancery/reader"
	"chancery/register"
)

// rereading is one run of chancery reread.
type rereading struct {
	register *register.Register
	engine   *engine
	bar      progress

	mu    sync.Mutex
	done  int
	total register.Difference
	errs  []error
}

// work reads on all processors; the first error ends it.
func (x *rereading) work(ctx context.Context, hashes []string) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	next := make(chan string)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for hash := range next {
				if d, err := x.one(ctx, hash); !x.took(d, err) {
					stop()
				}
			}
		})
	}
	for _, hash := range hashes {
		if ctx.Err() != nil {
			break
		}
		next <- hash
	}
	close(next)
	workers.Wait()
}

// took counts what came of one document.
func (x *rereading) took(d register.Difference, err error) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err != nil {
		if len(x.errs) == 0 {
			x.errs = append(x.errs, err)
		}
		return false
	}
	x.done++
	x.total.Kept += d.Kept
	x.total.Changed += d.Changed
	x.total.Gained += d.Gained
	x.total.Lost += d.Lost
	x.total.Orphaned += d.Orphaned
	x.bar.step()
	return true
}

// one reads one document as it was read before, but for the engine.
func (x *rereading) one(ctx context.Context, hash string) (register.Difference, error) {
	v := x.register.Now()
	record, err := v.Document(ctx, hash)
	if err != nil {
		return register.Difference{}, err
	}
	text, err := v.Text(ctx, hash)
	if err != nil {
		return register.Difference{}, err
	}
	d, err := document.Decode(record.Address, []byte(text))
	if err != nil {
		return register.Difference{}, err
	}
	o := reader.Options{Published: record.Published, Today: record.Retrieved.Format(time.DateOnly)}
	readings, err := v.Readings(ctx, hash)
	if err != nil {
		return register.Difference{}, err
	}
	for _, r := range readings {
		if r.Current {
			o.Parties = r.Parties
		}
	}
	return x.register.Reread(ctx, hash, *x.engine.read(d, o, record.Published))
}

func (x *rereading) summary() string {
	s := fmt.Sprintf("%s read again: %s as before, %d changed, %d new, %d gone", plural(x.done, "document"),
		plural(x.total.Kept, "statement"), x.total.Changed, x.total.Gained, x.total.Lost)
	if x.total.Orphaned > 0 {
		s += fmt.Sprintf("; %s no longer at their place: chancery show tells which", plural(x.total.Orphaned, "review"))
	}
	return s
}
