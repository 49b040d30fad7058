-- +goose Up

-- Counts in the order of pairs: what a document adds to lies together, and so
-- do the counts of a pair, of a party and of a subject. Small indices find the
-- parties of a subject and the partners of a party.
ALTER TABLE tally DROP CONSTRAINT tally_pkey;
DROP INDEX tally_pair;
DROP INDEX tally_b;
ALTER TABLE tally ADD PRIMARY KEY (a, b, subject, year, direction);
CREATE INDEX tally_party ON tally (subject, year, a) WHERE b = '';
CREATE INDEX tally_first ON tally (subject, year, a, b) WHERE subject = '' AND year = 0 AND b > '';
CREATE INDEX tally_second ON tally (subject, year, b, a) WHERE subject = '' AND year = 0 AND b > '';
