// One settlement in the store: a hold, then its posting, durable. Rows as a plain ledger keeps them; WAL, FULL.
#include "reference.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INSERT_HOLD, HOLD_FUNDS, POST, CLOSE_HOLD, DEBIT, CREDIT, STATEMENTS };

static const char *sql[STATEMENTS] = {
    "INSERT INTO hold (identifier, payer, payee, amount, deadline, state) VALUES (?1, ?2, ?3, ?4, ?5, 'placed')",
    "UPDATE account SET held = held + ?2 WHERE identifier = ?1 AND posted - held >= ?2",
    "INSERT INTO posting (debit, credit, amount, hold) VALUES (?1, ?2, ?3, ?4)",
    "UPDATE hold SET state = 'settled' WHERE identifier = ?1 AND state = 'placed'",
    "UPDATE account SET posted = posted - ?2, held = held - ?2 WHERE identifier = ?1",
    "UPDATE account SET posted = posted + ?2 WHERE identifier = ?1",
};

struct Ledger {
    sqlite3 *database;
    sqlite3_stmt *statements[STATEMENTS], *journal;
    long next;
};

static void run(Ledger *ledger, const char *text) {
    char *error = NULL;
    if (sqlite3_exec(ledger->database, text, NULL, NULL, &error) != SQLITE_OK) stop("%s: %s", text, error);
}

static void step(Ledger *ledger, sqlite3_stmt *statement, bool changes_one) {
    if (sqlite3_step(statement) != SQLITE_DONE) stop("%s", sqlite3_errmsg(ledger->database));
    if (changes_one && sqlite3_changes(ledger->database) != 1) stop("no such row");
    sqlite3_reset(statement);
}

Ledger *ledger_open(const char *path) {
    Ledger *ledger = calloc(1, sizeof *ledger);
    if (sqlite3_open(path, &ledger->database) != SQLITE_OK) stop("cannot open %s", path);
    run(ledger, "PRAGMA journal_mode=WAL");
    run(ledger, "PRAGMA synchronous=FULL");
    run(ledger,
        "CREATE TABLE account (identifier TEXT PRIMARY KEY, posted INTEGER NOT NULL, held INTEGER NOT NULL) "
        "STRICT, WITHOUT ROWID;"
        "CREATE TABLE hold (identifier TEXT PRIMARY KEY, payer TEXT NOT NULL, payee TEXT NOT NULL, "
        "amount INTEGER NOT NULL, deadline INTEGER NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID;"
        "CREATE TABLE posting (sequence INTEGER PRIMARY KEY, debit TEXT NOT NULL, credit TEXT NOT NULL, "
        "amount INTEGER NOT NULL, hold TEXT NOT NULL) STRICT;"
        "CREATE TABLE journal (sequence INTEGER PRIMARY KEY, message BLOB NOT NULL) STRICT;"
        "INSERT INTO account VALUES ('KZ-PARTNER-XA', 1000000000000, 0)");
    for (int i = 0; i < 100; i++) {
        char text[128];
        snprintf(text, sizeof text, "INSERT INTO account VALUES ('KZ86125KZT50041%05d', 0, 0)", i);
        run(ledger, text);
    }
    for (int i = 0; i < STATEMENTS; i++)
        if (sqlite3_prepare_v2(ledger->database, sql[i], -1, &ledger->statements[i], NULL) != SQLITE_OK)
            stop("%s", sqlite3_errmsg(ledger->database));
    sqlite3_prepare_v2(ledger->database, "INSERT INTO journal (message) VALUES (?1)", -1, &ledger->journal, NULL);
    return ledger;
}

static void settle(Ledger *ledger) {
    char hold[40], payee[40];
    const char *payer = "KZ-PARTNER-XA";
    const long amount = 100;
    long number = ledger->next++;
    sqlite3_stmt **statements = ledger->statements;
    // Identifiers come in no order, as UETRs do.
    snprintf(hold, sizeof hold, "%08lx-%020ld", (unsigned long)(number * 2654435761UL) & 0xFFFFFFFF, number);
    snprintf(payee, sizeof payee, "KZ86125KZT50041%05ld", number % 100);
    sqlite3_bind_text(statements[INSERT_HOLD], 1, hold, -1, SQLITE_STATIC);
    sqlite3_bind_text(statements[INSERT_HOLD], 2, payer, -1, SQLITE_STATIC);
    sqlite3_bind_text(statements[INSERT_HOLD], 3, payee, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statements[INSERT_HOLD], 4, amount);
    sqlite3_bind_int64(statements[INSERT_HOLD], 5, 1772600000000 + number);
    step(ledger, statements[INSERT_HOLD], true);
    sqlite3_bind_text(statements[HOLD_FUNDS], 1, payer, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statements[HOLD_FUNDS], 2, amount);
    step(ledger, statements[HOLD_FUNDS], true);
    sqlite3_bind_text(statements[POST], 1, payer, -1, SQLITE_STATIC);
    sqlite3_bind_text(statements[POST], 2, payee, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statements[POST], 3, amount);
    sqlite3_bind_text(statements[POST], 4, hold, -1, SQLITE_STATIC);
    step(ledger, statements[POST], true);
    sqlite3_bind_text(statements[CLOSE_HOLD], 1, hold, -1, SQLITE_STATIC);
    step(ledger, statements[CLOSE_HOLD], true);
    sqlite3_bind_text(statements[DEBIT], 1, payer, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statements[DEBIT], 2, amount);
    step(ledger, statements[DEBIT], true);
    sqlite3_bind_text(statements[CREDIT], 1, payee, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statements[CREDIT], 2, amount);
    step(ledger, statements[CREDIT], true);
}

// With a message, its bytes are kept in the same transaction.
void ledger_settle_group(Ledger *ledger, int count, Bytes message) {
    run(ledger, "BEGIN IMMEDIATE");
    for (int i = 0; i < count; i++) {
        settle(ledger);
        if (!message.bytes) continue;
        sqlite3_bind_blob(ledger->journal, 1, message.bytes, (int)message.count, SQLITE_STATIC);
        step(ledger, ledger->journal, true);
    }
    run(ledger, "COMMIT");
}

void ledger_close(Ledger *ledger) {
    for (int i = 0; i < STATEMENTS; i++) sqlite3_finalize(ledger->statements[i]);
    sqlite3_finalize(ledger->journal);
    sqlite3_close(ledger->database);
    free(ledger);
}
