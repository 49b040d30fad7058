-- +goose Up

-- The sign of an entry in the index of the queue as well: see 00003_signs.sql.
ALTER TABLE entry ADD COLUMN sign INTEGER NOT NULL DEFAULT -1;
DROP INDEX entry_queue;
CREATE INDEX entry_queue ON entry (state, closed, sure, id, sign);
