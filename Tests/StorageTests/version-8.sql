-- Makes an SQLite store of version 9 one of version 8: rows by key, and no sorted runs.
ALTER TABLE account RENAME TO numbered_account;
CREATE TABLE account (
    identifier TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, currency TEXT NOT NULL, status TEXT NOT NULL,
    posted INTEGER NOT NULL, held INTEGER NOT NULL, incoming INTEGER NOT NULL, marked INTEGER NOT NULL DEFAULT 0,
    terms TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO account SELECT identifier, kind, currency, status, posted, held, incoming, marked, terms
    FROM numbered_account;
DROP TABLE numbered_account;
ALTER TABLE hold RENAME TO numbered_hold;
CREATE TABLE hold (
    identifier TEXT NOT NULL PRIMARY KEY, payer TEXT NOT NULL, currency TEXT NOT NULL, total INTEGER NOT NULL,
    legs TEXT NOT NULL, placed_at INTEGER NOT NULL, deadline INTEGER NOT NULL, state TEXT NOT NULL, purpose TEXT,
    condition TEXT, parts TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO hold
    SELECT identifier, payer, currency, total, legs, placed_at, deadline, state, purpose, condition, parts
    FROM numbered_hold;
DROP TABLE numbered_hold;
CREATE INDEX hold_open ON hold (deadline, identifier) WHERE state = 'placed';
CREATE INDEX hold_condition ON hold (condition, deadline, identifier)
    WHERE condition IS NOT NULL AND state = 'placed';
ALTER TABLE answer RENAME TO numbered_answer;
CREATE TABLE answer (
    command_key TEXT NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL, answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO answer SELECT command_key, fingerprint, answer FROM numbered_answer;
DROP TABLE numbered_answer;
CREATE INDEX posting_debit ON posting (debit, sequence);
CREATE INDEX posting_credit ON posting (credit, sequence);
CREATE UNIQUE INDEX message_bytes ON message (digest, sender);
CREATE UNIQUE INDEX message_identifier ON message (business_message_identifier, sender) WHERE claims = 1;
CREATE UNIQUE INDEX message_uetr ON message (uetr) WHERE claims = 1;
DROP TABLE run;
DROP TABLE run_block;
DROP TABLE run_part;
DROP TABLE run_waste;
DROP TABLE run_secret;
DELETE FROM grdb_migrations WHERE identifier = '9-sorted-runs';
