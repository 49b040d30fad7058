package register_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"chancery/register"
)

func TestMain(m *testing.M) {
	if work := os.Getenv("CHANCERY_KILL_ME"); work != "" {
		workUntilKilled(work)
		return
	}
	code := m.Run()
	server.stop()
	os.Exit(code)
}

// server is the PostgreSQL that the tests of this run share, started when the
// first of them asks.
var server postgresServer

type postgresServer struct {
	once    sync.Once
	process *os.Process
	folder  string
	missing error // why there is none
	count   int
	mu      sync.Mutex
}

// onBoth runs a test on either database, with an address where no register is
// yet.
func onBoth(t *testing.T, test func(t *testing.T, address string)) {
	t.Run("sqlite", func(t *testing.T) {
		test(t, filepath.Join(t.TempDir(), "with space & 100%?.db"))
	})
	t.Run("postgres", func(t *testing.T) { test(t, postgresDatabase(t)) })
}

// postgresDatabase makes an empty database of PostgreSQL, or skips the test.
func postgresDatabase(t testing.TB) string {
	t.Helper()
	server.once.Do(server.start)
	if server.missing != nil {
		t.Skipf("no PostgreSQL to test on: %v", server.missing)
	}
	server.mu.Lock()
	server.count++
	name := fmt.Sprintf("register%d", server.count)
	server.mu.Unlock()
	db, err := sql.Open("pgx", server.address("postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		t.Fatal(err)
	}
	return server.address(name)
}

func (s *postgresServer) address(database string) string {
	return "postgres://postgres@/" + database + "?host=" + url.QueryEscape(s.folder)
}

// postgresPrograms finds the folder of Debian's newest PostgreSQL.
func postgresPrograms() (string, error) {
	folders, err := filepath.Glob("/usr/lib/postgresql/*/bin")
	if err != nil || len(folders) == 0 {
		return "", errors.New("there is no /usr/lib/postgresql/*/bin (Debian: apt install postgresql)")
	}
	return folders[len(folders)-1], nil
}

func openRegister(t testing.TB, address string) *register.Register {
	t.Helper()
	r, err := register.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// sqlOf opens the database behind a register, past the register.
func sqlOf(t testing.TB, address string) *sql.DB {
	t.Helper()
	driver, source := "sqlite", "file://"+(&url.URL{Path: address}).EscapedPath()
	if strings.HasPrefix(address, "postgres:") {
		driver, source = "pgx", address
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func mustExec(t testing.TB, db *sql.DB, text string) {
	t.Helper()
	if _, err := db.Exec(text); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}
