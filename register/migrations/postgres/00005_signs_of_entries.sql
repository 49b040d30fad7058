-- +goose Up

-- The sign of an entry in the index of the queue as well: see 00003_signs.sql.
ALTER TABLE entry ADD COLUMN sign BIGINT NOT NULL DEFAULT -1;
DROP INDEX entry_queue;
CREATE INDEX entry_queue ON entry (state, closed, sure, id) INCLUDE (sign);

-- Counts change with each document: room in their pages lets a new count stand
-- beside the old one, and no index is touched.
ALTER TABLE tally SET (fillfactor = 70);
ALTER TABLE term SET (fillfactor = 70);
