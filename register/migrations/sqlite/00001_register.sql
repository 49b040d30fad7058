-- +goose Up

-- The ledger: rows are added and never changed, which the triggers at the end see to.
-- There are no foreign keys: each would cost a search with every row, and Verify looks at what they would.

-- One transaction of the ledger. serial is the highest serial used so far, of
-- which entries and wordings take theirs.
CREATE TABLE change (
  seq    INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL, -- microseconds since 1970, UTC
  serial INTEGER NOT NULL
) STRICT;

-- The id of a document, a reading and a review is the change that added it.
CREATE TABLE document (
  id       INTEGER PRIMARY KEY,
  hash     TEXT NOT NULL UNIQUE,
  text     TEXT NOT NULL,
  title    TEXT NOT NULL,
  language TEXT NOT NULL
) STRICT;

CREATE TABLE retrieval (
  document   INTEGER NOT NULL,
  seq        INTEGER NOT NULL,
  address    TEXT NOT NULL,
  source     TEXT NOT NULL, -- host or file name of the address
  media_type TEXT NOT NULL,
  retrieved  INTEGER NOT NULL,
  published  TEXT NOT NULL,
  original   BLOB, -- null where it is the text itself, byte for byte
  PRIMARY KEY (document, seq)
) STRICT;

CREATE TABLE reading (
  id         INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL,
  engine     TEXT NOT NULL,
  published  TEXT NOT NULL,
  parties    TEXT NOT NULL, -- JSON
  doubts     TEXT NOT NULL, -- JSON
  statements INTEGER NOT NULL,
  doubted    INTEGER NOT NULL
) STRICT;
CREATE INDEX retrieval_source ON retrieval (source, document);
CREATE INDEX retrieval_seq ON retrieval (seq);
CREATE INDEX reading_document ON reading (document, id);

-- A statement to the letter, as JSON without document and source. Readings that
-- agree share it, and entries point to it.
CREATE TABLE wording (
  id   INTEGER PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

CREATE TABLE reading_statement (
  reading  INTEGER NOT NULL,
  position INTEGER NOT NULL,
  wording  INTEGER NOT NULL,
  PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;

-- Which reading of a document counts, from a change on.
CREATE TABLE pointer (
  document INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  reading  INTEGER NOT NULL,
  PRIMARY KEY (document, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX pointer_seq ON pointer (seq);

CREATE TABLE review (
  id              INTEGER PRIMARY KEY,
  document        INTEGER NOT NULL,
  reading         INTEGER NOT NULL, -- the current one when the review was made, or 0
  action          TEXT NOT NULL,
  statement       TEXT NOT NULL,
  operative_start INTEGER NOT NULL,
  operative_end   INTEGER NOT NULL,
  content_start   INTEGER NOT NULL,
  content_end     INTEGER NOT NULL,
  field           TEXT NOT NULL,
  value           TEXT NOT NULL, -- JSON, of a correction or a missed statement
  withdraws       INTEGER NOT NULL,
  reviewer        TEXT NOT NULL,
  reason          TEXT NOT NULL
) STRICT;
CREATE INDEX review_document ON review (document, id);

-- What is made from the ledger, for speed.

-- A statement as it counts, from change since until change closed (0: still).
-- Its id sorts by day: the day's number times 2^40, plus a serial.
CREATE TABLE entry (
  id        INTEGER PRIMARY KEY,
  statement TEXT NOT NULL,
  document  INTEGER NOT NULL,
  wording   INTEGER NOT NULL,
  place     INTEGER NOT NULL, -- where its operative word begins
  since     INTEGER NOT NULL,
  closed    INTEGER NOT NULL,
  state     TEXT NOT NULL,
  sure      INTEGER NOT NULL, -- confidence in thousandths
  terms     TEXT NOT NULL, -- what it is posted under: t12 t7 …
  mark      INTEGER NOT NULL -- hash of the keys of its terms
) STRICT;
CREATE INDEX entry_document ON entry (document, closed);
CREATE INDEX entry_statement ON entry (statement, since);
CREATE INDEX entry_queue ON entry (state, closed, sure, id);

-- A value of a field, such as actor:CHN; n counts its entries of the present.
CREATE TABLE term (
  id  INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  n   INTEGER NOT NULL
) STRICT;

-- Which entries have a term, in the order of lists.
CREATE TABLE posting (
  term   INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  entry  INTEGER NOT NULL,
  sure   INTEGER NOT NULL,
  PRIMARY KEY (term, closed, entry)
) STRICT, WITHOUT ROWID;

-- Counts of the present by parties, subject and year: see contributions in index.go.
CREATE TABLE tally (
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
  PRIMARY KEY (subject, year, a, b, direction)
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_pair ON tally (a, b);
CREATE INDEX tally_b ON tally (subject, year, b, a);

CREATE TABLE instrument (
  id   TEXT PRIMARY KEY,
  day  TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How many entries of the present each party ('' for all) has through an instrument.
CREATE TABLE instrument_party (
  party      TEXT NOT NULL,
  day        TEXT NOT NULL,
  instrument TEXT NOT NULL,
  n          INTEGER NOT NULL,
  PRIMARY KEY (party, day, instrument)
) STRICT, WITHOUT ROWID;

-- A document as it stands at present. place sorts by day of publication.
CREATE TABLE shelf (
  place      INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL UNIQUE,
  published  TEXT NOT NULL,
  address    TEXT NOT NULL,
  reading    INTEGER NOT NULL,
  statements INTEGER NOT NULL,
  orphans    INTEGER NOT NULL
) STRICT;
CREATE INDEX shelf_orphans ON shelf (document) WHERE orphans > 0;

-- Words. The tables of words hold no text of their own: these views give it.
CREATE VIEW entry_text AS
  SELECT e.id AS id, json_extract(w.body, '$.quote.text') AS words, e.terms AS terms
  FROM entry e JOIN wording w ON w.id = e.wording;
CREATE VIRTUAL TABLE entry_words USING fts5 (
  words, terms, content='entry_text', content_rowid='id', columnsize=0,
  tokenize="porter unicode61 remove_diacritics 2"
);
CREATE VIEW document_text AS
  SELECT s.place AS place, d.text AS words FROM shelf s JOIN document d ON d.id = s.document;
CREATE VIRTUAL TABLE document_words USING fts5 (
  words, content='document_text', content_rowid='place', columnsize=0,
  tokenize="porter unicode61 remove_diacritics 2"
);

-- +goose StatementBegin
CREATE TRIGGER change_stays BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER change_kept BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_stays BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER document_kept BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER retrieval_stays BEFORE UPDATE ON retrieval BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER retrieval_kept BEFORE DELETE ON retrieval BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER reading_stays BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER reading_kept BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER wording_stays BEFORE UPDATE ON wording BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER wording_kept BEFORE DELETE ON wording BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER reading_statement_stays BEFORE UPDATE ON reading_statement BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER reading_statement_kept BEFORE DELETE ON reading_statement BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pointer_stays BEFORE UPDATE ON pointer BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER pointer_kept BEFORE DELETE ON pointer BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER review_stays BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER review_kept BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
