-- +goose Up

-- Tokens let their bearers read, add, review or administer through the pages
-- and the API. They are rows that stay, as the ledger's do, but no changes of
-- it: see token.go.
CREATE TABLE token (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  hash    TEXT NOT NULL UNIQUE, -- SHA-256 of the token, which itself is kept nowhere
  scopes  TEXT NOT NULL, -- joined by commas
  made    INTEGER NOT NULL, -- microseconds since 1970, UTC, as are the others
  expires INTEGER NOT NULL -- 0 for never
) STRICT;
CREATE INDEX token_name ON token (name);

CREATE TABLE revocation (
  token INTEGER PRIMARY KEY,
  at    INTEGER NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER token_stays BEFORE UPDATE ON token BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER token_kept BEFORE DELETE ON token BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER revocation_stays BEFORE UPDATE ON revocation BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER revocation_kept BEFORE DELETE ON revocation BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END;
-- +goose StatementEnd
