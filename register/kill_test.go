package register_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"chancery/document"
	"chancery/register"
)

// kills is how often the test below kills; -short and CHANCERY_KILLS make it
// less or more.
func kills(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("CHANCERY_KILLS"))
	switch {
	case err == nil:
		return n
	case testing.Short():
		return 20
	}
	return 200
}

// What was acknowledged is there after kill -9, and of the rest there is all or
// nothing. A process adds documents, reads them again and reviews them, and says
// so when each is done; it is killed at a random moment, 200 times over.
func TestNothingIsLostWhereItIsKilled(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		random := rand.New(rand.NewPCG(3, 3))
		n, acknowledged := kills(t), 0
		for i := range n {
			said := workAndKill(t, address, i, random.IntN(4), time.Duration(random.IntN(30))*time.Millisecond)
			acknowledged += len(said)
			checkKept(t, r, said)
			if t.Failed() {
				t.FailNow()
			}
		}
		v, err := r.Verify(ctx, nil)
		if err != nil || len(v.Faults) > 0 {
			t.Errorf("after %d kills it is verified as %+v, %v", n, v, err)
		}
		if acknowledged < n {
			t.Errorf("only %d changes were acknowledged in %d lives: the test tests little", acknowledged, n)
		}
		t.Logf("%d kills, %d changes acknowledged, %d documents", n, acknowledged, v.Documents)
	})
}

// workAndKill starts a process that works on the register, kills it some time
// after it acknowledged a number of changes, and gives what it acknowledged.
func workAndKill(t *testing.T, address string, life, changes int, after time.Duration) []string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	worker := exec.Command(self)
	worker.Env = append(os.Environ(), "CHANCERY_KILL_ME="+strconv.Itoa(life)+" "+address)
	worker.Stderr = os.Stderr
	out, err := worker.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := worker.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string
	lines := bufio.NewScanner(out)
	lines.Scan() // it is at work
	for {
		if len(said) == changes {
			time.AfterFunc(after, func() { _ = worker.Process.Kill() })
		}
		if !lines.Scan() {
			break
		}
		if line := lines.Text(); strings.HasSuffix(line, ".") { // a line may be cut off
			said = append(said, strings.TrimSuffix(line, "."))
		}
	}
	_ = worker.Wait()
	return said
}

// workUntilKilled is what the process does.
func workUntilKilled(order string) {
	life, address, _ := strings.Cut(order, " ")
	number, err := strconv.Atoi(life)
	r, openErr := register.Open(ctx, address)
	if err != nil || openErr != nil {
		fmt.Fprintln(os.Stderr, err, openErr)
		os.Exit(1)
	}
	fmt.Println("at work.")
	for i := 0; ; i++ {
		x := accord(fmt.Sprintf("Accord %d of life %d", i, number))
		if err := workOnce(r, x); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func workOnce(r *register.Register, x *text) error {
	d, err := document.Decode("a.txt", []byte(x.String()))
	if err != nil {
		return err
	}
	_, reading := x.done(&testing.B{}, "engine 1")
	if _, err := r.Add(ctx, d, register.Origin{Original: []byte(x.String()), Address: "a.txt", Published: "2024-05-17"}, reading); err != nil {
		return err
	}
	fmt.Println("added " + d.Hash + ".")
	made, err := r.Review(ctx, register.NewReview{Action: register.Reject, Statement: reading.Reading.Statements[0].ID, By: "Ana"})
	if err != nil {
		return err
	}
	fmt.Printf("reviewed %s %d.\n", d.Hash, made.ID)
	again := *reading
	again.Engine = "engine 2"
	again.Reading.Statements = again.Reading.Statements[1:]
	if _, err := r.Reread(ctx, d.Hash, again); err != nil {
		return err
	}
	fmt.Println("reread " + d.Hash + ".")
	return nil
}

// checkKept checks that what was acknowledged is there.
func checkKept(t *testing.T, r *register.Register, said []string) {
	t.Helper()
	v := r.Now()
	for _, line := range said {
		words := strings.Fields(line)
		switch words[0] {
		case "added":
			if d, err := v.Document(ctx, words[1]); err != nil || d.Reading == 0 || d.Statements == 0 {
				t.Errorf("%s: it is %+v, %v", line, d, err)
			}
		case "reviewed":
			if all, err := v.Reviews(ctx, words[1]); err != nil || len(all) != 1 || strconv.FormatInt(all[0].ID, 10) != words[2] {
				t.Errorf("%s: reviews are %+v, %v", line, all, err)
			}
		case "reread":
			if d, err := v.Document(ctx, words[1]); err != nil || d.Engine != "engine 2" || d.Statements != 4 {
				t.Errorf("%s: it is %+v, %v", line, d, err)
			}
		}
	}
}

// Two processes work on one register, and so do several goroutines of this one.
func TestSeveralUseOneRegister(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		done := make(chan []string)
		for life := range 2 {
			go func() { done <- workAndKill(t, address, 1000+life, 20, 0) }()
		}
		errs := make(chan error)
		for i := range 4 {
			go func() {
				var err error
				for j := 0; j < 5 && err == nil; j++ {
					x := accord(fmt.Sprintf("Accord %d of worker %d", j, i))
					d, reading := x.done(t, "engine 1")
					if _, err = r.Add(ctx, d, register.Origin{Address: "b.txt"}, reading); err == nil {
						_, err = r.Now().Pair(ctx, "CHN", "RUS")
					}
				}
				errs <- err
			}()
		}
		for range 4 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
		for range 2 {
			said := <-done
			if len(said) == 0 {
				t.Error("a process did nothing")
			}
			checkKept(t, r, said)
		}
		if v, err := r.Verify(ctx, nil); err != nil || len(v.Faults) > 0 {
			t.Errorf("it is verified as %+v, %v", v, err)
		}
	})
}

// Two processes that open a new register at the same moment both find it made.
func TestSeveralMakeOneRegister(t *testing.T) {
	for i := range 3 {
		address := filepath.Join(t.TempDir(), fmt.Sprint(i)+".db")
		errs := make(chan error)
		for range 4 {
			go func() {
				r, err := register.Open(ctx, address)
				if err == nil {
					err = r.Close()
				}
				errs <- err
			}()
		}
		for range 4 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
	}
}

// More ask at a time than there are connections, each something that nobody has
// asked yet: nobody waits for ever.
func TestManyMayAskAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, address string) {
		r := openRegister(t, address)
		put(t, r, accord("An accord"), "2024-05-17")
		within, stop := context.WithTimeout(ctx, 20*time.Second)
		defer stop()
		errs := make(chan error)
		for i := range 64 {
			go func() {
				_, err := r.Now().List(within, register.Query{Parties: slices.Repeat([]string{"CHN"}, i%20), Topics: strings.Fields(strings.Repeat("trade x ", i))}, register.Page{})
				if err == nil {
					_, err = r.Now().Pair(within, "CHN", "RUS")
				}
				errs <- err
			}()
		}
		for range 64 {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
	})
}
