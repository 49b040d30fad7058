-- +goose Up

-- What else an entry has, as a few bits: see signOf in index.go. -1 where it is
-- not known, as in registers filled before: all bits are set, so nothing is
-- passed over.
ALTER TABLE posting ADD COLUMN sign INTEGER NOT NULL DEFAULT -1;
