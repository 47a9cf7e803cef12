-- What a payment writes when each of its two steps is a transaction of its own: the same rows as a gateway's, less the
-- hash chain. The settlement account is the hot row.
CREATE TABLE account (identifier text PRIMARY KEY, posted bigint NOT NULL, held bigint NOT NULL, incoming bigint NOT NULL)
    WITH (fillfactor = 50);
CREATE TABLE message (sequence bigserial PRIMARY KEY, uetr text NOT NULL UNIQUE, digest bytea NOT NULL, raw bytea NOT NULL);
CREATE TABLE hold (uetr text PRIMARY KEY, payer text NOT NULL, payee text NOT NULL, amount bigint NOT NULL, state text NOT NULL);
CREATE TABLE settlement_case (uetr text PRIMARY KEY, amount bigint NOT NULL, state text NOT NULL, decision text NOT NULL);
CREATE TABLE posting (
    sequence bigserial PRIMARY KEY, debit text NOT NULL, credit text NOT NULL, amount bigint NOT NULL, hold text NOT NULL);
CREATE INDEX posting_debit ON posting (debit, sequence);
CREATE INDEX posting_credit ON posting (credit, sequence);
CREATE TABLE co_signature (uetr text PRIMARY KEY, signed bytea NOT NULL);
CREATE TABLE reply (mailbox_sequence bigserial PRIMARY KEY, uetr text NOT NULL UNIQUE, bytes bytea NOT NULL);
CREATE TABLE journal (sequence bigserial PRIMARY KEY, payload bytea NOT NULL);
INSERT INTO account SELECT 'CLIENT-' || n, 0, 0, 0 FROM generate_series(0, 99) n;
INSERT INTO account VALUES ('XA-SETTLEMENT', 1000000000000, 0, 0);
