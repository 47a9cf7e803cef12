import GRDB

/// The tables. Money is in minor units, instants in milliseconds since 1970-01-01T00:00:00Z.
///
/// The legs of a hold are lines, each of an amount, a space and the payee: a table of their own would double the pages
/// that a hold writes. A leg with a mark has a tab, the phase, a space and the mark after the payee.
///
/// Only these change after they are written: balances and terms of an account, marked balances, the end of a hold, a
/// case's one decision, the moment a reply was acknowledged, and bytes that an archive
/// has instead. `reply_due` is a list of work, not a record.
enum StoreSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1-ledger") { try $0.execute(sql: ledger) }
        migrator.registerMigration("2-messages") { try $0.execute(sql: messages) }
        migrator.registerMigration("3-journal") { try $0.execute(sql: journal) }
        migrator.registerMigration("4-shared-runs") { try $0.execute(sql: sharedRuns) }
        migrator.registerMigration("5-checkpoints") { try $0.execute(sql: checkpoints) }
        migrator.registerMigration("6-ledger-marks") { try $0.execute(sql: ledgerMarks) }
        migrator.registerMigration("7-marked-balances-after") { database in
            for column in markedAfter { try database.execute(sql: "ALTER TABLE posting ADD COLUMN \(column) INTEGER") }
            for statement in markedBalancesAfter { try database.execute(sql: statement) }
        }
        migrator.registerMigration("8-archives") { try $0.execute(sql: archives) }
        migrator.registerMigration("9-sorted-runs") { database in
            try database.execute(sql: sortedRuns)
            try RunFilling.fill(database)
        }
        return migrator
    }

    private static let ledger = """
        CREATE TABLE account (
            identifier TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, currency TEXT NOT NULL, status TEXT NOT NULL,
            posted INTEGER NOT NULL, held INTEGER NOT NULL, incoming INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE hold (
            identifier TEXT NOT NULL PRIMARY KEY, payer TEXT NOT NULL, currency TEXT NOT NULL, total INTEGER NOT NULL,
            legs TEXT NOT NULL, placed_at INTEGER NOT NULL, deadline INTEGER NOT NULL, state TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX hold_open ON hold (deadline, identifier) WHERE state = 'placed';
        CREATE TABLE posting (
            sequence INTEGER PRIMARY KEY, debit TEXT NOT NULL, credit TEXT NOT NULL, amount INTEGER NOT NULL,
            currency TEXT NOT NULL, kind TEXT NOT NULL, hold TEXT, command_key TEXT NOT NULL, at INTEGER NOT NULL,
            debit_posted_after INTEGER NOT NULL, credit_posted_after INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX posting_debit ON posting (debit, sequence);
        CREATE INDEX posting_credit ON posting (credit, sequence);
        CREATE TABLE answer (
            command_key TEXT NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL, answer TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let messages = """
        CREATE TABLE message (
            sequence INTEGER PRIMARY KEY, sender TEXT NOT NULL, digest BLOB NOT NULL, received_at INTEGER NOT NULL,
            claims INTEGER NOT NULL, sent_from TEXT, sent_to TEXT, business_message_identifier TEXT,
            message_definition TEXT, business_service TEXT, creation_date TEXT, message_identifier TEXT,
            instruction TEXT, end_to_end TEXT, transaction_identifier TEXT, uetr TEXT,
            evidence BLOB NOT NULL, raw BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX message_bytes ON message (digest, sender);
        CREATE UNIQUE INDEX message_identifier ON message (business_message_identifier, sender) WHERE claims = 1;
        CREATE UNIQUE INDEX message_uetr ON message (uetr) WHERE claims = 1;
        CREATE TABLE settlement_case (
            message INTEGER PRIMARY KEY, amount INTEGER NOT NULL, currency TEXT NOT NULL,
            currency_decimals INTEGER NOT NULL, payer TEXT NOT NULL, payee TEXT NOT NULL, value_date TEXT NOT NULL,
            expiry INTEGER NOT NULL, partner_jurisdiction TEXT NOT NULL, own_jurisdiction TEXT NOT NULL,
            opened_at INTEGER NOT NULL, state TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT, ended_at INTEGER
        ) STRICT;
        CREATE INDEX settlement_case_open ON settlement_case (message) WHERE state = 'held';
        CREATE TABLE refusal (
            message INTEGER PRIMARY KEY, reason TEXT NOT NULL, reply TEXT NOT NULL, narrative TEXT NOT NULL,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE reply_due (message INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE co_signature (
            message INTEGER PRIMARY KEY, posting INTEGER NOT NULL, signed BLOB NOT NULL, evidence BLOB NOT NULL
        ) STRICT;
        CREATE TABLE reply (
            mailbox_sequence INTEGER PRIMARY KEY, message INTEGER NOT NULL UNIQUE, partner TEXT NOT NULL,
            bytes BLOB NOT NULL, recorded_at INTEGER NOT NULL, acknowledged_at INTEGER
        ) STRICT;
        CREATE INDEX reply_waiting ON reply (partner, mailbox_sequence) WHERE acknowledged_at IS NULL;
        """

    /// A co-signed message is kept without what the message as received has already; rows from before share nothing.
    private static let sharedRuns = """
        ALTER TABLE co_signature ADD COLUMN shared_at INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE co_signature ADD COLUMN shared_from INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE co_signature ADD COLUMN shared_count INTEGER NOT NULL DEFAULT 0;
        """

    /// Checkpoints of the journal by the number of entries, and the subtrees that proofs need.
    private static let checkpoints = """
        CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note BLOB NOT NULL) STRICT;
        CREATE TABLE merkle_node (
            level INTEGER NOT NULL, position INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (level, position)
        ) STRICT, WITHOUT ROWID;
        """

    /// What unmarked payments leave as it is: an account's `marked` is 0 and its `terms` null, and the rest is null.
    private static let ledgerMarks = """
        ALTER TABLE account ADD COLUMN marked INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE account ADD COLUMN terms TEXT;
        ALTER TABLE hold ADD COLUMN purpose TEXT;
        ALTER TABLE hold ADD COLUMN condition TEXT;
        ALTER TABLE hold ADD COLUMN parts TEXT;
        ALTER TABLE posting ADD COLUMN mark TEXT;
        ALTER TABLE posting ADD COLUMN mark_phase TEXT;
        CREATE INDEX posting_mark ON posting (mark, sequence) WHERE mark IS NOT NULL;
        CREATE TABLE mark (
            identifier TEXT NOT NULL PRIMARY KEY, currency TEXT NOT NULL, owner TEXT NOT NULL, rule TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE marked_balance (
            mark TEXT NOT NULL, account TEXT NOT NULL, posted INTEGER NOT NULL, held INTEGER NOT NULL,
            incoming INTEGER NOT NULL, PRIMARY KEY (mark, account)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX marked_balance_account ON marked_balance (account, mark);
        """

    /// The columns that the next migration adds, before what follows.
    static let markedAfter = ["debit_marked_after", "credit_marked_after"]

    /// What each posting of marked money left behind on both sides, and the indexes that paths and statements go by. Of
    /// unmarked postings both are null, and none of them is in an index here. What was posted before is added up. In
    /// words that both stores understand.
    static let markedBalancesAfter = [
        """
        UPDATE posting SET
            debit_marked_after = CASE WHEN mark_phase <> 'begins' THEN (
                SELECT sum(CASE WHEN e.credit = posting.debit AND e.mark_phase <> 'ends' THEN e.amount ELSE 0 END)
                    - sum(CASE WHEN e.debit = posting.debit AND e.mark_phase <> 'begins' THEN e.amount ELSE 0 END)
                FROM posting e WHERE e.mark = posting.mark AND e.sequence <= posting.sequence) END,
            credit_marked_after = CASE WHEN mark_phase <> 'ends' THEN (
                SELECT sum(CASE WHEN e.credit = posting.credit AND e.mark_phase <> 'ends' THEN e.amount ELSE 0 END)
                    - sum(CASE WHEN e.debit = posting.credit AND e.mark_phase <> 'begins' THEN e.amount ELSE 0 END)
                FROM posting e WHERE e.mark = posting.mark AND e.sequence <= posting.sequence) END
        WHERE mark IS NOT NULL
        """,
        "CREATE INDEX posting_mark_phase ON posting (mark, mark_phase, amount) WHERE mark IS NOT NULL",
        "CREATE INDEX posting_debit_mark ON posting (debit, mark, sequence) WHERE debit_marked_after IS NOT NULL",
        "CREATE INDEX posting_credit_mark ON posting (credit, mark, sequence) WHERE credit_marked_after IS NOT NULL",
        """
        CREATE INDEX hold_condition ON hold (condition, deadline, identifier)
            WHERE condition IS NOT NULL AND state = 'placed'
        """,
    ]

    /// Files with the bytes of closed messages. Where bytes were given up, there is their digest; else these are null.
    private static let archives = """
        CREATE TABLE archive (
            number INTEGER PRIMARY KEY, day TEXT NOT NULL, digest BLOB NOT NULL UNIQUE, messages INTEGER NOT NULL,
            bytes INTEGER NOT NULL
        ) STRICT;
        ALTER TABLE reply ADD COLUMN archive INTEGER;
        ALTER TABLE reply ADD COLUMN digest BLOB;
        ALTER TABLE co_signature ADD COLUMN digest BLOB;
        """

    private static let journal = """
        CREATE TABLE journal (
            sequence INTEGER PRIMARY KEY, kind INTEGER NOT NULL, at INTEGER NOT NULL, payload BLOB NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        """

    /// Rows whose keys come in no order are appended, and found by sorted runs of those keys' hashes: a key's place in
    /// an index of its own would be another page for every row.
    private static let sortedRuns = """
        ALTER TABLE account RENAME TO account_by_name;
        CREATE TABLE account (
            number INTEGER PRIMARY KEY, identifier TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, currency TEXT NOT NULL,
            status TEXT NOT NULL, posted INTEGER NOT NULL, held INTEGER NOT NULL, incoming INTEGER NOT NULL,
            marked INTEGER NOT NULL DEFAULT 0, terms TEXT
        ) STRICT;
        INSERT INTO account (identifier, kind, currency, status, posted, held, incoming, marked, terms)
            SELECT identifier, kind, currency, status, posted, held, incoming, marked, terms
            FROM account_by_name ORDER BY identifier;
        DROP TABLE account_by_name;
        ALTER TABLE hold RENAME TO hold_by_name;
        CREATE TABLE hold (
            number INTEGER PRIMARY KEY, identifier TEXT NOT NULL, payer TEXT NOT NULL, currency TEXT NOT NULL,
            total INTEGER NOT NULL, legs TEXT NOT NULL, placed_at INTEGER NOT NULL, deadline INTEGER NOT NULL,
            state TEXT NOT NULL, purpose TEXT, condition TEXT, parts TEXT
        ) STRICT;
        INSERT INTO hold (
            identifier, payer, currency, total, legs, placed_at, deadline, state, purpose, condition, parts)
            SELECT identifier, payer, currency, total, legs, placed_at, deadline, state, purpose, condition, parts
            FROM hold_by_name ORDER BY placed_at, identifier;
        DROP TABLE hold_by_name;
        CREATE INDEX hold_open ON hold (deadline) WHERE state = 'placed';
        CREATE INDEX hold_condition ON hold (condition, deadline, identifier)
            WHERE condition IS NOT NULL AND state = 'placed';
        ALTER TABLE answer RENAME TO answer_by_key;
        CREATE TABLE answer (
            number INTEGER PRIMARY KEY, command_key TEXT NOT NULL, fingerprint TEXT NOT NULL, answer TEXT NOT NULL
        ) STRICT;
        INSERT INTO answer (command_key, fingerprint, answer)
            SELECT command_key, fingerprint, answer FROM answer_by_key ORDER BY command_key;
        DROP TABLE answer_by_key;
        DROP INDEX posting_debit;
        DROP INDEX posting_credit;
        DROP INDEX message_bytes;
        DROP INDEX message_identifier;
        DROP INDEX message_uetr;
        CREATE TABLE run (
            number INTEGER PRIMARY KEY, family INTEGER NOT NULL, level INTEGER NOT NULL, position INTEGER NOT NULL,
            entries INTEGER NOT NULL, first_block INTEGER NOT NULL, written INTEGER NOT NULL,
            UNIQUE (family, level, position)
        ) STRICT;
        CREATE TABLE run_block (number INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
        CREATE TABLE run_part (
            number INTEGER PRIMARY KEY, hash INTEGER NOT NULL, row INTEGER NOT NULL, filter BLOB NOT NULL
        ) STRICT;
        CREATE TABLE run_waste (first_block INTEGER PRIMARY KEY, last_block INTEGER NOT NULL) STRICT;
        CREATE TABLE run_secret (number INTEGER PRIMARY KEY, secret BLOB NOT NULL) STRICT;
        INSERT INTO run_secret (number, secret) VALUES (1, randomblob(16));
        """
}
