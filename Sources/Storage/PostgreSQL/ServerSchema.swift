/// The tables of `StoreSchema` in PostgreSQL's words, under the same names and numbers of migrations.
///
/// Texts that are ordered or compared by order are of collation "C", as in SQLite and in Swift: by their bytes.
enum ServerSchema {
    struct Migration: Sendable {
        let identifier: String
        let statements: [String]
    }

    static let migrations: [Migration] = [
        Migration(identifier: "1-ledger", statements: ledger),
        Migration(identifier: "2-messages", statements: messages),
        Migration(identifier: "3-journal", statements: journal),
        Migration(identifier: "4-shared-runs", statements: sharedRuns),
        Migration(identifier: "5-checkpoints", statements: checkpoints),
        Migration(identifier: "6-ledger-marks", statements: ledgerMarks),
        Migration(identifier: "7-marked-balances-after", statements: markedBalancesAfter),
        Migration(identifier: "8-archives", statements: archives),
    ]

    // Accounts are few and change always: pages half empty keep their new versions beside the old ones.
    private static let ledger = [
        """
        CREATE TABLE account (
            identifier TEXT COLLATE "C" NOT NULL PRIMARY KEY, kind TEXT NOT NULL, currency TEXT NOT NULL,
            status TEXT NOT NULL, posted BIGINT NOT NULL, held BIGINT NOT NULL, incoming BIGINT NOT NULL
        ) WITH (fillfactor = 50)
        """,
        """
        CREATE TABLE hold (
            identifier TEXT COLLATE "C" NOT NULL PRIMARY KEY, payer TEXT NOT NULL, currency TEXT NOT NULL,
            total BIGINT NOT NULL, legs TEXT NOT NULL, placed_at BIGINT NOT NULL, deadline BIGINT NOT NULL,
            state TEXT NOT NULL
        )
        """,
        "CREATE INDEX hold_open ON hold (deadline, identifier) WHERE state = 'placed'",
        """
        CREATE TABLE posting (
            sequence BIGINT PRIMARY KEY, debit TEXT COLLATE "C" NOT NULL, credit TEXT COLLATE "C" NOT NULL,
            amount BIGINT NOT NULL, currency TEXT NOT NULL, kind TEXT NOT NULL, hold TEXT COLLATE "C",
            command_key TEXT NOT NULL, at BIGINT NOT NULL, debit_posted_after BIGINT NOT NULL,
            credit_posted_after BIGINT NOT NULL
        )
        """,
        "CREATE INDEX posting_debit ON posting (debit, sequence)",
        "CREATE INDEX posting_credit ON posting (credit, sequence)",
        """
        CREATE TABLE answer (
            command_key TEXT COLLATE "C" NOT NULL PRIMARY KEY, fingerprint TEXT NOT NULL, answer TEXT NOT NULL
        )
        """,
    ]

    private static let messages = [
        """
        CREATE TABLE message (
            sequence BIGINT PRIMARY KEY, sender TEXT COLLATE "C" NOT NULL, digest BYTEA NOT NULL,
            received_at BIGINT NOT NULL, claims BIGINT NOT NULL, sent_from TEXT, sent_to TEXT,
            business_message_identifier TEXT COLLATE "C", message_definition TEXT, business_service TEXT,
            creation_date TEXT, message_identifier TEXT, instruction TEXT, end_to_end TEXT,
            transaction_identifier TEXT, uetr TEXT COLLATE "C", evidence BYTEA NOT NULL, raw BYTEA NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX message_bytes ON message (digest, sender)",
        """
        CREATE UNIQUE INDEX message_identifier ON message (business_message_identifier, sender) WHERE claims = 1
        """,
        "CREATE UNIQUE INDEX message_uetr ON message (uetr) WHERE claims = 1",
        """
        CREATE TABLE settlement_case (
            message BIGINT PRIMARY KEY, amount BIGINT NOT NULL, currency TEXT NOT NULL,
            currency_decimals BIGINT NOT NULL, payer TEXT NOT NULL, payee TEXT NOT NULL, value_date TEXT NOT NULL,
            expiry BIGINT NOT NULL, partner_jurisdiction TEXT NOT NULL, own_jurisdiction TEXT NOT NULL,
            opened_at BIGINT NOT NULL, state TEXT NOT NULL, decision TEXT NOT NULL, reason TEXT, ended_at BIGINT
        )
        """,
        "CREATE INDEX settlement_case_open ON settlement_case (message) WHERE state = 'held'",
        """
        CREATE TABLE refusal (
            message BIGINT PRIMARY KEY, reason TEXT NOT NULL, reply TEXT NOT NULL, narrative TEXT NOT NULL,
            at BIGINT NOT NULL
        )
        """,
        "CREATE TABLE reply_due (message BIGINT PRIMARY KEY)",
        """
        CREATE TABLE co_signature (
            message BIGINT PRIMARY KEY, posting BIGINT NOT NULL, signed BYTEA NOT NULL, evidence BYTEA NOT NULL
        )
        """,
        """
        CREATE TABLE reply (
            mailbox_sequence BIGINT PRIMARY KEY, message BIGINT NOT NULL UNIQUE, partner TEXT COLLATE "C" NOT NULL,
            bytes BYTEA NOT NULL, recorded_at BIGINT NOT NULL, acknowledged_at BIGINT
        )
        """,
        "CREATE INDEX reply_waiting ON reply (partner, mailbox_sequence) WHERE acknowledged_at IS NULL",
    ]

    // The one row whose lock is a writer's turn. It says nothing and never changes.
    private static let journal = [
        """
        CREATE TABLE journal (
            sequence BIGINT PRIMARY KEY, kind BIGINT NOT NULL, at BIGINT NOT NULL, payload BYTEA NOT NULL,
            hash BYTEA NOT NULL
        )
        """,
        "CREATE TABLE turn (number BIGINT PRIMARY KEY)",
        "INSERT INTO turn (number) VALUES (1)",
    ]

    private static let sharedRuns = ["at", "from", "count"].map {
        "ALTER TABLE co_signature ADD COLUMN shared_\($0) BIGINT NOT NULL DEFAULT 0"
    }

    private static let checkpoints = [
        "CREATE TABLE checkpoint (size BIGINT PRIMARY KEY, note BYTEA NOT NULL)",
        """
        CREATE TABLE merkle_node (
            level BIGINT NOT NULL, position BIGINT NOT NULL, hash BYTEA NOT NULL, PRIMARY KEY (level, position)
        )
        """,
    ]

    private static let markedBalancesAfter =
        StoreSchema.markedAfter.map { "ALTER TABLE posting ADD COLUMN \($0) BIGINT" } + StoreSchema.markedBalancesAfter

    private static let archives = [
        """
        CREATE TABLE archive (
            number BIGINT PRIMARY KEY, day TEXT NOT NULL, digest BYTEA NOT NULL UNIQUE, messages BIGINT NOT NULL,
            bytes BIGINT NOT NULL
        )
        """,
        "ALTER TABLE reply ADD COLUMN archive BIGINT",
        "ALTER TABLE reply ADD COLUMN digest BYTEA",
        "ALTER TABLE co_signature ADD COLUMN digest BYTEA",
    ]

    private static let ledgerMarks = [
        "ALTER TABLE account ADD COLUMN marked BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE account ADD COLUMN terms TEXT",
        "ALTER TABLE hold ADD COLUMN purpose TEXT",
        "ALTER TABLE hold ADD COLUMN condition TEXT",
        "ALTER TABLE hold ADD COLUMN parts TEXT",
        "ALTER TABLE posting ADD COLUMN mark TEXT COLLATE \"C\"",
        "ALTER TABLE posting ADD COLUMN mark_phase TEXT",
        "CREATE INDEX posting_mark ON posting (mark, sequence) WHERE mark IS NOT NULL",
        """
        CREATE TABLE mark (
            identifier TEXT COLLATE "C" NOT NULL PRIMARY KEY, currency TEXT NOT NULL, owner TEXT NOT NULL,
            rule TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE marked_balance (
            mark TEXT COLLATE "C" NOT NULL, account TEXT COLLATE "C" NOT NULL, posted BIGINT NOT NULL,
            held BIGINT NOT NULL, incoming BIGINT NOT NULL, PRIMARY KEY (mark, account)
        ) WITH (fillfactor = 50)
        """,
        "CREATE INDEX marked_balance_account ON marked_balance (account, mark)",
    ]
}
