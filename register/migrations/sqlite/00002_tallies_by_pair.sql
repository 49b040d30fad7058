-- +goose Up

-- Counts in the order of pairs: what a document adds to lies together, and so
-- do the counts of a pair, of a party and of a subject. Small indices find the
-- parties of a subject and the partners of a party.
CREATE TABLE tally_by_pair (
  a         TEXT NOT NULL,
  b         TEXT NOT NULL,
  direction TEXT NOT NULL,
  subject   TEXT NOT NULL,
  year      INTEGER NOT NULL,
  pledges   INTEGER NOT NULL,
  calls     INTEGER NOT NULL,
  positions INTEGER NOT NULL,
  acts      INTEGER NOT NULL,
  figures   INTEGER NOT NULL,
  firmness  INTEGER NOT NULL,
  PRIMARY KEY (a, b, subject, year, direction)
) STRICT, WITHOUT ROWID;
INSERT INTO tally_by_pair SELECT a, b, direction, subject, year, pledges, calls, positions, acts, figures, firmness
  FROM tally ORDER BY a, b, subject, year, direction;
DROP TABLE tally;
ALTER TABLE tally_by_pair RENAME TO tally;
CREATE INDEX tally_party ON tally (subject, year, a) WHERE b = '';
CREATE INDEX tally_first ON tally (subject, year, a, b) WHERE subject = '' AND year = 0 AND b > '';
CREATE INDEX tally_second ON tally (subject, year, b, a) WHERE subject = '' AND year = 0 AND b > '';
