//go:build !unix

package register_test

import "errors"

func (s *postgresServer) start() { s.missing = errors.New("it is started on Unix only") }

func (s *postgresServer) stop() {}
