//go:build unix

package register_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// start makes a cluster in a folder of its own and starts it on a socket there.
// PostgreSQL refuses to run as root: then it runs as another user.
func (s *postgresServer) start() {
	programs, err := postgresPrograms()
	if err != nil {
		s.missing = err
		return
	}
	if s.folder, s.missing = os.MkdirTemp("", "chancery-pg"); s.missing != nil {
		return
	}
	as, err := otherUser(s.folder)
	if err != nil {
		s.missing = err
		return
	}
	data := filepath.Join(s.folder, "data")
	if s.missing = s.run(as, programs+"/initdb", "-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale", "C", "--no-sync"); s.missing != nil {
		return
	}
	command := exec.Command(programs+"/postgres", "-D", data, "-k", s.folder, "-c", "listen_addresses=", "-c", "fsync=off",
		"-c", "shared_buffers=512MB", "-c", "max_wal_size=8GB", "-c", "checkpoint_timeout=30min")
	command.SysProcAttr = as
	command.Dir = s.folder
	if s.missing = command.Start(); s.missing != nil {
		return
	}
	s.process = command.Process
	s.missing = s.wait()
}

// wait waits until the server answers.
func (s *postgresServer) wait() error {
	for range 100 {
		if _, err := os.Stat(filepath.Join(s.folder, ".s.PGSQL.5432")); err == nil {
			time.Sleep(200 * time.Millisecond)
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("the server did not start within ten seconds")
}

// otherUser gives a folder to a user who may run a server, where root runs the
// tests.
func otherUser(folder string) (*syscall.SysProcAttr, error) {
	if os.Geteuid() != 0 {
		return &syscall.SysProcAttr{}, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errU := strconv.ParseUint(u.Uid, 10, 32)
		gid, errG := strconv.ParseUint(u.Gid, 10, 32)
		if errU != nil || errG != nil || os.Chown(folder, int(uid), int(gid)) != nil {
			continue
		}
		return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
	}
	return nil, fmt.Errorf("root may not run it, and there is neither a user postgres nor nobody")
}

func (s *postgresServer) run(as *syscall.SysProcAttr, name string, args ...string) error {
	command := exec.Command(name, args...)
	command.SysProcAttr = as
	command.Dir = s.folder
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out.Bytes())
	}
	return nil
}

// stop ends the server and takes its folder away.
func (s *postgresServer) stop() {
	if s.process != nil {
		_ = s.process.Signal(syscall.SIGINT) // fast shutdown
		_, _ = s.process.Wait()
	}
	if s.folder != "" {
		_ = os.RemoveAll(s.folder)
	}
}
